"""Papers are made by one object for all tests, as a station does."""

import pytest

from il2nurse.reports.papers import ReportPapers
from tests.papers import paper_maker


@pytest.fixture(scope="session")
def papers() -> ReportPapers:
    """The papers of the program."""
    return paper_maker()
