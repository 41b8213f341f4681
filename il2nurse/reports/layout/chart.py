"""The vital-sign chart on paper."""

from typing import Final

from reportlab.pdfgen.canvas import Canvas

from il2nurse.readable.picture import VitalChart, draw_vital_chart
from il2nurse.reports.layout.pages import Flow
from il2nurse.reports.layout.painter import SCALE, PaperPainter

HEIGHT: Final = 262.0
INSTEAD: Final = "Picture of the vital signs around the dose. The table below has every value."


def place_chart(flow: Flow, chart: VitalChart) -> None:
    """Put the chart into the flow, over the whole width."""
    flow.need(HEIGHT)
    width = flow.width

    def draw(canvas: Canvas) -> None:
        canvas.scale(SCALE, SCALE)
        painter = PaperPainter(canvas, flow.typeface)
        draw_vital_chart(painter, chart, width / SCALE, HEIGHT / SCALE)

    flow.place(flow.left, draw, INSTEAD)
    flow.y += HEIGHT + 4.0
