"""Does the platform have it? Only a clear yes or no counts."""

import orjson
import pytest

from app.platforms.insurance.wire.queries import BesideThePoint, holds, query_input, records_of
from app.platforms.insurance.wire.replies import Unreadable, parse_reply

ID = "01JD000000000000000000000A"


def records(output):
    return tuple(records_of(parse_reply(200, orjson.dumps({"infcode": 0, "output": output}))))


def test_a_query_asks_by_institution_and_the_conditions_that_are_known():
    assert query_input("H1", {"fixmedins_bchno": ID, "begndate": ""}) == {
        "data": {"fixmedins_code": "H1", "fixmedins_bchno": ID}
    }


@pytest.mark.parametrize(
    "output",
    [
        {"data": [{"fixmedins_bchno": ID, "cnt": "1"}]},
        {"data": {"fixmedins_bchno": ID}},
        {"invinfo": [{"fixmedinsBchno": ID, "validFlag": "1", "valiFlag": "1"}]},
        [{"fixmedins_bchno": f" {ID.lower()}"}],
        {"result": {"rows": [{"fixmedins_bchno": "other"}, {"fixmedins_bchno": ID}]}},
        orjson.dumps({"data": [{"fixmedins_bchno": ID}]}).decode(),
        {"data": orjson.dumps([{"fixmedins_bchno": ID}]).decode()},
    ],
)
def test_a_row_is_found_wherever_it_lies_and_however_it_is_spelled(output):
    assert holds(records(output), ID)


@pytest.mark.parametrize("output", [None, "", {}, {"data": []}, {"data": None}, {"data": {"total": 0}}, [], "[]"])
def test_an_empty_answer_means_no(output):
    assert not holds(records(output), ID)


def test_a_deleted_row_is_not_there():
    assert not holds(records({"data": [{"fixmedins_bchno": ID, "vali_flag": "0"}]}), ID)
    assert not holds(records({"data": [{"fixmedinsBchno": ID, "valiFlag": 0}]}), ID)


def test_a_row_that_was_deleted_once_and_sent_again_is_there():
    rows = [{"fixmedins_bchno": ID, "vali_flag": "0"}, {"fixmedins_bchno": ID, "vali_flag": "1"}]
    assert holds(records({"data": rows}), ID)


@pytest.mark.parametrize(
    "output",
    [
        {"data": [{"fixmedins_bchno": "somebody else"}]},
        {"data": [{"med_list_codg": "X"}]},
        {"data": {"medListCodg": "X"}},
    ],
)
def test_other_rows_are_neither_yes_nor_no(output):
    with pytest.raises(BesideThePoint):
        holds(records(output), ID)


def test_a_cut_off_answer_is_no_answer():
    with pytest.raises(Unreadable):
        records({"data": '[{"fixmedins_bchno":"01'})


def test_rows_keep_their_order_and_get_one_spelling():
    assert records({"data": [{"fixmedinsBchno": "1", "medinsProdInvNo": "9"}, {"fixmedins_bchno": "2"}]}) == (
        {"fixmedins_bchno": "1", "medins_prod_inv_no": "9"},
        {"fixmedins_bchno": "2"},
    )
