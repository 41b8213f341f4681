"""A refused answer stands with the charge nurse until one acknowledges it."""

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.dose.dose import DoseState
from il2nurse.domain.rules.alarms.alarm import Alarm
from il2nurse.domain.rules.alarms.alarms import alarms
from il2nurse.workflow.dose import administration
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.ward.acknowledging import acknowledge
from il2nurse.workflow.ward.attention import Urgency, attention_list
from il2nurse.workflow.ward.ward import ward_rows
from tests.ward import CHARGE, MRN, NURSE, PIN, SECOND, Ward, make_ward, once


@pytest.fixture
@once
def ward() -> Ward:
    made = make_ward()
    made.pass_time(15)
    administration.begin(made.station, NURSE, MRN)
    made.walk("hold_criteria")
    return made


def found(ward: Ward) -> tuple[Alarm, ...]:
    return alarms(ward.station.moment(MRN), ward.station.now())


def refuse(ward: Ward, **changed: str) -> str:
    with pytest.raises(NotAllowed) as refused:
        ward.confirm_with("reconstitute", changed)
    return str(refused.value)


def test_it_stands_until_a_charge_nurse_acknowledges_it(ward: Ward) -> None:
    refuse(ward, reconstitution_diluent="sodium_chloride")
    (matter,) = attention_list(ward.station, ward_rows(ward.station))
    assert matter.urgency is Urgency.REVIEW
    assert "answer refused at 20-Nov 07:15: 0.9% sodium chloride" in matter.say
    (alarm,) = found(ward)
    with pytest.raises(NotAllowed, match="by a charge nurse"):
        acknowledge(ward.station, NURSE, MRN, alarm)
    acknowledge(ward.station, CHARGE, MRN, alarm, "Spoke with the nurse and pharmacy.")
    assert not found(ward)


def test_a_slip_of_the_pen_is_on_record_and_told_nobody(ward: Ward) -> None:
    said = refuse(ward, reconstituted_at="2026-11-20T15:00:00+00:00")
    assert "The refused answer is on record, and nothing else." in said
    assert len(ward.dose().refused) == 1
    assert not found(ward)


def test_every_discard_moves_the_earliest_time_of_new_vials(ward: Ward) -> None:
    refuse(ward, reconstitution_diluent="sodium_chloride")
    ward.pass_time(10)
    second = Witness(SECOND.id, PIN)
    made_anew = ward.answers("reconstitute")
    refuse(ward, reconstitution_diluent="bacteriostatic_water")
    assert "is discarded and is not used again" in refuse(
        ward, reconstituted_at=str(made_anew["reconstituted_at"])
    )
    ward.pass_time(10)
    ward.confirm("reconstitute", witness=second)
    assert "I saw that what was refused" in (ward.dose().steps["reconstitute"].meaning or "")
    assert [alarm.kind for alarm in found(ward)] == [AlarmKind.REFUSED] * 2


def test_the_dose_can_be_held_after_a_refusal(ward: Ward) -> None:
    refuse(ward, appearance="particles")
    assert ward.dose().state is DoseState.BEGUN
    assert ward.current() == ward.regimen.step("reconstitute")
