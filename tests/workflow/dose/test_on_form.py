"""A dose given or held on paper is entered afterwards as what it is."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.chart.facts import FluidFact
from il2nurse.domain.record.dose.dose import DoseState
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.alarms.alarms import alarms
from il2nurse.domain.rules.course.slots import gap_ends, next_slot
from il2nurse.domain.rules.dose.on_form import enterable
from il2nurse.domain.values.form_number import make_number
from il2nurse.domain.values.instants import Stretch
from il2nurse.domain.values.text import text_of
from il2nurse.readable.audit.entry_words import EntryWords
from il2nurse.readable.flowsheet.marks import dose_marks
from il2nurse.readable.wording import Wording
from il2nurse.workflow.chart import fluids
from il2nurse.workflow.dose import administration, holding
from il2nurse.workflow.dose.given_on_form import enter_given
from il2nurse.workflow.dose.held_on_form import enter_held
from il2nurse.workflow.forms import PaperForm
from tests.papers import summary_of
from tests.reports.stories import observe
from tests.ward import (
    FIRST_SLOT,
    IDENTITY,
    MRN,
    NURSE,
    PIN,
    SECOND,
    ZONE,
    Ward,
    key,
    make_station,
    make_ward,
)
from tests.workflow.between import two_stations
from tests.workflow.dose.forms import ENDED, FORM, GIVEN, OTHER, STARTED, enter, held


@pytest.fixture
def ward() -> Ward:
    """Five hours after a dose that was given while the program was down."""
    ward = make_ward()
    ward.pass_time(6 * 60)
    return ward


def test_it_stands_as_given_when_it_was_given(ward: Ward) -> None:
    enter(ward)
    dose = ward.dose()
    assert (dose.state, dose.ended) == (DoseState.COMPLETED, True)
    assert dose.given
    infusion, paper = dose.infusion, dose.on_form
    assert infusion
    assert paper
    assert (infusion.started.at, infusion.ended and infusion.ended.at) == (STARTED, GIVEN.ended)
    assert infusion.elapsed(ward.station.now()) == timedelta(minutes=16)
    assert (paper.happened, paper.entered) == (STARTED, ward.station.now().at)
    assert (paper.form, paper.by, paper.checked, paper.entered_by) == (
        FORM,
        "Lena Haas, RN (agency)",
        SECOND.id,
        NURSE.id,
    )


def test_it_counts_for_intervals_totals_and_the_next_slot(ward: Ward) -> None:
    enter(ward)
    moment = ward.station.moment(MRN)
    assert gap_ends(moment) == STARTED + moment.regimen.timetable.earliest_after_start
    assert next_slot(moment) == 2
    (fluid,) = moment.case.chart.fluids
    assert (fluid.fluid.kind, fluid.fluid.ml, fluid.fluid.at) == (
        "aldesleukin_bag",
        Decimal("52.3"),
        GIVEN.ended,
    )


def test_no_running_infusion_and_no_live_timer_ever_stood_for_it(ward: Ward) -> None:
    before = ward.station.register.head().number
    enter(ward)
    kinds = [entry.kind for entry in ward.station.register.since(before)]
    assert kinds == [Kind.DOSE_BEGUN, Kind.DOSE_GIVEN_ON_PAPER, Kind.FLUID, Kind.FORM_ENTERED]


def test_a_form_is_entered_once_at_whatever_station(ward: Ward) -> None:
    enter(ward)
    ward.pass_time(8 * 60)
    later = replace(GIVEN, started=STARTED + timedelta(hours=8), ended=ENDED + timedelta(hours=8))
    away = make_station(ward.station.register, ward.clock, "WOW-07")
    head = ward.station.register.head()
    typed = FORM.replace("-", "").lower()
    with pytest.raises(Slip, match=f"Form {FORM} was entered already, by Robin Okafor, RN at"):
        enter_given(away, SECOND, key(2), PaperForm(typed), later, PIN)
    assert ward.station.register.head() == head
    enter_given(away, SECOND, key(2), PaperForm(OTHER), later, PIN)


def test_a_form_that_another_station_enters_meanwhile_is_refused() -> None:
    both = two_stations()
    both.ward.pass_time(16 * 60)
    hours = timedelta(hours=8)
    later = replace(GIVEN, started=STARTED + hours, ended=ENDED + hours)
    both.meanwhile(lambda: enter_given(both.other, SECOND, key(2), PaperForm(FORM), later, PIN))
    with pytest.raises((Slip, NotAllowed), match="entered"):
        enter_given(both.here, NURSE, key(), PaperForm(FORM), GIVEN, PIN)
    assert key() not in both.here.case(MRN).doses
    assert key(2) in both.here.case(MRN).doses


def test_in_part_and_stopped_early(ward: Ward) -> None:
    reason = ward.regimen.stop_reasons[0].word
    enter(ward, replace(GIVEN, given_ml=Decimal(20), reason=reason))
    assert ward.dose().state is DoseState.STOPPED
    assert "given about 16.1 million" in text_of(summary_of(ward.station, key()).outcome.detail)


def test_less_than_a_full_dose_is_given_in_part(ward: Ward) -> None:
    enter(ward, replace(GIVEN, given_ml=Decimal(30), confirmed=True))
    infusion = ward.dose().infusion
    assert infusion
    assert infusion.short


def test_what_the_rules_would_have_said_is_kept_and_a_charge_nurse_sees_it(ward: Ward) -> None:
    late = FIRST_SLOT + timedelta(hours=4)
    enter(ward, replace(GIVEN, started=late, ended=late + timedelta(minutes=15), checked=None))
    paper = ward.dose().on_form
    assert paper
    said = " ".join(paper.objections)
    assert "The dose was started after the" in said
    assert "Missing or too old at that time" in said
    assert "No witness checked the dose on the form." in said
    found = alarms(ward.station.moment(MRN), ward.station.now())
    assert [each.kind for each in found] == [AlarmKind.ON_PAPER]
    assert "Read the form again and tell the prescriber" in found[0].say


def test_values_of_that_time_judge_it_and_later_ones_do_not() -> None:
    ward = make_ward()
    ward.pass_time(60)
    observe(ward, {"systolic_mmhg": "80"})
    ward.pass_time(300)
    observe(ward, {"systolic_mmhg": "120"})
    enter(ward)
    paper = ward.dose().on_form
    assert paper
    assert any("below 90" in each for each in paper.objections)


def test_a_dose_too_soon_after_the_one_before_is_entered_and_said(ward: Ward) -> None:
    ward.pass_time(8 * 60)
    second = STARTED + timedelta(hours=3)
    enter(ward)
    soon = replace(GIVEN, started=second, ended=second + timedelta(minutes=15))
    enter(ward, soon, OTHER, 2)
    paper = ward.dose(2).on_form
    assert paper
    assert any("started less than 7 hours earlier" in each for each in paper.objections)


def test_it_is_marked_as_late_on_every_face(ward: Ward) -> None:
    enter(ward)
    told = summary_of(ward.station, key())
    detail = text_of(told.outcome.detail)
    assert "LATE ENTRY FROM PAPER" in detail
    for part in (
        FORM,
        "20-Nov-2026 08:05",
        "20-Nov-2026 13:00",
        "Lena Haas",
        "Lindqvist",
        "Okafor",
    ):
        assert part in detail, part
    assert all("form" in text_of(row.lines[0]) for s in told.sections for row in s.rows)
    assert not told.outcome.open
    assert any(FORM in row.meaning for row in told.signatures)
    moment = ward.station.moment(MRN)
    stretch = Stretch(FIRST_SLOT, ward.station.now().at)
    assert [each.label for each in dose_marks(moment, stretch)] == [
        "dose 1 given in full, entered from paper"
    ]
    entry = next(iter(ward.station.register.of_kind(Kind.DOSE_GIVEN_ON_PAPER)))
    words = EntryWords(
        Wording(ward.station.people(), ZONE, ward.station.today(entry.occurred_at)),
        ward.station.regimens.today().values(),
    )
    assert f"late entry of 13:00 from form {FORM}" in words.what(entry)


def test_a_hold_on_paper_counts_as_a_hold(ward: Ward) -> None:
    for slot in (1, 2, 3):
        at = STARTED + timedelta(hours=8 * (slot - 1))
        while ward.station.now().at < at:
            ward.pass_time(60)
        form = make_number(IDENTITY.register, "holds", slot)
        enter_held(ward.station, NURSE, key(slot), PaperForm(form), held(ward, at), PIN)
    dose = ward.dose()
    assert dose.held
    assert dose.on_form
    assert (dose.held.at, dose.held.by, dose.on_form.form) == (
        STARTED,
        SECOND.id,
        make_number(IDENTITY.register, "holds", 1),
    )
    assert "LATE ENTRY FROM PAPER" in text_of(summary_of(ward.station, key()).outcome.detail)
    course = ward.station.case(MRN).course
    assert course
    assert "3 doses held in this cycle" in (course.current.stopped or "")


def test_a_dose_that_is_on_record_is_not_entered(ward: Ward) -> None:
    enter(ward)
    with pytest.raises(NotAllowed, match="on record as given already"):
        enter(ward, form=OTHER)
    reason = held(ward).grounds
    holding.hold_unbegun(ward.station, NURSE, MRN, reason)
    with pytest.raises(NotAllowed, match="strike the hold out first"):
        enter(ward, form=OTHER, slot=2)
    with pytest.raises(NotAllowed, match="not due yet"):
        enter(ward, form=OTHER, slot=9)


def test_a_dose_begun_in_the_program_and_given_on_paper_is_one_dose() -> None:
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("contraindications")
    ward.pass_time(120)
    enter(ward)
    dose = ward.dose()
    assert dose.ended
    assert dose.steps
    assert [entry.kind for entry in dose.entries][-1] is Kind.DOSE_GIVEN_ON_PAPER


def test_a_dose_of_a_cycle_that_was_stopped_since_is_entered_with_what_was_said(
    ward: Ward,
) -> None:
    for slot in (2, 3, 4):
        while ward.station.now().at < FIRST_SLOT + timedelta(hours=8 * (slot - 1)):
            ward.pass_time(60)
        at = ward.station.now().at
        enter_held(
            ward.station,
            NURSE,
            key(slot),
            PaperForm(make_number(IDENTITY.register, "h", slot)),
            held(ward, at),
            PIN,
        )
    course = ward.station.case(MRN).course
    assert course
    assert course.current.stopped
    assert key(1) in enterable(ward.station.moment(MRN))
    enter(ward)
    paper = ward.dose().on_form
    assert paper
    assert any("was stopped" in each for each in paper.objections)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"started": FIRST_SLOT + timedelta(days=2)}, "started_at"),
        ({"ended": STARTED}, "ended_at"),
        ({"given_ml": Decimal(90)}, "given_ml"),
        ({"checked": "lena haas, rn (AGENCY)"}, "checked"),
        ({"gave": "x"}, "gave"),
        ({"reason": "because"}, "reason"),
    ],
)
def test_what_cannot_be_meant_is_refused_and_the_form_stays_unused(
    ward: Ward, changed: dict[str, object], field: str
) -> None:
    head = ward.station.register.head()
    with pytest.raises(Slip) as slip:
        enter(ward, replace(GIVEN, **changed))  # type: ignore[arg-type]  # one field each
    assert slip.value.field == field
    assert ward.station.register.head() == head
    enter(ward)


def test_a_wrong_pin_enters_nothing(ward: Ward) -> None:
    with pytest.raises(NotAllowed):
        enter_given(ward.station, NURSE, key(), PaperForm(FORM), GIVEN, "0000")
    assert key() not in ward.station.case(MRN).doses
    ward.pass_time(1)
    enter(ward)


def test_a_note_afterwards_opens_the_record_until_it_is_signed_again(ward: Ward) -> None:
    enter(ward)
    administration.add_note(ward.station, NURSE, key(), "The sheet lies in the folder.")
    assert not ward.dose().ended
    administration.sign(ward.station, NURSE, key(), "Given as recorded", PIN)
    assert ward.dose().ended


def test_a_form_whose_lines_were_entered_is_no_form_of_a_dose(ward: Ward) -> None:
    water = FluidFact("in", "oral", Decimal(250), paper=f"{OTHER}/1")
    fluids.chart_fluid(ward.station, NURSE, MRN, water, at=STARTED)
    head = ward.station.register.head()
    with pytest.raises(Slip, match="is a form of vital signs or fluids"):
        enter_given(ward.station, NURSE, key(), PaperForm(OTHER), GIVEN, PIN)
    assert ward.station.register.head() == head
    enter(ward)
    on_it = FluidFact("in", "oral", Decimal(250), paper=f"{FORM}/1")
    with pytest.raises(Slip, match="is a form of a dose"):
        fluids.chart_fluid(ward.station, NURSE, MRN, on_it, at=STARTED)
