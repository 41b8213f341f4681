"""People over time: initials of their own, access ended and given again, a new PIN."""

import pytest

from il2nurse.domain.people import NotAllowed, Person, Role
from il2nurse.workflow.people.access import add_person, end_person, give_pin, readmit_person
from il2nurse.workflow.people.sign_in import PinMustChange, change_own_pin, sign_in
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
    with pytest.raises(NotAllowed, match="their own access"):
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
