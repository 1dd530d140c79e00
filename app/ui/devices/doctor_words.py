"""The words of the scanner doctor: what each symbol is, what is wrong, and how it is mended."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.domain.device_profiles import Maker
from app.domain.scanner_check import Cure, Fault, Finding, Symbology
from app.ui.devices.words import visible


class DoctorWords(QObject):
    """Complete: a test walks all faults and symbologies."""

    def symbol(self, name: str) -> str:
        """A symbol of the sheet."""
        return {
            "code_128": self.tr("Code 128（追溯码用）"),
            "ean_13": self.tr("EAN-13（商品码用）"),
            "data_matrix": self.tr("GS1 DataMatrix（进口药用）"),
            "qr": self.tr("QR 码：字母和符号"),
            "qr_chinese": self.tr("QR 码：汉字"),
        }.get(name, name)

    def symbology(self, symbology: Symbology) -> str:
        """A kind of symbols."""
        return {
            Symbology.CODE_128: "Code 128",
            Symbology.EAN_13: "EAN-13",
            Symbology.DATA_MATRIX: "GS1 DataMatrix",
            Symbology.QR: "QR",
        }[symbology]

    def title(self, finding: Finding) -> str:
        """What is wrong."""
        seen = visible(finding.seen)
        return {
            Fault.SILENT: self.tr("什么都没有收到"),
            Fault.WRONG_MODE: self.tr("扫码枪还在键盘模式"),
            Fault.INPUT_METHOD: self.tr("输入法插了手：出现全角字、汉字，或丢了字母"),
            Fault.CAPS_LOCK: self.tr("大写锁定开着：大小写颠倒"),
            Fault.KEYBOARD_LAYOUT: self.tr("键盘布局不同：{seen}").format(seen=seen),
            Fault.GS_MISSING: self.tr("GS1 分隔符（GS）丢了"),
            Fault.GS_REPLACED: self.tr("GS1 分隔符（GS）变成了“{seen}”").format(seen=seen),
            Fault.PREFIX: self.tr("码前多了前缀：{seen}").format(seen=seen),
            Fault.SUFFIX: self.tr("码后多了后缀：{seen}").format(seen=seen),
            Fault.NO_ENDING: self.tr("没有结束符，靠停顿断码"),
            Fault.SLOW: self.tr("字符间隔太长：{ms} 毫秒").format(ms=f"{finding.figure:g}"),
            Fault.SYMBOLOGY_OFF: self.tr("有的码制关着，扫不出来"),
            Fault.CHECK_DIGIT_CUT: self.tr("EAN-13 的校验位没有发送"),
            Fault.ENCODING: self.tr("汉字编码不对，收到：{seen}").format(seen=seen),
            Fault.CUT: self.tr("只收到半截码"),
            Fault.STRANGE: self.tr("收到的不是诊断页上的码"),
        }[finding.fault]

    def harm(self, finding: Finding) -> str:
        """What comes of it at the counter, and what to do, whoever made the scanner."""
        return {
            Fault.SILENT: self.tr(
                "检查连线和电源；枪响了却没有收到，多半是模式不对：扫说明书上的 USB 键盘、串口或 HID-POS 设置码"
            ),
            Fault.WRONG_MODE: self.tr(
                "键盘模式能用，但分不清是哪一把枪，也会丢分隔符。请扫说明书上的设置码换成串口或 HID-POS"
            ),
            Fault.INPUT_METHOD: self.tr("扫码前切到英文输入法；最好换成串口或 HID-POS 模式，输入法就碰不到了"),
            Fault.CAPS_LOCK: self.tr("按一下 Caps Lock 关掉；GS1 序列号区分大小写，颠倒了就对不上"),
            Fault.KEYBOARD_LAYOUT: self.tr(
                "扫说明书上的“键盘国家：美国”设置码，或把系统键盘换成美国英语；换成串口模式就没有这个问题"
            ),
            Fault.GS_MISSING: self.tr(
                "没有它，批号和序列号会连在一起。扫说明书上“发送 GS”的设置码，或换成串口、HID-POS 模式"
            ),
            Fault.GS_REPLACED: self.tr("扫说明书上“FNC1 发送为 GS（0x1D）”的设置码；程序认得几种常见的代替符"),
            Fault.PREFIX: self.tr("关掉前缀，或让程序去掉它：回列表按 F2 试扫后采用"),
            Fault.SUFFIX: self.tr("关掉后缀（保留回车），或让程序去掉它：回列表按 F2 试扫后采用"),
            Fault.NO_ENDING: self.tr(
                "连着扫两个码可能粘在一起。打开回车结束符；不能改的，回列表按 F2 试扫后采用“靠停顿断码”"
            ),
            Fault.SLOW: self.tr(
                "程序可能把它当成人在打字。键盘式的：把字符间延时设为 0，或回列表按 F2 试扫后采用；蓝牙枪离近一点"
            ),
            Fault.SYMBOLOGY_OFF: self.tr("扫说明书上“打开全部码制”或下面几种码制的设置码：{symbols}").format(
                symbols=self._names(finding)
            ),
            Fault.CHECK_DIGIT_CUT: self.tr("扫说明书上“EAN-13 发送校验位”的设置码"),
            Fault.ENCODING: self.tr(
                "把扫码枪的汉字输出设为 UTF-8；不能改的，回列表在 F10 里选 gb18030。键盘模式发不出汉字"
            ),
            Fault.CUT: self.tr("接触不良、蓝牙太远，或扫码时窗口很忙；再扫一次，仍出现就换线或换口"),
            Fault.STRANGE: self.tr("请只扫诊断页上的码；确实扫了它仍出现，就恢复扫码枪出厂设置再试"),
        }[finding.fault]

    def where(self, finding: Finding) -> str:
        """With which symbols it was seen."""
        return self.tr("见于：{symbols}").format(symbols=self._names(finding)) if finding.symbols else ""

    def makers_words(self, cure: Cure, maker: Maker) -> str:
        """The maker's own configuration words; "" where none are known."""
        if not cure.words:
            return ""
        words = "　".join(cure.words)
        if maker is Maker.NEWLAND:
            return self.tr("新大陆设置码：{words}").format(words=words)
        return self.tr("霍尼韦尔 / 优解设置码：{words}").format(words=words)

    def _names(self, finding: Finding) -> str:
        return self.tr("、").join(map(self.symbol, finding.symbols))
