"""The words of 设备: states, troubles and what to do about them, links, makers, endings, deeds."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.domain.device_profiles import Ending, Maker, Reads
from app.domain.devices import Command, Condition, DeviceState, Link, Trouble
from app.domain.scanner_check import Arrival
from app.ui.devices.rows import KEYBOARD, DeviceRow, Kind
from app.ui.devices.viewmodel import Deed
from app.ui.text import grouped

VIRTUAL = "virtual"
"""Key of the training scanner."""


class DeviceWords(QObject):
    """Complete: a test walks all conditions, troubles, links, makers, endings and deeds."""

    def name(self, row: DeviceRow) -> str:
        """What a person called it, else what it seems to be, else where it is."""
        if row.device.name:
            return row.device.name
        if row.key == KEYBOARD:
            return self.tr("键盘式扫码枪")
        if row.key == VIRTUAL:
            return self.tr("虚拟扫码枪（培训）")
        return row.model or (self.tr("读卡器") if row.kind is Kind.READER else row.device.address or self.tr("扫码枪"))

    def kind(self, row: DeviceRow) -> str:
        """Scanner or reader."""
        return self.tr("读卡器") if row.kind is Kind.READER else self.tr("扫码枪")

    def link(self, link: Link) -> str:
        """How it is connected."""
        return {
            Link.SERIAL: self.tr("串口"),
            Link.NETWORK: self.tr("网络串口"),
            Link.HID_POS: self.tr("HID-POS"),
            Link.KEYBOARD: self.tr("键盘"),
            Link.USB: self.tr("USB"),
            Link.PCSC: self.tr("智能卡服务"),
            Link.HELPER: self.tr("厂家驱动"),
        }[link]

    def maker(self, maker: Maker) -> str:
        """Whose commands it understands."""
        return {
            Maker.HONEYWELL: self.tr("霍尼韦尔 / 优解"),
            Maker.NEWLAND: self.tr("新大陆"),
            Maker.ZEBRA: self.tr("斑马 / 讯宝（SSI）"),
            Maker.GM65: self.tr("嵌入式模组（GM65 类）"),
            Maker.OTHER: self.tr("其他"),
        }[maker]

    def reads(self, reads: Reads) -> str:
        """What hangs on a serial port."""
        return {Reads.CODES: self.tr("扫码枪"), Reads.ID_CARDS: self.tr("身份证读卡器")}[reads]

    def ending(self, ending: Ending) -> str:
        """What comes after a code."""
        return {
            Ending.ANY: self.tr("自动识别"),
            Ending.CR: self.tr("回车 CR"),
            Ending.LF: self.tr("换行 LF"),
            Ending.CRLF: self.tr("回车换行 CR LF"),
            Ending.TAB: self.tr("制表符 TAB"),
            Ending.NONE: self.tr("没有（靠停顿）"),
        }[ending]

    def state(self, row: DeviceRow) -> str:
        """One or two words."""
        if row.key == KEYBOARD:
            return self.tr("随时可扫")
        return {
            Condition.OPENING: self.tr("正在连接"),
            Condition.READY: self.tr("就绪"),
            Condition.LOST: self.tr("断开"),
            Condition.STOPPED: self.tr("已停用") if row.state.trouble is Trouble.SWITCHED_OFF else self.tr("停止"),
        }[row.state.condition]

    def tone(self, row: DeviceRow) -> str:
        """Of the state."""
        if row.state.trouble is Trouble.SWITCHED_OFF:
            return "muted"
        return {
            Condition.OPENING: "accent",
            Condition.READY: "ok",
            Condition.LOST: "attention",
            Condition.STOPPED: "stop",
        }[row.state.condition]

    def why(self, state: DeviceState) -> str:
        """What is wrong; "" while nothing is."""
        return {
            None: "",
            Trouble.GONE: self.tr("没有插上，或者线松了"),
            Trouble.NO_PERMISSION: self.tr("系统不让当前用户使用这个设备"),
            Trouble.IN_USE: self.tr("被另一个程序占用"),
            Trouble.WRONG_MODE: self.tr("设备在，但工作模式不对（例如还在键盘模式）"),
            Trouble.NO_SERVICE: self.tr("系统的智能卡服务或厂家驱动没有装好"),
            Trouble.SILENT: self.tr("设备没有回应"),
            Trouble.BROKEN: self.tr("设备回答有误，或自己报告故障"),
            Trouble.SWITCHED_OFF: self.tr("在这里停用了"),
        }[state.trouble]

    def next_step(self, state: DeviceState) -> str:
        """What to do about it."""
        return {
            None: "",
            Trouble.GONE: self.tr("插紧后会自动恢复，不用重启"),
            Trouble.NO_PERMISSION: self.tr(
                "请管理员在终端运行下面这一行，然后重新插拔设备；加入用户组的要重新登录系统"
            ),
            Trouble.IN_USE: self.tr("关掉占用它的程序（HIS、厂家配置工具），会自动恢复"),
            Trouble.WRONG_MODE: self.tr("按 F10 换模式，或扫说明书上的设置码"),
            Trouble.NO_SERVICE: self.tr("请管理员安装并启动（Debian、UOS：sudo apt install pcscd），会自动恢复"),
            Trouble.SILENT: self.tr("检查电源和波特率；重新插拔一次"),
            Trouble.BROKEN: self.tr("重新插拔；仍出现请换一台并告知管理员"),
            Trouble.SWITCHED_OFF: self.tr("按 F9 重新启用"),
        }[state.trouble]

    def line_to_run(self, state: DeviceState) -> str:
        """What a terminal wants, "" where nothing is to be run there."""
        return state.detail if state.trouble is Trouble.NO_PERMISSION and " " in state.detail else ""

    def deed(self, deed: Deed, about: str) -> str:
        """What was just done."""
        words = {
            Deed.ADDED: self.tr("已添加，正在连接"),
            Deed.KEPT: self.tr("已保存"),
            Deed.FORGOTTEN: self.tr("已移出列表"),
            Deed.TRIGGERED: self.tr("已触发，把码放到扫码枪前"),
            Deed.STOPPED: self.tr("已停止扫码"),
            Deed.BEEPED: self.tr("已发出，听一听扫码枪"),
            Deed.FITTED: self.tr("已按试扫结果设置"),
            Deed.SWITCHED_ON: self.tr("已启用"),
            Deed.SWITCHED_OFF: self.tr("已停用"),
            Deed.RECORDING: self.tr("正在录制到 {file}；患者信息不会写入").format(file=about),
            Deed.RECORDED: self.tr("录制完成：{file}").format(file=about),
            Deed.MODE_SWITCHED: self.tr("{name} 正在换成 HID-POS 模式，几秒后会自动出现").format(name=about),
            Deed.IDENTIFIED: self.tr("扫码枪自报：{what}").format(what=about),
            Deed.UNIDENTIFIED: self.tr("扫码枪没有回答型号；不影响扫码"),
            Deed.CURED: self.tr("已发给扫码枪；请重新扫一遍确认"),
        }
        return words[deed]

    def command(self, command: Command) -> str:
        """On its button."""
        return {
            Command.TRIGGER: self.tr("触发扫码"),
            Command.STOP: self.tr("停止扫码"),
            Command.BEEP: self.tr("鸣响"),
        }[command]

    def around(self, text: str) -> str:
        """A prefix or suffix with its control characters named; an empty one is none."""
        return visible(text) or self.tr("无")

    def same_again(self, within_ms: int | None) -> str:
        """Of its own; "" where it has none."""
        if within_ms is None:
            return ""
        return self.tr("{n} 毫秒内").format(n=within_ms) if within_ms else self.tr("每次都算")

    def arrival(self, arrival: Arrival, shown: str) -> str:
        """One test scan in a line. shown: its text, masked."""
        ending = self.ending(arrival.ending) if arrival.ending is not None else self.tr("整包")
        return self.tr("{text} · 结尾：{ending}").format(text=visible(grouped(shown)), ending=ending)

    def pace(self, gaps_ms: tuple[float, ...]) -> str:
        """How fast characters or pieces follow one another."""
        if not gaps_ms:
            return self.tr("每码一次到齐，没有间隔")
        mean, most = sum(gaps_ms) / len(gaps_ms), max(gaps_ms)
        return self.tr("平均 {mean} 毫秒，最长 {most} 毫秒（{n} 个间隔）").format(
            mean=f"{mean:.1f}", most=f"{most:.0f}", n=len(gaps_ms)
        )


_NAMES = {0x02: "STX", 0x03: "ETX", 0x09: "TAB", 0x0A: "LF", 0x0D: "CR", 0x1B: "ESC", 0x1D: "GS", 0x20: "␠"}


def visible(text: str) -> str:
    """Control characters by their names in brackets: `<STX>`; blanks at the ends as a sign."""
    core = text.strip(" ")
    left = len(text) - len(text.lstrip(" "))
    right = len(text) - left - len(core)
    named = "".join(
        letter if letter.isprintable() else f"<{_NAMES.get(ord(letter), f'0x{ord(letter):02X}')}>" for letter in core
    )
    return "␠" * left + named + "␠" * right


def from_visible(text: str) -> str:
    """What a person typed for a prefix: `<STX>` and `<0x02>` become the character."""
    made = text
    for code, name in _NAMES.items():
        made = made.replace(f"<{name}>", chr(code))
    made = made.replace("␠", " ")
    while (at := made.find("<0x")) >= 0 and len(made) > at + 5 and made[at + 5] == ">":
        try:
            made = made[:at] + chr(int(made[at + 3 : at + 5], 16)) + made[at + 6 :]
        except ValueError:
            break
    return made
