"""Prescriptions and orders: whole documents or none, brought up to date until somebody has begun them."""

import json
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text

from app.domain.documents import Document, DocumentKind, DocumentState
from app.domain.refusals import BadImport, Fault, NotAllowed
from app.domain.submissions import Patient, Visit
from app.store import Store
from app.usecases import dispense, receive
from app.usecases.imports import ImportReport, Reason, import_orders, import_prescriptions
from tests.usecases.conftest import ADMIN, AMOXICILLIN, PHARMACIST, STOREKEEPER, House, pack
from tests.usecases.imports.conftest import Put, on_sqlite, workbook

HEADER = "处方号,患者姓名,身份证号,科室,医师,开方时间,就诊号,医保,结算ID,药品编码,盒数,最小单位数量"
HEAD = "CF1,张伟,000000209901011231,内科,赵医生,2026-03-02 09:30,V1,医保,S1"
ORDER = "订单号,供应商,许可证号,随货单号,发票号,药品编码,盒数,单价,批号,生产日期,有效期至"


def prescription(**changes: object) -> dict[str, object]:
    """One as JSON has it."""
    return {
        "number": "CF1",
        "patient_name": "张伟",
        "department": "内科",
        "lines": [{"drug": "D1", "packs": 2}, {"drug": "D2", "units": 6}],
        **changes,
    }


def found(store: Store, number: str, kind: DocumentKind = DocumentKind.DISPENSING) -> Document:
    with store.reading() as tx:
        document = tx.documents.find(kind, number)
    assert document is not None
    return document


def asked(document: Document) -> list[tuple[int, int, int | None]]:
    return [(line.position, line.drug_id, line.needed) for line in document.lines]


def told(report: ImportReport) -> tuple[int, int, int, int]:
    return report.added, report.changed, report.unchanged, report.skipped


def reasons(refused: pytest.ExceptionInfo[BadImport]) -> list[tuple[int, str, str]]:
    return [(fault.line, fault.field, fault.reason) for fault in refused.value.errors]


def documents(store: Store) -> int:
    with store.reading() as tx:
        return int(tx.connection.execute(text("SELECT count(*) FROM documents")).scalar_one())


# --- prescriptions ---


def test_rows_of_one_number_become_an_open_prescription_at_the_pharmacy(house: House, put: Put) -> None:
    file = put(f"{HEADER}\n{HEAD},D1,2,\nCF2,,,,,,,,,D2,,6\n{HEAD},D2,,6\n")
    report = import_prescriptions(file, actor=ADMIN, counter=house.counter)
    assert (told(report), report.rows) == ((2, 0, 0, 0), 3)
    document = found(house.store, "CF1")
    assert (document.state, document.head.place) == (DocumentState.OPEN, "门诊药房")
    assert (document.head.department, document.head.prescriber) == ("内科", "赵医生")
    assert document.head.prescribed_at == datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
    assert document.head.visit == Visit("V1", insured=True, settlement_id="S1", id_type="01")
    assert document.head.patient == Patient("张伟", "000000209901011231")
    assert (document.head.opened_by, document.head.opened_at) == ("admin", house.clock())
    assert asked(document) == [(1, house.amoxicillin, 48), (2, house.ibuprofen, 6)]
    assert found(house.store, "CF2").head.patient is None


def test_json_and_sheets_say_the_same_as_tables(house: House, put: Put) -> None:
    import_prescriptions(put(json.dumps({"处方": [prescription()]})), actor=ADMIN, counter=house.counter)
    header = ["处方号", "患者姓名", "科室", "药品编码", "盒数", "最小单位数量"]
    rows = [["CF1", "张伟", "内科", "D1", 2, ""], ["CF1", "", "", "D2", "", 6]]
    report = import_prescriptions(put(workbook(header, *rows), "p.xlsx"), actor=ADMIN, counter=house.counter)
    assert told(report) == (0, 0, 1, 0)


def test_the_patient_is_sealed_in_the_database(house: House, put: Put) -> None:
    import_prescriptions(put(f"{HEADER}\n{HEAD},D1,2,\n"), actor=ADMIN, counter=house.counter)
    with house.store.reading() as tx:
        blob = tx.connection.execute(text("SELECT patient FROM documents")).scalar_one()
        everything = str(tx.connection.execute(text("SELECT * FROM documents")).all())
        noted = str(tx.connection.execute(text("SELECT * FROM audit")).all())
    assert "张伟".encode() not in bytes(blob)
    assert "20990101" not in everything + noted
    assert "张伟" not in everything + noted


def test_importing_twice_changes_nothing_also_after_it_was_dispensed(house: House, put: Put) -> None:
    file = put(json.dumps([prescription(lines=[{"drug": "D1", "packs": 1}])]))
    import_prescriptions(file, actor=ADMIN, counter=house.counter)
    assert told(import_prescriptions(file, actor=ADMIN, counter=house.counter)) == (0, 0, 1, 0)
    document = found(house.store, "CF1")
    dispense.scan(document.id, pack(AMOXICILLIN, 1), actor=PHARMACIST, counter=house.counter)
    dispense.confirm(document.id, actor=PHARMACIST, counter=house.counter)
    heard: list[frozenset[str]] = []
    house.store.listen(heard.append)
    assert told(import_prescriptions(file, actor=ADMIN, counter=house.counter)) == (0, 0, 1, 0)
    assert heard == []


def test_a_prescription_nobody_has_begun_is_brought_up_to_date(house: House, put: Put) -> None:
    import_prescriptions(put(json.dumps([prescription()])), actor=ADMIN, counter=house.counter)
    before = found(house.store, "CF1")
    house.clock.forward(hours=1)
    lines = [{"drug": "D2", "units": 6}, {"drug": "D1", "packs": 1}, {"drug": "D3", "packs": 1}]
    changed = json.dumps([prescription(patient_name="张炜", department="外科", lines=lines)])
    assert told(import_prescriptions(put(changed), actor=ADMIN, counter=house.counter)) == (0, 1, 0, 0)
    after = found(house.store, "CF1")
    assert after.id == before.id
    assert after.head.opened_at == before.head.opened_at
    assert (after.head.patient, after.head.department) == (Patient("张炜"), "外科")
    assert asked(after) == [(1, house.ibuprofen, 6), (2, house.amoxicillin, 24), (3, house.herb, 100)]
    fewer = json.dumps([prescription(lines=lines[:1])])
    assert told(import_prescriptions(put(fewer), actor=ADMIN, counter=house.counter)) == (0, 1, 0, 0)
    assert asked(found(house.store, "CF1")) == [(1, house.ibuprofen, 6)]


def test_another_patient_alone_is_a_change(house: House, put: Put) -> None:
    import_prescriptions(put(json.dumps([prescription()])), actor=ADMIN, counter=house.counter)
    other = put(json.dumps([prescription(patient_name="李娜")]))
    assert told(import_prescriptions(other, actor=ADMIN, counter=house.counter)) == (0, 1, 0, 0)
    assert found(house.store, "CF1").head.patient == Patient("李娜")


def test_a_prescription_somebody_has_begun_is_never_changed_by_a_file(house: House, put: Put) -> None:
    import_prescriptions(put(json.dumps([prescription()])), actor=ADMIN, counter=house.counter)
    document = found(house.store, "CF1")
    dispense.scan(document.id, pack(AMOXICILLIN, 1), actor=PHARMACIST, counter=house.counter)
    changed = put(json.dumps([prescription(number="CF2"), prescription(lines=[{"drug": "D2", "units": 7}])], indent=1))
    with pytest.raises(BadImport) as refused:
        import_prescriptions(changed, actor=ADMIN, counter=house.counter)
    assert refused.value.errors == (Fault(17, "number", Reason.IN_WORK, "CF1"),)
    assert documents(house.store) == 1
    assert told(import_prescriptions(changed, actor=ADMIN, counter=house.counter, partial=True)) == (1, 0, 0, 1)
    assert asked(found(house.store, "CF1")) == asked(document)


def test_a_prescription_counted_by_hand_has_begun(house: House, put: Put) -> None:
    import_prescriptions(
        put(json.dumps([prescription(lines=[{"drug": "D3", "packs": 1}])])), actor=ADMIN, counter=house.counter
    )
    dispense.take_up(found(house.store, "CF1").id, actor=PHARMACIST, counter=house.counter)
    with pytest.raises(BadImport) as refused:
        import_prescriptions(put(json.dumps([prescription()])), actor=ADMIN, counter=house.counter)
    assert [fault.reason for fault in refused.value.errors] == [Reason.IN_WORK]


def test_closed_documents_and_those_opened_here_are_never_changed_by_a_file(house: House, put: Put) -> None:
    import_prescriptions(put(json.dumps([prescription()])), actor=ADMIN, counter=house.counter)
    with house.store.writing() as tx:
        tx.documents.close(found_id(tx, "CF1"), DocumentState.CANCELLED, at=house.clock(), by="wang")
    house.prescription("CF9", (house.amoxicillin, 24))
    file = put(json.dumps([prescription(department="外科"), prescription(number="CF9")]))
    with pytest.raises(BadImport) as refused:
        import_prescriptions(file, actor=ADMIN, counter=house.counter)
    assert [fault.reason for fault in refused.value.errors] == [Reason.CLOSED, Reason.OURS]


def found_id(tx: object, number: str) -> int:
    document = tx.documents.find(DocumentKind.DISPENSING, number)  # type: ignore[attr-defined]
    assert document is not None
    return int(document.id)


def test_no_document_is_taken_in_without_one_of_its_lines(house: House, put: Put) -> None:
    lines = ["CF1,,,,,,,,,D1,1,", "CF1,,,,,,,,,D404,1,", "CF2,,,,,,,,,D1,1,", "CF3,,,,,,,,,D1,0,", "CF3,,,,,,,,,D2,1,"]
    file = put("\n".join([HEADER, *lines]))
    with pytest.raises(BadImport) as refused:
        import_prescriptions(file, actor=ADMIN, counter=house.counter)
    assert reasons(refused) == [(5, "packs", Reason.OUT_OF_RANGE)]
    report = import_prescriptions(file, actor=ADMIN, counter=house.counter, partial=True)
    assert told(report) == (1, 0, 0, 2)
    assert [(fault.line, fault.reason) for fault in report.errors] == [
        (3, Reason.UNKNOWN_DRUG),
        (5, Reason.OUT_OF_RANGE),
    ]
    assert documents(house.store) == 1


@on_sqlite
@pytest.mark.parametrize("line", ["CF1,张伟", ",,,,,,,,,D1,1,"])
def test_a_line_nobody_can_assign_stops_even_a_partial_import(house: House, put: Put, line: str) -> None:
    file = put(f"{HEADER}\nCF1,,,,,,,,,D1,1,\n{line}\n")
    with pytest.raises(BadImport):
        import_prescriptions(file, actor=ADMIN, counter=house.counter, partial=True)
    assert documents(house.store) == 0


@on_sqlite
def test_rows_of_one_number_must_agree_on_its_head_or_leave_it_empty(house: House, put: Put) -> None:
    file = put(f"{HEADER}\n{HEAD},D1,2,\n{HEAD.replace('内科', '外科')},D2,,6\n")
    with pytest.raises(BadImport) as refused:
        import_prescriptions(file, actor=ADMIN, counter=house.counter)
    assert reasons(refused) == [(2, "department", Reason.CONTRADICTS), (3, "department", Reason.CONTRADICTS)]


@on_sqlite
def test_a_fault_in_the_head_of_an_object_is_told_once_and_on_its_line(house: House, put: Put) -> None:
    file = put(json.dumps([prescription(), prescription(number="CF2", prescribed_at="noon")], indent=1))
    with pytest.raises(BadImport) as refused:
        import_prescriptions(file, actor=ADMIN, counter=house.counter)
    assert refused.value.errors == (Fault(17, "prescribed_at", Reason.NOT_A_MOMENT, "noon", "2026-11-20 09:30:00"),)


def test_the_same_row_twice_is_one_and_is_told(house: House, put: Put) -> None:
    report = import_prescriptions(put(f"{HEADER}\n{HEAD},D1,2,\n{HEAD},D1,2,\n"), actor=ADMIN, counter=house.counter)
    assert report.notices == (Fault(3, "", Reason.REPEATED, "2"),)
    assert asked(found(house.store, "CF1")) == [(1, house.amoxicillin, 48)]


def test_the_same_drug_in_two_rows_needs_line_numbers(house: House, put: Put) -> None:
    with pytest.raises(BadImport) as refused:
        import_prescriptions(put(f"{HEADER}\n{HEAD},D1,2,\n{HEAD},D1,1,\n"), actor=ADMIN, counter=house.counter)
    assert reasons(refused) == [(2, "", Reason.CONTRADICTS), (3, "", Reason.CONTRADICTS)]
    numbered = put(f"{HEADER},行号\n{HEAD},D1,2,,1\n{HEAD},D1,1,,2\n{HEAD},D1,1,,3\n")
    import_prescriptions(numbered, actor=ADMIN, counter=house.counter)
    assert [line.needed for line in found(house.store, "CF1").lines] == [48, 24, 24]


def test_in_a_list_every_line_is_one_of_its_own(house: House, put: Put) -> None:
    file = put(json.dumps([prescription(lines=[{"drug": "D1", "packs": 1}] * 2)]))
    import_prescriptions(file, actor=ADMIN, counter=house.counter)
    assert [line.needed for line in found(house.store, "CF1").lines] == [24, 24]


def test_a_document_that_stands_twice_in_a_file_is_one_two_that_differ_are_none(house: House, put: Put) -> None:
    twice = put(json.dumps([prescription(), prescription()]))
    assert told(import_prescriptions(twice, actor=ADMIN, counter=house.counter)) == (1, 0, 0, 0)
    differing = put(json.dumps([prescription(number="CF2"), prescription(number="CF2", department="外科")], indent=1))
    with pytest.raises(BadImport) as refused:
        import_prescriptions(differing, actor=ADMIN, counter=house.counter)
    assert [(fault.field, fault.reason) for fault in refused.value.errors] == [("number", Reason.CONTRADICTS)] * 2


@pytest.mark.parametrize(
    ("cells", "field", "reason"),
    [
        ("D1,,", "packs", Reason.MISSING),
        ("D1,2,47", "units", Reason.BOTH_GIVEN),
        ("D1,1.5,", "packs", Reason.NOT_WHOLE),
        ("D1,1000000,2000000001", "units", Reason.OUT_OF_RANGE),
        (",1,", "drug", Reason.MISSING),
    ],
)
@on_sqlite
def test_how_much_must_be_said_once(house: House, put: Put, cells: str, field: str, reason: Reason) -> None:
    with pytest.raises(BadImport) as refused:
        import_prescriptions(put(f"{HEADER}\n{HEAD},{cells}\n"), actor=ADMIN, counter=house.counter)
    assert reasons(refused) == [(2, field, reason)]


@on_sqlite
def test_a_column_of_mere_amounts_is_not_guessed_to_be_packs_or_tablets(house: House, put: Put) -> None:
    with pytest.raises(BadImport) as refused:
        import_prescriptions(put("处方号,药品编码,数量\nCF1,D1,2\n"), actor=ADMIN, counter=house.counter)
    assert [(fault.line, fault.reason) for fault in refused.value.errors] == [(2, Reason.MISSING)]


@pytest.mark.parametrize(
    ("old", "new", "field", "reason"),
    [
        ("000000209901011231", "000000209901011232", "id_number", Reason.CHECK_DIGIT),
        ("000000209901011231", "4240000000000000000099330000", "id_number", Reason.TOO_LONG),
        ("张伟", "张" * 51, "patient_name", Reason.TOO_LONG),
        ("张伟", "=cmd()", "patient_name", Reason.FORMULA),
    ],
)
@on_sqlite
def test_faults_in_personal_data_are_told_without_repeating_it(
    house: House, put: Put, old: str, new: str, field: str, reason: Reason
) -> None:
    with pytest.raises(BadImport) as refused:
        import_prescriptions(put(f"{HEADER}\n{HEAD.replace(old, new)},D1,2,\n"), actor=ADMIN, counter=house.counter)
    assert refused.value.errors[0].found == ""
    assert reasons(refused) == [(2, field, reason)]
    assert new not in repr(refused.value)


def test_a_settlement_says_that_the_visit_is_insured_and_contradicts_paying_oneself(house: House, put: Put) -> None:
    import_prescriptions(put(json.dumps([prescription(settlement_id="S1")])), actor=ADMIN, counter=house.counter)
    visit = found(house.store, "CF1").head.visit
    assert visit is not None
    assert visit.insured
    with pytest.raises(BadImport) as refused:
        import_prescriptions(
            put(f"{HEADER}\n{HEAD.replace('医保', '自费')},D1,2,\n"), actor=ADMIN, counter=house.counter
        )
    assert reasons(refused) == [(2, "settlement_id", Reason.NOT_INSURED)]


@on_sqlite
def test_who_may_not_import_is_refused(house: House, put: Put) -> None:
    for verb in (import_prescriptions, import_orders):
        with pytest.raises(NotAllowed):
            verb(put("x"), actor=PHARMACIST, counter=house.counter)


# --- orders ---


def test_an_order_becomes_an_open_delivery_in_the_storeroom_with_its_lots(house: House, put: Put) -> None:
    rows = [
        "DD1,示例医药,XK1,SH1,FP1,D1,10,11.5,L1,2026-01-01,2028-12-31",
        "DD1,,,,,D1,5,11.5,L2,2026-02-01,2029-01-31",
        "DD1,,,,,D2,3,8,,,",
    ]
    report = import_orders(put("\n".join([ORDER, *rows])), actor=STOREKEEPER, counter=house.counter)
    assert told(report) == (1, 0, 0, 0)
    document = found(house.store, "DD1", DocumentKind.RECEIVING)
    head = document.head
    assert (head.place, head.party, head.party_licence, head.source) == ("药库", "示例医药", "XK1", "DD1")
    assert (head.delivery_no, head.invoice_no) == ("SH1", "FP1")
    assert [(line.needed, line.price) for line in document.lines] == [(240, 115_000), (120, 115_000), (60, 80_000)]
    with house.store.reading() as tx:
        lots = [tx.stock.lot(line.lot_id) if line.lot_id else None for line in document.lines]
    assert lots[0] is not None
    assert (lots[0].number, lots[0].made_on, lots[0].expires_on) == ("L1", date(2026, 1, 1), date(2028, 12, 31))
    assert (lots[0].supplier, lots[0].price) == ("示例医药", 115_000)
    assert lots[1] is not None
    assert lots[2] is None


def test_importing_an_order_again_after_it_was_received_changes_nothing(house: House, put: Put) -> None:
    file = put(f"{ORDER}\nDD1,示例医药,,,,D1,1,11.5,L1,2026-01-01,2028-12-31\n")
    import_orders(file, actor=STOREKEEPER, counter=house.counter)
    document = found(house.store, "DD1", DocumentKind.RECEIVING)
    receive.scan(document.id, pack(AMOXICILLIN, 1), actor=STOREKEEPER, counter=house.counter)
    receive.confirm(document.id, actor=STOREKEEPER, counter=house.counter)
    assert told(import_orders(file, actor=STOREKEEPER, counter=house.counter)) == (0, 0, 1, 0)
    changed = put(f"{ORDER}\nDD1,示例医药,,,,D1,2,11.5,L1,2026-01-01,2028-12-31\n")
    with pytest.raises(BadImport) as refused:
        import_orders(changed, actor=STOREKEEPER, counter=house.counter)
    assert reasons(refused) == [(2, "number", Reason.CLOSED)]


def test_a_lot_the_books_know_is_completed_but_never_overwritten(house: House, put: Put) -> None:
    with house.store.writing() as tx:
        tx.stock.put_lot(house.amoxicillin, "L1", expires_on=date(2028, 12, 31))
    good = "DD1,示例医药,,,,D1,1,11.5,L1,2026-01-01,2028-12-31"
    other = "DD2,示例医药,,,,D1,1,11.5,L1,2026-01-01,2029-12-31"
    file = put(f"{ORDER}\n{good}\n{other}")
    with pytest.raises(BadImport) as refused:
        import_orders(file, actor=STOREKEEPER, counter=house.counter)
    assert refused.value.errors == (Fault(3, "expires_on", Reason.LOT_DIFFERS, "2029-12-31", "2028-12-31"),)
    assert told(import_orders(file, actor=STOREKEEPER, counter=house.counter, partial=True)) == (1, 0, 0, 1)
    with house.store.reading() as tx:
        lot = tx.stock.find_lot(house.amoxicillin, "L1")
    assert lot is not None
    assert (lot.made_on, lot.expires_on, lot.supplier) == (date(2026, 1, 1), date(2028, 12, 31), "示例医药")


@pytest.mark.parametrize(
    ("cells", "field", "reason"),
    [
        (",2026-01-01,2028-12-31", "lot", Reason.LOT_NEEDED),
        ("L1,2026-01-01,2025-12-31", "expires_on", Reason.ENDS_BEFORE),
        ("L1,2026-01-01,2028-02-30", "expires_on", Reason.NOT_A_DAY),
        (f"{'L' * 31},,", "lot", Reason.TOO_LONG),
    ],
)
@on_sqlite
def test_lots_must_make_sense(house: House, put: Put, cells: str, field: str, reason: Reason) -> None:
    with pytest.raises(BadImport) as refused:
        import_orders(put(f"{ORDER}\nDD1,示例医药,,,,D1,1,11.5,{cells}\n"), actor=STOREKEEPER, counter=house.counter)
    assert reasons(refused) == [(2, field, reason)]


@on_sqlite
def test_an_order_without_a_supplier_is_refused(house: House, put: Put) -> None:
    with pytest.raises(BadImport) as refused:
        import_orders(put(f"{ORDER}\nDD1,,,,,D1,1,,,,\n"), actor=STOREKEEPER, counter=house.counter)
    assert reasons(refused) == [(2, "supplier", Reason.MISSING)]
