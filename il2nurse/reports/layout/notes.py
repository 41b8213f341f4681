"""What every paper about a patient says of earlier stops, transfers and the courses."""

from il2nurse.domain.values.text import Emphasis, line
from il2nurse.readable.dose.course_lines import Beside
from il2nurse.readable.heading import PatientFacts
from il2nurse.reports.layout.blocks import draw_lines, draw_small_heading
from il2nurse.reports.layout.inks import SMALL
from il2nurse.reports.layout.pages import Flow


def draw_notes(flow: Flow, patient: PatientFacts) -> None:
    """Stops first, then transfers, then what else every paper must say."""
    draw_lines(flow, [line(each, Emphasis.ALARM) for each in patient.stops])
    draw_lines(flow, [line(each, Emphasis.STRONG) for each in patient.transfers])
    draw_lines(flow, [line(each) for each in patient.notes])


def draw_beside(flow: Flow, beside: tuple[Beside, ...]) -> None:
    """What is told of other times at the end of a dose's record."""
    for each in beside:
        draw_small_heading(flow, each.title)
        draw_lines(flow, [line(said) for said in each.said], SMALL)
