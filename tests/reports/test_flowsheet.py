"""The flowsheet on paper: the same picture as on the screen, every row, head and foot."""

import re
from datetime import timedelta

import pytest
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.head_code import long_code
from il2nurse.domain.rules.chart.due import taken_late
from il2nurse.domain.values.instants import Stretch
from il2nurse.readable.flowsheet.flowsheet import Flowsheet, make_flowsheet
from il2nurse.readable.flowsheet.picture_fluids import draw_fluids
from il2nurse.readable.flowsheet.picture_vitals import draw_vital_signs
from il2nurse.readable.painter import Ink, Painter
from il2nurse.reports.layout.fonts import Typeface
from il2nurse.reports.layout.painter import STROKES, PaperPainter
from il2nurse.reports.papers import ReportPapers
from il2nurse.ui.look.colours import THEMES, Theme
from il2nurse.ui.look.painting import ScreenPainter, strokes
from tests.flow_day import day_start, full_day
from tests.papers import print_flowsheet
from tests.reports import stories
from tests.reports.reading import codes, pages, size, whole
from tests.sketch import Recorder
from tests.ward import MRN, NURSE, STUDENT, Ward, make_ward

START, DAY = day_start(), timedelta(hours=24)


@pytest.fixture(scope="module")
def day() -> Ward:
    """A charted day."""
    return full_day()


@pytest.fixture(scope="module")
def printed(day: Ward, papers: ReportPapers) -> bytes:
    """Its flowsheet."""
    return print_flowsheet(day.station, NURSE, MRN, (START, START + DAY), papers)


def sheet_of(ward: Ward) -> Flowsheet:
    moment = ward.station.moment(MRN)
    return make_flowsheet(moment, Stretch(START, START + DAY), ward.station.shift_starts)


def test_every_page_has_the_head_and_foot_of_all_papers(printed: bytes) -> None:
    found = pages(printed)
    assert len(found) > 1
    for number, text in enumerate(found, start=1):
        assert text.count(f"age {number} of {len(found)}") == 2
        for part in ("MARSH, Eleanor", "00482913", "70 kg", "penicillin (rash)", "PRACTICE"):
            assert part in text
        assert re.search(r"20-Nov-2026 07:00 to 21-Nov-2026 0\d:\d\d, so far", text)
        assert "Register entry" in text


def test_the_code_holds_the_newest_entry_that_it_shows(day: Ward, papers: ReportPapers) -> None:
    head = day.station.register.head()
    pdf = print_flowsheet(day.station, NURSE, MRN, (START, START + DAY), papers)
    assert codes(pdf) == [long_code(head)]


def test_both_values_of_a_correction_and_the_reason_stand_on_it(printed: bytes) -> None:
    text = whole(printed)
    assert "102/60 112/60" in text
    assert "Typing error, Robin Okafor, RN" in text
    assert "150 vomit struck out" in text


def test_pictures_totals_and_results_stand_on_it(printed: bytes) -> None:
    text = whole(printed)
    for part in (
        "dose 2 held",
        "Chills",
        "stop the cycle above 130",
        "Balance +1,195 mL",
        "complete so far",
        "1.8 H ↑",
        "off the scale: 172",
    ):
        assert part in text


@pytest.mark.parametrize(("paper", "points"), [("A4", (595, 842)), ("Letter", (612, 792))])
def test_both_papers_hold_every_row(
    day: Ward, papers: ReportPapers, paper: str, points: tuple[int, int]
) -> None:
    pdf = print_flowsheet(day.station, NURSE, MRN, (START, START + DAY), papers, paper)
    assert size(pdf) == points
    assert whole(pdf).count(" RO ") >= len(sheet_of(day).rows)


def test_screen_and_paper_paint_the_same_strokes(day: Ward, qapp: QApplication) -> None:
    sheet = sheet_of(day)
    pixmap, canvas = QPixmap(900, 600), Canvas("unused.pdf")
    painter = QPainter(pixmap)
    painters: tuple[Painter, ...] = (
        ScreenPainter(painter, THEMES["light"]),
        PaperPainter(canvas, Typeface()),
    )
    drawn = [Recorder(each) for each in painters]
    for recorder in drawn:
        draw_vital_signs(recorder, sheet, 527, 270)
        draw_fluids(recorder, sheet, 527, 130)
    painter.end()
    assert drawn[0].strokes == drawn[1].strokes
    assert len(drawn[0].strokes) > 100


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_every_ink_has_a_look_on_screen_and_on_paper(theme: Theme) -> None:
    assert set(strokes(theme)) == set(STROKES) == set(Ink)


def test_the_printing_is_on_record_with_its_period(papers: ReportPapers) -> None:
    ward = make_ward()
    for hours in (24, 24, 12):
        end = START + timedelta(hours=hours)
        print_flowsheet(ward.station, NURSE, MRN, (START, end), papers)
    kept = [entry for entry in ward.station.register.newest(9) if entry.kind is Kind.PRINTED]
    assert sorted(str(entry.body["copy"]) for entry in kept) == ["1", "1", "2"]


def test_an_empty_period_is_printed_as_empty(papers: ReportPapers) -> None:
    ward = make_ward()
    text = whole(print_flowsheet(ward.station, NURSE, MRN, (START, START + DAY), papers))
    assert "Nothing was charted in this period." in text
    assert "No result in this period." in text


@pytest.mark.parametrize(("hours", "said"), [(0, "must end after it begins"), (800, "at most 31")])
def test_what_is_no_period_is_refused(papers: ReportPapers, hours: int, said: str) -> None:
    ward = make_ward()
    with pytest.raises(NotAllowed, match=said):
        print_flowsheet(ward.station, NURSE, MRN, (START, START + timedelta(hours=hours)), papers)


def test_a_student_prints_nothing(papers: ReportPapers) -> None:
    ward = make_ward()
    with pytest.raises(NotAllowed, match="may not print"):
        print_flowsheet(ward.station, STUDENT, MRN, (START, START + DAY), papers)


def test_sets_that_close_watching_asked_for_and_nobody_took_stand_among_what_was_charted(
    day: Ward, printed: bytes
) -> None:
    moment = day.station.moment(MRN)
    late = taken_late(moment, START)
    assert late
    text = " ".join(whole(printed).split())
    for each in late:
        sets = "1 due set" if each.missed == 1 else f"{each.missed} due sets"
        assert f"■ {sets} of vital signs missed until" in text
        assert each.why in text


def test_initials_stand_in_one_row_and_typed_urine_is_compared(papers: ReportPapers) -> None:
    ward = stories.full_dose()
    now = ward.station.now().at
    pdf = print_flowsheet(ward.station, NURSE, MRN, (now - DAY, now), papers)
    text = whole(pdf)
    assert " RO " in text
    assert "mL was entered as the total" in text
