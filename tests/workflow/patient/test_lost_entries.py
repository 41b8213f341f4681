"""A register goes on without entries: no dose is started before a charge nurse has settled it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.patient.loss_facts import LossAnswer
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.record.register.register_facts import RegisterRestoredFact
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.dose.against import against_the_dose
from il2nurse.domain.rules.dose.standing import may_go_on
from il2nurse.storage.memory import MemoryRegister
from il2nurse.workflow.audit.audit import AuditFilter, AuditList
from il2nurse.workflow.dose import administration, ending
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.patient.admission import admit
from il2nurse.workflow.patient.settling import settle_loss
from il2nurse.workflow.people.confirming import confirm_access
from il2nurse.workflow.people.losses import tell_old_losses
from il2nurse.workflow.people.setbacks import accept_setback
from il2nurse.workflow.station import Station
from il2nurse.workflow.ward.acknowledging import acknowledge
from il2nurse.workflow.ward.alarms import ward_alarms
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import ward_row
from tests.cheap_pins import CHEAP
from tests.lost import ADMINISTRATOR, lose, lose_unconfirmed
from tests.ward import (
    CHARGE,
    DOCTOR,
    IDENTITY,
    MRN,
    NURSE,
    PATIENT,
    PHARMACIST,
    PIN,
    Ward,
    key,
    make_station,
    make_ward,
)

HOW = "The forms of the night are entered again"
OTHER = "00511702"


@pytest.fixture
def ward() -> Ward:
    """A patient whose first dose is due in half an hour."""
    made = make_ward()
    made.pass_time(30)
    return made


def settle(ward: Ward, by: Person = CHARGE, how: str = HOW) -> None:
    settle_loss(ward.station, by, MRN, LossAnswer.ENTERED_AGAIN, how, PIN)


def lost_tail() -> tuple[Entry, ...]:
    """What another ward like this one recorded of dose 1."""
    other = make_ward()
    number = other.station.register.head().number
    other.give()
    return other.station.register.since(number)


def said(ward: Ward) -> str:
    (alarm,) = [each.alarm for each in ward_alarms(ward.station)]
    assert alarm.kind is AlarmKind.LOST
    return alarm.say


def test_no_dose_begins_while_entries_are_lost(ward: Ward) -> None:
    setback = lose(ward.station)
    first, last = setback.agreed + 1, setback.seen.number
    assert said(ward).startswith(f"Entries {first} to {last} of this register are lost; it is not")
    row = ward_row(ward.station, MRN)
    assert (row.state, row.slot) == (WardState.LOST, 1)
    with pytest.raises(NotAllowed, match="Settle lost entries"):
        administration.begin(ward.station, NURSE, MRN)
    assert "are lost" in against_the_dose(ward.station.moment(MRN), None)[0]
    settle(ward)
    assert not ward_alarms(ward.station)
    assert ward_row(ward.station, MRN).state is WardState.PRE_TESTS
    assert ward_row(ward.station, MRN).next_action.startswith("Record: ")
    administration.begin(ward.station, NURSE, MRN)


def test_a_dose_that_was_begun_waits_and_is_not_held(ward: Ward) -> None:
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    lose(ward.station)
    standing = may_go_on(ward.station.moment(MRN), ward.dose())
    assert (standing.must_hold, standing.passes) == (True, True)
    with pytest.raises(NotAllowed, match="are lost"):
        ward.start()
    assert not ward.dose().given
    settle(ward)
    ward.start()
    assert ward.dose().infusing


def test_a_running_infusion_is_ended_as_ever(ward: Ward) -> None:
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.start()
    lose(ward.station)
    assert ward_row(ward.station, MRN).state is WardState.RUNNING
    assert not may_go_on(ward.station.moment(MRN), ward.dose()).must_stop
    ending.stop(ward.station, NURSE, key(), "prescriber", given_ml=Decimal(10))
    assert not ward.dose().infusing


def test_it_stands_however_long_and_whoever_takes_the_alarm_on(ward: Ward) -> None:
    lose(ward.station)
    (alarm,) = ward_alarms(ward.station)
    acknowledge(ward.station, NURSE, MRN, alarm.alarm)
    assert not ward_alarms(ward.station)
    ward.pass_time(60 * 24 * 3)
    (standing,) = ward_row(ward.station, MRN).alarms
    assert standing.acknowledged
    assert against_the_dose(ward.station.moment(MRN), None)[0].startswith("Entries ")


@pytest.mark.parametrize("by", [NURSE, DOCTOR, PHARMACIST, ADMINISTRATOR])
def test_only_a_charge_nurse_settles_it_with_a_reason(ward: Ward, by: Person) -> None:
    lose(ward.station)
    with pytest.raises(NotAllowed, match="may not settle lost entries"):
        settle(ward, by)
    with pytest.raises(Slip, match="how you know"):
        settle(ward, how="-")
    with pytest.raises(NotAllowed, match="PIN"):
        settle_loss(ward.station, CHARGE, MRN, LossAnswer.NOTHING_MISSING, HOW, "9999")
    ward.pass_time(1)
    assert ward_row(ward.station, MRN).state is WardState.LOST
    settle(ward)
    with pytest.raises(NotAllowed, match="Nothing of this patient waits"):
        settle(ward)


def test_who_is_not_confirmed_settles_nothing_and_is_told_whom_to_call(ward: Ward) -> None:
    lose_unconfirmed(ward.station)
    head = ward.station.register.head()
    with pytest.raises(NotAllowed, match=r"call one who can confirm it \(Ada Admin\)") as refused:
        settle(ward)
    assert "no dose of this patient starts; a running infusion goes on" in str(refused.value)
    assert ward.station.register.head() == head
    confirm_access(ward.station, ADMINISTRATOR, [CHARGE.id])
    settle(ward)
    assert not ward_alarms(ward.station)


def test_only_another_loss_closes_the_doses_again(ward: Ward) -> None:
    lose(ward.station)
    settle(ward)
    lose(ward.station, missing=1)
    losses = ward.station.case(MRN).losses
    assert [bool(each.settled) for each in losses] == [True, False]
    assert said(ward).startswith("Entry ")


def test_what_copies_still_hold_is_told_and_concerns_nobody_else(ward: Ward) -> None:
    admit(ward.station, NURSE, replace(PATIENT, mrn=OTHER, family="Ode", bed="713-A"))
    found = lost_tail()
    setback = lose(ward.station, found, len(found))
    assert [each.mrn for each in ward_alarms(ward.station)] == [MRN]
    assert f"Entries {setback.agreed + 1} to {setback.seen.number}" in said(ward)
    assert "of this patient: dose 1 of course 1 cycle 1 (dose begun, step confirmed" in said(ward)
    assert "infusion started" in said(ward)
    assert "perhaps more" not in said(ward)


def test_where_one_entry_cannot_be_read_it_may_be_anybodys(ward: Ward) -> None:
    admit(ward.station, NURSE, replace(PATIENT, mrn=OTHER, family="Ode", bed="713-A"))
    found = lost_tail()
    lose(ward.station, found, len(found) + 1)
    told = {each.mrn: each.alarm.say for each in ward_alarms(ward.station)}
    assert "infusion started" in told[MRN]
    assert "and perhaps more" in told[MRN]
    assert "it is not known which" in told[OTHER]


def test_a_patient_whose_admission_is_lost_is_told_of_once_admitted_again(ward: Ward) -> None:
    other = make_ward()
    number = other.station.register.head().number
    admit(other.station, NURSE, replace(PATIENT, mrn=OTHER, family="Ode", bed="713-A"))
    found = other.station.register.since(number)
    lose(ward.station, found, len(found))
    assert not ward_alarms(ward.station)
    admit(ward.station, NURSE, replace(PATIENT, mrn=OTHER, family="Ode", bed="713-A"))
    (alarm,) = ward_alarms(ward.station)
    assert (alarm.mrn, alarm.bed) == (OTHER, "713-A")
    assert "patient admitted" in alarm.alarm.say
    acknowledge(ward.station, NURSE, OTHER, alarm.alarm)
    row = ward_row(ward.station, OTHER)
    assert (row.state, len(row.alarms)) == (WardState.NO_ORDER, 1)


def test_the_next_station_that_meets_the_same_setback_asks_nobody_again(ward: Ward) -> None:
    setback = lose(ward.station)
    settle(ward)
    nearer = replace(setback, seen=replace(setback.seen, number=setback.seen.number - 1))
    accept_setback(ward.station, ADMINISTRATOR, nearer, "The same disk")
    assert not ward_alarms(ward.station)
    further = replace(setback, seen=replace(setback.seen, number=setback.seen.number + 1))
    accept_setback(ward.station, ADMINISTRATOR, further, "It saw one more")
    assert ward_alarms(ward.station)


def test_the_audit_tells_the_loss_and_how_it_was_settled(ward: Ward) -> None:
    lose(ward.station)
    settle(ward)
    settled, lost = AuditList(ward.station).lines(AuditFilter(mrn=MRN), 2)
    assert "it is not known which of this patient" in lost.what
    assert settled.what == f"Lost entries settled: entered again. {HOW}"


@one_act
def restored_by_an_older_program(station: Station) -> None:
    """As it was recorded before patients were told."""
    number = station.register.head().number
    fact = RegisterRestoredFact("copy", station.now().at, number, "f" * 64, number + 7)
    station.record(None, [draft("register", "", station.now().at, fact)])


def test_what_an_older_program_told_nobody_is_told_at_the_next_start(ward: Ward) -> None:
    ward.pass_time(1)
    restored_by_an_older_program(ward.station)
    (entry,) = ward.station.register.of_kind(Kind.REGISTER_RESTORED)
    assert "told" not in entry.body
    assert ward_row(ward.station, MRN).state is WardState.PRE_TESTS
    tell_old_losses(ward.station)
    assert "it is not known which" in said(ward)
    # Nobody else manages people on this ward.
    confirm_access(ward.station, CHARGE, [CHARGE.id])
    settle(ward)
    assert tell_old_losses(ward.station) == ()
    administration.begin(ward.station, NURSE, MRN)


def test_a_course_that_was_ordered_since_is_not_concerned() -> None:
    station = make_station(MemoryRegister(IDENTITY, CHEAP), name="WOW-09")
    restored_by_an_older_program(station)
    later = make_ward(register=station.register)
    later.pass_time(30)
    assert tell_old_losses(later.station) == ()


def test_two_who_settle_at_once_settle_it_once(ward: Ward) -> None:
    lose(ward.station)
    asked = ward.station.new_id()
    settle(ward)
    with pytest.raises(NotAllowed):
        settle_loss(ward.station, CHARGE, MRN, LossAnswer.NOTHING_MISSING, HOW, PIN, request=asked)
    kinds = [each.kind for each in ward.station.entries(MRN)]
    assert kinds.count(Kind.LOSS_SETTLED) == 1


def test_nobody_settles_a_loss_that_came_after_the_question(ward: Ward) -> None:
    lose(ward.station)
    asked = ward.station.new_id()
    lose(ward.station, missing=3)
    with pytest.raises(NotAllowed, match="check whether your entry is still right"):
        settle_loss(ward.station, CHARGE, MRN, LossAnswer.ENTERED_AGAIN, HOW, PIN, request=asked)
    assert len(ward_alarms(ward.station)) == 2
