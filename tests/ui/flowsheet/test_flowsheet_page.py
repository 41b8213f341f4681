"""The flowsheet page: reached by a key, moved through time by keys, read row by row."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from il2nurse.readable.flowsheet.picture_time import RIGHT, text_width
from il2nurse.readable.flowsheet.rows import COLUMNS
from il2nurse.ui.flowsheet.flowsheet import FlowsheetPage
from il2nurse.ui.look import sizes
from il2nurse.ui.papers.preview import PreviewPage
from il2nurse.ui.shell.alarm_line import AlarmLine
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.ui.widgets.table import Table
from tests.flow_day import full_day
from tests.reports.reading import whole
from tests.ui.hands import click, press, write
from tests.ui.looks import doubled_shortcuts, unnamed
from tests.ui.seed import Seat, sit_down
from tests.ward import MRN, NURSE, STUDENT, Ward

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def charted() -> Ward:
    """A charted day; the tests of this file add to it and take nothing away."""
    return full_day()


@pytest.fixture
def seated(qtbot: QtBot, charted: Ward) -> Iterator[Seat]:
    """A nurse in front of the flowsheet, which was opened by its key from the patient."""
    seat = sit_down(qtbot, charted, NURSE)
    seat.session.go("patient", MRN)
    QTest.keyClick(seat.window, Qt.Key.Key_F)
    yield seat
    seat.session.person = None


def page_of(seat: Seat) -> FlowsheetPage:
    assert isinstance(seat.page, FlowsheetPage)
    return seat.page


def hours(seat: Seat) -> float:
    stretch = page_of(seat).stretch
    assert stretch is not None
    return (stretch.end - stretch.start) / timedelta(hours=1)


def told(seat: Seat, name: str = "flow_table") -> list[list[str]]:
    table = seat.find(name)
    assert isinstance(table, Table)
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def column(seat: Seat, title: str) -> list[str]:
    QTest.keyClick(seat.window, Qt.Key.Key_T)
    place = next(at for at, each in enumerate(COLUMNS) if each.title == title)
    return [row[place] for row in told(seat)]


def test_low_urine_of_the_period_stands_above_the_graph(seated: Seat) -> None:
    boxes = seated.find("flow_notices").findChildren(FindingBox)
    told = [box.accessibleName() for box in boxes if box.isVisible()]
    assert len(told) == 1
    assert told[0].startswith("Low urine: Urine ")
    assert "Urine is below 0.5 mL/kg/h. Call the prescriber" in told[0]


def test_one_key_leads_there_and_one_back(seated: Seat) -> None:
    assert seated.page_name == "flowsheet"
    QTest.keyClick(seated.window, Qt.Key.Key_D)
    assert seated.page_name == "patient"


def test_it_opens_on_the_newest_day(seated: Seat) -> None:
    stretch = page_of(seated).stretch
    now = seated.ward.station.now().at
    assert stretch is not None
    assert hours(seated) == 24
    assert now in stretch


@pytest.mark.parametrize(
    ("key", "length"), [(Qt.Key.Key_8, 8), (Qt.Key.Key_2, 24), (Qt.Key.Key_C, 120)]
)
def test_keys_choose_how_much_time_is_shown(seated: Seat, key: Qt.Key, length: int) -> None:
    QTest.keyClick(seated.window, key)
    assert hours(seated) == length


def test_arrows_move_by_a_quarter_and_with_ctrl_by_a_whole(seated: Seat) -> None:
    QTest.keyClick(seated.window, Qt.Key.Key_8)
    page = page_of(seated)
    assert page.stretch is not None
    newest = page.stretch.start
    press(page.table, Qt.Key.Key_Left)
    assert newest - page.stretch.start == timedelta(hours=2)
    QTest.keyClick(page.table, Qt.Key.Key_Left, CONTROL)
    assert newest - page.stretch.start == timedelta(hours=10)
    press(page.table, Qt.Key.Key_Right)
    assert newest - page.stretch.start == timedelta(hours=8)
    QTest.keyClick(seated.window, Qt.Key.Key_N)
    assert page.stretch.start == newest


def test_there_is_nothing_later_than_now_and_nothing_before_the_first(seated: Seat) -> None:
    QTest.keyClick(seated.window, Qt.Key.Key_8)
    page = page_of(seated)
    assert not seated.button("later").isEnabled()
    for _ in range(40):
        press(page.table, Qt.Key.Key_Left)
    first = page.stretch
    press(page.table, Qt.Key.Key_Left)
    assert page.stretch == first
    assert not seated.button("earlier").isEnabled()
    assert "20-Nov 07:10" in column(seated, "Time")


def test_an_older_period_stays_when_time_goes_on(seated: Seat) -> None:
    QTest.keyClick(seated.window, Qt.Key.Key_8)
    press(page_of(seated).table, Qt.Key.Key_Left)
    before = page_of(seated).stretch
    seated.ward.pass_time(61)
    page_of(seated).tick()
    assert page_of(seated).stretch == before
    QTest.keyClick(seated.window, Qt.Key.Key_N)
    newest = page_of(seated).stretch
    seated.ward.pass_time(61)
    page_of(seated).tick()
    assert page_of(seated).stretch != newest


def test_rows_are_the_newest_first_with_corrections_struck(seated: Seat) -> None:
    QTest.keyClick(seated.window, Qt.Key.Key_C)
    assert "102/60 corrected to 112/60" in column(seated, "BP")
    assert "150 vomit, struck out" in column(seated, "Out mL")
    assert column(seated, "Time") == sorted(column(seated, "Time"), reverse=True)


def test_the_reason_of_a_correction_is_shown_at_its_row(seated: Seat) -> None:
    QTest.keyClick(seated.window, Qt.Key.Key_C)
    table = page_of(seated).table
    row = column(seated, "BP").index("102/60 corrected to 112/60")
    said = table.model().index(row, 2).data(Qt.ItemDataRole.ToolTipRole)
    assert "Typing error, Robin Okafor, RN" in said


def test_vital_signs_are_charted_from_here(seated: Seat) -> None:
    QTest.keyClick(seated.window, Qt.Key.Key_V)
    assert seated.shows("dialog_vital_signs")
    assert not seated.button("later").isEnabled()
    click(seated.button("cancel"))
    assert not seated.shows("dialog_vital_signs")


def test_a_volume_is_on_the_sheet_as_soon_as_it_is_charted(seated: Seat) -> None:
    before = page_of(seated).sheet
    QTest.keyClick(seated.window, Qt.Key.Key_I)
    press(seated.find("kind"), Qt.Key.Key_U)
    write(seated.line("ml"), "333")
    click(seated.button("record_fluid"))
    after = page_of(seated).sheet
    assert before is not None
    assert after is not None
    assert after.fluids.totals.output_ml == (before.fluids.totals.output_ml or 0) + 333
    click(seated.button("cancel"))
    assert "333 urine" in column(seated, "Out mL")


def test_letters_typed_into_a_dialog_move_nothing(seated: Seat) -> None:
    QTest.keyClick(seated.window, Qt.Key.Key_I)
    before = page_of(seated).stretch
    press(seated.find("kind"), Qt.Key.Key_D)
    assert seated.page_name == "flowsheet"
    write(seated.line("ml"), "82")
    press(seated.line("ml"), Qt.Key.Key_Left)
    assert page_of(seated).stretch == before


def test_results_stand_in_a_grid(seated: Seat) -> None:
    QTest.keyClick(seated.window, Qt.Key.Key_C)
    QTest.keyClick(seated.window, Qt.Key.Key_L)
    rows = {row[0]: row[1:] for row in told(seated, "flow_labs")}
    assert "3.1 L" in rows["Potassium mEq/L"]
    assert rows["Creatinine mg/dL"][-1].startswith("1.8 H")


def test_words_say_what_the_pictures_show(seated: Seat) -> None:
    QTest.keyClick(seated.window, Qt.Key.Key_C)
    QTest.keyClick(seated.window, Qt.Key.Key_W)
    words = seated.find("flow_words")
    assert isinstance(words, QPlainTextEdit)
    for part in ("dose 2 held", "Chills", "gaps:", "off the scale: 172", "Typing error"):
        assert part in words.toPlainText()
    assert words.toPlainText().replace("\n", " ") == page_of(seated).vitals.accessibleDescription()


def test_a_screen_reader_gets_the_pictures_in_words(seated: Seat) -> None:
    QAccessible.setActive(True)
    try:
        QTest.keyClick(seated.window, Qt.Key.Key_C)
        assert "off the scale: 172" in page_of(seated).vitals.accessibleDescription()
    finally:
        QAccessible.setActive(False)


def test_printing_shows_the_period_and_comes_back_to_it(seated: Seat) -> None:
    QTest.keyClick(seated.window, Qt.Key.Key_8)
    press(page_of(seated).table, Qt.Key.Key_Left)
    shown = page_of(seated).stretch
    QTest.keyClick(seated.window, Qt.Key.Key_P)
    assert isinstance(seated.page, PreviewPage)
    assert seated.page.paper.startswith(b"%PDF")
    assert "Flowsheet" in whole(seated.page.paper)
    click(seated.button("leave_preview"))
    assert page_of(seated).stretch == shown


def test_a_picture_is_drawn_once_and_again_when_something_is_new(seated: Seat) -> None:
    QTest.keyClick(seated.window, Qt.Key.Key_8)
    page = page_of(seated)

    def look() -> QImage:
        return page.vitals.grab().toImage()

    first = look()
    assert look() == first
    press(page.table, Qt.Key.Key_Left)
    assert look() != first


def test_a_student_charts_and_does_not_print(seated: Seat) -> None:
    seated.session.end()
    seated.session.begin(STUDENT)
    seated.session.go("flowsheet", MRN)
    assert seated.shows("vital_signs")
    assert not seated.shows("print_flowsheet")


def test_every_part_has_a_name_and_every_key_one_meaning(seated: Seat) -> None:
    assert not unnamed(seated.page)
    assert not doubled_shortcuts(seated.page)


def test_below_two_alarms_the_pictures_keep_their_height(seated: Seat) -> None:
    page = page_of(seated)
    QTest.keyClick(seated.window, Qt.Key.Key_U)
    QApplication.processEvents()
    assert sum(line.isVisible() for line in seated.window.alarms.findChildren(AlarmLine)) == 2
    for picture in (page.vitals, page.fluids):
        assert picture.height() >= picture.minimumHeight()
        card = picture.parentWidget()
        assert card is not None
        assert card.rect().contains(picture.geometry())


@pytest.mark.parametrize("key", [Qt.Key.Key_T, Qt.Key.Key_L, Qt.Key.Key_W])
def test_below_two_alarms_what_is_chosen_comes_into_view(seated: Seat, key: Qt.Key) -> None:
    page = page_of(seated)
    seated.window.resize(1366, 768)
    QTest.keyClick(seated.window, key)
    QApplication.processEvents()
    assert seated.window.alarms.isVisible()
    assert page.below.visibleRegion().boundingRect() == page.below.rect()


def test_the_name_of_every_limit_fits_beside_the_picture(seated: Seat) -> None:
    sheet = page_of(seated).sheet
    assert sheet is not None
    names = [band.text for series in sheet.series for band in series.bands]
    assert "stop the cycle above 130" in names
    assert all(text_width(name) <= RIGHT - 4 for name in names)


def test_the_fluids_fold_where_there_is_no_room_and_by_their_key(seated: Seat) -> None:
    page = page_of(seated)
    seated.window.resize(1366, 768)
    assert not seated.shows("fluid_chart")
    assert seated.shows("flow_totals")
    seated.window.resize(1920, 1300)
    assert seated.shows("fluid_chart")
    assert page.time_bar.fluids.isChecked()
    QTest.keyClick(seated.window, Qt.Key.Key_U)
    assert not seated.shows("fluid_chart")
    seated.window.resize(1366, 768)
    QTest.keyClick(seated.window, Qt.Key.Key_U)
    assert seated.shows("fluid_chart")


def test_one_row_of_tools_stands_above_the_picture(seated: Seat) -> None:
    seated.window.resize(1366, 768)
    page = page_of(seated)
    assert page.tabs is not None
    assert page.tools.mapTo(page, QPoint()).y() == page.tabs.mapTo(page, QPoint()).y()
    assert page.tools.height() == page.tabs.height() == sizes.TARGET
    assert page.time_bar.height() == page.time_bar.now.height()


def test_columns_share_the_width(seated: Seat) -> None:
    seated.window.resize(1920, 1080)
    table = page_of(seated).table
    widths = [table.columnWidth(at) for at in range(len(COLUMNS))]
    assert min(widths) > 0
    assert max(widths) < 2 * min(widths)


def test_in_a_low_window_the_graph_and_the_table_have_each_others_place(seated: Seat) -> None:
    seated.window.resize(1366, 768)
    assert seated.shows("vital_chart")
    assert not seated.shows("flow_table")
    assert page_of(seated).time_bar.graph.isChecked()
    QTest.keyClick(seated.window, Qt.Key.Key_T)
    QApplication.processEvents()
    table = page_of(seated).table
    assert not seated.shows("vital_chart")
    whole_rows = [at for at in range(12) if table.rowViewportPosition(at + 1) <= table.height()]
    assert len(whole_rows) >= 7
    QTest.keyClick(seated.window, Qt.Key.Key_G)
    assert seated.shows("vital_chart")
    seated.window.resize(1920, 1080)
    assert seated.shows("vital_chart")
    assert seated.shows("flow_table")
    assert not page_of(seated).time_bar.graph.isVisible()
