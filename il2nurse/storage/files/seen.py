"""What a station saw of one register, and how that is spelled in its file of heads."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from il2nurse.domain.record.papers.facts import PrintedFact
from il2nurse.domain.record.register.entries import Entry, Kind, write_instant
from il2nurse.domain.record.register.seal import Head
from il2nurse.domain.record.register.setback import SeenPaper

MOST_PAPERS = 100
MOST_DECISIONS = 50
MOST_MARKS = 100


@dataclass(frozen=True, slots=True)
class Decision:
    """Somebody decided to go on after a setback: when, and by which entry of the register."""

    at: str
    entry: int
    kind: str
    seen: Head
    found: Head


@dataclass(frozen=True, slots=True)
class Seen:
    """The newest entry of a register, where its file lay, its newest papers, and decisions.

    ``marks`` are entries that were the newest before: they tell since when a history is another.
    """

    head: Head
    path: str | None = None
    marks: tuple[Head, ...] = ()
    papers: tuple[SeenPaper, ...] = ()
    decisions: tuple[Decision, ...] = ()

    def grown(self, head: Head, entries: Iterable[Entry]) -> "Seen":
        """What was seen of the register, with newer entries added."""
        papers = (*self.papers, *papers_of(entries))[-MOST_PAPERS:]
        marks = (*self.marks, self.head)[-MOST_MARKS:] if head != self.head else self.marks
        return replace(self, head=head, marks=marks, papers=papers)

    @property
    def known(self) -> tuple[Head, ...]:
        """Every entry of which the seal is remembered, oldest first."""
        known = {*self.marks, *(paper.head for paper in self.papers), self.head}
        return tuple(sorted(known, key=lambda head: head.number))


def papers_of(entries: Iterable[Entry]) -> tuple[SeenPaper, ...]:
    """The printings among these entries. Nobody's name or number is kept of them."""
    found = []
    for entry in entries:
        if entry.kind is Kind.PRINTED:
            fact = PrintedFact.read(entry)
            head = Head(entry.number, entry.seal)
            at = write_instant(entry.recorded_at)
            found.append(SeenPaper(head, fact.paper, fact.copy, fact.shows, at))
    return tuple(found)


def write_seen(seen: Seen) -> dict[str, object]:
    """The spelling of what was seen."""
    return {
        **write_head(seen.head),
        "path": seen.path or "",
        "marks": [[each.number, each.seal] for each in seen.marks],
        "papers": [
            {
                **write_head(each.head),
                "paper": each.paper,
                "copy": each.copy,
                "shows": each.shows,
                "at": each.at,
            }
            for each in seen.papers
        ],
        "decisions": [
            {
                "at": each.at,
                "entry": each.entry,
                "kind": each.kind,
                "seen": write_head(each.seen),
                "found": write_head(each.found),
            }
            for each in seen.decisions
        ],
    }


def write_head(head: Head) -> dict[str, object]:
    """The spelling of a head."""
    return {"number": head.number, "seal": head.seal}


def read_seen(found: object) -> Seen:
    """What was seen, as it was spelled; an older program kept only the head.

    Raises ``ValueError`` where it is incomplete.
    """
    match found:
        case {
            "path": str(path),
            "marks": list(marks),
            "papers": list(papers),
            "decisions": list(decisions),
        }:
            return Seen(
                read_head(found),
                path or None,
                tuple(map(read_mark, marks)),
                tuple(map(read_paper, papers)),
                tuple(map(read_decision, decisions)),
            )
        case {"number": _, "seal": _, **rest} if not rest:
            return Seen(read_head(found))
        case _:
            raise ValueError("The head of a register is incomplete.")


def read_head(found: object) -> Head:
    """A head as it was spelled."""
    match found:
        case {"number": int(number), "seal": str(seal)}:
            return Head(number, seal)
        case _:
            raise ValueError("The head of a register is incomplete.")


def read_mark(found: object) -> Head:
    """An entry that was the newest, as it was spelled."""
    match found:
        case [int(number), str(seal)]:
            return Head(number, seal)
        case _:
            raise ValueError("The head of a register is incomplete.")


def read_paper(found: object) -> SeenPaper:
    """A printing as it was spelled."""
    match found:
        case {
            "paper": str(paper),
            "copy": int(copy),
            "shows": int() | None as shows,
            "at": str(at),
        }:
            return SeenPaper(read_head(found), paper, copy, shows, at)
        case _:
            raise ValueError("A paper beside the head of a register is incomplete.")


def read_decision(found: object) -> Decision:
    """A decision as it was spelled."""
    match found:
        case {"at": str(at), "entry": int(entry), "kind": str(kind), "seen": seen, "found": then}:
            return Decision(at, entry, kind, read_head(seen), read_head(then))
        case _:
            raise ValueError("A decision beside the head of a register is incomplete.")
