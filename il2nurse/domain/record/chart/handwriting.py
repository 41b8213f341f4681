"""Handwriting samples: strokes of points, kept as they were drawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypeAlias

from il2nurse.domain.record.register.entries import Entry, Json, Kind, canonical
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


def write_strokes(strokes: Sequence[Stroke]) -> dict[str, Json]:
    """The body of a sample, each stroke as x, y, x, y ...; raises ``Slip`` for none or too much."""
    drawn = [stroke for stroke in strokes if stroke]
    if not drawn:
        raise Slip("handwriting", "Nothing was written. Nothing was recorded.")
    flat: list[Json] = []
    for stroke in drawn:
        line: list[Json] = [number for point in stroke for number in point]
        if any(not isinstance(number, int) or abs(number) > FARTHEST for number in line):
            raise Slip(
                "handwriting", "The sample cannot be read. Nothing was recorded; write again."
            )
        flat.append(line)
    body: dict[str, Json] = {"strokes": flat}
    if len(canonical(body).encode()) > MOST_BYTES:
        raise Slip(
            "handwriting", "The sample is too long. Nothing was recorded; write one short sentence."
        )
    return body


def _strokes(value: Json) -> tuple[Stroke, ...]:
    found: list[Stroke] = []
    for line in value if isinstance(value, list) else []:
        numbers = [each for each in line if isinstance(each, int)] if isinstance(line, list) else []
        found.append(tuple(zip(numbers[::2], numbers[1::2], strict=False)))
    return tuple(found)


def replay_handwriting(entries: Iterable[Entry]) -> tuple[Handwriting, ...]:
    """Every sample of the stream, oldest first."""
    samples = [
        Handwriting(entry.occurred_at, entry.person, _strokes(entry.body.get("strokes")))
        for entry in entries
        if entry.kind is Kind.HANDWRITING
    ]
    return tuple(sorted(samples, key=lambda sample: sample.at))
