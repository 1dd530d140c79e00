"""A small hospital for whole journeys: the files its systems hand in, a data folder, and the command line as a person has it.

Everything is invented; the packs' serials begin with 9, so no code can be genuine.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from app.settings import Settings
from tests.fakes.simulator import RunningSimulator

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "journey-2026"
INSTITUTION = "H44000000001"
ACCOUNT, TOKEN = "demo-paasid", "demo-token"
"""What the played platform's profile "tif" expects of its hospital."""

AMOXICILLIN, IBUPROFEN, METFORMIN = "8100101", "8100102", "8100103"
_TODAY = datetime.now().astimezone().date()
MADE, EXPIRES = _TODAY - timedelta(days=120), _TODAY + timedelta(days=600)
"""Of the lots: never out of date, whenever this runs."""
LOTS = {"D001": "A2601", "D002": "B2601", "D003": "M2601"}

DRUGS = """药品编码,药品名称,规格,生产企业,包装数量,最小单位,包装单位,医保编码,处方药标志,单价,批准文号
D001,阿莫西林胶囊,0.25g×24粒,岭南制药有限公司,24,粒,盒,XJ01CAA040E001010100001,处方药,12.50,国药准字H44000001
D002,布洛芬缓释胶囊,0.3g×20粒,珠江药业股份有限公司,20,粒,盒,XM01AEB174E002010100002,非处方药,18.90,国药准字H44000002
D003,盐酸二甲双胍片,0.5g×48片,罗浮制药有限公司,48,片,盒,XA10BAE068A001010100003,处方药,26.40,国药准字H44000003
"""
IDENTIFIERS = f"""药品标识码,药品编码,包装级别
{AMOXICILLIN},D001,1
{IBUPROFEN},D002,1
{METFORMIN},D003,1
"""


def pack(prefix: str, number: int) -> str:
    """The trace code of one pack."""
    return f"{prefix}9{number:012d}"


def lot_of(drug: str) -> dict[str, str]:
    """The cells that say which lot a line is."""
    return {"批号": LOTS[drug], "生产日期": MADE.isoformat(), "有效期至": EXPIRES.isoformat()}


def prescriptions(count: int, *, lines: int = 2) -> list[dict[str, Any]]:
    """`count` prescriptions of `lines` drugs each, one pack of every drug."""
    drugs = ("D001", "D002", "D003")[:lines]
    return [
        {
            "处方号": f"CF{number:06d}",
            "患者姓名": "张小明",
            "证件类型": "01",
            "科室": "呼吸内科",
            "医师": "赵建国",
            "开方时间": "2026-11-20 08:30",
            "就诊号": f"MZ{number:06d}",
            "费别": "医保",
            "结算ID": f"JS{number:06d}",
            "明细": [{"药品编码": drug, "盒数": 1, **lot_of(drug)} for drug in drugs],
        }
        for number in range(1, count + 1)
    ]


def orders(packs: int) -> list[dict[str, Any]]:
    """One delivery that brings so many packs of every drug, with its lots."""
    return [
        {
            "订单号": "DD000001",
            "供应商": "粤康医药有限公司",
            "许可证号": "粤AA0200001",
            "随货单号": "SH000001",
            "发票号": "00012345",
            "明细": [{"药品编码": drug, "盒数": packs, "单价": "10.00", **lot_of(drug)} for drug in LOTS],
        }
    ]


@dataclass(frozen=True)
class Said:
    """What a command answered."""

    code: int
    out: str
    err: str

    @property
    def told(self) -> Any:
        """Its --json."""
        return json.loads(self.out)


@dataclass(frozen=True)
class Journey:
    """A data folder and the files beside it, used by the command line as a person has it: a process per command."""

    folder: Path
    variables: Mapping[str, str] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        """The data folder."""
        return self.folder / "data"

    def file(self, name: str, content: str | bytes | list[dict[str, Any]]) -> Path:
        """Put a file beside the data folder."""
        file = self.folder / name
        raw = json.dumps(content, ensure_ascii=False) if isinstance(content, list) else content
        file.write_bytes(raw.encode() if isinstance(raw, str) else raw)
        return file

    def set(self, settings: Mapping[str, str]) -> None:
        """Many settings at once, without a process for each."""
        self.data.mkdir(exist_ok=True)
        file = Settings.load(self.data / "settings.toml")
        for key, value in settings.items():
            file.set(key, value)

    def command(self, words: Sequence[str]) -> list[str]:
        """The words of a command, the data folder among them."""
        return [sys.executable, "-m", "app", *words, "--data", str(self.data)]

    def environment(self) -> dict[str, str]:
        """Of the commands: no display, no keyring, the passphrase known."""
        return {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "YAOSU_PASSPHRASE": PASSPHRASE,
            "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
            **self.variables,
        }

    def say(self, *words: str, stdin: str = "", within_s: float = 120) -> Said:
        """Run one command to its end."""
        done = subprocess.run(
            self.command(words),
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=ROOT,
            env=self.environment(),
            timeout=within_s,
            check=False,
        )
        return Said(done.returncode, done.stdout, done.stderr)


def settings_for(platform: RunningSimulator, **more: str) -> dict[str, str]:
    """The settings that point a hospital at a played platform under the profile "tif"."""
    return {
        "insurance.url": platform.url,
        "insurance.ca_file": platform.ca_file or "",
        "insurance.profile": "guangdong",
        "insurance.institution_code": INSTITUTION,
        "insurance.institution_name": "示例市人民医院",
        "insurance.region": "440300",
        "insurance.operator": "001",
        "insurance.operator_name": "测试员",
        "insurance.account": ACCOUNT,
        **more,
    }
