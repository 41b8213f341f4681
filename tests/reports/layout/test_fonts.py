"""The typeface: what it has, and how lines are broken."""

from dataclasses import replace
from pathlib import Path

import pytest

from il2nurse.domain.values.text import Emphasis, Span, line
from il2nurse.readable.papers import RECORD
from il2nurse.reports.layout.fonts import Face, PaperFontMissing, Typeface
from il2nurse.reports.layout.wrapping import wrap
from il2nurse.reports.papers import ReportPapers
from tests.reports import stories
from tests.reports.reading import whole

NAMES = ("Жуковська, Ївга", "Παπαδοπούλου, Ελένη", "Nguyễn, Thị Ánh Tuyết", "Čapková, Zdeňka")


@pytest.fixture(scope="module")
def typeface() -> Typeface:
    """The bundled typeface."""
    return Typeface()


@pytest.mark.parametrize("name", NAMES)
def test_names_of_many_scripts_print_as_written(papers: ReportPapers, name: str) -> None:
    told = stories.told(stories.running_dose())
    told = replace(told, patient=replace(told.patient, name=name))
    text = whole(papers.make(RECORD, told, stories.PRINTED, "A4"))
    assert name in text


def test_a_missing_font_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(PaperFontMissing, match=r"Inter-Regular\.ttf"):
        Typeface(tmp_path)


def test_a_line_is_broken_between_words(typeface: Typeface) -> None:
    rows = wrap(typeface, line("one two three four five six"), 60.0, 8.0)
    assert " ".join(piece.text for row in rows for piece in row) == "one two three four five six"
    assert all(row[-1].x + row[-1].width <= 60.0 for row in rows)


def test_a_number_stays_beside_its_unit(typeface: Typeface) -> None:
    wide = typeface.width("Draw up 2.33", Face.REGULAR, 8.0)
    rows = wrap(typeface, line("Draw up 2.33 mL"), wide + 1.0, 8.0)
    assert [row[0].text for row in rows] == ["Draw up", "2.33 mL"]


def test_a_word_wider_than_the_line_is_cut_and_nothing_lost(typeface: Typeface) -> None:
    rows = wrap(typeface, line("x" * 200), 50.0, 8.0)
    assert "".join(piece.text for row in rows for piece in row) == "x" * 200
    assert all(row[-1].x + row[-1].width <= 50.0 for row in rows)


def test_marks_change_the_look_inside_a_line(typeface: Typeface) -> None:
    (row,) = wrap(typeface, (Span("120", Emphasis.STRUCK), Span(" "), Span("102")), 90.0, 8.0)
    assert [piece.text for piece in row] == ["120", "102"]
    assert row[0].look.struck
    assert row[1].x > row[0].x + row[0].width


def test_a_long_name_is_never_cut(papers: ReportPapers) -> None:
    name = "FEATHERSTONEHAUGH-CHOLMONDELEY, Maximiliana Wilhelmina Alexandrina Philippa"
    told = stories.told(stories.running_dose())
    told = replace(told, patient=replace(told.patient, name=name))
    text = whole(papers.make(RECORD, told, stories.PRINTED, "A4"))
    assert text.count("Philippa") >= 2
