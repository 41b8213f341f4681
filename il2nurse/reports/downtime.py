"""The downtime pack on paper: cover, current charts, blank forms with room to write."""

from typing import Final

from il2nurse.domain.values.text import Emphasis, Span, line
from il2nurse.readable.content import Content
from il2nurse.readable.downtime.current import CurrentChart
from il2nurse.readable.downtime.forms import DoseForm, LinesForm
from il2nurse.readable.downtime.pack import Cover
from il2nurse.readable.downtime.strip import StripBox
from il2nurse.readable.signs import signed
from il2nurse.reports.layout.blocks import (
    draw_alarm,
    draw_heading,
    draw_lines,
    draw_order,
)
from il2nurse.reports.layout.cover import draw_cover, draw_pairs
from il2nurse.reports.layout.dose_form import AGAINST, draw_dose_form
from il2nurse.reports.layout.dose_tables import cell
from il2nurse.reports.layout.fonts import Face
from il2nurse.reports.layout.inks import BODY, EDGE, SMALL
from il2nurse.reports.layout.pages import Flow, StraightLine
from il2nurse.reports.layout.tables import (
    PAD_X,
    Cell,
    Columns,
    PaperColumn,
    draw_table,
    share,
)

QUIET: Final = Emphasis.QUIET
STRONG: Final = Emphasis.STRONG
TOO_OLD: Final = "TOO OLD: these values decide nothing. Measure or obtain them again. "
ON_FILE: Final = "Tests on file that still serve: "
NOTHING_FIRST: Final = "No alarm stands open, and nothing is overdue."
LINE_HEIGHT: Final = 32.0
# Widths of a form's first columns and its last; those between share what is left.
FIRST: Final = {"Line": 26.0, "Date, time": 60.0, "What": 150.0, "By": 34.0}
ROOM: Final = 4.0
PAST_LIMIT: Final = (
    "■ Past one of these limits: start no dose and call the prescriber now, also while a dose goes "
    "in. "
)
VALUES_BESIDE: Final = 2


def draw(flow: Flow, part: Content) -> None:
    """Put one part of the pack on pages."""
    match part:
        case Cover():
            draw_cover(flow, part)
        case CurrentChart():
            _draw_chart(flow, part)
        case DoseForm():
            draw_dose_form(flow, part)
        case LinesForm():
            _draw_form(flow, part)
        case _:
            raise TypeError(f"{type(part).__name__} is no part of a downtime pack.")


def _draw_chart(flow: Flow, chart: CurrentChart) -> None:
    draw_alarm(flow, AGAINST, chart.against)
    draw_heading(flow, "1 · First: alarms, what is overdue, reactions, doses held")
    draw_lines(
        flow,
        [signed(line(each.say, each.emphasis)) for each in chart.first] or [line(NOTHING_FIRST)],
    )
    draw_lines(flow, [signed(line(*each)) for each in chart.lacking])
    draw_heading(flow, "2 · Now, and due next")
    draw_pairs(flow, chart.now, SMALL)
    _draw_strip(flow, chart)
    draw_heading(flow, "3 · The order")
    draw_order(flow, chart.order, SMALL)
    draw_heading(flow, "4 · Last values, with their age when this was printed")
    _draw_values(flow, chart)
    draw_heading(flow, "5 · Hold and stop criteria as they stand, for the next dose")
    _draw_criteria(flow, chart)


def _draw_strip(flow: Flow, chart: CurrentChart) -> None:
    """Two rows of slots: seven doses stand beside each other."""
    beside = (len(chart.strip) + 1) // 2
    columns = Columns(share(flow.width, *[("", 0.0)] * beside), SMALL)
    for first in range(0, len(chart.strip), beside):
        boxes = chart.strip[first : first + beside]
        row = tuple(map(_box, boxes))
        draw_table(flow, columns, [(*row, *[((),)] * (beside - len(row)))])


def _box(box: StripBox) -> Cell:
    return (Span(f"{box.number} · ", STRONG), *line(*box.state)), line(box.due)


def _draw_values(flow: Flow, chart: CurrentChart) -> None:
    """What counts in rows; tests on file, and what is too old to count, in few lines below."""
    each = (("Value", 86.0), ("", 0.0), ("At", 62.0), ("Age", 34.0))
    columns = Columns(share(flow.width, *each * VALUES_BESIDE), SMALL)
    fresh = [v for v in chart.values if not (v.too_old or v.report)]
    cells = [(cell(v.name), cell(v.value, STRONG), cell(v.at), cell(v.age)) for v in fresh]
    half = (len(cells) + 1) // VALUES_BESIDE
    rows = (
        (*cells[at], *(cells[at + half] if at + half < len(cells) else ())) for at in range(half)
    )
    draw_table(flow, columns, rows)
    reports = [f"{v.name} {v.value}" for v in chart.values if v.report and not v.too_old]
    if reports:
        draw_lines(flow, [(Span(ON_FILE, STRONG), Span(f"{' · '.join(reports)}."))], SMALL)
    old = [f"{v.name} {v.value}, {v.age}" for v in chart.values if v.too_old]
    if old:
        draw_lines(flow, [(Span(TOO_OLD, Emphasis.ALARM), Span(f"{' · '.join(old)}."))], SMALL)
    if not chart.values:
        draw_lines(flow, [line("No value is on the chart.", Emphasis.ALARM)])


def _draw_criteria(flow: Flow, chart: CurrentChart) -> None:
    widths = (("Criterion", 96.0), ("Value", 70.0), ("Age", 34.0), ("Limits", 0.0))
    columns = Columns(share(flow.width, *widths, ("Verdict", 176.0)), SMALL)
    rows = (
        (
            cell(row.title),
            cell(row.value, STRONG),
            cell(row.age),
            cell(row.limits, QUIET),
            (row.verdict,),
        )
        for row in chart.criteria.rows
    )
    draw_table(flow, columns, rows)
    draw_lines(flow, chart.criteria.lines, SMALL)


def _draw_form(flow: Flow, form: LinesForm) -> None:
    draw_lines(flow, [line(form.hint)])
    if form.limits:
        limits = [(Span(f"{of}: ", STRONG), Span(f"{told}. ")) for of, told in form.limits]
        said = (Span(PAST_LIMIT, Emphasis.ALARM), *(span for each in limits for span in each))
        draw_lines(flow, [said], SMALL)
    flow.y += ROOM
    top = flow.y
    columns = _columns(flow, form.headings)
    draw_table(flow, Columns(columns, SMALL), [tuple(cell(each, STRONG) for each in form.headings)])
    # All lines stand on one page, of Letter too.
    high = min(LINE_HEIGHT, flow.left_over / form.lines)
    for number in range(1, form.lines + 1):
        flow.y += high
        flow.write_row(
            flow.left + ROOM, flow.y - ROOM, flow.wrap(line(str(number)), 20.0, BODY)[0], BODY
        )
        _rule(flow, flow.left, flow.y, flow.left + flow.width, flow.y)
    x = flow.left
    for column in columns[:-1]:
        x += column.width
        _rule(flow, x, top, x, flow.y)


def _columns(flow: Flow, headings: tuple[str, ...]) -> tuple[PaperColumn, ...]:
    """As wide as the longest word of each heading, so that none is cut; the rest is shared."""
    least = [FIRST.get(each) or _word_width(flow, each) for each in headings]
    more = (flow.width - sum(least)) / sum(each not in FIRST for each in headings)
    return tuple(
        PaperColumn("", width + (0.0 if each in FIRST else more))
        for each, width in zip(headings, least, strict=True)
    )


def _word_width(flow: Flow, heading: str) -> float:
    longest = max(flow.typeface.width(each, Face.BOLD, SMALL) for each in heading.split())
    return longest + 2 * PAD_X


def _rule(flow: Flow, x1: float, y1: float, x2: float, y2: float) -> None:
    flow.page.rules.append(StraightLine(x1, y1, x2, y2, 0.5, EDGE))
