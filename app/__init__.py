"""Yaosu 药溯: every pack's trace code, from the scanner to the platform's receipt."""

__version__ = "0.1.0"
