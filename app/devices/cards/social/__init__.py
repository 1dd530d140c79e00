"""Social-security cards, through whatever can transmit an APDU."""
