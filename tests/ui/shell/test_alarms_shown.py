"""Alarms stand on every page and on the lock screen until someone takes them on."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.dose.facts import ReactionFact
from il2nurse.domain.rules.alarms.alarms import alarms
from il2nurse.ui.dose.page import BedsidePage
from il2nurse.ui.shell.lock_cover import LockCover
from il2nurse.ui.widgets.chips import Chips
from il2nurse.ui.widgets.ring import Ring
from il2nurse.ui.widgets.table import Table
from il2nurse.workflow.dose import administration, ending, reacting, true_end
from il2nurse.workflow.ward.acknowledging import acknowledge
from il2nurse.workflow.ward.overdue import overdue_beds
from tests.ui.hands import click, press, write
from tests.ui.seed import DIAZ, Seat, sit_down
from tests.ward import CHARGE, MRN, NURSE, PHARMACIST, STUDENT, Ward, key

OVER = (
    "Bed 712-A, MARSH, Eleanor: Dose 1: the infusion is 18 min over its time and its end is not "
    "recorded."
)


@pytest.fixture
def over(ward: Ward) -> Ward:
    """An infusion that has been running for 18 minutes past its end."""
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.start()
    ward.pass_time(33)
    return ward


@pytest.fixture
def late(qtbot: QtBot, over: Ward) -> Seat:
    """The charge nurse, while that infusion runs."""
    return sit_down(qtbot, over, CHARGE)


def said(seat: Seat) -> list[str]:
    found = seat.window.alarms.findChildren(QLabel, "alarm")
    return [label.text() for label in found if label.isVisible()]


@pytest.mark.parametrize("page", ["ward", "new_patient", "patient", "flowsheet", "audit", "people"])
def test_it_stands_on_every_page_with_its_bed_and_name(late: Seat, page: str) -> None:
    late.session.go(page, DIAZ.mrn)
    late.window.follow()
    assert said(late) == [OVER]
    late.ward.pass_time(1)
    late.window.follow()
    assert said(late) == [OVER.replace("18", "19")]


def test_one_key_and_a_comment_take_it_on_with_a_name(late: Seat) -> None:
    QTest.keyClick(late.window, Qt.Key.Key_F7)
    comment = late.line("alarm_comment")
    assert late.window.focusWidget() is comment
    write(comment, "Bag is empty, I am there")
    late.ward.pass_time(1)
    late.window.follow()
    assert late.line("alarm_comment").text() == "Bag is empty, I am there"
    press(comment, Qt.Key.Key_Return)
    kept = late.ward.station.case(MRN).acknowledged[0]
    assert (kept.alarm, kept.by, kept.comment) == (AlarmKind.OVER, CHARGE.id, comment.text())
    assert said(late) == []
    assert late.said == "Bed 712-A: you have taken the alarm on."


def test_it_comes_back_while_the_infusion_still_runs_and_goes_with_its_end(late: Seat) -> None:
    click(late.button("alarm_take"))
    click(late.button("alarm_record"))
    assert said(late) == []
    late.ward.pass_time(5)
    late.window.follow()
    assert said(late) == [OVER.replace("18", "23")]
    ended = true_end.LateEnd(late.ward.station.now().at, "The pump was seen late")
    ending.complete(late.ward.station, NURSE, key(), late=ended)
    late.window.follow()
    assert said(late) == []


@pytest.mark.parametrize("enter", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
@pytest.mark.parametrize("place", ["alarm_comment", "alarm_record"])
def test_enter_takes_it_on_at_the_bedside_too_and_gives_the_keyboard_back(
    late: Seat, enter: Qt.Key, place: str
) -> None:
    late.session.go("dose", MRN, key())
    before = late.window.focusWidget()
    QTest.keyClick(late.window, Qt.Key.Key_F7)
    late.find(place).setFocus()
    QTest.keyClick(late.find(place), enter)
    assert len(late.ward.station.case(MRN).acknowledged) == 1
    assert late.ward.dose().infusing
    assert late.window.focusWidget() is before


def test_enter_takes_it_on_over_a_dialog(late: Seat) -> None:
    late.session.go("dose", MRN, key())
    QTest.keyClick(late.window, Qt.Key.Key_V)
    QTest.keyClick(late.window, Qt.Key.Key_F7)
    QTest.keyClick(late.line("alarm_comment"), Qt.Key.Key_Return)
    assert len(late.ward.station.case(MRN).acknowledged) == 1


def test_a_comment_may_be_given_up(late: Seat) -> None:
    click(late.button("alarm_take"))
    write(late.line("alarm_comment"), "x")
    press(late.line("alarm_comment"), Qt.Key.Key_Escape)
    assert said(late) == [OVER]
    assert not late.shows("alarm_comment")
    assert late.ward.station.case(MRN).acknowledged == ()


def test_open_leads_to_the_dose(late: Seat) -> None:
    click(late.button("alarm_open"))
    assert isinstance(late.page, BedsidePage)
    assert late.page.findChildren(Ring)[0].accessibleName().startswith("18 min over")


def test_what_another_station_took_on_goes_here_too(late: Seat) -> None:
    station = late.ward.station
    acknowledge(station, NURSE, MRN, alarms(station.moment(MRN), station.now())[0])
    late.window.follow()
    assert said(late) == []


def test_who_signs_in_after_another_takes_it_on_by_their_own_right(
    qtbot: QtBot, over: Ward
) -> None:
    seat = sit_down(qtbot, over, PHARMACIST)
    assert not seat.shows("alarm_take")
    seat.session.begin(NURSE)
    seat.window.follow()
    assert seat.shows("alarm_take")
    seat.session.begin(STUDENT)
    seat.window.follow()
    assert not seat.shows("alarm_take")


@pytest.mark.parametrize("who", [STUDENT, PHARMACIST])
def test_who_may_not_take_it_on_sees_it_all_the_same(qtbot: QtBot, over: Ward, who: Person) -> None:
    seat = sit_down(qtbot, over, who)
    assert said(seat) == [OVER]
    assert not seat.shows("alarm_take")
    assert seat.shows("alarm_open")


def test_two_are_shown_and_the_rest_is_counted(late: Seat) -> None:
    for term in ("rigors", "headache"):
        seen = ReactionFact(term, None, "Told the prescriber", 2, "ongoing")
        reacting.react(late.ward.station, NURSE, key(), seen)
    late.window.follow()
    assert len(said(late)) == 2
    labels = {label.text(): label for label in late.window.alarms.findChildren(QLabel)}
    more = labels["+1 more (Ctrl+1)"]
    assert more.accessibleName() == "and 1 more; all of them stand on the ward page (Ctrl+1)"


def test_the_lock_screen_says_bed_kind_and_how_long_but_no_name(late: Seat) -> None:
    late.window.lock()
    cover = late.find("lock_cover")
    assert isinstance(cover, LockCover)
    (ring,) = cover.findChildren(Ring)
    assert "18 min over" in ring.accessibleName()
    chips, _ = cover.findChildren(Chips)
    assert [mark.word for mark in chips.marks] == ["Bed 712-A: infusion over its time"]
    at = late.ward.station.local(late.ward.station.now().at)
    assert f"Locked · {at:%H:%M}" in [label.text() for label in late.window.findChildren(QLabel)]
    texts = " ".join(label.text() for label in cover.findChildren(QLabel))
    assert "MARSH" not in texts
    late.ward.pass_time(1)
    late.window.follow()
    assert "19 min over" in ring.accessibleName()


def rings(page: BedsidePage) -> bool:
    return page.watch.alarm.ringing


def test_the_sound_stops_once_somebody_took_it_on_and_comes_back(qtbot: QtBot, over: Ward) -> None:
    seat = sit_down(qtbot, over, NURSE)
    seat.session.go("dose", key=key())
    page = seat.page
    assert isinstance(page, BedsidePage)
    assert rings(page)
    click(seat.button("alarm_take"))
    click(seat.button("alarm_record"))
    page.refresh()
    assert not rings(page)
    seat.ward.pass_time(5)
    page.refresh()
    assert rings(page)


def test_while_nobody_is_signed_in_beds_alone_are_shown(qtbot: QtBot, over: Ward) -> None:
    seat = sit_down(qtbot, over)
    seat.window.follow()
    assert said(seat) == []
    words = [mark.word for chips in seat.window.alarms.findChildren(Chips) for mark in chips.marks]
    assert "Bed 712-A: vital signs overdue" in words
    assert any(word.startswith("Bed 712-A: infusing, time was up ") for word in words)
    assert not any("MARSH" in word for word in words)


def test_a_refused_answer_is_shown_to_who_takes_it_on(qtbot: QtBot, ward: Ward) -> None:
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("identify")
    with pytest.raises(NotAllowed):
        ward.confirm("pre_tests", thallium_stress_test="abnormal")
    assert said(sit_down(qtbot, ward, NURSE)) == []
    (line,) = said(sit_down(qtbot, ward, CHARGE))
    assert line.startswith("Bed 712-A, MARSH, Eleanor: ")


def test_the_row_of_the_ward_list_says_that_an_alarm_waits(late: Seat) -> None:
    if late.page_name != "ward":
        late.session.go("ward")
    table = late.find("ward_list")
    assert isinstance(table, Table)
    model = table.model()
    cells = [model.index(0, at).data() for at in range(model.columnCount())]
    assert any("Alarm" in str(cell) for cell in cells)
    (alarm,) = alarms(late.ward.station.moment(MRN), late.ward.station.now())
    acknowledge(late.ward.station, CHARGE, MRN, alarm, "Looking", request="taken")
    late.window.follow()
    late.window.refresh()
    cells = [model.index(0, at).data() for at in range(model.columnCount())]
    assert not any("Alarm" in str(cell) for cell in cells)


def test_the_lock_screen_says_where_vital_signs_are_overdue(late: Seat) -> None:
    late.window.lock()
    cover = late.find("lock_cover")
    words = [mark.word for chips in cover.findChildren(Chips) for mark in chips.marks]
    assert "Bed 712-A: vital signs overdue" in words
    assert overdue_beds(late.ward.station) == ("712-A",)


def test_the_day_and_the_time_stand_in_the_top_bar(late: Seat) -> None:
    at = late.ward.station.local(late.ward.station.now().at)
    clock = late.find("ward_clock")
    assert isinstance(clock, QLabel)
    assert clock.text() == f"{at:%d-%b %H:%M}"
    late.ward.pass_time(1)
    late.window.follow()
    assert clock.text() == f"{at + timedelta(minutes=1):%d-%b %H:%M}"
