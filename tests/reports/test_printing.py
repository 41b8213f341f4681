"""Printing through the workflow: recorded, counted, allowed, and without harm to signatures."""

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.register.entries import Kind
from il2nurse.files.writing import NotWritten
from il2nurse.readable.content import Subject
from il2nurse.readable.papers import RECORD
from il2nurse.reports.papers import ReportPapers
from il2nurse.workflow.course.closing import CloseReason, close_cycle
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.papers.printing import print_paper
from il2nurse.workflow.patient import admission
from tests.papers import InHand, print_record
from tests.reports import stories
from tests.reports.reading import whole
from tests.ward import DOCTOR, MRN, NURSE, PIN, Ward, key


def test_printing_is_recorded_with_copy_numbers(papers: ReportPapers) -> None:
    ward = stories.running_dose()
    pdfs = [print_record(ward.station, NURSE, key(), papers) for _ in range(2)]
    kept = ward.station.register.of_kind(Kind.PRINTED)
    assert [entry.body["copy"] for entry in kept] == [1, 2]
    assert "copy 2" in whole(pdfs[1])
    assert f"Register entry {kept[1].number - 1}" in whole(pdfs[1])
    assert kept[1].body["shows"] == kept[1].number - 1


class Refusing(InHand):
    """A printer that takes nothing."""

    def put(self, _name: str, _pdf: bytes) -> None:
        raise NotWritten("The printer refused the paper.")


def test_what_no_outlet_took_is_not_on_record_as_printed(papers: ReportPapers) -> None:
    ward = stories.running_dose()
    before = ward.station.register.head()
    with pytest.raises(NotWritten):
        print_paper(ward.station, NURSE, RECORD, Subject(MRN, key()), papers, outlet=Refusing())
    assert ward.station.register.head() == before


class Overtaken(InHand):
    """While the paper is put out, another station prints the same one."""

    def __init__(self, ward: Ward, papers: ReportPapers, *, returns: bool) -> None:
        self._meanwhile = [lambda: print_record(ward.station, NURSE, key(), papers)]
        self._returns = returns
        self.said: list[str] = []

    def put(self, _name: str, pdf: bytes) -> None:
        self.said.append(whole(pdf))
        if self._meanwhile:
            self._meanwhile.pop()()

    def take_back(self) -> bool:
        return self._returns


@pytest.mark.parametrize("returns", [True, False])
def test_two_stations_that_print_at_once_are_both_on_record(
    papers: ReportPapers, *, returns: bool
) -> None:
    ward = stories.running_dose()
    outlet = Overtaken(ward, papers, returns=returns)
    print_paper(ward.station, NURSE, RECORD, Subject(MRN, key()), papers, outlet=outlet)
    kept = ward.station.register.of_kind(Kind.PRINTED)
    # A paper that the printer has already keeps the number that stands on it.
    last = 2 if returns else 1
    assert [entry.body["copy"] for entry in kept] == [1, last]
    assert f"copy {last}" in outlet.said[-1]


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
