"""The scanner doctor: a sheet of known symbols, and what is wrong when they arrive otherwise. Pure."""
