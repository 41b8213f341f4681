"""The downtime pack on paper: cover, current charts, blank forms with room to write."""

from typing import Final

from il2nurse.domain.values.text import Emphasis, Span, line
from il2nurse.readable.content import Content
from il2nurse.readable.downtime.current import CurrentChart
from il2nurse.readable.downtime.forms import DoseForm, LinesForm
from il2nurse.readable.downtime.pack import BedLine, Cover
from il2nurse.readable.downtime.strip import StripBox
from il2nurse.reports.layout.blocks import (
    draw_alarm,
    draw_heading,
    draw_in_columns,
    draw_lines,
    draw_sum,
)
from il2nurse.reports.layout.fonts import Face
from il2nurse.reports.layout.form_steps import draw_step
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
AGAINST: Final = "DO NOT GIVE"
NOTHING: Final = "No patient on the ward has an order."
NOTHING_AGAINST: Final = "no reason on record"
LINE_HEIGHT: Final = 32.0
# Widths of a form's first columns and its last; those between share what is left.
FIRST: Final = {"Line": 26.0, "Date, time": 60.0, "What": 150.0, "By": 34.0}
ROOM: Final = 4.0
VALUES_BESIDE: Final = 2


def draw(flow: Flow, part: Content) -> None:
    """Put one part of the pack on pages."""
    match part:
        case Cover():
            _draw_cover(flow, part)
        case CurrentChart():
            _draw_chart(flow, part)
        case DoseForm():
            _draw_dose(flow, part)
        case LinesForm():
            _draw_form(flow, part)
        case _:
            raise TypeError(f"{type(part).__name__} is no part of a downtime pack.")


def _cell(text: str, mark: Emphasis = Emphasis.PLAIN) -> Cell:
    return (line(text, mark),) if text else ((),)


def _against(bed: BedLine) -> Cell:
    """What speaks against the dose and what is missing before it; quiet where nothing does."""
    against = (line(each, Emphasis.ALARM) for each in bed.against)
    told = (*against, *(line(*each) for each in bed.lacking))
    return told or _cell(NOTHING_AGAINST, QUIET)


def _draw_cover(flow: Flow, cover: Cover) -> None:
    draw_heading(flow, "1 · How this pack is used")
    draw_lines(flow, [line(each) for each in cover.how])
    draw_heading(flow, "2 · On the ward, by bed")
    widths = (("Bed", 44.0), ("Patient", 110.0), ("MRN", 72.0), ("What is due", 0.0))
    columns = Columns(share(flow.width, *widths, ("Reason to hold, or what is missing", 170.0)))
    rows = (
        (
            _cell(bed.bed, Emphasis.STRONG),
            _cell(bed.name, Emphasis.STRONG),
            _cell(bed.mrn),
            _cell(bed.next),
            _against(bed),
        )
        for bed in cover.beds
    )
    draw_table(flow, columns, rows)
    if not cover.beds:
        draw_lines(flow, [line(NOTHING)])
    draw_lines(flow, [line(each) for each in cover.without])
    draw_heading(flow, "3 · Forms of this pack: tick what was used, and what was entered")
    of_forms = (("Form", 0.0), ("For", 150.0), ("Used", 36.0), ("Entered by, at", 130.0))
    columns = Columns(share(flow.width, *of_forms), SMALL)
    draw_table(
        flow,
        columns,
        ((_cell(name), _cell(whose), _cell("[  ]"), _cell("[  ]")) for name, whose in cover.forms),
    )


def _draw_pairs(flow: Flow, rows: tuple[tuple[str, str], ...]) -> None:
    columns = Columns(share(flow.width, ("", 112.0), ("", 0.0)))
    draw_table(flow, columns, ((_cell(name, QUIET), _cell(says, STRONG)) for name, says in rows))


def _draw_chart(flow: Flow, chart: CurrentChart) -> None:
    draw_alarm(flow, AGAINST, chart.against)
    draw_heading(flow, "1 · Now, and due next")
    draw_lines(flow, [line(*each) for each in chart.lacking])
    _draw_pairs(flow, chart.now)
    draw_heading(flow, "2 · The order")
    _draw_pairs(flow, chart.order)
    draw_heading(flow, "3 · Doses of this cycle")
    _draw_strip(flow, chart)
    draw_heading(flow, "4 · Last values, with their age when this was printed")
    _draw_values(flow, chart)
    draw_heading(flow, "5 · Hold and stop criteria as they stand")
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
    each = (("Value", 0.0), ("", 100.0), ("At", 62.0), ("Age", 32.0))
    columns = Columns(share(flow.width, *each * VALUES_BESIDE), SMALL)
    cells = [
        (_cell(v.name), _cell(v.value, STRONG), _cell(v.at), _cell(v.age)) for v in chart.values
    ]
    half = (len(cells) + 1) // VALUES_BESIDE
    rows = (
        (*cells[at], *(cells[at + half] if at + half < len(cells) else ())) for at in range(half)
    )
    draw_table(flow, columns, rows)
    if not cells:
        draw_lines(flow, [line("No value is on the chart.", Emphasis.ALARM)])


def _draw_criteria(flow: Flow, chart: CurrentChart) -> None:
    widths = (("Criterion", 102.0), ("Value", 84.0), ("Age", 34.0), ("Limits", 0.0))
    columns = Columns(share(flow.width, *widths, ("Verdict", 104.0)), SMALL)
    rows = (
        (
            _cell(row.title),
            _cell(row.value, STRONG),
            _cell(row.age),
            _cell(row.limits, QUIET),
            (row.verdict,),
        )
        for row in chart.criteria.rows
    )
    draw_table(flow, columns, rows)
    draw_lines(flow, chart.criteria.lines, SMALL)


def _draw_dose(flow: Flow, form: DoseForm) -> None:
    if form.chart:
        draw_alarm(flow, AGAINST, form.chart.against)
        draw_heading(flow, "The order and its sum")
        _draw_pairs(flow, form.chart.order)
        draw_sum(flow, form.chart.arithmetic, form.chart.warnings, initials=True)
    draw_heading(flow, "Every step, in its order")
    for step in form.steps:
        draw_step(flow, step)
    draw_heading(flow, "Outcome of the dose: enter this afterwards")
    _draw_pairs(flow, form.outcome)
    draw_heading(flow, "Every criterion and its limits")
    limits = [(Span(f"{of}: ", STRONG), Span(told)) for of, told in form.limits]
    draw_in_columns(flow, limits, SMALL)


def _draw_form(flow: Flow, form: LinesForm) -> None:
    draw_lines(flow, [line(form.hint)])
    flow.y += ROOM
    top = flow.y
    columns = _columns(flow, form.headings)
    draw_table(
        flow, Columns(columns, SMALL), [tuple(_cell(each, STRONG) for each in form.headings)]
    )
    for number in range(1, form.lines + 1):
        flow.need(LINE_HEIGHT)
        flow.y += LINE_HEIGHT
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
