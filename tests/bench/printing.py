"""The record of a whole dose as PDF: what a page takes, and the same by ReportLab alone."""

from functools import partial
from io import BytesIO
from statistics import median

from pypdf import PdfReader

from il2nurse.readable.papers import RECORD
from il2nurse.reports.layout.fonts import Typeface
from il2nurse.reports.layout.wrapping import Wrapper
from il2nurse.reports.papers import ReportPapers
from tests.bench.floors import platypus
from tests.bench.measured import Measured, seconds
from tests.reports.stories import PRINTED, full_dose, told

A_PAGE = 12
# The program's own layout is there because it takes less than a third of the time.
AT_MOST = 0.33


def measure(*, quick: bool) -> list[Measured]:
    """The paper alone, in turn with the other: its words and its typeface are ready before."""
    papers, content = ReportPapers(), told(full_dose())
    words = platypus.words_of(Wrapper(Typeface()), RECORD, content, PRINTED)
    own = partial(papers.make, RECORD, content, PRINTED, "A4")
    pages = len(PdfReader(BytesIO(own())).pages)
    taken = [
        (seconds(own), seconds(partial(platypus.make, words))) for _ in range(5 if quick else 25)
    ]
    record, other = (median(each) * 1000 for each in zip(*taken, strict=True))
    return [
        Measured(f"record PDF of {pages} pages, a page", record / pages, "ms", A_PAGE),
        Measured("record PDF ÷ the same by ReportLab's platypus", record, "ms", AT_MOST, other),
    ]
