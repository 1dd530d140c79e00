"""The hospital's drugs, by local code. A column the file does not have leaves what is known as it is; an empty cell of a
column it has means that there is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from app.domain.drugs import Drug, NoCodeReason
from app.domain.people import Person, Right
from app.domain.submissions import RxClass
from app.usecases.counter import Counter
from app.usecases.imports.checking import Check, Draft, outcome
from app.usecases.imports.columns import Column, Columns
from app.usecases.imports.initials import LONGEST, initials_of
from app.usecases.imports.record import Reader, Record
from app.usecases.imports.report import ImportReport, Progress, unwatched
from app.usecases.imports.table import Wanted
from app.usecases.imports.values import code, price, text, whole, word

DRUG_NAMES = (
    "药品编码",
    "药品代码",
    "药品编号",
    "院内编码",
    "本院编码",
    "医院编码",
    "目录编号",
    "定点医药机构目录编号",
    "drug_code",
    "drug",
    "code",
    "fixmedins_hilist_id",
)
"""How a column with the hospital's own drug code may be called, in every kind of file."""

COLUMNS = Columns(
    Column("local_code", DRUG_NAMES, required=True),
    Column("name", ("药品名称", "通用名", "通用名称", "药品通用名", "名称", "目录名称", "generic_name"), required=True),
    Column("spec", ("规格", "药品规格", "specification"), required=True),
    Column("maker", ("生产企业", "生产厂家", "生产企业名称", "厂家", "厂商", "manufacturer"), required=True),
    Column(
        "pack_units", ("包装数量", "包装数", "每包装数量", "最小包装数量", "转换比", "units_per_pack"), required=True
    ),
    Column("unit", ("最小单位", "最小使用单位", "制剂单位", "拆零单位"), required=True),
    Column("pack_unit", ("包装单位", "最小包装单位", "销售单位"), required=True),
    Column("insurance_code", ("医保编码", "医保代码", "国家医保编码", "医保药品编码", "医疗目录编码", "med_list_codg")),
    Column("rx", ("处方药标志", "处方类型", "处方分类", "处方药", "rx_flag")),
    Column("price", ("单价", "零售价", "价格", "单价(元)", "零售价(元)", "价格(元)", "pric")),
    Column("approval_no", ("批准文号", "国药准字", "aprvno")),
    Column("no_code", ("无码原因", "无码", "no_code_reason")),
    Column("trade_name", ("商品名", "商品名称", "药品商品名")),
    Column("form", ("剂型", "药品剂型", "dosage_form", "dosform")),
    Column("initials", ("拼音码", "拼音简码", "拼音助记码", "助记码", "pinyin")),
)
WANTED = Wanted(COLUMNS, ("drugs", "药品", "药品目录"))

_LOCAL_CODE = code(30)
"""Also a reference of other files. Length: the platform's fixmedins_hilist_id."""
MOST_UNITS = 1_000_000
_PACK_UNITS = whole(1, MOST_UNITS)
_RX = word(
    {
        RxClass.NEEDED: ("处方药", "rx", "是", "1", "needed"),
        RxClass.NOT_NEEDED: (
            "非处方药",
            "otc",
            "甲类otc",
            "乙类otc",
            "甲类非处方药",
            "乙类非处方药",
            "否",
            "0",
            "not_needed",
        ),
        RxClass.EITHER: ("双跨", "2", "either"),
    }
)
"""The digits are those of the platform's rx_flag (0 否, 1 是, 2 双跨)."""
_NO_CODE = word(
    {
        NoCodeReason.HERBAL: ("中药饮片", "饮片", "herbal"),
        NoCodeReason.OLD_STOCK: ("无码库存", "无码库", "old_stock"),
        NoCodeReason.IN_HOUSE: ("院内制剂", "自制剂", "in_house"),
        NoCodeReason.NOT_PRINTED: ("厂家未赋码", "未赋码", "not_printed"),
    }
)
_TEXT200, _TEXT100, _UNIT = text(200), text(100), text(20)
_INSURANCE_CODE = code(50, r"[0-9A-Za-z]{6,50}", "XA01ABD075A002010100483")
_INITIALS = code(LONGEST, r"[0-9A-Za-z]*", "amxljn")


def drug_code(value: object) -> str:
    """The hospital's own code of a drug, in whichever file it stands. Raises Misfit."""
    return _LOCAL_CODE(value)


def import_drugs(
    file: Path, *, actor: Person, counter: Counter, partial: bool = False, progress: Progress = unwatched
) -> ImportReport:
    """Add and change drugs. All or nothing, unless `partial`: then the good lines go in and the report has the errors.

    Raises NotAllowed, BadImport or StoreUnavailable; then nothing was written.
    """
    actor.require(Right.IMPORT)
    check = Check(file, WANTED, partial=partial, progress=progress)
    drafts = check.drafts(_draft)
    check.stop_at_errors()
    at = counter.clock()
    check.writing(0, len(drafts))
    with counter.store.writing() as tx:
        tx.intake.alone()
        known = tx.intake.drugs([draft.key for draft in drafts])
        added = [_new(draft) for draft in drafts if draft.key not in known]
        differing = [(known[draft.key], _changed(known[draft.key], draft)) for draft in drafts if draft.key in known]
        changes = [(old, new) for old, new in differing if old != new]
        tx.intake.add_drugs(added, at=at)
        tx.intake.change_drugs([new for _, new in changes], at=at)
        tx.intake.note(actor.login, "import drug", at, (_difference(old, new) for old, new in changes))
        unchanged = len(drafts) - len(added) - len(changes)
        report = check.report("drugs", added=len(added), changed=len(changes), unchanged=unchanged)
        tx.audit.note(actor.login, "import drugs", check.name[:100], at=at, after=outcome(report))
    check.writing(len(drafts), len(drafts))
    return report


def _draft(record: Record, reader: Reader) -> Draft[str, Mapping[str, Any]] | None:
    local_code = reader.need("local_code", _LOCAL_CODE)
    told: dict[str, Any] = {
        "name": reader.need("name", _TEXT200),
        "spec": reader.need("spec", _TEXT200),
        "maker": reader.need("maker", _TEXT200),
        "pack_units": reader.need("pack_units", _PACK_UNITS),
        "unit": reader.need("unit", _UNIT),
        "pack_unit": reader.need("pack_unit", _UNIT),
        **reader.told("insurance_code", _INSURANCE_CODE),
        **reader.told("rx", _RX),
        **reader.told("price", price),
        **reader.told("approval_no", _TEXT100),
        **reader.told("no_code", _NO_CODE),
        **reader.told("trade_name", _TEXT200),
        **reader.told("form", _TEXT100),
    }
    initials = reader.take("initials", _INITIALS)
    if initials:
        told["initials"] = initials.lower()
    return Draft(record.line, local_code, told) if local_code is not None and reader.ok else None


def _new(draft: Draft[str, Mapping[str, Any]]) -> Drug:
    return Drug(**{"id": 0, "local_code": draft.key, "initials": initials_of(draft.value["name"]), **draft.value})


def _changed(old: Drug, draft: Draft[str, Mapping[str, Any]]) -> Drug:
    """What is told replaces what was; another name has other initials, unless the file tells them too."""
    initials = old.initials if draft.value["name"] == old.name else initials_of(draft.value["name"])
    return replace(old, **{"initials": initials, **draft.value})


def _difference(old: Drug, new: Drug) -> tuple[str, object, object]:
    before, after = asdict(old), asdict(new)
    members = [name for name, value in before.items() if value != after[name]]
    return old.local_code, {name: before[name] for name in members}, {name: after[name] for name in members}
