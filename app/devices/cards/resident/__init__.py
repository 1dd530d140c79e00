"""Identity cards and residence permits, read through a SAM_V module (GA 467) over a serial line or USB."""
