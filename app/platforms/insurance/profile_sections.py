"""The tables of a profile's file, one function each. All raise BadProfile and leave no key unread."""

from __future__ import annotations

from app.domain.submissions import ChangeType, ErrorClass, RxClass, SubmissionKind
from app.platforms.insurance.profile import (
    AskingStyle,
    CodesForm,
    CodesStyle,
    EnvelopeStyle,
    FieldChanges,
    GatewayKind,
    GatewayStyle,
    MessageStyle,
    SignatureForm,
    SignatureOver,
    SignatureStyle,
    SignatureText,
)
from app.platforms.insurance.toml_table import TomlTable
from app.platforms.insurance.wire.tables import KIND_OF_NUMBER, TRACE_NODE, TRANSACTIONS, Transaction
from app.platforms.line import Timeouts

_NUMBERS = tuple(KIND_OF_NUMBER)
_QUERIES = ("3508", "3509", "3510", "3511", "3512", "3513")
_DICTIONARIES: dict[str, tuple[str, ...]] = {
    "yes_no": ("yes", "no"),
    "rx_flag": tuple(RxClass),
    "inv_chg_type": tuple(ChangeType),
    "hi_feesetl_type": ("self_pay", "local", "out_of_area"),
    "mdtrt_setl_type": ("insured", "self_pay"),
}


def gateway(table: TomlTable) -> GatewayStyle:
    """[gateway]"""
    style = GatewayStyle(
        kind=GatewayKind(table.text("kind", one_of=tuple(GatewayKind))),
        path=table.text("path"),
        skew_s=table.number("skew_s", low=1, high=86_400),
        hex_upper=table.flag("hex_upper"),
        service_id=table.text("service_id", longest=100),
        api_name=table.text("api_name", longest=100),
        api_version=table.text("api_version", longest=20),
        nonce=table.flag("nonce"),
    )
    for key in ("path", "service_id", "api_name", "api_version"):
        if not getattr(style, key).isascii():
            raise table.bad(key, "out_of_bounds", "plain letters, digits and marks only")
    if style.path and not style.path.startswith("/"):
        raise table.bad("path", "out_of_bounds", "it begins with /")
    table.close()
    return style


def envelope(table: TomlTable) -> EnvelopeStyle:
    """[envelope]"""
    style = EnvelopeStyle(
        infver=table.text("infver", longest=6, may_be_empty=False),
        recer_sys_code=table.text("recer_sys_code", longest=10, may_be_empty=False),
        opter_type=table.text("opter_type", one_of=("1", "2", "3")),
        input_as_string=table.flag("input_as_string"),
        extra=table.mapping("extra"),
    )
    table.close()
    return style


def signature(table: TomlTable) -> SignatureStyle:
    """[signature]"""
    style = SignatureStyle(
        over=SignatureOver(table.text("over", one_of=tuple(SignatureOver))),
        signtype=table.text("signtype", longest=10),
        form=SignatureForm(table.text("form", one_of=tuple(SignatureForm))),
        text=SignatureText(table.text("text", one_of=tuple(SignatureText))),
        user_id=table.text("user_id", may_be_empty=False, longest=64),
    )
    table.close()
    return style


def messages(table: TomlTable) -> MessageStyle:
    """[messages]"""
    style = MessageStyle(
        batched=frozenset(KIND_OF_NUMBER[number] for number in table.texts("batched", one_of=_NUMBERS)),
        characters=int(table.number("characters", low=1_000, high=40_000)),
        rows=int(table.number("rows", low=0, high=1_000)),
        one_document=table.flag("one_document"),
    )
    table.close()
    return style


def codes(table: TomlTable) -> CodesStyle:
    """[codes]"""
    forms = table.table("forms")
    style = CodesStyle(
        forms={
            kind: CodesForm(forms.text(transaction.number, one_of=tuple(CodesForm)))
            for kind, transaction in TRANSACTIONS.items()
            if kind is not SubmissionKind.WITHDRAWAL
        },
        package_level=table.text("package_level", longest=50),
        received_in_stock_change=table.flag("received_in_stock_change"),
    )
    forms.close()
    table.close()
    return style


def asking(table: TomlTable) -> AskingStyle:
    """[asking]"""
    style = AskingStyle(
        queries=frozenset(table.texts("queries", one_of=_QUERIES)),
        empty_answers=tuple(part for part in table.texts("empty_answers") if part),
        else_delete=table.flag("else_delete"),
    )
    table.close()
    return style


def timeouts(table: TomlTable) -> Timeouts:
    """[timing]"""
    timing = Timeouts(table.number("connect_s", low=1, high=120), table.number("read_s", low=1, high=600))
    table.close()
    return timing


def dictionaries(table: TomlTable) -> dict[str, dict[str, str]]:
    """[dictionaries]"""
    found: dict[str, dict[str, str]] = {}
    for name, words in _DICTIONARIES.items():
        dictionary = table.table(name)
        found[name] = {word: dictionary.text(word, longest=6, may_be_empty=False) for word in words}
        dictionary.close()
    table.close()
    return found


def refusals(table: TomlTable) -> tuple[tuple[str, ErrorClass], ...]:
    """[refusals]"""
    found = [(part, ErrorClass(name)) for name in tuple(ErrorClass) for part in table.texts(name)]
    table.close()
    return tuple(found)


def fields(table: TomlTable) -> dict[SubmissionKind, FieldChanges]:
    """[fields]"""
    changes = {}
    for number in table.names:
        if number not in KIND_OF_NUMBER:
            raise table.bad(number, "unknown_transaction", ", ".join(_NUMBERS))
        kind = KIND_OF_NUMBER[number]
        changes[kind] = _changes(table.table(number), TRANSACTIONS[kind])
    return changes


def _changes(table: TomlTable, transaction: Transaction) -> FieldChanges:
    known = (*sorted(transaction.names), TRACE_NODE)
    changes = FieldChanges(
        required=frozenset(table.texts("required", one_of=known)),
        optional=frozenset(table.texts("optional", one_of=known)),
        send=frozenset(table.texts("send", one_of=known)),
        omit=frozenset(table.texts("omit", one_of=known)),
        names=table.mapping("names"),
        lengths=table.numbers("lengths"),
        constants=table.mapping("constants"),
        assume=table.mapping("assume"),
    )
    for key in ("names", "lengths", "assume"):
        for name in getattr(changes, key):
            if name not in known:
                raise table.bad(f"{key}.{name}", "unknown_field", transaction.number)
    table.close()
    _check_spelling(table, transaction, changes)
    _check_sources(table, transaction, changes)
    return changes


def _check_spelling(table: TomlTable, transaction: Transaction, changes: FieldChanges) -> None:
    """No two fields may end up under one name."""
    spelled = [changes.names.get(field.name, field.name) for field in transaction.fields]
    for name in changes.names.values():
        if not name or spelled.count(name) > 1:
            raise table.bad("names", "same_name", name)


def _check_sources(table: TomlTable, transaction: Transaction, changes: FieldChanges) -> None:
    """A required field that nothing can fill would refuse every row."""
    filled = {*changes.constants, *changes.assume}
    for field in transaction.fields:
        if field.name in changes.required and not field.ours and field.name not in filled:
            raise table.bad("required", "no_value", f"{field.name}: give it a constant")
