"""Since when a refused answer asks for a witness, and which steps begin again."""

from dataclasses import replace

import pytest

from il2nurse.domain.people import NotAllowed, Role
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.refusals import Consequence
from il2nurse.domain.regimen.regimen import WitnessRule
from il2nurse.domain.rules.assessment.refused import (
    discarded_findings,
    reopened_by,
    standing_refusals,
    witness_rule,
)
from il2nurse.workflow.dose import administration
from il2nurse.workflow.people.sign_in import Witness
from tests.ward import MRN, NURSE, PIN, REGIMEN, SECOND, Ward, make_ward, once

BOTH = Witness(SECOND.id, PIN)


def steps_again(step: str) -> tuple[str, ...]:
    return reopened_by(REGIMEN, REGIMEN.step(step))


def test_what_is_discarded_begins_again_at_the_first_vial() -> None:
    assert steps_again("reconstitute") == ("reconstitute",)
    assert steps_again("dilute") == ("reconstitute", "dilute")
    assert steps_again("double_check") == ("reconstitute", "dilute", "double_check")


def test_a_step_before_the_vials_begins_again_alone() -> None:
    assert steps_again("vital_signs") == ("vital_signs",)


@pytest.fixture
@once
def ward() -> Ward:
    made = make_ward()
    made.pass_time(15)
    administration.begin(made.station, NURSE, MRN)
    made.walk("hold_criteria")
    return made


def refuse(ward: Ward, step: str, **changed: str) -> None:
    with pytest.raises(NotAllowed):
        ward.confirm_with(step, changed)


def standing(ward: Ward, step: str) -> int:
    return len(standing_refusals(ward.station.moment(MRN), step))


def test_a_bag_thrown_away_is_answered_for_where_the_vials_begin(ward: Ward) -> None:
    ward.walk("reconstitute")
    refuse(ward, "dilute", bag_fluid="sodium_chloride")
    assert (standing(ward, "reconstitute"), standing(ward, "dilute")) == (1, 0)
    assert ward.dose().refused[0].level is Consequence.DISCARD
    ward.pass_time(5)
    ward.confirm("reconstitute", witness=BOTH)
    assert (standing(ward, "reconstitute"), standing(ward, "dilute")) == (0, 0)
    ward.confirm("dilute")


def test_a_slip_of_the_pen_asks_for_no_witness(ward: Ward) -> None:
    refuse(ward, "reconstitute", reconstituted_at="2026-11-20T15:00:00+00:00")
    assert ward.dose().refused[0].level is Consequence.KEEP
    assert standing(ward, "reconstitute") == 0


def test_it_stands_until_the_step_is_confirmed_and_a_new_one_stands_again(ward: Ward) -> None:
    refuse(ward, "reconstitute", reconstitution_diluent="sodium_chloride")
    moment, step = ward.station.moment(MRN), REGIMEN.step("reconstitute")
    rule = witness_rule(moment, step)
    assert rule
    assert "discarded" in rule.meaning
    ward.pass_time(5)
    ward.confirm("reconstitute", witness=BOTH)
    assert witness_rule(ward.station.moment(MRN), step) is None
    refuse(ward, "dilute", bag_fluid="sodium_chloride")
    assert witness_rule(ward.station.moment(MRN), step)


def test_what_is_refused_again_for_the_same_reasons_is_on_record_once(ward: Ward) -> None:
    """The second time the vials are discarded ones as well; the third says nothing new."""
    for diluent in ("sodium_chloride",) * 3 + ("bacteriostatic_water",) * 2:
        refuse(ward, "reconstitute", reconstitution_diluent=diluent)
    said = [each.answers["reconstitution_diluent"] for each in ward.dose().refused]
    assert said == ["sodium_chloride"] * 2 + ["bacteriostatic_water"]


def test_the_same_wrong_fluid_in_a_second_bag_is_a_second_bag_thrown_away(ward: Ward) -> None:
    ward.walk("reconstitute")
    for bags in (1, 2):
        for _ in "twice":
            refuse(ward, "dilute", bag_fluid="sodium_chloride")
        assert len(ward.dose().refused) == bags
        assert standing(ward, "reconstitute") == 1
        assert ward.open_step() == "reconstitute"
        ward.pass_time(5)
        with pytest.raises(NotAllowed):
            ward.confirm("reconstitute")
        ward.confirm("reconstitute", witness=BOTH)
    ward.confirm("dilute")


def test_what_was_refused_before_another_step_is_on_record_once(ward: Ward) -> None:
    """Steps confirmed in between do not make the same refusal another one."""
    refuse(ward, "reconstitute", reconstituted_at="2026-11-20T15:00:00+00:00")
    ward.pass_time(40)
    ward.walk("hold_criteria")
    refuse(ward, "reconstitute", reconstituted_at="2026-11-20T15:00:00+00:00")
    assert len(ward.dose().refused) == 1
    ward.confirm("reconstitute")


def test_what_is_refused_anew_after_the_step_was_confirmed_is_on_record_anew(ward: Ward) -> None:
    """The step begins again for a bag that was thrown away, and the same slip is made again."""
    refuse(ward, "reconstitute", reconstituted_at="2026-11-20T15:00:00+00:00")
    ward.confirm("reconstitute")
    refuse(ward, "dilute", bag_fluid="sodium_chloride")
    refuse(ward, "reconstitute", reconstituted_at="2026-11-20T15:00:00+00:00")
    assert [each.step for each in ward.dose().refused] == ["reconstitute", "dilute", "reconstitute"]


def test_a_refusal_takes_the_witness_of_the_step_and_its_own(ward: Ward) -> None:
    """Another bag takes a pharmacist; what was refused may be seen by others too."""
    ward.walk("reconstitute")
    refuse(ward, "dilute", bag_fluid="sodium_chloride")
    moment, step = ward.station.moment(MRN), REGIMEN.step("reconstitute")
    after = moment.regimen.after_refusal
    assert after
    assert Role.PRESCRIBER not in after.roles
    own = WitnessRule(frozenset({Role.PHARMACIST, Role.PRESCRIBER}), "I agree.")
    both = witness_rule(moment, replace(step, witness=own))
    assert both == WitnessRule(frozenset({Role.PHARMACIST}), f"I agree. {after.discarded}")
    # Where nobody is both, the step's own people sign.
    other = replace(own, roles=frozenset({Role.PRESCRIBER}))
    found = witness_rule(moment, replace(step, witness=other))
    assert found
    assert found.roles == other.roles
    assert witness_rule(moment, replace(REGIMEN.step("line"), witness=own)) == own


def test_without_a_rule_for_refusals_nothing_is_discarded(ward: Ward) -> None:
    refuse(ward, "reconstitute", reconstitution_diluent="sodium_chloride")
    moment, step = ward.station.moment(MRN), REGIMEN.step("reconstitute")
    answers: dict[str, Answer] = {"reconstituted_at": moment.at.isoformat()}
    (found,) = discarded_findings(moment, step, answers)
    assert found.rule == "discarded"
    assert not list(discarded_findings(moment, step, {}))
    without = replace(moment, regimen=replace(moment.regimen, after_refusal=None))
    assert not list(discarded_findings(without, step, answers))
    assert not list(discarded_findings(moment, REGIMEN.step("line"), answers))


def test_an_abnormal_test_that_is_answered_otherwise_takes_two_people_at_its_own_step() -> None:
    ward = make_ward()
    ward.pass_time(15)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("identify")
    refuse(ward, "pre_tests", thallium_stress_test="abnormal")
    assert ward.dose().refused[0].level is Consequence.WITNESS
    assert (standing(ward, "pre_tests"), standing(ward, "reconstitute")) == (1, 0)
    with pytest.raises(NotAllowed):
        ward.confirm("pre_tests")
    ward.confirm("pre_tests", witness=BOTH)
    assert standing(ward, "pre_tests") == 0
