"""A reaction recorded by mistake is struck out, and what it stopped follows the record."""

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.record.dose.facts import ReactionFact, ReactionUpdatedFact
from il2nurse.domain.record.dose.reaction import Reaction
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.alarms.alarms import alarms
from il2nurse.domain.values.text import Emphasis, text_of
from il2nurse.workflow.chart.charting import observe
from il2nurse.workflow.dose import administration, holding
from il2nurse.workflow.dose.reacting import react, stop_for_reaction, update_reaction
from il2nurse.workflow.dose.striking_reaction import Mistake, strike_reaction
from il2nurse.workflow.people.sign_in import Witness
from tests.papers import summary_of
from tests.ward import DOCTOR, MRN, NURSE, PIN, SECOND, Ward, key, make_ward, once
from tests.workflow.between import two_stations

WHY = "Of the patient in the next bed"
COLLEAGUE, PRESCRIBER = Witness(SECOND.id, PIN), Witness(DOCTOR.id, PIN)


@pytest.fixture
@once
def ward() -> Ward:
    """A ward whose dose 1 is given and signed."""
    ward = make_ward()
    ward.pass_time(30)
    ward.give()
    return ward


def seen(ward: Ward, term: str = "chills", grade: int | None = 1) -> Reaction:
    return react(ward.station, NURSE, key(), ReactionFact(term, None, "Called", grade=grade))


def strike(ward: Ward, reaction: Reaction, witness: Witness | None = None) -> None:
    strike_reaction(ward.station, NURSE, key(), Mistake(reaction.seq, WHY), witness)


def stopped(ward: Ward) -> str | None:
    course = ward.station.case(MRN).course
    assert course is not None
    return course.stopped


def rings(ward: Ward) -> bool:
    found = alarms(ward.station.moment(MRN), ward.station.now())
    return any(each.kind is AlarmKind.REACTION for each in found)


def test_one_that_stopped_nothing_is_struck_out_by_whoever_charts(ward: Ward) -> None:
    kept = seen(ward)
    administration.sign(ward.station, NURSE, key(), "Gave the dose", PIN)
    with pytest.raises(Slip, match="Write in words why"):
        strike_reaction(ward.station, NURSE, key(), Mistake(kept.seq, "x"))
    assert rings(ward)
    strike(ward, kept)
    assert not rings(ward)
    dose = ward.dose()
    assert (dose.reactions, dose.signed) == ((), False)
    (struck,) = dose.struck_reactions
    assert struck.struck
    assert (struck.struck.reason, struck.struck.witness) == (WHY, None)
    told = [text_of(each.what) for each in summary_of(ward.station, key()).dose_events]
    assert any(each.startswith("Reaction: Chills · grade 1") for each in told)
    lines = [each.what for each in summary_of(ward.station, key()).dose_events]
    (line,) = [each for each in lines if text_of(each).startswith("Reaction: Chills · grade 1")]
    assert {each.mark for each in line[1:]} == {Emphasis.STRUCK}
    assert any("struck out: Of the patient in the next bed" in each for each in told)
    with pytest.raises(NotAllowed, match="not on record in this dose"):
        strike(ward, kept)
    with pytest.raises(NotAllowed, match="not on record in this dose"):
        update_reaction(
            ward.station,
            NURSE,
            key(),
            ReactionUpdatedFact(kept.seq, kept.term, "resolved", None),
        )


def test_what_it_closed_is_open_again_where_a_prescriber_signs_too(ward: Ward) -> None:
    kept = seen(ward, "gi_bleeding", 3)
    with pytest.raises(NotAllowed, match="a witness looks at it and signs too"):
        strike(ward, kept)
    with pytest.raises(NotAllowed, match="a prescriber is one of the two"):
        strike(ward, kept, COLLEAGUE)
    assert stopped(ward)
    strike(ward, kept, PRESCRIBER)
    assert stopped(ward) is None
    moment = ward.station.moment(MRN)
    assert moment.course.stops[-1].lifted
    told = str(summary_of(ward.station, key()).patient.stops)
    assert "Robin Okafor, RN, struck the reaction out, so that it stands no longer," in told


def test_a_prescriber_who_strikes_it_out_takes_any_witness(ward: Ward) -> None:
    kept = seen(ward, "myocardial_infarction", None)
    strike_reaction(ward.station, DOCTOR, key(), Mistake(kept.seq, WHY), COLLEAGUE)
    assert stopped(ward) is None


def test_what_else_closes_the_course_keeps_it_closed(ward: Ward) -> None:
    first, second = seen(ward, "gi_bleeding", 3), seen(ward, "myocardial_infarction", 2)
    strike(ward, first, PRESCRIBER)
    assert stopped(ward) == "Myocardial infarction, grade 2 (dose 1)"
    strike(ward, second, PRESCRIBER)
    assert stopped(ward) is None


def test_another_that_became_better_since_keeps_it_closed_too(ward: Ward) -> None:
    first, second = seen(ward, "myocardial_infarction", 2), seen(ward, "gi_bleeding", 3)
    better = ReactionUpdatedFact(second.seq, second.term, "improving", None, grade=1)
    update_reaction(ward.station, NURSE, key(), better)
    strike(ward, first, PRESCRIBER)
    assert stopped(ward) == "Gastrointestinal bleeding, grade 3 (dose 1)"


def test_a_value_that_stops_for_good_is_not_answered_by_a_mistake(ward: Ward) -> None:
    fields = (ward.regimen.fields["rhythm"],)
    observe(ward.station, NURSE, MRN, fields, ObservedFact({"rhythm": "ventricular_tachycardia"}))
    kept = seen(ward, "gi_bleeding", 3)
    strike(ward, kept, PRESCRIBER)
    assert "entricular tachycardia" in (ward.station.moment(MRN).course.stopped or "")


def test_a_hold_that_was_for_it_counts_as_its_reason_does(ward: Ward) -> None:
    kept = seen(ward)
    administration.sign(ward.station, NURSE, key(), "Gave the dose", PIN)
    ward.pass_time(7.5 * 60)
    grounds = Grounds("line", ward.call())
    holding.hold_unbegun(ward.station, NURSE, MRN, grounds, reaction=kept.reference)
    held = ward.dose(2).held
    assert held
    assert not held.apart
    with pytest.raises(NotAllowed, match="a witness looks at it and signs too"):
        strike(ward, kept)
    strike(ward, kept, COLLEAGUE)
    held = ward.dose(2).held
    assert held
    assert held.apart
    assert ward.station.moment(MRN).case.holds_that_count(ward.station.moment(MRN).course) == 0


def test_an_infusion_that_was_stopped_for_it_stays_stopped() -> None:
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.start()
    stop_for_reaction(ward.station, NURSE, key())
    kept = seen(ward)
    with pytest.raises(NotAllowed, match="a witness looks at it and signs too"):
        strike(ward, kept)
    strike(ward, kept, COLLEAGUE)
    assert not ward.dose().infusing


def test_what_another_station_tells_of_it_meanwhile_is_looked_at_first() -> None:
    two = two_stations()
    two.ward.pass_time(30)
    two.ward.give()
    kept = seen(two.ward)
    worse = ReactionUpdatedFact(kept.seq, kept.term, "ongoing", "Blue lips", grade=4)
    two.meanwhile(lambda: update_reaction(two.other, SECOND, key(), worse))
    with pytest.raises(NotAllowed, match="look at the page again"):
        strike(two.ward, kept)
    assert two.ward.dose().reactions


@pytest.mark.parametrize(
    ("grade", "outcome", "sentence"),
    [
        (4, "fatal", "“Fatal” is grade 5"),
        (None, "fatal", "“Fatal” is grade 5"),
        (5, None, "Grade 5 is death: it came out “Fatal”"),
        (5, "resolved", "Grade 5 is death"),
    ],
)
def test_a_death_is_told_by_grade_and_outcome_alike(
    ward: Ward, grade: int | None, outcome: str | None, sentence: str
) -> None:
    fact = ReactionFact("chills", None, "Called", grade=grade, outcome=outcome)
    with pytest.raises(Slip, match=sentence):
        react(ward.station, NURSE, key(), fact)
    kept = seen(ward)
    told = ReactionUpdatedFact(kept.seq, kept.term, outcome or "ongoing", None, grade=grade)
    with pytest.raises(Slip, match=sentence):
        update_reaction(ward.station, NURSE, key(), told)


@pytest.mark.parametrize("grade", [1, None])
def test_a_death_closes_the_course_also_where_it_is_told_later(
    ward: Ward, grade: int | None
) -> None:
    kept = seen(ward, "chills", grade)
    assert not stopped(ward)
    told = ReactionUpdatedFact(kept.seq, kept.term, "fatal", None, grade=5)
    update_reaction(ward.station, NURSE, key(), told)
    assert stopped(ward) == "Chills, grade 5 (dose 1)"
