"""What a screen reader finds in every paper: title, headings, tables, pictures in words."""

from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from typing import Any

import pypdf
import pytest

from il2nurse.readable.papers import EVERY_PAPER, FLOWSHEET, FULL_RECORD, RECORD
from il2nurse.reports.papers import ReportPapers
from il2nurse.reports.recovery_sheet import RecoverySheet, make_recovery_sheet
from tests.papers import STUCK
from tests.reports import stories
from tests.reports.read_aloud import elements, kids, marked, root, spoken

KINDS = pytest.mark.parametrize("name", EVERY_PAPER)
HEADED = pytest.mark.parametrize("name", [name for name in EVERY_PAPER if name not in STUCK])
Papers = Mapping[str, bytes]
SHOWS_TEXT = frozenset({b"Tj", b"TJ"})


def words_of(pdf: bytes, role: str) -> list[str]:
    return [words for each, words in spoken(pdf) if each == role]


@KINDS
def test_every_paper_says_that_it_is_made_to_be_read_aloud(printed: Papers, name: str) -> None:
    catalog: Any = pypdf.PdfReader(BytesIO(printed[name])).trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"] == True  # noqa: E712 - an object of pypdf
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712 - as above


@HEADED
def test_title_and_headings_are_told_as_such_and_once(printed: Papers, name: str) -> None:
    pdf = printed[name]
    titles = words_of(pdf, "H1")
    assert titles[0].startswith(EVERY_PAPER[name].title)
    reader = pypdf.PdfReader(BytesIO(pdf))
    listed = [str(each["/Title"]) for each in reader.outline if not isinstance(each, list)]
    assert words_of(pdf, "H2") == listed


@HEADED
def test_all_rows_of_a_table_have_as_many_columns(printed: Papers, name: str) -> None:
    tables = [each for each in elements(root(printed[name])) if each["/S"] == "/Table"]
    assert tables or name == "key_card"
    for table in tables:
        rows = [kids(row) for row in kids(table)]
        assert len({sum(columns(cell) for cell in row) for row in rows}) == 1


def columns(cell: Any) -> int:  # noqa: ANN401 - pypdf's objects are untyped
    """How many columns a cell takes."""
    return int(cell.get("/A", {}).get("/ColSpan", 1))


@KINDS
def test_each_page_knows_the_element_of_each_of_its_marks(printed: Papers, name: str) -> None:
    reader: Any = pypdf.PdfReader(BytesIO(printed[name]))
    catalog = reader.trailer["/Root"]
    told = catalog["/StructTreeRoot"]["/ParentTree"]["/Nums"]
    for at, page in enumerate(reader.pages):
        assert page["/StructParents"] == told[2 * at] == at
        for number, owner in enumerate(told[2 * at + 1]):
            held = [kid.get("/MCID") if isinstance(kid, dict) else kid for kid in kids(owner)]
            assert number in held


@pytest.mark.parametrize("name", ["record", "preparation", "flowsheet"])
def test_nothing_is_drawn_that_is_neither_read_nor_said_to_be_left_out(
    printed: Papers, name: str
) -> None:
    for page in pypdf.PdfReader(BytesIO(printed[name])).pages:
        open_marks = 0
        content = page.get_contents()
        assert content is not None
        for _, operator in content.operations:
            open_marks += operator in {b"BDC", b"BMC"}
            open_marks -= operator == b"EMC"
            assert open_marks or operator not in SHOWS_TEXT
        assert open_marks == 0


def test_head_and_foot_are_read_once_and_a_repeated_heading_of_a_table_too(
    printed: Papers,
) -> None:
    pdf = printed[FULL_RECORD.name]
    left_out = " ".join(words for (_, number), words in marked(pdf).items() if number < 0)
    assert "Criterion Value Age Verdict Limits" in left_out
    read = " ".join(words for _, words in spoken(pdf))
    assert read.count("Criterion") == 1
    assert read.count("MARSH, Eleanor") == 1
    assert "page 2 of" not in read


def test_a_record_is_read_in_the_order_in_which_it_stands(printed: Papers) -> None:
    read = " ".join(words for _, words in spoken(printed[RECORD.name]))
    order = ["GIVEN IN FULL", "1 · The dose", "Drug", "(Proleukin)", "Dose", "3 · Signatures"]
    places = [read.index(each) for each in order]
    assert places == sorted(places)


def test_a_picture_is_told_in_words(printed: Papers) -> None:
    assert len(words_of(printed[FLOWSHEET.name], "Figure")) == 2
    assert all("words" in each for each in words_of(printed[FLOWSHEET.name], "Figure"))


def test_a_name_in_another_script_stays_in_its_place(papers: ReportPapers) -> None:
    told = stories.told(stories.running_dose())
    other = replace(told, patient=replace(told.patient, name="김 지우, Park"))
    first = words_of(papers.make(RECORD, other, stories.PRINTED, "A4"), "P")[0]
    assert first.index("Patient") < first.index("Born")


def test_the_recovery_sheet_is_read_aloud_too() -> None:
    sheet = RecoverySheet("7 West", "r-1", "20-Nov-2026", tuple(f"AB{n:02}C" for n in range(14)))
    pdf = make_recovery_sheet(sheet, "A4")
    assert words_of(pdf, "H1") == ["Recovery sheet · keep in the safe"]
    assert "The key" in words_of(pdf, "H2")
