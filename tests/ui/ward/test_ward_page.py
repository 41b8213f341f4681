"""The ward list: states from the record, finding, scanning, what needs a charge nurse."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.domain.people import Person
from il2nurse.domain.record.chart.facts import FluidFact, ObservedFact
from il2nurse.domain.record.chart.fluids import URINE
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.record.patient.patient import admitted, patient_stream
from il2nurse.domain.record.register.facts import Draft, draft
from il2nurse.ui.look.tones import Tone
from il2nurse.ui.patient.doses_page import DosesPage
from il2nurse.ui.ward.hours import NextHours
from il2nurse.ui.ward.ward import WardPage
from il2nurse.ui.widgets.table import Table
from il2nurse.workflow.chart.charting import observe
from il2nurse.workflow.chart.fluids import chart_fluid
from il2nurse.workflow.course.changes.pausing import pause_order
from il2nurse.workflow.course.closing import CloseReason, close_cycle
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.dose import administration, holding, infusing
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.patient import admission
from il2nurse.workflow.patient.admission import discharge
from il2nurse.workflow.station import Station
from tests.ui.hands import click, press, write
from tests.ui.labs.lab_hands import put
from tests.ui.seed import DIAZ, MARSHALL, Seat, admit, order, sit_down
from tests.ward import DOCTOR, FIRST_SLOT, MRN, NURSE, PATIENT, PIN, key, make_ward


def cells(seat: Seat, mrn: str) -> list[str]:
    table = seat.find("ward_list")
    assert isinstance(table, Table)
    model = table.model()
    rows = [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    return next((row for row in rows if mrn in row), [])


def status(seat: Seat, mrn: str = MRN) -> str:
    return cells(seat, mrn)[5]


def said_below(seat: Seat) -> list[str]:
    assert isinstance(seat.page, WardPage)
    return [label.text() for label in seat.page.below.attention.findChildren(QLabel)]


def chips(seat: Seat) -> list[str]:
    assert isinstance(seat.page, WardPage)
    return [mark.word for mark in seat.page.counted.marks]


def test_a_row_says_bed_name_mrn_dose_due_and_state(seat: Seat) -> None:
    assert cells(seat, MRN)[:6] == [
        "712-A",
        "MARSH, Eleanor similar",
        MRN,
        "1 of 14",
        "08:00",
        "Pre-tests missing",
    ]


def test_without_an_order_nothing_is_claimed(seat: Seat) -> None:
    told = ["–", "–", "No order", "–", "–", "–", "Order the course"]
    assert cells(seat, DIAZ.mrn)[3:] == told


def test_criteria_that_cannot_be_judged_are_not_called_fine(seat: Seat) -> None:
    assert "relative" not in cells(seat, MRN)[9]


def beds(seat: Seat) -> list[str]:
    table = seat.find("ward_list")
    assert isinstance(table, Table)
    model = table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def test_the_most_urgent_comes_first_and_a_key_orders_by_bed(seat: Seat) -> None:
    seat.ward.pass_time(60 + 60 + 44)
    seat.window.follow()
    urgent = beds(seat)
    assert urgent[0] == "712-A"
    QTest.keyClick(seat.window, Qt.Key.Key_B)
    assert beds(seat) == sorted(urgent)
    QTest.keyClick(seat.window, Qt.Key.Key_B)
    assert beds(seat) == urgent


def test_a_count_shows_those_alone_and_follows_the_record(seat: Seat) -> None:
    everybody = beds(seat)
    click(seat.button("only_pre_tests"))
    assert beds(seat) == ["712-A", "716-A"]
    click(seat.button("only_pre_tests"))
    assert beds(seat) == everybody
    click(seat.button("only_pre_tests"))
    seat.ward.pass_time(60 + 60 + 44)
    seat.window.follow()
    assert beds(seat) == ["716-A"]


def test_a_count_that_nobody_is_in_any_more_goes_and_everybody_is_shown(seat: Seat) -> None:
    administration.begin(seat.ward.station, NURSE, MRN)
    seat.window.follow()
    click(seat.button("only_in_steps"))
    assert beds(seat) == ["712-A"]
    seat.ward.walk("line")
    seat.ward.start()
    seat.window.follow()
    assert not seat.shows("only_in_steps")
    assert len(beds(seat)) == 3


def test_a_score_of_values_too_old_says_so_and_no_number(seat: Seat) -> None:
    seat.ward.vital_signs()
    seat.ward.pass_time(180)
    seat.window.follow()
    assert cells(seat, MRN)[6] == "too old"
    seat.ward.pass_time(22 * 60)
    seat.window.follow()
    assert cells(seat, MRN)[6] == "–"


def test_urine_of_eight_whole_hours_stands_as_a_rate(seat: Seat) -> None:
    assert cells(seat, MRN)[8] == "–"
    for _ in range(9):
        chart_fluid(seat.ward.station, NURSE, MRN, FluidFact("out", URINE, Decimal(60)))
        seat.ward.pass_time(60)
    seat.window.follow()
    assert cells(seat, MRN)[8] == "60\n60 min ago"


def test_so_does_the_urine_of_eight_hours_that_was_typed_until_it_is_too_old(seat: Seat) -> None:
    station, fields = seat.ward.station, seat.ward.regimen.fields
    typed = ObservedFact({"urine_8h_ml": "640"})
    observe(station, NURSE, MRN, (fields["urine_8h_ml"],), typed)
    seat.window.follow()
    assert cells(seat, MRN)[8] == "80"
    seat.ward.pass_time(8 * 60 + 1)
    seat.window.follow()
    assert cells(seat, MRN)[8] == "–"


def test_relative_criteria_are_counted_where_there_are_any(seat: Seat) -> None:
    station, fields = seat.ward.station, seat.ward.regimen.fields
    typed = ObservedFact({"bicarbonate_meq_l": "17"})
    observe(station, NURSE, MRN, (fields["bicarbonate_meq_l"],), typed)
    seat.window.follow()
    assert cells(seat, MRN)[9].endswith("1 of 3 relative")


def test_what_has_no_room_is_counted_and_one_key_shows_all_of_it(seat: Seat) -> None:
    for bed in range(12):
        born = date(1950 + bed, 1, 1 + 2 * bed)
        other = replace(DIAZ, mrn=f"0070000{bed:02}", bed=f"8{bed:02}", born=born)
        admit(seat.ward, other)
        order(seat.ward, other)
    seat.ward.pass_time(60 + 60 + 44)
    seat.window.follow()
    seat.session.go("ward")
    page = seat.page
    assert isinstance(page, WardPage)
    lines = page.below.attention.lines
    left_out = [line for line in lines if line.isHidden()]
    assert left_out
    assert page.below.turn.text().startswith(f"{len(left_out)} not shown")
    assert whole_rows(page.table) >= 12
    QTest.keyClick(seat.window, Qt.Key.Key_A)
    assert not any(line.isHidden() for line in lines)
    assert seat.window.focusWidget() is lines[0].open
    assert not page.table.isVisible()
    QTest.keyClick(seat.window, Qt.Key.Key_A)
    assert page.table.isVisible()
    assert seat.window.focusWidget() is page.table
    seat.window.resize(1024, 640)
    unseen = page.table.model().rowCount() - whole_rows(page.table)
    assert unseen
    listed = page.table.model().rowCount()
    told = f"{listed} listed, {unseen} more patients below"
    assert told in [label.text() for label in page.findChildren(QLabel)]


def whole_rows(table: Table) -> int:
    """How many rows are whole in view."""
    room = table.viewport().height()
    bottoms = [
        table.rowViewportPosition(at) + table.rowHeight(at)
        for at in range(table.model().rowCount())
    ]
    return sum(bottom <= room for bottom in bottoms)


def test_another_minute_keeps_the_keyboard_on_its_matter(seat: Seat) -> None:
    seat.ward.pass_time(60 + 60 + 44)
    seat.window.follow()
    matter = seat.button("matter_0")
    matter.setFocus()
    seat.ward.pass_time(1)
    seat.window.follow()
    assert seat.window.focusWidget() is matter
    assert "105 min late" in matter.accessibleName()


def test_a_dose_whose_checks_go_on_says_so(seat: Seat) -> None:
    administration.begin(seat.ward.station, NURSE, MRN)
    seat.window.follow()
    assert status(seat) == "In checks"


def test_an_infusion_shows_the_time_left_and_moves_each_second(seat: Seat) -> None:
    administration.begin(seat.ward.station, NURSE, MRN)
    seat.ward.walk("line")
    seat.ward.start()
    seat.window.follow()
    assert status(seat) == "Infusing · 15 min left"
    seat.ward.pass_time(9)
    seat.window.follow()
    assert status(seat) == "Infusing · 6 min left"


def test_the_end_of_the_time_is_an_alarm_not_a_completion(seat: Seat) -> None:
    administration.begin(seat.ward.station, NURSE, MRN)
    seat.ward.walk("line")
    seat.ward.start()
    seat.ward.pass_time(15)
    seat.window.follow()
    assert status(seat) == "Infusion time is up"
    assert not any("time is up" in each for each in said_below(seat))


def test_a_pause_says_so(seat: Seat) -> None:
    administration.begin(seat.ward.station, NURSE, MRN)
    seat.ward.walk("line")
    seat.ward.start()
    reason = seat.ward.regimen.pause_reasons[0].word
    infusing.pause(seat.ward.station, NURSE, key(), reason)
    seat.window.follow()
    assert status(seat) == "Paused · 15 min left"


def test_a_dose_nobody_accounted_for_is_overdue_by_the_minute(seat: Seat) -> None:
    seat.ward.pass_time(60 + 60 + 44)
    seat.window.follow()
    assert status(seat) == "Overdue 104 min"
    assert "2 overdue" not in chips(seat)
    assert "1 overdue" in chips(seat)


def test_an_overdue_dose_stands_at_its_time_in_the_next_hours(seat: Seat) -> None:
    seat.ward.pass_time(60 + 60 + 44)
    seat.window.follow()
    hours = seat.find("next_hours")
    assert isinstance(hours, NextHours)
    assert "1 at 08:00 overdue 104 min" in hours.accessibleName()
    now = seat.ward.station.now().at
    assert hours.x_of(FIRST_SLOT) < hours.x_of(now) - 40


def test_a_paused_order_plans_nothing_in_the_next_hours(seat: Seat) -> None:
    hours = seat.find("next_hours")
    assert isinstance(hours, NextHours)
    seat.window.follow()
    assert "MARSH, Eleanor: 1 at 08:00 pre-tests missing, 2 at 16:00" in hours.accessibleName()
    station = seat.ward.station
    pause_order(station, DOCTOR, MRN, OwnPin(PIN), "Fever of 39 and chills")
    seat.window.follow()
    assert "1 at 08:00" not in hours.accessibleName()


def test_of_a_paused_order_a_running_dose_alone_stands_in_the_next_hours(seat: Seat) -> None:
    administration.begin(seat.ward.station, NURSE, MRN)
    seat.ward.walk("line")
    seat.ward.start()
    pause_order(seat.ward.station, DOCTOR, MRN, OwnPin(PIN), "Fever of 39 and chills")
    seat.window.follow()
    hours = seat.find("next_hours")
    assert isinstance(hours, NextHours)
    assert "1 at 08:00" in hours.accessibleName()
    assert "2 at 16:00" not in hours.accessibleName()


def test_the_next_action_names_the_time_of_the_rows_own_column(seat: Seat) -> None:
    administration.begin(seat.ward.station, NURSE, MRN)
    seat.ward.walk("line")
    seat.ward.start()
    seat.ward.pass_time(6)
    seat.window.follow()
    row = cells(seat, MRN)
    assert row[9] == f"Take vital signs due {row[7].split()[0]}"


def test_what_must_be_held_stands_under_needs_a_charge_nurse(seat: Seat) -> None:
    administration.begin(seat.ward.station, NURSE, MRN)
    seat.ward.walk("vital_signs")
    seat.ward.confirm("lethargy", alertness="drowsy")
    seat.window.follow()
    assert status(seat) == "Must be held"
    matter = seat.button("matter_0")
    assert matter.accessibleName().startswith("Bed 712-A: Dose 1 must be held")
    click(matter)
    assert seat.page_name == "patient"


def test_the_three_held_doses_of_a_cycle_are_to_be_reviewed(seat: Seat) -> None:
    reason = "prescriber"
    for _ in range(3):
        holding.hold_unbegun(seat.ward.station, NURSE, MRN, Grounds(reason, seat.ward.call()))
    seat.window.follow()
    assert "3 doses were held" in seat.button("matter_0").accessibleName()


def test_the_state_has_a_word_a_tone_and_a_sign(seat: Seat) -> None:
    assert isinstance(seat.page, WardPage)
    marks = seat.page.counted.marks
    assert marks
    assert all(mark.word and mark.tone in Tone for mark in marks)
    assert all(mark.sign or mark.tone is Tone.PLAIN for mark in marks)


def test_enter_opens_the_selected_patient(seat: Seat) -> None:
    table = seat.find("ward_list")
    press(table, Qt.Key.Key_Down)
    press(table, Qt.Key.Key_Return)
    assert seat.page_name == "patient"
    assert seat.session.mrn == MARSHALL.mrn


@pytest.mark.parametrize("typed", ["diaz", "714", "00511027"])
def test_the_slash_finds_by_name_bed_or_mrn(seat: Seat, typed: str) -> None:
    QTest.keyClick(seat.window, Qt.Key.Key_Slash)
    line = seat.line("find_patient")
    assert seat.window.focusWidget() is line
    write(line, typed)
    assert cells(seat, MRN) == []
    press(line, Qt.Key.Key_Return)
    assert seat.session.mrn == DIAZ.mrn


def test_nobody_found_is_said_and_nothing_opens(seat: Seat) -> None:
    write(seat.line("find_patient"), "smith")
    press(seat.line("find_patient"), Qt.Key.Key_Return)
    assert seat.page_name == "ward"
    assert "No patient on this ward matches “smith”" in seat.said


def test_a_scanned_wristband_opens_its_patient(seat: Seat) -> None:
    seat.page.scanned(MARSHALL.mrn)
    assert seat.page_name == "patient"
    assert seat.session.mrn == MARSHALL.mrn


def test_a_strange_wristband_opens_nothing(seat: Seat) -> None:
    seat.page.scanned("99999999")
    assert seat.page_name == "ward"
    assert "No patient of this ward has the MRN “99999999”" in seat.said


def test_the_call_that_an_alarm_asks_for_is_the_next_action(seat: Seat) -> None:
    put(seat, "6.8", test="potassium", unit="mEq/L")
    seat.window.refresh()
    assert cells(seat, MRN)[9] == "Call the prescriber: potassium high, 6.8 mEq/L Alarm"


def test_who_is_at_home_is_counted_by_what_comes_next_and_found_by_it(seat: Seat) -> None:
    station = seat.ward.station
    seat.ward.pass_time(30)
    seat.ward.give()
    why = CloseReason("prescriber", "The patient asked for a pause.")
    close_cycle(station, DOCTOR, MRN, OwnPin(PIN), why)
    discharge(station, NURSE, MRN)
    seat.session.go("ward")
    assert "1 resting" in chips(seat)
    click(seat.button("only_rest"))
    assert beds(seat) == ["712-A"]
    assert cells(seat, MRN)[5] == "Discharged"
    assert cells(seat, MRN)[9] == "Cycle 2 from 30-Nov-2026"
    seat.ward.pass_time(28 * 24 * 60)
    seat.session.go("ward")
    assert "1 review due" in chips(seat)
    click(seat.button("only_review"))
    assert cells(seat, MRN)[9] == (
        "Cycle 2 from 30-Nov-2026, or response review from 18-Dec-2026 due"
    )
    click(seat.button("only_review"))
    seat.session.go("patient", MRN)
    assert isinstance(seat.page, DosesPage)
    said = " ".join(label.text() for label in seat.page.findChildren(QLabel))
    assert "Cycle 2 from 30-Nov-2026, or response review from 18-Dec-2026." in said


def test_two_in_one_bed_are_marked_and_named(qtbot: QtBot) -> None:
    ward = make_ward()
    admission.admit(ward.station, NURSE, DIAZ)
    left = replace(DIAZ, mrn="00400219", family="Ito", given="Mai", bed=PATIENT.bed)
    first = draft(patient_stream(left.mrn), left.mrn, ward.station.now().at, admitted(left), seq=0)
    by_older(ward.station, NURSE, first)
    seat = sit_down(qtbot, ward, NURSE)
    assert "two in one bed" in cells(seat, MRN)[1]
    assert "two in one bed" in cells(seat, left.mrn)[1]
    assert "two in one bed" not in cells(seat, DIAZ.mrn)[1]
    seat.session.go("patient", MRN)
    assert f"ITO, Mai, born {left.born:%d-%b-%Y}, MRN {left.mrn} is on record in bed" in seat.spoken


@one_act
def by_older(station: Station, by: Person, first: Draft) -> None:
    """As a program did that looked at no beds."""
    station.record(by, [first])
