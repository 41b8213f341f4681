"""Reactions: the stop first, then the telling, then what becomes of it."""

from datetime import timedelta

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.record.dose.dose import DoseState
from il2nurse.domain.record.dose.facts import ReactionFact, ReactionUpdatedFact
from il2nurse.domain.record.dose.infusion import InfusionState
from il2nurse.domain.record.dose.reaction import Reaction
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.reactions import DEATH
from il2nurse.domain.values.text import text_of
from il2nurse.workflow.dose import administration, ending, holding, infusing
from il2nurse.workflow.dose.reacting import react, stop_for_reaction, update_reaction
from tests.papers import summary_of
from tests.ward import MRN, NURSE, PIN, STUDENT, Ward, key, make_ward, once


@pytest.fixture
@once
def ward() -> Ward:
    """A ward whose dose 1 has run for six minutes."""
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.start()
    ward.pass_time(6)
    return ward


def seen(ward: Ward, term: str = "chills", grade: int | None = 2) -> Reaction:
    """Record a reaction in dose 1."""
    outcome = "fatal" if grade == DEATH else None
    fact = ReactionFact(term, "Shivers", "Blanket", grade=grade, outcome=outcome)
    return react(ward.station, NURSE, key(), fact)


def stopped_course(ward: Ward) -> str:
    """Why the course is closed."""
    course = ward.station.case(MRN).course
    assert course is not None
    return course.stopped or ""


def test_one_call_stops_the_infusion_and_says_since_when(ward: Ward) -> None:
    at = stop_for_reaction(ward.station, NURSE, key())
    infusion = ward.dose().infusion
    assert infusion is not None
    assert (infusion.state, infusion.reason) == (InfusionState.STOPPED, "reaction")
    assert infusion.ended is not None
    assert at == infusion.ended.at == ward.station.now().at
    assert infusion.recorded_given_ml is not None
    assert 0 < infusion.recorded_given_ml < infusion.total_ml


def test_a_paused_infusion_is_stopped_too(ward: Ward) -> None:
    infusing.pause(ward.station, NURSE, key(), "reaction")
    ward.pass_time(2)
    stop_for_reaction(ward.station, NURSE, key())
    assert ward.dose().state is DoseState.AFTER


def test_whoever_stands_at_the_bed_can_stop(ward: Ward) -> None:
    stop_for_reaction(ward.station, STUDENT, key())
    assert not ward.dose().infusing


def test_without_an_open_infusion_it_is_the_time_now(ward: Ward) -> None:
    ward.pass_time(9)
    ending.complete(ward.station, NURSE, key())
    ended = ward.station.now().at
    ward.pass_time(20)
    entries = len(ward.dose().entries)
    assert stop_for_reaction(ward.station, NURSE, key()) == ended
    assert len(ward.dose().entries) == entries


def test_term_grade_onset_action_and_outcome_are_kept(ward: Ward) -> None:
    onset = stop_for_reaction(ward.station, NURSE, key()) - timedelta(minutes=1)
    react(ward.station, NURSE, key(), ReactionFact("chills", "Shivers", "Blanket", grade=2), onset)
    kept = ward.dose().reactions[0]
    assert (kept.term, kept.grade, kept.at, kept.action) == ("chills", 2, onset, "Blanket")
    assert kept.ongoing
    assert kept.stopped
    assert not kept.closed


def test_what_becomes_of_it_is_told_later_and_nothing_is_lost(ward: Ward) -> None:
    kept = seen(ward)
    ward.pass_time(30)
    update_reaction(
        ward.station,
        NURSE,
        key(),
        ReactionUpdatedFact(kept.seq, kept.term, "resolved", "Warm again"),
    )
    told = ward.dose().reactions[0]
    assert (told.first_outcome, told.outcome) == ("ongoing", "resolved")
    assert told.updates[0].text == "Warm again"


@pytest.mark.parametrize(
    ("term", "grade", "outcome"),
    [
        ("tiredness", 2, "ongoing"),
        ("chills", 0, "ongoing"),
        ("chills", 6, "ongoing"),
        ("chills", 2, "gone"),
    ],
)
def test_what_is_on_no_list_is_refused(ward: Ward, term: str, grade: int, outcome: str) -> None:
    with pytest.raises(Slip):
        react(
            ward.station, NURSE, key(), ReactionFact(term, None, "", grade=grade, outcome=outcome)
        )
    assert not ward.dose().reactions


def test_what_became_of_it_leaves_the_signature_and_the_open_dose_alone() -> None:
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("flush")
    kept = seen(ward)
    sign(ward)
    ward.pass_time(7 * 60 + 30)
    administration.begin(ward.station, NURSE, MRN)
    told = ReactionUpdatedFact(kept.seq, kept.term, "resolved", None)
    update_reaction(ward.station, NURSE, key(), told)
    assert ward.dose().signed
    react(ward.station, NURSE, key(), ReactionFact("fever", None, "", grade=1))
    assert not ward.dose().signed
    open_dose = ward.station.case(MRN).open_dose
    assert open_dose is not None
    assert open_dose.key == key(2)


def sign(ward: Ward) -> None:
    """Chart what is due and sign dose 1."""
    ward.vital_signs()
    ward.pass_time(16)
    ward.vital_signs()
    ward.confirm("vital_signs_after")
    administration.sign(ward.station, NURSE, key(), "Gave the dose", PIN)


def test_an_onset_in_the_future_is_refused(ward: Ward) -> None:
    later = ward.station.now().at + timedelta(minutes=1)
    with pytest.raises(Slip, match="future"):
        react(ward.station, NURSE, key(), ReactionFact("chills", None, ""), later)


def test_an_update_lies_after_the_onset_and_names_a_reaction(ward: Ward) -> None:
    kept = seen(ward)
    with pytest.raises(Slip, match="before the reaction"):
        update_reaction(
            ward.station,
            NURSE,
            key(),
            ReactionUpdatedFact(kept.seq, kept.term, "resolved", None),
            at=kept.at - timedelta(minutes=1),
        )
    with pytest.raises(NotAllowed, match="not on record"):
        update_reaction(
            ward.station, NURSE, key(), ReactionUpdatedFact(0, kept.term, "resolved", None)
        )


@pytest.mark.parametrize(
    ("term", "grade", "closes"),
    [
        ("chills", 4, False),
        ("chills", 5, True),
        ("myocardial_infarction", 1, True),
        ("gi_bleeding", 2, False),
        ("gi_bleeding", 3, True),
        ("gi_bleeding", None, True),
        ("respiratory_failure", 3, False),
        ("respiratory_failure", 4, True),
    ],
)
def test_a_kind_that_ends_the_treatment_closes_the_course(
    ward: Ward, term: str, grade: int | None, closes: bool
) -> None:
    stop_for_reaction(ward.station, NURSE, key())
    assert seen(ward, term, grade).closed is closes
    assert bool(stopped_course(ward)) is closes


def test_such_a_reaction_waits_for_the_stop(ward: Ward) -> None:
    with pytest.raises(NotAllowed, match="Stop it first"):
        seen(ward, "cardiac_arrest", 4)
    assert not stopped_course(ward)


def test_a_dose_not_yet_given_can_only_be_held_once_the_course_is_closed() -> None:
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    kept = seen(ward, "myocardial_infarction", 3)
    with pytest.raises(NotAllowed, match="can only be held"):
        ward.start()
    call = ward.call()
    holding.hold(
        ward.station, NURSE, key(), Grounds("rhythm", call), text="ECG", reaction=kept.reference
    )
    held = ward.dose().held
    assert held is not None
    assert held.reaction == kept.reference


def test_the_next_dose_can_be_held_for_it_without_being_begun(ward: Ward) -> None:
    stop_for_reaction(ward.station, NURSE, key())
    kept = seen(ward, "fever")
    ward.walk("flush")
    ward.pass_time(9)
    sign(ward)
    call = ward.call()
    holding.hold_unbegun(
        ward.station, NURSE, MRN, Grounds("prescriber", call), reaction=kept.reference
    )
    held = ward.dose(2).held
    assert held is not None
    assert held.reaction == kept.reference
    told = text_of(summary_of(ward.station, key(2)).outcome.detail)
    assert "for the reaction fever of" in told


def test_a_hold_names_only_a_reaction_that_is_on_record() -> None:
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    with pytest.raises(Slip, match="not on record"):
        holding.hold(
            ward.station, NURSE, key(), Grounds("rhythm", ward.call()), reaction="dose/x/1/1/1#4"
        )
