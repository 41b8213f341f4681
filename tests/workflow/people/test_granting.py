"""Who may give access to whom, and which two people count as two."""

from collections.abc import Callable
from typing import Final

import pytest

from il2nurse.domain.people import NotAllowed, Person, Role
from il2nurse.domain.record.people.facts import PinChangedFact
from il2nurse.domain.record.register.entries import Entry
from il2nurse.readable.audit.entry_words import EntryWords
from il2nurse.readable.wording import Wording
from il2nurse.storage.memory import MemoryRegister
from il2nurse.workflow.approvals import approvals_of
from il2nurse.workflow.course.approving import approve_regimen
from il2nurse.workflow.people.access import (
    add_person,
    change_role,
    end_person,
    give_pin,
    open_sign_in,
    readmit_person,
    set_badge,
)
from il2nurse.workflow.people.last_administrator import give_last_administrator_pin
from il2nurse.workflow.people.sign_in import Witness, change_own_pin, sign_in
from il2nurse.workflow.register import Identity
from il2nurse.workflow.station import Station
from tests.cheap_pins import CHEAP
from tests.ward import CHARGE, DOCTOR, NURSE, PHARMACIST, REGIMEN, make_station

ADA: Final = Person("ada", "Ada Admin", "", Role.ADMINISTRATOR)
BOB: Final = Person("bob", "Bob Admin", "", Role.ADMINISTRATOR)
FOX: Final = Person("fox", "Fern Fox", "PharmD", Role.PHARMACIST)
ONCE: Final = "482913"
OWN: Final = "713502"
NEW: Final = "593817"


@pytest.fixture
def station() -> Station:
    """A ward with one administrator, who added a charge nurse, a prescriber, a pharmacist."""
    made = make_station(MemoryRegister(Identity("R-1", False, False, "7 West"), CHEAP))
    add_person(made, None, ADA, OWN)
    for person in (CHARGE, DOCTOR, PHARMACIST, NURSE):
        join(made, ADA, person)
    return made


def join(station: Station, by: Person, person: Person) -> None:
    """Somebody adds a person, who chooses an own PIN."""
    add_person(station, by, person, ONCE)
    change_own_pin(station, person, ONCE, OWN)


def approve(station: Station, by: Person) -> Entry:
    day = station.today(station.now().at)
    return approve_regimen(station, by, station.regimens.today()[REGIMEN.id], day, OWN)


def complete(station: Station) -> bool:
    return approvals_of(station, station.regimens.today()[REGIMEN.id]).complete


# --------------------------------------------------------------------- two who approve


@pytest.mark.parametrize("made_first", [True, False])
def test_who_made_a_pharmacist_does_not_approve_beside_them(
    station: Station, *, made_first: bool
) -> None:
    join(station, CHARGE, FOX)
    first, second = (FOX, CHARGE) if made_first else (CHARGE, FOX)
    approve(station, first)
    with pytest.raises(NotAllowed, match=f"{first.name}.*do not count as two people"):
        approve(station, second)
    assert not complete(station)
    approve(station, DOCTOR)
    assert complete(station)


def test_nor_where_another_one_that_they_made_stands_between(station: Station) -> None:
    between = Person("hale", "Hal Hale", "RN", Role.CHARGE_NURSE)
    join(station, CHARGE, between)
    join(station, between, FOX)
    approve(station, CHARGE)
    with pytest.raises(NotAllowed, match="do not count as two people"):
        approve(station, FOX)


def test_nor_where_they_gave_the_other_a_role_or_a_pin(station: Station) -> None:
    give_pin(station, CHARGE, PHARMACIST.id, ONCE)
    change_own_pin(station, PHARMACIST, ONCE, NEW)
    change_own_pin(station, PHARMACIST, NEW, OWN)
    change_role(station, CHARGE, NURSE.id, Role.PHARMACIST)
    approve(station, CHARGE)
    for other in (PHARMACIST, station.people()[NURSE.id]):
        with pytest.raises(NotAllowed, match="do not count as two people"):
            approve(station, other)


def test_a_pin_by_an_administrator_makes_two_people_of_them_again(station: Station) -> None:
    join(station, CHARGE, FOX)
    approve(station, CHARGE)
    give_pin(station, ADA, FOX.id, ONCE)
    change_own_pin(station, FOX, ONCE, OWN)
    approve(station, FOX)
    assert complete(station)


def test_two_whom_a_third_added_are_two(station: Station) -> None:
    approve(station, PHARMACIST)
    approve(station, CHARGE)
    assert complete(station)


@pytest.mark.parametrize("ended", [True, False])
def test_an_approval_lapses_with_the_access_or_role_of_who_gave_it(
    station: Station, *, ended: bool
) -> None:
    approve(station, PHARMACIST)
    if ended:
        end_person(station, ADA, PHARMACIST.id)
        readmit_person(station, ADA, PHARMACIST.id, ONCE)
    else:
        change_role(station, ADA, PHARMACIST.id, Role.NURSE)
    approve(station, DOCTOR)
    known = approvals_of(station, station.regimens.today()[REGIMEN.id])
    assert [each.by for each in known.approvals] == [DOCTOR.id]
    assert not known.complete


def test_what_two_approved_stays_approved_when_one_of_them_leaves(station: Station) -> None:
    approve(station, PHARMACIST)
    approve(station, DOCTOR)
    end_person(station, ADA, PHARMACIST.id)
    assert complete(station)
    assert complete(make_station(station.register))


# --------------------------------------------------------------------- administrators


def test_a_charge_nurse_changes_nothing_of_an_administrator_and_makes_none(
    station: Station,
) -> None:
    join(station, ADA, BOB)
    before = station.register.head()
    eve = Person("eve", "Eve", "", Role.ADMINISTRATOR)
    acts: tuple[Callable[[], Entry], ...] = (
        lambda: give_pin(station, CHARGE, ADA.id, ONCE),
        lambda: change_role(station, CHARGE, ADA.id, Role.NURSE),
        lambda: end_person(station, CHARGE, ADA.id),
        lambda: set_badge(station, CHARGE, ADA.id, "B-1"),
        lambda: change_role(station, CHARGE, NURSE.id, Role.ADMINISTRATOR),
        lambda: add_person(station, CHARGE, eve, ONCE),
    )
    for act in acts:
        with pytest.raises(NotAllowed, match="Only an administrator changes an administrator"):
            act()
    end_person(station, ADA, BOB.id)
    with pytest.raises(NotAllowed, match="Only an administrator changes an administrator"):
        readmit_person(station, CHARGE, BOB.id, ONCE)
    assert station.register.head().number == before.number + 1


def test_an_administrator_does_and_the_last_one_is_never_ended(station: Station) -> None:
    join(station, ADA, BOB)
    give_pin(station, BOB, ADA.id, ONCE)
    change_own_pin(station, ADA, ONCE, OWN)
    end_person(station, BOB, ADA.id)
    with pytest.raises(NotAllowed, match="You cannot end your own access"):
        end_person(station, BOB, BOB.id)
    with pytest.raises(NotAllowed, match="You cannot change your own role"):
        change_role(station, BOB, BOB.id, Role.NURSE)


def test_a_charge_nurse_opens_an_administrators_sign_in_without_learning_a_pin(
    station: Station,
) -> None:
    with pytest.raises(NotAllowed, match="PIN is not right"):
        sign_in(station, ADA.id, "999888")
    open_sign_in(station, CHARGE, ADA.id)
    assert sign_in(station, ADA.id, OWN) == ADA


def test_a_ward_without_an_administrator_may_make_its_first() -> None:
    station = make_station(MemoryRegister(Identity("R-1", False, False, "7 West"), CHEAP))
    add_person(station, None, CHARGE, OWN)
    join(station, CHARGE, ADA)
    with pytest.raises(NotAllowed, match="makes another one"):
        join(station, CHARGE, BOB)


# --------------------------------------------------------------------- the last administrator


def give(station: Station, by: Person, witness: Person, pin: str = OWN) -> Entry:
    return give_last_administrator_pin(station, by, ADA.id, ONCE, Witness(witness.id, pin))


def test_two_people_give_the_last_administrator_a_pin(station: Station) -> None:
    with pytest.raises(NotAllowed, match="Only an administrator"):
        give_pin(station, CHARGE, ADA.id, ONCE)
    entry = give(station, CHARGE, DOCTOR)
    assert PinChangedFact.read(entry).witness == DOCTOR.id
    words = EntryWords(
        Wording(station.people(), station.zone, station.today(entry.occurred_at)), ()
    )
    assert words.what(entry) == ("One-time PIN given to Ada Admin, with Erin Vance, MD as witness")
    change_own_pin(station, ADA, ONCE, NEW)
    assert sign_in(station, ADA.id, NEW) == ADA
    approve(station, CHARGE)
    approve(station, DOCTOR)
    assert complete(station)


def test_one_person_alone_does_not(station: Station) -> None:
    join(station, CHARGE, FOX)
    with pytest.raises(NotAllowed, match="do not count as two people"):
        give(station, CHARGE, FOX)
    with pytest.raises(NotAllowed, match="You cannot check yourself"):
        give(station, CHARGE, CHARGE)
    with pytest.raises(NotAllowed, match="cannot sign here"):
        give(station, CHARGE, NURSE)
    with pytest.raises(NotAllowed, match="PIN is not right"):
        give(station, CHARGE, DOCTOR, "999888")
    with pytest.raises(NotAllowed, match="may not manage people"):
        give(station, DOCTOR, PHARMACIST)
    assert sign_in(station, ADA.id, OWN) == ADA


def test_where_another_administrator_could_they_do_not(station: Station) -> None:
    join(station, ADA, BOB)
    with pytest.raises(NotAllowed, match="only to the last administrator"):
        give(station, CHARGE, DOCTOR)
