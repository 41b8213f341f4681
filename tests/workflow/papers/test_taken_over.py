"""An infusion taken over from paper while it runs: what would have forbidden it asks to stop it."""

from dataclasses import replace

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.dose.corrected import DoseValue
from il2nurse.domain.record.dose.facts import ReactionFact
from il2nurse.workflow.chart import correcting
from il2nurse.workflow.chart.correcting import ValueChange
from il2nurse.workflow.dose import infusing, reacting
from il2nurse.workflow.dose.correcting import correct_dose
from il2nurse.workflow.dose.dose_change import DoseChange
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.ward.acknowledging import acknowledge
from tests.ward import CHARGE, MRN, NURSE, PIN, SECOND, Ward, key, make_ward
from tests.workflow.dose.forms import GIVEN, enter
from tests.workflow.stopping import observe, stops

RUNNING = replace(GIVEN, ended=None, given_ml=None)
LOW = "Stop the infusion? Systolic blood pressure: Systolic pressure is below 90 mmHg"


@pytest.fixture
def ward() -> Ward:
    """Ten minutes after an infusion was begun on paper; nothing of it is entered."""
    ward = make_ward()
    ward.pass_time(60 + 5 + 10)
    return ward


def asked(ward: Ward) -> list[str]:
    return [each.say for each in stops(ward) if each.open]


def test_a_value_of_before_its_start_asks_to_stop_it(ward: Ward) -> None:
    observe(ward, minutes_ago=20, systolic_mmhg="84")
    enter(ward, RUNNING)
    assert asked(ward) == [LOW]


def test_a_value_that_was_bad_before_and_after_its_start_asks(ward: Ward) -> None:
    observe(ward, minutes_ago=20, systolic_mmhg="84")
    observe(ward, minutes_ago=5, systolic_mmhg="82")
    enter(ward, RUNNING)
    assert asked(ward) == [LOW]


def test_a_value_of_before_its_start_that_is_entered_after_the_form_asks(ward: Ward) -> None:
    enter(ward, RUNNING)
    assert asked(ward) == []
    observe(ward, minutes_ago=20, systolic_mmhg="84")
    assert asked(ward) == [LOW]
    acknowledge(ward.station, CHARGE, MRN, stops(ward)[0])
    assert asked(ward) == []


def test_what_is_put_right_asks_nothing(ward: Ward) -> None:
    observe(ward, minutes_ago=20, systolic_mmhg="84")
    enter(ward, RUNNING)
    field = ward.regimen.fields["systolic_mmhg"]
    observed = ward.station.case(MRN).chart.newest(field.id, ward.station.now().at)
    assert observed
    change = ValueChange(observed.seq, field, "118", "Read from the wrong line")
    correcting.correct(ward.station, NURSE, MRN, change)
    assert asked(ward) == []


def test_what_was_not_known_at_its_start_is_told_with_the_form_alone(ward: Ward) -> None:
    enter(ward, RUNNING)
    paper = ward.dose().on_form
    assert paper
    assert any("Missing or too old" in each for each in paper.objections)
    assert asked(ward) == []


def test_a_paused_one_is_not_resumed_against_it(ward: Ward) -> None:
    observe(ward, minutes_ago=20, systolic_mmhg="84")
    enter(ward, RUNNING)
    infusing.pause(ward.station, NURSE, key(), ward.regimen.pause_reasons[0].word)
    with pytest.raises(NotAllowed, match="Systolic pressure is below 90"):
        infusing.resume(ward.station, NURSE, key())


def test_struck_out_it_asks_nothing_and_what_its_reaction_stopped_stays(ward: Ward) -> None:
    observe(ward, minutes_ago=20, systolic_mmhg="84")
    enter(ward, RUNNING)
    at = reacting.stop_for_reaction(ward.station, NURSE, key())
    term = next(each for each in ward.regimen.reactions if each.id == "myocardial_infarction")
    seen = ReactionFact(term.id, "Seen on the ECG", "Stopped", 3)
    reacting.react(ward.station, NURSE, key(), seen, at)
    stopped = ward.station.moment(MRN).course.stopped
    assert stopped
    change = DoseChange(DoseValue.ON_PAPER, "", "The form is of the next bed")
    correct_dose(ward.station, NURSE, key(), change, Witness(SECOND.id, PIN))
    assert not ward.dose().given
    assert asked(ward) == []
    assert ward.dose().reactions
    assert ward.station.moment(MRN).course.stopped == stopped
