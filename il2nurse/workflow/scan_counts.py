"""How codes came in on this ward, week by week: scanned, typed by hand, or not to be read."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from il2nurse.domain.people import Person
from il2nurse.domain.record.dose.facts import StepConfirmedFact
from il2nurse.domain.record.pharmacy.facts import BagReceivedFact
from il2nurse.domain.record.pharmacy.stock_facts import VialsReceivedFact
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.record.register.scan_facts import (
    UNREAD_STREAM,
    CodeOn,
    CodeSource,
    CodeUnreadFact,
    WhyUnread,
)
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.values.text import kept_text
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.station import Station

COUNTED: Final = (
    Kind.STEP_CONFIRMED,
    Kind.BAG_RECEIVED,
    Kind.VIALS_RECEIVED,
    Kind.CODE_UNREAD,
)
PAGE: Final = 1000


@dataclass(frozen=True, slots=True)
class ScanWeek:
    """A week from its ``monday`` on; ``unread`` counts what could not be read, and why."""

    monday: date
    scanned: int
    typed: int
    unread: Mapping[tuple[CodeOn, WhyUnread], int]


@one_act
def report_unread(
    station: Station,
    by: Person,
    fact: CodeUnreadFact,
    *,
    request: str | None = None,
) -> None:
    """Record that a code could not be read; whoever scans may say so."""
    said = kept_text(fact.text)
    if fact.why is WhyUnread.OTHER and not said:
        raise Slip("text", "Say what the reason is. Nothing was recorded.")
    told = CodeUnreadFact(fact.on, fact.why, said)
    station.record(by, [draft(UNREAD_STREAM, "", station.now().at, told)], request)


def scans_by_week(station: Station, weeks: int | None = None) -> tuple[ScanWeek, ...]:
    """The weeks in which anything was scanned or typed, the newest first.

    Of so many ``weeks``, the one that runs counted; of all where none is said.
    """
    told: dict[date, Counter[CodeSource]] = {}
    unread: dict[date, Counter[tuple[CodeOn, WhyUnread]]] = {}
    for entry in _entries(station, weeks):
        monday = _monday(station.today(entry.occurred_at))
        if entry.kind is Kind.CODE_UNREAD:
            fact = CodeUnreadFact.read(entry)
            unread.setdefault(monday, Counter())[fact.on, fact.why] += 1
        elif sources := list(_told(entry)):
            told.setdefault(monday, Counter()).update(sources)
    return tuple(
        ScanWeek(
            monday,
            told.get(monday, Counter())[CodeSource.SCANNED],
            told.get(monday, Counter())[CodeSource.TYPED],
            unread.get(monday, {}),
        )
        for monday in sorted({*told, *unread}, reverse=True)
    )


def _entries(station: Station, weeks: int | None) -> Iterator[Entry]:
    if weeks is None:
        yield from station.register.of_kind(*COUNTED)
        return
    first = _monday(station.today(station.now().at)) - timedelta(weeks=weeks - 1)
    before: int | None = None
    while page := station.register.newest(PAGE, before):
        for entry in page:
            # Entries are kept in the order in which they were recorded.
            if station.today(entry.recorded_at) < first:
                return
            if entry.kind in COUNTED and station.today(entry.occurred_at) >= first:
                yield entry
        before = min(entry.number for entry in page)


def _told(entry: Entry) -> Iterator[CodeSource]:
    if entry.kind is Kind.STEP_CONFIRMED:
        step = StepConfirmedFact.read(entry)
        # What was taken over from a bag was told of where the bag was made.
        yield from () if step.bag else step.told.values()
    elif entry.kind is Kind.BAG_RECEIVED:
        yield BagReceivedFact.read(entry).told
    else:
        yield VialsReceivedFact.read(entry).told


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
