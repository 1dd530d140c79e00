"""What Windows wants of a program: an installer, and a version that Explorer shows."""
