"""Where a step is divided: rows that are read together stay together, and no row is cut."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PartRow:
    """From where to where something stands.

    One that ``sticks`` is read with the row below it, one that ``joins`` with the row above.
    """

    top: int
    bottom: int
    sticks: bool = False
    joins: bool = False


@dataclass(frozen=True, slots=True)
class StepPart:
    """From where to where one part goes."""

    top: int
    bottom: int

    def holds(self, y: int) -> bool:
        """Whether this height lies in it."""
        return self.top <= y < self.bottom


def lines(rows: Sequence[PartRow]) -> tuple[PartRow, ...]:
    """The rows downwards; what stands side by side, or joins the row above, is one."""
    found: list[PartRow] = []
    for row in sorted(rows, key=lambda each: (each.top, each.bottom)):
        if found and (row.joins or row.top < found[-1].bottom):
            last = found[-1]
            sticks = last.sticks and row.sticks
            found[-1] = PartRow(last.top, max(last.bottom, row.bottom), sticks)
        else:
            found.append(row)
    return tuple(found)


def divide(rows: Sequence[PartRow], room: int) -> tuple[StepPart, ...]:
    """As many rows as have room, then as many of the rest, and so on.

    One that is higher than the room is shown in several parts, the last of which ends with it.
    """
    fills: list[list[PartRow]] = []
    for group in _groups(lines(rows)):
        if fills and _high([*fills[-1], *group]) <= room:
            fills[-1] += group
        elif _high(group) <= room:
            fills.append(group)
        else:
            for row in group:
                if fills and _high([*fills[-1], row]) <= room:
                    fills[-1].append(row)
                else:
                    fills.append([row])
    return tuple(part for fill in fills for part in _slices(fill, room))


def _groups(rows: Sequence[PartRow]) -> Iterator[list[PartRow]]:
    group: list[PartRow] = []
    for row in rows:
        group.append(row)
        if not row.sticks:
            yield group
            group = []
    if group:
        yield group


def _high(rows: Sequence[PartRow]) -> int:
    return rows[-1].bottom - rows[0].top


def _slices(fill: Sequence[PartRow], room: int) -> Iterator[StepPart]:
    top, bottom = fill[0].top, fill[-1].bottom
    while bottom - top > room:
        yield StepPart(top, top + room)
        top = min(top + room, bottom - room)
    yield StepPart(top, bottom)
