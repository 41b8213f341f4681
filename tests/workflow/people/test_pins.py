"""Which PINs may be chosen, by whom, and what a one-time PIN is good for."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from il2nurse.domain.people import NotAllowed, Role
from il2nurse.domain.record.people.facts import PinChangedFact, person_stream
from il2nurse.domain.record.register.entries import Kind
from il2nurse.files.station_file import BadSettings
from il2nurse.settings import read_pin_digits
from il2nurse.storage.memory import MemoryRegister
from il2nurse.workflow.people.access import (
    add_person,
    badge_owner,
    badges,
    change_role,
    end_person,
    give_pin,
    readmit_person,
    set_badge,
)
from il2nurse.workflow.people.pins import check_pin_rules
from il2nurse.workflow.people.sign_in import (
    PinMustChange,
    Witness,
    change_own_pin,
    check_witness,
    confirm_identity,
    sign_in,
    unlock,
)
from il2nurse.workflow.station import Station
from tests.cheap_pins import CHEAP
from tests.ward import CHARGE, IDENTITY, NURSE, PIN, SECOND, make_station, make_ward

EASY: Mapping[str, str] = {
    "000000": "one repeated digit",
    "123456": "counts up or down",
    "987654": "counts up or down",
    "890123": "counts up or down",
    "246802": "counts up or down",
    "123123": "repeats itself",
    "121212": "repeats itself",
    "747744": "two different digits",
    "198512": "a year",
    "121985": "a year",
    "147258": "line on the keypad",
    "963852": "line on the keypad",
    "112233": "many people choose",
}


def real_station() -> Station:
    """A station of a ward that is not for practice, with its charge nurse and a nurse."""
    register = MemoryRegister(replace(IDENTITY, practice=False), CHEAP)
    station = make_station(register)
    add_person(station, None, CHARGE, "482913")
    add_person(station, CHARGE, NURSE, "713502")
    change_own_pin(station, NURSE, "713502", "593817")
    return station


@pytest.mark.parametrize("pin", EASY)
def test_pins_that_are_tried_first_are_refused(pin: str) -> None:
    station = real_station()
    with pytest.raises(NotAllowed, match=EASY[pin]):
        give_pin(station, CHARGE, NURSE.id, pin)
    with pytest.raises(NotAllowed, match=EASY[pin]):
        change_own_pin(station, NURSE, "593817", pin)
    assert sign_in(station, NURSE.id, "593817") == NURSE


@pytest.mark.parametrize("pin", ["1985", "2001", "1212", "2580", "1234", "1004"])
def test_short_ones_are_refused_by_the_same_list(pin: str) -> None:
    with pytest.raises(NotAllowed):
        check_pin_rules(pin, 4)


@pytest.mark.parametrize("pin", ["482913", "705931", "31874", "9407", "52036184"])
def test_others_are_not(pin: str) -> None:
    check_pin_rules(pin, 4)


@pytest.mark.parametrize("pin", ["48291", "", "48291a", "\uff14\uff18\uff12\uff19\uff11\uff13"])
def test_six_digits_by_default(pin: str) -> None:
    with pytest.raises(NotAllowed, match="6 digits or more"):
        give_pin(real_station(), CHARGE, NURSE.id, pin)


def test_a_site_may_choose_four() -> None:
    station = real_station()
    station.pin_digits = 4
    give_pin(station, CHARGE, NURSE.id, "4829")


@pytest.mark.parametrize(("given", "digits"), [({}, 6), ({"pin_digits": 4}, 4)])
def test_the_station_file_says_how_many(given: dict[str, object], digits: int) -> None:
    assert read_pin_digits(given) == digits


@pytest.mark.parametrize("digits", [3, 7, True, "4", 4.0])
def test_nothing_else_is_taken_from_it(digits: object) -> None:
    with pytest.raises(BadSettings, match="pin_digits"):
        read_pin_digits({"pin_digits": digits})


def test_a_four_digit_pin_of_before_goes_on_signing() -> None:
    station = real_station()
    station.pin_digits = 4
    give_pin(station, CHARGE, NURSE.id, "4829")
    change_own_pin(station, NURSE, "4829", "9407")
    station.pin_digits = 6
    assert sign_in(station, NURSE.id, "9407") == NURSE
    with pytest.raises(NotAllowed, match="6 digits or more"):
        change_own_pin(station, NURSE, "9407", "9408")


def test_an_own_pin_needs_the_old_one_first() -> None:
    station = make_ward().station
    with pytest.raises(NotAllowed, match="not right"):
        change_own_pin(station, NURSE, "9999", "8642")
    assert not station.register.check_pin(NURSE.id, "8642")
    make = make_ward().station
    with pytest.raises(NotAllowed, match="the same as the old one"):
        change_own_pin(make, NURSE, PIN, PIN)
    change_own_pin(make, NURSE, PIN, "8642")
    assert sign_in(make, NURSE.id, "8642") == NURSE
    told = make.register.of_kind(Kind.PIN_CHANGED)[-1]
    assert told.person == NURSE.id
    assert not PinChangedFact.read(told).once


def test_a_one_time_pin_signs_nothing_but_an_own_one() -> None:
    station = make_ward().station
    give_pin(station, CHARGE, NURSE.id, "8642")
    for act in (
        lambda: sign_in(station, NURSE.id, "8642"),
        lambda: unlock(station, NURSE, "8642"),
        lambda: confirm_identity(station, NURSE, "8642"),
        lambda: check_witness(station, SECOND, Witness(NURSE.id, "8642"), frozenset()),
    ):
        with pytest.raises(PinMustChange, match="choose your own PIN"):
            act()
    told = station.register.of_kind(Kind.PIN_CHANGED)[-1]
    assert (told.person, PinChangedFact.read(told).once) == (CHARGE.id, True)
    change_role(station, CHARGE, NURSE.id, Role.AGENCY_NURSE)
    with pytest.raises(PinMustChange):
        sign_in(station, NURSE.id, "8642")
    change_own_pin(station, station.person(NURSE.id), "8642", "9753")
    assert sign_in(station, NURSE.id, "9753").role is Role.AGENCY_NURSE


def test_nobody_gives_themselves_a_pin_or_a_role() -> None:
    station = make_ward().station
    with pytest.raises(NotAllowed, match="Change my PIN"):
        give_pin(station, CHARGE, CHARGE.id, "8642")
    with pytest.raises(NotAllowed, match="your own role"):
        change_role(station, CHARGE, CHARGE.id, Role.ADMINISTRATOR)
    with pytest.raises(NotAllowed, match="may not"):
        change_role(station, NURSE, SECOND.id, Role.STUDENT)
    with pytest.raises(NotAllowed, match="nurse already"):
        change_role(station, CHARGE, NURSE.id, Role.NURSE)


@pytest.mark.parametrize("role", [Role.AGENCY_NURSE, Role.STUDENT])
def test_agency_nurses_and_students_witness_nothing(role: Role) -> None:
    station = make_ward().station
    change_role(station, CHARGE, SECOND.id, role)
    with pytest.raises(NotAllowed, match="may not witness"):
        check_witness(station, NURSE, Witness(SECOND.id, PIN), frozenset())


def test_a_role_given_and_taken_keeps_initials_and_pin() -> None:
    station = make_ward().station
    before = station.person(NURSE.id).initials
    change_role(station, CHARGE, NURSE.id, Role.CHARGE_NURSE)
    again = make_station(station.register, name="again")
    assert sign_in(again, NURSE.id, PIN).initials == before
    assert len(station.register.stream(person_stream(NURSE.id))) == len(["added", "role", "in"])


# ------------------------------------------------------------ badges


def test_a_badge_names_and_never_signs() -> None:
    station = make_ward().station
    set_badge(station, CHARGE, NURSE.id, "B-0042")
    assert badge_owner(station, " B-0042 ") == NURSE
    assert badge_owner(station, "B-0043") is None
    with pytest.raises(NotAllowed, match="not right"):
        sign_in(station, NURSE.id, "B-0042")


def test_a_badge_is_kept_as_a_digest_only() -> None:
    station = make_ward().station
    set_badge(station, CHARGE, NURSE.id, "B-0042")
    assert "B-0042" not in str(station.register.since(0))


def test_a_badge_has_one_owner_until_it_is_taken_away() -> None:
    station = make_ward().station
    set_badge(station, CHARGE, NURSE.id, "B-0042")
    with pytest.raises(NotAllowed, match="belongs to Robin Okafor"):
        set_badge(station, CHARGE, SECOND.id, "B-0042")
    with pytest.raises(NotAllowed, match="may not"):
        set_badge(station, NURSE, NURSE.id, "")
    set_badge(station, CHARGE, NURSE.id, "")
    assert badges(station) == {}
    with pytest.raises(NotAllowed, match="has no badge"):
        set_badge(station, CHARGE, NURSE.id, "")
    set_badge(station, CHARGE, SECOND.id, "B-0042")
    assert badge_owner(station, "B-0042") == SECOND


def test_the_badge_of_an_ended_person_is_nobodys_even_after_they_come_back() -> None:
    station = make_ward().station
    set_badge(station, CHARGE, NURSE.id, "B-0042")
    end_person(station, CHARGE, NURSE.id)
    assert badge_owner(station, "B-0042") is None
    readmit_person(station, CHARGE, NURSE.id, "8642")
    assert badge_owner(station, "B-0042") is None
