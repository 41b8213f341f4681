"""What a decision looked at, and what of another station's bears on it."""

import threading
from collections.abc import Mapping
from typing import Final, TypeAlias

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.chart.facts import ReportTakenOffFact
from il2nurse.domain.record.course.response_facts import ResponseCorrectedFact
from il2nurse.domain.record.dose.facts import ReactionStruckFact
from il2nurse.domain.record.labs.facts import CorrectedFact, StruckOutFact
from il2nurse.domain.record.register.entries import Body, Entry, Kind
from il2nurse.domain.record.register.facts import Draft

DECIDED: Final = ("course/", "patient/", "losses/")
# The corrections that name the place in their stream of what they correct.
Placed: TypeAlias = (
    CorrectedFact | StruckOutFact | ReactionStruckFact | ReportTakenOffFact | ResponseCorrectedFact
)
PLACED: Final[Mapping[Kind, type[Placed]]] = {
    fact.KIND: fact
    for fact in (
        CorrectedFact,
        StruckOutFact,
        ReactionStruckFact,
        ReportTakenOffFact,
        ResponseCorrectedFact,
    )
}


class Deciding(threading.local):
    """What the act that is under way in this thread looked at, and where it wants to write."""

    known: int | None = None
    streams: frozenset[str] = frozenset()
    overtaken = ""

    def under_way(self) -> bool:
        """True while an act decides in this thread."""
        return self.known is not None


class Overtaken(NotAllowed):
    """Another station recorded in the same dose, course or patient first."""


class Unseen(Exception):
    """What bears on an act was recorded after the person was asked."""

    def __init__(self, entry: Entry) -> None:
        """Keep the entry, so that a message can name it."""
        super().__init__(entry.number)
        self.entry = entry


def bears_on(entry: Entry, draft: Draft) -> bool:
    """True where a decision on a course, lost entries or data, or a correction, meets another."""
    if entry.stream != draft.stream:
        return False
    corrected = corrected_place(entry.kind, entry.body)
    same = corrected is not None and corrected == corrected_place(Kind(draft.kind), draft.body)
    return entry.stream.startswith(DECIDED) or same


def corrected_place(kind: Kind, body: Body) -> int | None:
    """The place in its stream that a correction names; ``None`` where it names none."""
    fact = PLACED.get(kind)
    return fact.of_body(body).seq if fact else None
