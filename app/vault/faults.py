"""Why a secret cannot be had or kept: declared among the refusals, where the window may see them."""

from app.domain.refusals import (
    BadSecret,
    PassphraseNeeded,
    SecretLost,
    SecretsFault,
    VaultDamaged,
    VaultExposed,
    VaultUnavailable,
    WrongPassphrase,
)

VaultFault = SecretsFault

__all__ = [
    "BadSecret",
    "PassphraseNeeded",
    "SecretLost",
    "VaultDamaged",
    "VaultExposed",
    "VaultFault",
    "VaultUnavailable",
    "WrongPassphrase",
]
