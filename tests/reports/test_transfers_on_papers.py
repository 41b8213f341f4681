"""A transfer stands at the head of every paper from then on."""

import pytest

from il2nurse.readable.content import PaperKind, Subject
from il2nurse.readable.papers import PAPERS, TEACHING
from il2nurse.reports.papers import ReportPapers
from il2nurse.workflow.dose import administration
from il2nurse.workflow.papers.printing import print_paper
from il2nurse.workflow.patient.admission import admit
from il2nurse.workflow.patient.transferring import Handover, transfer
from tests.papers import STUCK, InHand
from tests.reports.reading import whole
from tests.ward import MRN, NURSE, PATIENT, Ward, make_ward

OF_STAFF = [kind for kind in PAPERS.values() if not kind.for_patient and kind.name not in STUCK]


@pytest.fixture(scope="module")
def ward() -> Ward:
    """The patient was away for a while, and dose 1 is open."""
    ward = make_ward()
    left = ward.station.now().at
    transfer(ward.station, NURSE, MRN, Handover("Step-down unit", left, "Sam Ortiz, RN"))
    ward.pass_time(20)
    admit(ward.station, NURSE, PATIENT)
    ward.pass_time(10)
    administration.begin(ward.station, NURSE, MRN)
    return ward


@pytest.mark.parametrize("kind", OF_STAFF, ids=[kind.name for kind in OF_STAFF])
def test_every_paper_tells_it(ward: Ward, papers: ReportPapers, kind: PaperKind) -> None:
    text = whole(print_paper(ward.station, NURSE, kind, Subject(MRN), papers, outlet=InHand()).pdf)
    said = (
        "Transferred to Step-down unit on 20-Nov-2026 07:00, handed over by Robin Okafor, RN to "
        "Sam Ortiz, RN."
    )
    assert said in text


def test_the_paper_for_the_patient_does_not(ward: Ward, papers: ReportPapers) -> None:
    paper = print_paper(ward.station, NURSE, TEACHING, Subject(MRN), papers, outlet=InHand())
    assert "Transferred" not in whole(paper.pdf)
