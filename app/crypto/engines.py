"""What SM2 needs from a compiled library, and which library it gets.

The libcrypto that Python's own TLS uses comes first; where that has no SM2 (some distributions cut it out, some Pythons
hide it), `tongsuopy` does the same. A library is taken only after it has judged the standard's example rightly.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, Protocol

from app.crypto.faults import CryptoFault, NoSm2

# A private or public key inside a library, of the library's own type. Many threads may use one at once.
Key = Any


class Engine(Protocol):
    """The few steps on the curve. Digests are 32 bytes; signatures and ciphertexts are DER; points 65 bytes, 04||x||y.

    Scalars and points must have been checked before. Raises LibraryFailed where nothing but the library is to blame.
    """

    name: str

    def private_key(self, scalar: bytes) -> Key: ...

    def public_key(self, point: bytes) -> Key: ...

    def point(self, key: Key) -> bytes:
        """The public key of either."""

    def sign(self, key: Key, digest: bytes) -> bytes:
        """With a nonce the library draws from the system's random numbers."""

    def verify(self, key: Key, digest: bytes, signature: bytes) -> bool: ...

    def encrypt(self, key: Key, plaintext: bytes) -> bytes: ...

    def decrypt(self, key: Key, ciphertext: bytes) -> bytes:
        """Raises Tampered."""


# GB/T 32918.5, appendix A: public key, digest e and signature (r, s as DER) of the example.
_POINT = bytes.fromhex(
    "0409F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
    "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13"
)
_DIGEST = bytes.fromhex("F0B43E94BA45ACCAACE692ED534382EB17E6AB5A19CE7B31F4486FDFC0D28640")
_SIGNATURE = bytes.fromhex(
    "3046022100F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3"
    "022100B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA"
)


def judges_rightly(engine: Engine) -> bool:
    """Whether the standard's signature fits, and does not fit another digest."""
    key = engine.public_key(_POINT)
    return engine.verify(key, _DIGEST, _SIGNATURE) and not engine.verify(key, _DIGEST[::-1], _SIGNATURE)


def _libcrypto() -> Engine:
    from app.crypto.libcrypto import Libcrypto

    return Libcrypto.of_this_python()


def _tongsuo() -> Engine:
    from app.crypto.tongsuo import Tongsuo

    return Tongsuo()


def first_working(makers: tuple[Callable[[], Engine], ...] = (_libcrypto, _tongsuo)) -> Engine:
    """Raises NoSm2."""
    tried: list[str] = []
    for make in makers:
        try:
            engine = make()
            if judges_rightly(engine):
                return engine
            tried.append(f"{engine.name}: wrong answer")
        except (CryptoFault, OSError, ImportError, AttributeError) as lack:
            tried.append(f"{make.__name__.strip('_')}: {type(lack).__name__} {lack}")
    raise NoSm2(tuple(tried))


@cache
def engine() -> Engine:
    """The one this process uses. Raises NoSm2."""
    return first_working()
