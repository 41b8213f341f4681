"""The record of a whole dose as PDF, against the smallest documents of as many pages."""

from functools import partial
from io import BytesIO

from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas

from il2nurse.app.papers import load_papers
from il2nurse.readable.papers import RECORD
from il2nurse.reports.layout.fonts import Face
from tests.bench.measured import Measured, median_ms
from tests.reports.stories import PRINTED, full_dose, told

AIM = 4


def measure(*, quick: bool) -> list[Measured]:
    """The paper alone: what it says is worked out before, its typeface was read before."""
    papers = load_papers()
    summary = told(full_dose())
    pages = len(PdfReader(BytesIO(papers.make(RECORD, summary, PRINTED, "A4"))).pages)
    times = 5 if quick else 25
    record = median_ms([lambda: papers.make(RECORD, summary, PRINTED, "A4")] * times)
    typeset = median_ms([partial(smallest, pages, tuple(Face))] * times)
    empty = median_ms([partial(smallest, pages, ())] * times)
    name = f"record PDF ÷ smallest document of {pages} pages"
    return [
        Measured(f"{name} in its typeface", record, "ms", AIM, typeset),
        Measured(f"{name}, all empty", record, "ms", AIM, empty),
    ]


def smallest(pages: int, faces: tuple[Face, ...]) -> bytes:
    """A document of so many pages, with one word on each in each cut of the typeface."""
    target = BytesIO()
    canvas = Canvas(target, invariant=1, pageCompression=1)
    for _ in range(pages):
        for row, face in enumerate(faces):
            canvas.setFont(face.value, 10)
            canvas.drawString(72, 72 + 20 * row, "page")
        canvas.showPage()
    canvas.save()
    return target.getvalue()
