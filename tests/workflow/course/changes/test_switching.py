"""A course is switched to another version of its regimen, and each dose keeps its own."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Final

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.course.switches import by_text
from il2nurse.domain.regimen.fields import Slip
from il2nurse.workflow.course.approving import approve_regimen
from il2nurse.workflow.course.changes.switching import Switch, newer_version, switch_regimen
from il2nurse.workflow.course.changes.verifying import WorkedOut, verify_order
from il2nurse.workflow.course.closing import CloseReason, close_cycle
from il2nurse.workflow.course.cycle_plan import CyclePlan
from il2nurse.workflow.course.planning import plan_cycle
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.dose import administration
from il2nurse.workflow.dose.given_on_form import enter_given
from il2nurse.workflow.dose.held_on_form import enter_held
from il2nurse.workflow.dose.view import look_at_dose
from il2nurse.workflow.forms import PaperForm
from il2nurse.workflow.one_act import KeptBefore
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.ward.states import VERIFY_ORDER, WardState
from il2nurse.workflow.ward.ward import ward_row
from tests.newer import TEXT, WHY, newer_text, switch, with_newer
from tests.papers import summary_of
from tests.suitable import SUITABLE
from tests.ward import DOCTOR, MRN, NURSE, PHARMACIST, PIN, SECOND, key
from tests.workflow.dose.forms import (
    ENDED,
    FORM,
    GIVEN,
    OTHER,
    STARTED,
    enter,
    held,
)

SEEN: Final = WorkedOut(Decimal(42_000_000), Decimal(70))


def test_the_next_dose_goes_by_it_and_a_given_one_keeps_its_own() -> None:
    ward, newer = with_newer(newer_text(), given=1)
    older = ward.station.moment(MRN).regimen
    assert older.digest != newer.digest
    assert newer_version(ward.station, ward.station.moment(MRN).course) == newer
    switch(ward, newer)
    moment = ward.station.moment(MRN)
    assert moment.regimen.digest == newer.digest
    assert moment.course.approved_by == (PHARMACIST.id, DOCTOR.id)
    assert moment.course.current.unverified
    assert newer_version(ward.station, moment.course) is None
    with pytest.raises(NotAllowed, match="is not verified yet"):
        administration.begin(ward.station, NURSE, MRN)
    verify_order(ward.station, SECOND, MRN, SEEN, PIN)
    administration.begin(ward.station, NURSE, MRN)
    assert look_at_dose(ward.station, key(2)).regimen.digest == newer.digest
    assert look_at_dose(ward.station, key(1)).regimen.digest == older.digest
    first = ward.dose(1)
    assert by_text(moment.course, first.regimen_digest).regimen_digest == older.digest
    told = summary_of(ward.station, key(1))
    assert f"regimen {older.version}" in told.subtitle
    assert f"regimen {newer.version}" in summary_of(ward.station, key(2)).subtitle
    assert ward.station.register.text(older.digest) == TEXT


def test_it_is_refused_with_an_open_dose() -> None:
    ward, newer = with_newer(newer_text())
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    with pytest.raises(NotAllowed, match="A dose of this patient is still open"):
        switch(ward, newer)


def test_only_a_prescriber_switches_and_says_why() -> None:
    ward, newer = with_newer(newer_text())
    for by in (NURSE, PHARMACIST):
        with pytest.raises(NotAllowed, match="Only a prescriber"):
            switch_regimen(ward.station, by, MRN, Switch(newer.digest, WHY), PIN)
    with pytest.raises(Slip, match="Write in words why"):
        switch_regimen(ward.station, DOCTOR, MRN, Switch(newer.digest, "."), PIN)
    with pytest.raises(NotAllowed, match="Look at the page again"):
        switch_regimen(ward.station, DOCTOR, MRN, Switch("0" * 64, WHY), PIN)
    once = ward.station.new_id()
    switch_regimen(ward.station, DOCTOR, MRN, Switch(newer.digest, WHY), PIN, once)
    with pytest.raises(KeptBefore):
        switch_regimen(ward.station, DOCTOR, MRN, Switch(newer.digest, WHY), PIN, once)
    with pytest.raises(NotAllowed, match="No other version of this regimen"):
        switch(ward, newer)


def test_a_text_that_two_people_have_not_approved_is_none() -> None:
    ward, newer = with_newer(newer_text(), approved=False)
    assert newer_version(ward.station, ward.station.moment(MRN).course) is None
    with pytest.raises(NotAllowed, match="No other version of this regimen"):
        switch(ward, newer)


def test_one_that_is_in_effect_only_tomorrow_is_none_today() -> None:
    ward, newer = with_newer(newer_text(), approved=False)
    tomorrow = ward.station.today(ward.station.now().at) + timedelta(days=1)
    for person in (PHARMACIST, DOCTOR):
        approve_regimen(ward.station, person, newer, tomorrow, PIN)
    assert newer_version(ward.station, ward.station.moment(MRN).course) is None
    ward.pass_time(60 * 24)
    assert newer_version(ward.station, ward.station.moment(MRN).course) == newer


WINDOW: Final = ('id = "slot_window_minutes"\nvalue = 60', 'id = "slot_window_minutes"\nvalue = 45')


def test_other_times_are_taken_before_the_first_dose_and_not_after() -> None:
    ward, newer = with_newer(newer_text(*WINDOW))
    switch(ward, newer)
    assert ward.station.moment(MRN).regimen.timetable.window == timedelta(minutes=45)
    ward, newer = with_newer(newer_text(*WINDOW), given=1)
    with pytest.raises(NotAllowed, match="has another timetable than this course"):
        switch(ward, newer)


def test_what_the_new_text_asks_once_must_be_answered() -> None:
    another = ('{ word = "kidney_cancer", label', '{ word = "renal_cell_cancer", label')
    text = newer_text(*another).replace('usual = "kidney_cancer"', 'usual = "renal_cell_cancer"')
    ward, newer = with_newer(text)
    with pytest.raises(Slip):
        switch(ward, newer)
    told = {**SUITABLE, "indication": "renal_cell_cancer"}
    switch_regimen(ward.station, DOCTOR, MRN, Switch(newer.digest, WHY, told), PIN)
    suited = ward.station.moment(MRN).course.suited
    assert suited is not None
    assert suited.answers["indication"] == "renal_cell_cancer"


def test_the_next_cycle_is_not_planned_before_it_is_verified() -> None:
    ward, newer = with_newer(newer_text(), given=1)
    station = ward.station
    close_cycle(station, DOCTOR, MRN, OwnPin(PIN), CloseReason("prescriber", "Enough was given"))
    switch(ward, newer)
    ward.pass_time(60 * 24 * 16)
    row = ward_row(station, MRN)
    assert (row.state, row.next_action) == (WardState.UNVERIFIED, VERIFY_ORDER)
    at = station.now().at
    weighing = Weighing(Decimal(70), station.today(at), Witness(SECOND.id, PIN))
    plan = CyclePlan(OwnPin(PIN), weighing, at + timedelta(hours=1))
    with pytest.raises(NotAllowed, match=r"version 2 is not verified yet.*Nothing was planned"):
        plan_cycle(station, DOCTOR, MRN, plan)
    verify_order(station, SECOND, MRN, SEEN, PIN)
    assert ward_row(station, MRN).state is WardState.RESTING
    plan_cycle(station, DOCTOR, MRN, plan)
    assert all(each.unverified is None for each in station.moment(MRN).course.cycles)


def test_a_dose_from_paper_goes_by_the_text_that_held_when_it_was_given() -> None:
    ward, newer = with_newer(newer_text())
    older = ward.station.moment(MRN).regimen
    ward.pass_time(3 * 60)
    switch(ward, newer)
    verify_order(ward.station, SECOND, MRN, SEEN, PIN)
    enter(ward)
    dose = ward.dose(1)
    assert dose.regimen_digest == older.digest
    assert look_at_dose(ward.station, key(1)).regimen.digest == older.digest
    told = summary_of(ward.station, key(1))
    assert f"regimen {older.version}" in told.subtitle
    approved = by_text(ward.station.moment(MRN).course, older.digest)
    assert approved.approved_by != ()
    ward.pass_time(8 * 60)
    later = replace(GIVEN, started=STARTED + timedelta(hours=8), ended=ENDED + timedelta(hours=8))
    enter_given(ward.station, NURSE, key(2), PaperForm(OTHER), later, PIN)
    assert ward.dose(2).regimen_digest == newer.digest


def test_a_dose_held_on_paper_before_the_switch_goes_by_the_older_text() -> None:
    ward, newer = with_newer(newer_text())
    older = ward.station.moment(MRN).regimen
    ward.pass_time(3 * 60)
    switch(ward, newer)
    form = PaperForm(FORM)
    enter_held(ward.station, NURSE, key(1), form, held(ward, STARTED), PIN)
    assert ward.dose(1).regimen_digest == older.digest
