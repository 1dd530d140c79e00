"""Packages for people: the program frozen with its Python, as a folder, as a .deb and as a Windows installer."""
