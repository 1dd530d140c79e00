"""Personal data lie sealed, each under the place it stands in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select, update

from app.crypto.sealed import Tampered
from app.domain.documents import DocumentKind, Head
from app.domain.submissions import Patient
from app.store import Store
from app.store.sealing import Sealer
from app.store.tables.documents import documents
from app.store.tables.outbox import outbox
from tests.store.conftest import KEY
from tests.store.rows import AT, put, row

ZHANG = Patient("张小明", "000000209901011234")
SEALER = Sealer(KEY)


def both_sealed(store: Store) -> int:
    """A prescription and a submission of the same patient; the document's id."""
    with store.writing() as tx:
        document_id = tx.documents.open(Head("CF1", DocumentKind.DISPENSING, "门诊药房", AT, "his", patient=ZHANG))
    put(store, replace(row("a"), patient=ZHANG))
    return document_id


@pytest.mark.parametrize("patient", [ZHANG, Patient("张小明", None), Patient(None, "A1234567"), Patient("", "")])
def test_a_patient_comes_back_whole(patient: Patient) -> None:
    blob = SEALER.seal(patient, b"here")
    assert blob is not None
    assert SEALER.open(blob, b"here") == patient
    for word in (patient.name, patient.id_number):
        assert not word or word.encode() not in blob


def test_nothing_personal_is_nothing_sealed() -> None:
    assert SEALER.seal(None, b"here") is None
    assert SEALER.seal(Patient(), b"here") is None
    assert SEALER.open(None, b"here") is None


def test_the_same_patient_never_looks_the_same() -> None:
    """Otherwise whoever reads the file could tell which prescriptions belong to one person."""
    assert len({SEALER.seal(ZHANG, b"here") for _ in range(50)}) == 50


def test_another_key_opens_nothing() -> None:
    blob = SEALER.seal(ZHANG, b"here")
    with pytest.raises(Tampered):
        Sealer(b"another key, 16b").open(blob, b"here")


def test_a_blob_moved_to_another_column_does_not_open(store: Store) -> None:
    document_id = both_sealed(store)
    with store.writing() as tx:
        moved = tx.connection.execute(select(outbox.c.patient)).scalar_one()
        tx.connection.execute(update(documents).values(patient=moved))
    with pytest.raises(Tampered), store.reading() as tx:
        tx.documents.get(document_id)


def test_one_changed_bit_is_noticed() -> None:
    blob = SEALER.seal(ZHANG, b"here")
    assert blob is not None
    for place in range(len(blob)):
        changed = bytearray(blob)
        changed[place] ^= 1
        with pytest.raises(Tampered):
            SEALER.open(bytes(changed), b"here")


@pytest.mark.parametrize("length", [0, 1, 12, 28, 40])
def test_a_blob_cut_short_is_noticed(length: int) -> None:
    blob = SEALER.seal(ZHANG, b"here")
    assert blob is not None
    with pytest.raises(Tampered):
        SEALER.open(blob[:length], b"here")


def test_no_name_or_number_stands_anywhere_in_the_database(store: Store) -> None:
    both_sealed(store)
    with store.reading() as tx:
        for table in documents.metadata.sorted_tables:
            for found in tx.connection.execute(select(table)):
                for value in found:
                    kept = bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
                    assert "张小明".encode() not in kept
                    assert b"000000209901011234" not in kept


def test_both_places_open_with_the_databases_own_key(store: Store) -> None:
    document_id = both_sealed(store)
    with store.reading() as tx:
        assert tx.documents.get(document_id).head.patient == ZHANG
        owed = tx.outbox.get(row("a").id)
        assert owed is not None
        assert owed.submission.patient == ZHANG
