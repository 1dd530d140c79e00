"""设备: the scanners and readers of this workstation, how they are, and what to do when one does not read."""
