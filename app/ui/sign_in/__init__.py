"""Signing in, the first change of password, unlocking the key file, and the lock of F12."""

from app.ui.sign_in.view import SignInView
from app.ui.sign_in.viewmodel import SignInState, SignInViewModel, Step

__all__ = ["SignInState", "SignInView", "SignInViewModel", "Step"]
