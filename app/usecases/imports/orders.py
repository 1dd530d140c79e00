"""Orders to suppliers: they wait in the storeroom until the delivery is scanned."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.domain.documents import DocumentKind
from app.domain.people import Person, Right
from app.usecases.counter import Counter
from app.usecases.imports.checking import Check
from app.usecases.imports.columns import Column, Columns
from app.usecases.imports.documents import Place, take_in
from app.usecases.imports.grouping import orders
from app.usecases.imports.order_lines import DRUG, EXPIRES_ON, LINE_NO, LOT, MADE_ON, PACKS, PRICE, UNITS
from app.usecases.imports.record import Reader
from app.usecases.imports.report import ImportReport, Progress, unwatched
from app.usecases.imports.table import Wanted
from app.usecases.imports.values import code, text

HEAD = Columns(
    Column("number", ("订单号", "采购单号", "采购订单号", "单号", "order_no", "order_number"), required=True),
    Column("supplier", ("供应商", "供应商名称", "供货单位", "配送企业", "spler_name"), required=True),
    Column("licence", ("供应商许可证号", "许可证号", "经营许可证号", "license", "spler_pmtno")),
    Column("delivery_no", ("随货单号", "随货同行单号", "送货单号", "dynt_no")),
    Column("invoice_code", ("发票代码", "发票编码", "purc_invo_codg")),
    Column("invoice_no", ("发票号", "发票号码", "purc_invo_no")),
)
WANTED = Wanted(
    HEAD,
    ("orders", "订单", "采购订单"),
    Columns(DRUG, PACKS, UNITS, LINE_NO, PRICE, LOT, MADE_ON, EXPIRES_ON),
    ("lines", "明细", "订单明细", "药品", "drugs"),
)

# Lengths: the platform's purchase row (3503).
_SUPPLIER, _NUMBER50 = text(200), code(50)


def import_orders(
    file: Path, *, actor: Person, counter: Counter, partial: bool = False, progress: Progress = unwatched
) -> ImportReport:
    """Open deliveries that are expected, and bring those up to date that nobody has begun. All or nothing, unless
    `partial`: then the documents without faults go in, each with all its lines.

    Raises NotAllowed, BadImport or StoreUnavailable; then nothing was written.
    """
    actor.require(Right.IMPORT)
    check = Check(file, WANTED, partial=partial, progress=progress)
    found = orders(check, HEAD, _head)
    place = Place("orders", DocumentKind.RECEIVING, counter.storeroom)
    return take_in(check, found, place, actor=actor, counter=counter)


def _head(reader: Reader) -> Mapping[str, Any]:
    return {
        "party": reader.need("supplier", _SUPPLIER),
        "party_licence": reader.take("licence", _NUMBER50),
        "source": reader.need("number", _NUMBER50),
        "delivery_no": reader.take("delivery_no", _NUMBER50),
        "invoice_code": reader.take("invoice_code", _NUMBER50),
        "invoice_no": reader.take("invoice_no", _NUMBER50),
    }
