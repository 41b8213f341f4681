"""What a charge nurse sees of a dose from paper, how it is put right, and two stations at once."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.dose.corrected import DoseValue
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.alarms.alarms import alarms
from il2nurse.domain.rules.chart.unusual import Unusual
from il2nurse.domain.rules.course.resting import rest_ends
from il2nurse.domain.rules.course.slots import gap_ends
from il2nurse.domain.values.form_number import make_number
from il2nurse.domain.values.text import text_of
from il2nurse.readable.content import Subject
from il2nurse.readable.downtime.current import current_chart
from il2nurse.workflow.dose import administration
from il2nurse.workflow.dose.correcting import correct_dose
from il2nurse.workflow.dose.dose_change import DoseChange
from il2nurse.workflow.dose.given_on_form import enter_given
from il2nurse.workflow.dose.held_on_form import enter_held
from il2nurse.workflow.forms import PaperForm
from il2nurse.workflow.papers.subjects import sources_of
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.ward.acknowledging import acknowledge
from tests.papers import summary_of
from tests.reports.stories import observe
from tests.ward import (
    CHARGE,
    MRN,
    NURSE,
    PHARMACIST,
    PIN,
    SECOND,
    STUDENT,
    Ward,
    key,
    make_ward,
)
from tests.workflow.between import two_stations
from tests.workflow.dose.forms import FORM, GIVEN, OTHER, STARTED, enter, held

BOTH = Witness(SECOND.id, PIN)


@pytest.fixture
def ward() -> Ward:
    """Five hours after a dose that was given while the program was down."""
    ward = make_ward()
    ward.pass_time(6 * 60)
    return ward


def test_a_number_of_no_pack_of_this_ward_is_asked_about_and_a_charge_nurse_sees_it(
    ward: Ward,
) -> None:
    away = make_number("another ward", "pack", 1)
    head = ward.station.register.head()
    with pytest.raises(Unusual, match=r"of no pack that this ward printed\. Is the number right"):
        enter(ward, form=away)
    assert ward.station.register.head() == head
    enter_given(ward.station, NURSE, key(), PaperForm(away, sure=True), GIVEN, PIN)
    paper = ward.dose().on_form
    assert paper
    assert f"Form {away} is of no pack that this ward printed." in paper.objections


def test_who_is_not_on_record_or_may_not_give_stands_with_the_charge_nurse(ward: Ward) -> None:
    enter(ward, replace(GIVEN, checked=PHARMACIST.name))
    paper = ward.dose().on_form
    assert paper
    assert paper.checked == PHARMACIST.id
    assert "Lena Haas, RN (agency), who gave it, is not on record at this ward." in paper.objections
    found = alarms(ward.station.moment(MRN), ward.station.now())
    assert [each.kind for each in found] == [AlarmKind.ON_PAPER]
    acknowledge(ward.station, CHARGE, MRN, found[0])
    assert not alarms(ward.station.moment(MRN), ward.station.now())


def test_the_charge_nurse_reads_whether_it_was_given_or_held(ward: Ward) -> None:
    def say() -> str:
        (found,) = alarms(ward.station.moment(MRN), ward.station.now())
        return found.say

    before = replace(held(ward), held_by="Lena Haas, RN (agency)")
    enter_held(ward.station, NURSE, key(), PaperForm(FORM), before, PIN)
    assert say().startswith(f"Dose 1 was held on paper (form {FORM})")
    change = DoseChange(DoseValue.HELD, "", "It is of the patient in the next bed")
    correct_dose(ward.station, NURSE, key(), change, BOTH)
    enter(ward)
    assert say().startswith(f"Dose 1 was given on paper (form {FORM})")


def test_a_student_who_gave_it_is_named_as_such(ward: Ward) -> None:
    enter(ward, replace(GIVEN, gave=STUDENT.id))
    paper = ward.dose().on_form
    assert paper
    assert any(STUDENT.name in each and "may not do so" in each for each in paper.objections)


def strike(ward: Ward, witness: Witness | None, slot: int = 1) -> None:
    change = DoseChange(DoseValue.ON_PAPER, "", "It is of the patient in the next bed")
    correct_dose(ward.station, NURSE, key(slot), change, witness)


def test_a_dose_from_paper_is_struck_out_by_two_and_its_form_serves_again(ward: Ward) -> None:
    enter(ward)
    with pytest.raises(NotAllowed, match="a witness"):
        strike(ward, None)
    strike(ward, BOTH)
    dose, moment = ward.dose(), ward.station.moment(MRN)
    assert (dose.given, dose.on_form, dose.signed) == (None, None, False)
    assert gap_ends(moment) is None
    assert not moment.case.chart.fluids
    assert not alarms(moment, ward.station.now())
    detail = text_of(summary_of(ward.station, key()).dose_events[-1].what)
    assert f"Dose given on paper corrected: form {FORM} struck out" in detail
    enter(ward)
    assert ward.dose().given
    assert [entry.stream for entry in ward.station.register.of_kind(Kind.FORM_ENTERED)] == [
        f"form/{FORM}"
    ] * 3
    with pytest.raises(Slip, match="was entered already"):
        enter(ward, slot=2)


def test_a_hold_on_paper_that_is_withdrawn_frees_its_form(ward: Ward) -> None:
    form = PaperForm(FORM)
    enter_held(ward.station, NURSE, key(), form, held(ward), PIN)
    change = DoseChange(DoseValue.HELD, "", "It is of the patient in the next bed")
    correct_dose(ward.station, NURSE, key(), change, BOTH)
    assert ward.dose().on_form is None
    enter(ward)
    assert ward.dose().given


def test_what_was_not_entered_from_paper_is_not_struck_out_so(ward: Ward) -> None:
    enter_held(ward.station, NURSE, key(), PaperForm(FORM), held(ward), PIN)
    with pytest.raises(NotAllowed, match="not entered as given on paper"):
        strike(ward, BOTH)


def test_volume_and_end_of_a_dose_from_paper_are_corrected_as_of_any_other(ward: Ward) -> None:
    enter(ward)
    change = DoseChange(DoseValue.GIVEN, "30", "The form says 30 mL")
    correct_dose(ward.station, NURSE, key(), change, BOTH)
    infusion, dose = ward.dose().infusion, ward.dose()
    assert infusion
    assert (infusion.recorded_given_ml, infusion.short, dose.signed) == (Decimal(30), True, False)
    assert [each.fluid.ml for each in ward.station.case(MRN).chart.fluids] == [Decimal(30)]
    assert dose.on_form
    administration.sign(ward.station, NURSE, key(), "Corrected from the form", PIN)
    assert ward.dose().ended


def test_the_same_dose_entered_at_another_station_meanwhile_is_refused_by_name() -> None:
    both = two_stations()
    both.ward.pass_time(6 * 60)
    both.meanwhile(lambda: enter_given(both.other, SECOND, key(), PaperForm(OTHER), GIVEN, PIN))
    with pytest.raises(NotAllowed, match=r"on record as given already.*Jonna Lindqvist, RN"):
        enter_given(both.here, NURSE, key(), PaperForm(FORM), GIVEN, PIN)
    assert len(both.register.of_kind(Kind.DOSE_GIVEN_ON_PAPER)) == 1
    enter_given_later = replace(
        GIVEN, started=STARTED - timedelta(hours=1), ended=STARTED - timedelta(minutes=30)
    )
    with pytest.raises(NotAllowed, match="on record as given already"):
        enter_given(both.here, NURSE, key(), PaperForm(FORM), enter_given_later, PIN)


def test_a_dose_that_another_began_meanwhile_is_looked_at_first() -> None:
    both = two_stations()
    both.ward.pass_time(85)
    both.meanwhile(lambda: administration.begin(both.other, SECOND, MRN))
    with pytest.raises(NotAllowed, match="recorded meanwhile"):
        enter_given(both.here, NURSE, key(), PaperForm(FORM), GIVEN, PIN)
    assert both.register.of_kind(Kind.DOSE_BEGUN)


def test_a_stop_that_held_values_would_have_made_is_said_of_a_hold() -> None:
    ward = make_ward()
    ward.pass_time(60)
    observe(ward, {"mental_status": "disoriented"})
    ward.pass_time(300)
    enter_held(ward.station, NURSE, key(), PaperForm(FORM), held(ward), PIN)
    course = ward.station.case(MRN).course
    paper = ward.dose().on_form
    assert course
    assert paper
    assert not course.current.stopped
    assert any("Disorientation" in each for each in paper.objections)


def test_an_earlier_dose_entered_after_the_one_that_followed_too_soon(ward: Ward) -> None:
    ward.pass_time(4 * 60)
    soon = STARTED + timedelta(hours=5)
    enter(ward, replace(GIVEN, started=soon, ended=soon + timedelta(minutes=15)), OTHER, 2)
    enter(ward)
    paper = ward.dose().on_form
    assert paper
    assert any("dose 2 was started less than 7 hours after it" in each for each in paper.objections)


def test_an_infusion_that_runs_stays_the_open_dose_whatever_stands_beside_it(ward: Ward) -> None:
    """As in a register in which the second one was entered before this was refused."""
    enter(ward)
    other = make_ward()
    other.pass_time(60)
    administration.begin(other.station, NURSE, MRN)
    other.walk("line")
    other.start()
    administration.add_note(ward.station, NURSE, key(), "The sheet lies in the folder.")
    beside = replace(ward.dose(), key=key(2))
    case = replace(other.station.case(MRN), doses={key(): other.dose(), key(2): beside})
    assert not beside.ended
    assert case.open_dose
    assert case.open_dose.key == key()


@pytest.mark.parametrize(
    ("changed", "field", "says"),
    [
        ({"given_ml": Decimal("5.23")}, "given_ml", "10 % of the 52.3 mL that was worked out"),
        ({"total_ml": Decimal(60)}, "total_ml", "The form has 60 mL in all; the sum gives 52.3"),
    ],
)
def test_a_volume_unlike_the_sum_is_asked_about_first(
    ward: Ward, changed: dict[str, Decimal], field: str, says: str
) -> None:
    head = ward.station.register.head()
    with pytest.raises(Unusual, match=says) as asked:
        enter(ward, replace(GIVEN, **changed))  # type: ignore[arg-type]  # one volume each
    assert field in asked.value.fields
    assert ward.station.register.head() == head
    enter(ward, replace(GIVEN, **changed, confirmed=True))  # type: ignore[arg-type]  # the same
    assert ward.dose().given


def test_a_total_with_more_places_than_the_pump_has_is_no_other_total(ward: Ward) -> None:
    enter(ward, replace(GIVEN, total_ml=Decimal("52.33")))
    infusion = ward.dose().infusion
    assert infusion
    assert infusion.total_ml == Decimal("52.33")


def test_the_rest_counts_from_a_dose_on_paper_and_the_pack_says_that_it_is_late(
    ward: Ward,
) -> None:
    enter(ward)
    moment = ward.station.moment(MRN)
    rest = timedelta(days=9)
    assert rest_ends(moment, rest).date() == (STARTED + rest + timedelta(days=1)).date()
    sources = sources_of(ward.station, Subject(MRN))
    assert any("Late entry from paper" in each for each in current_chart(sources).patient.notes)
