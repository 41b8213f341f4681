"""The lock cover with many infusions at once: each of them and every alarm is in view."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.dose.infusion import Infusion
from il2nurse.domain.values.clock import Reading
from il2nurse.ui.shell.lock_cover import MOST_RINGS, LockCover
from il2nurse.ui.shell.passing import Running
from il2nurse.ui.shell.topbar import PRACTICE
from il2nurse.ui.widgets.chips import Chips
from il2nurse.ui.widgets.ring import Ring
from tests.ui.measure import faults
from tests.ward import FIRST_SLOT

QUARTER = timedelta(minutes=15)


def after(minutes: int) -> Reading:
    return Reading(FIRST_SLOT + timedelta(minutes=minutes), "boot", minutes * 60_000)


def running(bed: str, begun: int) -> Running:
    known: datetime = after(begun).at
    infusion = Infusion(after(begun), Decimal(51), Decimal(204), QUARTER, "nora", known)
    return Running(bed, infusion, "ends about 21-Nov 07:15")


WRONG = (
    "The PIN is not right. Nothing was recorded but this attempt. Type it again in 1 s; each wrong "
    "PIN doubles the wait, up to 60 s. Forgotten? A charge nurse or an administrator gives you a "
    "one-time PIN."
)


def settle(window: QWidget) -> None:
    """Lay out what lines that break have asked for."""
    QApplication.processEvents()
    assert window.isVisible()
    QApplication.processEvents()


def covered(qtbot: QtBot, size: QSize) -> tuple[QWidget, LockCover]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(size)
    cover = LockCover(window, "Nora Nurse", "7 West", PRACTICE)
    window.show()
    return window, cover


@pytest.mark.parametrize("size", [QSize(1024, 768), QSize(1366, 768), QSize(1920, 1080)])
def test_four_infusions_over_their_time_are_all_in_view(qtbot: QtBot, size: QSize) -> None:
    window, cover = covered(qtbot, size)
    beds = [f"71{number}-A" for number in range(MOST_RINGS)]
    cover.show_running([running(bed, at) for at, bed in enumerate(beds)], after(40))
    cover.show_alarms([f"Bed {bed}: infusion over its time" for bed in beds])
    settle(window)
    rings = cover.findChildren(Ring)
    assert ["min over" in ring.accessibleName() for ring in rings] == [True] * MOST_RINGS
    chips, _ = cover.findChildren(Chips)
    assert len(chips.marks) == len(beds)
    assert faults(window) == []
    cover.show_overdue(beds)
    cover.refuse("", WRONG)
    settle(window)
    assert faults(window) == []


def test_a_fifth_infusion_is_named_and_the_first_have_the_rings(qtbot: QtBot) -> None:
    window, cover = covered(qtbot, QSize(1024, 768))
    newest, *older = [running(f"72{minute}-B", minute) for minute in (9, 0, 1, 2, 3)]
    cover.show_running([*older, newest], after(10))
    cover.show_alarms(["Bed 720-B: reaction, severe"])
    settle(window)
    others = cover.findChild(QLabel, "other_infusions")
    assert isinstance(others, QLabel)
    assert others.isVisible()
    assert others.text() == "Other infusions: bed 729-B."
    titles = {label.text() for label in cover.findChildren(QLabel) if label.isVisible()}
    assert {f"Bed {each.bed}" for each in older} <= titles
    assert f"Bed {newest.bed}" not in titles
    assert faults(window) == []
    cover.show_running(older, after(10))
    assert not others.isVisible()


def test_two_infusions_with_one_bed_have_a_ring_each(qtbot: QtBot) -> None:
    _, cover = covered(qtbot, QSize(1366, 768))
    cover.show_running([running("714-B", 0), running("714-B", 4)], after(10))
    assert len({ring.accessibleName() for ring in cover.findChildren(Ring)}) == 2
