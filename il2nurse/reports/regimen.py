"""A regimen on paper: every part of the file as a table with its sources."""

from collections.abc import Mapping
from typing import Final

from il2nurse.domain.values.text import Emphasis, line
from il2nurse.readable.course.regimen import RegimenPaper, RegimenTable
from il2nurse.readable.words import NO_VALUE
from il2nurse.reports.layout.blocks import draw_heading, draw_lines
from il2nurse.reports.layout.inks import SMALL
from il2nurse.reports.layout.pages import Flow
from il2nurse.reports.layout.tables import Columns, beginning_height, draw_table, share

# A part's number stays beside its title.
NUMBERED: Final = "\N{NO-BREAK SPACE}"
# Widths of columns by their headings; the others share what is left.
WIDTHS: Final[Mapping[str, float]] = {
    "Level": 76.0,
    "Source": 150.0,
    "Figure": 92.0,
    "Value": 108.0,
    "Step": 84.0,
    "Where": 74.0,
    "When": 116.0,
    "Criterion": 84.0,
    "It decides": 92.0,
}


def draw(flow: Flow, paper: RegimenPaper) -> None:
    """Put the regimen on pages."""
    titles = [f"{number} · {table.title}" for number, table in enumerate(paper.tables, start=1)]
    parts = "; ".join(title.replace(" · ", NUMBERED, 1) for title in titles)
    draw_lines(flow, [line(paper.notice, Emphasis.STRONG), line(paper.approval)])
    draw_lines(flow, [line(f"Parts: {parts}.", Emphasis.QUIET)], SMALL)
    for title, table in zip(titles, paper.tables, strict=True):
        _draw(flow, title, table)


def _draw(flow: Flow, title: str, table: RegimenTable) -> None:
    widths = [(heading, WIDTHS.get(heading, 0.0)) for heading in table.headings]
    columns = Columns(share(flow.width, *widths), SMALL)
    rows = [[(line(cell or NO_VALUE),) for cell in row] for row in table.rows]
    begins = max((beginning_height(flow, columns, row) for row in rows[:1]), default=0.0)
    draw_heading(flow, title, keep=begins)
    draw_table(flow, columns, rows)
