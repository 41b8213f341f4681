"""How the audit tells of a waived pre-test."""

from typing import Final

from il2nurse.domain.record.course.waiver_facts import PreTestWaivedFact, WaiverTakenBackFact
from il2nurse.domain.record.register.entries import Entry
from il2nurse.readable.audit.kind_row import Group, KindRow, OnPaper, row
from il2nurse.readable.audit.terms import Terms


def _waived(_terms: Terms, _entry: Entry, fact: PreTestWaivedFact) -> str:
    return f"{fact.label} waived for this course. {fact.reason}"


def _taken_back(_terms: Terms, _entry: Entry, fact: WaiverTakenBackFact) -> str:
    return f"{fact.label} asked for again, no longer waived. {fact.reason}"


WAIVER_ROWS: Final[tuple[KindRow, ...]] = (
    row(PreTestWaivedFact, Group.SIGNED, _waived, OnPaper.HEAD, None),
    row(WaiverTakenBackFact, Group.SIGNED, _taken_back, OnPaper.HEAD, None),
)
