"""How every paper is set: nothing under 8 points, embedded fonts alone, headings to jump to."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any, Final

import pypdf
import pytest

from il2nurse.domain.values.text import text_of
from il2nurse.readable.content import Subject
from il2nurse.readable.flowsheet.paper import FlowPaper
from il2nurse.readable.papers import EVERY_PAPER, FLOWSHEET
from il2nurse.reports.layout.inks import BODY, SMALL
from il2nurse.reports.papers import ReportPapers
from il2nurse.workflow.papers.subjects import settle, sources_of
from tests.flow_day import full_day
from tests.papers import STUCK
from tests.reports import stories
from tests.reports.reading import lying_over, whole
from tests.ward import MRN

SMALLEST: Final = 8.0
# Where the foot of a page begins, and how high the band of a heading is, in points.
FOOT: Final = 60.0
BAND: Final = 17.0
Papers = Mapping[str, bytes]


def sizes(pdf: bytes) -> Iterator[tuple[float, str]]:
    """Each piece of text with its size on paper, however it was scaled."""
    found: list[tuple[float, str]] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: Any, size: float) -> None:  # noqa: ANN401 - pypdf hands over a dictionary of its own
        scale = (cm[2] ** 2 + cm[3] ** 2) ** 0.5 * (tm[2] ** 2 + tm[3] ** 2) ** 0.5
        if text.strip():
            found.append((round(size * scale, 2), text.strip()))

    for page in pypdf.PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=visit)
    return iter(found)


KINDS = pytest.mark.parametrize("name", EVERY_PAPER)
HEADED = pytest.mark.parametrize("name", [name for name in EVERY_PAPER if name not in STUCK])


@KINDS
def test_nothing_is_smaller_than_eight_points(printed: Papers, name: str) -> None:
    assert not [each for each in sizes(printed[name]) if each[0] < SMALLEST]


@KINDS
def test_no_text_lies_over_another_or_over_a_code(printed: Papers, name: str) -> None:
    assert not lying_over(printed[name])


def test_what_is_read_in_sentences_is_nine_and_a_half_points(printed: Papers) -> None:
    assert (BODY, SMALL) == (9.5, SMALLEST)
    outcome = [size for size, text in sizes(printed["record"]) if "international units" in text]
    assert outcome[0] == BODY


@KINDS
def test_every_font_is_in_the_file(printed: Papers, name: str) -> None:
    reader = pypdf.PdfReader(BytesIO(printed[name]))
    found = 0
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index] # pypdf's objects are untyped
            found += 1
            assert "/FontFile2" in font.get_object()["/FontDescriptor"]
    assert found


@HEADED
def test_headings_language_and_author_are_told_to_a_readers_program(
    printed: Papers, name: str
) -> None:
    reader = pypdf.PdfReader(BytesIO(printed[name]))
    assert reader.trailer["/Root"]["/Lang"] == "en-US"  # type: ignore[index] # pypdf's objects are untyped
    assert reader.metadata is not None
    assert reader.metadata.author
    text = " ".join(page.extract_text() for page in reader.pages)
    titles = [str(each["/Title"]) for each in reader.outline if not isinstance(each, list)]
    assert titles
    assert all(title in text for title in titles)


def test_a_marked_value_has_a_sign_for_a_grey_print() -> None:
    station = full_day().station
    told = FLOWSHEET.tell(sources_of(station, settle(station, FLOWSHEET.about, Subject(MRN))))
    assert isinstance(told, FlowPaper)
    cells = [text_of(cell) for row in told.rows for cell in row]
    assert any(cell.startswith("■\N{NO-BREAK SPACE}") for cell in cells)
    assert any(cell.startswith("▲\N{NO-BREAK SPACE}") for cell in cells)


def places(page: pypdf.PageObject) -> list[float]:
    """How high each text of a page stands, without its foot."""
    found: list[float] = []

    def visit(text: str, cm: list[float], tm: list[float], _font: Any, _size: float) -> None:  # noqa: ANN401 - pypdf hands over a dictionary of its own
        if text.strip() and not cm[1]:
            found.append(cm[3] * tm[5] + cm[5])

    page.extract_text(visitor_text=visit)
    return [each for each in found if each > FOOT]


@HEADED
def test_no_heading_stands_alone_at_the_foot_of_a_page(printed: Papers, name: str) -> None:
    reader = pypdf.PdfReader(BytesIO(printed[name]))
    for each in reader.outline:
        assert isinstance(each, pypdf.generic.Destination)
        number = reader.get_destination_page_number(each)
        assert number is not None
        band = float(str(each.top)) - BAND
        assert [place for place in places(reader.pages[number]) if place < band], each.title


def test_a_long_name_makes_head_and_strip_taller_and_is_never_smaller(
    papers: ReportPapers,
) -> None:
    told = stories.told(stories.running_dose())
    name = "VAN DER WESTHUIZEN-ABERNATHY-MONTGOMERY, Wilhelmina Konstantinopoulos Anastasia Maria"
    long = replace(told, patient=replace(told.patient, name=name, allergies="latex; " * 20))
    pdf = papers.make(EVERY_PAPER["record"], long, stories.PRINTED, "A4")
    assert min(size for size, _ in sizes(pdf)) == SMALLEST
    assert "Wilhelmina" in whole(pdf)
    short = papers.make(EVERY_PAPER["record"], told, stories.PRINTED, "A4")
    assert first_heading(pdf) < first_heading(short)


def first_heading(pdf: bytes) -> float:
    """How high the first heading stands."""
    first = pypdf.PdfReader(BytesIO(pdf)).outline[0]
    assert isinstance(first, pypdf.generic.Destination)
    return float(str(first.top))
