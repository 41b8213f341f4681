"""Every paper with the longest names: no text leaves the page's margins, and none the label."""

from collections.abc import Iterator

import pypdfium2
import pytest
from pypdfium2.raw import FPDF_PAGEOBJ_TEXT

from il2nurse.files.label_paper import LabelPaper
from il2nurse.files.site_texts import SiteTexts
from il2nurse.readable.content import About, PaperKind, Subject
from il2nurse.readable.papers import EVERY_PAPER, LABEL
from il2nurse.reports.layout.pages import MARGIN
from il2nurse.reports.papers import ReportPapers
from il2nurse.workflow.papers.printing import show_paper
from tests.papers import STUCK
from tests.reports import stories
from tests.reports.reading import POINTS, pages
from tests.ui.look.cut_looks import LETTERS_83, renamed
from tests.ward import MRN, NURSE, Ward, key

TOUCH = 1.0
TEXTS = SiteTexts(
    pharmacy="Inpatient pharmacy of the northern wing, third floor, tel. 555-0142",
    label_says="Hazardous drug: double gloves and gown. Compounded drug.",
    call_for_help="Ward IT, 4711",
    patients_call="Ward 5 West, day and night, tel. 555-0100",
)
# A text of a regimen names nobody.
NAMING = [
    kind for kind in EVERY_PAPER.values() if kind.about is not About.TEXT and kind.name not in STUCK
]
# The practice mark lies across the page.
MARK = 104.0


@pytest.fixture(scope="module")
def ward() -> Ward:
    found = renamed(stories.full_dose(), *LETTERS_83)
    found.station.texts = TEXTS
    return found


def shown(ward: Ward, kind: PaperKind, papers: ReportPapers, size: str) -> bytes:
    dose = key() if kind.about is About.DOSE else None
    subject = Subject("" if kind.about is About.WARD else MRN, dose)
    return show_paper(ward.station, NURSE, kind, subject, papers, size).pdf


def boxes(page: pypdfium2.PdfPage) -> Iterator[tuple[float, float, float, float]]:
    """Where the texts of a page stand."""
    for each in page.get_objects(filter=(FPDF_PAGEOBJ_TEXT,)):
        left, low, right, high = each.get_bounds()
        if high - low < MARK / 2:
            yield left, low, right, high


@pytest.mark.parametrize("size", ["A4", "Letter"])
@pytest.mark.parametrize("kind", NAMING, ids=lambda kind: kind.name)
def test_no_text_leaves_the_margins(
    ward: Ward, papers: ReportPapers, kind: PaperKind, size: str
) -> None:
    for page in pypdfium2.PdfDocument(shown(ward, kind, papers, size)):
        found = list(boxes(page))
        assert found
        assert min(left for left, *_ in found) >= MARGIN - TOUCH
        assert max(right for _, _, right, _ in found) <= page.get_width() - MARGIN + TOUCH


def test_nothing_on_the_label_stands_beyond_the_line_where_it_is_cut(
    ward: Ward, papers: ReportPapers
) -> None:
    pdf = shown(ward, LABEL, papers, "A4")
    label = pypdfium2.PdfDocument(pdf)[0]
    said = " ".join(pages(pdf)[-1].split())
    family, given = LETTERS_83
    for part in (*family.upper().replace("-", "- ").split(), *given.split(), "Compounded drug."):
        assert part in said.replace("-", "- ") or part in said, part
    cut = [
        each.get_bounds()
        for each in label.get_objects()
        if int((each.get_bounds()[2] - each.get_bounds()[0]) / POINTS) == 120
    ]
    ((left, low, right, high),) = cut
    inside = [box for box in boxes(label) if low < (box[1] + box[3]) / 2 < high]
    assert len(inside) > 12
    assert all(left < box[0] and box[2] < right for box in inside)
    ward.station.labels = LabelPaper(roll=True)
    assert "Compounded drug." in pages(shown(ward, LABEL, papers, "A4"))[0]
