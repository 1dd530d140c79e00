"""Personal data columns: JSON under SM4-GCM, bound to the row they stand in; and the digest a person is found by."""

from __future__ import annotations

import orjson
from sqlalchemy import Connection, insert, select
from sqlalchemy.exc import IntegrityError

from app.crypto import sealed, sm3
from app.domain.personal import plain_number
from app.domain.refusals import WrongPersonalKey
from app.domain.submissions import Patient
from app.store.tables.people import key_proof

_PROOF = Patient("personal key", None)
_PROOF_AS = b"key proof"
_DIGEST_AS = b"documents.person"


class Sealer:
    """Seals and opens patients. `context` (for example b"document") keeps a blob from being moved to another column."""

    def __init__(self, key: bytes) -> None:
        self._key = key
        self._digest_key = sm3.hmac(key, _DIGEST_AS)  # the digests tell nothing of the key that seals

    def seal(self, patient: Patient | None, context: bytes) -> bytes | None:
        """Ciphertext, or None where there is nothing personal to keep."""
        if patient is None or (patient.name is None and patient.id_number is None):
            return None
        return sealed.seal(self._key, orjson.dumps({"name": patient.name, "id_number": patient.id_number}), context)

    def open(self, blob: bytes | None, context: bytes) -> Patient | None:
        """The patient again. Raises crypto.sealed.Tampered where the key is another or the bytes were changed."""
        if blob is None:
            return None
        words = orjson.loads(sealed.open_(self._key, bytes(blob), context))
        return Patient(words["name"], words["id_number"])

    def digest(self, id_number: str | None) -> bytes | None:
        """32 bytes, the same for one person however the number is written; None where there is no number.

        Without the key nobody can try out the numbers there are: HMAC with SM3 (GB/T 32905).
        """
        number = plain_number(id_number)
        return sm3.hmac(self._digest_key, number.encode()) if number else None


def prove_key(connection: Connection, sealer: Sealer) -> None:
    """Keep something sealed at the first start, and open it at each later one. Raises WrongPersonalKey."""
    proof = select(key_proof.c.sealed)
    row = connection.execute(proof).one_or_none()
    if row is None:
        try:
            with connection.begin_nested():
                connection.execute(insert(key_proof).values(id=1, sealed=sealer.seal(_PROOF, _PROOF_AS)))
            return
        except IntegrityError:  # another workstation's first start was quicker
            row = connection.execute(proof).one()
    try:
        sealer.open(row.sealed, _PROOF_AS)
    except sealed.Tampered:
        raise WrongPersonalKey from None
