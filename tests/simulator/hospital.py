"""The other side of the line for these tests: a hospital that speaks the protocol, written apart from app/platforms."""

import base64
import hashlib
import hmac
import itertools
import time
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import httpx
import orjson
from gmssl_pyx import sm2_sign

from tests.fakes.simulator import RunningSimulator

INSTITUTION = "H44000000001"
NODES = {
    "3501": ("invinfo", "invinfoDetail"),
    "3502": ("invinfo", "invinfoDetail"),
    "3503": ("purcinfo", "purcinfoDetail"),
    "3504": ("purcinfo", "purcinfoDetail"),
    "3505": ("selinfo", "selinfoDetail"),
    "3506": ("selinfo", "selinfoDetail"),
    "3507": ("data", "goodDetail"),
}
# GB/T 32918.5-2017, annex A: the published example key.
EXAMPLE_SCALAR = bytes.fromhex("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8")
EXAMPLE_POINT = bytes.fromhex(
    "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020"
    "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13"
)

_DRUG = {
    "med_list_codg": "XC10AAA043A001010100001",
    "fixmedins_hilist_id": "YP0001",
    "fixmedins_hilist_name": "阿托伐他汀钙片",
    "rx_flag": "1",
}
_DATES = {"manu_date": "2025-03-01", "expy_end": "2027-02-28"}
_sequence = itertools.count(1)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    body: bytes
    headers: httpx.Headers

    @property
    def json(self) -> dict[str, Any]:
        return orjson.loads(self.body)

    @property
    def infcode(self) -> str:
        return str(self.json["infcode"])

    @property
    def err_msg(self) -> str:
        return self.json["err_msg"]

    @property
    def output(self) -> Any:
        return self.json.get("output")


class Hospital:
    """Speaks to one platform. kind: of the gateway; `send` returns whatever comes back, silence is httpx's exception."""

    def __init__(self, platform: RunningSimulator, kind: str = "plain") -> None:
        self.platform = platform
        self.kind = kind
        self.sign_no = ""
        self.input_as_string = False
        self.client = platform.client(timeout=20)

    def close(self) -> None:
        self.client.close()

    def sign_in(self, opter: str = "001") -> Answer:
        signing = {"opter_no": opter, "mac": "00:11:22:33:44:55", "ip": "10.0.0.7"}
        answer = self.send("9001", {"signIn": signing}, opter=opter)
        if answer.status == 200 and answer.infcode == "0":
            self.sign_no = answer.output["signinoutb"]["sign_no"]
        return answer

    def post(self, infno: str, /, *rows: Any, **members: Any) -> Answer:
        """Send rows under the right node: one for a single form, any number for an A form."""
        single, batch = NODES[infno.removesuffix("A")]
        given = {batch: list(rows)} if infno.endswith("A") else {single: rows[0]}
        return self.send(infno, given, **members)

    def ask(self, infno: str, **asked: Any) -> Answer:
        return self.send(infno, {"data": {"fixmedins_code": INSTITUTION, **asked}})

    def send(self, infno: str, input_: Any, /, *, headers: Mapping[str, str] | None = None, **members: Any) -> Answer:
        return self.send_body(orjson.dumps(self.envelope(infno, input_, **members)), headers)

    def send_body(self, body: bytes, headers: Mapping[str, str] | None = None, url: str = "/fsi/api") -> Answer:
        answer = self.client.post(url, content=body, headers=dict(headers or self.headers()))
        return Answer(answer.status_code, answer.content, answer.headers)

    def envelope(self, infno: str, input_: Any, /, **members: Any) -> dict[str, Any]:
        """A right envelope; a member given as None is left out."""
        whole = {
            "infno": infno,
            "msgid": message_number(),
            "mdtrtarea_admvs": "440300",
            "insuplc_admdvs": "",
            "recer_sys_code": "FSI",
            "dev_no": "",
            "dev_safe_info": "",
            "cainfo": "",
            "signtype": "",
            "infver": "V1.0",
            "opter_type": "1",
            "opter": "001",
            "opter_name": "测试",
            "inf_time": wire_now(),
            "fixmedins_code": INSTITUTION,
            "fixmedins_name": "示例医院",
            "sign_no": "" if infno in ("9001", "9002") else self.sign_no,
            "input": orjson.dumps(input_).decode() if self.input_as_string else input_,
            **members,
        }
        return {name: value for name, value in whole.items() if value is not None}

    def headers(self, **changes: str) -> dict[str, str]:
        """The gateway's headers, right unless changed: tif(paasid, token, timestamp, nonce), csb likewise."""
        plain = {"Content-Type": "application/json;charset=utf-8", "Accept": "application/json"}
        match self.kind:
            case "tif":
                return plain | tif_headers(**changes)
            case "csb":
                return plain | csb_headers(**changes)
            case _:
                return plain | changes


def tif_headers(
    paasid: str = "demo-paasid", token: str = "demo-token", timestamp: str = "", **_: str
) -> dict[str, str]:
    timestamp, nonce = timestamp or str(int(time.time())), uuid.uuid4().hex
    signature = hashlib.sha256((timestamp + token + nonce + timestamp).encode()).hexdigest()
    return {
        "x-tif-paasid": paasid,
        "x-tif-timestamp": timestamp,
        "x-tif-nonce": nonce,
        "x-tif-signature": signature,
    }


def csb_headers(
    access_key: str = "demo-ak", secret: str = "demo-sk", timestamp: str = "", **more: str
) -> dict[str, str]:
    signed = {
        "_api_name": "fsi-demo",
        "_api_version": "1.0.0",
        "_api_timestamp": timestamp or str(int(time.time() * 1000)),
        "_api_access_key": access_key,
        **more,
    }
    text = "&".join(f"{name}={signed[name]}" for name in sorted(signed))
    signature = base64.b64encode(hmac.new(secret.encode(), text.encode(), "sha1").digest()).decode()
    return {name: value for name, value in signed.items() if name.startswith("_api_")} | {"_api_signature": signature}


def signed_canonically(envelope: dict[str, Any], *, raw: bool = False) -> dict[str, Any]:
    """The envelope with the Hubei signature in cainfo, by the example key; raw: r‖s instead of DER."""
    envelope = {**envelope, "signtype": "SM2"}
    text = "&".join(f"{name}={envelope[name]}" for name in sorted(envelope) if name not in ("cainfo", "input"))
    return {**envelope, "cainfo": sm2_hex(text, raw=raw)}


def sm2_hex(text: str, *, raw: bool = False) -> str:
    der = sm2_sign(EXAMPLE_SCALAR, EXAMPLE_POINT, text.encode())
    return (_raw_of(der) if raw else der).hex().upper()


def message_number(institution: str = INSTITUTION) -> str:
    """30 characters, never twice."""
    number = next(_sequence)
    moment = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=number // 10_000 + int(time.time()) % 10**7)
    return f"{institution}{moment:%Y%m%d%H%M%S}{number % 10_000:04d}"


def wire_now() -> str:
    return datetime.now(timezone(timedelta(hours=8))).strftime("%Y-%m-%d %H:%M:%S")


def trace(*codes: str) -> list[dict[str, str]]:
    return [{"drug_trac_codg": code} for code in codes]


def counted(bchno: str = "PD0001", **changes: Any) -> dict[str, Any]:
    """A row of 3501."""
    row = {**_DRUG, **_DATES, "fixmedins_bchno": bchno, "invdate": "2026-01-05", "inv_cnt": "120.00"}
    return _changed(row | {"manu_lotnum": "A2503"}, changes)


def changed(bchno: str = "BD0001", **changes: Any) -> dict[str, Any]:
    """A row of 3502."""
    row = {**_DRUG, "fixmedins_bchno": bchno, "inv_chg_type": "102", "pric": "35.600000", "cnt": "2.0000"}
    return _changed(row | {"inv_chg_time": "2026-01-05 10:20:30", "trdn_flag": "0"}, changes)


def purchased(bchno: str = "CG0001", **changes: Any) -> dict[str, Any]:
    """A row of 3503."""
    row = {
        **_DRUG, **_DATES, "fixmedins_bchno": bchno, "spler_name": "示例医药有限公司", "manu_lotnum": "A2503",
        "prodentp_name": "示例制药厂", "aprvno": "国药准字H20051407", "purc_retn_cnt": "50.0000",
        "purc_retn_stoin_time": "2026-01-04 09:00:00", "purc_retn_opter_name": "赵库", "prod_geay_flag": "0",
    }  # fmt: skip
    return _changed(row, changes)


def sent_back(bchno: str = "CT0001", **changes: Any) -> dict[str, Any]:
    """A row of 3504."""
    row = {
        **_DRUG, **_DATES, "fixmedins_bchno": bchno, "spler_name": "示例医药有限公司", "purc_retn_cnt": "5.0000",
        "purc_invo_no": "FP20260104", "purc_retn_stoin_time": "2026-01-06 09:00:00", "purc_retn_opter_name": "赵库",
    }  # fmt: skip
    return _changed(row, changes)


def sold(bchno: str = "XS0001", *codes: str, **changes: Any) -> dict[str, Any]:
    """A row of 3505."""
    row = {
        **_DRUG, **_DATES, "fixmedins_bchno": bchno, "prsc_dr_name": "李明", "phar_name": "王芳",
        "phar_prac_cert_no": "ZY440000001", "hi_feesetl_type": "0", "mdtrt_sn": "M20260105001", "psn_cert_type": "01",
        "manu_lotnum": "A2503", "trdn_flag": "0", "rtal_docno": "LS20260105001", "sel_retn_cnt": "1.0000",
        "sel_retn_time": "2026-01-05 11:00:00", "sel_retn_opter_name": "王芳", "mdtrt_setl_type": "2",
        "drugtracinfo": trace(*codes) or None,
    }  # fmt: skip
    return _changed(row, changes)


def taken_back(bchno: str = "XT0001", *codes: str, **changes: Any) -> dict[str, Any]:
    """A row of 3506."""
    row = {
        **_DRUG, **_DATES, "fixmedins_bchno": bchno, "manu_lotnum": "A2503", "trdn_flag": "0", "sel_retn_cnt": "1.0000",
        "sel_retn_time": "2026-01-05 15:00:00", "sel_retn_opter_name": "王芳", "mdtrt_sn": "M20260105001",
        "drugtracinfo": trace(*codes) or None,
    }  # fmt: skip
    return _changed(row, changes)


def removed(bchno: str, data_type: str) -> dict[str, Any]:
    """A row of 3507."""
    return {"fixmedins_bchno": bchno, "inv_data_type": data_type}


ROWS = {"3501": counted, "3502": changed, "3503": purchased, "3504": sent_back, "3505": sold, "3506": taken_back}
DATA_TYPES = {"3501": "1", "3502": "2", "3503": "3", "3504": "3", "3505": "4", "3506": "4"}


def _changed(row: dict[str, Any], changes: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in {**row, **changes}.items() if value is not None}


def _raw_of(der: bytes) -> bytes:
    r_length = der[3]
    r, s = der[4 : 4 + r_length], der[6 + r_length :]
    return r.lstrip(b"\0").rjust(32, b"\0") + s.lstrip(b"\0").rjust(32, b"\0")
