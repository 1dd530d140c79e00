"""Our words become their rows, or the list of what is missing; nothing is invented and nothing is cut."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.submissions import ChangeType, RxClass, SubmissionKind
from app.platforms.insurance.wire.rows import NotReady, RowWriter
from app.platforms.insurance.wire.tables import TRANSACTIONS
from tests.platforms.samples import CODES, KINDS, profile, submission

K = SubmissionKind
NATIONAL = profile()

DRUG = {
    "med_list_codg": "XJ01CAA040E001010100001",
    "fixmedins_hilist_id": "XY0001",
    "fixmedins_hilist_name": "阿莫西林胶囊",
    "fixmedins_bchno": "01JD-row",
    "rx_flag": "1",
    "manu_date": "2026-03-01",
    "expy_end": "2028-02-28",
}
LOT = {"manu_lotnum": "20260301"}
TRACED = {"drugtracinfo": [{"drug_trac_codg": code} for code in CODES]}

EXPECTED = {
    K.COUNT: {**DRUG, **LOT, **TRACED, "invdate": "2026-11-20", "inv_cnt": "2.00"},
    K.STOCK_CHANGE: {
        **{name: DRUG[name] for name in DRUG if name not in ("manu_date", "expy_end")},
        **TRACED,
        "inv_chg_type": "102",
        "pric": "12.500000",
        "cnt": "2.0000",
        "inv_chg_time": "2026-11-20 14:03:59",
        "inv_chg_opter_name": "李库管",
        "trdn_flag": "0",
    },
    K.PURCHASE: {
        **DRUG,
        **LOT,
        "dynt_no": "SH001",
        "spler_name": "康泰医药公司",
        "spler_pmtno": "粤AA0000001",
        "prodentp_name": "华夏制药有限公司",
        "aprvno": "国药准字H20000001",
        "finl_trns_pric": "12.500000",
        "purc_retn_cnt": "2.0000",
        "purc_invo_no": "00012345",
        "purc_retn_stoin_time": "2026-11-20 14:03:59",
        "purc_retn_opter_name": "李库管",
        "prod_geay_flag": "0",
    },
    K.SUPPLIER_RETURN: {
        **DRUG,
        "spler_name": "康泰医药公司",
        "finl_trns_pric": "12.500000",
        "purc_retn_cnt": "2.0000",
        "purc_invo_no": "00012345",
        "purc_retn_stoin_time": "2026-11-20 14:03:59",
        "purc_retn_opter_name": "李库管",
    },
    K.SALE: {
        **DRUG,
        **LOT,
        **TRACED,
        "prsc_dr_cert_type": "01",
        "prsc_dr_certno": "11010519491231002X",
        "prsc_dr_name": "王医生",
        "phar_name": "赵药师",
        "phar_prac_cert_no": "A1234567",
        "hi_feesetl_type": "0",
        "mdtrt_sn": "MZ2026112000012",
        "psn_cert_type": "01",
        "trdn_flag": "0",
        "finl_trns_pric": "12.500000",
        "rxno": "CF001",
        "rx_circ_flag": "0",
        "rtal_docno": "CF001",
        "sel_retn_cnt": "2.0000",
        "sel_retn_time": "2026-11-20 14:03:59",
        "sel_retn_opter_name": "赵药师",
        "mdtrt_setl_type": "2",
    },
    K.SALE_RETURN: {
        **DRUG,
        **LOT,
        **TRACED,
        "mdtrt_sn": "MZ2026112000012",
        "psn_cert_type": "01",
        "trdn_flag": "0",
        "finl_trns_pric": "12.500000",
        "sel_retn_cnt": "2.0000",
        "sel_retn_time": "2026-11-20 14:03:59",
        "sel_retn_opter_name": "赵药师",
    },
    K.WITHDRAWAL: {"fixmedins_bchno": "01JD0000000000000000000005", "inv_data_type": "4"},
}


def row(kind=K.SALE, where=NATIONAL, **changes):
    return RowWriter(kind, where).write(submission(kind, id="01JD-row", **changes))


def trouble(kind=K.SALE, where=NATIONAL, **changes):
    with pytest.raises(NotReady) as caught:
        row(kind, where, **changes)
    return caught.value


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_written_field_by_field(kind):
    assert row(kind) == EXPECTED[kind]


@pytest.mark.parametrize("kind", KINDS)
def test_fields_stand_in_the_order_of_the_table(kind):
    order = [field.name for field in TRANSACTIONS[kind].fields]
    written = [name for name in row(kind) if name in order]
    assert written == sorted(written, key=order.index)


@pytest.mark.parametrize(
    ("kind", "data_type"),
    [
        (K.COUNT, "1"),
        (K.STOCK_CHANGE, "2"),
        (K.PURCHASE, "3"),
        (K.SUPPLIER_RETURN, "3"),
        (K.SALE, "4"),
        (K.SALE_RETURN, "4"),
    ],
)
def test_a_withdrawal_says_what_kind_of_row_it_takes_back(kind, data_type):
    assert row(K.WITHDRAWAL, of_kind=kind)["inv_data_type"] == data_type


@pytest.mark.parametrize(("change", "code"), list(zip(ChangeType, range(101, 112), strict=True)))
def test_every_stock_change_has_its_code(change, code):
    assert row(K.STOCK_CHANGE, change=change)["inv_chg_type"] == str(code)


@pytest.mark.parametrize(("rx", "flag"), [(RxClass.NOT_NEEDED, "0"), (RxClass.NEEDED, "1"), (RxClass.EITHER, "2")])
def test_prescription_flags(rx, flag):
    assert row(goods={"rx": rx})["rx_flag"] == flag


def test_a_row_says_everything_it_lacks_in_our_words():
    lacking = trouble(goods={"lot_number": None, "made_on": None, "insurance_code": "  "}, prescriber="")
    assert lacking.missing == ("insurance_code", "prescriber", "lot_number", "made_on")
    assert lacking.words == "缺少：医疗目录编码、开方医师姓名、生产批号、生产日期"


def test_a_supplier_return_needs_its_invoice_and_a_purchase_does_not():
    assert trouble(K.SUPPLIER_RETURN, invoice_no=None).missing == ("invoice_no",)
    assert "purc_invo_no" not in row(K.PURCHASE, invoice_no=None)


def test_what_is_not_known_and_not_required_is_left_out():
    assert "expy_end" not in row(goods={"expires_on": None})
    assert "memo" not in row(memo="  ")


def test_an_unknown_price_stops_a_stock_change_only():
    assert trouble(K.STOCK_CHANGE, goods={"price": None}).missing == ("price",)
    assert "finl_trns_pric" not in row(goods={"price": None})


def test_an_insured_sale_needs_its_settlement():
    assert trouble(visit={"insured": True}).missing == ("settlement_id",)
    insured = row(visit={"insured": True, "settlement_id": "S1"})
    assert (insured["setl_id"], insured["mdtrt_setl_type"], insured["hi_feesetl_type"]) == ("S1", "1", "1")
    away = row(visit={"insured": True, "settlement_id": "S1", "out_of_area": True})
    assert away["hi_feesetl_type"] == "2"


def test_a_too_long_value_is_refused_and_not_cut():
    refused = trouble(goods={"name": "长" * 201})
    assert refused.missing == ()
    assert refused.words == "定点医药机构目录名称 有 201 个字符，最多 200 个"


def test_a_remark_alone_is_cut():
    assert row(memo="备" * 501)["memo"] == "备" * 500


def test_missing_and_unfit_are_told_together():
    both = trouble(goods={"name": "长" * 201, "lot_number": None})
    assert both.missing == ("lot_number",)
    assert both.words == "缺少：生产批号；定点医药机构目录名称 有 201 个字符，最多 200 个"


@pytest.mark.parametrize(
    ("units", "pack_units", "cnt"),
    [(48, 24, "2.0000"), (7, 24, "0.2917"), (1, 3, "0.3333"), (2, 3, "0.6667"), (0, 24, "0.0000"), (5, 1, "5.0000")],
)
def test_units_become_packs_with_fixed_decimals(units, pack_units, cnt):
    assert row(goods={"units": units, "pack_units": pack_units})["sel_retn_cnt"] == cnt


def test_split_packs_are_parts_of_a_pack_or_units_as_the_region_wants():
    part = {"units": 6, "split": True, "price": 120_000}
    as_packs = row(goods=part)
    assert (as_packs["sel_retn_cnt"], as_packs["finl_trns_pric"], as_packs["trdn_flag"]) == ("0.2500", "12.000000", "1")
    as_units = row(where=profile(split_in="units"), goods=part)
    assert (as_units["sel_retn_cnt"], as_units["finl_trns_pric"], as_units["trdn_flag"]) == ("6.0000", "0.500000", "1")


def test_whole_packs_and_counts_stay_packs_where_split_packs_are_units():
    units = profile(split_in="units")
    assert row(where=units)["sel_retn_cnt"] == "2.0000"
    assert row(K.COUNT, units, goods={"split": True, "units": 6})["inv_cnt"] == "0.25"


def test_a_number_that_does_not_fit_is_refused():
    most = (10**12 - 1) * 24
    assert row(goods={"units": most})["sel_retn_cnt"] == "999999999999.0000"
    assert "数值(16,4)" in trouble(goods={"units": most + 24}).words


def test_a_pack_of_nothing_is_no_pack():
    assert "units" in trouble(goods={"pack_units": 0}).missing


def test_times_are_told_in_chinese_time_across_midnight():
    late = datetime(2026, 12, 31, 16, 0, 1, 999_999, tzinfo=UTC)
    assert row(sold_at=late)["sel_retn_time"] == "2027-01-01 00:00:01"
    assert row(K.COUNT, counted_on=date(2026, 12, 31))["invdate"] == "2026-12-31"


def test_personal_data_goes_only_where_the_region_asks_for_it():
    assert not {"psn_name", "certno", "psn_no"} & row().keys()
    asked = profile(fields={"3505": {"send": ["psn_name", "psn_no"], "required": ["certno"]}})
    told = row(where=asked)
    assert (told["psn_name"], told["certno"], told["psn_no"]) == (
        "张小明",
        "110101199003074514",
        "44030000000000012345",
    )
    assert "psn_no" not in row(where=asked, visit={"insured": True, "settlement_id": "S", "out_of_area": True})


def test_codes_travel_in_the_form_of_the_region():
    one = {"codes": CODES[:1]}
    as_object = profile(codes={"forms": {"3505": "object"}})
    assert row(where=as_object, goods=one)["drugtracinfo"] == {"drug_trac_codg": CODES[0]}
    flat = row(where=profile(codes={"forms": {"3505": "flat"}}), goods=one)
    assert flat["drug_trac_codg"] == CODES[0]
    assert "drugtracinfo" not in flat
    assert "drugtracinfo" not in row(where=profile(codes={"forms": {"3505": "none"}}))
    assert "drugtracinfo" not in row(goods={"codes": ()})


def test_a_form_for_one_code_refuses_two_instead_of_losing_one():
    words = trouble(where=profile(codes={"forms": {"3505": "object"}})).words
    assert words == "药品追溯码 有 2 个，本地区每行只能带 1 个"


def test_codes_of_purchases_go_only_where_the_region_has_a_place_for_them():
    assert "drugtracinfo" not in row(K.PURCHASE)
    assert row(K.PURCHASE, profile(codes={"forms": {"3503": "array"}})) == EXPECTED[K.PURCHASE] | TRACED


def test_a_region_may_require_codes():
    required = profile(fields={"3505": {"required": ["drugtracinfo"]}})
    assert trouble(where=required, goods={"codes": ()}).missing == ("codes",)
    assert row(where=required) == EXPECTED[K.SALE]


def test_a_code_too_long_for_the_wire_is_refused():
    assert trouble(goods={"codes": ("8" * 101,)}).words == "药品追溯码 最多 100 个字符"


def test_the_package_level_goes_where_the_region_has_a_name_for_it():
    named = profile(codes={"package_level": "pac_lv"})
    assert row(K.STOCK_CHANGE, named, goods={"package_level": 3})["pac_lv"] == "3"
    assert "pac_lv" not in row(K.SALE, named, goods={"package_level": 3})
    assert row(K.STOCK_CHANGE, goods={"package_level": 3}) == EXPECTED[K.STOCK_CHANGE]


def test_a_region_changes_names_needs_lengths_constants_and_assumptions():
    changed = profile(
        fields={
            "3505": {
                "names": {"mdtrt_setl_type": "MDTRT_SETL_TYPE"},
                "optional": ["phar_name"],
                "omit": ["prsc_dr_certno"],
                "lengths": {"rxno": 3},
                "constants": {"tcmdrug_used_way": "1", "shelf_posi": "A1"},
                "assume": {"psn_cert_type": "01"},
            }
        }
    )
    told = row(where=changed, pharmacist=None, prescription_no="R1", visit={"id_type": None})
    assert told["MDTRT_SETL_TYPE"] == "2"
    assert not {"mdtrt_setl_type", "phar_name", "prsc_dr_certno"} & told.keys()
    assert (told["tcmdrug_used_way"], told["shelf_posi"], told["psn_cert_type"]) == ("1", "A1", "01")
    assert row(where=changed, prescription_no="R1", visit={"id_type": "02"})["psn_cert_type"] == "02"
    assert "处方号 有 5 个字符，最多 3 个" in trouble(where=changed).words


def test_older_regions_do_not_want_everything():
    jiangsu = profile("jiangsu")
    assert "psn_cert_type" not in row(where=jiangsu, visit={"id_type": None})
    assert trouble(visit={"id_type": None}).missing == ("id_type",)


TEXTS = st.text(max_size=300) | st.none()


@given(name=TEXTS, lot=TEXTS, prescriber=TEXTS, units=st.integers(), pack_units=st.integers(), price=st.integers())
def test_no_row_breaks_and_no_field_is_longer_than_it_may_be(name, lot, prescriber, units, pack_units, price):
    goods = {"name": name, "lot_number": lot, "units": units, "pack_units": pack_units, "price": price}
    try:
        written = row(goods=goods, prescriber=prescriber)
    except NotReady:
        return
    lengths = {field.name: getattr(field.form, "length", 30) for field in TRANSACTIONS[K.SALE].fields}
    assert all(0 < len(text) <= lengths[name] for name, text in written.items() if isinstance(text, str))


def test_why_there_is_no_code_is_told_in_words() -> None:
    writer = RowWriter(SubmissionKind.SALE, profile())
    assert writer.write(submission(memo="herbal"))["memo"] == "中药饮片，无追溯码"
    assert writer.write(submission(memo="原包装破损"))["memo"] == "原包装破损"
    assert "memo" not in writer.write(submission(memo=None))
