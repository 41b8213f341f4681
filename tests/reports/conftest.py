"""Papers are made by one object for all tests, as a station does."""

from collections.abc import Mapping

import pytest

from il2nurse.readable.content import About, Subject
from il2nurse.readable.papers import EVERY_PAPER
from il2nurse.reports.papers import ReportPapers
from il2nurse.workflow.papers.printing import print_paper
from tests.papers import InHand, paper_maker
from tests.reports import stories
from tests.ward import MRN, NURSE, REGIMEN


@pytest.fixture(scope="session")
def papers() -> ReportPapers:
    """The papers of the program."""
    return paper_maker()


@pytest.fixture(scope="session")
def printed(papers: ReportPapers) -> Mapping[str, bytes]:
    """Every kind of paper, by its name."""
    ward = stories.full_dose()
    found = {}
    for name, kind in EVERY_PAPER.items():
        text = REGIMEN.digest if kind.about is About.TEXT else None
        subject = Subject(MRN if kind.of_patient else "", text=text)
        outlet = InHand()
        found[name] = print_paper(ward.station, NURSE, kind, subject, papers, outlet=outlet).pdf
    return found
