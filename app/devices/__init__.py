"""Scanners and card readers: a port moves bytes, a decoder makes readings of them, a thread owns the state.

Nothing is looked up and nothing is decided here: what a code means, and whether it may be used, is asked elsewhere.
"""
