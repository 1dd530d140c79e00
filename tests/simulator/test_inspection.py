"""The page and its JSON: everything is told, no person is."""

import pytest

from tests.fakes.simulator import RunningSimulator
from tests.simulator.hospital import Hospital, sold, taken_back

CODE = "81000019000000000017"


@pytest.fixture
def busy(hospital: Hospital) -> Hospital:
    """A hospital after some work: a sale, a refusal, a return."""
    person = {"psn_name": "张三丰", "certno": "110101199001011234", "psn_no": "44000000000000000123"}
    hospital.post("3505", sold("N1", CODE, **person), insuplc_admdvs="440300")
    hospital.post("3505", sold("N2", rx_flag="9"))
    hospital.post("3506", taken_back("N3", CODE))
    return hospital


def test_state_counts_calls_and_rows_by_transaction(busy: Hospital) -> None:
    state = busy.platform.state()
    sales = state["counts"]["3505"]
    assert (sales["calls"], sales["accepted"], sales["refused"], sales["rows_accepted"]) == (2, 1, 1, 1)
    assert state["rows"] == {"accepted": 2, "held": 2, "deleted": 0, "overwritten": 0}
    assert state["codes"] == 1
    assert state["profile"] == "无网关"


def test_calls_are_listed_newest_first_with_their_verdicts(busy: Hospital) -> None:
    calls = busy.platform.calls()
    assert [(call["infno"], call["verdict"]) for call in calls] == [
        ("3506", "accepted"),
        ("3505", "refused"),
        ("3505", "accepted"),
    ]
    assert "rx_flag" in calls[1]["err_msg"]
    assert len(busy.platform.calls("3505", verdict="refused")) == 1
    assert len(busy.platform.calls(limit=1)) == 1


def test_persons_are_masked_in_the_ledger(busy: Hospital) -> None:
    (held,) = busy.platform.ledger("N1")
    assert held["row"]["psn_name"] == "张**"
    assert held["row"]["certno"] == "110***********1234"
    assert held["row"]["prsc_dr_name"] == "李*"
    assert "张三丰" not in str(busy.platform.ledger())
    assert "19900101" not in str(busy.platform.ledger())


def test_a_codes_life_is_told_in_order(busy: Hospital) -> None:
    assert [(use["infno"], use["bchno"], use["state"]) for use in busy.platform.code(CODE)] == [
        ("3505", "N1", "held"),
        ("3506", "N3", "held"),
    ]
    assert busy.platform.code("nothing") == []


@pytest.mark.parametrize("path", ["/", "/_sim/"])
def test_the_page_is_chinese_and_shows_what_is_held(busy: Hospital, path: str) -> None:
    page = busy.client.get(path, params={"code": CODE})
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    for text in ("医保平台（模拟）", "商品销售退货", "8100001 9000000000017", "N1", "重复收下", "拒绝", "的一生"):
        assert text in page.text
    assert "张三丰" not in page.text


def test_the_page_refreshes_its_live_part_only(busy: Hospital) -> None:
    fragment = busy.client.get("/_sim/fragment").text
    assert "<html" not in fragment
    assert "阿托伐他汀钙片" in fragment
    assert fragment in busy.client.get("/").text or "平台时间" in fragment


def test_what_callers_send_is_text_on_the_page_not_markup(hospital: Hospital) -> None:
    hospital.post("3505", sold("<script>1</script>", "<b>&quot;"))
    hospital.send("<i>", {})
    page = hospital.client.get("/", params={"bchno": "<u>", "code": '"><s>'}).text
    for markup in ("<script>1", "<b>&", "<i>交", "<u>", "<s>"):
        assert markup not in page


def test_a_phone_can_read_it(hospital: Hospital) -> None:
    page = hospital.client.get("/").text
    assert 'name="viewport"' in page
    assert "max-width: 700px" in page


def test_empty_pages_say_what_to_do(hospital: Hospital) -> None:
    assert "把客户端指向本平台" in hospital.client.get("/").text


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere", 404),
        ("PUT", "/_sim/state", 405),
        ("GET", "/_sim/reset", 405),
        ("GET", "/_sim/nowhere", 404),
        ("POST", "/_sim/nowhere", 404),
    ],
)
def test_other_paths_are_told_apart_from_transactions(hospital: Hospital, method: str, path: str, status: int) -> None:
    assert hospital.client.request(method, path).status_code == status


@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/_sim/reset"), ("POST", "/_sim/faults"), ("POST", "/_sim/profile")]
)
def test_a_web_page_from_elsewhere_cannot_work_the_controls(busy: Hospital, method: str, path: str) -> None:
    answer = busy.client.request(method, path, content=b"", headers={"Origin": "https://elsewhere.example"})
    assert answer.status_code == 403
    assert busy.platform.state()["rows"]["held"] == 2


def test_flags_are_shown_and_changed_but_never_the_secret(platform_of: object) -> None:
    tif: RunningSimulator = platform_of("tif")  # type: ignore[operator]
    with tif.client() as client:
        shown = client.get("/_sim/profile").json()
        assert shown["gateway"]["account"] == "demo-paasid"
        assert "secret" not in shown["gateway"]
        refused = client.post("/_sim/profile", json={"inventory.repeat": "maybe"})
        assert (refused.status_code, "inventory.repeat" in refused.json()["error"]) == (400, True)
        assert client.post("/_sim/profile", content=b"[]").status_code == 400
        assert (
            client.post("/_sim/profile", json={"inventory.repeat": "overwrite"}).json()["inventory"]["repeat"]
            == "overwrite"
        )
