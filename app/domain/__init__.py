"""What the counter knows: plain values and rules. No window, SQL, HTTP, thread, clock or file."""
