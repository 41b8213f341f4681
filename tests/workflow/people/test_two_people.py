"""Who signs as the witness: not whose PIN came from the first person lately, nor the other way."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Final

import pytest

from il2nurse.domain.people import NotAllowed, Person, Role
from il2nurse.domain.record.people.facts import WitnessRefusedFact
from il2nurse.domain.record.register.entries import Kind
from il2nurse.readable.audit.entry_words import EntryWords
from il2nurse.readable.wording import Wording
from il2nurse.storage.memory import MemoryRegister
from il2nurse.workflow.clocks import SimulatedClock
from il2nurse.workflow.patient.admission import admit
from il2nurse.workflow.patient.data import correct_patient
from il2nurse.workflow.people.access import add_person, change_role, give_pin
from il2nurse.workflow.people.sign_in import Witness, change_own_pin, check_witness
from il2nurse.workflow.people.two_people import apart_notice
from il2nurse.workflow.register import Identity
from il2nurse.workflow.station import Station
from tests.cheap_pins import CHEAP
from tests.ward import CHARGE, MORNING, MRN, NURSE, PATIENT, SECOND, make_station

ADA: Final = Person("ada", "Ada Admin", "", Role.ADMINISTRATOR)
HAL: Final = Person("hale", "Hal Hale", "RN", Role.CHARGE_NURSE)
NEW: Final = Person("novak", "Nina Novak", "RN", Role.NURSE)
ONCE: Final = "482913"
OWN: Final = "713502"
OTHER: Final = "593817"
DAY: Final = timedelta(hours=24)
REFUSED: Final = "one person could hold both PINs. Only this attempt is on record"


def make_empty(*, practice: bool = False) -> tuple[Station, SimulatedClock]:
    clock = SimulatedClock(MORNING)
    identity = Identity("R-1", practice, encrypted=False, name="7 West")
    return make_station(MemoryRegister(identity, CHEAP), clock), clock


@pytest.fixture
def ward() -> tuple[Station, SimulatedClock]:
    """A ward whose administrator added two charge nurses and two nurses two days ago."""
    station, clock = make_empty()
    add_person(station, None, ADA, OWN)
    for person in (CHARGE, HAL, NURSE, SECOND):
        join(station, ADA, person)
    clock.move(2 * DAY)
    return station, clock


def join(station: Station, by: Person, person: Person) -> None:
    add_person(station, by, person, ONCE)
    change_own_pin(station, person, ONCE, OWN)


def sign(station: Station, first: Person, witness: Person, pin: str = OWN) -> Person:
    return check_witness(station, first, Witness(witness.id, pin), frozenset())


def by_hand(station: Station) -> None:
    join(station, CHARGE, NEW)


def by_another(station: Station) -> None:
    give_pin(station, CHARGE, HAL.id, ONCE)
    change_own_pin(station, HAL, ONCE, OWN)
    join(station, HAL, NEW)


def with_another_pin_since(station: Station) -> None:
    join(station, CHARGE, NEW)
    change_own_pin(station, NEW, OWN, OTHER)
    change_own_pin(station, NEW, OTHER, OWN)


@pytest.mark.parametrize("how", [by_hand, by_another, with_another_pin_since])
def test_who_gave_the_pin_and_who_has_it_are_no_two_people_that_day(
    ward: tuple[Station, SimulatedClock], how: Callable[[Station], None]
) -> None:
    station, clock = ward
    how(station)
    for first, witness in ((CHARGE, NEW), (NEW, CHARGE)):
        with pytest.raises(NotAllowed, match=REFUSED):
            sign(station, first, witness)
    clock.move(DAY - timedelta(seconds=1))
    with pytest.raises(NotAllowed, match="less than 24 hours ago"):
        sign(station, CHARGE, NEW)
    clock.move(timedelta(seconds=1))
    assert sign(station, CHARGE, NEW) == NEW
    assert sign(station, NEW, CHARGE) == CHARGE


def test_a_forgotten_pin_that_was_given_anew_counts_as_well(
    ward: tuple[Station, SimulatedClock],
) -> None:
    station, _ = ward
    assert sign(station, CHARGE, NURSE) == NURSE
    give_pin(station, CHARGE, NURSE.id, ONCE)
    change_own_pin(station, NURSE, ONCE, OTHER)
    with pytest.raises(NotAllowed, match=REFUSED):
        sign(station, CHARGE, NURSE, OTHER)
    assert sign(station, SECOND, NURSE, OTHER) == NURSE
    assert sign(station, HAL, NURSE, OTHER) == NURSE


def test_the_attempt_is_on_record_and_the_pin_was_not_looked_at(
    ward: tuple[Station, SimulatedClock],
) -> None:
    station, _ = ward
    join(station, CHARGE, NEW)
    before = station.register.head().number
    with pytest.raises(NotAllowed, match=REFUSED):
        sign(station, CHARGE, NEW, "999888")
    (kept,) = station.register.newest(1)
    assert kept.number == before + 1
    assert kept.person == CHARGE.id
    assert WitnessRefusedFact.read(kept) == WitnessRefusedFact(NEW.id, CHARGE.id)
    words = EntryWords(Wording(station.people(), station.zone, station.today(MORNING)), ())
    assert words.what(kept) == (
        "Nina Novak, RN refused as the witness of Mika Sato, RN: the PIN of one came from the other"
    )


def test_an_administrator_makes_two_people_of_them_by_another_pin(
    ward: tuple[Station, SimulatedClock],
) -> None:
    station, _ = ward
    join(station, CHARGE, NEW)
    give_pin(station, ADA, NEW.id, ONCE)
    change_own_pin(station, NEW, ONCE, OTHER)
    assert sign(station, CHARGE, NEW, OTHER) == NEW


def test_whose_role_was_changed_has_their_own_pin(ward: tuple[Station, SimulatedClock]) -> None:
    station, _ = ward
    change_role(station, CHARGE, NURSE.id, Role.PHARMACIST)
    assert sign(station, CHARGE, station.people()[NURSE.id]).role is Role.PHARMACIST


def test_a_ward_can_be_staffed_on_its_first_day() -> None:
    station, _ = make_empty()
    add_person(station, None, ADA, OWN)
    for person in (CHARGE, NURSE, SECOND):
        join(station, ADA, person)
    assert sign(station, CHARGE, NURSE) == NURSE
    assert sign(station, NURSE, SECOND) == SECOND


def test_a_clock_that_is_set_back_makes_nobody_two_people(
    ward: tuple[Station, SimulatedClock],
) -> None:
    station, clock = ward
    join(station, CHARGE, NEW)
    clock.set_wall_clock(-3 * DAY)
    with pytest.raises(NotAllowed, match=REFUSED):
        sign(station, CHARGE, NEW)


def test_a_site_says_for_how_long(ward: tuple[Station, SimulatedClock]) -> None:
    station, clock = ward
    station.given_pin = timedelta(hours=12)
    join(station, CHARGE, NEW)
    with pytest.raises(NotAllowed, match="less than 12 hours ago"):
        sign(station, CHARGE, NEW)
    clock.move(timedelta(hours=12))
    assert sign(station, CHARGE, NEW) == NEW


def test_the_pins_of_a_practice_ward_tell_nobody_apart_anyway() -> None:
    station, _ = make_empty(practice=True)
    add_person(station, None, CHARGE, OWN)
    add_person(station, CHARGE, NEW, OWN)
    assert sign(station, CHARGE, NEW) == NEW


def test_nothing_else_is_kept_of_who_may_sign(ward: tuple[Station, SimulatedClock]) -> None:
    station, _ = ward
    sign(station, CHARGE, NURSE)
    assert not station.register.of_kind(Kind.WITNESS_REFUSED)


def test_who_gives_a_pin_is_told_of_it_then(ward: tuple[Station, SimulatedClock]) -> None:
    station, _ = ward
    told = apart_notice(station, CHARGE)
    assert told == "For 24 hours neither of you can be the other’s witness."
    assert apart_notice(station, ADA) is None
    assert apart_notice(make_empty(practice=True)[0], CHARGE) is None


def test_nothing_of_the_act_that_they_would_have_signed_is_kept(
    ward: tuple[Station, SimulatedClock],
) -> None:
    station, _ = ward
    join(station, CHARGE, NEW)
    admit(station, CHARGE, PATIENT)
    before = station.register.head().number
    now, why = replace(PATIENT, family="Marsch"), "The wristband says otherwise."
    with pytest.raises(NotAllowed, match=REFUSED):
        correct_patient(station, CHARGE, MRN, now, why, Witness(NEW.id, OWN))
    assert [each.kind for each in station.register.since(before)] == [Kind.WITNESS_REFUSED]
    assert station.case(MRN).patient == PATIENT
