"""Papers as tests ask for them: what one says, and its PDF."""

from datetime import datetime
from functools import cache
from typing import Final

from il2nurse.domain.people import Person
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.values.instants import Stretch
from il2nurse.readable.content import Subject
from il2nurse.readable.dose.summary import Summary
from il2nurse.readable.papers import FLOWSHEET, FULL_RECORD, LABEL, PREPARATION, RECORD
from il2nurse.reports.papers import ReportPapers
from il2nurse.workflow.papers.printing import Papers, print_paper
from il2nurse.workflow.papers.subjects import settle, sources_of
from il2nurse.workflow.station import Station

STUCK: Final = frozenset({"label", "calibration"})
"""Papers as large as what they are stuck on: they have no head, no foot and no headings."""


@cache
def paper_maker() -> ReportPapers:
    """Papers are made by one object for all tests, as a station does."""
    return ReportPapers()


class InHand:
    """An outlet that only hands the paper over."""

    def put(self, _name: str, _pdf: bytes) -> None:
        """Take it."""

    def take_back(self) -> bool:
        """Nothing was put anywhere."""
        return True


def summary_of(station: Station, key: DoseKey) -> Summary:
    """What the record of a dose says now; nothing is printed."""
    told = RECORD.tell(sources_of(station, settle(station, RECORD.about, Subject(key.mrn, key))))
    assert isinstance(told, Summary)
    return told


def print_record(
    station: Station, by: Person | None, key: DoseKey, papers: Papers, size: str = "A4"
) -> bytes:
    """The record of a dose."""
    return print_paper(
        station, by, RECORD, Subject(key.mrn, key), papers, size, outlet=InHand()
    ).pdf


def print_full_record(
    station: Station, by: Person | None, key: DoseKey, papers: Papers, size: str = "A4"
) -> bytes:
    """The record of a dose in full."""
    return print_paper(
        station, by, FULL_RECORD, Subject(key.mrn, key), papers, size, outlet=InHand()
    ).pdf


def print_preparation(
    station: Station, by: Person | None, mrn: str, papers: Papers, size: str = "A4"
) -> bytes:
    """The preparation sheet of the open dose, else of the next one."""
    return print_paper(station, by, PREPARATION, Subject(mrn), papers, size, outlet=InHand()).pdf


def print_label(
    station: Station, by: Person | None, mrn: str, papers: Papers, size: str = "A4"
) -> bytes:
    """The label of the open dose's bag, else of the next one's."""
    return print_paper(station, by, LABEL, Subject(mrn), papers, size, outlet=InHand()).pdf


def print_flowsheet(
    station: Station,
    by: Person | None,
    mrn: str,
    period: tuple[datetime, datetime],
    papers: Papers,
    size: str = "A4",
) -> bytes:
    """The flowsheet of a period."""
    return print_paper(
        station,
        by,
        FLOWSHEET,
        Subject(mrn, stretch=Stretch(*period)),
        papers,
        size,
        outlet=InHand(),
    ).pdf
