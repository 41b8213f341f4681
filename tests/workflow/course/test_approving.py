"""Two people approve the text of a regimen before anybody orders by it, and withdraw it again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from il2nurse.domain.people import NotAllowed, Person, Role
from il2nurse.domain.record.course.approvals import Awaits
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.regimen.fields import Slip
from il2nurse.workflow.approvals import approvals_of, unapproved, why_unapproved
from il2nurse.workflow.course import ordering
from il2nurse.workflow.course.approving import approve_regimen, withdraw_regimen
from il2nurse.workflow.course.shelved import changes_against, compared_with, shelved_texts
from il2nurse.workflow.patient import admission
from il2nurse.workflow.people.access import add_person, end_person
from il2nurse.workflow.station import Station
from tests.normal import FILE
from tests.shipped import ShippedRegimens
from tests.ward import (
    CHARGE,
    DOCTOR,
    NURSE,
    PATIENT,
    PHARMACIST,
    PIN,
    REGIMEN,
    Ward,
    make_station,
    make_ward,
    plan,
)
from tests.workflow.between import two_stations

TODAY = date(2026, 11, 20)
OTHER = replace(PATIENT, bed="713-A", mrn="00511027", family="Diaz")
WHY = "The vial is another one now."
TEXT = FILE.read_text(encoding="utf-8")


@pytest.fixture
def station() -> Station:
    """A ward whose regimen nobody has approved yet, with a patient to order for."""
    made = make_station()
    add_person(made, None, CHARGE, PIN)
    for person in (NURSE, DOCTOR, PHARMACIST):
        add_person(made, CHARGE, person, PIN)
    admission.admit(made, NURSE, PATIENT)
    return made


def order(station: Station, mrn: str = PATIENT.mrn) -> Entry:
    regimen = station.regimens.today()[REGIMEN.id]
    return ordering.order_course(station, DOCTOR, mrn, regimen, plan(witness=NURSE))


def approve(station: Station, by: Person, day: date = TODAY, pin: str = PIN) -> Entry:
    return approve_regimen(station, by, station.regimens.today()[REGIMEN.id], day, pin)


def other_ward() -> Ward:
    """A ward whose regimen is approved, with a second patient to order for."""
    ward = make_ward()
    admission.admit(ward.station, NURSE, OTHER)
    return ward


@pytest.mark.parametrize("first", [DOCTOR, PHARMACIST, CHARGE])
def test_one_persons_approval_is_not_enough(station: Station, first: Person) -> None:
    with pytest.raises(NotAllowed, match="nobody has approved this text here yet"):
        order(station)
    approve(station, first)
    with pytest.raises(NotAllowed, match=f"{first.name}.*second person’s approval is missing"):
        order(station)
    assert not station.register.of_kind(Kind.COURSE_ORDERED)


@pytest.mark.parametrize(
    "pair", [(DOCTOR, PHARMACIST), (PHARMACIST, CHARGE), (CHARGE, DOCTOR)], ids=str
)
def test_two_people_are_and_the_order_keeps_who(
    station: Station, pair: tuple[Person, Person]
) -> None:
    for person in pair:
        approve(station, person)
    order(station)
    course = station.case(PATIENT.mrn).course
    assert course is not None
    assert course.approved_by == (pair[0].id, pair[1].id)
    assert course.approved_from == TODAY


def test_one_of_the_two_knows_the_drug_by_profession(station: Station) -> None:
    other = Person("fox", "Fern Fox", "RN", Role.CHARGE_NURSE)
    add_person(station, CHARGE, other, PIN)
    approve(station, CHARGE)
    with pytest.raises(NotAllowed, match="a prescriber or a pharmacist"):
        approve(station, other)


def test_nobody_approves_twice_nor_a_third_time(station: Station) -> None:
    approve(station, DOCTOR)
    with pytest.raises(NotAllowed, match="You have approved this text already"):
        approve(station, DOCTOR)
    approve(station, PHARMACIST)
    with pytest.raises(NotAllowed, match="Two people have approved"):
        approve(station, CHARGE)


def test_a_nurse_a_wrong_pin_or_a_day_that_cannot_be_meant_approves_nothing(
    station: Station,
) -> None:
    with pytest.raises(NotAllowed, match="may not approve regimen"):
        approve(station, NURSE)
    with pytest.raises(NotAllowed, match="PIN is not right"):
        approve(station, DOCTOR, pin="9999")
    for day in (TODAY - timedelta(days=1), TODAY + timedelta(days=367)):
        with pytest.raises(Slip):
            approve(station, DOCTOR, day)
    assert not station.register.of_kind(Kind.REGIMEN_APPROVED)


def test_the_later_of_both_days_counts(station: Station) -> None:
    approve(station, DOCTOR)
    approve(station, PHARMACIST, TODAY + timedelta(days=1))
    with pytest.raises(NotAllowed, match="Not before 21-Nov-2026"):
        order(station)
    assert list(unapproved(station)) == [REGIMEN.id]
    only_time = why_unapproved(station, REGIMEN)
    assert only_time
    assert only_time.awaits is Awaits.DAY
    assert "Two people approve it" not in only_time.say


def test_an_approval_holds_for_one_text_letter_by_letter() -> None:
    book = ShippedRegimens()
    ward = make_ward(book=book)
    admission.admit(ward.station, NURSE, OTHER)
    book.use(f"{TEXT}\n# one line more\n")
    with pytest.raises(NotAllowed, match="nobody has approved this text here yet"):
        order(ward.station, OTHER.mrn)


def test_what_was_withdrawn_is_ordered_by_nobody_until_two_approve_anew() -> None:
    ward = other_ward()
    withdraw_regimen(ward.station, PHARMACIST, REGIMEN.digest, WHY, PIN)
    with pytest.raises(NotAllowed, match=r"Withdrawn by Amal Haddad, PharmD .*another one now"):
        order(ward.station, OTHER.mrn)
    approve(ward.station, DOCTOR)
    with pytest.raises(NotAllowed, match="second person’s approval is missing"):
        order(ward.station, OTHER.mrn)
    approve(ward.station, PHARMACIST)
    assert order(ward.station, OTHER.mrn).kind is Kind.COURSE_ORDERED


def test_another_who_may_approve_withdraws_and_says_why() -> None:
    ward = other_ward()
    end_person(ward.station, CHARGE, PHARMACIST.id)
    with pytest.raises(Slip, match="Say in a few words"):
        withdraw_regimen(ward.station, CHARGE, REGIMEN.digest, " ", PIN)
    with pytest.raises(NotAllowed, match="may not approve regimen"):
        withdraw_regimen(ward.station, NURSE, REGIMEN.digest, WHY, PIN)
    withdraw_regimen(ward.station, CHARGE, REGIMEN.digest, WHY, PIN)
    with pytest.raises(NotAllowed, match="Nobody has approved this text"):
        withdraw_regimen(ward.station, CHARGE, REGIMEN.digest, WHY, PIN)


def test_a_running_course_goes_on_by_its_kept_text() -> None:
    ward = make_ward()
    withdraw_regimen(ward.station, DOCTOR, REGIMEN.digest, WHY, PIN)
    ward.pass_time(30)
    ward.give()
    assert ward.dose().signed


def test_who_left_the_ward_has_still_approved() -> None:
    ward = other_ward()
    end_person(ward.station, CHARGE, PHARMACIST.id)
    assert order(ward.station, OTHER.mrn).kind is Kind.COURSE_ORDERED


def test_what_is_withdrawn_elsewhere_while_the_order_is_open_is_not_ordered() -> None:
    two = two_stations()
    admission.admit(two.here, NURSE, OTHER)
    two.meanwhile(lambda: withdraw_regimen(two.other, DOCTOR, REGIMEN.digest, WHY, PIN))
    with pytest.raises(NotAllowed, match=r"Withdrawn by Erin Vance.*WOW-07 recorded meanwhile"):
        order(two.here, OTHER.mrn)
    assert len(two.register.of_kind(Kind.COURSE_ORDERED)) == 1


def test_two_who_approve_at_once_as_the_second_are_one_approval_too_many() -> None:
    two = two_stations()
    withdraw_regimen(two.here, DOCTOR, REGIMEN.digest, WHY, PIN)
    approve(two.here, PHARMACIST)
    two.meanwhile(lambda: approve(two.other, DOCTOR))
    with pytest.raises(NotAllowed, match=r"Two people have approved.*WOW-07 recorded meanwhile"):
        approve(two.here, CHARGE)
    known = approvals_of(two.here, REGIMEN)
    assert [each.by for each in known.approvals] == [PHARMACIST.id, DOCTOR.id]


def test_the_register_keeps_the_text_and_tells_what_a_newer_one_changes() -> None:
    book = ShippedRegimens()
    ward = make_ward(book=book)
    assert ward.station.register.text(REGIMEN.digest) == TEXT
    book.use(TEXT.replace("value = 600_000\n", "value = 720_000\n", 1))
    newer, before = shelved_texts(ward.station)
    assert (newer.here, before.here) == (True, False)
    other = compared_with(ward.station, newer)
    assert other is not None
    assert other.digest == before.digest
    (change,) = changes_against(ward.station, newer, other)
    assert change.part == "figure “dose_international_units_per_kg”"
    assert (change.out, change.into) == (("value = 600_000",), ("value = 720_000",))
