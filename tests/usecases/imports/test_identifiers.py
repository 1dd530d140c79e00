"""Keys come in as they are claimed; what contradicts is told and never guessed."""

from datetime import date

import pytest

from app.domain.identifiers import Conflict, Identifier, KeyType, Source, Unmapped
from app.domain.refusals import BadImport, Fault, NotAllowed
from app.store import Store
from app.usecases.imports import ImportReport, Reason, import_identifiers
from tests.usecases.conftest import ADMIN, AMOXICILLIN, KEEPER, STOREKEEPER, House
from tests.usecases.imports.conftest import Put, on_sqlite

HEADER = "药品标识码,药品编码,包装级别,每码数量,生效日期,失效日期,审核人"


def claims(store: Store, key: str, key_type: KeyType = KeyType.PREFIX7) -> tuple[Identifier, ...]:
    with store.reading() as tx:
        return tx.identifiers.claims(key, key_type)


def told(report: ImportReport) -> tuple[int, int, int, int]:
    return report.added, report.changed, report.unchanged, report.skipped


def table(*lines: str) -> str:
    return "\n".join([HEADER, *lines])


def reasons(refused: pytest.ExceptionInfo[BadImport]) -> list[tuple[int, str, str]]:
    return [(fault.line, fault.field, fault.reason) for fault in refused.value.errors]


def test_a_key_comes_in_with_level_units_validity_and_approver(house: House, put: Put) -> None:
    file = put(table("8500001,D1,二级,240,2026-01-01,2028年12月31日,chen"))
    assert told(import_identifiers(file, actor=KEEPER, counter=house.counter)) == (1, 0, 0, 0)
    (claim,) = claims(house.store, "8500001")
    assert (claim.drug_id, claim.level, claim.units, claim.source) == (house.amoxicillin, 2, 240, Source.IMPORTED)
    assert (claim.valid_from, claim.valid_to) == (date(2026, 1, 1), date(2028, 12, 31))
    assert (claim.approved_by, claim.created_by, claim.created_at) == ("chen", "chen", house.clock())


def test_the_smallest_pack_is_meant_where_level_and_units_are_left_out(house: House, put: Put) -> None:
    import_identifiers(put("prefix,drug_code\n8500001,D1\n"), actor=KEEPER, counter=house.counter)
    (claim,) = claims(house.store, "8500001")
    assert (claim.level, claim.units) == (1, 24)


@on_sqlite
def test_what_a_case_holds_must_be_said(house: House, put: Put) -> None:
    with pytest.raises(BadImport) as refused:
        import_identifiers(put(table("8500001,D1,3,,,,")), actor=KEEPER, counter=house.counter)
    assert reasons(refused) == [(2, "units", Reason.MISSING)]


@on_sqlite
@pytest.mark.parametrize("key", ["06923456000124", "6923456000124", "０６９２３４５６０００１２４"])
def test_gtins_are_fourteen_digits_and_must_check(house: House, put: Put, key: str) -> None:
    import_identifiers(put(table(f"{key},D1,1,24,,,")), actor=KEEPER, counter=house.counter)
    assert len(claims(house.store, "06923456000124", KeyType.GTIN14)) == 1


@pytest.mark.parametrize(
    ("key", "reason"),
    [
        ("06923456000125", Reason.CHECK_DIGIT),
        ("810000", Reason.WRONG_FORM),
        ("81000012", Reason.WRONG_FORM),
        ("8100 01", Reason.WRONG_FORM),
        ("阿莫西林胶囊片", Reason.WRONG_FORM),
        ("8.1E+06", Reason.DIGITS_LOST),
        ("81000019000000000017", Reason.WRONG_FORM),
    ],
)
@on_sqlite
def test_keys_of_the_wrong_form_are_refused(house: House, put: Put, key: str, reason: Reason) -> None:
    with pytest.raises(BadImport) as refused:
        import_identifiers(put(table(f"{key},D1,1,24,,,")), actor=KEEPER, counter=house.counter)
    assert reasons(refused) == [(2, "key", reason)]


def test_a_makers_key_is_taken_as_it_is_when_the_file_says_so(house: House, put: Put) -> None:
    file = put("标识码,标识类型,药品编码\nABC-12,企业自编码,D1\n")
    import_identifiers(file, actor=KEEPER, counter=house.counter)
    assert len(claims(house.store, "ABC-12", KeyType.MAKER)) == 1


def test_importing_twice_changes_nothing(house: House, put: Put) -> None:
    file = put(table("8500001,D1,1,24,,,", "8500002,D2,1,20,2026-01-01,,chen"))
    import_identifiers(file, actor=KEEPER, counter=house.counter)
    heard: list[frozenset[str]] = []
    house.store.listen(heard.append)
    assert told(import_identifiers(file, actor=KEEPER, counter=house.counter)) == (0, 0, 2, 0)
    assert heard == []


def test_validity_and_approver_of_a_known_key_are_changed_and_its_source_is_kept(house: House, put: Put) -> None:
    with house.store.writing() as tx:
        tx.identifiers.add(
            "8500001",
            KeyType.PREFIX7,
            house.amoxicillin,
            level=1,
            units=24,
            source=Source.LEARNED,
            by="wang",
            at=house.clock(),
        )
    file = put("标识码,药品编码,审核人\n8500001,D1,chen\n")
    assert told(import_identifiers(file, actor=KEEPER, counter=house.counter)) == (0, 1, 0, 0)
    (claim,) = claims(house.store, "8500001")
    assert (claim.approved_by, claim.source, claim.created_by) == ("chen", Source.LEARNED, "wang")


def test_a_key_that_stands_for_something_else_keeps_both_claims_and_is_told(house: House, put: Put) -> None:
    report = import_identifiers(put(table(f"{AMOXICILLIN},D2,1,20,,,")), actor=KEEPER, counter=house.counter)
    assert told(report) == (1, 0, 0, 0)
    assert report.notices == (Fault(2, "key", Reason.CONFLICT, f"{AMOXICILLIN} → D1 阿莫西林胶囊"),)
    with house.store.reading() as tx:
        assert isinstance(tx.identifiers.match(AMOXICILLIN, KeyType.PREFIX7, on=date(2026, 3, 2)), Conflict)


def test_another_meaning_in_another_year_is_no_conflict(house: House, put: Put) -> None:
    lines = ("8500001,D1,1,24,,2025-12-31,", "8500001,D2,1,20,2026-01-01,,")
    report = import_identifiers(put(table(*lines)), actor=KEEPER, counter=house.counter)
    assert (told(report), report.notices) == ((2, 0, 0, 0), ())
    with house.store.reading() as tx:
        now = tx.identifiers.match("8500001", KeyType.PREFIX7, on=date(2026, 3, 2))
    assert isinstance(now, Identifier)
    assert now.drug_id == house.ibuprofen


@pytest.mark.parametrize(
    "other",
    [
        "8500001,D2,1,24,,,",  # another drug
        "8500001,D1,2,24,,,",  # another level
        "8500001,D1,1,12,,,",  # other units
        "8500001,D1,1,24,2027-01-01,,",  # one meaning under two validities
    ],
)
@on_sqlite
def test_lines_that_contradict_one_another_are_both_told_and_neither_is_taken(
    house: House, put: Put, other: str
) -> None:
    file = put(table("8500001,D1,1,24,,,", "8500009,D1,1,24,,,", other))
    with pytest.raises(BadImport) as refused:
        import_identifiers(file, actor=KEEPER, counter=house.counter)
    assert reasons(refused) == [(2, "key", Reason.CONTRADICTS), (4, "key", Reason.CONTRADICTS)]
    assert told(import_identifiers(file, actor=KEEPER, counter=house.counter, partial=True)) == (1, 0, 0, 2)
    assert claims(house.store, "8500001") == ()


def test_the_same_line_twice_is_one(house: House, put: Put) -> None:
    report = import_identifiers(
        put(table("8500001,D1,1,24,,,", "8500001,D1,小码,24,,,")), actor=KEEPER, counter=house.counter
    )
    assert told(report) == (1, 0, 0, 0)
    assert report.notices == (Fault(3, "", Reason.REPEATED, "2"),)


def test_a_drug_nobody_knows_is_an_error_on_its_line(house: House, put: Put) -> None:
    file = put(table("8500001,D1,1,24,,,", "8500002,D404,1,24,,,"))
    with pytest.raises(BadImport) as refused:
        import_identifiers(file, actor=KEEPER, counter=house.counter)
    assert refused.value.errors == (Fault(3, "drug", Reason.UNKNOWN_DRUG, "D404"),)
    assert claims(house.store, "8500001") == ()
    assert told(import_identifiers(file, actor=KEEPER, counter=house.counter, partial=True)) == (1, 0, 0, 1)


@on_sqlite
def test_a_validity_that_ends_before_it_begins_is_refused(house: House, put: Put) -> None:
    with pytest.raises(BadImport) as refused:
        import_identifiers(put(table("8500001,D1,1,24,2026-02-01,2026-01-31,")), actor=KEEPER, counter=house.counter)
    assert reasons(refused) == [(2, "valid_to", Reason.ENDS_BEFORE)]


def test_only_who_keeps_the_identifiers_may_import_them(house: House, put: Put) -> None:
    with pytest.raises(NotAllowed):
        import_identifiers(put(table()), actor=STOREKEEPER, counter=house.counter)
    import_identifiers(put(table("8500001,D1,1,24,,,")), actor=ADMIN, counter=house.counter)


def test_many_keys_go_in_at_once_and_are_recognised_again(house: House, put: Put) -> None:
    file = put(table(*(f"86{at:05d},D1,1,24,,," for at in range(11_000))))
    assert told(import_identifiers(file, actor=KEEPER, counter=house.counter)) == (11_000, 0, 0, 0)
    assert told(import_identifiers(file, actor=KEEPER, counter=house.counter)) == (0, 0, 11_000, 0)
    with house.store.reading() as tx:
        assert isinstance(tx.identifiers.match("8699999", KeyType.PREFIX7, on=date(2026, 3, 2)), Unmapped)
