"""The command line: `yaosu COMMAND` does one thing and says honestly whether it worked.

Exit codes: 0 done, 1 refused or not all done (the reason is told), 2 wrong usage.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from app.bootstrap import places
from app.bootstrap.opening import passphrase_of_environment
from app.bootstrap.refusing import refusals_told

Data = Annotated[Path | None, typer.Option("--data", metavar="DIR", help="数据文件夹（默认为本人的数据文件夹）")]
Json = Annotated[bool, typer.Option("--json", help="以 JSON 输出")]

_before_the_command: ContextVar[Path | None] = ContextVar("data", default=None)
"""`yaosu --data DIR COMMAND` means the same as `yaosu COMMAND --data DIR`."""

commands = typer.Typer(
    help="药溯：从扫码到平台回执。不带命令即打开窗口。",
    no_args_is_help=False,
    pretty_exceptions_show_locals=False,  # locals may hold secrets
    add_completion=False,
)
settings_commands = typer.Typer(help="查看和修改设置", no_args_is_help=True)
secret_commands = typer.Typer(help="保存密钥", no_args_is_help=True)
person_commands = typer.Typer(help="人员账号", no_args_is_help=True)
doctor_commands = typer.Typer(help="检查数据文件夹、密钥、数据库、设置和平台；doctor scanner 检查扫码枪")
commands.add_typer(doctor_commands, name="doctor")
commands.add_typer(settings_commands, name="settings")
commands.add_typer(secret_commands, name="secret")
commands.add_typer(person_commands, name="person")


@commands.callback(invoke_without_command=True)
def window(
    context: typer.Context,
    data: Data = None,
    demo: Annotated[bool, typer.Option("--demo", help="演示：虚构的数据和模拟的平台")] = False,
) -> None:
    """打开窗口。"""
    _before_the_command.set(data)
    if context.invoked_subcommand is not None:
        return
    from app.bootstrap import opening

    raise typer.Exit(opening.opened(data, demo=demo))


@commands.command()
def classify(
    texts: Annotated[
        list[str] | None, typer.Argument(metavar="[文本…|-]", help="要辨认的码；- 或不写则逐行读标准输入")
    ] = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """辨认扫到的码是什么。"""
    from app.bootstrap import console

    given = [console.unescaped(text) for text in texts] if texts and texts != ["-"] else _lines()
    with refusals_told(as_json):
        for record in console.classify(given, data or _before_the_command.get()):
            if as_json:
                _print(record)
            else:
                facts = " ".join(
                    str(record[name]) for name in ("key", "serial", "lot", "expiry", "reason") if record[name]
                )
                typer.echo(f"{record['input']}\t{record['verdict']}\t{record['kind']}\t{facts}")


@commands.command()
def play(
    script: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="剧本（TOML）")],
    shots: Annotated[Path | None, typer.Option("--shots", metavar="DIR", help="截图存放处")] = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """按剧本操作真实窗口：扫码、按键、断网、核对结果。"""
    from app.bootstrap import playing

    with refusals_told(as_json):
        raise typer.Exit(
            playing.play(
                script, data or _before_the_command.get(), shots=shots, as_json=as_json, passphrase=_passphrase()
            )
        )


@commands.command(context_settings={"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []})
def simulate(context: typer.Context) -> None:
    """运行模拟的医保平台（参数见 simulate --help）。"""
    from app.bootstrap import console

    raise typer.Exit(console.simulate(context.args))


@commands.command()
def flush(
    until_empty: Annotated[bool, typer.Option("--until-empty", help="直到全部上传，或不再有进展")] = False,
    deadline: Annotated[float | None, typer.Option("--deadline", metavar="秒", help="最多用多少秒")] = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """立即上传待传的数据；全部被平台接收时退出码为 0。"""
    from app.bootstrap import console

    with refusals_told(as_json):
        report = console.flush(_folder(data), until_empty=until_empty, deadline_s=deadline, passphrase=_passphrase())
    if as_json:
        _print(console.flush_record(report))
    else:
        _tell(report)
    raise typer.Exit(0 if report.done else 1)


@commands.command()
def uploads(data: Data = None, as_json: Json = False) -> None:
    """各平台、各类、各状态的条数。"""
    from app.bootstrap import console

    with refusals_told(as_json):
        rows = console.uploads(_folder(data), _passphrase())
    if as_json:
        _print(rows)
    elif not rows:
        typer.echo("还没有要上传的数据")
    for row in [] if as_json else rows:
        typer.echo(f"{row['platform']}\t{row['kind']}\t{row['state']}\t{row['count']}")


@commands.command("import")
def take_in(
    subject: Annotated[str, typer.Argument(help="drugs | identifiers | prescriptions | orders")],
    file: Annotated[Path, typer.Argument(help="CSV、XLSX 或 JSON 文件")],
    partial: Annotated[bool, typer.Option("--partial", help="有错的行跳过，其余照收")] = False,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """导入药品、标识码、处方或订单；有一行出错则全部不收（--partial 除外）。"""
    from app.bootstrap import console

    if subject not in console.SUBJECTS:
        raise typer.BadParameter(f"{subject}（可选：{' '.join(console.SUBJECTS)}）", param_hint="subject")
    with refusals_told(as_json):
        report = console.take_in(
            _folder(data), subject, file, partial=partial, progress=_progress(as_json), passphrase=_passphrase()
        )
    if as_json:
        _print(console.import_record(report))
    else:
        _tell(report)
    raise typer.Exit(1 if report.skipped else 0)


@settings_commands.command("get")
def settings_get(key: str, data: Data = None, as_json: Json = False) -> None:
    """一项设置的值。"""
    from app.bootstrap import console

    with refusals_told(as_json):
        value = console.shown_setting(console.settings_of(_folder(data)), key)
    if as_json:
        _print({"key": key, "value": value})
    else:
        typer.echo(value)


@settings_commands.command("set")
def settings_set(key: str, value: str, data: Data = None, as_json: Json = False) -> None:
    """改一项设置。"""
    from app.bootstrap import console

    with refusals_told(as_json):
        settings = console.settings_of(_folder(data))
        settings.set(key, value)
        shown = console.shown_setting(settings, key)
    if as_json:
        _print({"key": key, "value": shown})
    else:
        typer.echo(f"{key} = {shown}")


@settings_commands.command("list")
def settings_list(data: Data = None, as_json: Json = False) -> None:
    """全部设置。"""
    from app.bootstrap import console

    with refusals_told(as_json):
        rows = console.setting_rows(console.settings_of(_folder(data)))
    if as_json:
        _print(rows)
    for row in [] if as_json else rows:
        typer.echo(f"{row['key']} = {row['value']}\t{'' if row['chosen'] else '（默认）'}\t{row['text']}")


@secret_commands.command("set")
def secret_set(
    name: Annotated[str, typer.Argument(help="例如 insurance.key")],
    value: Annotated[str | None, typer.Argument(help="不写则提示输入，或从标准输入读一行")] = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """保存一项密钥；密钥不会写入设置文件或日志。"""
    from app.bootstrap import console

    given = value if value is not None else _secret_line(name)
    with refusals_told(as_json):
        place = console.set_secret(_folder(data), name, given, _passphrase())
    if as_json:
        _print({"name": name, "kept": True, "keeper": str(place.keeper), "where": place.name})
        return
    from app.bootstrap.telling import place_of

    typer.echo(f"{name} 已保存。{place_of(place)}")


@person_commands.command("add")
def person_add(
    login: str,
    name: str,
    role: Annotated[
        list[str], typer.Option("--role", help="pharmacist | storekeeper | identifier_admin | administrator")
    ],
    licence: Annotated[str | None, typer.Option("--licence", help="药师执业资格证号")] = None,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """新增账号；首次登录须改密码。"""
    from app.bootstrap import console

    unknown = [each for each in role if each not in console.ROLES]
    if unknown:
        raise typer.BadParameter(f"{unknown[0]}（可选：{' '.join(console.ROLES)}）", param_hint="--role")
    password = _secret_line("初始密码")
    with refusals_told(as_json):
        console.add_person(_folder(data), login, name, role, password, licence, _passphrase())
    _print({"login": login}) if as_json else typer.echo(f"账号 {login}（{name}）已建立")


@commands.command("replay")
def replay_recording(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="设备录制文件（JSON 行）")],
    data: Data = None,
    as_json: Json = False,
) -> None:
    """重放设备的录制：同样的字节、同样的解码，逐条说明读到了什么。"""
    from app.bootstrap import replaying

    with refusals_told(as_json):
        for record in replaying.replayed(file, data or _before_the_command.get()):
            if as_json:
                _print(record)
            else:
                typer.echo(replaying.line_of(record))


@doctor_commands.callback(invoke_without_command=True)
def doctor(
    context: typer.Context,
    online: Annotated[bool, typer.Option("--online/--offline", help="是否连平台签到")] = True,
    data: Data = None,
    as_json: Json = False,
) -> None:
    """检查数据文件夹、密钥、数据库、设置和平台；doctor scanner 检查扫码枪。"""
    if context.invoked_subcommand is not None:
        return
    from app.bootstrap import doctor as examining
    from app.bootstrap import telling

    checks = list(examining.examine(_folder(data), passphrase=_passphrase(), online=online))
    rows = [
        {
            "check": each.name,
            "state": each.state,
            "detail": each.detail or (telling.sentence_of(each.fault) if each.fault else ""),
        }
        for each in checks
    ]
    if as_json:
        _print(rows)
    marks = {"ok": "✓", "warning": "!", "wrong": "✕"}
    for row in [] if as_json else rows:
        typer.echo(f"{marks[row['state']]} {row['check']}: {row['detail']}")
    raise typer.Exit(1 if any(each.state == "wrong" for each in checks) else 0)


@doctor_commands.command("scanner")
def doctor_scanner(
    out: Annotated[Path | None, typer.Option("--out", metavar="文件.pdf", help="诊断页存到哪里")] = None,
    check: Annotated[bool, typer.Option("--check", help="改为诊断：从标准输入逐行读扫到的内容")] = False,
    maker: Annotated[str, typer.Option("--maker", help="honeywell | newland | zebra | gm65 | other")] = "other",
    as_json: Json = False,
) -> None:
    """扫码枪诊断页（PDF）；--check 时说明扫到的和印的差在哪里、怎样改。"""
    from app.bootstrap import scanner_doctor

    with refusals_told(as_json):
        if check:
            _tell_scanner(list(_lines_of_scanner()), maker, as_json)
        path = out or Path(scanner_doctor.SHEET)
        scanner_doctor.write_sheet(path)
    if as_json:
        _print({"sheet": str(path)})
    else:
        typer.echo(f"诊断页：{path}。打印后（100%，不缩放）在“设备”页按 F6 诊断，或运行 yaosu doctor scanner --check")


def _lines_of_scanner() -> Iterator[str]:
    if sys.stdin.isatty():
        typer.echo("把诊断页上的码各扫一次，扫完按 Ctrl+D（Windows 按 Ctrl+Z 再回车）", err=True)
    return (line.rstrip("\r\n") for line in sys.stdin)


def _tell_scanner(lines: list[str], maker: str, as_json: bool) -> NoReturn:
    from app.bootstrap import scanner_doctor
    from app.domain.device_profiles import Maker

    if maker not in tuple(Maker):
        raise typer.BadParameter(f"{maker}（可选：{' '.join(Maker)}）", param_hint="--maker")
    records = list(scanner_doctor.examine([line for line in lines if line], Maker(maker)))
    left = scanner_doctor.missing(lines)
    if as_json:
        _print({"findings": records, "missing": left})
    else:
        for record in records:
            typer.echo(scanner_doctor.line_of(record))
            if record["words"]:
                typer.echo(f"  {'　'.join(record['words'])}")
        if left:
            typer.echo(f"还没有扫：{' '.join(left)}")
        elif not records:
            typer.echo("✓ 一切正常：每个码都原样到达")
    raise typer.Exit(1 if records or left else 0)


def _folder(data: Path | None) -> Path:
    return data or _before_the_command.get() or places.usual_data()


def _passphrase() -> Callable[[], str] | None:
    """From the environment, else asked for on a terminal; None where nobody can be asked."""
    if sys.stdin.isatty():
        return passphrase_of_environment() or (lambda: typer.prompt("密钥文件口令", hide_input=True, err=True))
    return passphrase_of_environment()


def _secret_line(what: str) -> str:
    if sys.stdin.isatty():
        typed: str = typer.prompt(what, hide_input=True, err=True)
        return typed
    return sys.stdin.readline().rstrip("\r\n")


def _lines() -> Iterator[str]:
    from app.bootstrap import console

    for line in sys.stdin:
        yield console.unescaped(line.rstrip("\r\n"))


def _progress(quiet: bool) -> Callable[[object, int, int], None]:
    """One line on stderr that is written over; nothing where nobody looks on."""

    def show(_stage: object, done: int, total: int) -> None:
        if not quiet and sys.stderr.isatty():
            typer.echo(f"\r{done}/{total or '?'}", nl=False, err=True)

    return show


def _tell(report: Any) -> None:
    from app.bootstrap.telling import worded

    for line in worded(report):
        typer.echo(line)


def _print(value: Any) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, default=str))
