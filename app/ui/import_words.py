"""The words of everything that can be wrong with, or worth knowing about, an imported file."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.domain.refusals import Fault
from app.usecases.imports import Reason, field_name


class ImportWords(QObject):
    """Makes a line of each fault. Complete: a test walks all reasons."""

    def tell(self, fault: Fault) -> str:
        """`第 7 行 包装数量：不是数字（现为“十二”，应为整数）`."""
        where = self.tr("第 {line} 行").format(line=fault.line) if fault.line else self.tr("整个文件")
        place = f"{where} {field_name(fault.field)}".strip()
        facts = [
            self.tr("现为“{found}”").format(found=fault.found) if fault.found else "",
            self.tr("应为 {expected}").format(expected=fault.expected) if fault.expected else "",
        ]
        details = self.tr("，").join(fact for fact in facts if fact)
        told = self.tr("{place}：{reason}").format(place=place, reason=self.reason(fault.reason))
        return self.tr("{told}（{details}）").format(told=told, details=details) if details else told

    def reason(self, reason: str) -> str:
        """What is wrong, without where."""
        words = self._of_files() | self._of_lines() | self._of_books()
        return words.get(reason, reason)

    def _of_files(self) -> dict[str, str]:
        return {
            Reason.UNREADABLE: self.tr("文件读不出来"),
            Reason.TOO_LARGE: self.tr("文件太大"),
            Reason.EMPTY: self.tr("文件是空的"),
            Reason.BINARY: self.tr("不是文本，也不是 XLSX"),
            Reason.OLD_EXCEL: self.tr("旧式或加密的 Excel，请另存为 XLSX 或 CSV"),
            Reason.DAMAGED: self.tr("XLSX 已损坏，打不开"),
            Reason.WEB_PAGE: self.tr("这是网页，请另存为 XLSX 或 CSV"),
            Reason.ENCODING: self.tr("编码不是 UTF-8 或 GB18030，或已损坏"),
            Reason.SYNTAX: self.tr("格式有误"),
            Reason.NO_LIST: self.tr("JSON 里没有列表"),
            Reason.NO_HEADER: self.tr("第一行不是列名"),
            Reason.COLUMN_MISSING: self.tr("缺少必需的列"),
            Reason.COLUMN_TWICE: self.tr("两列说的是同一项"),
            Reason.COLUMN_IGNORED: self.tr("用不到的列，已略过"),
            Reason.SHEETS_IGNORED: self.tr("只读第一个工作表，其余略过"),
        }

    def _of_lines(self) -> dict[str, str]:
        return {
            Reason.RAGGED: self.tr("列数与标题行不一致"),
            Reason.MISSING: self.tr("必填项为空"),
            Reason.NOT_TEXT: self.tr("不是文字"),
            Reason.UNPRINTABLE: self.tr("含有不可见或丢失的字符"),
            Reason.TOO_LONG: self.tr("太长"),
            Reason.FORMULA: self.tr("是公式，请粘贴为数值"),
            Reason.ERROR_CELL: self.tr("单元格里是错误值"),
            Reason.DIGITS_LOST: self.tr("编码被存成了数字，位数已丢失；请设为文本格式"),
            Reason.NOT_A_NUMBER: self.tr("不是数字"),
            Reason.NOT_WHOLE: self.tr("不是整数"),
            Reason.OUT_OF_RANGE: self.tr("超出范围"),
            Reason.NOT_A_DAY: self.tr("不是日期"),
            Reason.NOT_A_MOMENT: self.tr("不是时间"),
            Reason.NOT_A_CHOICE: self.tr("不在可选值之内"),
            Reason.WRONG_FORM: self.tr("形式不对"),
            Reason.CHECK_DIGIT: self.tr("校验位不对"),
        }

    def _of_books(self) -> dict[str, str]:
        return {
            Reason.ENDS_BEFORE: self.tr("结束早于开始"),
            Reason.BOTH_GIVEN: self.tr("盒数与最小单位数互相矛盾"),
            Reason.NOT_INSURED: self.tr("自费病人不应有医保结算号"),
            Reason.LOT_NEEDED: self.tr("有批号日期却没有批号"),
            Reason.LOT_DIFFERS: self.tr("与库中该批号的日期不同"),
            Reason.CONTRADICTS: self.tr("与文件中另一行矛盾"),
            Reason.UNKNOWN_DRUG: self.tr("药品目录里没有这个药"),
            Reason.IN_WORK: self.tr("该单已开始处理，内容不同"),
            Reason.CLOSED: self.tr("该单已结束，内容不同"),
            Reason.OURS: self.tr("同号的单据是本系统手工建立的"),
            Reason.REPEATED: self.tr("与文件中另一行相同，只计一次"),
            Reason.CONFLICT: self.tr("该标识码现对应两个药品，请标识码管理员处理"),
        }
