"""The words of 设置: pages, checks, secrets and what waits for a restart."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QObject

from app.domain.refusals import BadSetting, StoreUnavailable
from app.domain.verdict import Verdict
from app.settings import Choice, Flag, Secret, Setting, Whole, options
from app.ui.messages import Messages
from app.ui.options.sections import Section
from app.ui.options.viewmodel import CheckLine
from app.ui.setting_words import SettingWords

Language = Callable[[], str]

_TELLING = frozenset({"profile", "rules"})
"""Reasons whose value is not what was typed but what is wrong inside a file."""


class OptionWords(QObject):
    """language: "zh_CN" or "en", asked each time."""

    def __init__(self, messages: Messages, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages, self._language, self._settings = messages, language, SettingWords(self)

    def worn(self, both: tuple[str, str]) -> str:
        """Of Chinese and English the one now worn."""
        return both[1] if self._language() == "en" else both[0]

    def option(self, what: Setting[object] | Secret) -> str:
        """What it is, as declared."""
        return self.worn((what.zh, what.en))

    def default(self, setting: Setting[object]) -> str:
        """`sound.volume · 默认：100 · 0 到 100`; an empty default is not worth a word."""
        parts = [setting.key]
        if setting.kind.shown(setting.default):
            parts.append(self.tr("默认：{value}").format(value=self.shown(setting, setting.default)))
        kind = cast("object", setting.kind)
        if isinstance(kind, Whole):
            parts.append(self.tr("{low} 到 {high}").format(low=f"{kind.low:,}", high=f"{kind.high:,}"))
        return " · ".join(parts)

    def shown(self, setting: Setting[object], value: object) -> str:
        """A value for a person."""
        kind = cast("object", setting.kind)
        text = setting.kind.shown(value)
        if isinstance(kind, Flag):
            return self.tr("开启") if value else self.tr("关闭")
        if isinstance(kind, Choice):
            return self.worn(kind.words[text])
        return text

    def restart(self) -> str:
        """The mark on a row."""
        return self.tr("重启后生效")

    def waiting(self, count: int) -> str:
        """The line above all pages."""
        return self.tr("{n} 项改动已保存，重新启动程序后生效").format(n=count)

    def wrong(self, key: str, error: Exception) -> str:
        """Under a field: why, where the field itself says what and where."""
        if key == options.STORE_URL.key and isinstance(error, StoreUnavailable):
            return self.tr("打不开这个数据库，没有保存；请检查地址、密码和网络")
        if isinstance(error, BadSetting):
            why = self._settings.why(error)
            told = self.tr("{why}：{value}").format(why=why, value=error.value)
            return told if error.value and error.reason in _TELLING else why
        return self._messages.tell(error).sentence

    def title(self, section: Section) -> str:
        """Name of a page."""
        return {
            Section.INSURANCE: self.tr("医保平台"),
            Section.DELIVERY: self.tr("上传"),
            Section.STORE: self.tr("数据库"),
            Section.WORKPLACE: self.tr("工作地点"),
            Section.COUNTER: self.tr("发药扫码"),
            Section.UI: self.tr("界面"),
            Section.SOUND: self.tr("声音"),
            Section.WEDGE: self.tr("扫码枪"),
            Section.PEOPLE: self.tr("人员"),
        }[section]

    def about(self, section: Section) -> str:
        """One line under the name of a page."""
        return {
            Section.INSURANCE: self.tr("地址、机构编号和密钥向当地医保部门索取；填好后点“检查连接”"),
            Section.DELIVERY: self.tr("多快、什么时候把单据传给平台；不填就是有了就传"),
            Section.STORE: self.tr("一台电脑不用填；几台电脑共用一个数据库时，各台填同一个地址"),
            Section.WORKPLACE: self.tr("这台电脑管哪里的库存"),
            Section.COUNTER: self.tr("扫码时的提醒和确认"),
            Section.UI: self.tr("选好立即生效"),
            Section.SOUND: self.tr("三种提示音，高低和节奏都不同，不看屏幕也听得出"),
            Section.WEDGE: self.tr("键盘模式扫码枪的时间参数；扫码断成几截或手工输入被当成扫码时才需要改"),
            Section.PEOPLE: self.tr("谁能登录，能做什么"),
        }[section]

    def secrets_title(self) -> str:
        """Above the secrets of a page."""
        return self.tr("密钥和密码")

    def secrets_at(self, where: str) -> str:
        """Where they lie."""
        return self.tr("只写不显示。{where}").format(where=where)

    def kept(self, *, kept: bool) -> str:
        """State of a secret."""
        return self.tr("已设置") if kept else self.tr("未设置")

    def made_by_program(self) -> str:
        """Beside the key of personal data."""
        return self.tr(
            "由程序生成，不要更换。几台电脑共用数据库时，用命令 yaosu secret set store.personal_key 录入同一把"
        )

    def tone(self, verdict: Verdict) -> str:
        """On the button that sounds it."""
        return {
            Verdict.OK: self.tr("试听：正确"),
            Verdict.ATTENTION: self.tr("试听：注意"),
            Verdict.STOP: self.tr("试听：停"),
        }[verdict]

    def audible(self, *, audible: bool, muted: bool, volume: int) -> tuple[str, str]:
        """Whether a tone would be heard, and the tone of that line."""
        if muted:
            return self.tr("现在静音：扫码时没有声音"), "attention"
        if not audible and volume > 0:
            return self.tr("这台电脑没有能播放提示音的程序或声卡"), "attention"
        if volume == 0:
            return self.tr("音量是 0：扫码时没有声音"), "attention"
        return self.tr("声音已开，音量 {n}").format(n=volume), "ok"

    # --- checks -----------------------------------------------------------------------------------------------------

    def check(self, line: CheckLine) -> tuple[str, str]:
        """Name of a check, and what was found."""
        name = {
            "program": self.tr("程序"),
            "folder": self.tr("数据文件夹"),
            "data": self.tr("数据"),
            "secrets": self.tr("密钥存放"),
            "database": self.tr("数据库"),
            "settings": self.tr("设置"),
            "platform": self.tr("平台"),
        }.get(line.name, line.name)
        return name, self._messages.tell(line.fault).sentence if line.fault is not None else self._found(line)

    def _found(self, line: CheckLine) -> str:
        facts = line.facts
        if line.name == "platform" and "refused" in facts:
            return self.tr("平台拒绝签到：{words}").format(words=facts["refused"])
        if line.name == "platform" and "drift_s" in facts:
            drift = abs(round(facts["drift_s"]))
            text = self.tr("已连通并签到（{title}），与平台时钟相差 {n} 秒").format(title=facts["title"], n=drift)
            return text + (self.tr("；相差太多，请校准这台电脑的时间") if line.state == "warning" else "")
        if line.name == "database" and "drugs" in facts:
            text = self.tr("{kind}，药品 {drugs} 种，待上传 {owed} 条").format(**facts)
            return text + (self.tr("；电脑时间倒退了，请校准") if line.state == "warning" else "")
        if line.name == "settings" and line.state == "warning":
            return self.tr("文件里的 {key} 这个版本不认识，不起作用").format(key=line.detail)
        return line.detail
