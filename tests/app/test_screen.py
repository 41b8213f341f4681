"""Without a screen the program says so in words, and ends before Qt does it for it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from il2nurse.app.screen import NO_SCREEN, lacks_screen

ROOT = Path(__file__).parents[2]
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
@pytest.mark.parametrize("words", [["-m", "il2nurse"], ["build/prepare.py", "run"]])
def test_a_sentence_and_no_abort(words: list[str]) -> None:
    env = {name: value for name, value in os.environ.items() if name not in SCREENS}
    done = subprocess.run(
        [sys.executable, *words],
        env=env,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(NO_SCREEN)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_any_kind_of_screen_is_one() -> None:
    assert lacks_screen({})
    assert not any(lacks_screen({name: "x"}) for name in SCREENS)
