"""An infusion that began on paper, or was lost, and still runs is taken over as what it is."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.dose.corrected import DoseValue
from il2nurse.domain.record.dose.dose import DoseState
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.head_code import short_code
from il2nurse.domain.record.register.seal import Head
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.alarms.alarms import alarms
from il2nurse.domain.rules.chart.unusual import Unusual
from il2nurse.domain.rules.course.slots import gap_ends
from il2nurse.domain.values.text import text_of
from il2nurse.readable.audit.entry_words import EntryWords
from il2nurse.readable.wording import Wording
from il2nurse.workflow.dose import administration, ending, infusing
from il2nurse.workflow.dose.correcting import correct_dose
from il2nurse.workflow.dose.dose_change import DoseChange
from il2nurse.workflow.dose.given_on_form import enter_given
from il2nurse.workflow.dose.held_on_form import enter_held
from il2nurse.workflow.forms import PaperForm
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import ward_row
from tests.lost import lose
from tests.papers import summary_of
from tests.ward import MRN, NURSE, PIN, SECOND, ZONE, Ward, key, make_ward
from tests.workflow.dose.forms import GIVEN, OTHER, STARTED, enter, held

RUNNING = replace(GIVEN, ended=None, given_ml=None)


@pytest.fixture
def ward() -> Ward:
    """Ten minutes after an infusion was begun while the program was down."""
    ward = make_ward()
    ward.pass_time(60 + 5 + 10)
    return ward


def test_the_infusion_runs_from_its_true_start(ward: Ward) -> None:
    enter(ward, RUNNING)
    dose, now = ward.dose(), ward.station.now()
    assert (dose.state, dose.infusing, dose.ended) == (DoseState.RUNNING, True, False)
    assert dose.infusion
    assert dose.infusion.started.at == STARTED
    assert dose.infusion.left(now) == timedelta(minutes=5)
    assert dose.on_form
    assert dose.on_form.running
    assert dose.infusion.by == "Lena Haas, RN (agency)"
    row = ward_row(ward.station, MRN)
    assert (row.state, row.left) == (WardState.RUNNING, timedelta(minutes=5))
    moment = ward.station.moment(MRN)
    assert gap_ends(moment) == STARTED + moment.regimen.timetable.earliest_after_start
    assert not moment.case.chart.fluids


def test_its_end_is_recorded_as_any_other_and_what_follows_is_asked(ward: Ward) -> None:
    enter(ward, RUNNING)
    with pytest.raises(NotAllowed, match="is left"):
        ending.complete(ward.station, NURSE, key())
    ward.pass_time(6)
    ending.complete(ward.station, NURSE, key())
    (fluid,) = ward.station.case(MRN).chart.fluids
    assert fluid.fluid.kind == "aldesleukin_bag"
    assert ward.open_step() == "flush"
    ward.walk("flush")
    ward.vital_signs()
    ward.pass_time(16)
    ward.vital_signs()
    ward.confirm("vital_signs_after")
    administration.sign(ward.station, NURSE, key(), "Ended the dose", PIN)
    dose = ward.dose()
    assert (dose.state, dose.ended) == (DoseState.COMPLETED, True)
    assert dose.on_form


def test_to_enter_it_signs_no_dose(ward: Ward) -> None:
    """The dose is signed at its end, as any other; no signature falls by that end."""
    enter(ward, RUNNING)
    assert ward.dose().signatures == ()
    assert not ward.dose().signed
    assert ward_row(ward.station, MRN).from_paper == 1
    ward.pass_time(6)
    ending.complete(ward.station, NURSE, key())
    assert not ward.dose().ended


def test_it_is_paused_and_stopped_early_as_any_other(ward: Ward) -> None:
    enter(ward, RUNNING)
    pause = ward.regimen.pause_reasons[0].word
    infusing.pause(ward.station, NURSE, key(), pause)
    ward.pass_time(3)
    infusing.resume(ward.station, NURSE, key())
    assert ward.dose().infusion.left(ward.station.now()) == timedelta(minutes=5)  # type: ignore[union-attr]  # it runs
    ending.stop(ward.station, NURSE, key(), ward.regimen.stop_reasons[0].word)
    infusion = ward.dose().infusion
    assert infusion
    assert infusion.end_kind is Kind.INFUSION_STOPPED


def test_one_that_is_over_its_time_raises_the_alarm(ward: Ward) -> None:
    ward.pass_time(20)
    enter(ward, RUNNING)
    found = alarms(ward.station.moment(MRN), ward.station.now())
    (over,) = [each for each in found if each.kind is AlarmKind.OVER]
    assert over.level == 15
    (paper,) = [each for each in found if each.kind is AlarmKind.ON_PAPER]
    assert "Dose 1 was begun on paper (form " in paper.say


def test_every_face_says_that_it_is_a_late_entry(ward: Ward) -> None:
    enter(ward, RUNNING)
    told = summary_of(ward.station, key())
    assert any("begun on paper at" in note for note in told.patient.notes)
    assert "08:05" in text_of(told.outcome.detail)
    words = Wording(ward.station.people(), ZONE, ward.station.today(ward.station.now().at))
    entry = next(
        each for each in ward.station.entries(MRN) if each.kind is Kind.DOSE_GIVEN_ON_PAPER
    )
    said = EntryWords(words, ward.station.regimens.today().values()).what(entry)
    assert said.startswith("Infusion begun on paper at 08:05, late entry of 08:15 from form ")


def test_what_cannot_be_meant_is_refused(ward: Ward) -> None:
    ahead = replace(RUNNING, started=ward.station.now().at + timedelta(minutes=1))
    with pytest.raises(Slip, match="in the future"):
        enter(ward, ahead)
    with pytest.raises(Slip, match="neither a volume nor a reason"):
        enter(ward, replace(RUNNING, given_ml=Decimal(20)))
    with pytest.raises(Slip, match="Type the volume"):
        enter(ward, replace(GIVEN, given_ml=None, ended=STARTED + timedelta(minutes=9)))
    enter(ward, RUNNING)
    with pytest.raises(NotAllowed, match=r"Dose 1 runs by the record.* record its end there"):
        enter(ward, RUNNING, OTHER)
    ward.pass_time(8 * 60)
    later = replace(RUNNING, started=STARTED + timedelta(hours=8))
    with pytest.raises(Slip, match=r"Dose 1, begun .*, runs by the record"):
        enter(ward, later, OTHER, slot=2)


def test_no_infusion_runs_for_days(ward: Ward) -> None:
    ward.pass_time(60 * 48)
    with pytest.raises(Slip, match="Enter when it ended"):
        enter(ward, RUNNING)


def test_one_of_another_patient_is_struck_out_while_it_runs(ward: Ward) -> None:
    enter(ward, RUNNING)
    change = DoseChange(DoseValue.ON_PAPER, "", "It was the neighbour's form")
    correct_dose(ward.station, NURSE, key(), change, Witness(SECOND.id, PIN))
    assert (ward.dose().given, ward.dose().on_form) == (None, None)
    enter(ward, RUNNING)
    assert ward.dose().infusing


def test_a_lost_entry_is_a_source_and_serves_once(ward: Ward) -> None:
    with pytest.raises(Slip, match="Entry 20 is not among the lost entries of this patient"):
        enter(ward, RUNNING, "lost entry 20")
    setback = lose(ward.station)
    number = setback.agreed + 3
    enter(ward, RUNNING, f" Entry {number}")
    paper = ward.dose().on_form
    assert paper
    assert paper.form == f"lost entry {number}"
    ward.pass_time(7)
    ending.complete(ward.station, NURSE, key())
    ward.pass_time(8 * 60)
    hours = timedelta(hours=8)
    later = replace(GIVEN, started=STARTED + hours, ended=STARTED + hours + timedelta(minutes=15))
    with pytest.raises(Slip, match=f"Lost entry {number} was entered already"):
        enter(ward, later, f"lost entry {number}", slot=2)
    with pytest.raises(Slip, match="not among the lost entries"):
        enter(ward, later, f"lost entry {setback.seen.number + 1}", slot=2)
    note = summary_of(ward.station, key()).patient.notes
    assert any(f"dose 1: lost entry {number}, begun on paper at" in each for each in note)


def test_the_code_of_a_printed_paper_is_a_source_of_several_doses(ward: Ward) -> None:
    code = short_code(ward.station.register.head())
    with pytest.raises(Slip, match="One character of this code is wrong"):
        enter(ward, RUNNING, code[:-1] + ("A" if code[-1] != "A" else "B"))
    ward.pass_time(8 * 60)
    enter(ward, GIVEN, code.lower())
    enter_held(ward.station, NURSE, key(2), PaperForm(code), held(ward), PIN)
    for slot in (1, 2):
        paper = ward.dose(slot).on_form
        assert paper
        assert paper.form == f"paper {code}"
        assert not any("is not in this register" in each for each in paper.objections)


@pytest.mark.parametrize("ahead", [False, True], ids=["another seal", "an entry to come"])
def test_a_paper_of_another_register_is_asked_about_and_shown(ward: Ward, *, ahead: bool) -> None:
    ward.pass_time(8 * 60)
    number = ward.station.register.head().number + ahead
    code = short_code(Head(number, "9f3a77c1" * 8))
    with pytest.raises(Unusual, match=r"is not in this register.*Is the number right"):
        enter(ward, GIVEN, code)
    assert not ward.station.case(MRN).doses
    enter_given(ward.station, NURSE, key(), PaperForm(code, sure=True), GIVEN, PIN)
    paper = ward.dose().on_form
    assert paper
    assert any("is not in this register" in each for each in paper.objections)


def test_what_is_no_source_names_all_three(ward: Ward) -> None:
    with pytest.raises(Slip, match=r"not the number of a form.*“lost entry 812”"):
        enter_given(ward.station, NURSE, key(), PaperForm("a sheet"), RUNNING, PIN)
