"""Reactions from the patient page: F12 stops first, outcomes later, a prescriber reopens."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.record.dose.corrected import DoseValue
from il2nurse.domain.record.dose.facts import ReactionFact
from il2nurse.domain.record.dose.infusion import InfusionState
from il2nurse.ui.dose.dialogs.not_given import NotGivenDialog
from il2nurse.ui.page.patient_page import PatientPage
from il2nurse.ui.patient.doses_page import DosesPage
from il2nurse.ui.reactions.reaction import ReactionDialog
from il2nurse.workflow.dose import administration, holding
from il2nurse.workflow.dose.correcting import correct_dose
from il2nurse.workflow.dose.dose_change import DoseChange
from il2nurse.workflow.dose.reacting import react
from il2nurse.workflow.people.sign_in import Witness
from tests.normal import FILE
from tests.shipped import ShippedRegimens
from tests.ui.dose.keyboard import Bed
from tests.ui.hands import click
from tests.ui.looks import doubled_shortcuts, unnamed
from tests.ui.seed import DIAZ, Seat, sit_down
from tests.ward import DOCTOR, MRN, NURSE, PIN, SECOND, Ward, key, make_ward


def look_at(seat: Seat, mrn: str = MRN) -> DosesPage:
    seat.session.go("patient", mrn)
    assert isinstance(seat.page, DosesPage)
    return seat.page


def hand(seat: Seat) -> Bed:
    return Bed(seat.ward, seat.session, seat.window)


def given(ward: Ward) -> None:
    ward.pass_time(30)
    ward.give()


def press_f12(seat: Seat) -> ReactionDialog:
    page = look_at(seat)
    QTest.keyClick(seat.window, Qt.Key.Key_F12)
    dialog = page.drawer.top
    assert isinstance(dialog, ReactionDialog)
    return dialog


def as_doctor(qtbot: QtBot, ward: Ward) -> Seat:
    return sit_down(qtbot, ward, DOCTOR)


def test_f12_on_the_patient_page_stops_a_running_infusion_first(seat: Seat) -> None:
    seat.ward.pass_time(30)
    administration.begin(seat.ward.station, NURSE, MRN)
    seat.ward.walk("line")
    seat.ward.start()
    seat.ward.pass_time(3)
    dialog = press_f12(seat)
    assert not dialog.terms.isVisible()
    hand(seat).enter()
    infusion = seat.ward.dose().infusion
    assert infusion
    assert infusion.state is InfusionState.STOPPED
    assert infusion.ended
    assert infusion.ended.at == seat.ward.station.now().at


@pytest.mark.parametrize(
    "page", ["patient", "flowsheet", "laboratory", "assessment", "neuro", "order", "plan_cycle"]
)
def test_f12_works_on_every_page_about_a_patient(seat: Seat, page: str) -> None:
    given(seat.ward)
    seat.session.go(page, MRN)
    QTest.keyClick(seat.window, Qt.Key.Key_F12)
    assert seat.page_name == page
    assert isinstance(seat.page, PatientPage)
    assert isinstance(seat.page.drawer.top, ReactionDialog)


def test_f12_does_not_wait_for_another_dialog(seat: Seat) -> None:
    given(seat.ward)
    page = look_at(seat)
    QTest.keyClick(seat.window, Qt.Key.Key_V)
    waiting = page.drawer.top
    page.drawer.close(press_f12(seat))
    assert page.drawer.top is waiting


def test_without_a_dose_f12_says_why_nothing_opens(seat: Seat) -> None:
    seat.session.go("neuro", DIAZ.mrn)
    QTest.keyClick(seat.window, Qt.Key.Key_F12)
    assert seat.page_name == "neuro"
    assert "A reaction is recorded with a dose, by someone who charts" in seat.said


def test_the_onset_is_the_stop_where_nothing_else_is_typed(seat: Seat) -> None:
    seat.ward.pass_time(30)
    administration.begin(seat.ward.station, NURSE, MRN)
    seat.ward.walk("line")
    seat.ward.start()
    press_f12(seat)
    bed = hand(seat)
    bed.enter()
    stopped_at = seat.ward.station.now().at
    seat.ward.pass_time(4)
    bed.write("chills")
    bed.enter()
    bed.write("2")
    bed.enter()
    bed.write("Blanket")
    bed.press(Qt.Key.Key_Return, ctrl=True)
    (kept,) = seat.ward.dose().reactions
    assert (kept.term, kept.grade, kept.at, kept.stopped) == ("chills", 2, stopped_at, True)


def test_outside_a_dose_it_belongs_to_the_last_one(seat: Seat) -> None:
    given(seat.ward)
    press_f12(seat)
    bed = hand(seat)
    bed.write("rash")
    bed.enter()
    bed.write("1")
    bed.enter()
    bed.write("None needed")
    bed.press(Qt.Key.Key_Return, ctrl=True)
    assert [each.term for each in seat.ward.dose().reactions] == ["rash"]


def test_without_any_dose_the_button_says_why_nothing_opens(seat: Seat) -> None:
    look_at(seat, DIAZ.mrn)
    click(seat.button("reaction"))
    assert "A reaction is recorded with a dose, by someone who charts" in seat.said


def test_a_reaction_that_closes_the_course_says_so_before_it_is_recorded(seat: Seat) -> None:
    given(seat.ward)
    dialog = press_f12(seat)
    hand(seat).write("chest pain")
    hand(seat).enter()
    assert dialog.form
    dialog.form.set_answers({"grade": "2", "action": "ECG"})
    said = dialog.form.editors["grade"].label.text()
    assert "any grade closes the course: no further dose until a prescriber decides." in said
    click(seat.button("record_reaction"))
    assert "The course is closed until a prescriber decides." in seat.said
    assert "Closed: Chest pain, grade 2 (dose 1). No dose may be given until" in seat.spoken
    # The dose that was begun is still brought to its end.
    assert seat.button("begin_dose").text() == "Continue dose 1"
    assert not seat.shows("reopen")


def test_the_grades_speak_in_the_words_of_the_term(seat: Seat) -> None:
    given(seat.ward)
    dialog = press_f12(seat)
    term = next(each for each in seat.ward.regimen.reactions if each.grades)
    hand(seat).write(term.label)
    hand(seat).enter()
    assert f"1 · {term.grades[0]}" in seat.spoken
    assert dialog.terms.term() == term.id


def test_the_outcome_is_told_later(seat: Seat) -> None:
    given(seat.ward)
    react(seat.ward.station, NURSE, key(), ReactionFact("chills", None, "Blanket", grade=1))
    look_at(seat)
    assert "Reaction goes on: Chills, grade 1" in seat.spoken
    QTest.keyClick(seat.window, Qt.Key.Key_T)
    resolved = seat.ward.regimen.outcomes.index(
        next(each for each in seat.ward.regimen.outcomes if each.word == "resolved")
    )
    bed = hand(seat)
    bed.write(str(resolved + 1))
    bed.press(Qt.Key.Key_Return, ctrl=True)
    (kept,) = seat.ward.dose().reactions
    assert (kept.first_outcome, kept.outcome) == ("ongoing", "resolved")
    assert "goes on" not in seat.spoken


def test_a_prescriber_lets_a_closed_course_go_on(qtbot: QtBot, ward: Ward) -> None:
    given(ward)
    react(ward.station, NURSE, key(), ReactionFact("chest_pain", None, "ECG", grade=2))
    seat = as_doctor(qtbot, ward)
    look_at(seat)
    QTest.keyClick(seat.window, Qt.Key.Key_U)
    bed = hand(seat)
    bed.write("1")
    bed.enter()
    bed.write("No pain since, ECG unchanged")
    bed.enter()
    bed.write("Troponin normal, not cardiac")
    bed.enter()
    bed.write(PIN)
    bed.enter()
    course = ward.station.case(MRN).course
    assert course
    assert not course.stopped
    assert course.reopened[0].reason == "Troponin normal, not cardiac"
    assert course.reopened[0].resolved == "No pain since, ECG unchanged"


def test_a_wrong_pin_opens_nothing(qtbot: QtBot, ward: Ward) -> None:
    given(ward)
    react(ward.station, NURSE, key(), ReactionFact("chest_pain", None, "ECG", grade=2))
    seat = as_doctor(qtbot, ward)
    look_at(seat)
    click(seat.button("reopen"))
    bed = hand(seat)
    bed.write("1")
    bed.enter()
    bed.write("No pain since, ECG unchanged")
    bed.enter()
    bed.write("Not cardiac")
    bed.enter()
    bed.write("0815")
    bed.enter()
    course = ward.station.case(MRN).course
    assert course
    assert course.stopped
    assert "PIN is not right" in seat.spoken


def held_three_times(text: str) -> Ward:
    book = ShippedRegimens()
    book.use(text)
    ward = make_ward(book=book)
    for _ in range(3):
        holding.hold_unbegun(ward.station, NURSE, MRN, Grounds("prescriber", ward.call()))
        ward.pass_time(8 * 60)
    return ward


def test_a_cycle_stopped_by_holds_goes_on_where_the_regimen_allows_it(qtbot: QtBot) -> None:
    text = FILE.read_text(encoding="utf-8")
    allowed = text.replace("cycle_after_holds = false", "cycle_after_holds = true")
    seat = as_doctor(qtbot, held_three_times(allowed))
    look_at(seat)
    assert seat.shows("reopen")


def test_as_shipped_a_cycle_stopped_by_holds_stays_stopped(qtbot: QtBot) -> None:
    seat = as_doctor(qtbot, held_three_times(FILE.read_text(encoding="utf-8")))
    look_at(seat)
    assert not seat.shows("reopen")


def test_a_cycle_goes_on_where_the_hold_that_stopped_it_was_struck_out(qtbot: QtBot) -> None:
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("labs_urine", urine_8h_ml="70")
    holding.hold(ward.station, NURSE, key(), Grounds("kidney", ward.call()))
    seat = as_doctor(qtbot, ward)
    look_at(seat)
    assert not seat.shows("reopen")
    change = DoseChange(DoseValue.HELD, "", "The urine was of another bag")
    correct_dose(ward.station, NURSE, key(), change, Witness(SECOND.id, PIN))
    look_at(seat)
    assert seat.shows("reopen")


def test_names_and_keys(seat: Seat) -> None:
    given(seat.ward)
    react(seat.ward.station, NURSE, key(), ReactionFact("chills", None, "Blanket", grade=1))
    page = look_at(seat)
    assert unnamed(page) == []
    assert doubled_shortcuts(page) == []
    assert page.acts.outcome.isVisible()


def test_a_dose_is_held_for_a_reaction_that_is_on_record(seat: Seat) -> None:
    ward = seat.ward
    given(ward)
    seen = ReactionFact("fever", "39.4 after the dose", "Acetaminophen as ordered")
    react(ward.station, NURSE, key(), seen, ward.station.now().at)
    administration.sign(ward.station, NURSE, key(), "The reaction is told", PIN)
    page = look_at(seat)
    click(seat.button("not_given"))
    dialog = page.drawer.top
    assert isinstance(dialog, NotGivenDialog)
    assert dialog.form is not None
    (reaction,) = ward.dose().reactions
    dialog.form.set_answers(
        {
            "reason": "prescriber",
            "reaction": reaction.reference,
            "prescriber": DOCTOR.id,
            "called_at": ward.station.now().at.isoformat(),
            "order": "As agreed",
            "read_back": ("yes",),
        }
    )
    click(seat.button("record_not_given"))
    held = ward.dose(2).held
    assert held is not None
    assert held.reaction == reaction.reference


def test_without_a_reaction_on_record_nobody_is_asked_for_one(seat: Seat) -> None:
    page = look_at(seat)
    click(seat.button("not_given"))
    dialog = page.drawer.top
    assert isinstance(dialog, NotGivenDialog)
    assert dialog.form is not None
    assert "reaction" not in dialog.form.editors
