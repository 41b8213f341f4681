"""Which entries count no more as they were kept: what struck them out or corrected them."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.workflow.deciding import PLACED

# A report that is taken off leaves its result as it was.
CORRECTS: Final = frozenset(PLACED) - {Kind.REPORT_TAKEN_OFF}
IN_ITS_PLACE: Final = ("now", "became")


class StreamPlace(NamedTuple):
    """Where an entry stands: its stream, and its place in that."""

    stream: str
    seq: int


def place_of(entry: Entry) -> StreamPlace:
    """Where this entry stands."""
    return StreamPlace(entry.stream, entry.seq)


def corrected_place(entry: Entry) -> StreamPlace | None:
    """Where the entry stands that this one corrects or strikes out; ``None`` of any other."""
    seq = entry.body.get("seq") if entry.kind in CORRECTS else None
    return StreamPlace(entry.stream, seq) if isinstance(seq, int) else None


def strikes_out(entry: Entry) -> bool:
    """True where nothing takes the place of what was kept."""
    return not any(entry.body.get(name) for name in IN_ITS_PLACE)


def with_what_undid_it(newest_first: Iterable[Entry]) -> Iterator[tuple[Entry, Entry | None]]:
    """Each entry with the newest one that corrects it or strikes it out, ``None`` of most."""
    undone: dict[StreamPlace, Entry] = {}
    for entry in newest_first:
        if place := corrected_place(entry):
            undone.setdefault(place, entry)
        yield entry, undone.get(place_of(entry))
