"""What the program reads before somebody can type: the sign-in window, and nothing behind it."""

import subprocess
import sys
from pathlib import Path

from il2nurse.app.founding import keep_names
from tests.bench.kept import ward_file
from tests.bench.process import ROOT, environment
from tests.cheap_pins import CHEAP

# What the sign-in window is made of; another module there is time at every start.
MOST = 52
BEHIND = (
    "il2nurse.domain",
    "il2nurse.workflow",
    "il2nurse.storage",
    "il2nurse.reports",
    "il2nurse.regimens",
    "il2nurse.settings",
    "sqlalchemy",
    "alembic",
    "reportlab",
    "argon2",
    "dataclasses",
    "tomllib",
)
UP_TO_SIGN_IN = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from il2nurse.__main__ import main
from il2nurse.app.scaling import make_app
from il2nurse.app.window import show_window
app = make_app("il2nurse", [])
window = show_window(app, Path(sys.argv[1]))
for _ in range(100):
    app.processEvents()
print(QApplication.focusWidget().objectName(), *sys.modules)
window.close()
"""


OPENED = """
import sys
from il2nurse.app.readying import open_ready
from il2nurse.settings import load_settings
open_ready(load_settings()).close()
print(*sys.modules)
"""
# What makes papers and brings older registers up to date: a third of the memory of a dose.
LATER = {"alembic", "sqlalchemy", "mako", "asyncio", "reportlab", "PIL", "fontTools"}


def modules_after(code: str, *words: str, **more: str) -> list[str]:
    """What the code prints in a process of its own: the modules read by then come last."""
    ended = subprocess.run(
        [sys.executable, "-c", code, *words],
        cwd=ROOT,
        env=environment(**more),
        capture_output=True,
        text=True,
        check=True,
    )
    return ended.stdout.split()


TURNS = """
import sys
from il2nurse.app import window
from il2nurse.ui.look.fonts import FontMissing
def without_a_typeface(*_):
    raise FontMissing("no typeface")
window.show_window = without_a_typeface
print(window.run_window(["il2nurse"]), sys.getswitchinterval() == window.TURN_S)
"""


def test_the_window_has_its_turn_soon_while_a_thread_works() -> None:
    assert modules_after(TURNS) == ["1", "True"]


def test_only_the_sign_in_window_is_read_before_one_can_type(tmp_path: Path) -> None:
    keyboard, *modules = modules_after(UP_TO_SIGN_IN, str(tmp_path))
    assert keyboard == "person"
    said = [each for each in modules if each.startswith("il2nurse.readable.")]
    assert said == ["il2nurse.readable.window_keys"]
    assert not [each for each in modules if each.startswith(BEHIND)]
    ours = [each for each in modules if each.startswith("il2nurse")]
    assert len(ours) <= MOST, ours


def test_a_register_of_today_opens_without_what_only_older_ones_need(tmp_path: Path) -> None:
    keep_names(tmp_path, "7 West", "WOW-03")
    ward_file(tmp_path / "ward.register", CHEAP)
    modules = modules_after(OPENED, IL2NURSE_HOME=str(tmp_path))
    assert "il2nurse.storage.sqlite.register_file" in modules
    assert not LATER & set(modules)
