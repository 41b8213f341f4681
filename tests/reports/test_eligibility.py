"""Eligibility on paper: the answer, who closes which gate, each test with its source."""

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.papers.facts import PrintedFact
from il2nurse.domain.record.register.entries import Kind
from il2nurse.readable.content import Subject
from il2nurse.readable.papers import ELIGIBILITY
from il2nurse.reports.papers import ReportPapers
from il2nurse.workflow.approvals import to_order
from il2nurse.workflow.dose import administration
from il2nurse.workflow.papers.printing import print_paper, show_paper
from il2nurse.workflow.patient.admission import admit
from tests.papers import InHand
from tests.reports.reading import whole
from tests.ui.seed import DIAZ
from tests.ward import MRN, NURSE, Ward, make_ward
from tests.workflow.patient.test_another_asked import HIGH, INJECTED, TwoRegimens


def told(ward: Ward, papers: ReportPapers) -> str:
    paper = show_paper(ward.station, NURSE, ELIGIBILITY, Subject(MRN), papers)
    return " ".join(whole(paper.pdf).split())


def test_what_is_open_stands_first_with_who_closes_it(papers: ReportPapers) -> None:
    said = told(make_ward(), papers)
    first = "Stress test, Lung function, Chest X-ray and 5 more."
    assert f"Not cleared yet 8 tests are missing: {first}" in said
    assert "Not on file: Stress test, Lung function" in said
    assert "A nurse, with the reports (Enter results, or at a dose)" in said
    assert said.index("Who closes it") < said.index("The tests before a course")


def test_each_test_has_its_source_and_the_day_until_which_it_is_good(papers: ReportPapers) -> None:
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("contraindications")
    said = told(ward, papers)
    assert "ELIGIBLE Nothing is open, as far as the record says." in said
    assert "To be renewed first: " in said
    assert "Report read at dose 1 of cycle 1" in said
    assert "11-Nov-2026 9 days old" in said
    assert "09-Dec-2026" in said
    assert "FEV1 is at most 2 L" in said


def test_a_test_without_a_day_of_its_own_says_when_it_was_charted(papers: ReportPapers) -> None:
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("contraindications")
    assert "Pregnancy Not applicable charted 20-Nov-2026 today" in told(ward, papers)


def test_there_is_room_for_both_signatures(papers: ReportPapers) -> None:
    said = told(make_ward(), papers)
    assert "· Signatures" in said
    assert "Prescriber: this patient may be treated." in said
    assert "a signature here enters nothing into the record" in said


@pytest.fixture
def unordered() -> Ward:
    """One for whom nothing is ordered; the ward has two regimens, each approved."""
    made = make_ward(book=TwoRegimens())
    admit(made.station, NURSE, DIAZ)
    return made


def for_regimen(ward: Ward, papers: ReportPapers, regimen: str | None = None) -> tuple[str, str]:
    """The name of the file, and what the paper says."""
    text = to_order(ward.station)[regimen].digest if regimen else None
    subject = Subject(DIAZ.mrn, text=text)
    paper = show_paper(ward.station, NURSE, ELIGIBILITY, subject, papers)
    return paper.name, " ".join(whole(paper.pdf).split())


def test_before_an_order_it_is_for_the_wards_first_regimen(
    unordered: Ward, papers: ReportPapers
) -> None:
    name, said = for_regimen(unordered, papers)
    assert name == "00511027-aldesleukin-high-dose-iv-eligibility"
    assert "Before an order · as of 20-Nov-2026" in said
    assert "High-dose aldesleukin, intravenous · regimen 2026.1" in said
    assert "No course is ordered." in said
    assert "RESEARCH ONLY" not in said


def test_it_is_for_the_regimen_that_is_named(unordered: Ward, papers: ReportPapers) -> None:
    name, said = for_regimen(unordered, papers, INJECTED)
    assert name == "00511027-aldesleukin-subcutaneous-hiv-eligibility"
    assert "Aldesleukin under the skin, HIV: research only · regimen 2026.1" in said
    assert "RESEARCH ONLY, NO CLINICAL BENEFIT SHOWN" in said
    assert "Not on file: CD4" in said


def test_its_printing_names_the_text_and_copies_are_counted_by_it(
    unordered: Ward, papers: ReportPapers
) -> None:
    station = unordered.station
    texts = [to_order(station)[each].digest for each in (INJECTED, HIGH, INJECTED)]
    for text in texts:
        subject = Subject(DIAZ.mrn, text=text)
        print_paper(station, NURSE, ELIGIBILITY, subject, papers, outlet=InHand())
    kept = [PrintedFact.read(e) for e in station.register.of_kind(Kind.PRINTED)]
    assert [(each.regimen_digest, each.copy) for each in kept] == [
        (texts[0], 1),
        (texts[1], 1),
        (texts[0], 2),
    ]


def test_while_a_course_goes_on_none_is_printed_for_another_regimen(
    unordered: Ward, papers: ReportPapers
) -> None:
    subject = Subject(MRN, text=to_order(unordered.station)[INJECTED].digest)
    with pytest.raises(NotAllowed, match="has an order, which decides"):
        show_paper(unordered.station, NURSE, ELIGIBILITY, subject, papers)
    gone = Subject(DIAZ.mrn, text="0" * 64)
    with pytest.raises(NotAllowed, match="does not order by this text"):
        show_paper(unordered.station, NURSE, ELIGIBILITY, gone, papers)
