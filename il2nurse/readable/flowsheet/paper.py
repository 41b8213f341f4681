"""A flowsheet as paper shows it: head, pictures, totals, results and every row in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import time
from typing import Final

from il2nurse.domain.people import Person
from il2nurse.domain.record.course.course import Cycle
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.instants import Stretch
from il2nurse.domain.values.text import Emphasis, Line, line
from il2nurse.readable.content import PatientPaper, Sources
from il2nurse.readable.flowsheet.cells import FlowTeller
from il2nurse.readable.flowsheet.drawn import drawn_part, left_out, length_of_bars
from il2nurse.readable.flowsheet.flowsheet import Flowsheet, make_flowsheet
from il2nurse.readable.flowsheet.lab_sheets import LabSheet, lab_tables
from il2nurse.readable.flowsheet.missed import MissedSets, missed_sets
from il2nurse.readable.flowsheet.rows import COLUMNS, told_columns
from il2nurse.readable.flowsheet.urine_words import unlike_urine
from il2nurse.readable.flowsheet.words import flow_words, totals_line, written_period
from il2nurse.readable.heading import patient_facts, zone_in_words
from il2nurse.readable.signs import SIGNS, signed
from il2nurse.readable.wording import Wording

TITLE: Final = "Flowsheet"
TOO_LITTLE: Final = "▼\N{NO-BREAK SPACE}"
SIGNED: Final = (
    f"{SIGNS[Emphasis.WARN]}to be watched, {SIGNS[Emphasis.ALARM]}the dose is held or stopped at "
    "this value. HR and RR per min, BP in mmHg, NEWS2 as a score."
)
BARS: Final = "A bar is the sum of its {}. The line is the balance since the period began."
KEY: Final = (
    "Full line: from here the dose is held or stopped, or the team is called. Dashed line: watched "
    "or counted. Upright band: the dose went in. Upright dots: a reaction, or a dose not given. "
    "Numbers stand at values past a full line."
)


@dataclass(frozen=True, slots=True)
class FlowPaper(PatientPaper):
    """Everything on a flowsheet of paper. ``sheet`` is for the pictures and has no rows."""

    sheet: Flowsheet
    left_out: str | None
    totals: Line
    unlike: str | None
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
    missed = tuple(missed_sets(moment, stretch, teller))
    rows = _rows(sheet, teller, missed)
    told = told_columns(rows, frozenset(moment.regimen.monitoring.fields))
    until = min(stretch.end, moment.at)
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
        unlike=unlike_urine(moment.case.chart, until, wording, stretch.start),
        bars=BARS.format(length_of_bars(sheet)),
        labs=lab_tables(sheet.labs, teller),
        headings=tuple(COLUMNS[at].title for at in told),
        rows=tuple(_only(cells, told) for cells in rows),
        words=(
            *flow_words(sheet, moment, wording),
            *(f"Due at {teller.clock(each.at)}: {each.say}" for each in missed),
        ),
        people=_people(sheet, wording),
    )


def _rows(
    sheet: Flowsheet, teller: FlowTeller, missed: Sequence[MissedSets]
) -> tuple[tuple[Line, ...], ...]:
    """What was charted by time, and between it, over all columns, what was missed."""
    told = [(row.at, tuple(signed(cell) for cell in teller.cells(row))) for row in sheet.rows]
    told += [
        (each.at, (line(teller.clock(each.at)), signed(line(each.say, Emphasis.ALARM))))
        for each in missed
    ]
    return tuple(cells for _, cells in sorted(told, key=lambda each: each[0]))


def _only(cells: tuple[Line, ...], told: Sequence[int]) -> tuple[Line, ...]:
    """The cells of these columns; what stands over all columns stays."""
    return tuple(cells[at] for at in told) if len(cells) == len(COLUMNS) else cells


def signed_totals(sheet: Flowsheet, moment: Moment) -> Line:
    """The totals; a limit has its sign, which points down, and what is incomplete has none."""
    *told, complete = totals_line(sheet, moment.regimen)
    return (*signed(tuple(told), {**SIGNS, Emphasis.WARN: TOO_LITTLE}), complete)


def _cycle(moment: Moment, stretch: Stretch) -> Cycle:
    """The cycle of the period's end, else the first one."""
    begun = [cycle for cycle in moment.course.cycles if cycle.begins < stretch.end]
    return begun[-1] if begun else moment.course.cycles[0]


def _people(sheet: Flowsheet, wording: Wording) -> tuple[tuple[str, str], ...]:
    """Initials and names of everyone who charted in the period."""
    found = {person for row in sheet.rows for person in row.people}
    return tuple(sorted((wording.initials(each), wording.name(each)) for each in found))
