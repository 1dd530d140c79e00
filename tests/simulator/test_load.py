"""Many callers at once: everything is answered, once, and held. No times are asserted here."""

from concurrent.futures import ThreadPoolExecutor

from tests.fakes.simulator import RunningSimulator
from tests.simulator.hospital import Hospital, sold

CALLERS = 8
EACH = 60


def test_many_callers_are_all_held_once(hospital: Hospital, platform: RunningSimulator) -> None:
    def work(caller: int) -> list[str]:
        mine = Hospital(platform)
        answers = [
            mine.post("3505", sold(f"C{caller}N{number}", f"8{caller:09d}{number:010d}")) for number in range(EACH)
        ]
        mine.close()
        return [answer.infcode for answer in answers]

    with ThreadPoolExecutor(CALLERS) as pool:
        verdicts = [verdict for answered in pool.map(work, range(CALLERS)) for verdict in answered]
    assert verdicts == ["0"] * (CALLERS * EACH)
    state = platform.state()
    assert (state["rows"]["held"], state["codes"], state["messages"]) == (CALLERS * EACH,) * 3
    assert (state["doubled"], state["suspects"]) == ([], [])


def test_a_number_sent_by_many_at_once_is_held_once(hospital: Hospital, platform: RunningSimulator) -> None:
    def work(caller: int) -> str:
        mine = Hospital(platform)
        infcode = mine.post("3505", sold("SAME")).infcode
        mine.close()
        return infcode

    with ThreadPoolExecutor(CALLERS) as pool:
        verdicts = sorted(pool.map(work, range(CALLERS)))
    assert verdicts == ["-1"] * (CALLERS - 1) + ["0"]
    assert len(platform.ledger("SAME")) == 1
