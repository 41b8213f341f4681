"""The ward is told of regimens by which nobody may order, and of courses whose regimen is gone."""

from datetime import timedelta

from il2nurse.app.shelf import shelf
from il2nurse.domain.people import Person, Role
from il2nurse.workflow.course.approving import approve_regimen, withdraw_regimen
from il2nurse.workflow.people.access import add_person
from il2nurse.workflow.site import Site
from il2nurse.workflow.station import Station
from il2nurse.workflow.ward.attention import Attention, Urgency, attention_list
from il2nurse.workflow.ward.ward import ward_rows
from tests.ward import DOCTOR, MRN, PHARMACIST, PIN, REGIMEN, ZONE, Ward, make_station, make_ward

ADMINISTRATOR = Person("administrator", "Ada Admin", "", Role.ADMINISTRATOR)


def told(ward: Ward) -> tuple[Attention, ...]:
    return attention_list(ward.station, ward_rows(ward.station))


def test_the_first_thing_on_a_new_ward_is_to_have_its_regimen_approved() -> None:
    station = make_station()
    add_person(station, None, ADMINISTRATOR, PIN)
    (matter,) = attention_list(station, ())
    assert (matter.mrn, matter.bed, matter.urgency) == (None, None, Urgency.ACT)
    assert matter.say.endswith("Not approved: nobody has approved this text here yet.")


def test_a_withdrawn_regimen_is_told_of_the_ward_and_of_each_course_by_it() -> None:
    ward = make_ward()
    withdraw_regimen(ward.station, DOCTOR, REGIMEN.digest, "Another vial", PIN)
    of_ward, of_course = told(ward)
    assert of_ward.mrn is None
    assert "Withdrawn by Erin Vance, MD on 20-Nov-2026 07:00: Another vial." in of_ward.say
    assert (of_course.mrn, of_course.urgency) == (MRN, Urgency.REVIEW)
    assert of_course.say.endswith("Ask the prescriber whether it goes on")


def test_what_is_approved_from_a_day_ahead_needs_nothing_done() -> None:
    ward = make_ward()
    withdraw_regimen(ward.station, DOCTOR, REGIMEN.digest, "Another vial", PIN)
    day = ward.station.today(ward.station.now().at) + timedelta(days=2)
    for person in (DOCTOR, PHARMACIST):
        approve_regimen(ward.station, person, REGIMEN, day, PIN)
    (matter,) = told(ward)
    assert (matter.mrn, matter.urgency) == (None, Urgency.REVIEW)
    assert "Not before 22-Nov-2026" in matter.say


def test_a_regimen_that_nobody_began_to_approve_is_no_matter_where_another_may_be_ordered() -> None:
    ward, both = make_ward(), shelf()
    site = Site("WOW-04", ZONE, "test")
    station = Station(ward.station.register, ward.clock, both, site, lambda: "other")
    assert len(both.today()) > 1
    assert attention_list(station, ()) == ()
    other = next(each for each in both.today().values() if each.id != REGIMEN.id)
    approve_regimen(station, DOCTOR, other, station.today(station.now().at), PIN)
    (matter,) = attention_list(station, ())
    assert other.title in matter.say


def test_the_patients_come_before_the_regimens() -> None:
    ward = make_ward()
    withdraw_regimen(ward.station, DOCTOR, REGIMEN.digest, "Another vial", PIN)
    ward.pass_time(60 + 61)
    assert [each.mrn for each in told(ward)] == [MRN, None, MRN]
