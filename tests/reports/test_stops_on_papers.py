"""A stop stands on every paper and in the banner from then on, with who reopened it."""

from datetime import date

import pytest

from il2nurse.domain.record.dose.call import Grounds
from il2nurse.readable.content import PaperKind, Subject
from il2nurse.readable.earlier_stops import earlier_stops
from il2nurse.readable.papers import PAPERS, TEACHING
from il2nurse.readable.wording import Wording
from il2nurse.reports.papers import ReportPapers
from il2nurse.ui.page.who import banner_of
from il2nurse.workflow.course.reopening import reopen
from il2nurse.workflow.course.resolved import Resolved
from il2nurse.workflow.dose import administration, holding
from il2nurse.workflow.papers.printing import print_paper
from tests.papers import STUCK, InHand
from tests.reports.reading import whole
from tests.ui.seed import make_session
from tests.ward import DOCTOR, MRN, NURSE, PIN, ZONE, Ward, key, make_ward

RESOLVED = Resolved(confirmed=True, text="Troponin and ECG normal for a day")
OF_STAFF = [kind for kind in PAPERS.values() if not kind.for_patient and kind.name not in STUCK]
WHY = "Three beats only; magnesium corrected"


def stopped() -> Ward:
    """Ventricular tachycardia before dose 1 stopped the course for good."""
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("vital_signs", rhythm="ventricular_tachycardia")
    ward.pass_time(16)
    holding.hold(ward.station, NURSE, key(), Grounds("rhythm", ward.call()))
    return ward


@pytest.fixture(scope="module")
def ward() -> Ward:
    """The prescriber reopened it, and dose 2 is open: every paper can be printed."""
    ward = stopped()
    ward.pass_time(1)
    reopen(ward.station, DOCTOR, MRN, WHY, PIN, resolved=RESOLVED)
    ward.pass_time(7 * 60)
    administration.begin(ward.station, NURSE, MRN)
    return ward


@pytest.mark.parametrize("kind", OF_STAFF, ids=[kind.name for kind in OF_STAFF])
def test_every_paper_says_what_was_stopped_and_who_let_it_go_on(
    ward: Ward, papers: ReportPapers, kind: PaperKind
) -> None:
    paper = print_paper(ward.station, NURSE, kind, Subject(MRN), papers, outlet=InHand())
    text = whole(paper.pdf)
    said = told(ward)
    assert said.startswith("Course 1 was stopped permanently on 20-Nov-2026")
    assert f"Erin Vance, MD, reopened it on 20-Nov-2026 07:47: {WHY}." in said
    assert said.endswith(f"Resolved: {RESOLVED.text}.")
    assert said in text


def test_the_paper_for_the_patient_has_nothing_of_what_staff_wrote(
    ward: Ward, papers: ReportPapers
) -> None:
    paper = print_paper(ward.station, NURSE, TEACHING, Subject(MRN), papers, outlet=InHand())
    text = whole(paper.pdf)
    assert "stopped permanently" not in text
    assert WHY not in text


def told(ward: Ward) -> str:
    words = Wording(ward.station.people(), ZONE, date(2026, 11, 20))
    return " ".join(earlier_stops(ward.station.case(MRN).courses, words))


def test_the_banner_says_the_same(ward: Ward) -> None:
    session = make_session(ward, NURSE)
    assert banner_of(session, MRN).stopped == told(ward)


def test_a_stop_that_nobody_lifted_stands() -> None:
    said = told(stopped())
    assert said.endswith("Only a prescriber can reopen it.")


def test_where_nothing_was_stopped_nothing_is_said() -> None:
    assert told(make_ward()) == ""
