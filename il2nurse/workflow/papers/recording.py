"""The printing of a paper on record, and what the paper says of it."""

from collections.abc import Iterable
from dataclasses import dataclass

from il2nurse.domain.people import Person
from il2nurse.domain.record.papers.facts import PrintedFact
from il2nurse.domain.record.register.facts import Draft, draft
from il2nurse.domain.record.register.seal import Head
from il2nurse.readable.content import PaperKind, Subject
from il2nurse.readable.heading import Printed
from il2nurse.readable.wording import Wording
from il2nurse.workflow.pharmacy.bags import bag_of_number
from il2nurse.workflow.station import Station

# Who prints where nobody is signed in, as from the command line.
NOBODY = "nobody signed in"


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be printed and about what; the subject is settled."""

    kind: PaperKind
    subject: Subject
    size: str

    @property
    def stream(self) -> str:
        """The stream of the printings; apart from the dose, so that no signature falls."""
        key = self.subject.key
        if not self.subject.mrn:
            return f"paper/ward/{self.kind.name}"
        if key is None:
            return f"paper/{self.subject.mrn}/{self.kind.name}"
        return f"paper/{key.mrn}/{key.course}/{key.cycle}/{key.slot}"

    def fact(self, copy: int, head: Head) -> PrintedFact:
        """What its entry says."""
        key, stretch = self.subject.key, self.subject.stretch
        return PrintedFact(
            self.kind.name,
            self.size,
            copy=copy,
            dose=key.stream if key else None,
            from_=stretch.start if stretch else None,
            to=stretch.end if stretch else None,
            shows=head.number,
            regimen_digest=self.subject.text,
            bag=self.subject.bag,
        )


def count_copies(station: Station, job: Job) -> tuple[int, int]:
    """The next place in the job's stream, and the number that its next copy has."""
    before = station.register.stream(job.stream)
    if job.subject.bag:
        return len(before), 1 + len(bag_of_number(station, job.subject.bag).labels)
    same = job.fact(0, Head(0, "")).same
    return len(before), 1 + sum(PrintedFact.read(entry).same == same for entry in before)


def record_printing(
    station: Station,
    by: Person | None,
    job: Job,
    numbered: tuple[int, int],
    head: Head,
    labelled: Iterable[Draft] = (),
) -> None:
    """Record the printing, and of which bag a label is ``labelled``.

    ``numbered`` is its place and its copy; ``AlreadyWritten`` where another took that place.
    """
    place, copy = numbered
    kept = draft(job.stream, job.subject.mrn, station.now().at, job.fact(copy, head), seq=place)
    station.record(by, [kept, *labelled])


def printing_facts(station: Station, by: Person | None, head: Head, copy: int) -> Printed:
    """What the paper says of its printing; copy 0 is only looked at."""
    at = station.now().at
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
        calls=" · ".join(f"{who} {tel}" for who, tel in station.texts.at_once) or None,
    )
