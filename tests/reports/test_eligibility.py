"""Eligibility on paper: the answer, who closes which gate, each test with its source."""

from il2nurse.readable.content import Subject
from il2nurse.readable.papers import ELIGIBILITY
from il2nurse.reports.papers import ReportPapers
from il2nurse.workflow.dose import administration
from il2nurse.workflow.papers.printing import show_paper
from tests.reports.reading import whole
from tests.ward import MRN, NURSE, Ward, make_ward


def told(ward: Ward, papers: ReportPapers) -> str:
    paper = show_paper(ward.station, NURSE, ELIGIBILITY, Subject(MRN), papers)
    return " ".join(whole(paper.pdf).split())


def test_what_is_open_stands_first_with_who_closes_it(papers: ReportPapers) -> None:
    said = told(make_ward(), papers)
    assert "Not cleared yet 8 tests are missing." in said
    assert "Not on file: Stress test, Lung function" in said
    assert "A nurse, with the reports (Enter results, or at a dose)" in said
    assert said.index("Who closes it") < said.index("The tests before a course")


def test_each_test_has_its_source_and_the_day_until_which_it_is_good(papers: ReportPapers) -> None:
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("contraindications")
    said = told(ward, papers)
    assert "Eligible. Nothing is open, as far as the record says." in said
    assert "Report read at dose 1 of cycle 1" in said
    assert "11-Nov-2026 9 days old" in said
    assert "09-Dec-2026" in said
    assert "FEV1 at most 2 L" in said


def test_a_test_without_a_day_of_its_own_says_when_it_was_charted(papers: ReportPapers) -> None:
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("contraindications")
    assert "Pregnancy Not applicable charted 20-Nov-2026 today" in told(ward, papers)


def test_there_is_room_for_both_signatures(papers: ReportPapers) -> None:
    said = told(make_ward(), papers)
    assert "3 · Signatures" in said
    assert "Prescriber: this patient may be treated." in said
    assert "a signature here enters nothing into the record" in said
