"""`yaosu play`: the window on a data folder, driven by a script."""

from __future__ import annotations

import json
import sys
import tempfile
from collections import Counter as Tally
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication

from app.bootstrap import demo as demonstration
from app.bootstrap import places
from app.bootstrap.window import Asked, Program
from app.bootstrap.workplace import clock, open_workplace
from app.domain.submissions import UNSETTLED, SubmissionState
from app.domain.verdict import Verdict
from app.settings import Settings, options
from app.ui import application
from app.ui.play import hands
from app.ui.play.player import Played, Player, Stage
from app.ui.play.script import BadScript, Script, read_script
from app.ui.tones import Sounded
from app.usecases import looking
from app.usecases.counter import LOCAL

Passphrase = Callable[[], str]
Keep = Callable[[Program, str], None]
"""Take a picture of the window, under this name."""


def play(script: Path, data: Path | None, *, shots: Path | None, as_json: bool, passphrase: Passphrase | None) -> int:
    """Play it; 0 only if every step went as written. Without `data` it is played in a fresh folder, gone afterwards."""
    if shots is not None:
        shots.mkdir(parents=True, exist_ok=True)

    def keep(program: Program, name: str) -> None:
        if shots is not None:
            program.window.grab().save(str(shots / f"{name}.png"))

    code = play_and_keep(script, data, keep, as_json=as_json, passphrase=passphrase)
    if shots is not None and not as_json:
        sys.stdout.write(f"截图：{shots}\n")
    return code


def play_and_keep(
    script: Path, data: Path | None, keep: Keep, *, as_json: bool = False, passphrase: Passphrase | None = None
) -> int:
    """Play it, handing the program to `keep` wherever the script asks for a picture."""
    try:
        read = read_script(script, clock().astimezone(LOCAL).date())
    except BadScript as bad:
        sys.stderr.write(f"剧本不能用：{bad}\n")
        return 2
    with ExitStack() as stack:
        if data is None:
            data = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="yaosu-play-")))
        if read.demo:
            passphrase = passphrase or (lambda: demonstration.PASSPHRASE)
            _furnish(stack, data, passphrase)
        else:
            with open_workplace(data, passphrase=passphrase):
                pass  # what cannot be opened is refused here: nobody stands before the window to be asked
        return _show(read, data, keep, passphrase, as_json)


def _furnish(stack: ExitStack, data: Path, passphrase: Passphrase) -> None:
    """Invented data; the platform is played here unless the folder already names one. Raises FolderInUse."""
    with places.held(places.make(data)):
        pass  # refused before its platform is started a second time
    settings = Settings.load(places.make(data) / "settings.toml")
    own = bool(settings[options.INSURANCE_URL]) and not (data / "simulator").exists()
    if not own:
        demonstration.point_at(settings, stack.enter_context(demonstration.played_platform(data)))
    with open_workplace(data, passphrase=passphrase) as workplace:
        demonstration.furnish(workplace, with_key=not own)


def _show(script: Script, data: Path, keep: Keep, passphrase: Passphrase | None, as_json: bool) -> int:
    app = application.build(places.RESOURCES)
    guests = demonstration.GUESTS if script.demo else None
    program = Program(app, Asked(data, passphrase, guests=guests, size=script.size))
    broken: list[BaseException] = []
    application.report_bugs(lambda error: _bug(program, broken, error))
    tones: list[Verdict] = []
    program.frame.tones.sounded.connect(lambda sounded: tones.append(_tone(sounded)))
    player = Player(script, _stage(program, tones, broken), partial(keep, program))
    player.played.connect(lambda played: _print(played, as_json))
    player.over.connect(lambda well: _end(app, program, well=well, as_json=as_json))
    program.opened.connect(player.start)
    program.failed.connect(lambda _error: app.exit(1))
    if not as_json:
        sys.stdout.write(f"{script.title}\n")
    program.start()
    try:
        code = app.exec()
    finally:
        program.stop()
        _close_windows(app)
    return code or (1 if broken else 0)


def _stage(program: Program, tones: list[Verdict], broken: list[BaseException]) -> Stage:
    return Stage(
        window=program.window,
        open_screen=lambda screen: _open_screen(program, screen),
        cut=program.frame.cable.cut,
        mend=lambda: _mend(program),
        tones=tones,
        uploads=lambda: _uploads(program),
        broken=lambda: broken[-1] if broken else None,
    )


def _open_screen(program: Program, screen: str) -> bool:
    button = program.window.navigation.button(screen)
    if button is None:
        return False
    hands.click_on_screen(program.window, button)
    return True


def _mend(program: Program) -> None:
    program.frame.cable.mend()
    if program.frame.flusher is not None:
        program.frame.flusher.resume()


def _uploads(program: Program) -> Mapping[SubmissionState, int]:
    assert program.folder.workplace is not None
    tally: Tally[SubmissionState] = Tally()
    for (_platform, _kind, state), count in looking.upload_counts(counter=program.folder.workplace.counter).items():
        tally[state] += count
    return tally


def _tone(sounded: Sounded) -> Verdict:
    return sounded.tone


def _bug(program: Program, broken: list[BaseException], error: BaseException) -> None:
    broken.append(error)
    sys.stderr.write(f"{type(error).__name__}: {error}\n")
    program.notices.bug(error)


def _end(app: QApplication, program: Program, *, well: bool, as_json: bool) -> None:
    if not as_json:
        tally = _uploads(program)
        done = tally.get(SubmissionState.ACCEPTED, 0)
        owed = sum(count for state, count in tally.items() if state in UNSETTLED)
        how = "全部照剧本完成" if well else "没有照剧本完成，到此为止"
        sys.stdout.write(f"{how}；平台接收 {done} 条，还欠 {owed} 条\n")
    app.exit(0 if well else 1)


def _print(played: Played, as_json: bool) -> None:
    step, well = played.step, not played.missing
    if as_json:
        record = {"step": step.number, "say": step.say, "ok": well, "missing": played.missing, "seen": played.shown}
        sys.stdout.write(json.dumps({**record, "took_s": round(played.took_s, 3)}, ensure_ascii=False) + "\n")
    elif step.say or not well:
        sys.stdout.write(f"{'✓' if well else '✕'} {step.number:3} {played.took_s:6.2f} s  {step.say}\n")
        for missing in played.missing:
            sys.stdout.write(f"      {missing}\n")
        if played.shown:
            sys.stdout.write(f"      seen: {' · '.join(played.shown.split())}\n")
    sys.stdout.flush()


def _close_windows(app: QApplication) -> None:
    app.closeAllWindows()
    app.processEvents()
