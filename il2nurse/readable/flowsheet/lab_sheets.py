"""The laboratory of a flowsheet on paper: specimens beside each other, each result in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.labs.points import Direction, Flag
from il2nurse.domain.values.text import Emphasis, Line, Span, line
from il2nurse.readable.flowsheet.cells import FlowTeller
from il2nurse.readable.flowsheet.curves import SEVERE
from il2nurse.readable.flowsheet.labs import FlowLabRow, LabGrid, LabValue
from il2nurse.readable.signs import signed
from il2nurse.readable.words import RESULT_WORDS, STRUCK_OUT

# As many specimens stand beside each other on paper.
MOST_SPECIMENS: Final = 6
TRENDS: Final[Mapping[Direction | None, str]] = {Direction.RISING: " ↑", Direction.FALLING: " ↓"}
FLAGS: Final[Mapping[Flag, str]] = {Flag.LOW: " L", Flag.HIGH: " H"}
LEGEND: Final = (
    "↑ higher and ↓ lower than the value before; H above and L below the reference range. "
    "Values with ▲ or ■ lie in a range of the regimen's hold criteria, named after them."
)


@dataclass(frozen=True, slots=True)
class LabSheet:
    """Some specimens beside each other: the headings, and a row for each test."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


def lab_tables(grid: LabGrid, teller: FlowTeller) -> tuple[LabSheet, ...]:
    """The grid in tables of so many specimens that they fit beside each other."""
    chunks = [
        grid.times[at : at + MOST_SPECIMENS] for at in range(0, len(grid.times), MOST_SPECIMENS)
    ]
    tables = []
    for times in chunks:
        rows = [
            (_test(row), *(signed(value_line(row.at(at))) for at in times))
            for row in grid.rows
            if any(row.at(at) for at in times)
        ]
        tables.append(LabSheet(("Test", *map(teller.clock, times)), tuple(rows)))
    return tuple(tables)


def _test(row: FlowLabRow) -> Line:
    return (Span(row.label), Span(f" {row.unit}", Emphasis.QUIET))


def value_line(found: LabValue | None) -> Line:
    """One result in words: what was there before, the value, its flags."""
    if found is None:
        return ()
    struck = tuple(Span(f"{each} ", Emphasis.STRUCK) for each in found.was)
    if not found.value:
        return (*struck, Span(STRUCK_OUT, Emphasis.STRONG))
    mark = Emphasis.STRONG if struck else Emphasis.PLAIN
    if found.result is not Result.CLEAR:
        mark = Emphasis.ALARM if found.result in SEVERE else Emphasis.WARN
    text = f"{found.value}{FLAGS.get(found.flag, '')}{TRENDS.get(found.trend, '')}"
    verdict = f" {RESULT_WORDS[found.result].within}" if found.result is not Result.CLEAR else ""
    return (*struck, *line(f"{text}{verdict}", mark))
