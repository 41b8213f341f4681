"""Handwriting samples: strokes of points, kept as they were drawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias

from il2nurse.domain.record.chart.facts import HandwritingFact
from il2nurse.domain.record.register.entries import Entry, Kind, canonical
from il2nurse.domain.record.register.facts import refusing
from il2nurse.domain.record.register.spelling import Unreadable
from il2nurse.domain.regimen.fields import Slip

MOST_BYTES: Final = 64 * 1024
FARTHEST: Final = 100_000

Point: TypeAlias = tuple[int, int]
Stroke: TypeAlias = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Handwriting:
    """One sample; each stroke is the way of the pen from touching down to lifting off."""

    at: datetime
    by: str
    strokes: tuple[Stroke, ...]


def handwriting_stream(mrn: str) -> str:
    """The stream of a patient's handwriting samples."""
    return f"handwriting/{mrn}"


def sample_of(strokes: Sequence[Stroke]) -> HandwritingFact:
    """A sample as the register keeps it; raises ``Slip`` for none or too much."""
    drawn = [stroke for stroke in strokes if stroke]
    if not drawn:
        raise Slip("handwriting", "Nothing was written. Nothing was recorded.")
    flat: list[tuple[int, ...]] = []
    for stroke in drawn:
        line = tuple(number for point in stroke for number in point)
        if any(abs(number) > FARTHEST for number in line):
            raise Slip(
                "handwriting", "The sample cannot be read. Nothing was recorded; write again."
            )
        flat.append(line)
    fact = HandwritingFact(tuple(flat))
    if len(canonical(fact.body()).encode()) > MOST_BYTES:
        raise Slip(
            "handwriting", "The sample is too long. Nothing was recorded; write one short sentence."
        )
    return fact


def _points(line: tuple[int, ...]) -> Stroke:
    if len(line) % 2:
        raise Unreadable("a stroke has a point without its second number")
    return tuple(zip(line[::2], line[1::2], strict=True))


def read_sample(entry: Entry) -> Handwriting:
    """The sample that an entry keeps."""
    with refusing(entry):
        strokes = tuple(map(_points, HandwritingFact.read(entry).strokes))
        return Handwriting(entry.occurred_at, entry.person, strokes)


def replay_handwriting(entries: Iterable[Entry]) -> tuple[Handwriting, ...]:
    """Every sample of the stream, oldest first."""
    samples = [read_sample(entry) for entry in entries if entry.kind is Kind.HANDWRITING]
    return tuple(sorted(samples, key=lambda sample: sample.at))
