"""Printing through the workflow: recorded, counted, allowed, and without harm to signatures."""

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.readable.content import Subject
from il2nurse.reports.papers import ReportPapers
from il2nurse.workflow.course import admission
from il2nurse.workflow.course.closing import CloseReason, close_cycle
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.papers.recording import paper_stream
from tests.papers import print_record
from tests.reports import stories
from tests.reports.reading import whole
from tests.ward import DOCTOR, MRN, NURSE, PIN, key


def test_printing_is_recorded_with_copy_numbers(papers: ReportPapers) -> None:
    ward = stories.running_dose()
    pdfs = [print_record(ward.station, NURSE, key(), papers) for _ in range(2)]
    kept = ward.station.register.stream(paper_stream("record", Subject(MRN, key())))
    assert [entry.body["copy"] for entry in kept] == [1, 2]
    assert "copy 2" in whole(pdfs[1])
    assert f"Register entry {kept[1].number}" in whole(pdfs[1])


def test_printing_does_not_fell_a_signature(papers: ReportPapers) -> None:
    ward = stories.held_dose()
    print_record(ward.station, NURSE, key(), papers)
    assert ward.dose().signed


def test_a_student_may_not_print(papers: ReportPapers) -> None:
    ward = stories.running_dose()
    student = next(p for p in ward.station.people().values() if p.id == "berg")
    with pytest.raises(NotAllowed, match="may not print"):
        print_record(ward.station, student, key(), papers)


def test_nobody_signed_in_is_said_on_the_paper(papers: ReportPapers) -> None:
    ward = stories.running_dose()
    assert "by nobody signed in" in whole(print_record(ward.station, None, key(), papers))


def test_an_unknown_paper_size_is_refused(papers: ReportPapers) -> None:
    ward = stories.running_dose()
    with pytest.raises(NotAllowed, match="A4 or Letter"):
        print_record(ward.station, NURSE, key(), papers, "A3")


def test_a_discharged_patients_record_can_still_be_printed(papers: ReportPapers) -> None:
    ward = stories.held_dose()
    why = CloseReason("prescriber", "The patient goes home.")
    close_cycle(ward.station, DOCTOR, MRN, OwnPin(PIN), why)
    admission.discharge(ward.station, NURSE, key().mrn)
    assert "HELD" in whole(print_record(ward.station, NURSE, key(), papers))
