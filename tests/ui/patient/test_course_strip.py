"""The strip of the calendar: plan and start, part, held and why, refused, missed, the rest."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from il2nurse.app.shelf import shelf
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.readable.course.calendar_words import DRAW, NEXT_COURSE, REST, REVIEW
from il2nurse.readable.words import NOT_GIVEN_WORDS
from il2nurse.ui.look import fonts, sizes
from il2nurse.ui.patient.calendar.page import CalendarPage
from il2nurse.ui.patient.calendar.strip import NARROWEST, CourseStrip
from il2nurse.ui.patient.dose_strip import fitting, in_short
from il2nurse.ui.patient.doses import MARKS, strip_slots
from il2nurse.ui.shell.window import MainWindow
from il2nurse.workflow.dose import administration, ending, holding
from il2nurse.workflow.ward.ward import ward_row
from tests.ui.seed import sit_down
from tests.ward import MRN, NURSE, PIN, Ward, key, make_ward, once


@pytest.fixture
@once
def ward() -> Ward:
    """One dose in part, one held, one refused and one missed."""
    made = make_ward()
    administration.begin(made.station, NURSE, MRN)
    made.walk("line")
    made.start()
    made.pass_time(15)
    ending.complete(made.station, NURSE, key(), Decimal(40), confirmed=True)
    made.walk("flush")
    made.vital_signs()
    made.pass_time(16)
    made.vital_signs()
    made.confirm("vital_signs_after")
    administration.sign(made.station, NURSE, key(), "Gave the dose", PIN)
    for reason in ("prescriber", "refused", "late"):
        made.pass_time(8 * 60)
        holding.hold_unbegun(made.station, NURSE, MRN, Grounds(reason, made.call()))
    return made


def open_strip(qtbot: QtBot, ward: Ward) -> tuple[MainWindow, CalendarPage, CourseStrip]:
    window = sit_down(qtbot, ward, NURSE).window
    window.session.go("calendar", MRN)
    page = window.page
    assert isinstance(page, CalendarPage)
    return window, page, page.strips.ordered[0]


def test_each_slot_says_what_came_of_it(ward: Ward) -> None:
    moment, row = ward.station.moment(MRN), ward_row(ward.station, MRN)
    part, held, refused, missed, following, *_ = strip_slots(moment, row, ward.station.words)
    assert (in_short(part.mark), part.why, part.due, part.start) == (
        "In part",
        "76 %",
        "08:00",
        "07:00",
    )
    assert (held.mark.word, held.why, held.start) == ("Held", "prescriber", None)
    assert (refused.mark.word, refused.why) == ("Refused", "patient")
    assert (missed.mark.word, missed.why) == ("Missed", "too late")
    assert (following.mark.word, following.here) == ("Next", True)
    signs = [each.mark.sign for each in (part, held, refused, missed)]
    assert len(set(signs)) == 4, "each has its own, so that grey tells them apart"


def test_a_slot_of_which_nobody_recorded_anything_was_missed(ward: Ward) -> None:
    ward.pass_time(5 * 24 * 60)
    moment, row = ward.station.moment(MRN), ward_row(ward.station, MRN)
    slots = strip_slots(moment, row, ward.station.words)
    assert {each.mark.word for each in slots[4:]} == {"Missed"}
    assert all(each.due for each in slots)


def test_the_second_cycle_stands_there_empty_from_the_start(qtbot: QtBot, ward: Ward) -> None:
    _, page, _ = open_strip(qtbot, ward)
    assert [each.isVisible() for each in page.strips.ahead] == [False, True]
    told = page.strips.ahead[1].accessibleName()
    assert told == (
        "Cycle 2 · after 9 days’ rest, not before 04-Dec-2026, as planned, 14 slots, "
        "not ordered yet"
    )


def test_planned_stands_against_given_units(qtbot: QtBot, ward: Ward) -> None:
    _, page, _ = open_strip(qtbot, ward)
    said = [each.text() for each in page.strips.names if each.isVisible()]
    assert "given 32.1 million of 588 million international units, 5 %" in said[0]


def test_the_keyboard_goes_from_slot_to_slot_and_opens_a_dose(qtbot: QtBot, ward: Ward) -> None:
    window, _, strip = open_strip(qtbot, ward)
    strip.setFocus()
    assert strip.accessibleDescription().startswith("dose 1 Given in part, planned 20-Nov 08:00")
    assert "started 20-Nov 07:00, 76 % given" in strip.accessibleDescription()
    QTest.keyClick(strip, Qt.Key.Key_Right)
    assert strip.accessibleDescription() == (
        "dose 2 Held, planned 20-Nov 16:00, Prescriber's decision"
    )
    QTest.keyClick(strip, Qt.Key.Key_End)
    assert strip.accessibleDescription().startswith("dose 14 Later")
    QTest.keyClick(strip, Qt.Key.Key_Right)
    QTest.keyClick(strip, Qt.Key.Key_Home)
    QTest.keyClick(strip, Qt.Key.Key_Return)
    assert window.session.place is not None
    assert (window.session.place.page, window.session.place.key) == ("dose", key(1))


def test_a_narrow_strip_takes_rows_of_the_same_length(qtbot: QtBot, ward: Ward) -> None:
    _, _, strip = open_strip(qtbot, ward)
    strip.resize(590, strip.height())
    boxes = [strip.box(at) for at in range(14)]
    assert len({box.top() for box in boxes}) == 2
    assert all(box.width() >= NARROWEST for box in boxes)
    assert strip.height() == boxes[-1].bottom()


def test_no_short_reason_and_no_state_is_cut_in_the_narrowest_box() -> None:
    regimens = shelf().today().values()
    shorts = {each.short for regimen in regimens for each in regimen.hold_reasons}
    assert None not in shorts
    words = {in_short(each) for each in MARKS.values()}
    words |= {phrase.word for phrase in NOT_GIVEN_WORDS.values()}
    small, bold = fonts.font(sizes.SMALL), fonts.bold(sizes.SMALL)
    for text, font in [*((each or "", small) for each in shorts), *((w, bold) for w in words)]:
        room = NARROWEST - 5
        assert QFontMetricsF(fitting(font, text, room)).horizontalAdvance(text) <= room, text


def test_no_word_of_a_day_is_cut_in_the_narrowest_month() -> None:
    bold, room = fonts.bold(sizes.SMALL), 44 - 8
    for word in ("13 to 14", REST, REVIEW, DRAW, NEXT_COURSE):
        assert QFontMetricsF(fitting(bold, word, room)).horizontalAdvance(word) <= room, word
