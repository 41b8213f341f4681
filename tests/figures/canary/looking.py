"""Looks for a patient's name and number in every file that a killed station leaves."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from random import Random
from typing import Final

from tests.figures.canary import leaving
from tests.figures.powercut.trace import ROOT
from tests.figures.row import Counts, Row

FAMILIES: Final = ("Kanarienvogel", "Çanari-Ünsal", "Канарейка", "金絲雀夫人", "Ó Canáraí")
PAPERS: Final = "papers"


def run(count: int, seed: int, folder: Path, without: str | None) -> Counts:
    """Have so many stations work and be killed, and look at what each leaves."""
    chance, found, looked = Random(seed), Counter[str](), 0
    for number in range(count):
        place = folder / f"station-{number}"
        family = f"{FAMILIES[number % len(FAMILIES)]}{chance.randrange(10**6):06}"
        mrn = f"{chance.randrange(10**9):09}"
        leave(place, family, mrn, without)
        files = [each for each in place.rglob("*") if each.is_file()]
        looked += len(files)
        found.update(name for each in files if (name := named(each, place, family, mrn)))
    said = ", ".join(f"{name}: {often}" for name, often in found.most_common())
    return Counts(count, found.total(), said or f"{looked} files were looked at")


def leave(place: Path, family: str, mrn: str, without: str | None) -> None:
    """Have one station work in a folder in which all that it may write lies."""
    for name in ("home", "tmp", "user"):
        (place / name).mkdir(parents=True)
    user = str(place / "user")
    own = {"HOME": user, "XDG_CONFIG_HOME": user, "XDG_CACHE_HOME": user, "XDG_DATA_HOME": user}
    environment = {**os.environ, **own, "TMPDIR": str(place / "tmp"), "PYTHONUTF8": "1"}
    words = (str(place / "home"), family, mrn, without or "")
    subprocess.run(
        [sys.executable, "-m", leaving.__name__, *words], cwd=ROOT, env=environment, check=True
    )


def named(file: Path, place: Path, family: str, mrn: str) -> str:
    """The file's name where it holds the patient's name or number; papers may."""
    if PAPERS in file.relative_to(place).parts or file.suffix == ".pdf":
        return ""
    content = file.read_bytes().lower()
    spelled = {each for text in (family, mrn) for each in (text.lower(), json.dumps(text)[1:-1])}
    wanted = {text.encode(code) for text in spelled for code in ("utf-8", "utf-16-le")}
    return file.name if any(each in content for each in wanted) else ""


ROW: Final = Row(
    "killed stations, searched for their patient's name and number",
    "a file outside the papers that holds one of them",
    50,
    1,
    run,
    (leaving.ENCRYPTED, leaving.TYPED, leaving.SILENT),
)
