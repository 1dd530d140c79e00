"""Keys on their way from the desktop to the fields: told apart, held, given back. `wedge.py` puts it together."""
