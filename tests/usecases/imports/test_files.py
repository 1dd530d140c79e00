"""Files of every kind: read where they can be, refused with a reason and a line where not, and nothing lost either way."""

import io
import json
import os
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.refusals import BadImport, Fault
from app.store import Store, open_store
from app.usecases.imports import Reason, import_drugs, import_prescriptions, reading, xlsx_look
from app.usecases.imports.drugs import WANTED
from app.usecases.imports.prescriptions import WANTED as PRESCRIPTIONS
from app.usecases.imports.reading import open_file
from app.usecases.imports.record import Record
from tests.usecases.conftest import ADMIN, House
from tests.usecases.imports.conftest import Put, workbook

HEADER = "药品编码,药品名称,规格,生产企业,包装数量,最小单位,包装单位"
LINE = "YP001,阿莫西林胶囊,0.25g,示例药业,24,粒,盒"
TABLE = f"{HEADER}\n{LINE}\n"
ROW = ["YP001", "阿莫西林胶囊", "0.25g", "示例药业", 24, "粒", "盒"]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """How a file is read has nothing to do with the database: SQLite is enough."""
    opened = open_store(tmp_path / "yaosu.db", personal_key=b"k" * 16)
    yield opened
    opened.close()


def lines(file: Path) -> list[Record | Fault]:
    return list(open_file(file, WANTED).lines)


def codes(file: Path) -> list[object]:
    return [found.cells["local_code"] for found in lines(file) if isinstance(found, Record)]


def refusal(file: Path) -> Fault:
    with pytest.raises(BadImport) as refused:
        lines(file)
    assert refused.value.file == file.name
    return refused.value.errors[0]


def read_or_refused(file: Path) -> set[str]:
    """The reasons of the refusal; empty where the file was read."""
    try:
        lines(file)
    except BadImport as refused:
        return {fault.reason for fault in refused.errors}
    return set()


# --- encodings and separators ---


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
@pytest.mark.parametrize("separator", [",", "\t", ";"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_tables_are_read_in_every_encoding_with_every_separator(
    put: Put, encoding: str, separator: str, end: str
) -> None:
    text = TABLE.replace(",", separator).replace("\n", end)
    (record,) = lines(put(text.encode(encoding)))
    assert isinstance(record, Record)
    assert (record.line, record.cells["name"], record.cells["pack_unit"]) == (2, "阿莫西林胶囊", "盒")


def test_the_separator_is_the_one_that_makes_the_header_readable(put: Put) -> None:
    text = TABLE.replace(",", ";").replace("示例药业", "示例药业, 华南")
    (record,) = lines(put(text))
    assert isinstance(record, Record)
    assert record.cells["maker"] == "示例药业, 华南"


def test_utf8_that_was_damaged_is_not_taken_for_gb18030(put: Put) -> None:
    content = (HEADER + "\n" + LINE.replace("胶囊", "胶囊\x01")).encode().replace(b"\x01", b"\xe9\x98")
    assert refusal(put(content)) == Fault(2, "", Reason.ENCODING, expected="UTF-8, GB18030")


def test_a_table_that_is_neither_utf8_nor_gb18030_is_refused(put: Put) -> None:
    assert refusal(put(TABLE.encode("gb18030") + b"\xff\xff\n")).reason == Reason.ENCODING


def test_headers_are_understood_however_they_are_written(put: Put) -> None:
    header = "Local_Code, NAME ,Ｓｐｅｃ,maker,pack units,unit,PACK-UNIT"
    (record,) = lines(put(f"{header}\n{LINE}\n"))
    assert isinstance(record, Record)
    assert list(record.cells) == ["local_code", "name", "spec", "maker", "pack_units", "unit", "pack_unit"]


def test_no_header_means_two_things() -> None:
    from app.usecases.imports import identifiers, orders, prescriptions
    from app.usecases.imports.columns import plain

    for wanted in (WANTED, identifiers.WANTED, prescriptions.WANTED, orders.WANTED):
        meant: dict[str, str] = {}
        for column in wanted.all_columns.columns:
            for name in {plain(each) for each in (column.field, *column.names)}:
                assert meant.setdefault(name, column.field) == column.field, name


def test_line_numbers_are_those_of_the_file_also_after_quoted_line_breaks(put: Put) -> None:
    text = f'{HEADER}\n\nYP1,"a\nb",x,m,1,粒,盒\nYP2,n,x,m,1,粒,盒\n,,,,,,\nYP3,n,x,m,1,粒,盒\n'
    found = [(record.line, record.cells["local_code"]) for record in lines(put(text)) if isinstance(record, Record)]
    assert found == [(3, "YP1"), (5, "YP2"), (7, "YP3")]


def test_ragged_rows_are_told_and_do_not_stop_the_others(put: Put) -> None:
    found = lines(put(f"{HEADER}\nYP1,n,x,m\n{LINE}\n{LINE},,\n{LINE},one too many\n"))
    assert found[0] == Fault(2, "", Reason.RAGGED, "4", "7")
    assert [type(each).__name__ for each in found] == ["Fault", "Record", "Record", "Fault"]


def test_columns_nobody_asked_for_are_told_as_ignored(put: Put) -> None:
    found = lines(put(f"{HEADER},备注\n{LINE},好\n"))
    assert found[0] == Fault(1, "", Reason.COLUMN_IGNORED, "备注")


# --- what is refused as a whole ---


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (b"", 0, Reason.EMPTY),
        (b"\xef\xbb\xbf \r\n\t\n", 0, Reason.EMPTY),
        (b",,,\n,,\n", 0, Reason.EMPTY),
        (b"\x00\x01\x02\x03", 0, Reason.BINARY),
        (bytes(range(256)) * 20, 0, Reason.BINARY),
        ("药品目录,,,\n".encode() + TABLE.encode(), 1, Reason.NO_HEADER),
        (b"a,b,c\n1,2,3\n", 1, Reason.NO_HEADER),
        (b"code,name\n1,2\n", 1, Reason.COLUMN_MISSING),
        (HEADER.encode() + ",通用名\n".encode(), 1, Reason.COLUMN_TWICE),
        (HEADER.encode() + b'\n"YP1,n,x,m,1,a,b\n', 2, Reason.SYNTAX),
        (HEADER.encode() + b'\nYP1,"n"x,x,m,1,a,b\n', 2, Reason.SYNTAX),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, 0, Reason.OLD_EXCEL),
        (b"<html><table><tr><td>x</td></tr></table></html>", 0, Reason.WEB_PAGE),
        (b"PK\x03\x04 no zip at all", 0, Reason.DAMAGED),
        (b"[", 1, Reason.SYNTAX),
        (b'[{"a": 1},]', 1, Reason.SYNTAX),
        (b'[{"code": 1}]\n[]', 2, Reason.SYNTAX),
        (b"[] 1", 1, Reason.SYNTAX),
        (b'[{"code": NaN}]', 0, Reason.SYNTAX),
        (b'[{"code": 1, "code": 2}]', 0, Reason.SYNTAX),
        (b"[" * 100_000, 0, Reason.SYNTAX),
        (b'[{"code": ' + b"9" * 5000 + b"}]", 0, Reason.SYNTAX),
        (b'{"a": [], "b": []}', 0, Reason.NO_LIST),
        (b'{"a": 1}', 0, Reason.NO_LIST),
    ],
)
def test_a_file_that_cannot_be_read_says_why_and_where(put: Put, content: bytes, line: int, reason: Reason) -> None:
    fault = refusal(put(content))
    assert (fault.line, fault.reason) == (line, reason)


def test_a_missing_column_is_named_as_people_call_it(put: Put) -> None:
    with pytest.raises(BadImport) as refused:
        lines(put("药品编码,药品名称,规格,生产企业,最小单位,包装单位\n"))
    assert refused.value.errors == (Fault(1, "pack_units", Reason.COLUMN_MISSING, expected="包装数量 / pack_units"),)


def test_a_file_that_is_not_there_or_none_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path / "nowhere.csv").reason == Reason.UNREADABLE
    assert refusal(tmp_path).reason == Reason.UNREADABLE
    assert refusal(tmp_path / "a\0b").reason == Reason.UNREADABLE
    if os.name == "posix":
        assert refusal(Path("/dev/zero")).reason == Reason.UNREADABLE


def test_a_file_that_is_too_large_is_refused_before_it_is_read(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "LARGEST_BYTES", 100)
    assert refusal(put(TABLE * 10)).reason == Reason.TOO_LARGE


# --- XLSX ---


def test_a_sheet_is_read_with_its_types_and_line_numbers(put: Put) -> None:
    found = lines(put(workbook([], HEADER.split(","), ROW, [], [*ROW[:4], 12.0, "粒", "盒"]), "any.name"))
    assert [(record.line, record.cells["pack_units"]) for record in found if isinstance(record, Record)] == [
        (3, 24.0),
        (5, 12.0),
    ]


def test_a_table_that_begins_in_the_middle_of_a_sheet_is_found_where_it_is(put: Put) -> None:
    shifted = [["", "", *row] for row in (HEADER.split(","), ROW)]
    assert codes(put(workbook([], [], *shifted))) == ["YP001"]


def test_formulas_and_error_cells_are_told_with_their_line(put: Put, house: House) -> None:
    content = workbook(HEADER.split(","), [*ROW[:4], "=12*2", "粒", "盒"], [*ROW[:4], "=NA()", "粒", "盒"])
    with pytest.raises(BadImport) as refused:
        import_drugs(put(content), actor=ADMIN, counter=house.counter)
    assert refused.value.errors == (Fault(2, "pack_units", Reason.FORMULA), Fault(3, "pack_units", Reason.FORMULA))


def test_an_error_cell_without_a_formula_is_not_taken_for_an_empty_one(put: Put, house: House) -> None:
    content = workbook([*HEADER.split(","), "商品名"], [*ROW, "X9"])
    broken = edited(
        content, "xl/worksheets/sheet1.xml", rb'<c r="H2" t="s"><v>\d+</v></c>', b'<c r="H2" t="e"><v>#N/A</v></c>'
    )
    with pytest.raises(BadImport) as refused:
        import_drugs(put(broken), actor=ADMIN, counter=house.counter)
    assert refused.value.errors == (Fault(2, "trade_name", Reason.ERROR_CELL),)


def test_a_merged_title_above_the_header_is_refused_with_what_was_found(put: Put) -> None:
    fault = refusal(put(workbook(["本院药品目录"], HEADER.split(","), ROW)))
    assert (fault.line, fault.reason, fault.found) == (1, Reason.NO_HEADER, "本院药品目录")


def test_other_sheets_are_told_as_ignored_when_they_say_something(put: Put) -> None:
    content = workbook(HEADER.split(","), ROW, sheets=("药品", "empty"))
    assert not [found for found in lines(put(content)) if isinstance(found, Fault)]
    second = edited(
        content,
        "xl/worksheets/sheet2.xml",
        rb"<sheetData/>",
        b'<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>',
    )
    assert lines(put(second))[0] == Fault(0, "", Reason.SHEETS_IGNORED, "empty")


def test_a_workbook_without_a_table_is_empty(put: Put) -> None:
    assert refusal(put(workbook())).reason == Reason.EMPTY


def test_a_small_file_that_unfolds_into_a_large_one_is_refused(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_look, "MOST_UNPACKED_BYTES", 5_000_000)
    bomb = with_part(workbook(HEADER.split(","), ROW), "xl/media/image1.bin", b"\0" * 50_000_000)
    assert len(bomb) < 100_000
    assert refusal(put(bomb)).reason == Reason.TOO_LARGE


def test_a_file_that_lies_about_its_size_is_counted_all_the_same(put: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_look, "MOST_UNPACKED_BYTES", 5_000_000)
    bomb = with_part(workbook(HEADER.split(","), ROW), "xl/media/image1.bin", b"\0" * 50_000_000)
    lying = bomb.replace((50_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != bomb
    assert refusal(put(lying)).reason == Reason.TOO_LARGE


@pytest.mark.parametrize("cell", [b'<c r="XFD1048576"><v>1</v></c>', b"<c r='XFD1048576' t='n'><v>1</v></c>"])
def test_one_cell_in_the_far_corner_does_not_fill_the_memory(put: Put, cell: bytes) -> None:
    content = workbook(HEADER.split(","), ROW)
    far = edited(
        content, "xl/worksheets/sheet1.xml", rb"</sheetData>", b'<row r="1048576">' + cell + b"</row></sheetData>"
    )
    assert refusal(put(far)).reason == Reason.TOO_LARGE


def test_blank_cells_with_a_format_reach_nowhere(put: Put) -> None:
    content = workbook(HEADER.split(","), ROW)
    far = edited(
        content,
        "xl/worksheets/sheet1.xml",
        rb"</sheetData>",
        b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>',
    )
    assert codes(put(far)) == ["YP001"]


def test_a_cell_hidden_behind_a_long_tag_is_refused(put: Put) -> None:
    content = workbook(HEADER.split(","), ROW)
    cell = b'<row r="1048576"><c x="' + b"y" * 5000 + b'" r="XFD1048576"><v>1</v></c></row></sheetData>'
    assert refusal(put(edited(content, "xl/worksheets/sheet1.xml", rb"</sheetData>", cell))).reason == Reason.DAMAGED


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"]
)
@pytest.mark.parametrize(
    "content", [b"", b"<broken", b"\xff\xfe<\0a\0/\0>\0", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>']
)
def test_broken_parts_of_a_workbook_are_refused(put: Put, part: str, content: bytes) -> None:
    broken = with_part(workbook(HEADER.split(","), ROW), part, content)
    file = put(broken)
    reasons = read_or_refused(file)
    assert reasons <= {Reason.DAMAGED, Reason.EMPTY, Reason.NO_HEADER}
    assert reasons or part == "xl/sharedStrings.xml"


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The same archive with one part added or replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, part)
    return made.getvalue()


def edited(content: bytes, name: str, pattern: bytes, replacement: bytes) -> bytes:
    """The same archive with one place of one part changed."""
    import re

    with zipfile.ZipFile(io.BytesIO(content)) as old:
        part, count = re.subn(pattern, lambda _: replacement, old.read(name))
    assert count == 1, pattern
    return with_part(content, name, part)


# --- JSON ---


def as_json(**changes: object) -> dict[str, object]:
    return {**dict(zip(HEADER.split(","), ROW, strict=True)), **changes}


def test_a_list_of_objects_is_read_with_the_line_each_begins_on(put: Put) -> None:
    text = json.dumps([as_json(), as_json(药品编码="YP2")], ensure_ascii=False, indent=1)
    found = [(record.line, record.cells["local_code"]) for record in lines(put(text)) if isinstance(record, Record)]
    assert found == [(2, "YP001"), (11, "YP2")]


@pytest.mark.parametrize("outer", ["drugs", "药品", "whatever"])
def test_the_list_may_stand_inside_an_object(put: Put, outer: str) -> None:
    text = json.dumps({"at": "2026-11-20", "more": {"drugs": [1]}, outer: [as_json()]}, ensure_ascii=False, indent=2)
    (record,) = lines(put(text))
    assert isinstance(record, Record)
    assert record.line == 9


def test_of_several_lists_the_one_with_the_name_counts(put: Put) -> None:
    assert codes(put(json.dumps({"errors": [1, 2], "drugs": [as_json()]}))) == ["YP001"]


def test_elements_that_are_no_objects_are_told_and_do_not_stop_the_others(put: Put) -> None:
    found = lines(put(json.dumps([5, as_json(), [as_json()], None])))
    assert [type(each).__name__ for each in found] == ["Fault", "Record", "Fault", "Fault"]


def test_objects_of_another_kind_of_file_are_told_as_such(put: Put) -> None:
    (fault,) = lines(put(json.dumps([{"supplier": "示例医药", "invoice_no": "1"}])))
    assert isinstance(fault, Fault)
    assert (fault.line, fault.reason, fault.found) == (1, Reason.NO_HEADER, "supplier，invoice_no")


def test_names_nobody_asked_for_are_told_once(put: Put) -> None:
    found = lines(put(json.dumps([as_json(remark="x"), as_json(remark="y")])))
    assert [each.found for each in found if isinstance(each, Fault)] == ["remark"]


def test_lines_inside_objects_have_line_numbers_of_their_own(put: Put) -> None:
    text = '[\n{"number": "CF1",\n "lines": [\n{"drug": "D1", "packs": 1},\n\n{"drug": "D2", "packs": 2}]}\n]'
    found = [each for each in open_file(put(text), PRESCRIPTIONS).lines if isinstance(each, Record)]
    assert [(each.line, each.cells["drug"], each.cells["number"], each.group) for each in found] == [
        (4, "D1", "CF1", 0),
        (6, "D2", "CF1", 0),
    ]


# --- whatever the bytes ---


@given(st.binary(max_size=400))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_random_bytes_are_read_or_refused(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "random"
    for start in (b"", b"PK\x03\x04", b"[", b"{", HEADER.encode() + b"\n"):
        file.write_bytes(start + content)
        assert read_or_refused(file) <= set(Reason)


@given(st.data())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
def test_files_with_damaged_bytes_are_read_or_refused(tmp_path: Path, data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from(GOOD))
    at = data.draw(st.integers(0, len(whole) - 1))
    kind = data.draw(st.sampled_from(["cut", "change", "insert"]))
    junk = data.draw(st.binary(min_size=1, max_size=8))
    file = tmp_path / "damaged"
    file.write_bytes(
        {
            "cut": whole[:at],
            "change": whole[:at] + junk + whole[at + len(junk) :],
            "insert": whole[:at] + junk + whole[at:],
        }[kind]
    )
    assert read_or_refused(file) <= set(Reason)


GOOD = (
    workbook(HEADER.split(","), ROW, ROW),
    TABLE.encode(),
    TABLE.encode("gb18030"),
    json.dumps([as_json(), as_json(remark=[{}])], ensure_ascii=False).encode(),
)


def test_whatever_the_file_the_books_stay_as_they_were(house: House, tmp_path: Path) -> None:
    def books() -> tuple[int, int, int]:
        with house.store.reading() as tx:
            documents = tx.connection.exec_driver_sql("SELECT count(*) FROM documents").scalar_one()
            noted = tx.connection.exec_driver_sql("SELECT count(*) FROM audit").scalar_one()
            return tx.drugs.count(), documents, noted

    before = books()

    @given(st.binary(max_size=200))
    @settings(max_examples=30)
    def attempt(content: bytes) -> None:
        file = tmp_path / "random"
        file.write_bytes(HEADER.encode() + b"\n" + content + b"\nYP1,n\n")
        for verb in (import_drugs, import_prescriptions):
            with pytest.raises(BadImport):
                verb(file, actor=ADMIN, counter=house.counter)

    attempt()
    assert books() == before
