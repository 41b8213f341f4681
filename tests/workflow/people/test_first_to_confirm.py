"""After a loss somebody whose access is in doubt confirms nobody, and completes no approval."""

from dataclasses import replace

import pytest

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.register.register_facts import AccessLostFact
from il2nurse.workflow.approvals import refuse_unapproved
from il2nurse.workflow.people.access import add_person, end_person
from il2nurse.workflow.people.confirming import (
    confirm_access,
    first_to_confirm,
    may_confirm,
    unconfirmed_people,
)
from il2nurse.workflow.station import Station
from tests.lost import ADMINISTRATOR
from tests.lost import lose_unconfirmed as lose_by_decision
from tests.ward import CHARGE, DOCTOR, NURSE, PHARMACIST, PIN, REGIMEN, make_ward
from tests.workflow.people.lost import lose
from tests.workflow.people.test_granting import ADA, approve, station

__all__ = ["station"]

LENA = replace(CHARGE, id="lena", name="Lena Lead")


def left(at: Station) -> set[str]:
    return {each.id for each in unconfirmed_people(at)}


@pytest.fixture
def ward() -> Station:
    """A ward in which an administrator decided that the register goes on after a loss."""
    made = make_ward().station
    add_person(made, CHARGE, LENA, PIN)
    lose_by_decision(made)
    return made


@pytest.mark.parametrize("people", [(NURSE,), (LENA,), (NURSE, LENA, ADMINISTRATOR)])
def test_who_is_in_doubt_confirms_nobody(ward: Station, people: tuple[Person, ...]) -> None:
    before = left(ward)
    assert not any(may_confirm(ward, CHARGE, each) for each in people)
    with pytest.raises(NotAllowed, match="Ada Admin, who decided that the register goes on"):
        confirm_access(ward, CHARGE, [each.id for each in people])
    assert left(ward) == before


def test_who_decided_begins_and_those_confirmed_go_on(ward: Station) -> None:
    assert first_to_confirm(ward) == ADMINISTRATOR
    confirm_access(ward, ADMINISTRATOR, [CHARGE.id])
    confirm_access(ward, CHARGE, sorted(left(ward)))
    assert left(ward) == set()


def test_where_nobody_is_named_by_the_loss_whoever_manages_people_confirms(
    station: Station,
) -> None:
    lose(station)
    assert first_to_confirm(station) is None
    assert may_confirm(station, CHARGE, NURSE)
    assert not may_confirm(station, CHARGE, CHARGE)


def test_a_first_approval_that_may_have_lapsed_is_not_completed(station: Station) -> None:
    approve(station, PHARMACIST)
    lose(station, known=AccessLostFact((PHARMACIST.id,), ()))
    with pytest.raises(NotAllowed, match="the approval may have lapsed"):
        approve(station, DOCTOR)
    with pytest.raises(NotAllowed):
        refuse_unapproved(station, station.regimens.today()[REGIMEN.id])
    confirm_access(station, ADA, [PHARMACIST.id])
    approve(station, DOCTOR)
    refuse_unapproved(station, station.regimens.today()[REGIMEN.id])


def test_one_of_somebody_whose_access_is_ended_now_has_lapsed(station: Station) -> None:
    approve(station, PHARMACIST)
    lose(station, known=AccessLostFact((PHARMACIST.id,), ()))
    end_person(station, ADA, PHARMACIST.id)
    approve(station, DOCTOR)
    with pytest.raises(NotAllowed):
        refuse_unapproved(station, station.regimens.today()[REGIMEN.id])
