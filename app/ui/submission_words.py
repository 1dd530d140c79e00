"""What submissions are called, how they stand, and what a refusal means: cause, owner, next step."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.domain.submissions import ErrorClass, SubmissionKind, SubmissionState
from app.ui.messages import Told


class SubmissionWords(QObject):
    """Complete: a test walks all kinds, states and error classes."""

    def kind(self, kind: SubmissionKind) -> str:
        """By the name people use; `number` has the platform's."""
        return {
            SubmissionKind.COUNT: self.tr("盘存"),
            SubmissionKind.STOCK_CHANGE: self.tr("库存变更"),
            SubmissionKind.PURCHASE: self.tr("采购入库"),
            SubmissionKind.SUPPLIER_RETURN: self.tr("采购退货"),
            SubmissionKind.SALE: self.tr("销售"),
            SubmissionKind.SALE_RETURN: self.tr("销售退货"),
            SubmissionKind.WITHDRAWAL: self.tr("删除（3507）"),
        }[kind]

    def numbered(self, kind: SubmissionKind) -> str:
        """`销售 3505`."""
        return f"{self.kind(kind)} {NUMBERS[kind]}"

    def state(self, state: SubmissionState, error: ErrorClass | None = None) -> str:
        """One word. What our own check held back was never sent, so nobody refused it."""
        if state is SubmissionState.REJECTED and error is ErrorClass.INCOMPLETE:
            return self.tr("待补全")
        return {
            SubmissionState.WAITING: self.tr("待上传"),
            SubmissionState.SENDING: self.tr("上传中"),
            SubmissionState.ACCEPTED: self.tr("已接收"),
            SubmissionState.REJECTED: self.tr("被退回"),
            SubmissionState.UNKNOWN: self.tr("待核实"),
            SubmissionState.WITHDRAWN: self.tr("已撤销"),
        }[state]

    def tone(self, state: SubmissionState) -> str:
        """Of the state's word; the word itself always stands beside the colour."""
        return TONES[state]

    def short(self, error: ErrorClass) -> str:
        """The cause in a word or two, for a column."""
        return {
            ErrorClass.INCOMPLETE: self.tr("资料不全"),
            ErrorClass.SIGNATURE: self.tr("签名不对"),
            ErrorClass.CLOCK: self.tr("时间不对"),
            ErrorClass.SIGN_IN: self.tr("签到不成"),
            ErrorClass.SIGNED_OUT: self.tr("已签退"),
            ErrorClass.OPERATOR: self.tr("经办人"),
            ErrorClass.PERSON: self.tr("参保状态"),
            ErrorClass.CATALOGUE: self.tr("医保目录"),
            ErrorClass.DEPARTMENT: self.tr("科室对照"),
            ErrorClass.RULE: self.tr("医保规则"),
            ErrorClass.RATE: self.tr("太快"),
            ErrorClass.DUPLICATE: self.tr("重复"),
            ErrorClass.ABSENT: self.tr("平台上没有"),
            ErrorClass.FIELD: self.tr("内容不合格"),
            ErrorClass.OTHER: self.tr("其他原因"),
        }[error]

    def cause(self, error: ErrorClass) -> Told:
        """Why it was refused, whose it is, what to press or do."""
        for group in (self._nothing_passes, self._our_facts, self._their_rules):
            if (told := group(error)) is not None:
                return told
        return Told(
            self.tr("平台退回，原因见平台原话"),
            self.tr("医保办"),
            self.tr("按平台原话处理，然后按“重新上传”；看不懂请联系平台运维"),
        )

    def _nothing_passes(self, error: ErrorClass) -> Told | None:
        """Refusals that stop the whole queue."""
        match error:
            case ErrorClass.SIGNATURE:
                return Told(
                    self.tr("平台不认本机的签名：密钥、证书或地址不对"),
                    self.tr("信息科"),
                    self.tr("到“设置”核对地址、账号和密钥，改好后按“现在重试”"),
                )
            case ErrorClass.CLOCK:
                return Told(
                    self.tr("电脑时间和平台相差太多"),
                    self.tr("这台电脑"),
                    self.tr("校准电脑时间（北京时间），再按“现在重试”"),
                )
            case ErrorClass.SIGN_IN:
                return Told(
                    self.tr("平台不接受签到：本机或经办人没有备案"),
                    self.tr("医保办"),
                    self.tr("向医保部门备案本机的 IP、MAC 和经办人，再按“现在重试”"),
                )
            case ErrorClass.SIGNED_OUT:
                return Told(self.tr("今天已签退"), self.tr("平台规则"), self.tr("明天会自动接着上传，不用处理"))
            case ErrorClass.RATE:
                return Told(self.tr("请求太快，平台要求放慢"), self.tr("平台"), self.tr("会自动放慢再传，不用处理"))
        return None

    def _our_facts(self, error: ErrorClass) -> Told | None:
        """What the hospital has to put right."""
        match error:
            case ErrorClass.INCOMPLETE:
                return Told(
                    self.tr("资料不全，没有发出"),
                    self.tr("药剂科"),
                    self.tr("补齐下面列出的内容，再按“重新上传”"),
                )
            case ErrorClass.CATALOGUE:
                return Told(
                    self.tr("医保目录编码缺失、过期或没有对照"),
                    self.tr("药剂科"),
                    self.tr("下载新目录并重新对照这个药，或在下面改医保编码，再按“重新上传”"),
                )
            case ErrorClass.FIELD:
                return Told(
                    self.tr("平台认为有一项内容不合格"),
                    self.tr("药剂科"),
                    self.tr("按平台原话改正，再按“重新上传”"),
                )
            case ErrorClass.OPERATOR:
                return Told(
                    self.tr("经办人没有在平台备案"),
                    self.tr("医保办"),
                    self.tr("备案经办人，或到“设置”换成已备案的，再按“重新上传”"),
                )
            case ErrorClass.DEPARTMENT:
                return Told(self.tr("科室没有对照"), self.tr("医保办"), self.tr("上报科室信息后按“重新上传”"))
        return None

    def _their_rules(self, error: ErrorClass) -> Told | None:
        """What is decided elsewhere."""
        match error:
            case ErrorClass.PERSON:
                return Told(
                    self.tr("患者的参保状态不符"),
                    self.tr("收费处"),
                    self.tr("核对患者的参保和结算方式，更正后按“重新上传”"),
                )
            case ErrorClass.RULE:
                return Told(
                    self.tr("医保规则没有通过：违规或超限额"),
                    self.tr("医师"),
                    self.tr("请医师和医保办核对处方，处理后按“重新上传”"),
                )
            case ErrorClass.ABSENT:
                return Told(
                    self.tr("平台没有要删除的这一条"),
                    self.tr("平台"),
                    self.tr("平台上本来就没有，不用再删；可按“撤销”"),
                )
            case ErrorClass.DUPLICATE:
                return Told(
                    self.tr("平台说已经有这一条"),
                    self.tr("医保办"),
                    self.tr("到平台核对：确已有就按“撤销”，没有就按“重新上传”"),
                )
        return None


NUMBERS = {
    SubmissionKind.COUNT: "3501",
    SubmissionKind.STOCK_CHANGE: "3502",
    SubmissionKind.PURCHASE: "3503",
    SubmissionKind.SUPPLIER_RETURN: "3504",
    SubmissionKind.SALE: "3505",
    SubmissionKind.SALE_RETURN: "3506",
    SubmissionKind.WITHDRAWAL: "3507",
}
"""The platform's transaction numbers, which storekeepers know by heart."""

TONES = {
    SubmissionState.WAITING: "",
    SubmissionState.SENDING: "accent",
    SubmissionState.ACCEPTED: "ok",
    SubmissionState.REJECTED: "stop",
    SubmissionState.UNKNOWN: "attention",
    SubmissionState.WITHDRAWN: "muted",
}
