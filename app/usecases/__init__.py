"""What people do here: one verb per file, one transaction each. No window, no network."""
