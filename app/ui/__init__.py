"""The window. It draws frozen states and passes gestures on; it is handed verbs and never meets the store, a port or a network.

A page of the main window is a `Screen` (screen.py); one where packs are scanned is a `ScanScreen`, and `app.ui.scanning` tells
how such a screen is made. Who does what:

    application  the QApplication, fonts, what happens to a bug      theme, palette, icons   how everything looks
    window       navigation, screens, F-key bar, status bar          languages, messages     words
    wedge, burst scanners that play keyboard; keyboard/ their keys   tables, table, columns  rows of a screen
    tasks, relay the two ways from other threads into the window     tones, watchdog         sound; measuring stalls
"""
