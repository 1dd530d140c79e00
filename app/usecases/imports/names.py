"""What our fields are called in Chinese: the first name of their column."""

from __future__ import annotations

from app.usecases.imports import drugs, identifiers, orders, prescriptions


def field_name(field: str) -> str:
    """`pack_units` → `包装数量`; a field nobody declared stays as it is."""
    return _NAMES.get(field, field)


_NAMES = {
    column.field: column.names[0]
    for wanted in (orders.WANTED, prescriptions.WANTED, identifiers.WANTED, drugs.WANTED)
    for column in wanted.all_columns.columns
}
