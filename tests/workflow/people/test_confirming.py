"""After a loss people and approvals are as a copy had them, until somebody has looked at them."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import pytest

from il2nurse.domain.people import NotAllowed, Person, Role
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.register_facts import AccessLostFact
from il2nurse.readable.course.approvals import approvals_in_words
from il2nurse.readable.wording import Wording
from il2nurse.workflow.approvals import approvals_of, refuse_unapproved, unapproved
from il2nurse.workflow.course.approving import confirm_approval, withdraw_regimen
from il2nurse.workflow.people.access import (
    add_person,
    change_role,
    end_person,
    give_pin,
    readmit_person,
    set_badge,
)
from il2nurse.workflow.people.confirming import (
    confirm_access,
    confirming_notice,
    unconfirmed_people,
)
from il2nurse.workflow.people.keys import may_keep_key
from il2nurse.workflow.people.losses import LostRange, access_drafts
from il2nurse.workflow.people.sign_in import change_own_pin, sign_in
from il2nurse.workflow.people.standing import standings
from il2nurse.workflow.station import Station
from tests.ward import (
    CHARGE,
    DOCTOR,
    NURSE,
    PATIENT,
    PHARMACIST,
    PIN,
    REGIMEN,
    SECOND,
    STUDENT,
    make_station,
    make_ward,
)
from tests.workflow.people.lost import lose, set_back

ADA: Final = Person("ada", "Ada Admin", "", Role.ADMINISTRATOR)
KIT: Final = Person("kit", "Kit Kay", "RN", Role.NURSE)
EVERYBODY: Final = {ADA, CHARGE, DOCTOR, NURSE, PHARMACIST, SECOND, STUDENT}


@pytest.fixture
def station() -> Station:
    """A ward with an administrator, of whose register entries were lost."""
    made = make_ward().station
    add_person(made, CHARGE, ADA, PIN)
    lose(made)
    return made


def left(station: Station) -> set[str]:
    return {each.id for each in unconfirmed_people(station)}


def ids(*people: Person) -> list[str]:
    return [each.id for each in people]


def test_everybody_is_to_be_looked_at_and_the_ward_is_told_until_they_were(
    station: Station,
) -> None:
    assert left(station) == {each.id for each in EVERYBODY}
    assert "7 people have access as before" in (confirming_notice(station) or "")
    assert standings(station)[NURSE.id] == "not confirmed since the loss"
    confirm_access(station, CHARGE, ids(*(EVERYBODY - {CHARGE})))
    assert left(station) == {CHARGE.id}
    assert "One person has access as before" in (confirming_notice(station) or "")
    confirm_access(station, ADA, [CHARGE.id])
    assert confirming_notice(station) is None
    assert standings(station)[NURSE.id] == ""
    assert confirming_notice(make_station(station.register)) is None


def test_whom_somebody_changed_or_added_since_was_looked_at(station: Station) -> None:
    confirm_access(station, ADA, [CHARGE.id])
    end_person(station, CHARGE, NURSE.id)
    give_pin(station, CHARGE, SECOND.id, "8642")
    change_role(station, CHARGE, STUDENT.id, Role.NURSE)
    add_person(station, CHARGE, KIT, "8642")
    assert left(station) == {ADA.id, DOCTOR.id, PHARMACIST.id}


def test_an_own_new_pin_is_no_confirmation(station: Station) -> None:
    change_own_pin(station, NURSE, PIN, "8642")
    assert NURSE.id in left(station)


def test_care_goes_on_and_nobody_is_locked_out(station: Station) -> None:
    assert sign_in(station, NURSE.id, PIN) == NURSE
    end_person(station, CHARGE, STUDENT.id)
    assert STUDENT.id not in left(station)


@pytest.mark.parametrize(
    "act",
    [
        lambda at: add_person(at, CHARGE, KIT, "8642"),
        lambda at: change_role(at, CHARGE, NURSE.id, Role.AGENCY_NURSE),
        lambda at: give_pin(at, CHARGE, NURSE.id, "8642"),
        lambda at: set_badge(at, CHARGE, NURSE.id, "B-1"),
        lambda at: may_keep_key(at, ADA, PIN),
        lambda at: confirm_approval(at, DOCTOR, REGIMEN.digest, PIN),
    ],
)
def test_who_is_not_confirmed_gives_nobody_access_no_key_and_no_approval(
    station: Station, act: Callable[[Station], object]
) -> None:
    before = station.register.head()
    with pytest.raises(NotAllowed, match="nobody has confirmed it since"):
        act(station)
    assert station.register.head() == before
    confirm_access(station, ADA, ids(CHARGE, DOCTOR))
    confirm_access(station, CHARGE, [ADA.id])
    act(station)


def test_an_ended_one_is_let_in_only_by_who_is_confirmed(station: Station) -> None:
    end_person(station, CHARGE, NURSE.id)
    with pytest.raises(NotAllowed, match="nobody has confirmed it since"):
        readmit_person(station, CHARGE, NURSE.id, "8642")


def test_nobody_confirms_themselves_nor_twice_nor_without_the_right(station: Station) -> None:
    with pytest.raises(NotAllowed, match="You cannot confirm your own access"):
        confirm_access(station, CHARGE, [CHARGE.id])
    with pytest.raises(NotAllowed, match="may not manage people"):
        confirm_access(station, NURSE, [SECOND.id])
    confirm_access(station, CHARGE, [NURSE.id])
    with pytest.raises(NotAllowed, match="decided on this access meanwhile"):
        confirm_access(station, ADA, [SECOND.id, NURSE.id])
    assert SECOND.id in left(station)
    with pytest.raises(NotAllowed, match="Nobody is left"):
        confirm_access(station, CHARGE, [])


def test_the_only_one_who_manages_people_confirms_themselves() -> None:
    station = make_ward().station
    lose(station)
    with pytest.raises(NotAllowed, match="nobody else manages people, so confirm it yourself"):
        add_person(station, CHARGE, KIT, "8642")
    confirm_access(station, CHARGE, [CHARGE.id])
    assert CHARGE.id not in left(station)


def test_what_is_known_to_be_whole_leaves_nobody_in_doubt() -> None:
    station = make_ward().station
    last = station.register.head().number
    lose(station, lost_to=last, number=last)
    assert left(station) == set()
    assert unapproved(station) == {}


def test_another_loss_asks_for_all_of_them_again(station: Station) -> None:
    confirm_access(station, CHARGE, ids(*(EVERYBODY - {CHARGE})))
    lose(station)
    assert left(station) == {each.id for each in EVERYBODY}


def test_where_every_lost_entry_was_read_only_those_it_bears_on_are_in_doubt() -> None:
    station = make_ward().station
    lose(station, known=AccessLostFact((NURSE.id, "somebody-added-since"), ()))
    assert left(station) == {NURSE.id}
    assert unapproved(station) == {}
    lose(station, known=AccessLostFact((SECOND.id,), (REGIMEN.digest,)))
    assert left(station) == {NURSE.id, SECOND.id}
    assert list(unapproved(station)) == [REGIMEN.id]
    assert left(make_station(station.register)) == {NURSE.id, SECOND.id}


def test_a_second_station_that_meets_the_same_loss_asks_for_nobody_again() -> None:
    station = make_ward().station
    set_back(station, 40, "a" * 64)
    confirm_access(station, CHARGE, sorted(left(station)))
    confirm_approval(station, DOCTOR, REGIMEN.digest, PIN)
    set_back(station, 40, "a" * 64)
    assert left(station) == set()
    assert unapproved(station) == {}
    set_back(station, 41, "b" * 64)
    assert NURSE.id in left(station)
    assert list(unapproved(station)) == [REGIMEN.id]


def test_what_was_lost_of_people_and_approvals_is_told_with_the_restoring() -> None:
    ward = make_ward()
    station = ward.station
    head = station.register.head().number
    end_person(station, CHARGE, STUDENT.id)
    withdraw_regimen(station, PHARMACIST, REGIMEN.digest, "Another vial.", PIN)
    entries = station.register.since(head)
    whole = LostRange(head + 1, entries[-1].number, entries, whole=True)
    (told,) = access_drafts(station, whole)
    assert told.body == {"people": [STUDENT.id], "regimens": [REGIMEN.digest]}
    assert not access_drafts(station, replace(whole, whole=False))


def test_a_badge_that_was_set_or_taken_away_in_what_is_lost_leaves_the_person_in_doubt() -> None:
    station = make_ward().station
    head = station.register.head().number
    set_badge(station, CHARGE, NURSE.id, "B-1")
    set_badge(station, CHARGE, NURSE.id, "")
    entries = station.register.since(head)
    whole = LostRange(head + 1, entries[-1].number, entries, whole=True)
    (told,) = access_drafts(station, whole)
    assert told.body["people"] == [NURSE.id]


# --------------------------------------------------------------------- approvals


def order(station: Station) -> None:
    """Order by the regimen, as far as it may be."""
    regimen = station.regimens.today()[REGIMEN.id]
    refuse_unapproved(station, regimen)


def test_nobody_orders_by_what_may_have_been_withdrawn_until_it_is_confirmed(
    station: Station,
) -> None:
    with pytest.raises(NotAllowed, match="To be confirmed: approved by Amal Haddad, PharmD"):
        order(station)
    confirm_access(station, CHARGE, [DOCTOR.id])
    confirm_approval(station, DOCTOR, REGIMEN.digest, PIN)
    order(station)
    assert station.register.of_kind(Kind.APPROVAL_CONFIRMED)
    with pytest.raises(NotAllowed, match="Nothing of this text is to be confirmed"):
        confirm_approval(station, DOCTOR, REGIMEN.digest, PIN)


def test_a_course_that_runs_is_not_touched_by_it(station: Station) -> None:
    course = station.case(PATIENT.mrn).course
    assert course is not None
    assert course.approved_by == (PHARMACIST.id, DOCTOR.id)


def test_it_may_be_withdrawn_in_place_of_being_confirmed(station: Station) -> None:
    withdraw_regimen(station, PHARMACIST, REGIMEN.digest, "It was withdrawn on Monday.", PIN)
    known = approvals_of(station, station.regimens.today()[REGIMEN.id])
    assert known.lacking is None
    words = Wording(station.people(), station.zone, station.today(station.now().at))
    assert approvals_in_words(known, words, words.day).startswith("Withdrawn by")


def test_who_may_not_approve_or_mistypes_confirms_nothing(station: Station) -> None:
    confirm_access(station, CHARGE, [DOCTOR.id])
    with pytest.raises(NotAllowed, match="may not approve regimen"):
        confirm_approval(station, NURSE, REGIMEN.digest, PIN)
    with pytest.raises(NotAllowed, match="PIN is not right"):
        confirm_approval(station, DOCTOR, REGIMEN.digest, "9999")
    with pytest.raises(NotAllowed, match="To be confirmed"):
        order(station)
