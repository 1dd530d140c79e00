"""SM2 through the EVP interface of the libcrypto 3 that Python's `ssl` already has in memory.

Finding it: `_ssl` is asked for, not the system, so TLS and signatures share one library wherever Python comes from.
On POSIX `dlsym` on the handle of the `_ssl` file looks into the libraries that file was linked with too: a shared
libcrypto of Debian, pyenv, a framework or a PyInstaller folder, or one linked into `_ssl` itself. A Python with `_ssl`
built in is asked as a whole. Windows looks into one DLL at a time, so the loaded libcrypto is asked for by name.

Sources: OpenSSL 3.0 manual pages d2i_PrivateKey(3), EVP_PKEY_sign(3), EVP_PKEY_decrypt(3), ERR_clear_error(3).
"""

from __future__ import annotations

import _ssl
import ctypes
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from app.crypto import key_der
from app.crypto.curve import POINT_BYTES
from app.crypto.faults import LibraryFailed, NoSm2, Tampered

_LEAST_VERSION = 0x3000_0000
_LONGEST_SIGNATURE = 80  # DER of two numbers of 33 bytes takes 72

# The file names python.org, conda and the MSYS builds of Python give it.
_WINDOWS_NAMES = ("libcrypto-3.dll", "libcrypto-3-x64.dll", "libcrypto-3-arm64.dll")

_POINTER = ctypes.c_void_p
_SIZE = ctypes.c_size_t
_STATUS = ctypes.c_int
_BYTES = ctypes.c_char_p
_BYTES_AT = ctypes.POINTER(_BYTES)
_SIZE_AT = ctypes.POINTER(_SIZE)

_Call = Callable[..., Any]


class Pkey:
    """An EVP_PKEY, freed with its last user. OpenSSL lets many threads use one at once as long as none changes it."""

    __slots__ = ("_free", "pointer")

    def __init__(self, pointer: int, free: Callable[[int], None]) -> None:
        self.pointer = pointer
        self._free = free

    def __del__(self) -> None:
        self._free(self.pointer)


class Libcrypto:
    """The engine (`engines.Engine`) on libcrypto 3.

    Calls of a microsecond keep the GIL: a thread that let go of it waits its turn to get it back, five times for one
    signature. The calls that do arithmetic on the curve (a quarter of a millisecond) let go of it.
    """

    def __init__(self, quick: ctypes.PyDLL, slow: ctypes.CDLL) -> None:
        """Raises NoSm2 for another version, AttributeError for a library without these functions."""
        version = int(_bind(quick, "OpenSSL_version_num", ctypes.c_ulong)())
        if version < _LEAST_VERSION:
            raise NoSm2((f"libcrypto {version:#x}",))
        self.name = f"libcrypto {version >> 28}.{version >> 20 & 0xFF}.{version >> 4 & 0xFF}"
        self._clear_errors = _bind(quick, "ERR_clear_error", None)
        self._read_private = _bind(slow, "d2i_AutoPrivateKey", _POINTER, _POINTER, _BYTES_AT, ctypes.c_long)
        self._read_public = _bind(quick, "d2i_PUBKEY", _POINTER, _POINTER, _BYTES_AT, ctypes.c_long)
        self._write_public = _bind(quick, "i2d_PUBKEY", _STATUS, _POINTER, ctypes.POINTER(_POINTER))
        self._free_key = _bind(quick, "EVP_PKEY_free", None, _POINTER)
        self._new_context = _bind(quick, "EVP_PKEY_CTX_new", _POINTER, _POINTER, _POINTER)
        self._free_context = _bind(quick, "EVP_PKEY_CTX_free", None, _POINTER)
        self._sign_init, self._sign = _operation(quick, slow, "sign")
        self._encrypt_init, self._encrypt = _operation(quick, slow, "encrypt")
        self._decrypt_init, self._decrypt = _operation(quick, slow, "decrypt")
        self._verify_init = _bind(quick, "EVP_PKEY_verify_init", _STATUS, _POINTER)
        self._verify = _bind(slow, "EVP_PKEY_verify", _STATUS, _POINTER, _BYTES, _SIZE, _BYTES, _SIZE)

    @classmethod
    def of_this_python(cls) -> Libcrypto:
        """Raises NoSm2, OSError or AttributeError."""
        return cls(*_loaded_library())

    def private_key(self, scalar: bytes) -> Pkey:
        return self._key(self._read_private, key_der.write_private(scalar))

    def public_key(self, point: bytes) -> Pkey:
        return self._key(self._read_public, key_der.write_public(point))

    def _key(self, reader: _Call, written: bytes) -> Pkey:
        pointer = reader(None, ctypes.byref(_BYTES(written)), len(written))
        if not pointer:
            raise self._failure("d2i")
        return Pkey(pointer, self._free_key)

    def point(self, key: Pkey) -> bytes:
        size = self._write_public(key.pointer, None)
        if size < POINT_BYTES:
            raise self._failure("i2d_PUBKEY")
        buffer = ctypes.create_string_buffer(size)
        self._write_public(key.pointer, ctypes.byref(_POINTER(ctypes.addressof(buffer))))
        return buffer.raw[-POINT_BYTES:]

    def sign(self, key: Pkey, digest: bytes) -> bytes:
        with self._context(key, self._sign_init) as context:
            signature = _into(_LONGEST_SIGNATURE, self._sign, context, digest)
            if signature is None:
                raise self._failure("EVP_PKEY_sign")
            return signature

    def verify(self, key: Pkey, digest: bytes, signature: bytes) -> bool:
        with self._context(key, self._verify_init) as context:
            if self._verify(context, signature, len(signature), digest, len(digest)) == 1:
                return True
            self._clear_errors()
            return False

    def encrypt(self, key: Pkey, plaintext: bytes) -> bytes:
        with self._context(key, self._encrypt_init) as context:
            ciphertext = _into(len(plaintext) + 128, self._encrypt, context, plaintext)
            if ciphertext is None:
                raise self._failure("EVP_PKEY_encrypt")
            return ciphertext

    def decrypt(self, key: Pkey, ciphertext: bytes) -> bytes:
        """Raises Tampered: C1 is no point of the curve, or C3 does not fit."""
        with self._context(key, self._decrypt_init) as context:
            plaintext = _into(len(ciphertext), self._decrypt, context, ciphertext)
            if plaintext is None:
                self._clear_errors()
                raise Tampered("sm2")
            return plaintext

    @contextmanager
    def _context(self, key: Pkey, init: _Call) -> Iterator[int]:
        """One context a call: they are not for two threads, and making one takes a hundredth of a signature."""
        context = self._new_context(key.pointer, None)
        try:
            if not context or init(context) != 1:
                raise self._failure("EVP_PKEY_CTX_new")
            yield context
        finally:
            self._free_context(context)

    def _failure(self, step: str) -> LibraryFailed:
        """Leaves this thread's error queue empty: what stays there is taken for a TLS failure by `ssl`."""
        self._clear_errors()
        return LibraryFailed(step)


def _into(room: int, call: _Call, context: int, given: bytes) -> bytes | None:
    """What `call` writes into a buffer of `room` bytes; None if it declines."""
    size, buffer = _SIZE(room), ctypes.create_string_buffer(room)
    return buffer.raw[: size.value] if call(context, buffer, ctypes.byref(size), given, len(given)) == 1 else None


def _operation(quick: ctypes.PyDLL, slow: ctypes.CDLL, verb: str) -> tuple[_Call, _Call]:
    """The pair of functions for sign, encrypt or decrypt, which share one form."""
    init = _bind(quick, f"EVP_PKEY_{verb}_init", _STATUS, _POINTER)
    return init, _bind(slow, f"EVP_PKEY_{verb}", _STATUS, _POINTER, _BYTES, _SIZE_AT, _BYTES, _SIZE)


def _bind(library: ctypes.CDLL, name: str, result: Any, *arguments: Any) -> _Call:
    function = getattr(library, name)
    function.restype, function.argtypes = result, arguments
    return function  # type: ignore[no-any-return]


def _loaded_library() -> tuple[ctypes.PyDLL, ctypes.CDLL]:
    """The library `_ssl` uses, twice: calls that keep the GIL and calls that let go of it. Raises NoSm2 or OSError."""
    if sys.platform == "win32":
        name, handle = _windows_module()
        return ctypes.PyDLL(name, handle=handle), ctypes.CDLL(name, handle=handle)
    else:
        file = getattr(_ssl, "__file__", None)
        return ctypes.PyDLL(file), ctypes.CDLL(file)


def _windows_module() -> tuple[str, int]:
    if sys.platform == "win32":
        handle_of = ctypes.WinDLL("kernel32").GetModuleHandleW
        handle_of.restype, handle_of.argtypes = _POINTER, (ctypes.c_wchar_p,)
        for name in _WINDOWS_NAMES:
            if handle := handle_of(name):
                return name, handle
    raise NoSm2(_WINDOWS_NAMES)
