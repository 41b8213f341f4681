"""The program is drawn as large as the computer says, as far as the screen has the room."""

import os
import subprocess
import sys
from decimal import Decimal

import pytest

from il2nurse.app.scaling import TASKBAR, fitting, read_factor
from il2nurse.ui.shell.frame import SMALLEST

SHOW = (
    "from il2nurse.app.scaling import make_app\n"
    "print(make_app('il2nurse', []).primaryScreen().devicePixelRatio())"
)


@pytest.mark.parametrize("screen", [(1024, 768), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize("given", ["1", "1.25", "1.5", "2"])
def test_the_smallest_window_has_room_at_every_scale(screen: tuple[int, int], given: str) -> None:
    wide, high = (int(side / Decimal(given)) for side in screen)
    scale = fitting(wide, high, Decimal(given))
    assert 1 <= scale <= Decimal(given)
    assert screen[0] / scale >= SMALLEST[0]
    assert screen[1] / scale >= SMALLEST[1] + TASKBAR


def test_a_scale_with_room_is_kept() -> None:
    assert fitting(1920, 1080, Decimal(2)) == 2
    assert fitting(800, 600, Decimal(1)) == 1


def test_the_program_starts_with_that_scale() -> None:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": "2"}
    ran = subprocess.run(
        [sys.executable, "-c", SHOW], env=env, capture_output=True, text=True, check=True
    )
    assert float(ran.stdout) == 1.0


@pytest.mark.parametrize("given", [None, "", "large", "nan", "inf", "0", "-2"])
def test_a_scale_that_is_none_is_one(given: str | None) -> None:
    assert read_factor(given) == 1


def test_a_scale_that_is_one_is_taken() -> None:
    assert read_factor("1.5") == Decimal("1.5")
