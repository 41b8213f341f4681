"""What a decision looked at, and what of another station's bears on it."""

import threading
from typing import Final

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.register.entries import Draft, Entry, Kind

DECIDED: Final = ("course/", "patient/", "losses/")
CORRECTIONS: Final = {Kind.CORRECTED, Kind.STRUCK_OUT}


class Deciding(threading.local):
    """What the act that is under way in this thread looked at, and where it wants to write."""

    known: int | None = None
    streams: frozenset[str] = frozenset()
    overtaken = ""


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
    both = {entry.kind, Kind(draft.kind)} <= CORRECTIONS
    return entry.stream.startswith(DECIDED) or (both and entry.body["seq"] == draft.body["seq"])
