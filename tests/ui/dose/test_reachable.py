"""Every input has a spoken name, and no key means two things at once."""

from collections import Counter

import pytest
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.dose.conftest import open_bed
from tests.ui.dose.keyboard import Bed
from tests.ui.looks import unnamed
from tests.ward import REGIMEN, Ward

STEPS = [step.id for step in REGIMEN.steps[:12]]


def keys_in_use(window: QWidget) -> Counter[str]:
    """Every shortcut that would do something now."""
    found = [
        button.shortcut().toString()
        for button in window.findChildren(QAbstractButton)
        if button.isVisible() and button.isEnabled() and not button.shortcut().isEmpty()
    ]
    for shortcut in window.findChildren(QShortcut):
        owner = shortcut.parent()
        if isinstance(owner, QWidget) and owner.isVisible() and shortcut.isEnabled():
            keys = shortcut.keys()
            found += [key.toString() for key in keys]
    return Counter(found)


def check(bed: Bed) -> None:
    assert unnamed(bed.window) == []
    assert [key for key, times in keys_in_use(bed.window).items() if times > 1] == []


@pytest.mark.parametrize("step", STEPS)
def test_on_every_step(qtbot: QtBot, ward: Ward, step: str) -> None:
    at = STEPS.index(step)
    bed = open_bed(qtbot, ward, STEPS[at - 1] if at else "")
    check(bed)
    for open_dialog in (bed.page.bar.hold, bed.page.reaction, bed.page.bar.note):
        open_dialog.click()
        check(bed)


def test_while_the_infusion_runs(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "line")
    ward.start()
    bed.page.refresh()
    check(bed)
    for open_dialog in (bed.page.bar.stop, bed.page.reaction):
        open_dialog.click()
        check(bed)
