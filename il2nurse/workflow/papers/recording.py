"""The printing of a paper on record, and what the paper says of it."""

from collections.abc import Mapping
from dataclasses import replace

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.register.entries import Draft, Entry, Json, Kind, write_instant
from il2nurse.domain.record.register.seal import Head
from il2nurse.readable.content import Subject
from il2nurse.readable.heading import Printed
from il2nurse.readable.wording import Wording
from il2nurse.workflow.register import AlreadyWritten
from il2nurse.workflow.station import Station

TRIES = 5
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
    stream, same = paper_stream(paper, subject), _body(paper, subject)
    for _ in range(TRIES):
        before = station.register.stream(stream)
        copy = 1 + sum(
            all(entry.body.get(name) == said for name, said in same.items()) for entry in before
        )
        body = {**same, "size": size, "copy": copy}
        draft = Draft(stream, Kind.PRINTED, subject.mrn, station.now().at, body, seq=len(before))
        try:
            return _printed(station, by, station.record(by, [draft])[0], copy)
        except AlreadyWritten:
            station.follow()
    raise NotAllowed("Others are printing this paper just now. Nothing was printed; try again.")


def _body(paper: str, subject: Subject) -> Mapping[str, Json]:
    """What was printed, by which its copies are known."""
    body: dict[str, Json] = {"paper": paper}
    if subject.key is not None:
        body["dose"] = subject.key.stream
    if subject.stretch is not None:
        body["from"] = write_instant(subject.stretch.start)
        body["to"] = write_instant(subject.stretch.end)
    return body


def unprinted(station: Station, by: Person | None) -> Printed:
    """What the paper will say of its printing, before the printing stands in the register."""
    identity, at = station.register.identity(), station.now().at
    return Printed(
        by=by.shown if by else NOBODY,
        at=Wording({}, station.zone, station.today(at)).day_time(at),
        station=station.name,
        program=station.program,
        copy=0,
        register=identity.register,
        ward=identity.name,
        practice=identity.practice,
        head=Head(0, ""),
    )


def _printed(station: Station, by: Person | None, entry: Entry, copy: int) -> Printed:
    at = Wording({}, station.zone, station.today(entry.occurred_at)).day_time(entry.occurred_at)
    head = Head(entry.number, entry.seal)
    return replace(unprinted(station, by), at=at, copy=copy, head=head)
