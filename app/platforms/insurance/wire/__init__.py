"""Our words into theirs and back: pure functions, tested on recorded messages."""
