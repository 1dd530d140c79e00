"""One panel in the middle: passphrase, name and password, or the new password. Errors stand in place."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.ui import icons
from app.ui.latin_edit import LatinEdit
from app.ui.messages import Messages
from app.ui.role_words import RoleWords
from app.ui.secrets_words import SecretsWords
from app.ui.sign_in.viewmodel import Mismatch, ScannedHere, SignInState, SignInViewModel, Step
from app.ui.theme import set_tone
from app.ui.view import View

_PANEL_WIDTH = 420


class SignInView(View):
    """Draws the state of a `SignInViewModel`, which it keeps alive."""

    def __init__(self, model: SignInViewModel, messages: Messages) -> None:
        super().__init__()
        self._model, self._messages = model, messages
        self._state = model.state
        self._secrets_words, self._roles = SecretsWords(), RoleWords()
        self._drawn: SignInState | None = None
        self.login, self.password, self.again = LatinEdit(), QLineEdit(), QLineEdit()
        self._labels: dict[QLineEdit, QLabel] = {field: QLabel() for field in (self.login, self.password, self.again)}
        self._brand, self._title, self._text = QLabel(), QLabel(), QLabel()
        self.trouble, self.caps, self._secrets = QLabel(), QLabel(), QLabel()
        self.go, self.other = QPushButton(), QPushButton()
        self._prepare()
        self._lay_out()
        self._connect()
        model.watch(self.draw)

    # --- drawing ----------------------------------------------------------------------------------------------------

    def draw(self, state: SignInState) -> None:
        """Show it; a new step starts with empty fields, a failed try empties the password."""
        before, self._state = self._drawn, state
        self._drawn = state
        if before is None or before.step is not state.step or before.holder != state.holder:
            self._begin(state)
        elif before.attempt != state.attempt:
            self._ask_again(state)
        self._write(state)

    def retranslate(self) -> None:
        """All words depend on the step."""
        self._write(self._state)

    def _begin(self, state: SignInState) -> None:
        if state.step is Step.SIGN_IN:
            self.login.setText(state.login)
        for field in (self.password, self.again):
            field.clear()
        for field, shown in (
            (self.login, state.step is Step.SIGN_IN),
            (self.again, state.step in (Step.CHANGE_PASSWORD, Step.CHOOSE)),
        ):
            field.setVisible(shown)
            self._labels[field].setVisible(shown)
        self._focus()

    def _ask_again(self, state: SignInState) -> None:
        if isinstance(state.trouble, ScannedHere):
            self.login.setText(state.login)
            self.password.clear()
            self._focus()
            return
        wrong = self.again if isinstance(state.trouble, Mismatch) else self.password
        wrong.clear()
        wrong.setFocus()

    def _write(self, state: SignInState) -> None:
        self._brand.setText(self.tr("药溯"))
        self._labels[self.login].setText(self.tr("用户名"))
        self.login.setPlaceholderText(self.tr("工号或登录名"))
        self.caps.setText(self.tr("大写锁定已开"))
        match state.step:
            case Step.UNLOCK:
                words = (
                    self.tr("打开密钥文件"),
                    self.tr("这台电脑没有系统密钥环，密钥存放在加密文件里，需要口令。"),
                    self.tr("打开"),
                )
                self._labels[self.password].setText(self.tr("口令"))
            case Step.CHOOSE:
                words = (
                    self.tr("给密钥文件设一个口令"),
                    self.tr("这台电脑没有系统密钥环。密钥将加密存放在文件里；口令丢了就打不开，请妥善保管。"),
                    self.tr("设好并继续"),
                )
                self._labels[self.password].setText(self.tr("口令"))
                self._labels[self.again].setText(self.tr("再输一次"))
            case Step.CHANGE_PASSWORD:
                words = (
                    self.tr("{name}，请设置新密码").format(name=state.name or state.login),
                    self.tr("首次登录或密码到期，要先改密码才能继续。"),
                    self.tr("改好并进入"),
                )
                self._labels[self.password].setText(self.tr("新密码"))
                self._labels[self.again].setText(self.tr("再输一次"))
            case _:
                words = self._sign_in_words(state)
                self._labels[self.password].setText(self.tr("密码"))
        self._title.setText(words[0])
        self._text.setText(words[1])
        self.go.setText(words[2])
        self._text.setVisible(bool(words[1]))
        changing = state.step is Step.CHANGE_PASSWORD
        self.other.setText(self.tr("返回登录") if changing else self.tr("换人登录"))
        self.other.setVisible(changing or (bool(state.holder) and state.step is Step.SIGN_IN))
        self._write_foot(state)

    def _sign_in_words(self, state: SignInState) -> tuple[str, str, str]:
        if state.holder:
            title = self.tr("已锁定：{name}").format(name=state.holder)
            return title, self.tr("没做完的单据都还在，登录后接着做。"), self.tr("解锁")
        return self.tr("登录"), "", self.tr("登录")

    def _write_foot(self, state: SignInState) -> None:
        self.trouble.setText(self._trouble_words(state))
        self.trouble.setVisible(state.trouble is not None)
        set_tone(self.password, "stop" if state.trouble is not None else "")
        self.go.setEnabled(not state.busy)
        if state.busy:
            self.go.setText(self.tr("请稍候…"))
        self._secrets.setText("\n".join(self._foot(state)))

    def _foot(self, state: SignInState) -> Iterator[str]:
        if state.secrets is not None:
            yield self._secrets_words.where(state.secrets)
        if state.guests is not None:
            accounts = " · ".join(f"{login} {self._roles.role(role)}" for login, role in state.guests.accounts)
            yield self.tr("演示账号：{accounts}").format(accounts=accounts)
            yield self.tr("密码都是 {password}").format(password=state.guests.password)

    def _trouble_words(self, state: SignInState) -> str:
        if state.trouble is None:
            return ""
        if isinstance(state.trouble, ScannedHere):
            return self.tr("刚才扫的是药品的码，没有记下；登录后再扫")
        if isinstance(state.trouble, Mismatch):
            return self.tr("两次输入不一样，请再输一次")
        return self._messages.tell(state.trouble).sentence

    # --- gestures ---------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch Caps Lock while a password is typed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._look_at_caps(event)
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Work begins in the first empty field."""
        self._focus()

    def _look_at_caps(self, event: QKeyEvent) -> None:
        """Qt does not tell the state of Caps Lock; a letter against its Shift does."""
        if event.key() == Qt.Key.Key_CapsLock:
            self.caps.setVisible(False)
        elif event.text().isalpha() and event.text().isascii():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps.setVisible(event.text().isupper() != shifted)

    def _submit(self) -> None:
        match self._state.step:
            case Step.UNLOCK | Step.CHOOSE:
                self._model.passphrase_typed(self.password.text(), self.again.text())
            case Step.CHANGE_PASSWORD:
                self._model.changed(self.password.text(), self.again.text())
            case _:
                if self.login.text().strip() and not self.password.text():
                    self.password.setFocus()
                self._model.signed_in(self.login.text(), self.password.text())

    def _next(self) -> None:
        """Enter moves on; in the last field it submits."""
        if self.again.isVisible() and not self.again.text():
            self.again.setFocus()
        else:
            self._submit()

    def _focus(self) -> None:
        asked = self.login.isVisibleTo(self) and not self.login.text()
        (self.login if asked else self.password).setFocus()

    # --- building ---------------------------------------------------------------------------------------------------

    def _prepare(self) -> None:
        for field in (self.password, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.installEventFilter(self)
        self._brand.setProperty("kind", "brand")
        self._title.setProperty("kind", "heading")
        self._text.setProperty("kind", "muted")
        self._secrets.setProperty("kind", "caption")
        self.go.setProperty("kind", "primary")
        self.other.setProperty("kind", "quiet")
        for button in (self.go, self.other):
            button.setAutoDefault(True)  # Enter presses it where the focus is
        set_tone(self.trouble, "stop")
        set_tone(self.caps, "attention")
        self.caps.setVisible(False)
        for label in (self._text, self.trouble, self._secrets):
            label.setWordWrap(True)

    def _connect(self) -> None:
        self.login.returnPressed.connect(self._submit)
        self.password.returnPressed.connect(self._next)
        self.again.returnPressed.connect(self._submit)
        self.go.clicked.connect(self._submit)
        self.other.clicked.connect(self._model.left)

    def _lay_out(self) -> None:
        mark = QLabel()
        icons.dress(mark, "box", "accent", 34)
        brand = QHBoxLayout()
        brand.setSpacing(12)
        brand.addWidget(mark)
        brand.addWidget(self._brand, 1)
        panel = QWidget()
        panel.setObjectName("panel")
        panel.setFixedWidth(_PANEL_WIDTH)
        column = QVBoxLayout(panel)
        column.setContentsMargins(36, 32, 36, 28)
        column.setSpacing(8)
        column.addLayout(brand)
        column.addSpacing(14)
        column.addWidget(self._title)
        column.addWidget(self._text)
        column.addSpacing(4)
        for field, label in self._labels.items():
            label.setProperty("kind", "muted")
            label.setBuddy(field)
            column.addWidget(label)
            column.addWidget(field)
        column.addWidget(self.caps)
        column.addWidget(self.trouble)
        column.addSpacing(10)
        column.addWidget(self.go)
        column.addWidget(self.other)
        column.addSpacing(6)
        column.addWidget(self._secrets)
        grid = QGridLayout(self)
        grid.addWidget(panel, 1, 1)
        for edge in (0, 2):
            grid.setRowStretch(edge, 1)
            grid.setColumnStretch(edge, 1)
