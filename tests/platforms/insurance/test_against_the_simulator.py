"""The real client against the played platform over HTTPS: every gateway, every transaction, every fault."""

from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from app.domain.outage import Outage
from app.domain.submissions import Accepted, ErrorClass, Rejected, SubmissionKind
from app.platforms.insurance.platform import Insurance
from app.platforms.platform import CannotAsk, Outcome
from tests.fakes.simulator import start_simulator
from tests.platforms.samples import KINDS, options, profile, submission

K = SubmissionKind
SENDING = [kind for kind in KINDS if kind is not K.WITHDRAWAL]

# The published example of GB/T 32918.5-2017, annex A, printed there with its public key.
HUBEI_KEY = "3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8"

SEQUENCE = count(1)
REGIONS = {
    "plain": {"profile": "plain"},
    "tif": {"profile": "guangdong", "account": "demo-paasid", "key": "demo-token"},
    "csb": {"profile": "jiangsu", "account": "demo-ak", "key": "demo-sk", "api_name": "fsi-demo"},
    "hubei": {"profile": "hubei", "sign_key": HUBEI_KEY},
}


class Hospital:
    """A hospital at one played platform."""

    def __init__(self, running, region, sections=None, **changes):
        given = {**REGIONS[region], **changes}
        given["profile"] = profile(given["profile"], **(sections or {}))
        self.running = running
        self.calls = []
        settings = options(url=running.url, ca_file=Path(running.ca_file), timeout_read_s=1.5, **given)
        self.platform = Insurance(settings)
        self.client = self.platform.client(self.calls.append)

    def message_id(self):
        return self.platform.new_message_id(datetime.now(UTC), next(SEQUENCE))

    def sign_in(self):
        return self.client.sign_in(self.message_id())

    def send(self, *rows):
        packing = self.platform.pack(rows)
        assert packing.refused == {}
        receipts = {}
        for load in packing.loads:
            receipts |= self.client.send(load, self.message_id())
        return receipts

    def ask(self, row):
        return self.client.ask(row, self.message_id())

    def held(self):
        return {row["bchno"] for row in self.running.ledger(state="held")}


@pytest.fixture(scope="module")
def platforms(tmp_path_factory):
    """One process per region, started when it is first wanted."""
    running = {}

    def start(region):
        if region not in running:
            running[region] = start_simulator(tmp_path_factory.mktemp(region), profile=region)
        running[region].reset()
        return running[region]

    yield start
    for each in running.values():
        each.stop()


@contextmanager
def hospital(platforms, region="plain", sections=None, *, flags=None, signed_in=True, **changes):
    running = platforms(region)
    if flags:
        running.flags(flags)
    there = Hospital(running, region, sections, **changes)
    try:
        if signed_in:
            assert isinstance(there.sign_in(), Accepted), there.calls
        yield there
    finally:
        there.client.close()


def accepted(receipts):
    return {row for row, receipt in receipts.items() if isinstance(receipt, Accepted)}


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("batch", [True, False], ids=["batch", "single"])
def test_every_transaction_is_taken_behind_every_gateway(platforms, region, batch):
    sections = None if batch else {"messages": {"batched": []}}
    with hospital(platforms, region, sections) as there:
        rows = [submission(kind, goods={"codes": ()}) for kind in SENDING]
        receipts = there.send(*rows)
        assert accepted(receipts) == {row.id for row in rows} == there.held(), receipts
        assert all(receipt.reference for receipt in receipts.values())
        withdrawals = [submission(K.WITHDRAWAL, of=row.id, of_kind=row.kind) for row in rows]
        assert len(accepted(there.send(*withdrawals))) == len(rows)
        assert there.held() == set()


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("kind", SENDING)
def test_every_kind_can_be_asked_for_in_every_region(platforms, region, kind):
    with hospital(platforms, region) as there:
        row = submission(kind)
        assert there.ask(row) is None
        there.send(row)
        assert there.ask(row).reference == "query"
        withdrawal = submission(K.WITHDRAWAL, of=row.id, of_kind=kind)
        assert there.ask(withdrawal) is None
        there.send(withdrawal)
        assert isinstance(there.ask(withdrawal), Accepted)
        assert there.ask(row) is None


@pytest.mark.parametrize("over", ["envelope", "input"])
@pytest.mark.parametrize("form", ["der", "raw"])
@pytest.mark.parametrize("as_string", [True, False])
def test_cainfo_is_taken_in_every_reading(platforms, over, form, as_string):
    flags = {
        "cainfo.strategy": "canonical" if over == "envelope" else "input",
        "cainfo.encoding": form,
        "envelope.input_as_string": as_string,
    }
    sections = {"signature": {"over": over, "form": form}, "envelope": {"input_as_string": as_string}}
    with hospital(platforms, "hubei", sections, flags=flags) as there:
        row = submission(memo='引号" 反斜线\\ 换行\n 😀')
        assert accepted(there.send(row)) == {row.id}


def test_every_field_a_row_can_have_passes_the_strict_tables(platforms):
    personal = {"send": ["psn_name", "certno", "psn_no"]}
    sections = {
        "fields": {
            "3504": {"send": ["medins_prod_purc_no"]},
            "3505": personal,
            "3506": {"send": ["psn_name", "certno", "psn_no", "medins_prod_sel_no"]},
        }
    }
    with hospital(platforms, "plain", sections) as there:
        rows = [
            submission(K.COUNT, memo="备注"),
            submission(K.STOCK_CHANGE, memo="备注", goods={"split": True, "units": 3}),
            submission(K.PURCHASE, memo="备注", invoice_code="044001900111", gift=True),
            submission(
                K.SUPPLIER_RETURN,
                memo="备注",
                invoice_code="1",
                purchase_id=submission().id,
                supplier_licence="粤AA0000001",
            ),
            submission(K.SALE, memo="备注", visit={"insured": True, "settlement_id": "S1"}),
            submission(K.SALE_RETURN, memo="备注", visit={"insured": True, "settlement_id": "S1"}),
        ]
        assert accepted(there.send(*rows)) == {row.id for row in rows}
        sold = there.running.ledger(rows[4].id)[0]["row"]
        assert {"setl_id", "psn_name", "certno", "psn_no", "prsc_dr_certno", "memo"} <= sold.keys()


def test_codes_of_received_packs_are_told_by_a_stock_change(platforms):
    from app.domain.submissions import ChangeType

    with hospital(platforms) as there:
        row = submission(K.STOCK_CHANGE, change=ChangeType.PURCHASE_IN)
        there.send(row)
        assert [use["infno"] for use in there.running.code(row.body.goods.codes[0])] == ["3502"]


FLAT = {"3505": "flat"}


@pytest.mark.parametrize(
    ("flags", "sections"),
    [
        ({"inventory.trace_object_on": ["3505"]}, {"codes": {"forms": {"3505": "object"}}}),
        ({"inventory.trace_on": ["3503"]}, {"codes": {"forms": {"3503": "array", "3505": "none"}}}),
        ({"inventory.trace_on": []}, {"codes": {"forms": {**FLAT, "3501": "none", "3502": "none", "3506": "none"}}}),
        (
            {"names": {"mdtrt_setl_type": "MDTRT_SETL_TYPE"}},
            {"fields": {"3505": {"names": {"mdtrt_setl_type": "MDTRT_SETL_TYPE"}}}},
        ),
        (
            {"names": {"purc_retn_stoin_time": "purc_retn_stointime"}},
            {"fields": {"3503": {"names": {"purc_retn_stoin_time": "purc_retn_stointime"}}}},
        ),
    ],
    ids=["object", "codes on purchases", "flat", "capitals", "other spelling"],
)
def test_spelling_and_codes_follow_the_region(platforms, flags, sections):
    with hospital(platforms, "plain", sections, flags=flags) as there:
        rows = [submission(kind, goods={"codes": ("81234567890123456789",)}) for kind in (K.SALE, K.PURCHASE)]
        receipts = there.send(*rows)
        assert accepted(receipts) == {row.id for row in rows}, receipts


ANSWERS = [
    {"answers.infcode": infcode, "answers.empty_output": empty, "answers.output_as_string": as_string}
    for infcode, empty, as_string in (
        ("number", "absent", False),
        ("string", "null", True),
        ("alternate", "object", False),
        ("number", "string", True),
    )
]


@pytest.mark.parametrize("flags", ANSWERS)
@pytest.mark.parametrize("names", ["snake", "camel"])
@pytest.mark.parametrize("detail", ["failures", "all"])
def test_answers_in_any_dress_are_understood(platforms, flags, names, detail):
    dressed = {**flags, "answers.query_names": names, "answers.err_detail": detail}
    with hospital(platforms, flags=dressed) as there:
        there.running.faults(
            '[[rule]]\nwhen = { infno = ["3505A"], count = 1 }\ndo = "rows"\nrows = [2]\ntext = "操作员未备案"'
        )
        rows = [submission() for _ in range(3)]
        receipts = there.send(*rows)
        assert accepted(receipts) == {rows[0].id, rows[2].id} == there.held()
        assert receipts[rows[1].id].error is ErrorClass.OPERATOR
        assert isinstance(there.ask(rows[0]), Accepted)
        assert there.ask(rows[1]) is None


def test_a_batch_refused_as_a_whole_is_refused_row_by_row(platforms):
    with hospital(platforms, flags={"answers.batch": "result"}) as there:
        there.running.faults('[[rule]]\nwhen = { count = 1 }\ndo = "rows"\nrows = [2]')
        receipts = there.send(*[submission() for _ in range(3)])
        assert accepted(receipts) == set() == there.held()


def test_a_row_held_already_is_a_duplicate(platforms):
    with hospital(platforms) as there:
        row = submission()
        there.send(row)
        assert there.send(row)[row.id].error is ErrorClass.DUPLICATE


FAULTS = [
    ('do = "drop_unread"', None, False),
    ('do = "drop_before"', None, False),
    ('do = "drop_before"\nreset = true', None, False),
    ('do = "drop_after"', None, True),
    ('do = "drop_after"\nreset = true', None, True),
    ('do = "status"', None, False),
    ('do = "status"\nstage = "after"', None, True),
    ('do = "status"\ncode = 502', None, False),
    ('do = "status"\ncode = 504\nstage = "after"', None, True),
    ('do = "status"\ncode = 408', None, False),
    ('do = "status"\ncode = 404', ErrorClass.SIGNATURE, False),
    ('do = "status"\ncode = 403', ErrorClass.SIGNATURE, False),
    ('do = "status"\ncode = 429', ErrorClass.RATE, False),
    ('do = "truncated"', None, True),
    ('do = "truncated"\nstage = "before"', None, False),
    ('do = "truncated"\nkeep = 0', None, True),
    ('do = "cut_headers"', None, True),
    ('do = "garbage"', None, True),
    ('do = "garbage"\nsize = 3\nstage = "before"', None, False),
    ('do = "empty"', None, True),
    ('do = "html"', None, True),
    ('do = "html"\nstatus = 502\nstage = "before"', None, False),
    ('do = "delay"\nseconds = 3', None, True),
    ('do = "delay"\nseconds = 3\nstage = "after"', None, True),
    ('do = "drip"\ninterval_s = 0.05', None, True),
    ('do = "rate_limit"\nper_minute = 0', ErrorClass.RATE, False),
    ('do = "rate_limit"\nper_minute = 0\nstatus = 200', ErrorClass.RATE, False),
    ('do = "err_msg"\ntext = "医保编码不存在"', ErrorClass.CATALOGUE, False),
    ('do = "err_msg"\ntext = "参保状态异常"\ninfcode = "1"', ErrorClass.PERSON, False),
    ('do = "rows"\nrows = [1]\ntext = "违反用药规则"', ErrorClass.RULE, False),
]


@pytest.mark.parametrize(("fault", "error", "holds"), FAULTS)
def test_every_fault_is_told_for_what_it_is(platforms, fault, error, holds):
    """Refusals are refusals; of everything else nobody knows, until asking tells."""
    with hospital(platforms) as there:
        row = submission()
        when = "count = 1" if "drop_unread" in fault else "infno = ['3505A'], count = 1"
        there.running.faults(f"[[rule]]\nwhen = {{ {when} }}\n{fault}")
        if error is None:
            with pytest.raises(Outage) as caught:
                there.send(row)
            assert caught.value.sent
            assert there.calls[-1].outcome is Outcome.SILENT
        else:
            assert there.send(row)[row.id].error is error
        if "delay" in fault:
            _wait_until_taken(there, row)
        assert there.held() == ({row.id} if holds else set())
        assert (there.ask(row) is not None) is holds
        if not holds:
            assert accepted(there.send(row)) == {row.id}
        assert there.running.state()["doubled"] == []


def _wait_until_taken(there, row):
    """A platform that is slow takes the row after we gave up."""
    import threading

    for _ in range(100):
        if row.id in there.held():
            return
        threading.Event().wait(0.05)


@pytest.mark.parametrize("fault", ['do = "gbk"', 'do = "content_type"', 'do = "content_type"\nvalue = "text/html"'])
def test_a_good_answer_in_odd_clothes_is_a_good_answer(platforms, fault):
    with hospital(platforms) as there:
        there.running.faults(f"[[rule]]\n{fault}")
        row = submission()
        assert accepted(there.send(row)) == {row.id}


def test_a_lying_refusal_is_found_out_by_asking(platforms):
    with hospital(platforms) as there:
        there.running.faults(
            '[[rule]]\nwhen = { infno = ["3505A"] }\ndo = "err_msg"\ntext = "系统繁忙"\nstage = "after"'
        )
        row = submission()
        assert isinstance(there.send(row)[row.id], Rejected)
        assert isinstance(there.ask(row), Accepted)


@pytest.mark.parametrize(
    ("region", "changes", "error"),
    [
        ("tif", {"key": "wrong"}, ErrorClass.SIGNATURE),
        ("tif", {"account": "wrong"}, ErrorClass.SIGNATURE),
        ("csb", {"key": "wrong"}, ErrorClass.SIGNATURE),
        ("csb", {"account": "wrong"}, ErrorClass.SIGNATURE),
        ("hubei", {"sign_key": "1" * 64}, ErrorClass.SIGNATURE),
    ],
)
def test_wrong_keys_keep_everybody_out_for_certain(platforms, region, changes, error):
    with hospital(platforms, region, signed_in=False, **changes) as there:
        refused = there.sign_in()
        assert refused.error is error
        assert refused.error.stops_the_queue
        assert "wrong" not in str(there.calls)


@pytest.mark.parametrize("region", ["tif", "csb"])
@pytest.mark.parametrize("shift", [4_000, -4_000])
def test_clocks_too_far_apart_are_told_as_such(platforms, region, shift):
    with hospital(platforms, region, signed_in=False) as there:
        there.running.faults(f'[[rule]]\ndo = "clock"\nseconds = {shift}')
        assert there.sign_in().error is ErrorClass.CLOCK
        assert there.platform.drift_s == pytest.approx(shift, abs=3)


def test_a_gateway_that_knows_no_such_service_stops_everything(platforms):
    with hospital(platforms, "csb", flags={"gateway.api_name": "other"}, signed_in=False) as there:
        assert there.sign_in().error is ErrorClass.SIGNATURE


def test_after_a_sign_out_nobody_comes_in_again_today(platforms):
    with hospital(platforms, "tif") as there:
        assert isinstance(there.client.sign_out(there.message_id()), Accepted)
        again = Hospital(there.running, "tif")
        assert again.sign_in().error is ErrorClass.SIGNED_OUT
        again.client.close()


def test_a_platform_that_forgot_us_is_told_again_who_we_are(platforms):
    with hospital(platforms, "tif") as there:
        there.running.reset()
        row = submission()
        assert there.send(row)[row.id].error is ErrorClass.SIGN_IN
        assert there.client.must_sign_in
        there.sign_in()
        assert accepted(there.send(row)) == {row.id}


def test_a_platform_that_is_not_there_got_nothing(platforms):
    with hospital(platforms) as there:
        there.running.stop()
        with pytest.raises(Outage) as caught:
            there.send(submission())
        assert not caught.value.sent
        there.running.restart()


def test_a_platform_nobody_vouches_for_gets_nothing(platforms):
    running = platforms("plain")
    there = Hospital(running, "plain")
    stranger = Insurance(replace(options(url=running.url, profile=profile("plain")), ca_file=None))
    client = stranger.client(there.calls.append)
    with pytest.raises(Outage) as caught:
        client.sign_in(there.message_id())
    assert not caught.value.sent
    client.close()
    there.client.close()
    assert running.calls() == []


def test_hundreds_of_rows_are_cut_into_messages_the_platform_takes(platforms):
    with hospital(platforms) as there:
        rows = [submission(K.COUNT, memo='药"\\' * 20) for _ in range(300)]
        assert len(there.platform.pack(rows).loads) > 3
        assert accepted(there.send(*rows)) == {row.id for row in rows}


def test_text_input_is_cut_as_the_platform_measures_it(platforms):
    with hospital(platforms, "hubei") as there:
        rows = [submission(K.COUNT, memo='药"\\' * 20) for _ in range(300)]
        assert accepted(there.send(*rows)) == {row.id for row in rows}


def test_books_can_be_compared_by_code(platforms):
    with hospital(platforms) as there:
        row = submission()
        there.send(row)
        asked = {"drug_trac_codg": row.body.goods.codes[0], "psn_cert_type": "01"}
        (found,) = there.client.records("3513", asked, there.message_id())
        assert found["fixmedins_bchno"] == row.id


def test_a_query_the_platform_refuses_is_no_answer(platforms):
    with hospital(platforms) as there:
        there.running.faults('[[rule]]\nwhen = { infno = ["3511"] }\ndo = "err_msg"\ntext = "操作员未备案"')
        with pytest.raises(CannotAsk) as caught:
            there.ask(submission())
        assert caught.value.error is ErrorClass.OPERATOR
