"""Plays a script in the real window, through the doors a person's keys and mouse go through."""
