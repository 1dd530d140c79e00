"""Prescriptions of the hospital's system: they wait at the pharmacy until their packs are scanned.

A line may tell the lot it is taken from; the platform wants to know it with every sale.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.domain.codes.check_digits import id_number_ok
from app.domain.documents import DocumentKind
from app.domain.people import Person, Right
from app.domain.submissions import Patient, Visit
from app.usecases.counter import Counter
from app.usecases.imports.checking import Check
from app.usecases.imports.columns import Column, Columns
from app.usecases.imports.documents import Place, take_in
from app.usecases.imports.grouping import orders
from app.usecases.imports.order_lines import DRUG, EXPIRES_ON, LINE_NO, LOT, MADE_ON, PACKS, UNITS
from app.usecases.imports.reasons import Reason
from app.usecases.imports.record import Reader
from app.usecases.imports.report import ImportReport, Progress, unwatched
from app.usecases.imports.table import Wanted
from app.usecases.imports.values import Misfit, code, moment, text, word

HEAD = Columns(
    Column("number", ("处方号", "处方编号", "处方号码", "rxno", "prescription_no"), required=True),
    Column("patient_name", ("患者姓名", "病人姓名", "姓名", "psn_name")),
    Column("id_number", ("身份证号", "证件号码", "患者证件号", "患者身份证号", "patient_id", "certno")),
    Column("id_type", ("证件类型", "psn_cert_type")),
    Column("department", ("科室", "开方科室", "就诊科室")),
    Column("prescriber", ("医师", "医生", "开方医师", "处方医师", "prsc_dr_name")),
    Column("prescribed_at", ("开方时间", "开立时间", "处方时间", "处方日期", "开方日期")),
    Column("visit_no", ("就诊号", "就诊流水号", "门诊号", "mdtrt_sn", "mdtrt_id")),
    Column("insured", ("医保", "是否医保", "费别", "结算类型")),
    Column("settlement_id", ("结算ID", "医保结算号", "结算编号", "setl_id")),
    Column("out_of_area", ("异地", "是否异地", "异地就医")),
    Column("person_no", ("人员编号", "医保人员编号", "psn_no")),
)
WANTED = Wanted(
    HEAD,
    ("prescriptions", "处方", "处方列表"),
    Columns(DRUG, PACKS, UNITS, LINE_NO, LOT, MADE_ON, EXPIRES_ON),
    ("lines", "明细", "处方明细", "药品", "drugs"),
)

# Lengths: the platform's sales row (3505) where it carries them.
_NAME, _DEPARTMENT, _PRESCRIBER = text(50), text(100), text(50)
_NUMBER30, _ID_TYPE = code(30), code(6)
_ID_NUMBER = code(20, r"[0-9A-Za-z()]+")
_INSURED = word(
    {True: ("医保", "是", "yes", "true", "1", "insured"), False: ("自费", "否", "no", "false", "0", "self_pay")}
)
_OUT_OF_AREA = word({True: ("异地", "是", "yes", "true", "1"), False: ("本地", "否", "no", "false", "0")})
_RESIDENT = "01"
"""psn_cert_type of a resident identity card, as the platform counts."""


def import_prescriptions(
    file: Path, *, actor: Person, counter: Counter, partial: bool = False, progress: Progress = unwatched
) -> ImportReport:
    """Open prescriptions, and bring those up to date that nobody has begun. All or nothing, unless `partial`: then the
    documents without faults go in, each with all its lines.

    Raises NotAllowed, BadImport or StoreUnavailable; then nothing was written.
    """
    actor.require(Right.IMPORT)
    check = Check(file, WANTED, partial=partial, progress=progress)
    found = orders(check, HEAD, _head)
    place = Place("prescriptions", DocumentKind.DISPENSING, counter.pharmacy)
    return take_in(check, found, place, actor=actor, counter=counter)


def _head(reader: Reader) -> Mapping[str, Any]:
    patient = Patient(
        reader.take("patient_name", _NAME, personal=True), reader.take("id_number", _id_number, personal=True)
    )
    return {
        "department": reader.take("department", _DEPARTMENT),
        "prescriber": reader.take("prescriber", _PRESCRIBER),
        "prescribed_at": reader.take("prescribed_at", moment),
        "visit": _visit(reader, patient),
        "patient": patient if patient.name or patient.id_number else None,
    }


def _visit(reader: Reader, patient: Patient) -> Visit:
    insured, settlement_id = reader.take("insured", _INSURED), reader.take("settlement_id", _NUMBER30)
    if settlement_id and insured is False:
        reader.wrong("settlement_id", Reason.NOT_INSURED, settlement_id)
    id_type = reader.take("id_type", _ID_TYPE)
    if id_type is None and patient.id_number and len(patient.id_number) == 18:
        id_type = _RESIDENT  # the check digit says so
    return Visit(
        visit_no=reader.take("visit_no", _NUMBER30),
        insured=bool(insured) or (insured is None and settlement_id is not None),
        settlement_id=settlement_id,
        out_of_area=bool(reader.take("out_of_area", _OUT_OF_AREA)),
        person_no=reader.take("person_no", _NUMBER30),
        id_type=id_type,
    )


def _id_number(value: object) -> str:
    """Eighteen characters are a resident's number and must check; others are other papers."""
    number = _ID_NUMBER(value).upper()
    if len(number) == 18 and not (number[:17].isdigit() and number[17] in "0123456789X" and id_number_ok(number)):
        raise Misfit(Reason.CHECK_DIGIT)
    return number
