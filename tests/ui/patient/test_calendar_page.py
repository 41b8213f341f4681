"""The calendar of a course in a window: counters, strips, doses and days; a dose opens from it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.dose.call import Grounds
from il2nurse.ui.page.patient_page import PatientPage
from il2nurse.ui.patient.calendar.page import CalendarPage
from il2nurse.ui.shell.window import MainWindow
from il2nurse.workflow.course.changes.changing import OrderChange, change_order
from il2nurse.workflow.course.closing import CloseReason, close_cycle
from il2nurse.workflow.course.moving import move_slots
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.dose import holding
from tests.ui.seed import sit_down
from tests.ward import DOCTOR, MRN, NURSE, PIN, Ward, key, make_ward


def open_calendar(qtbot: QtBot, ward: Ward) -> tuple[MainWindow, CalendarPage]:
    window = sit_down(qtbot, ward, NURSE).window
    window.session.go("patient", MRN)
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    page = window.page
    assert isinstance(page, CalendarPage)
    return window, page


@pytest.fixture
def ward() -> Ward:
    """A dose that was given and one that was held."""
    made = make_ward()
    made.give(1)
    made.pass_time(8 * 60)
    holding.hold_unbegun(made.station, NURSE, MRN, Grounds("prescriber", made.call()))
    return made


def cells(page: CalendarPage, row: int) -> list[str]:
    model = page.doses.model()
    role = int(Qt.ItemDataRole.AccessibleTextRole)
    columns = range(model.columnCount())
    return [str(model.index(row, at).data(role) or "") for at in columns]


def test_every_slot_has_a_row_with_plan_and_what_came_of_it(qtbot: QtBot, ward: Ward) -> None:
    _, page = open_calendar(qtbot, ward)
    assert page.doses.model().rowCount() == 14
    first, second, third = (cells(page, row) for row in range(3))
    assert first[1:3] == ["20-Nov 08:00", "07:00 to 07:15\n60 min early"]
    assert "Given in full" in first[3]
    assert first[4] == "42 million"
    assert "Held" in second[3]
    assert "Prescriber's decision" in second[5]
    assert third[2] == "–"


def test_a_dose_opens_by_row_and_by_its_box(qtbot: QtBot, ward: Ward) -> None:
    window, page = open_calendar(qtbot, ward)
    page.doses.select(key(1).stream)
    QTest.keyClick(page.doses, Qt.Key.Key_Return)
    assert window.session.place is not None
    assert (window.session.place.page, window.session.place.key) == ("dose", key(1))
    window.session.go("calendar", MRN)
    QTest.mouseClick(page.strips.ordered[0], Qt.MouseButton.LeftButton, pos=QPoint(70, 40))
    assert window.session.place.key == key(2)


def test_days_of_a_closed_cycle_say_so_and_why_stands_above_it(qtbot: QtBot, ward: Ward) -> None:
    why = CloseReason("prescriber", "Enough for this cycle")
    close_cycle(ward.station, DOCTOR, MRN, OwnPin(PIN), why)
    _, page = open_calendar(qtbot, ward)
    assert "doses 3 to 5, closed" in page.days.accessibleDescription()
    assert "closed for good from dose 3 on" in page.strips.names[0].text()
    assert "Enough for this cycle" in page.strips.names[0].text()


def test_above_the_strip_stands_from_when_to_when_doses_were_moved(
    qtbot: QtBot, ward: Ward
) -> None:
    why, due = "No bed with a monitor", ward.station.moment(MRN).slots[2]
    move_slots(ward.station, DOCTOR, MRN, OwnPin(PIN), due + timedelta(hours=3), why)
    seat = sit_down(qtbot, ward, NURSE)
    seat.session.go("calendar", MRN)
    page = seat.window.page
    assert isinstance(page, CalendarPage)
    head, moved = page.strips.names[0].text().split("\n")
    assert "first slot 20-Nov-2026 08:00" in head
    assert moved == (
        "Dose 3 and those after it moved from 21-Nov-2026 00:00 to 21-Nov-2026 03:00 by "
        f"Erin Vance, MD, 20-Nov-2026 15:31: {why}."
    )
    assert "planned 21-Nov 03:00" in page.strips.ordered[0].accessibleName()
    seat.session.go("patient", MRN)
    assert moved in seat.spoken


def test_moves_and_a_first_dose_that_was_changed_after_them_both_stand(qtbot: QtBot) -> None:
    fresh = make_ward()
    due = fresh.station.moment(MRN).slots[0]
    move_slots(fresh.station, DOCTOR, MRN, OwnPin(PIN), due + timedelta(hours=2), "No bed is free")
    fresh.pass_time(1)
    first = OrderChange(first_slot=due + timedelta(hours=1))
    change_order(fresh.station, DOCTOR, MRN, first, "The bed is free", PIN)
    moved = "moved from 20-Nov-2026 08:00 to 20-Nov-2026 10:00 by Erin Vance, MD"
    changed = "First dose due 20-Nov-2026 10:00 → 20-Nov-2026 09:00. The bed is free"
    window, page = open_calendar(qtbot, fresh)
    head, *told = page.strips.names[0].text().split("\n")
    assert "first slot 20-Nov-2026 09:00" in head
    assert [moved in told[0], changed in told[1]] == [True, True]
    window.session.go("patient", MRN)
    shown = " ".join(each.text() for each in window.findChildren(QLabel))
    assert moved in shown
    assert changed in shown


def test_a_slot_without_a_dose_opens_nothing(qtbot: QtBot, ward: Ward) -> None:
    window, page = open_calendar(qtbot, ward)
    page.doses.select(key(5).stream)
    QTest.keyClick(page.doses, Qt.Key.Key_Return)
    assert window.session.place is not None
    assert window.session.place.page == "calendar"


def test_each_cycle_has_a_strip_of_its_own(qtbot: QtBot, ward: Ward) -> None:
    _, page = open_calendar(qtbot, ward)
    moment = ward.station.moment(MRN)
    cycle = moment.course.current
    later = replace(cycle, number=2, first_slot=cycle.first_slot + timedelta(days=14))
    page.show_moment(replace(moment, course=replace(moment.course, cycles=(cycle, later))))
    assert [strip.isVisible() for strip in page.strips.ordered] == [True, True]
    assert "dose 3 Missed" in page.strips.ordered[0].accessibleName()
    assert page.doses.model().rowCount() == 28
    page.show_moment(moment)
    assert [strip.isVisible() for strip in page.strips.ordered] == [True, False]
    assert [strip.isVisible() for strip in page.strips.ahead] == [False, True]


def test_the_days_are_told_aloud(qtbot: QtBot, ward: Ward) -> None:
    _, page = open_calendar(qtbot, ward)
    told = page.days.accessibleDescription()
    assert "20-Nov-2026: cycle 1, doses 1 to 2" in told
    assert "25-Nov-2026: rest" in told
    ward.pass_time(5 * 24 * 60)
    page.forget()
    page.refresh()
    told = page.days.accessibleDescription()
    assert "18-Dec-2026: the response is due for review from here on" in told


def test_the_page_on_show_is_lit_among_the_tabs_and_its_own_key_is_no_tab(
    qtbot: QtBot, ward: Ward
) -> None:
    window, page = open_calendar(qtbot, ward)
    for name in ("calendar", "eligibility", "teaching"):
        window.session.go(name, MRN)
        here = window.page
        assert isinstance(here, PatientPage)
        assert here.tabs
        lit = [each for each, tab in here.tabs.tabs.items() if tab.isChecked()]
        assert lit == [name]
        here.tabs.tabs[name].click()
        assert here.tabs.tabs[name].isChecked()
        assert window.page is here
    window.session.go("flowsheet", MRN)
    assert isinstance(window.page, PatientPage)
    assert window.page.tabs
    assert "calendar" not in window.page.tabs.tabs
    assert page.tabs
    assert "eligibility" not in page.tabs.tabs


def test_the_signs_of_the_boxes_are_told(qtbot: QtBot, ward: Ward) -> None:
    _, page = open_calendar(qtbot, ward)
    assert [mark.word for mark in page.signs.marks] == ["Given in full", "Held", "Next"]


def test_today_is_told_where_it_is_not_among_the_days(qtbot: QtBot, ward: Ward) -> None:
    _, page = open_calendar(qtbot, ward)
    assert page.days_told.text().endswith("A thick edge: today.")
    ward.pass_time(60 * 24 * 60)
    page.forget()
    page.refresh()
    assert page.days_told.text().endswith("Today, 19-Jan-2027, is not among these days.")


def test_a_course_that_is_over_says_when_another_may_begin_if_discharged_today(
    qtbot: QtBot, ward: Ward
) -> None:
    _, page = open_calendar(qtbot, ward)
    ward.pass_time(5 * 24 * 60)
    page.forget()
    page.refresh()
    told = [each.accessibleName() for each in page.ahead.findChildren(QWidget)]
    assert "If discharged today, from 13-Jan-2027" in told


def test_a_row_that_the_keyboard_comes_to_is_scrolled_into_view(qtbot: QtBot, ward: Ward) -> None:
    window, page = open_calendar(qtbot, ward)
    window.resize(1366, 600)
    qtbot.wait(10)
    (scroll,) = page.findChildren(QScrollArea, "course_scroll")
    assert scroll.verticalScrollBar().value() == 0
    QTest.keyClick(page.doses, Qt.Key.Key_End)
    row = page.doses.visualRect(page.doses.currentIndex())
    bottom = page.doses.viewport().mapTo(scroll.viewport(), row.bottomLeft())
    assert page.doses.currentIndex().row() == 13
    assert 0 < bottom.y() <= scroll.viewport().height()
