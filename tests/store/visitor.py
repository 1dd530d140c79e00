"""A program without rights to the database's folder: python -m tests.store.visitor FILE; prints what it was told.

Tests run as root, whom no mode stops, so the visitor becomes `nobody`. It does all of it once before, in a folder of its
own: what is imported on the way may lie where `nobody` reads nothing.
"""

import json
import os
import sys
import tempfile
from pathlib import Path

from app.domain.refusals import StoreUnavailable
from app.store import open_store
from tests.store.conftest import KEY
from tests.store.rows import put, row

NOBODY = 65534


def visit(file: Path) -> dict[str, str]:
    """Try to open it and to write a row."""
    try:
        store = open_store(file, personal_key=KEY)
        try:
            put(store, row("visitor"))
        finally:
            store.close()
    except StoreUnavailable as refused:
        return {"refused": refused.reason}
    return {"refused": ""}


if __name__ == "__main__":
    if os.geteuid() == 0:
        with tempfile.TemporaryDirectory() as folder:
            visit(Path(folder, "own.db"))
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    print(json.dumps(visit(Path(sys.argv[1]))))
