"""A step that is recorded gives way to the next in pieces, and the window draws between them."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.ui.dose.conftest import open_bed
from tests.ui.dose.keyboard import Bed
from tests.ward import SECOND, Ward

PIECES = 5


@contextmanager
def beats(bed: Bed) -> Iterator[list[bool]]:
    """Whether an act was under way at each beat of a timer that never waits."""
    found: list[bool] = []
    timer = QTimer(bed.window)
    timer.timeout.connect(lambda: found.append(bed.session.busy))
    timer.start(0)
    yield found
    timer.stop()


def test_alarms_and_clocks_go_on_while_the_next_step_is_made(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "vital_signs")
    bed.step_page.form.set_answers(ward.answers("lethargy"))
    bed.look_through()
    with beats(bed) as found:
        bed.page.bar.confirm.click()
    assert bed.step_page.step.id == "labs_urine"
    assert len(found) >= PIECES
    assert all(found)
    assert not bed.session.busy


def test_what_another_station_records_waits_until_the_step_is_drawn(
    qtbot: QtBot, ward: Ward
) -> None:
    bed = open_bed(qtbot, ward, "vital_signs")
    bed.step_page.form.set_answers(ward.answers("lethargy"))
    bed.look_through()
    other: list[str] = []

    def record() -> None:
        if not other:
            other.append(bed.step_page.step.id)
            ward.confirm("labs_urine", by=SECOND)
            bed.window.follow()
            other.append(bed.step_page.step.id)

    bed.session.changed.connect(lambda: QTimer.singleShot(0, bed.window, record))
    bed.page.bar.confirm.click()
    qtbot.waitUntil(lambda: len(other) == 2)
    bed.window.follow()
    assert bed.step_page.step.id == "hold_criteria"
    assert "Jonna Lindqvist, RN" in bed.window.strip.sentence
