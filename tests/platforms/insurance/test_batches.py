"""Messages are cut by the length of what is really sent; order is kept and no row is lost."""

from itertools import chain

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.submissions import ErrorClass, SubmissionKind
from app.platforms.insurance.platform import Insurance
from app.usecases.goods import row_by_row
from tests.platforms.samples import KINDS, options, profile, submission

K = SubmissionKind


def insurance(**changes):
    return Insurance(options(profile=profile(**changes)))


def size_on_the_wire(load, as_string):
    text = orjson.dumps(load.node).decode()
    return len(orjson.dumps(text).decode()) - 2 if as_string else len(text)


def rows_of(load):
    (inside,) = load.node.values()
    return inside if isinstance(inside, list) else [inside]


def sent(loads):
    return list(chain.from_iterable(load.ids for load in loads))


def test_rows_of_one_document_share_a_message_and_others_do_not():
    sales = [submission(document_no=number) for number in ("CF1", "CF1", "CF2", "CF1")]
    loads = insurance().pack(sales).loads
    assert [load.ids for load in loads] == [
        (sales[0].id, sales[1].id),
        (sales[2].id,),
        (sales[3].id,),
    ]
    assert {load.transaction for load in loads} == {"3505A"}


def test_a_region_may_mix_documents():
    sales = [submission(document_no=number) for number in ("CF1", "CF2")]
    assert len(insurance(messages={"one_document": False}).pack(sales).loads) == 1


def test_one_message_holds_one_kind_and_order_is_kept():
    rows = [submission(kind) for kind in (K.COUNT, K.COUNT, K.STOCK_CHANGE, K.COUNT)]
    loads = insurance().pack(rows).loads
    assert [load.transaction for load in loads] == ["3501A", "3502A", "3501A"]
    assert sent(loads) == [row.id for row in rows]


@pytest.mark.parametrize(
    ("kind", "single", "batch"),
    [
        (K.COUNT, "invinfo", "invinfoDetail"),
        (K.STOCK_CHANGE, "invinfo", "invinfoDetail"),
        (K.PURCHASE, "purcinfo", "purcinfoDetail"),
        (K.SUPPLIER_RETURN, "purcinfo", "purcinfoDetail"),
        (K.SALE, "selinfo", "selinfoDetail"),
        (K.SALE_RETURN, "selinfo", "selinfoDetail"),
        (K.WITHDRAWAL, "data", "goodDetail"),
    ],
)
def test_single_and_batch_form_have_nodes_of_their_own(kind, single, batch):
    one = submission(kind)
    (load,) = insurance().pack([one]).loads
    assert list(load.node) == [batch]
    assert load.transaction.endswith("A")
    (load,) = insurance(messages={"batched": []}).pack([one]).loads
    assert list(load.node) == [single]
    assert isinstance(load.node[single], dict)
    assert not load.transaction.endswith("A")


def test_single_forms_carry_one_row_each():
    loads = insurance(messages={"batched": []}).pack([submission(K.COUNT), submission(K.COUNT)]).loads
    assert [len(load.submissions) for load in loads] == [1, 1]


def test_a_region_may_limit_rows():
    loads = insurance(messages={"rows": 2}).pack([submission(K.COUNT) for _ in range(5)]).loads
    assert [len(load.submissions) for load in loads] == [2, 2, 1]


@given(
    memos=st.lists(st.text(alphabet='药"\\\n😀a', max_size=100), min_size=1, max_size=40),
    as_string=st.booleans(),
    limit=st.integers(1_000, 3_000),
    batched=st.booleans(),
)
def test_no_message_is_longer_than_the_platform_takes_and_no_row_is_lost(memos, as_string, limit, batched):
    platform = insurance(
        messages={"characters": limit, "batched": ["3501"] if batched else []},
        envelope={"input_as_string": as_string},
    )
    rows = [submission(K.COUNT, memo=memo) for memo in memos]
    packing = platform.pack(rows)
    assert sent(packing.loads) == [row.id for row in rows if row.id not in packing.refused]
    for load in packing.loads:
        assert load.size == size_on_the_wire(load, as_string) <= limit
        assert [row["fixmedins_bchno"] for row in rows_of(load)] == list(load.ids)


def test_messages_are_filled_as_far_as_they_go():
    platform = insurance()
    loads = platform.pack([submission(K.COUNT) for _ in range(300)]).loads
    assert len(loads) > 1
    row = len(orjson.dumps(rows_of(loads[0])[0]).decode())
    assert all(40_000 - row - 10 <= load.size <= 40_000 for load in loads[:-1])


@pytest.mark.parametrize("as_string", [False, True])
@pytest.mark.parametrize("spare", [-2, -1, 0, 1])
def test_two_rows_share_a_message_exactly_as_long_as_they_fit(as_string, spare):
    envelope = {"input_as_string": as_string}
    rows = [submission(K.COUNT, memo='"药' * 250) for _ in range(2)]
    (both,) = insurance(envelope=envelope).pack(rows).loads
    loads = insurance(envelope=envelope, messages={"characters": both.size + spare}).pack(rows).loads
    assert len(loads) == (1 if spare >= 0 else 2)


@pytest.mark.parametrize("batched", [["3501"], []])
@pytest.mark.parametrize("spare", [-1, 0])
def test_a_row_may_fill_a_message_to_the_last_character(batched, spare):
    row = submission(K.COUNT, memo='"' * 500)
    (alone,) = insurance(messages={"batched": batched}).pack([row]).loads
    packing = insurance(messages={"batched": batched, "characters": alone.size + spare}).pack([row])
    assert (row.id in packing.refused) is (spare < 0)


def test_characters_are_counted_and_not_bytes():
    plain = submission(K.COUNT, memo="a" * 100)
    chinese = submission(K.COUNT, memo="药" * 100)
    first, second = (insurance().pack([row]).loads[0].size for row in (plain, chinese))
    assert first == second


def test_a_row_too_long_for_any_message_is_refused_with_its_size():
    long = submission(K.COUNT, goods={"codes": tuple(f"8{number:019d}" for number in range(1_000))})
    short = submission(K.COUNT)
    packing = insurance().pack([short, long])
    assert [load.ids for load in packing.loads] == [(short.id,)]
    refused = packing.refused[long.id]
    assert refused.error is ErrorClass.FIELD
    assert refused.message_id is None
    assert "超过接口上限" in refused.words


@pytest.mark.parametrize("length", [20, 60, 100])
@pytest.mark.parametrize("as_string", [False, True])
def test_the_rows_a_document_is_told_in_fit_into_messages(length, as_string):
    coded = [(f"{number:0{length}d}", 24) for number in range(2_000)]
    rows = [submission(K.COUNT, goods={"units": units, "codes": codes}) for units, codes in row_by_row(coded)]
    packing = insurance(envelope={"input_as_string": as_string}).pack(rows)
    assert len(rows) > 1
    assert not packing.refused
    assert sum(len(load.ids) for load in packing.loads) == len(rows)


def test_what_cannot_be_written_as_text_is_refused():
    broken = submission(K.COUNT, memo="\ud800")
    assert insurance().pack([broken]).refused[broken.id].error is ErrorClass.FIELD


@pytest.mark.parametrize("kind", KINDS[:-1])
def test_a_row_that_lacks_something_waits_here_and_the_others_go(kind):
    lacking, whole = submission(kind, goods={"rx": None}), submission(kind)
    packing = insurance().pack([lacking, whole])
    assert [load.ids for load in packing.loads] == [(whole.id,)]
    refused = packing.refused[lacking.id]
    assert (refused.error, refused.missing, refused.message_id) == (ErrorClass.INCOMPLETE, ("rx",), None)


def test_packing_nothing_is_nothing():
    packing = insurance().pack([])
    assert packing.loads == ()
    assert packing.refused == {}


def test_a_load_shows_no_personal_data():
    (load,) = insurance(fields={"3505": {"send": ["psn_name"]}}).pack([submission()]).loads
    assert "张小明" not in repr(load)
