"""A flowsheet as paper shows it: head, pictures, totals, results and every row in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time
from typing import Final

from il2nurse.domain.people import Person
from il2nurse.domain.record.course.course import Cycle
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.labs.points import Direction, Flag
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.instants import Stretch
from il2nurse.domain.values.text import Emphasis, Line, Span, line
from il2nurse.readable.content import PatientPaper, Sources
from il2nurse.readable.flowsheet.cells import FlowTeller
from il2nurse.readable.flowsheet.drawn import drawn_part, left_out, length_of_bars
from il2nurse.readable.flowsheet.flowsheet import Flowsheet, make_flowsheet
from il2nurse.readable.flowsheet.labs import FlowLabRow, LabGrid, LabValue
from il2nurse.readable.flowsheet.rows import COLUMNS
from il2nurse.readable.flowsheet.words import flow_words, totals_line, written_period
from il2nurse.readable.heading import patient_facts, zone_in_words
from il2nurse.readable.signs import SIGNS, signed
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import RESULT_WORDS, STRUCK_OUT

TITLE: Final = "Flowsheet"
# As many specimens stand beside each other on paper.
MOST_SPECIMENS: Final = 6
TRENDS: Final[Mapping[Direction | None, str]] = {Direction.RISING: " ↑", Direction.FALLING: " ↓"}
FLAGS: Final[Mapping[Flag, str]] = {Flag.LOW: " L", Flag.HIGH: " H"}
TOO_LITTLE: Final = "▼\N{NO-BREAK SPACE}"
SIGNED: Final = (
    f"{SIGNS[Emphasis.WARN]}to be watched, {SIGNS[Emphasis.ALARM]}the dose is held or stopped at "
    "this value. HR and RR per min, BP in mmHg, NEWS2 as a score."
)
BARS: Final = "A bar is the sum of its {}. The line is the balance since the period began."
SEVERE: Final = frozenset({Result.HOLD, Result.ABSOLUTE, Result.STOP})
KEY: Final = (
    "Full line: from here the dose is held or stopped, or the team is called. Dashed line: watched "
    "or counted. Upright band: the dose went in. Upright dots: a reaction, or a dose not given. "
    "Numbers stand at values past a full line."
)
LEGEND: Final = (
    "↑ higher and ↓ lower than the value before; H above and L below the reference range. "
    "Values in colour (bold in a grey print) lie in a range of the regimen's hold criteria, named "
    "after them."
)


@dataclass(frozen=True, slots=True)
class LabSheet:
    """Some specimens beside each other: the headings, and a row for each test."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True, slots=True)
class FlowPaper(PatientPaper):
    """Everything on a flowsheet of paper. ``sheet`` is for the pictures and has no rows."""

    sheet: Flowsheet
    left_out: str | None
    totals: Line
    bars: str
    labs: tuple[LabSheet, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    words: tuple[str, ...]
    people: tuple[tuple[str, str], ...]


def tell(sources: Sources) -> FlowPaper:
    """The flowsheet of the period that the sources are about."""
    return flow_paper(sources.moment, sources.stretch, sources.shift_starts, sources.people)


def flow_paper(
    moment: Moment, stretch: Stretch, shift_starts: Sequence[time], people: Mapping[str, Person]
) -> FlowPaper:
    """The paper of a period; times are read against the ward day on which it begins."""
    sheet = make_flowsheet(moment, stretch, shift_starts)
    day = stretch.start.astimezone(moment.zone).date()
    wording = Wording(people, moment.zone, day)
    teller = FlowTeller(moment, wording, dated=sheet.dated)
    period = written_period(sheet, wording)
    sheet = replace(sheet, drawn=drawn_part(sheet))
    return FlowPaper(
        title=TITLE,
        subtitle=period,
        planned=f"{moment.regimen.title} · regimen {moment.regimen.version}",
        mark=f"{TITLE}, {period}",
        zone=zone_in_words(wording, stretch.start),
        patient=patient_facts(moment.case, _cycle(moment, stretch), wording),
        sheet=replace(sheet, rows=()),
        left_out=left_out(sheet, wording),
        totals=signed_totals(sheet, moment),
        bars=BARS.format(length_of_bars(sheet)),
        labs=lab_tables(sheet.labs, teller),
        headings=tuple(column.title for column in COLUMNS),
        rows=tuple(
            tuple(signed(cell) for cell in teller.cells(row)) for row in reversed(sheet.rows)
        ),
        words=flow_words(sheet, moment, wording),
        people=_people(sheet, wording),
    )


def signed_totals(sheet: Flowsheet, moment: Moment) -> Line:
    """The totals; a limit has its sign, which points down, and what is incomplete has none."""
    *told, complete = totals_line(sheet, moment.regimen)
    return (*signed(tuple(told), {**SIGNS, Emphasis.WARN: TOO_LITTLE}), complete)


def _cycle(moment: Moment, stretch: Stretch) -> Cycle:
    """The cycle of the period's end, else the first one."""
    begun = [cycle for cycle in moment.course.cycles if cycle.first_slot < stretch.end]
    return begun[-1] if begun else moment.course.cycles[0]


def _people(sheet: Flowsheet, wording: Wording) -> tuple[tuple[str, str], ...]:
    """Initials and names of everyone who charted in the period."""
    found = {person for row in sheet.rows for person in row.people}
    return tuple(sorted((wording.initials(each), wording.name(each)) for each in found))


def lab_tables(grid: LabGrid, teller: FlowTeller) -> tuple[LabSheet, ...]:
    """The grid in tables of so many specimens that they fit beside each other."""
    chunks = [
        grid.times[at : at + MOST_SPECIMENS] for at in range(0, len(grid.times), MOST_SPECIMENS)
    ]
    tables = []
    for times in chunks:
        rows = [
            (_test(row), *(value_line(row.at(at)) for at in times))
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
