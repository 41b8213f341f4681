"""What the program reads before somebody can type: the sign-in window, and nothing behind it."""

import subprocess
import sys
from pathlib import Path

from tests.bench.process import ROOT, environment

# What the sign-in window is made of; another module there is time at every start.
MOST = 48
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


def test_only_the_sign_in_window_is_read_before_one_can_type(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", UP_TO_SIGN_IN, str(tmp_path)],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    keyboard, *modules = ended.stdout.split()
    assert keyboard == "person"
    said = [each for each in modules if each.startswith("il2nurse.readable.")]
    assert said == ["il2nurse.readable.window_keys"]
    assert not [each for each in modules if each.startswith(BEHIND)]
    ours = [each for each in modules if each.startswith("il2nurse")]
    assert len(ours) <= MOST, ours
