"""Cards of people: identity cards on a SAM_V reader, social-security cards in a reader of the smart-card service."""
