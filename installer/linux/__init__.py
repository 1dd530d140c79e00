"""What Debian and its relatives want of a program: a package, a menu entry, device rules."""
