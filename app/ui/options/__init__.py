"""设置: the options of this data folder, its secrets, and the people who work here."""
