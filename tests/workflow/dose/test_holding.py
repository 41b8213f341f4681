"""Holding a dose: the call to the prescriber, and what a hold closes."""

from dataclasses import replace
from datetime import timedelta

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.regimen.fields import Slip
from il2nurse.workflow.chart import charting
from il2nurse.workflow.dose import administration, confirming, holding
from il2nurse.workflow.filled_step import FilledStep
from tests.normal import FILE, VITALS
from tests.shipped import ShippedRegimens
from tests.ward import (
    DOCTOR,
    MRN,
    NURSE,
    Ward,
    key,
    make_ward,
)


def test_a_result_on_file_need_not_be_typed_again(ward: Ward) -> None:
    ward.walk("hold_criteria")
    hold(ward)
    ward.pass_time(8 * 60)
    administration.begin(ward.station, NURSE, MRN)
    ward.confirm("identify", slot=2)
    confirming.confirm(ward.station, NURSE, key(2), FilledStep("pre_tests", {}))
    done = ward.dose(2).steps["pre_tests"]
    answers = ward.station.case(MRN).answers(done)
    assert answers["thallium_stress_test"] == "normal"
    assert done.on_file["thallium_stress_test"] == ward.dose(1).steps["pre_tests"].charted


def hold(ward: Ward, slot: int = 1) -> None:
    """Hold a dose with the prescriber called."""
    holding.hold(ward.station, NURSE, key(slot), Grounds("prescriber", ward.call()))


@pytest.mark.parametrize("word", ["drowsy", "lethargic", "somnolent", "unresponsive"])
def test_any_drowsiness_leaves_only_holding_the_dose(ward: Ward, word: str) -> None:
    ward.walk("vital_signs")
    ward.confirm("lethargy", alertness=word)
    assert ward.against()
    with pytest.raises(NotAllowed, match="can only be held"):
        ward.confirm("labs_urine")
    hold(ward)
    held = ward.dose().held
    assert held is not None
    assert held.call is not None
    assert (held.call.prescriber, held.call.read_back) == (DOCTOR.id, True)


def test_a_hold_needs_the_prescriber_called_and_read_back(ward: Ward) -> None:
    call = ward.call()
    for wrong in (
        replace(call, prescriber=""),
        replace(call, read_back=False),
        replace(call, at=call.at + timedelta(hours=1)),
        replace(call, order=None),
        replace(call, order="."),
    ):
        with pytest.raises(Slip):
            holding.hold(ward.station, NURSE, key(), Grounds("prescriber", wrong))
    assert ward.dose().held is None


def test_a_met_criterion_is_named_only_where_one_is_met_or_words_say_what_was_found(
    ward: Ward,
) -> None:
    grounds = Grounds("criteria", ward.call())
    for text in (None, "", "..."):
        with pytest.raises(Slip, match="No hold or stop criterion is met on record") as slip:
            holding.hold(ward.station, NURSE, key(), grounds, text=text)
        assert slip.value.field == "text"
    assert ward.dose().held is None
    holding.hold(ward.station, NURSE, key(), grounds, text="Chest pain told to the resident")
    assert ward.dose().held


def test_a_dose_that_was_not_begun_names_no_criterion_without_words_either() -> None:
    ward = make_ward()
    ward.pass_time(30)
    grounds = Grounds("criteria", ward.call())
    with pytest.raises(Slip, match="No hold or stop criterion is met on record"):
        holding.hold_unbegun(ward.station, NURSE, MRN, grounds)
    holding.hold_unbegun(ward.station, NURSE, MRN, grounds, text="Chest pain")


def test_a_criterion_that_is_met_needs_no_words(ward: Ward) -> None:
    ward.walk("labs_urine", infection="suspected")
    holding.hold(ward.station, NURSE, key(), Grounds("criteria", ward.call()))
    assert ward.dose().held


def test_an_absolute_criterion_stops_the_cycle_with_the_hold(ward: Ward) -> None:
    ward.walk("labs_urine", infection="suspected")
    hold(ward)
    course = ward.station.case(MRN).course
    assert course is not None
    assert "infection" in (course.current.stopped or "")
    with pytest.raises(NotAllowed, match="Cycle 1 was stopped"):
        administration.begin(ward.station, NURSE, MRN)


def test_ventricular_tachycardia_stops_the_course(ward: Ward) -> None:
    ward.walk("vital_signs", rhythm="ventricular_tachycardia")
    hold(ward)
    course = ward.station.case(MRN).course
    assert course is not None
    assert course.stopped


@pytest.mark.parametrize(
    ("charted", "cycle"),
    [
        ({"rhythm": "atrial_fibrillation"}, "rhythm"),
        ({"systolic_mmhg": "84"}, ""),
    ],
)
def test_what_is_charted_stops_as_much_where_the_steps_were_not_begun(
    charted: dict[str, str], cycle: str
) -> None:
    ward = make_ward()
    ward.pass_time(30)
    fields = tuple(ward.regimen.fields[name] for name in ward.regimen.monitoring.fields)
    answers = {field.id: {**VITALS, **charted}.get(field.id, "") for field in fields}
    charting.observe(
        ward.station, NURSE, MRN, fields, ObservedFact(answers, confirmed=tuple(answers))
    )
    holding.hold_unbegun(ward.station, NURSE, MRN, Grounds("line", ward.call()))
    moment = ward.station.moment(MRN)
    assert bool(moment.course.current.stopped) is bool(cycle)
    assert cycle in (moment.course.current.stopped or "")
    ward.clock.move(moment.slots[1] - moment.at)
    if cycle:
        with pytest.raises(NotAllowed, match="was stopped"):
            administration.begin(ward.station, NURSE, MRN)
    else:
        administration.begin(ward.station, NURSE, MRN)


def test_the_third_held_dose_stops_the_cycle() -> None:
    ward = make_ward()
    for _ in range(3):
        holding.hold_unbegun(ward.station, NURSE, MRN, Grounds("breathing", ward.call()))
        ward.pass_time(8 * 60)
    with pytest.raises(NotAllowed, match="3 doses held"):
        administration.begin(ward.station, NURSE, MRN)


@pytest.mark.parametrize("reason", ["late", "line", "drug_not_available", "refused"])
def test_a_dose_missed_for_another_reason_than_the_patient_does_not_count(reason: str) -> None:
    ward = make_ward()
    for _ in range(4):
        holding.hold_unbegun(ward.station, NURSE, MRN, Grounds(reason, ward.call()))
    moment = ward.station.moment(MRN)
    assert not moment.course.current.stopped
    assert moment.case.holds_that_count(moment.course) == 0


def test_what_speaks_against_the_dose_counts_whatever_reason_is_chosen(ward: Ward) -> None:
    ward.walk("vital_signs", systolic_mmhg="84")
    holding.hold(ward.station, NURSE, key(), Grounds("line", ward.call()))
    moment = ward.station.moment(MRN)
    assert moment.case.holds_that_count(moment.course) == 1


def test_another_reason_is_told_in_words(ward: Ward) -> None:
    for said in ("", ".", "Busy."):
        with pytest.raises(Slip, match="Write in words what the other reason is"):
            holding.hold(ward.station, NURSE, key(), Grounds("other", ward.call()), text=said)
    holding.hold(ward.station, NURSE, key(), Grounds("other", ward.call()), text="Moved to 4 East")
    assert ward.dose().held is not None


def test_a_fifteenth_dose_cannot_be_begun() -> None:
    ward = make_ward(book=book_that_holds_thirteen_doses())
    for _ in range(13):
        holding.hold_unbegun(ward.station, NURSE, MRN, Grounds("late", ward.call()))
    ward.pass_time(13 * 8 * 60)
    ward.give(slot=14)
    with pytest.raises(NotAllowed, match="accounted for"):
        administration.begin(ward.station, NURSE, MRN)


def book_that_holds_thirteen_doses() -> ShippedRegimens:
    """The shipped regimen, but that 14 instead of 3 held doses stop the cycle."""
    book, text = ShippedRegimens(), FILE.read_text(encoding="utf-8")
    for mark, line in (
        ('id = "held_doses_stop_cycle"', "value = {}"),
        ('id = "doses_held_absolute"', "at_least = {}"),
    ):
        at = text.index(line.format(3), text.index(mark))
        text = text[:at] + line.format(14) + text[at + len(line.format(3)) :]
    book.use(text)
    return book
