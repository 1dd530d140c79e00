"""`python -m app.simulator`: start the played platform, print where it is, play until told to stop.

When it is ready one line of JSON goes to stdout: {"url": …, "ca_file": …, "inspect": …}. `url` is what a client's
settings want, `ca_file` the authority it must trust, `inspect` the page for people. Exit codes: 0 after a stop,
2 when it cannot start (the reason is told on stderr).
"""

import argparse
import json
import os
import sqlite3
import sys
import threading
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from app.simulator.fault_script import BadScript, text_of
from app.simulator.played import Cast
from app.simulator.profile import BadProfile, built_in, overrides_of, read_table
from app.simulator.server import Address, Place, serve

_SECRET = "YAOSU_SIMULATOR_SECRET"


def main(arguments: list[str] | None = None) -> int:
    """Run; returns the exit code."""
    chosen = _parser().parse_args(arguments)
    try:
        serve(_cast(chosen), _place(chosen), ready=_announce, stopper=_stopper(chosen.until_stdin_closes))
    except (BadProfile, BadScript) as wrong:
        return _cannot(str(wrong))
    except sqlite3.Error as wrong:
        return _cannot(f"状态目录 {chosen.state} 里的台账打不开（可能有另一个模拟平台正在使用）：{wrong}")
    except OSError as wrong:
        return _cannot(_os_trouble(wrong, chosen))
    except KeyboardInterrupt:
        return 0
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m app.simulator",
        description="国家医保信息平台（模拟）：用于演示、测试、培训和联调预演的 HTTPS 服务。",
        epilog="就绪后在标准输出打印一行 JSON：url、ca_file、inspect。",
    )
    parser.add_argument("--state", type=Path, required=True, metavar="DIR", help="状态目录：台账、证书和密钥")
    parser.add_argument("--profile", default="tif", help=f"平台配置：{'、'.join(built_in())}，或 TOML 文件（默认 tif）")
    parser.add_argument(
        "--set", action="append", default=[], metavar="项=值", help="改动配置的一项，例如 inventory.repeat=overwrite"
    )
    parser.add_argument(
        "--institution",
        action="append",
        default=[],
        metavar="编号",
        help="平台认识的定点医药机构，可多次；不写则都认识",
    )
    parser.add_argument("--account", help="网关账户（paasid 或 access key），代替配置里的演示值")
    parser.add_argument("--secret", help=f"网关密钥；也可放在环境变量 {_SECRET} 里")
    parser.add_argument("--public-key", metavar="HEX", help="校验 cainfo 的 SM2 公钥")
    parser.add_argument("--faults", type=Path, metavar="F.toml", help="故障脚本")
    parser.add_argument("--host", default="127.0.0.1", help="监听地址（默认只限本机；控制路径没有口令，慎改）")
    parser.add_argument("--port", type=int, default=0, help="监听端口，0 为任意空闲端口")
    parser.add_argument("--http", action="store_true", help="不用 TLS")
    parser.add_argument("--until-stdin-closes", action="store_true", help="标准输入关闭即停止，使它随父进程结束")
    return parser


def _cast(chosen: argparse.Namespace) -> Cast:
    overrides = overrides_of(chosen.set)
    secret = chosen.secret or os.environ.get(_SECRET)
    given = (("gateway.account", chosen.account), ("gateway.secret", secret), ("cainfo.public_key", chosen.public_key))
    overrides.update({key: value for key, value in given if value})
    faults = text_of(chosen.faults.read_bytes()) if chosen.faults else ""
    return Cast(read_table(chosen.profile), overrides, tuple(chosen.institution), faults)


def _place(chosen: argparse.Namespace) -> Place:
    return Place(state=chosen.state, host=chosen.host, port=chosen.port, tls=not chosen.http)


def _announce(address: Address) -> None:
    sys.stdout.write(json.dumps(asdict(address)) + "\n")
    sys.stdout.flush()


def _stopper(until_stdin_closes: bool) -> Callable[[Callable[[], None]], None]:
    def watch(stop: Callable[[], None]) -> None:
        def read_to_the_end() -> None:
            # Straight from the descriptor: a thread inside sys.stdin would abort the interpreter's own end.
            while os.read(0, 4096):
                pass
            stop()

        threading.Thread(target=read_to_the_end, name="stdin", daemon=True).start()

    return watch if until_stdin_closes else lambda stop: None


def _os_trouble(wrong: OSError, chosen: argparse.Namespace) -> str:
    reason = wrong.strerror or str(wrong)
    if wrong.filename is None:
        return f"不能在 {chosen.host}:{chosen.port} 上监听：{reason}"
    return f"不能使用 {wrong.filename}：{reason}"


def _cannot(reason: str) -> int:
    sys.stderr.write(f"模拟平台没有启动：{reason}\n")
    return 2


if __name__ == "__main__":
    sys.exit(main())
