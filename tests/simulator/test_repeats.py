"""The same number again, the same code sold again: what the platform does about it and what it remembers."""

import pytest

from tests.fakes.simulator import RunningSimulator
from tests.simulator.hospital import Hospital, counted, removed, sold, taken_back

CODE = "81000019000000000017"


def test_a_repeated_number_is_refused_and_nothing_is_doubled(hospital: Hospital, platform: RunningSimulator) -> None:
    hospital.post("3505", sold("N1"))
    assert hospital.post("3505", sold("N1")).err_msg == "该批次流水号已存在"
    assert len(platform.ledger("N1")) == 1
    assert platform.state()["doubled"] == []


def test_a_number_is_one_per_data_type_and_institution(hospital: Hospital) -> None:
    assert hospital.post("3505", sold("N1")).infcode == "0"
    assert hospital.post("3501", counted("N1")).infcode == "0"
    assert hospital.post("3506", taken_back("N1")).err_msg == "该批次流水号已存在"


def test_a_repeated_number_within_one_batch_is_refused_too(hospital: Hospital) -> None:
    (failed,) = hospital.post("3505A", sold("N1"), sold("N1")).output["selinfoErrDetail"]
    assert failed["msgRslt"] == "该批次流水号已存在"


def test_after_a_deletion_the_number_may_come_again_and_that_is_no_doubling(
    hospital: Hospital, platform: RunningSimulator
) -> None:
    for _ in range(3):
        assert hospital.post("3505", sold("N1", CODE)).infcode == "0"
        assert hospital.post("3507", removed("N1", "4")).infcode == "0"
    assert [row["state"] for row in platform.ledger("N1")] == ["deleted"] * 3
    assert platform.state()["doubled"] == []
    assert platform.state()["suspects"] == []


@pytest.mark.parametrize(
    ("policy", "states"), [("overwrite", ["held", "overwritten"]), ("duplicate", ["held", "held"])]
)
def test_under_other_policies_every_arrival_is_kept_and_told_as_doubled(
    hospital: Hospital, platform: RunningSimulator, policy: str, states: list[str]
) -> None:
    platform.flags({"inventory.repeat": policy})
    hospital.post("3505", sold("N1", sel_retn_cnt="1"))
    assert hospital.post("3505", sold("N1", sel_retn_cnt="2")).infcode == "0"
    assert [row["state"] for row in platform.ledger("N1")] == states
    (doubled,) = platform.state()["doubled"]
    assert (doubled["bchno"], doubled["times"], doubled["data_type"]) == ("N1", 2, "4")
    found = hospital.ask("3511", fixmedins_bchno="N1").output["data"]
    assert [row["sel_retn_cnt"] for row in found] == (["2"] if policy == "overwrite" else ["1", "2"])


def test_a_deletion_takes_overwritten_arrivals_along(hospital: Hospital, platform: RunningSimulator) -> None:
    platform.flags({"inventory.repeat": "overwrite"})
    hospital.post("3505", sold("N1"))
    hospital.post("3505", sold("N1"))
    hospital.post("3507", removed("N1", "4"))
    hospital.post("3505", sold("N1"))
    assert [row["doubled"] for row in platform.ledger("N1")] == [False, True, False]


def test_a_second_sale_of_a_code_is_noted_as_suspect(hospital: Hospital, platform: RunningSimulator) -> None:
    hospital.post("3505", sold("N1", CODE))
    assert hospital.post("3505", sold("N2", CODE)).infcode == "0"
    (suspect,) = platform.state()["suspects"]
    assert (suspect["code"], suspect["bchno"]) == (CODE, "N2")


def test_a_second_sale_is_refused_where_the_profile_says_so(hospital: Hospital, platform: RunningSimulator) -> None:
    platform.flags({"inventory.refuse_second_sale": True})
    hospital.post("3505", sold("N1", CODE))
    assert CODE in hospital.post("3505", sold("N2", CODE)).err_msg
    assert platform.ledger("N2") == []
    assert len(platform.state()["suspects"]) == 1


def test_a_code_twice_in_one_sale_is_a_second_sale(hospital: Hospital, platform: RunningSimulator) -> None:
    hospital.post("3505", sold("N1", CODE, CODE))
    assert len(platform.state()["suspects"]) == 1


def test_a_sale_after_a_return_is_in_order(hospital: Hospital, platform: RunningSimulator) -> None:
    hospital.post("3505", sold("N1", CODE))
    hospital.post("3506", taken_back("N2", CODE))
    hospital.post("3505", sold("N3", CODE))
    assert platform.state()["suspects"] == []
    assert [use["infno"] for use in platform.code(CODE)] == ["3505", "3506", "3505"]


def test_split_packs_are_sold_several_times_but_not_beside_a_whole_one(
    hospital: Hospital, platform: RunningSimulator
) -> None:
    hospital.post("3505", sold("N1", CODE, trdn_flag="1"))
    hospital.post("3505", sold("N2", CODE, trdn_flag="1"))
    assert platform.state()["suspects"] == []
    hospital.post("3505", sold("N3", CODE, trdn_flag="0"))
    assert [suspect["bchno"] for suspect in platform.state()["suspects"]] == ["N3"]


def test_a_deleted_sale_leaves_its_code_unsold(hospital: Hospital, platform: RunningSimulator) -> None:
    hospital.post("3505", sold("N1", CODE))
    hospital.post("3507", removed("N1", "4"))
    hospital.post("3505", sold("N2", CODE))
    assert platform.state()["suspects"] == []
    assert [use["state"] for use in platform.code(CODE)] == ["deleted", "held"]
