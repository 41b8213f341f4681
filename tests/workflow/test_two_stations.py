"""Another station records between the decision and the writing: it is decided again, or refused."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.chart.facts import FluidFact, KnownFrom, ObservedFact
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.regimen.fields import Slip
from il2nurse.workflow.chart import correcting, fluids
from il2nurse.workflow.chart.correcting import ValueChange
from il2nurse.workflow.course import closing, moving
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.dose import administration, confirming, holding, infusing
from il2nurse.workflow.filled_step import FilledStep
from il2nurse.workflow.one_act import KeptBefore
from il2nurse.workflow.patient import admission
from il2nurse.workflow.patient.data import correct_patient
from il2nurse.workflow.patient.pre_tests import BesideResults, chart_pre_tests
from il2nurse.workflow.patient.reports import attach_report, report_of, take_report_off
from il2nurse.workflow.people import access
from tests.pdfs import pdf
from tests.ward import (
    CHARGE,
    DOCTOR,
    FIRST_SLOT,
    MRN,
    NURSE,
    PATIENT,
    PIN,
    SECOND,
    key,
)
from tests.workflow.between import TwoStations, two_stations

WHY = "The patient was in the scanner"


@pytest.fixture
def two() -> TwoStations:
    """A ward whose first dose is begun, seen from two stations."""
    two = two_stations()
    two.ward.pass_time(30)
    administration.begin(two.here, NURSE, MRN)
    return two


def count(two: TwoStations, kind: Kind) -> int:
    return len(two.register.of_kind(kind))


def hold_there(two: TwoStations) -> None:
    holding.hold(two.other, SECOND, key(), Grounds("prescriber", two.ward.call()))


def test_what_another_charted_is_looked_at_and_the_step_is_kept(two: TwoStations) -> None:
    water = FluidFact("in", "oral", Decimal(200))
    two.meanwhile(lambda: fluids.chart_fluid(two.other, SECOND, MRN, water))
    two.ward.confirm("identify")
    assert count(two, Kind.STEP_CONFIRMED) == count(two, Kind.FLUID) == 1


def test_an_act_looks_once_for_what_is_new_until_it_is_kept(two: TwoStations) -> None:
    two.register.looks = 0
    looked: list[int] = []
    two.meanwhile(lambda: looked.append(two.register.looks))
    two.ward.confirm("identify")
    assert looked == [1]


def test_what_came_since_the_page_was_shown_is_looked_at_by_the_click(two: TwoStations) -> None:
    two.here.case(MRN)
    hold_there(two)
    with pytest.raises(NotAllowed, match="held"):
        two.ward.confirm("identify")
    assert count(two, Kind.STEP_CONFIRMED) == 0


def test_a_step_of_a_dose_that_was_held_elsewhere_is_refused_by_name(two: TwoStations) -> None:
    two.meanwhile(lambda: hold_there(two))
    with pytest.raises(NotAllowed, match="Jonna Lindqvist, RN at WOW-07 recorded meanwhile"):
        two.ward.confirm("identify")
    assert count(two, Kind.STEP_CONFIRMED) == 0


def test_a_note_elsewhere_is_read_before_one_signs(two: TwoStations) -> None:
    two.ward.confirm("identify")
    hold_there(two)
    note = "The daughter called."
    two.meanwhile(lambda: administration.add_note(two.other, SECOND, key(), note))
    with pytest.raises(NotAllowed, match=r"WOW-07 recorded.*look at the page again"):
        administration.sign(two.here, NURSE, key(), "Held the dose", PIN)
    assert count(two, Kind.SIGNED) == 0
    administration.sign(two.here, NURSE, key(), "Held the dose", PIN)
    assert count(two, Kind.SIGNED) == 1


def test_a_value_corrected_for_the_worse_elsewhere_stops_the_start(two: TwoStations) -> None:
    two.ward.walk("line")
    observed = two.here.case(MRN).chart.newest("urine_8h_ml", two.here.now().at)
    assert observed is not None
    urine = two.ward.regimen.fields["urine_8h_ml"]
    two.meanwhile(
        lambda: correcting.correct(
            two.other,
            SECOND,
            MRN,
            ValueChange(observed.seq, urine, "60", "Read from the wrong list"),
        )
    )
    with pytest.raises(NotAllowed, match=r"Urine.*WOW-07 recorded meanwhile"):
        infusing.start(two.here, NURSE, key(), {})
    assert count(two, Kind.INFUSION_STARTED) == 0


def test_a_cycle_closed_elsewhere_is_not_moved() -> None:
    two = two_stations()
    two.ward.pass_time(180)
    reason = closing.CloseReason("prescriber", WHY)
    two.meanwhile(
        lambda: closing.close_cycle(two.other, DOCTOR, MRN, OwnPin(PIN), reason),
    )
    to = FIRST_SLOT + timedelta(hours=3)
    with pytest.raises((NotAllowed, Slip)) as refused:
        moving.move_slots(two.here, DOCTOR, MRN, OwnPin(PIN), to, WHY)
    assert "WOW-07 recorded meanwhile" in str(refused.value)
    assert count(two, Kind.SLOTS_MOVED) == 0


def test_one_number_is_one_patient_from_two_stations() -> None:
    two = two_stations()
    other = replace(PATIENT, bed="713-A", mrn="77", family="Okoro", given="Ada")
    two.meanwhile(lambda: admission.admit(two.other, SECOND, other))
    with pytest.raises(NotAllowed, match=r"already belongs to OKORO.*WOW-07 recorded meanwhile"):
        admission.admit(two.here, NURSE, replace(PATIENT, bed="713-A", mrn="77", family="Diaz"))
    assert two.here.case("77").patient.family == "Okoro"


def test_one_bed_is_not_given_to_two_from_two_stations() -> None:
    two = two_stations()
    other = replace(PATIENT, bed="713-A", mrn="77", family="Okoro", given="Ada")
    third = replace(PATIENT, bed="713-A", mrn="84", family="Lund", given="Per")
    two.meanwhile(lambda: admission.admit(two.other, SECOND, other))
    with pytest.raises(Slip, match="Bed 713-A is taken: OKORO, Ada"):
        admission.admit(two.here, NURSE, third)


def test_a_patient_whose_dose_was_begun_elsewhere_is_not_discharged() -> None:
    two = two_stations()
    two.ward.pass_time(30)
    reason = closing.CloseReason("prescriber", WHY)
    administration.begin(two.here, NURSE, MRN)
    hold_there(two)
    closing.close_cycle(two.here, DOCTOR, MRN, OwnPin(PIN), reason)
    again = replace(PATIENT, bed="714-B")
    two.meanwhile(lambda: admission.discharge(two.other, SECOND, MRN))
    with pytest.raises(NotAllowed, match=r"discharged already.*WOW-07 recorded meanwhile"):
        admission.discharge(two.here, NURSE, MRN)
    assert admission.admit(two.here, NURSE, again).kind is Kind.PATIENT_READMITTED
    assert count(two, Kind.PATIENT_DISCHARGED) == 1


def test_access_ended_while_one_acts_keeps_nothing(two: TwoStations) -> None:
    two.meanwhile(lambda: access.end_person(two.other, CHARGE, NURSE.id))
    with pytest.raises(NotAllowed, match="has no access to this ward any more"):
        two.ward.confirm("identify")
    assert count(two, Kind.STEP_CONFIRMED) == 0


def test_a_step_recorded_twice_under_one_request_stands_once(two: TwoStations) -> None:
    filled = FilledStep("identify", two.ward.answers("identify"))
    confirming.confirm(two.here, NURSE, key(), filled, "press-1")
    two.ward.pass_time(1)
    with pytest.raises(KeptBefore, match="recorded already, at 07:30"):
        confirming.confirm(two.here, NURSE, key(), filled, "press-1")
    assert count(two, Kind.STEP_CONFIRMED) == 1


def test_a_volume_sent_again_under_its_request_counts_once() -> None:
    two = two_stations()
    water = FluidFact("in", "oral", Decimal(200))
    fluids.chart_fluid(two.here, NURSE, MRN, water, request="press-1")
    two.ward.pass_time(2)
    with pytest.raises(KeptBefore, match="a second time"):
        fluids.chart_fluid(two.here, NURSE, MRN, water, request="press-1")
    assert count(two, Kind.FLUID) == 1


def test_data_corrected_elsewhere_since_the_dialog_was_opened_are_not_put_back() -> None:
    two = two_stations()
    shown, request = two.here.case(MRN).patient, two.here.new_id()
    moved = replace(shown, bed="714-B")
    correct_patient(two.other, SECOND, MRN, moved, "Moved to the window")
    told = replace(shown, allergies=("latex (rash)",))
    with pytest.raises(NotAllowed, match=r"WOW-07 recorded meanwhile.*712-A.*still right"):
        correct_patient(two.here, NURSE, MRN, told, "The daughter says so", request=request)
    assert two.here.case(MRN).patient.bed == "714-B"
    told = replace(moved, allergies=("latex (rash)",))
    correct_patient(two.here, NURSE, MRN, told, "The daughter says so", request=request)
    kept = two.here.case(MRN).patient
    assert (kept.bed, kept.allergies) == ("714-B", ("latex (rash)",))


def test_a_value_corrected_elsewhere_since_the_dialog_was_opened_is_looked_at() -> None:
    two = two_stations()
    two.ward.vital_signs()
    seq = two.here.case(MRN).chart.next_seq - 1
    field, request = two.ward.regimen.fields["systolic_mmhg"], two.here.new_id()
    correcting.correct(
        two.other, SECOND, MRN, ValueChange(seq, field, "122", "Read from the cuff's memory")
    )
    two.ward.vital_signs()

    def correct_here() -> None:
        correcting.correct(
            two.here,
            NURSE,
            MRN,
            ValueChange(seq, field, "126", "Typed from the paper"),
            request=request,
        )

    with pytest.raises(NotAllowed, match=r"WOW-07 recorded meanwhile.*122.*press the button again"):
        correct_here()
    correct_here()
    observed = two.here.case(MRN).chart.at_seq(seq)
    assert observed is not None
    assert observed.values["systolic_mmhg"] == "126"


def test_what_is_recorded_without_end_is_refused_and_not_tried_for_ever(two: TwoStations) -> None:
    water = FluidFact("in", "oral", Decimal(200))

    def again() -> None:
        fluids.chart_fluid(two.other, SECOND, MRN, water)
        two.meanwhile(again)

    two.meanwhile(again)
    with pytest.raises(NotAllowed, match="Someone else is recording for this patient"):
        two.ward.confirm("identify")


def test_a_report_that_another_replaced_meanwhile_is_not_taken_off(two: TwoStations) -> None:
    first, second = report_of(pdf()), report_of(pdf(2))
    typed = ObservedFact({"chest_x_ray": "normal", "chest_x_ray_date": "2026-11-14"})
    typed = replace(typed, source=KnownFrom.REPORT)
    chart_pre_tests(two.here, NURSE, MRN, typed, beside=BesideResults({"chest_x_ray": first}))
    two.meanwhile(lambda: attach_report(two.other, SECOND, MRN, "chest_x_ray", second))
    with pytest.raises(NotAllowed, match="another report is attached since"):
        take_report_off(two.here, NURSE, MRN, "chest_x_ray", first.digest, "Of bed 4")
    assert count(two, Kind.REPORT_TAKEN_OFF) == 0
