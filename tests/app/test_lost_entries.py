"""What a damaged register, a newer copy or nothing tells of lost entries reaches each patient."""

from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from il2nurse.app.joining import open_station
from il2nurse.app.keys import open_known
from il2nurse.app.reminding import restored_notice
from il2nurse.app.settling import Settling
from il2nurse.domain.people import Person, Role
from il2nurse.domain.record.patient.loss_facts import EntriesLostFact
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.register_facts import RegisterRestoredFact, SetbackAcceptedFact
from il2nurse.settings import Settings
from il2nurse.storage.files.heads import StationHeads
from il2nurse.workflow.patient.admission import admit
from il2nurse.workflow.patient.data import correct_patient
from il2nurse.workflow.people.access import add_person
from tests.app.going_on import copy_now, damage, newest, restored
from tests.app.set_back import PIN, cut, found, settings_at
from tests.ward import MRN, PATIENT

OTHER = "00511702"
CARLA = Person("carla", "Carla Charge", "RN", Role.CHARGE_NURSE)


@pytest.fixture
def ward(tmp_path: Path) -> Settings:
    """A founded ward of one station with two patients, closed again."""
    found(settings_at(tmp_path / "home"))
    settings = settings_at(tmp_path / "home")
    opened = open_station(settings)
    station = opened.station
    add_person(station, station.person("administrator"), CARLA, "713503")
    admit(station, CARLA, PATIENT)
    admit(station, CARLA, replace(PATIENT, mrn=OTHER, family="Ode", bed="713-A"))
    opened.register.close()
    return settings


def write(settings: Settings) -> int:
    """Something is recorded of the first patient; the number of its entry."""
    opened = open_station(settings)
    station = opened.station
    moved = replace(PATIENT, bed="715-A")
    correct_patient(station, CARLA, MRN, moved, "Moved in the night")
    number = opened.register.head().number
    opened.register.close()
    return number


def told(settings: Settings) -> dict[str, EntriesLostFact]:
    """What each patient's record is told, by patient."""
    with closing(open_known(settings.register, settings.home)) as register:
        return {
            each.subject: EntriesLostFact.read(each) for each in register.of_kind(Kind.ENTRIES_LOST)
        }


def test_a_damaged_file_that_can_be_read_tells_whose_entries_are_lost(ward: Settings) -> None:
    copy, held = copy_now(ward), newest(ward)
    lost = write(ward)
    damage(ward)
    restored(ward, copy)
    facts = told(ward)
    with closing(open_known(ward.register, ward.home)) as register:
        fact = RegisterRestoredFact.read(register.of_kind(Kind.REGISTER_RESTORED)[0])
        assert fact.told
    mine = facts[MRN]
    assert (mine.first, mine.last) == (held + 1, lost)
    assert mine.named
    assert mine.kinds["patient_corrected"] == 1
    assert set(facts) == {MRN}


def test_a_damaged_file_alone_does_not_tell_what_stood_at_its_end(ward: Settings) -> None:
    """Every entry up to the highest can be read; whether that was the last, no station knows."""
    copy = copy_now(ward)
    write(ward)
    damage(ward)
    ward.heads.unlink()
    restored(ward, copy)
    facts = told(ward)
    assert set(facts) == {MRN, OTHER}
    assert facts[MRN].kinds["patient_corrected"] == 1
    assert not any(each.named for each in facts.values())


def test_without_a_file_it_may_be_anybodys(ward: Settings) -> None:
    copy = copy_now(ward)
    lost = write(ward)
    ward.register.unlink()
    restored(ward, copy)
    facts = told(ward)
    assert set(facts) == {MRN, OTHER}
    assert {(each.last, each.named, each.doses) for each in facts.values()} == {(lost, False, ())}


def test_without_a_memory_either_nobody_can_say_how_far_it_went(ward: Settings) -> None:
    copy = copy_now(ward)
    write(ward)
    ward.register.unlink()
    ward.heads.unlink()
    restored(ward, copy)
    assert {each.last for each in told(ward).values()} == {None}


def test_nothing_lost_is_told_to_nobody(ward: Settings) -> None:
    copy = copy_now(ward)
    ward.register.unlink()
    restored(ward, copy)
    assert told(ward) == {}


def test_a_newer_copy_tells_what_an_accepted_setback_lacks(ward: Settings) -> None:
    held = newest(ward)
    lost = write(ward)
    copy_now(ward)
    cut(ward, held)
    with closing(open_known(ward.register, ward.home)) as register:
        seen = StationHeads(ward.heads).seen(register.identity().register)
    assert seen
    assert seen.number == lost
    opened = open_station(ward)
    assert opened.setback
    Settling(ward, opened, opened.setback).accept("administrator", PIN, "The disk was exchanged")
    (entry,) = opened.register.of_kind(Kind.SETBACK_ACCEPTED)
    assert SetbackAcceptedFact.read(entry).told
    opened.register.close()
    facts = told(ward)
    assert set(facts) == {MRN}
    assert facts[MRN].named
    assert facts[MRN].kinds == {"patient_corrected": 1}


def test_the_ward_is_told_until_every_loss_is_settled(ward: Settings) -> None:
    copy = copy_now(ward)
    write(ward)
    ward.register.unlink()
    restored(ward, copy)
    with closing(open_known(ward.register, ward.home)) as register:
        at = register.newest(1)[0].recorded_at + timedelta(days=30)
        said = restored_notice(register, at)
    assert said
    assert "Entries of 2 patients are lost and not settled" in said
    assert "enter from paper" in said
