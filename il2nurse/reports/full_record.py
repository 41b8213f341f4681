"""The administration record of one dose in full: every step, answer, criterion and limit."""

from typing import Final

from il2nurse.domain.values.text import Emphasis, line
from il2nurse.readable.assessment.met_first import what_is_met_first
from il2nurse.readable.dose.step_rows import Section
from il2nurse.readable.dose.summary import Summary
from il2nurse.readable.dose.vital_rows import SIGNED
from il2nurse.reports.layout.blocks import (
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

# About the height of one line of the sum, and of the checks below it: they are kept on one page.
SUM_LINE: Final = 21.0
CHECKS: Final = 70.0
# The heading of a phase stands above its first step, which may have many answers.
STEPS: Final = 130.0
CRITERIA: Final = 240.0
NO_TEACHING: Final = "No teaching on record."
LATER: Final = "“Reactions, pauses, interruptions, notes”"
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
    draw_outcome(flow, summary.outcome)
    draw_notes(flow, summary.patient)
    draw_pairs(flow, summary.short.facts)
    if summary.approved:
        draw_lines(flow, [line(summary.approved, Emphasis.QUIET)], SMALL)
    _draw_apart(flow, summary)
    number = _draw_teaching(flow, summary, _draw_suitability(flow, summary))
    for section in summary.sections:
        _draw_section(flow, f"{number} · {section.title}", section)
        number += 1
    title = f"{number} · Preparation: the sum, and the independent double check"
    draw_heading(flow, title, keep=len(summary.arithmetic) * SUM_LINE + CHECKS)
    if not summary.prepared:
        draw_lines(flow, [line(NO_PREPARATION)])
    draw_sum(flow, summary.arithmetic, summary.warnings)
    draw_checks(flow, summary.checks)
    draw_heading(flow, f"{number + 1} · Vital signs", keep=HEIGHT)
    place_chart(flow, summary.vital_chart)
    draw_vital_table(flow, summary.vital_headings, summary.vital_rows)
    flow.y += 3.0
    initials = f" Initials: {summary.initials}." if summary.initials else ""
    draw_lines(flow, [line(f"{SIGNED} {NEWS2_NOTE}{initials}", Emphasis.QUIET)], SMALL)
    draw_heading(flow, f"{number + 2} · Intake and output")
    draw_fluids(flow, summary.fluids)
    draw_heading(flow, f"{number + 3} · Reactions, pauses, interruptions, notes")
    draw_events(flow, summary.dose_events, SMALL)
    draw_heading(flow, f"{number + 4} · Corrections")
    draw_corrections(flow, summary.corrections)
    draw_heading(flow, f"{number + 5} · Signatures")
    draw_signatures(flow, summary.signatures)
    draw_beside(flow, summary.beside)


def _draw_apart(flow: Flow, summary: Summary) -> None:
    """What was not as planned, and who was told; reactions and notes stand further below."""
    short = summary.short
    draw_heading(flow, "1 · What was not as planned")
    apart = [each for each in short.apart if each not in summary.dose_events]
    if apart:
        draw_events(flow, apart, SMALL)
    else:
        named = f" The reactions and notes stand in {LATER}." if summary.dose_events else ""
        draw_lines(flow, [line(f"{NOTHING_APART}{named}")])
    told = (short.judged, line(short.told) if short.told else ())
    draw_lines(flow, [each for each in told if each], SMALL)


def _draw_suitability(flow: Flow, summary: Summary) -> int:
    """What was answered at the order, where it was; gives the number of the next section."""
    if not summary.suitability:
        return 2
    draw_heading(flow, "2 · Suitability, answered at the order")
    draw_pairs(flow, summary.suitability)
    return 3


def _draw_teaching(flow: Flow, summary: Summary, number: int) -> int:
    """What the patient was taught; gives the number of the next section."""
    draw_heading(flow, f"{number} · Teaching of the patient")
    draw_lines(flow, [line(each) for each in summary.teaching or (NO_TEACHING,)], SMALL)
    return number + 1


def _draw_section(flow: Flow, title: str, section: Section) -> None:
    draw_heading(flow, title, keep=STEPS)
    draw_steps(flow, section.rows)
    if section.criteria and section.criteria_title:
        # Not one row at the foot of a page, and all others on the next.
        flow.need(CRITERIA)
        draw_small_heading(flow, section.criteria_title)
        draw_criteria(flow, what_is_met_first(section.criteria))
        flow.y += 3.0
        draw_lines(flow, [line(CRITERIA_NOTE, Emphasis.QUIET)], SMALL)
