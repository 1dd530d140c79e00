"""The doors in front of the platforms: each wants its own signature in the headers."""
