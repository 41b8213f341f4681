"""The printing of a paper on record, and what the paper says of it."""

from dataclasses import replace
from datetime import datetime

from il2nurse.domain.people import Person
from il2nurse.domain.record.papers.facts import PrintedFact
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.record.register.seal import Head
from il2nurse.readable.content import Subject
from il2nurse.readable.heading import Printed
from il2nurse.readable.wording import Wording
from il2nurse.workflow.station import Station

# Who prints where nobody is signed in, as from the command line.
NOBODY = "nobody signed in"


def paper_stream(paper: str, subject: Subject) -> str:
    """The stream of the printings; apart from the dose, so that no signature falls."""
    key = subject.key
    if key is None:
        return f"paper/{subject.mrn}/{paper}"
    return f"paper/{key.mrn}/{key.course}/{key.cycle}/{key.slot}"


def record_printing(
    station: Station, by: Person | None, paper: str, subject: Subject, size: str
) -> Printed:
    """Record the printing; copies of the same paper about the same subject are counted."""
    stream, first = paper_stream(paper, subject), _first(paper, subject, size)
    before = station.register.stream(stream)
    same = [entry for entry in before if PrintedFact.read(entry).same == first.same]
    fact = replace(first, copy=len(same) + 1)
    kept = draft(stream, subject.mrn, station.now().at, fact, seq=len(before))
    return _printed(station, by, station.record(by, [kept])[0], fact.copy)


def _first(paper: str, subject: Subject, size: str) -> PrintedFact:
    """The first copy of what is printed."""
    key, stretch = subject.key, subject.stretch
    return PrintedFact(
        paper,
        size,
        copy=1,
        dose=key.stream if key else "",
        from_=stretch.start if stretch else None,
        to=stretch.end if stretch else None,
    )


def unprinted(station: Station, by: Person | None) -> Printed:
    """What a paper says that is only looked at: no copy, beside the register's newest entry."""
    return _printing(station, by, station.now().at, station.register.head(), copy=0)


def _printed(station: Station, by: Person | None, entry: Entry, copy: int) -> Printed:
    """What the paper says of its printing."""
    return _printing(station, by, entry.occurred_at, Head(entry.number, entry.seal), copy)


def _printing(station: Station, by: Person | None, at: datetime, head: Head, copy: int) -> Printed:
    identity = station.register.identity()
    return Printed(
        by=by.shown if by else NOBODY,
        at=Wording({}, station.zone, station.today(at)).day_time(at),
        station=station.name,
        program=station.program,
        copy=copy,
        register=identity.register,
        ward=identity.name,
        practice=identity.practice,
        head=head,
    )
