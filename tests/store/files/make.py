"""Makes the file of the newest version, as this program writes it: python tests/store/files/make.py

Done once for each version, at its release; until then as often as the tables change. A released file is never made again.
"""

import sqlite3
import sys
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))
from app.domain.codes import Kind, TraceCode
from app.domain.documents import DocumentKind, Finding, Head
from app.domain.drugs import Drug
from app.domain.identifiers import KeyType, Source
from app.domain.people import Role
from app.domain.stock import Movement, Reason, UnitsRange
from app.domain.submissions import Goods, Patient, Sale, Submission, Visit
from app.domain.verdict import Verdict
from app.store import Store, open_store
from app.store.upgrade import OURS

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
KEY = b"0123456789abcdef"
PATIENT = Patient("张小明", "000000209901011234")
CODE = TraceCode("81000019000000000017", Kind.MSFX20, "8100001", "9000000000017")


def main() -> None:
    """Write it beside this file, without a WAL."""
    file = Path(__file__).with_name(f"{OURS.head}.db")
    for old in file.parent.glob(f"{file.name}*"):
        old.unlink()
    with closing(open_store(file, personal_key=KEY)) as store:
        fill(store)
    with closing(sqlite3.connect(file)) as written:
        written.execute("PRAGMA journal_mode=DELETE")
        written.execute("VACUUM")
        written.execute("PRAGMA journal_mode=WAL")
    print(file, file.stat().st_size, "bytes")


def fill(store: Store) -> None:
    """One of everything that must survive an upgrade: a drug, a pack that was dispensed, and what is owed for it."""
    with store.writing() as tx:
        drug = Drug(0, "D1", "阿莫西林胶囊", "0.25g", "示例药业", 24, "粒", "盒", "XJ01CAA040E001010100001")
        drug_id, _ = tx.drugs.put(drug, at=AT)
        tx.identifiers.add(
            CODE.key, KeyType.PREFIX7, drug_id, level=1, units=24, source=Source.IMPORTED, by="li", at=AT
        )
        lot = tx.stock.put_lot(drug_id, "20260101", made_on=date(2026, 1, 1), expires_on=date(2028, 1, 1))
        head = Head("CF1", DocumentKind.DISPENSING, "门诊药房", AT, "his", visit=Visit("MZ1"), patient=PATIENT)
        document_id = tx.documents.open(head)
        line = tx.documents.add_line(document_id, drug_id, needed=48)
        event_id = tx.documents.add_event(
            document_id,
            line_id=line.id,
            code=CODE.value,
            shown=CODE.value,
            verdict=Verdict.OK,
            finding=Finding.COUNTED,
            units=24,
            lot_id=lot.id,
            at=AT,
            by="wang",
        )
        pack = tx.packs.add(CODE, at=AT, drug_id=drug_id, lot_id=lot.id, level=1, units=24, place="门诊药房")
        tx.packs.claim(
            pack,
            "out",
            UnitsRange(0, 24),
            kind=DocumentKind.DISPENSING,
            document_id=document_id,
            line_id=line.id,
            event_id=event_id,
            at=AT,
            by="wang",
            place="门诊药房",
        )
        tx.stock.post(Movement(drug_id, lot.id, "门诊药房", -24, Reason.DISPENSED, document_id, line.id, AT, "wang"))
        goods = Goods("D1", "阿莫西林胶囊", 24, 24, codes=(CODE.value,))
        sale = Sale(goods, Visit("MZ1"), "赵医生", "王芳", "LIC001", "CF1", "CF1", AT, "王芳")
        owed = Submission("01JD0000000000000000000001", "insurance", "dispensing:CF1", sale, AT, PATIENT)
        tx.outbox.put(owed, document_id=document_id)
        tx.people.add("wang", "王芳", frozenset({Role.PHARMACIST}), "$argon2id$none", "LIC001")
        tx.audit.note("wang", "sign in", "wang", at=AT)


if __name__ == "__main__":
    main()
