"""The call log holds no names and numbers of people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.platforms.insurance.personal import is_citizen_number, known_values, masked, without
from tests.platforms.samples import ID_NUMBER, PRESCRIBER_ID, submission


@pytest.mark.parametrize(
    ("member", "shown"),
    [
        ({"psn_name": "张小明"}, {"psn_name": "张**"}),
        ({"certno": ID_NUMBER}, {"certno": "110***********4514"}),
        ({"certNo": ID_NUMBER}, {"certNo": "110***********4514"}),
        ({"psn_no": "44030000000000012345"}, {"psn_no": "440*************2345"}),
        ({"prsc_dr_certno": "123"}, {"prsc_dr_certno": "***"}),
        ({"phar_certno": 12345}, {"phar_certno": "*****"}),
        ({"data": [{"psnName": "李"}]}, {"data": [{"psnName": "李*"}]}),
        ({"output": '{"psn_name":"张小明"}'}, {"output": '{"psn_name":"张**"}'}),
    ],
)
def test_personal_members_are_masked_by_name(member, shown):
    assert masked(member) == shown


def test_what_holds_nothing_personal_is_the_very_same_object():
    rows = {"selinfoDetail": [{"drugtracinfo": [{"drug_trac_codg": "81234567890123456789"}], "cnt": "1"}]}
    assert masked(rows) is rows


def test_words_lose_the_values_we_know_and_citizen_numbers_we_do_not():
    known = known_values([submission()])
    words = f"人员张小明({ID_NUMBER})与{PRESCRIBER_ID}、440305199503151232重复，追溯码81234567890123456789"
    shown = without(words, known)
    assert "张小明" not in shown
    assert ID_NUMBER not in shown
    assert PRESCRIBER_ID not in shown
    assert "440305199503151232" not in shown
    assert "追溯码81234567890123456789" in shown


def test_citizen_numbers_are_told_by_their_check_character():
    assert is_citizen_number(PRESCRIBER_ID)
    assert not is_citizen_number("110105194912310021")


DEEP = st.recursive(st.text() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner))


@given(value=DEEP)
def test_masking_breaks_on_nothing(value):
    masked(value)


def test_masking_stops_where_nothing_is_worth_reading():
    deep = []
    for _ in range(900):
        deep = [deep]
    masked(deep)
