"""TLS of the played platform: a test authority made at first start, and a certificate for this machine.

The authority's private key is thrown away at once: nothing else can ever be signed with what callers are told to trust.
"""

import json
import os
import ssl
from dataclasses import dataclass
from pathlib import Path

import trustme

_ANYWHERE = ("0.0.0.0", "::")
_NAMES = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class TlsFiles:
    """ca: what callers trust; chain: certificate shown to them; key: 0600; names: what the certificate is for."""

    ca: Path
    chain: Path
    key: Path
    names: Path


def tls_files(folder: Path, host: str) -> TlsFiles:
    """The files in `folder`, made if they are missing, broken or not for `host`. Raises OSError."""
    files = TlsFiles(folder / "ca.pem", folder / "server.pem", folder / "server.key", folder / "server.names")
    names = [*_NAMES, *(() if host in (*_NAMES, *_ANYWHERE) else (host,))]
    if not _usable(files, names):
        _make(files, names)
    return files


def _make(files: TlsFiles, names: list[str]) -> None:
    authority = trustme.CA(organization_name="Yaosu played platform", organization_unit_name="test only")
    certificate = authority.issue_cert(*names)
    _write(files.key, certificate.private_key_pem.bytes(), 0o600)
    _write(files.chain, b"".join(blob.bytes() for blob in certificate.cert_chain_pems), 0o644)
    _write(files.ca, authority.cert_pem.bytes(), 0o644)
    _write(files.names, json.dumps(names).encode(), 0o644)


def _write(file: Path, content: bytes, mode: int) -> None:
    file.unlink(missing_ok=True)
    with os.fdopen(
        os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode), "wb"
    ) as opened:
        opened.write(content)


def _usable(files: TlsFiles, names: list[str]) -> bool:
    try:
        if json.loads(files.names.read_text("utf-8")) != names:
            return False
        ssl.create_default_context(cafile=files.ca)
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(files.chain, files.key)
    except (FileNotFoundError, ssl.SSLError, ValueError):
        return False
    return True
