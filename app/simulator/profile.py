"""What differs from region to region, as data: gateway, envelope, signature, answers and inventory rules.

A profile is a TOML file in `profiles/` or anywhere else; each flag can be overridden by `section.key=value`.
Where the public editions are silent the flag's docstring says so.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from app.simulator.declared import Undeclared, build


class BadProfile(Exception):
    """A profile that cannot be used. The text is a Chinese sentence that names file and key."""


@dataclass(frozen=True, slots=True)
class GatewayRules:
    """Who may enter.

    kind: "tif" (x-tif-* headers, SHA-256), "csb" (_api_* headers, HMAC-SHA1) or "plain" (nobody asks).
    account, secret: paasid and token, or access key and secret key; the built-in values are for demonstration.
    skew_s: how far the caller's clock may be off. failure_status: HTTP status of a refusal.
    path: the only path served, `{infno}` stands for the transaction; "" serves every path.
    api_name: what `_api_name` must be, `{infno}` likewise; "" takes any.
    """

    kind: Literal["tif", "csb", "plain"] = "plain"
    account: str = ""
    secret: str = field(default="", repr=False)
    skew_s: int = 180
    failure_status: int = 500
    hex_case: Literal["any", "lower", "upper"] = "any"
    path: str = ""
    api_name: str = ""


@dataclass(frozen=True, slots=True)
class EnvelopeRules:
    """infver: versions served. sign_no: whether one from 9001 must, may or need not be there.

    sign_no_of_operator: the number must belong to the envelope's `opter`. operators: registered ones, () for all.
    repeated_msgid: what a message number seen before means. extra: members beyond the national eighteen.
    max_chars: longest `input` and `output`, in characters as written on the wire.
    """

    infver: tuple[str, ...] = ("V1.0",)
    input_as_string: bool = False
    sign_no: Literal["required", "if_given", "ignored"] = "if_given"
    sign_no_of_operator: bool = True
    operators: tuple[str, ...] = ()
    repeated_msgid: Literal["refuse", "allow"] = "refuse"
    extra: tuple[str, ...] = ()
    max_chars: int = 40_000


@dataclass(frozen=True, slots=True)
class CainfoRules:
    """The signature inside the envelope.

    strategy: "none"; "canonical", over the sorted members without cainfo and input (the Hubei reading); "input", over
    the input as written on the wire (the Guangdong reading). encoding: of the SM2 signature before hexing; "raw" is
    r‖s. public_key: hex of the 64-byte point, 04 before it or not. Which encoding the bureau wants is not published.
    """

    strategy: Literal["none", "canonical", "input"] = "none"
    encoding: Literal["der", "raw", "either"] = "either"
    hex_case: Literal["any", "lower", "upper"] = "upper"
    signtype: tuple[str, ...] = ("SM2",)
    public_key: str = ""
    user_id: str = "1234567812345678"


@dataclass(frozen=True, slots=True)
class AnswerRules:
    """How the answer is dressed.

    infcode: 0 as number, as text, or the one after the other. empty_output: how "no output" looks.
    single: what 3501 to 3507 answer beside infcode. batch: what the A forms answer; with "result" a batch is held or
    refused as a whole. err_detail: only the failed rows, or all with retRslt 1 and 0. query_names: of 3508 to 3513.
    """

    infcode: Literal["number", "string", "alternate"] = "number"
    empty_output: Literal["absent", "null", "object", "string"] = "absent"
    output_as_string: bool = False
    single: Literal["none", "result"] = "none"
    batch: Literal["err_detail", "result"] = "err_detail"
    err_detail: Literal["failures", "all"] = "failures"
    query_names: Literal["snake", "camel"] = "snake"
    query_node: str = "data"


@dataclass(frozen=True, slots=True)
class InventoryRules:
    """repeat: what a number (fixmedins_bchno within one inv_data_type) held already means; no public text says.

    refuse_second_sale: else it is only noted as suspect. trace_on: transactions whose rows may carry drugtracinfo.
    trace_object_on: transactions where it is one object instead of a list. unknown_fields: refuse or only note them.
    paging: queries take page_num and page_size (names as in the catalogue queries; not published for 3508 to 3513).
    """

    repeat: Literal["reject", "overwrite", "duplicate"] = "reject"
    refuse_second_sale: bool = False
    trace_on: tuple[str, ...] = ("3501", "3502", "3505", "3506")
    trace_object_on: tuple[str, ...] = ()
    unknown_fields: Literal["refuse", "note"] = "refuse"
    paging: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """One region's rules.

    fields: {"3505": {"phar_name": "text 50 n"}} replaces or adds rows of a field table.
    names: {"mdtrt_setl_type": "MDTRT_SETL_TYPE"} writes a field otherwise on the wire.
    """

    title: str
    gateway: GatewayRules = field(default_factory=GatewayRules)
    envelope: EnvelopeRules = field(default_factory=EnvelopeRules)
    cainfo: CainfoRules = field(default_factory=CainfoRules)
    answers: AnswerRules = field(default_factory=AnswerRules)
    inventory: InventoryRules = field(default_factory=InventoryRules)
    fields: dict[str, dict[str, str]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)


def built_in() -> tuple[str, ...]:
    """Names of the profiles that come with the simulator."""
    folder = resources.files(__package__).joinpath("profiles")
    return tuple(sorted(entry.name.removesuffix(".toml") for entry in folder.iterdir() if entry.name.endswith(".toml")))


def read_table(name: str) -> dict[str, Any]:
    """The TOML of a built-in profile by name, or of a file by path. Raises BadProfile."""
    try:
        if name in built_in():
            return tomllib.loads(resources.files(__package__).joinpath("profiles", f"{name}.toml").read_text("utf-8"))
        return tomllib.loads(Path(name).read_text("utf-8"))
    except FileNotFoundError:
        known = "、".join(built_in())
        raise BadProfile(f"没有名为 {name} 的平台配置；自带的有 {known}，也可以给出 TOML 文件") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as wrong:
        raise BadProfile(f"平台配置 {name} 读不出来：{wrong}") from None


def profile_of(table: Mapping[str, Any], overrides: Mapping[str, Any]) -> Profile:
    """A profile from its TOML table with `section.key` overrides laid over it. Raises BadProfile."""
    merged: dict[str, Any] = {key: dict(value) if isinstance(value, Mapping) else value for key, value in table.items()}
    for key, value in overrides.items():
        section, _, name = key.partition(".")
        if name and not isinstance(merged.setdefault(section, {}), dict):
            raise BadProfile(f"{section} 不是一个表")
        if name:
            merged[section][name] = value
        else:
            merged[section] = value
    try:
        return build(Profile, merged)
    except Undeclared as wrong:
        raise BadProfile(f"平台配置有误：{wrong}") from None


def overrides_of(assignments: Iterable[str]) -> dict[str, Any]:
    """`section.key=value` texts as a mapping; the value is TOML where it can be, else text. Raises BadProfile."""
    found: dict[str, Any] = {}
    for assignment in assignments:
        key, equals, value = assignment.partition("=")
        if not equals or not key.strip():
            raise BadProfile(f"{assignment}：应写成 项=值")
        try:
            found[key.strip()] = tomllib.loads(f"value = {value}")["value"]
        except tomllib.TOMLDecodeError:
            found[key.strip()] = value
    return found
