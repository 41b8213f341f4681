"""People over time: initials of their own, access ended and given again, a new PIN."""

import hashlib

import pytest

from il2nurse.domain.people import NotAllowed, Person, Role
from il2nurse.domain.record.people.facts import BadgeSetFact
from il2nurse.storage.memory import MemoryRegister
from il2nurse.workflow.people.access import (
    add_person,
    end_person,
    give_pin,
    readmit_person,
    set_badge,
)
from il2nurse.workflow.people.sign_in import (
    PinMustChange,
    Witness,
    change_own_pin,
    check_witness,
    sign_in,
)
from il2nurse.workflow.register import Identity
from tests.ward import CHARGE, NURSE, PIN, make_station, make_ward


def test_two_people_never_share_initials() -> None:
    station = make_ward().station
    for name in ("Nora Novak", "Nina Nemec", "Nils Ness"):
        person = Person(name.split()[0].lower(), name, "RN", Role.NURSE)
        add_person(station, CHARGE, person, "4812")
    end_person(station, CHARGE, "nora")
    add_person(station, CHARGE, Person("nadja", "Nadja Nagy", "RN", Role.NURSE), "4812")
    marks = [station.people()[each].initials for each in ("nora", "nina", "nils", "nadja")]
    assert marks == ["NN", "NN2", "NN3", "NN4"]
    again = make_station(station.register).people()
    assert [again[each].initials for each in ("nora", "nina", "nils", "nadja")] == marks


def test_an_ended_person_signs_in_no_more_until_readmitted() -> None:
    station = make_ward().station
    end_person(station, CHARGE, NURSE.id)
    with pytest.raises(NotAllowed, match="not on record"):
        sign_in(station, NURSE.id, PIN)
    readmit_person(station, CHARGE, NURSE.id, "8642")
    with pytest.raises(PinMustChange):
        sign_in(station, NURSE.id, "8642")
    change_own_pin(station, NURSE, "8642", "9753")
    assert sign_in(station, NURSE.id, "9753").initials == NURSE.initials
    with pytest.raises(NotAllowed, match="was not ended"):
        readmit_person(station, CHARGE, NURSE.id, "8642")


def test_nobody_ends_themselves_and_a_nurse_nobody() -> None:
    station = make_ward().station
    with pytest.raises(NotAllowed, match="your own access"):
        end_person(station, CHARGE, CHARGE.id)
    with pytest.raises(NotAllowed, match="may not"):
        end_person(station, NURSE, CHARGE.id)


def test_a_new_pin_is_the_only_one() -> None:
    station = make_ward().station
    give_pin(station, CHARGE, NURSE.id, "8642")
    with pytest.raises(PinMustChange):
        sign_in(station, NURSE.id, "8642")
    with pytest.raises(NotAllowed, match="PIN is not right"):
        sign_in(station, NURSE.id, PIN)
    with pytest.raises(NotAllowed, match="4 digits"):
        give_pin(station, CHARGE, NURSE.id, "12")
    with pytest.raises(NotAllowed, match="may not"):
        give_pin(station, NURSE, NURSE.id, "8642")


@pytest.mark.parametrize("practice", [True, False])
def test_a_new_colleague_s_pin_serves_once_but_on_the_practice_ward(*, practice: bool) -> None:
    identity = Identity("R-1", practice=practice, encrypted=False, name="7 West")
    station = make_station(MemoryRegister(identity))
    add_person(station, None, CHARGE, "593817")
    add_person(station, CHARGE, NURSE, "482913")
    assert sign_in(station, CHARGE.id, "593817") == CHARGE
    if practice:
        assert sign_in(station, NURSE.id, "482913") == NURSE
        return
    with pytest.raises(PinMustChange):
        sign_in(station, NURSE.id, "482913")
    change_own_pin(station, NURSE, "482913", "713502")
    assert sign_in(station, NURSE.id, "713502") == NURSE


@pytest.mark.parametrize("role", [Role.AGENCY_NURSE, Role.STUDENT, Role.ADMINISTRATOR])
def test_some_roles_are_never_the_second_person(role: Role) -> None:
    station = make_ward().station
    other = Person("kit", "Kit Kay", "", role)
    add_person(station, CHARGE, other, PIN)
    with pytest.raises(NotAllowed, match="may not witness"):
        check_witness(station, NURSE, Witness(other.id, PIN), frozenset())


def test_a_badge_is_kept_under_a_hash_that_takes_long_to_try() -> None:
    station = make_ward().station
    entry = set_badge(station, CHARGE, NURSE.id, "B-0042")
    salt = station.register.identity().register.encode()
    slow = hashlib.scrypt(b"B-0042", salt=salt, n=2**14, r=8, p=1, dklen=32)
    assert BadgeSetFact.read(entry).digest == slow.hex()
