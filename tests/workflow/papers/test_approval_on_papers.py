"""Papers name who had approved the regimen of an order, and say where it was withdrawn since."""

from dataclasses import replace

from il2nurse.domain.values.text import short_digest
from il2nurse.readable.content import Subject
from il2nurse.readable.course.approvals import (
    approval_line,
    approval_on_paper,
)
from il2nurse.readable.course.regimen_paper import RegimenPaper
from il2nurse.readable.papers import PREPARATION, REGIMEN
from il2nurse.readable.pharmacy.preparation_sheet import PreparationSheet
from il2nurse.readable.wording import Wording
from il2nurse.workflow.course.approving import withdraw_regimen
from il2nurse.workflow.papers.subjects import settle, sources_of
from il2nurse.workflow.station import Station
from tests.papers import summary_of
from tests.reports.stories import begin
from tests.ward import DOCTOR, MRN, PIN, ZONE, key, make_ward

APPROVED = "Amal Haddad, PharmD and Erin Vance, MD, from 20-Nov-2026 on"


def regimen_paper(station: Station) -> str:
    told = REGIMEN.tell(sources_of(station, Subject(MRN)))
    assert isinstance(told, RegimenPaper)
    return told.approval


def test_the_regimens_paper_says_by_whom_and_that_it_was_withdrawn() -> None:
    ward = make_ward()
    assert regimen_paper(ward.station) == f"Approved by {APPROVED}."
    withdraw_regimen(ward.station, DOCTOR, ward.regimen.digest, "Another vial", PIN)
    told = regimen_paper(ward.station)
    assert told.startswith(f"Approved by {APPROVED}. Withdrawn by Erin Vance, MD on 20-Nov-2026")


def test_the_order_on_the_preparation_sheet_names_the_approval() -> None:
    ward = make_ward()
    subject = settle(ward.station, PREPARATION.about, Subject(MRN))
    told = PREPARATION.tell(sources_of(ward.station, subject))
    assert isinstance(told, PreparationSheet)
    assert ("Regimen approved by", APPROVED) in told.order


def test_the_record_of_a_dose_names_the_approval_and_the_text() -> None:
    ward = make_ward()
    begin(ward)
    approved = summary_of(ward.station, key()).approved
    digest = ward.regimen.digest
    assert approved == f"Regimen approved by {APPROVED} · text {short_digest(digest)}"
    assert digest.startswith(short_digest(digest).replace(" ", ""))


def test_an_order_from_before_says_that_nobody_had_approved() -> None:
    ward = make_ward()
    course = ward.station.case(MRN).course
    assert course is not None
    before = replace(course, approved_by=(), approved_from=None)
    words = Wording(ward.station.people(), ZONE, ward.station.today(ward.station.now().at))
    told = approval_on_paper(before, None, words)
    assert told == "Not approved at this ward when it was ordered."
    assert approval_line(before, words) is None
