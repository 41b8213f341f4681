"""Any script prints: read back from real papers."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from reportlab.pdfbase import pdfmetrics

from il2nurse.home import fonts_folder
from il2nurse.readable.papers import RECORD
from il2nurse.reports.layout.fonts import Face, Typeface
from il2nurse.reports.layout.scripts import FILES
from il2nurse.reports.papers import ReportPapers
from tests.papers import print_record
from tests.reports import stories
from tests.reports.reading import letters
from tests.ward import NURSE, key

# One name or word a script, in the order of the files.
WORDS = {
    "NotoSans": "Ꙗрославъ",
    "NotoSansHebrew": "כהן",
    "NotoSansArabic": "فاطمة",
    "NotoSansDevanagari": "प्रियंका क्षत्रिय",
    "NotoSansBengali": "রবীন্দ্রনাথ",
    "NotoSansGurmukhi": "ਗੁਰਪ੍ਰੀਤ",
    "NotoSansGujarati": "શ્રદ્ધા",
    "NotoSansTamil": "தமிழ்செல்வன்",
    "NotoSansTelugu": "శ్రీనివాస్",
    "NotoSansKannada": "ಕೃಷ್ಣ",
    "NotoSansMalayalam": "കൃഷ്ണൻ",
    "NotoSansSinhala": "ශ්‍රී",
    "NotoSansThai": "สมชาย น้ำ",
    "NotoSansLao": "ສົມຊາຍ",
    "NotoSansMyanmar": "မြန်မာ",
    "NotoSansGeorgian": "ქეთევან",
    "NotoSansEthiopic": "አበበ",
    "NotoSansKhmer": "ភាសាខ្មែរ",
    "NotoSansArmenian": "Հայկ",
    "NotoSansSymbols": "☤",
    "NotoSansSymbols2": "☐🌡",
    "NotoSansCJK": "王小明 김철수 さくら",
    "NotoSansCJKRare": "𠮷",
}


@pytest.fixture(scope="module")
def typeface() -> Typeface:
    """The bundled typefaces."""
    return Typeface()


def test_every_file_has_a_word_here_and_stands_in_the_folder() -> None:
    files = {path.name for path in (fonts_folder() / "scripts").glob("*.ttf")}
    assert {f"{name}-Regular.ttf" for name in FILES} == files
    assert list(WORDS) == list(FILES)


def test_each_file_draws_its_own_letters_whatever_was_drawn_before(typeface: Typeface) -> None:
    for word in WORDS.values():
        for run in typeface.runs(word, Face.REGULAR):
            assert pdfmetrics.getFont(run.font).fontName == run.font


@pytest.mark.parametrize(("name", "word"), WORDS.items())
def test_a_word_is_drawn_by_the_typeface_of_its_script(
    typeface: Typeface, name: str, word: str
) -> None:
    runs = [run for run in typeface.runs(word, Face.REGULAR) if run.glyphs]
    assert {run.font for run in runs} == {name}
    assert all(".notdef" not in run.text and run.width > 0 for run in runs)
    assert "[" not in "".join(run.text for run in runs)


def test_a_name_of_every_script_stands_on_a_paper_as_written(papers: ReportPapers) -> None:
    told = stories.told(stories.running_dose())
    for word in WORDS.values():
        named = replace(told, patient=replace(told.patient, name=word))
        assert word in letters(papers.make(RECORD, named, stories.PRINTED, "A4"))


def test_a_note_of_any_kind_prints(papers: ReportPapers) -> None:
    ward = stories.running_dose()
    stories.note(ward, "Comfortable 😀, ☐ done, 王小明 visited\nfamily فاطمة present \U0001e900")
    pdf = print_record(ward.station, NURSE, key(), papers)
    text = re.sub(r"\s+", " ", letters(pdf))
    assert "Comfortable [emoji: grinning face], ☐ done, 王小明 visited" in text
    assert "فاطمة" in text
    assert "[U+1E900]" in text


def test_line_breaks_of_a_note_are_kept(papers: ReportPapers) -> None:
    ward = stories.running_dose()
    stories.note(ward, "first line\nsecond line")
    lines = pypdf.PdfReader(BytesIO(print_record(ward.station, NURSE, key(), papers))).pages
    text = "\n".join(page.extract_text() for page in lines)
    assert re.search(r"first line\s*\n\s*second line", text)


def test_the_same_record_gives_the_same_bytes_whatever_was_printed_before(
    papers: ReportPapers,
) -> None:
    told = stories.told(stories.running_dose())
    named = replace(told, patient=replace(told.patient, name=WORDS["NotoSansDevanagari"]))
    first = ReportPapers().make(RECORD, named, stories.PRINTED, "A4")
    for word in WORDS.values():
        other = replace(told, patient=replace(told.patient, name=word))
        papers.make(RECORD, other, stories.PRINTED, "A4")
    assert papers.make(RECORD, named, stories.PRINTED, "A4") == first


def test_a_typeface_that_is_not_there_refuses_no_record(tmp_path: Path) -> None:
    for cut in Face:
        name = f"{cut.value}.ttf"
        (tmp_path / name).write_bytes((fonts_folder() / name).read_bytes())
    (run,) = Typeface(tmp_path).runs("王 x", Face.REGULAR)
    assert run.text == "[U+738B] x"


def test_the_typefaces_of_scripts_are_read_when_they_are_needed(papers: ReportPapers) -> None:
    typeface = Typeface()
    typeface.width("Marsh, Eleanor", Face.REGULAR, 8.0)
    assert not typeface.scripts_read
    typeface.width("王", Face.REGULAR, 8.0)
    assert typeface.scripts_read == ("NotoSansCJK",)
