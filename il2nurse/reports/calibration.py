"""The page by which a printer of labels is set, as large as a label of a bag."""

from typing import Final

from reportlab.lib.units import mm

from il2nurse.domain.values.text import Emphasis, line
from il2nurse.readable.pharmacy.calibration import Calibration
from il2nurse.reports.layout.codes import CodeImage
from il2nurse.reports.layout.inks import TEXT
from il2nurse.reports.layout.label import CLOSE, LabelSize, Lettering, fit_label
from il2nurse.reports.layout.pages import Box, Flow, StraightLine

CODE: Final = "IL2-LABEL-CALIBRATION"
TICK: Final = 2.5
TENTH: Final = 10


def draw(flow: Flow, paper: Calibration) -> None:
    """A frame on the edge, rulers along two sides, what is set and what to do."""
    code = CodeImage("calibration", CODE)
    fit_label(flow, paper.cut, code, lambda place, size: _draw(flow, paper, place, size))


def _draw(flow: Flow, paper: Calibration, place: LabelSize, size: Lettering) -> None:
    x, y, wide, high = place.edge
    flow.page.boxes.append(Box(x, y, wide, high, edge=TEXT, line=0.7))
    for at in range(int(wide / mm) + 1):
        long = TICK * (2 if at % TENTH == 0 else 1)
        flow.page.rules.append(StraightLine(x + at * mm, y, x + at * mm, y + long, 0.35, TEXT))
    for at in range(int(high / mm) + 1):
        long = TICK * (2 if at % TENTH == 0 else 1)
        flow.page.rules.append(StraightLine(x, y + at * mm, x + long, y + at * mm, 0.35, TEXT))
    said = (
        (line(paper.title, Emphasis.STRONG), size.drug),
        (line(f"{paper.subtitle}. Short lines: 1 mm. Long lines: 10 mm."), size.small),
        *((line(each, Emphasis.STRONG), size.small) for each in paper.set_to),
        *((line(each), size.small) for each in paper.steps),
    )
    below = place.top
    for words, of in said:
        for row in flow.wrap(words, place.width_at(below), of):
            below += of * CLOSE
            flow.write_row(place.left, below, row, of)
    flow.y = below
