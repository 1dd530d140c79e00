"""Scanners by make: what their bytes mean, and the commands they understand."""
