"""A counter with two drugs, three lots and people, on both databases."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from app.domain.codes import CodeRules
from app.domain.documents import DocumentKind, Head
from app.domain.drugs import Drug, NoCodeReason
from app.domain.identifiers import KeyType, Source
from app.domain.people import Person, Role
from app.domain.submissions import Patient, RxClass, Visit
from app.store import Store, open_store
from app.usecases.counter import Counter

RULES = CodeRules.from_mapping(
    tomllib.loads((Path(__file__).parents[2] / "resources/codes/rules.toml").read_text(encoding="utf-8"))
)
NOON = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)

PHARMACIST = Person(1, "wang", "王芳", frozenset({Role.PHARMACIST}), "LIC001")
STOREKEEPER = Person(2, "li", "李强", frozenset({Role.STOREKEEPER}))
KEEPER = Person(3, "chen", "陈静", frozenset({Role.IDENTIFIER_ADMIN}))
ADMIN = Person(4, "admin", "管理员", frozenset({Role.ADMINISTRATOR}))

AMOXICILLIN, IBUPROFEN, HERB = "8100001", "8100002", "8100003"


def pack(prefix: str, serial: int) -> str:
    """A trace code that cannot be genuine: its serial begins with 9."""
    return f"{prefix}9{serial:012d}"


class Clock:
    """A clock that stands still until it is told."""

    def __init__(self, at: datetime = NOON) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def forward(self, **span: float) -> None:
        """Move on."""
        self.at += timedelta(**span)


@dataclass(frozen=True)
class House:
    """What the tests work with: a counter, and the ids of its drugs."""

    counter: Counter
    clock: Clock
    amoxicillin: int
    ibuprofen: int
    herb: int

    @property
    def store(self) -> Store:
        """The store underneath."""
        return self.counter.store

    def prescription(self, number: str, *lines: tuple[int, int]) -> int:
        """An imported prescription: (drug, units) per line."""
        with self.store.writing() as tx:
            head = Head(
                number,
                DocumentKind.DISPENSING,
                self.counter.pharmacy,
                self.clock(),
                "his",
                department="内科",
                prescriber="赵医生",
                visit=Visit("V1", insured=True, settlement_id="S1", id_type="01"),
                patient=Patient("张伟", "000000209901011234"),
            )
            document_id = tx.documents.open(head)
            for drug_id, units in lines:
                tx.documents.add_line(document_id, drug_id, needed=units)
            return document_id

    def with_settings(self, **changes: object) -> "House":
        """The same house under other rules."""
        return replace(self, counter=replace(self.counter, **changes))  # type: ignore[arg-type]


@pytest.fixture(params=["sqlite", "postgres"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store on each database."""
    url = tmp_path / "yaosu.db" if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    opened = open_store(url, personal_key=b"k" * 16)
    yield opened
    opened.close()


@pytest.fixture
def house(store: Store) -> House:
    """Drugs, identifiers and lots; nobody has scanned anything yet."""
    clock = Clock()
    counter = Counter(store, RULES, clock)
    with store.writing() as tx:
        ids = []
        for code, name, units, no_code in (
            ("D1", "阿莫西林胶囊", 24, None),
            ("D2", "布洛芬缓释胶囊", 20, None),
            ("D3", "甘草片", 100, NoCodeReason.HERBAL),
        ):
            drug = Drug(
                0, code, name, "0.25g", "示例药业", units, "粒", "盒", f"X{code}", rx=RxClass.NEEDED, no_code=no_code
            )
            ids.append(tx.drugs.put(drug, at=clock())[0])
        for key, drug_id, units in zip((AMOXICILLIN, IBUPROFEN, HERB), ids, (24, 20, 100), strict=True):
            tx.identifiers.add(
                key, KeyType.PREFIX7, drug_id, level=1, units=units, source=Source.IMPORTED, by="x", at=clock()
            )
    return House(counter, clock, *ids)


def made(day: str) -> date:
    """A date."""
    return date.fromisoformat(day)
