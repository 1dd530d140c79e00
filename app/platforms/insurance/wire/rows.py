"""One submission becomes one row, or the list of what it lacks.

Nothing is invented: a row that lacks what the region requires is not sent. Nothing is cut but remarks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.submissions import Goods, Sale, Submission, SubmissionKind, Withdrawal
from app.platforms.insurance.profile import CodesForm, FieldChanges, Profile
from app.platforms.insurance.wire.fields import Field, Form, Need, Sent, Text, Unfit, Value
from app.platforms.insurance.wire.tables import (
    FLAT_CODE_LENGTH,
    TRACE_CODE,
    TRACE_CODE_LENGTH,
    TRACE_NODE,
    TRANSACTIONS,
)
from app.platforms.insurance.wire.values import teller

Row = dict[str, object]


@dataclass
class NotReady(Exception):
    """A row that cannot be sent. missing: our words. words: Chinese, with the platform's labels, no personal data."""

    missing: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class _Column:
    """A field of one region's table, ready to be filled."""

    name: str
    label: str
    form: Form
    need: Need
    ours: str
    value: Callable[[Submission, Profile], Value]


class RowWriter:
    """Writes rows of one kind for one region."""

    def __init__(self, kind: SubmissionKind, profile: Profile) -> None:
        changes = profile.fields.get(kind, FieldChanges())
        table = TRANSACTIONS[kind]
        self._profile = profile
        self._columns = tuple(_column(field, changes) for field in table.fields if _is_sent(field, changes))
        known = table.names
        self._constants = {name: text for name, text in changes.constants.items() if name not in known}
        self._codes = _CodesWriter(
            form=CodesForm.NONE if TRACE_NODE in changes.omit else profile.codes.forms.get(kind, CodesForm.NONE),
            node=changes.names.get(TRACE_NODE, TRACE_NODE),
            required=TRACE_NODE in changes.required,
            level=profile.codes.package_level if kind is SubmissionKind.STOCK_CHANGE else "",
        )

    def write(self, submission: Submission) -> Row:
        """The row in the order of the field table. Raises NotReady with everything that is wrong."""
        row: Row = {}
        missing: list[_Column] = []
        unfit: list[str] = []
        for column in self._columns:
            value = column.value(submission, self._profile)
            if _is_empty(value):
                if _is_needed(column.need, submission):
                    missing.append(column)
                continue
            try:
                row[column.name] = column.form.write(value)
            except Unfit as error:
                unfit.append(f"{column.label} {error}")
        row.update(self._constants)
        missing_codes = self._codes.write_into(row, submission, unfit)
        if missing or missing_codes or unfit:
            raise _not_ready(missing, missing_codes, unfit)
        return row


@dataclass(frozen=True, slots=True)
class _CodesWriter:
    """Puts the trace codes into a row in the region's form."""

    form: CodesForm
    node: str
    required: bool
    level: str

    def write_into(self, row: Row, submission: Submission, unfit: list[str]) -> bool:
        """Whether codes are required and there are none."""
        if isinstance(submission.body, Withdrawal):
            return False
        goods = submission.body.goods
        if self.level and goods.package_level is not None:
            row[self.level] = str(goods.package_level)
        if not goods.codes or self.form is CodesForm.NONE:
            return self.required and not goods.codes
        self._write_codes(row, goods, unfit)
        return False

    def _write_codes(self, row: Row, goods: Goods, unfit: list[str]) -> None:
        longest = FLAT_CODE_LENGTH if self.form is CodesForm.FLAT else TRACE_CODE_LENGTH
        if any(len(code) > longest for code in goods.codes):
            unfit.append(f"药品追溯码 最多 {longest} 个字符")
        elif self.form is CodesForm.ARRAY:
            row[self.node] = [{TRACE_CODE: code} for code in goods.codes]
        elif len(goods.codes) > 1:
            unfit.append(f"药品追溯码 有 {len(goods.codes)} 个，本地区每行只能带 1 个")
        elif self.form is CodesForm.OBJECT:
            row[self.node] = {TRACE_CODE: goods.codes[0]}
        else:
            row[TRACE_CODE] = goods.codes[0]


def _column(field: Field, changes: FieldChanges) -> _Column:
    form = field.form
    if isinstance(form, Text) and field.name in changes.lengths:
        form = Text(changes.lengths[field.name], form.cut)
    return _Column(
        name=changes.names.get(field.name, field.name),
        label=field.label,
        form=form,
        need=_need(field, changes),
        ours=field.ours,
        value=_value(field, changes),
    )


def _need(field: Field, changes: FieldChanges) -> Need:
    if field.name in changes.required:
        return Need.YES
    return Need.NO if field.name in changes.optional else field.need


def _value(field: Field, changes: FieldChanges) -> Callable[[Submission, Profile], Value]:
    if field.name in changes.constants:
        constant = changes.constants[field.name]
        return lambda submission, profile: constant
    tell = teller(field.ours)
    if field.name not in changes.assume:
        return tell
    assumed = changes.assume[field.name]
    return lambda submission, profile: assumed if _is_empty(value := tell(submission, profile)) else value


def _is_sent(field: Field, changes: FieldChanges) -> bool:
    if field.name in changes.omit:
        return False
    asked_for = field.name in changes.send | changes.required | changes.constants.keys()
    return field.sent is Sent.ALWAYS or asked_for


def _is_needed(need: Need, submission: Submission) -> bool:
    if need is Need.INSURED:
        return isinstance(submission.body, Sale) and submission.body.visit.insured
    return need is Need.YES


def _is_empty(value: Value) -> bool:
    return value is None or (isinstance(value, str) and not value.strip())


def _not_ready(missing: list[_Column], missing_codes: bool, unfit: list[str]) -> NotReady:
    ours = [column.ours for column in missing] + ["codes"] * missing_codes
    labels = [column.label for column in missing] + ["药品追溯码"] * missing_codes
    words = [f"缺少：{'、'.join(labels)}"] if labels else []
    return NotReady(tuple(dict.fromkeys(ours)), "；".join([*words, *unfit]))
