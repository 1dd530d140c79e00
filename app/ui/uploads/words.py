"""The words of the uploads screen: why a row is not there yet, how the platform stands, what was told and done."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject

from app.domain.submissions import SubmissionState
from app.ui.banner import Answer, BannerState
from app.ui.fact_words import FactWords
from app.ui.messages import Told
from app.ui.submission_words import SubmissionWords
from app.ui.uploads.body_words import stamp
from app.ui.uploads.standing import PlatformStanding
from app.ui.uploads.viewmodel import Deed
from app.usecases.looking import Answer as Verdict
from app.usecases.looking import CallRow, UploadRow

RESUME = "resume"


class UploadWords(QObject):
    """Everything this screen says of rows and of the platform."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.submissions, self.facts = SubmissionWords(), FactWords()

    # --- a row ------------------------------------------------------------------------------------------------------

    def short_why(self, row: UploadRow, now: datetime) -> str:
        """In the table: why it is not there yet, "" where it is."""
        match row.state:
            case SubmissionState.REJECTED if row.error is not None:
                return self.submissions.short(row.error)
            case SubmissionState.WAITING if row.behind:
                return self.tr("等前面一条")
            case SubmissionState.WAITING if row.not_before is not None and row.not_before > now:
                return self.tr("{time} 再试").format(time=clock(row.not_before))
            case SubmissionState.WAITING:
                return self.tr("排队") if row.attempts else self.tr("还没传过")
            case SubmissionState.UNKNOWN:
                return self.tr("等核实结果")
        return ""

    def why(self, row: UploadRow, ahead: UploadRow | None, standing: PlatformStanding, now: datetime) -> Told | None:
        """In the detail: why, whose it is, what to do; None where nothing is to be said."""
        match row.state:
            case SubmissionState.REJECTED:
                return self.submissions.cause(row.error) if row.error is not None else None
            case SubmissionState.UNKNOWN:
                return self._unknown(standing)
            case SubmissionState.WAITING:
                return self._waiting(row, ahead, standing, now)
            case SubmissionState.SENDING:
                return Told(self.tr("正在上传"), self.tr("平台"), self.tr("等平台回答，不用处理"))
        return None

    def _unknown(self, standing: PlatformStanding) -> Told:
        title = self.tr("发出后没有收到回答，不知道平台收到没有")
        if standing.for_person:
            next_step = self.tr("平台不能查询这一条：请到平台上看，再按下面的按钮")
            return Told(title, self.tr("医保办"), next_step)
        return Told(title, self.tr("平台"), self.tr("会自动向平台核实，核实前不会重传；急用可到平台上看后自己定"))

    def _waiting(self, row: UploadRow, ahead: UploadRow | None, standing: PlatformStanding, now: datetime) -> Told:
        if ahead is not None:
            title = self.tr("等前面一条：{kind} {number} {state}").format(
                kind=self.submissions.numbered(ahead.kind),
                number=ahead.document_number or "",
                state=self.submissions.state(ahead.state),
            )
            return Told(title, "", self.tr("同一张单、同一批号的要按先后上传；先处理前面那一条"))
        if standing.paused is not None:
            cause = self.submissions.cause(standing.paused)
            return Told(self.tr("上传暂停：{why}").format(why=cause.title), cause.whose, cause.next_step)
        if standing.offline_since is not None:
            return Told(self.tr("平台没有回应"), self.tr("网络或平台"), self.tr("连上后自动上传，不用处理"))
        if row.not_before is not None and row.not_before > now:
            return Told(self.tr("{time} 自动再试").format(time=clock(row.not_before)), "", self.tr("不用处理"))
        if not standing.configured:
            return Told(self.tr("还没有设置平台地址"), self.tr("设置"), self.tr("到“设置”填写平台地址后自动上传"))
        return Told(self.tr("在排队"), "", self.tr("后台会自动上传，不用处理"))

    # --- the platform -----------------------------------------------------------------------------------------------

    def banner(self, standing: PlatformStanding) -> BannerState | None:
        """What keeps everything back; None where nothing does."""
        text, tone = self._keeps_back(standing)
        if not text:
            return None
        answers = (Answer(RESUME, self.tr("现在重试")),) if standing.trying_helps else ()
        return BannerState(text, tone, answers, closable=False)

    def _keeps_back(self, standing: PlatformStanding) -> tuple[str, str]:
        if not standing.configured:
            return self.tr("还没有设置平台地址：数据先存在本机，设置好后自动上传"), "accent"
        if standing.broken:
            return self.tr("后台上传停住了：{why}").format(why=self._broken(standing.broken)), "stop"
        if standing.paused is not None:
            cause = self.submissions.cause(standing.paused)
            since = clock(standing.paused_since) if standing.paused_since else ""
            text = self.tr("上传自 {time} 起暂停：{why}。【{whose}】{next}").format(
                time=since, why=cause.title, whose=cause.whose, next=cause.next_step
            )
            said = self.tr("　平台原话：{words}").format(words=standing.words) if standing.words else ""
            return text + said, "stop"
        if standing.offline_since is not None:
            text = self.tr("平台从 {time} 起没有回应，已试 {n} 次；工作照常，连上后自动补传").format(
                time=clock(standing.offline_since), n=standing.tries
            )
            if standing.next_try_at is not None:
                text += self.tr("（{time} 再试）").format(time=clock(standing.next_try_at))
            return text, "attention"
        if standing.limited_until is not None:
            return self.tr("平台要求放慢，{time} 接着传").format(time=clock(standing.limited_until)), "accent"
        return "", ""

    def _broken(self, reason: str) -> str:
        return {
            "full": self.tr("磁盘满了"),
            "read_only": self.tr("数据库只读"),
            "damaged": self.tr("数据库损坏"),
            "unreachable": self.tr("连不上数据库"),
            "busy": self.tr("数据库正忙"),
            "unwritable": self.tr("数据库写不进去"),
        }.get(reason, self.tr("程序出错，已记入日志"))

    # --- deeds ------------------------------------------------------------------------------------------------------

    def done(self, deed: Deed, count: int) -> str:
        """What was just done."""
        match deed:
            case Deed.SENT_AGAIN:
                return self.tr("已放回队列 {n} 条，后台会自动上传").format(n=count)
            case Deed.CORRECTED:
                return self.tr("已改好并放回队列，后台会自动上传")
            case Deed.WITHDRAWN:
                return self.tr("已撤销：这一条不再上传")
            case Deed.WITHDRAWAL_OWED:
                return self.tr("已提交删除（3507），平台接收后即撤销")
            case Deed.HELD:
                return self.tr("已标为平台已接收")
            case Deed.RESUMED:
                return self.tr("正在重试")

    # --- verdicts and calls -----------------------------------------------------------------------------------------

    def missing(self, names: tuple[str, ...]) -> str:
        """`缺 生产批号、药师执业资格证号（补：人员资料）`."""
        said = []
        for name in names:
            where = self.facts.where(name)
            word = self.facts.fact(name)
            said.append(self.tr("{what}（到{where}补）").format(what=word, where=where) if where else word)
        return self.tr("缺：{what}").format(what=self.tr("、").join(said)) if said else ""

    def verdict(self, verdict: Verdict) -> str:
        """One line of the history."""
        parts = [stamp(verdict.at), self.submissions.state(verdict.state, verdict.error)]
        if verdict.error is not None:
            parts.append(self.submissions.cause(verdict.error).title)
        if verdict.reference:
            parts.append(self.tr("平台回执 {number}").format(number=verdict.reference))
        return "　".join(parts)

    def call(self, call: CallRow) -> str:
        """One line of the call log."""
        outcome = {
            "accepted": self.tr("已接收"),
            "rejected": self.tr("被退回"),
            "partly": self.tr("部分接收"),
            "silent": self.tr("没有回答"),
            "not_sent": self.tr("没有发出"),
        }.get(call.outcome, call.outcome)
        took = self.tr("{n} 毫秒").format(n=call.took_ms)
        return "　".join((stamp(call.started_at), call.exchange, outcome, took))


def clock(at: datetime) -> str:
    """Day and minute on the wall."""
    return f"{at.astimezone():%m-%d %H:%M}"
