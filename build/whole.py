"""Runs the whole program once, from the regimen file to a printed record and an open window."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REGIMEN = ROOT / "resources/regimens/aldesleukin-high-dose-iv.toml"
SCENARIO = ROOT / "tests/scenarios/full-dose.toml"
PATIENCE_SECONDS = 120

# Starts the program as main.py does; once its window is shown, says its title and quits.
WINDOW = """
import os, runpy, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

def leave_when_shown():
    shown = [w for w in QApplication.topLevelWidgets() if w.isVisible() and w.windowTitle()]
    if shown:
        print("window:", shown[0].windowTitle())
        QApplication.exit(0)

def run_and_leave(*_):
    timer = QTimer()
    timer.timeout.connect(leave_when_shown)
    timer.start(20)
    return run()

run, QApplication.exec = QApplication.exec, run_and_leave
sys.argv = [sys.argv[1]]
sys.path.insert(0, os.path.dirname(sys.argv[0]))
runpy.run_path(sys.argv[0], run_name="__main__")
"""


def run(words: list[str], home: Path) -> str:
    """What the program printed; a failure ends the whole check with all that it said."""
    own = {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"}
    places = dict.fromkeys(own, str(home))
    done = subprocess.run(
        [sys.executable, *words],
        cwd=home,
        env=os.environ | places | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{' '.join(words)}\nended with {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout.strip()


def expect_papers(folder: Path) -> None:
    """Stop unless the folder holds papers and every one of them is a whole PDF."""
    papers = [paper.read_bytes() for paper in folder.rglob("*.pdf")]
    if not papers or not all(p.startswith(b"%PDF-") and b"%%EOF" in p[-32:] for p in papers):
        sys.exit(f"No whole PDF was written; {len(papers)} papers were found.")
    print(f"{len(papers)} papers")


def main() -> None:
    """Check the regimen, give one dose, verify and print its record, open the window."""
    start = str(ROOT / "main.py")
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        register, papers, printed = str(home / "register.db"), home / "papers", home / "printed"
        given = ["--register", register, "--papers"]
        print(run([start, "regimen", "check", str(REGIMEN)], home))
        run([start, "play", str(SCENARIO), *given, str(papers)], home)
        expect_papers(papers)
        print(run([start, "verify", "--register", register], home))
        run([start, "print", "record", *given, str(printed)], home)
        expect_papers(printed)
        shown = run(["-c", WINDOW, start], home)
        if "window:" not in shown:
            sys.exit(f"The program ended without showing a window:\n{shown}")
        print(shown)


if __name__ == "__main__":
    main()
