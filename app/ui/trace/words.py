"""A pack's life in words: for the screen, for the clipboard and for a file."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject

from app.domain.documents import DocumentKind, DocumentState, Finding
from app.ui.document_words import DocumentWords
from app.ui.scanning.words import ScanWords
from app.ui.submission_words import SubmissionWords
from app.ui.text import day, grouped
from app.ui.units import amount, counted
from app.usecases.trace import Event, Life, Told, Traced


class TraceWords(QObject):
    """Everything the screen says of a pack."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._documents, self._submissions, self._scans = DocumentWords(), SubmissionWords(), ScanWords()

    # --- one event --------------------------------------------------------------------------------------------------

    def title(self, event: Event) -> str:
        """What happened: `发药给 张*`."""
        to = event.to or self.tr("（未记录）")
        match event.kind:
            case DocumentKind.DISPENSING:
                return self.tr("发药给 {who}").format(who=to)
            case DocumentKind.TAKE_BACK:
                return self.tr("{who} 退药").format(who=to)
            case DocumentKind.RECEIVING:
                return self.tr("从 {who} 入库").format(who=to)
            case DocumentKind.ISSUE:
                return self.tr("出库到 {who}").format(who=to)
            case DocumentKind.SUPPLIER_RETURN:
                return self.tr("退回供应商 {who}").format(who=to)
            case _:
                return self.tr("盘点时在库")

    def facts(self, event: Event, life: Life) -> str:
        """Who, where, how much, on which document."""
        split = self.tr("（拆零）") if event.split else ""
        lot = self.tr("批号 {lot}").format(lot=event.lot.number) if event.lot else ""
        parts = [event.by, event.place, self.units(event.units, life) + split, lot, event.number]
        return "　".join(part for part in parts if part)

    def remark(self, event: Event) -> str:
        """What is unusual about it."""
        if event.undone is not None:
            return self.tr("已撤销：{who} {when}").format(who=event.undone.by, when=moment(event.undone.at))
        if event.state is DocumentState.CANCELLED:
            return self.tr("单据已作废")
        remarks = [self.tr("单据还没有完成")] if event.state is DocumentState.OPEN else []
        if event.finding is Finding.KEPT:
            remarks.append(self.tr("不匹配，按说明保留：{reason}").format(reason=event.reason or self.tr("未写原因")))
        return self.tr("；").join(remarks)

    def told(self, told: Told) -> str:
        """`销售 3505 已接收　回执 44000000000123　11-20 06:17`."""
        parts = [f"{self._submissions.numbered(told.kind)} {self._submissions.state(told.state, told.error)}"]
        if told.error is not None:
            parts.append(self._submissions.cause(told.error).title)
        if told.reference:
            parts.append(self.tr("回执 {number}").format(number=told.reference))
        if told.at is not None:
            parts.append(moment(told.at))
        return "　".join(parts)

    # --- the pack ---------------------------------------------------------------------------------------------------

    def drug(self, life: Life) -> str:
        """Name and strength."""
        return f"{life.drug.name}　{life.drug.spec}" if life.drug else self.tr("还不知道是什么药")

    def units(self, units: int, life: Life) -> str:
        """In the words of its drug."""
        drug = life.drug
        return amount(units, drug.pack_units, drug.unit, drug.pack_unit) if drug else str(units)

    def where(self, life: Life) -> tuple[str, str]:
        """Where it is now, and the tone of that."""
        whole = life.pack.units or (life.drug.pack_units if life.drug else 0)
        if life.out and life.units_out >= whole:
            return self._gone(life), "attention"
        if life.out:
            left = self.units(whole - life.units_out, life)
            return self.tr("已拆零，还剩 {n}（{place}）").format(n=left, place=life.pack.place or "—"), "accent"
        if life.pack.place:
            return self.tr("在 {place}").format(place=life.pack.place), "ok"
        return self.tr("位置没有记录"), "muted"

    def _gone(self, life: Life) -> str:
        last = life.out[-1]
        event = next((one for one in reversed(life.events) if one.number == last.document_number), None)
        done = event is not None and event.state is DocumentState.DONE
        title = self.title(event) if event else self._documents.kind(last.kind)
        return self.tr("已{what}").format(what=title) if done else self.tr("正在{what}").format(what=title)

    def level(self, life: Life) -> str:
        """`小包装 · 24粒`."""
        if life.pack.level is None:
            return ""
        unit = life.drug.unit if life.drug else ""
        held = self.tr("含 {units}").format(units=counted(life.pack.units, unit) if life.pack.units else "?")
        return f"{self._scans.level(life.pack.level)} · {held}"

    def fields(self, life: Life) -> tuple[tuple[str, str], ...]:
        """(label, value) of everything known of the pack itself."""
        lot, presumed = life.lot, ""
        if lot is None and (lot := next((one.lot for one in reversed(life.events) if one.lot), None)) is not None:
            presumed = self.tr("（按账推定）")
        return (
            (self.tr("追溯码"), grouped(life.pack.value)),
            (self.tr("标识码"), life.pack.key),
            (self.tr("批号"), lot.number + presumed if lot else ""),
            (self.tr("生产日期"), day(lot.made_on) if lot else ""),
            (self.tr("有效期至"), day(lot.expires_on) if lot else ""),
            (self.tr("包装"), self.level(life)),
            (self.tr("供应商"), (lot.supplier or "") if lot else ""),
            (self.tr("首次扫到"), moment(life.first_seen_at)),
        )

    def unseen(self, traced: Traced) -> tuple[str, str]:
        """Of a code without a life: what it is, and what to make of it."""
        reading = traced.reading
        if reading.code is None:
            kind = self._scans.kind(reading.kind)
            if traced.alike:
                return self.tr("有 {n} 盒的追溯码含有这一段").format(n=len(traced.alike)), self.tr("选一盒看它的经过")
            if reading.kind in ("unknown", "empty"):
                return self.tr("没有找到这个码"), self.tr("请扫“药品追溯码”，或输入追溯码中连续的几位（至少 4 位）")
            return self.tr("这是{kind}，不是追溯码").format(kind=kind), self.tr("请扫“药品追溯码”字样旁的码")
        shown = grouped(reading.code.value)
        title = self.tr("这里从没扫过这一盒：{code}").format(code=shown)
        if not traced.claims:
            next_step = self.tr("标识码 {key} 也没有对照过，不知道是什么药")
            return title, next_step.format(key=reading.code.key)
        drugs = self.tr("，或 ").join(
            f"{claim.drug.name} {claim.drug.spec} {self._scans.level(claim.identifier.level)}"
            for claim in traced.claims
        )
        if len(traced.claims) > 1:
            return title, self.tr("标识码 {key} 对应多个药品：{drugs}").format(key=reading.code.key, drugs=drugs)
        return title, self.tr("按标识码 {key}，它是 {drugs}").format(key=reading.code.key, drugs=drugs)

    # --- as text ----------------------------------------------------------------------------------------------------

    def text(self, life: Life) -> str:
        """The whole life, for the clipboard."""
        head = [self.drug(life) + (f"　{life.drug.maker}" if life.drug else "")]
        head += [
            self.tr("{label}：{value}").format(label=label, value=value) for label, value in self.fields(life) if value
        ]
        head.append(self.tr("现在：{where}").format(where=self.where(life)[0]))
        events = ["　".join(part for part in cells if part) for cells in self.cells(life)[1:]]
        return "\n".join([*head, "", *events])

    def cells(self, life: Life) -> list[list[str]]:
        """The events as a table with titles."""
        titles = [
            self.tr("时间"),
            self.tr("经过"),
            self.tr("数量"),
            self.tr("操作员"),
            self.tr("地点"),
            self.tr("单号"),
            self.tr("说明"),
            self.tr("上传"),
        ]
        return [titles] + [
            [
                f"{event.at.astimezone():%Y-%m-%d %H:%M:%S}",
                self.title(event),
                self.units(event.units, life),
                event.by,
                event.place,
                event.number,
                self.remark(event),
                self.tr("；").join(self.told(told) for told in event.told),
            ]
            for event in life.events
        ]


def moment(at: datetime) -> str:
    """Day and minute on the wall."""
    return f"{at.astimezone():%Y-%m-%d %H:%M}"
