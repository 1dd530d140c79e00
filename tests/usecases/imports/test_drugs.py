"""Drugs come in whole, once, and by name of what is wrong with them."""

from dataclasses import replace

import orjson
import pytest
from sqlalchemy import text

from app.domain.drugs import Drug, NoCodeReason
from app.domain.people import Person, Role
from app.domain.refusals import BadImport, Fault, MustChangePassword, NotAllowed
from app.domain.submissions import RxClass
from app.store import Store
from app.usecases.imports import ImportReport, Reason, Stage, import_drugs
from app.usecases.imports.initials import initials_of
from tests.usecases.conftest import ADMIN, PHARMACIST, STOREKEEPER, House
from tests.usecases.imports.conftest import Put, on_sqlite, workbook

HEADER = "药品编码,药品名称,规格,生产企业,包装数量,最小单位,包装单位"
FULL = f"{HEADER},医保编码,处方药标志,单价,批准文号,无码原因,商品名,剂型"


def drug(store: Store, code: str) -> Drug:
    with store.reading() as tx:
        return tx.drugs.by_local_code(code)


def count(store: Store) -> int:
    with store.reading() as tx:
        return tx.drugs.count()


def told(report: ImportReport) -> tuple[int, int, int, int]:
    return report.added, report.changed, report.unchanged, report.skipped


def faults(refused: pytest.ExceptionInfo[BadImport]) -> list[tuple[int, str, str]]:
    return [(fault.line, fault.field, fault.reason) for fault in refused.value.errors]


def test_a_drug_comes_in_with_all_its_columns(house: House, put: Put) -> None:
    line = (
        "YP9,盐酸二甲双胍片,0.5g,示例药业,20,片,盒,XA10BAE046A001010100483,处方药,12.5,国药准字H20023370,,格华止,片剂"
    )
    report = import_drugs(put(f"{FULL}\n{line}\n"), actor=ADMIN, counter=house.counter)
    assert (told(report), report.rows, report.errors, report.notices) == ((1, 0, 0, 0), 1, (), ())
    assert replace(drug(house.store, "YP9"), id=0) == Drug(
        0,
        "YP9",
        "盐酸二甲双胍片",
        "0.5g",
        "示例药业",
        20,
        "片",
        "盒",
        insurance_code="XA10BAE046A001010100483",
        rx=RxClass.NEEDED,
        price=125_000,
        approval_no="国药准字H20023370",
        trade_name="格华止",
        form="片剂",
        initials="ysejsgp",
    )


@on_sqlite
def test_words_for_prescription_and_missing_codes_are_those_people_use(house: House, put: Put) -> None:
    lines = [
        "A,甲,x,m,1,g,袋,,OTC,,,中药饮片,,",
        "B,乙,x,m,1,g,袋,,双跨,,,无码库,,",
        "C,丙,x,m,1,g,袋,,1,,,院内制剂,,",
        "D,丁,x,m,1,g,袋,,否,,,not_printed,,",
    ]
    import_drugs(put("\n".join([FULL, *lines])), actor=ADMIN, counter=house.counter)
    assert [drug(house.store, code).rx for code in "ABCD"] == [
        RxClass.NOT_NEEDED,
        RxClass.EITHER,
        RxClass.NEEDED,
        RxClass.NOT_NEEDED,
    ]
    assert [drug(house.store, code).no_code for code in "ABCD"] == list(NoCodeReason)


def test_importing_twice_changes_nothing(house: House, put: Put) -> None:
    file = put(f"{FULL}\nYP9,甲,x,m,20,片,盒,,,12.5,,,,\nYP8,乙,x,m,1,支,支,,,,,,,\n")
    heard: list[frozenset[str]] = []
    import_drugs(file, actor=ADMIN, counter=house.counter)
    house.store.listen(heard.append)
    assert told(import_drugs(file, actor=ADMIN, counter=house.counter)) == (0, 0, 2, 0)
    assert heard == []


def test_the_same_drugs_are_the_same_from_csv_xlsx_and_json(house: House, put: Put) -> None:
    header, row = HEADER.split(","), ["0009", "甲", "x", "m", 20, "片", "盒"]
    import_drugs(put(f"{HEADER}\n0009,甲,x,m,20,片,盒\n"), actor=ADMIN, counter=house.counter)
    for file in (
        put(workbook(header, row), "drugs.xlsx"),
        put(orjson.dumps([dict(zip(header, row, strict=True))]), "drugs.json"),
    ):
        assert told(import_drugs(file, actor=ADMIN, counter=house.counter)) == (0, 0, 1, 0)


def test_a_column_the_file_does_not_have_leaves_what_is_known(house: House, put: Put) -> None:
    import_drugs(
        put(f"{FULL}\nYP9,甲,x,m,20,片,盒,XA01,1,12.5,H1,,T,片剂\n".replace("XA01", "XA0101")),
        actor=ADMIN,
        counter=house.counter,
    )
    before = drug(house.store, "YP9")
    report = import_drugs(put(f"{HEADER},单价\nYP9,甲,x,新厂,20,片,盒,\n"), actor=ADMIN, counter=house.counter)
    assert told(report) == (0, 1, 0, 0)
    assert drug(house.store, "YP9") == replace(before, maker="新厂", price=None)


@on_sqlite
def test_initials_follow_the_name_unless_the_file_tells_them(house: House, put: Put) -> None:
    import_drugs(put(f"{HEADER}\nYP9,阿莫西林胶囊,x,m,20,片,盒\n"), actor=ADMIN, counter=house.counter)
    assert drug(house.store, "YP9").initials == "amxljn"
    import_drugs(put(f"{HEADER}\nYP9,布洛芬片,x,m,20,片,盒\n"), actor=ADMIN, counter=house.counter)
    assert drug(house.store, "YP9").initials == "blfp"
    import_drugs(put(f"{HEADER},拼音码\nYP9,布洛芬片,x,m,20,片,盒,BLF\n"), actor=ADMIN, counter=house.counter)
    assert drug(house.store, "YP9").initials == "blf"
    import_drugs(put(f"{HEADER}\nYP9,布洛芬片,x,m,21,片,盒\n"), actor=ADMIN, counter=house.counter)
    assert drug(house.store, "YP9").initials == "blf"


def test_initials_keep_letters_and_digits_and_drop_the_rest() -> None:
    assert initials_of("0.9%氯化钠注射液（5ml）") == "09lhnzsy5ml"
    assert initials_of("α-酮酸片") == "tsp"
    assert initials_of("") == ""
    assert len(initials_of("片" * 300)) == 100


@on_sqlite
def test_every_fault_is_told_with_its_line_and_nothing_is_taken(house: House, put: Put) -> None:
    before = count(house.store)
    lines = [
        "YP1,好,x,m,20,片,盒,,,,,,,",
        ",无编码,x,m,20,片,盒,,,,,,,",
        "YP3,坏数,x,m,两打,片,盒,,,12.55555,,,,",
        f"{'Y' * 31},太长,x,m,20,片,盒,,也许,,,,,",
        "YP5,缺规格,,m,0,片,盒,医保,,,,天然,,",
    ]
    with pytest.raises(BadImport) as refused:
        import_drugs(put("\n".join([FULL, *lines])), actor=ADMIN, counter=house.counter)
    assert faults(refused) == [
        (3, "local_code", Reason.MISSING),
        (4, "pack_units", Reason.NOT_A_NUMBER),
        (4, "price", Reason.NOT_A_NUMBER),
        (5, "local_code", Reason.TOO_LONG),
        (5, "rx", Reason.NOT_A_CHOICE),
        (6, "spec", Reason.MISSING),
        (6, "pack_units", Reason.OUT_OF_RANGE),
        (6, "insurance_code", Reason.WRONG_FORM),
        (6, "no_code", Reason.NOT_A_CHOICE),
    ]
    assert refused.value.errors[1] == Fault(4, "pack_units", Reason.NOT_A_NUMBER, "两打")
    assert count(house.store) == before


def test_partial_takes_the_good_lines_and_reports_the_others(house: House, put: Put) -> None:
    file = put(f"{HEADER}\nYP1,甲,x,m,20,片,盒\nYP2,乙,x,m,零,片,盒\nYP3,丙\nYP4,丁,x,m,1,片,盒\n")
    report = import_drugs(file, actor=ADMIN, counter=house.counter, partial=True)
    assert (told(report), report.rows) == ((2, 0, 0, 2), 4)
    assert [(fault.line, fault.reason) for fault in report.errors] == [(3, Reason.NOT_A_NUMBER), (4, Reason.RAGGED)]
    assert drug(house.store, "YP4").name == "丁"


def test_the_same_line_twice_is_one_and_is_told(house: House, put: Put) -> None:
    file = put(f"{HEADER}\nYP1,甲,x,m,20,片,盒\nYP1, 甲 ,x,m,20.0,片,盒\n")
    report = import_drugs(file, actor=ADMIN, counter=house.counter)
    assert told(report) == (1, 0, 0, 0)
    assert report.notices == (Fault(3, "", Reason.REPEATED, "2"),)


def test_lines_that_contradict_one_another_are_both_told_and_neither_is_taken(house: House, put: Put) -> None:
    file = put(f"{HEADER}\nYP1,甲,x,m,20,片,盒\nYP2,乙,x,m,1,片,盒\nYP1,甲,x,m,24,片,盒\nYP1,甲,x,m,30,片,盒\n")
    with pytest.raises(BadImport) as refused:
        import_drugs(file, actor=ADMIN, counter=house.counter)
    assert {(fault.line, fault.found) for fault in refused.value.errors} == {(2, "4"), (4, "2"), (2, "5"), (5, "2")}
    report = import_drugs(file, actor=ADMIN, counter=house.counter, partial=True)
    assert told(report) == (1, 0, 0, 3)


@on_sqlite
def test_more_faults_than_anybody_reads_are_counted(house: House, put: Put) -> None:
    with pytest.raises(BadImport) as refused:
        import_drugs(put(HEADER + "\nx" * 500), actor=ADMIN, counter=house.counter)
    assert (len(refused.value.errors), refused.value.more) == (200, 300)


@on_sqlite
def test_who_may_not_import_is_refused_before_the_file_is_opened(house: House, put: Put) -> None:
    nowhere = put("x").with_name("nowhere.csv")
    with pytest.raises(NotAllowed):
        import_drugs(nowhere, actor=PHARMACIST, counter=house.counter)
    new = Person(9, "new", "新人", frozenset({Role.ADMINISTRATOR}), must_change_password=True)
    with pytest.raises(MustChangePassword):
        import_drugs(nowhere, actor=new, counter=house.counter)


def test_the_audit_says_who_imported_what_and_what_changed(house: House, put: Put) -> None:
    import_drugs(put(f"{HEADER}\nYP1,甲,x,m,20,片,盒\n"), actor=STOREKEEPER, counter=house.counter)
    import_drugs(put(f"{HEADER}\nYP1,甲,x,m,24,片,盒\n"), actor=STOREKEEPER, counter=house.counter)
    with house.store.reading() as tx:
        rows = tx.connection.execute(text("SELECT who, verb, subject, before, after FROM audit ORDER BY id")).all()
    assert [tuple(row) for row in rows[-2:]] == [
        ("li", "import drug", "YP1", '{"pack_units":20}', '{"pack_units":24}'),
        (
            "li",
            "import drugs",
            "file.csv",
            None,
            '{"file":"file.csv","rows":1,"added":0,"changed":1,"unchanged":0,"skipped":0}',
        ),
    ]


def test_progress_goes_by_rows_and_may_end_it_without_a_trace(house: House, put: Put) -> None:
    file = put(HEADER + "".join(f"\nP{at},甲,x,m,20,片,盒" for at in range(2500)))
    before = count(house.store)
    seen: list[tuple[Stage, int, int]] = []

    def cancelling(stage: Stage, done: int, total: int) -> None:
        if stage is Stage.WRITING:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        import_drugs(file, actor=ADMIN, counter=house.counter, progress=cancelling)
    assert count(house.store) == before
    import_drugs(file, actor=ADMIN, counter=house.counter, progress=lambda *step: seen.append(step))
    assert seen == [
        (Stage.CHECKING, 0, 2500),
        (Stage.CHECKING, 1000, 2500),
        (Stage.CHECKING, 2000, 2500),
        (Stage.CHECKING, 2500, 2500),
        (Stage.WRITING, 0, 2500),
        (Stage.WRITING, 2500, 2500),
    ]


def test_a_large_catalogue_goes_in_and_is_recognised_again(house: House, put: Put) -> None:
    file = put(HEADER + "".join(f"\nP{at},药{at % 50},x,m,20,片,盒" for at in range(12_000)))
    assert told(import_drugs(file, actor=ADMIN, counter=house.counter)) == (12_000, 0, 0, 0)
    assert told(import_drugs(file, actor=ADMIN, counter=house.counter)) == (0, 0, 12_000, 0)
