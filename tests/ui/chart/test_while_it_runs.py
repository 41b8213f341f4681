"""What is in view while a dose runs in, and why what cannot be pressed is idle."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from il2nurse.ui.dose.pages.infusion import AFTER_RESUME, InfusionPage
from il2nurse.ui.dose.pages.step_know import STOP
from il2nurse.ui.look.tones import Tone
from il2nurse.ui.widgets.notice import Notice
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_rows import CELL_ROLE
from tests.ui.dose.conftest import open_bed
from tests.ui.dose.keyboard import Bed
from tests.ward import Ward


def running(qtbot: QtBot, ward: Ward) -> Bed:
    bed = open_bed(qtbot, ward, "line")
    ward.start()
    bed.page.refresh()
    qtbot.wait(20)
    return bed


def whole(bed: Bed, widget: QWidget) -> bool:
    """True where no edge of a widget lies outside what is in view of the page."""
    stage = bed.page.stage
    assert stage
    view = stage.viewport()
    return view.rect().contains(QRect(widget.mapTo(view, QPoint(0, 0)), widget.size()))


def rows(bed: Bed) -> list[list[str]]:
    table = bed.page.findChild(Table, "vital_sign_schedule")
    assert table
    model = table.model()
    across = range(model.columnCount())
    return [[model.index(at, c).data() for c in across] for at in range(model.rowCount())]


def stop_notice(bed: Bed) -> Notice:
    return next(
        each
        for each in bed.page.findChildren(Notice)
        if each.isVisible() and each.accessibleName().startswith(STOP)
    )


def test_what_ends_the_infusion_at_once_is_in_view_with_the_whole_table(
    qtbot: QtBot, ward: Ward
) -> None:
    bed = running(qtbot, ward)
    told = stop_notice(bed).accessibleName()
    assert "New drowsiness, systolic below 90" in told
    table = bed.page.findChild(Table, "vital_sign_schedule")
    assert table
    qtbot.waitUntil(lambda: whole(bed, stop_notice(bed)))
    qtbot.waitUntil(lambda: whole(bed, table))


def test_it_stays_in_view_once_the_time_is_up(qtbot: QtBot, ward: Ward) -> None:
    bed = running(qtbot, ward)
    ward.pass_time(16)
    bed.page.refresh()
    qtbot.waitUntil(lambda: whole(bed, stop_notice(bed)))
    table = bed.page.findChild(Table, "vital_sign_schedule")
    assert table
    assert whole(bed, table)


def test_the_first_row_is_the_set_before_the_dose(qtbot: QtBot, ward: Ward) -> None:
    bed = running(qtbot, ward)
    first = rows(bed)[0]
    assert first[0].endswith("· before")
    assert "84" in first
    assert (
        len(rows(bed))
        == len(ward.regimen.monitoring.during) + len(ward.regimen.monitoring.after) + 1
    )


def test_how_awake_the_patient_was_stands_in_the_table(qtbot: QtBot, ward: Ward) -> None:
    bed = running(qtbot, ward)
    assert "Alert" in rows(bed)[0]


def test_a_value_that_speaks_against_a_dose_is_marked_in_the_table(
    qtbot: QtBot, ward: Ward
) -> None:
    bed = running(qtbot, ward)
    ward.pass_time(5)
    ward.vital_signs(heart_rate_per_min="125")
    bed.page.refresh()
    table = bed.page.findChild(Table, "vital_sign_schedule")
    assert table
    cell = table.model().index(1, 1).data(CELL_ROLE)
    assert (cell.mark.word, cell.mark.tone, cell.text) == ("125", Tone.WARN, "")


def test_a_paused_infusion_says_what_comes_before_its_end(qtbot: QtBot, ward: Ward) -> None:
    bed = running(qtbot, ward)
    ward.pass_time(5)
    bed.press(Qt.Key.Key_P)
    bed.write("2")
    bed.enter()
    bed.enter()
    bed.page.refresh()
    page = bed.page.stage
    assert isinstance(page, InfusionPage)
    assert bed.page.bar.confirm.text() == AFTER_RESUME
    infusion = ward.dose().infusion
    assert infusion
    ends = f"{ward.station.local(infusion.ends_at(ward.station.now())):%H:%M}"
    told = [label.text() for label in page.findChildren(QLabel)]
    assert f"The time left stands still. Resumed now, it ends about {ends}." in told


def test_an_idle_stop_says_when_the_infusion_ended(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "flush")
    infusion = ward.dose().infusion
    assert infusion
    ended = infusion.ended
    assert ended
    assert bed.page.bar.stop.text() == f"Infusion ended {ward.station.local(ended.at):%H:%M}"
    assert not bed.page.bar.stop.isEnabled()
