"""A wrong PIN at the sign-in may be a forgotten one: it says who gives another."""

from dataclasses import replace

import pytest

from il2nurse.domain.people import NotAllowed, Role
from il2nurse.workflow.people.access import add_person
from il2nurse.workflow.people.sign_in import confirm_identity, sign_in
from il2nurse.workflow.station import Station
from tests.ward import CHARGE, NURSE, PIN, STUDENT, make_station, make_ward

WRONG = "9999"


def said(station: Station, person_id: str) -> str:
    with pytest.raises(NotAllowed) as refused:
        sign_in(station, person_id, WRONG)
    return str(refused.value).partition("Forgotten? ")[2]


def test_it_names_whoever_may_give_this_person_another_one() -> None:
    station = make_ward().station
    assert said(station, NURSE.id).startswith("A charge nurse or an administrator gives you")
    first, second = (replace(STUDENT, id=each, role=Role.ADMINISTRATOR) for each in ("a", "b"))
    add_person(station, CHARGE, first, PIN)
    assert said(station, first.id).startswith("A charge nurse, with a witness, gives you")
    add_person(station, first, second, PIN)
    assert said(station, second.id).startswith("Another administrator gives you")


def test_it_names_nobody_where_nobody_else_can() -> None:
    station = make_station()
    add_person(station, None, CHARGE, PIN)
    assert said(station, CHARGE.id) == ""


def test_at_a_signature_it_is_not_said() -> None:
    with pytest.raises(NotAllowed) as refused:
        confirm_identity(make_ward().station, NURSE, WRONG)
    assert "Forgotten?" not in str(refused.value)
