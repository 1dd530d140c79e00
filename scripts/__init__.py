"""What a person runs, one word each, and the few modules those commands share."""
