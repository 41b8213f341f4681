"""The record of one dose in full: outcome and signatures first, then each step and limit."""

from itertools import count
from typing import Final

from il2nurse.domain.values.text import Emphasis, line
from il2nurse.readable.assessment.met_first import what_is_met_first
from il2nurse.readable.dose.step_rows import Section
from il2nurse.readable.dose.summary import Summary
from il2nurse.readable.dose.vital_rows import SIGNED
from il2nurse.reports.layout.blocks import (
    KEEP_WITH,
    draw_heading,
    draw_lines,
    draw_outcome,
    draw_small_heading,
    draw_sum,
)
from il2nurse.reports.layout.chart import HEIGHT, place_chart
from il2nurse.reports.layout.dose_tables import (
    draw_checks,
    draw_corrections,
    draw_criteria,
    draw_events,
    draw_fluids,
    draw_pairs,
    draw_signatures,
    draw_steps,
    draw_vital_table,
)
from il2nurse.reports.layout.inks import SMALL
from il2nurse.reports.layout.notes import draw_beside, draw_notes
from il2nurse.reports.layout.pages import Flow

# The sum begins with its first lines below its heading, not with one.
SUM: Final = 90.0
# The heading of a phase stands above its first step, which may have many answers.
STEPS: Final = 130.0
CRITERIA: Final = 120.0
NO_TEACHING: Final = "No teaching on record."
LATER: Final = "Reactions, pauses, interruptions, notes"
NOTHING_APART: Final = "No criterion, value, time or step was other than planned."
NEWS2_NOTE: Final = (
    "The NEWS2 score is given where all of its parts were on record and fresh at that time; – where"
    " they were not."
)
CRITERIA_NOTE: Final = (
    "What is met stands first. Clear: no limit of the row is met. Watch forbids nothing. Relative "
    "counts in the number of relative criteria. – no value applies."
)
NO_PREPARATION: Final = "No preparation is recorded; the sum is for the ordered dose."


def draw(flow: Flow, summary: Summary) -> None:
    """Put the whole record on pages, on no more than it needs."""
    flow.fit(lambda: _draw(flow, summary))


def _draw(flow: Flow, summary: Summary) -> None:
    numbers = count(1)

    def heading(title: str, keep: float = KEEP_WITH) -> None:
        draw_heading(flow, f"{next(numbers)} · {title}", keep=keep)

    draw_outcome(flow, summary.outcome)
    draw_notes(flow, summary.patient)
    heading("The dose")
    draw_pairs(flow, summary.short.facts)
    if summary.approved:
        draw_lines(flow, [line(summary.approved, Emphasis.QUIET)], SMALL)
    heading("What was not as planned")
    _draw_apart(flow, summary)
    heading("Signatures")
    draw_signatures(flow, summary.signatures)
    heading("Corrections")
    draw_corrections(flow, summary.corrections)
    heading(LATER)
    draw_events(flow, summary.dose_events, SMALL)
    if summary.suitability:
        heading("Order questions, answered at the order")
        draw_pairs(flow, summary.suitability)
    heading("Teaching of the patient")
    draw_lines(flow, [line(each) for each in summary.teaching or (NO_TEACHING,)], SMALL)
    for section in summary.sections:
        heading(section.title, STEPS)
        _draw_section(flow, section)
    heading("Preparation: the sum, and the independent double check", SUM)
    if not summary.prepared:
        draw_lines(flow, [line(NO_PREPARATION)])
    draw_sum(flow, summary.arithmetic, summary.warnings, size=SMALL)
    draw_checks(flow, summary.checks)
    heading("Vital signs", HEIGHT)
    place_chart(flow, summary.vital_chart)
    draw_vital_table(flow, summary.vital_headings, summary.vital_rows)
    flow.y += 3.0
    initials = f" Initials: {summary.initials}." if summary.initials else ""
    draw_lines(flow, [line(f"{SIGNED} {NEWS2_NOTE}{initials}", Emphasis.QUIET)], SMALL)
    heading("Intake and output")
    draw_fluids(flow, summary.fluids)
    draw_beside(flow, summary.beside)


def _draw_apart(flow: Flow, summary: Summary) -> None:
    """What was not as planned, and who was told; reactions and notes stand further below."""
    short = summary.short
    apart = [each for each in short.apart if each not in summary.dose_events]
    if apart:
        draw_events(flow, apart, SMALL)
    else:
        named = f" See “{LATER}”." if summary.dose_events else ""
        draw_lines(flow, [line(f"{NOTHING_APART}{named}")])
    told = (short.judged, line(short.told) if short.told else ())
    draw_lines(flow, [each for each in told if each], SMALL)


def _draw_section(flow: Flow, section: Section) -> None:
    draw_steps(flow, section.rows)
    if section.criteria and section.criteria_title:
        # Not one row at the foot of a page, and all others on the next.
        flow.need(CRITERIA)
        draw_small_heading(flow, section.criteria_title)
        draw_criteria(flow, what_is_met_first(section.criteria))
        flow.y += 3.0
        draw_lines(flow, [line(CRITERIA_NOTE, Emphasis.QUIET)], SMALL)
