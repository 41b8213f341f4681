"""What was learnt after an order, or found at a dose: kept, told, asked of at the next order."""

from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.record.register.entries import Kind
from il2nurse.readable.content import Subject
from il2nurse.readable.papers import ELIGIBILITY, RECORD
from il2nurse.workflow.papers.printing import show_paper
from tests.reports.reading import whole
from tests.ui.course.test_on_file_at_order import BUTTONS
from tests.ui.course.test_ordering import hand_over
from tests.ui.hands import click, write
from tests.ui.seed import Seat, sit_down
from tests.ward import Ward
from tests.workflow.audit.test_entry_words import entries, words
from tests.workflow.course.test_stepping_down import MRN, STORY
from tests.workflow.patient.test_known_on_file import played

NOW, NEXT = "2026-11-20T18:00-05:00", "2026-11-20T09:40-05:00"
FORBIDS = "Illness: Heart disease, answered for the order on 20-Nov-2026"


@pytest.fixture
def seat(qtbot: QtBot, tmp_path: Path) -> Seat:
    """After the first injection, with the patient's page open."""
    ward = played(tmp_path, STORY.format(level="7.5", times=1), datetime.fromisoformat(NOW))
    seat = sit_down(qtbot, ward, ward.station.people()["costa"])
    seat.session.go("patient", MRN)
    return seat


def answer(seat: Seat, illness: str, why: str) -> None:
    click(seat.button("suitability"))
    click(seat.button(f"illness_known_{illness}"))
    write(seat.line("why_changed"), why)
    write(seat.line("suitability_pin"), "9026")
    click(seat.button("record_suitability"))


def test_it_is_kept_and_told_on_page_and_paper_until_it_is_answered_otherwise(seat: Seat) -> None:
    answer(seat, "heart", "Found by the echo today")
    assert FORBIDS in seat.spoken
    assert "Answered by Ana Costa, MD" in seat.spoken
    seat.session.go("eligibility", MRN)
    assert FORBIDS in seat.spoken
    ward, papers = seat.ward, seat.session.papers
    made = show_paper(ward.station, seat.session.who, ELIGIBILITY, Subject(MRN), papers)
    assert FORBIDS in whole(made.pdf)
    seat.session.go("patient", MRN)
    answer(seat, "none", "The echo was of another patient")
    assert FORBIDS not in seat.spoken


FOUND = "Pregnant, or may be; Lung disease, found at dose 2 of course 1 on 01-Sep-2026 21:43"
SAID = "Tests negative twice; spirometry normal, it was a cold"
STORY_OF_FOUND = Path(__file__).parents[2] / "scenarios" / "found-before-the-next-course.toml"
SHARED = (STORY_OF_FOUND.parent / "shared" / "ordinary.toml").as_posix()


def ward_of_found(folder: Path, *, ordered: bool) -> Ward:
    """After the course in which it was found; or once the next course has its first dose begun."""
    told = STORY_OF_FOUND.read_text(encoding="utf-8").replace("shared/ordinary.toml", SHARED)
    first = told.partition("# Another regimen")[0]
    return played(folder, told if ordered else first, datetime.fromisoformat(NEXT))


def test_the_next_order_tells_it_and_asks_what_became_of_it(qtbot: QtBot, tmp_path: Path) -> None:
    ward = ward_of_found(tmp_path, ordered=False)
    seat = sit_down(qtbot, ward, ward.station.people()["costa"])
    seat.session.go("order", MRN)
    shown = [label.text() for label in seat.page.findChildren(QLabel)]
    assert any(FOUND in each for each in shown)
    click(seat.button("regimen_aldesleukin-subcutaneous-hiv"))
    for button in (*BUTTONS, "viral_load_state_under_control", "tolerated_yes"):
        click(seat.button(button))
    write(seat.line("first_slot"), "20-Nov 10:00")
    write(seat.line("research_protocol"), "ACTG 5001")
    write(seat.line("order_pin"), "9026")
    hand_over(seat)
    assert "What became of what was found is not answered yet" in seat.spoken
    write(seat.line("became"), SAID)
    write(seat.line("order_pin"), "9026")
    hand_over(seat)
    assert "is not answered yet" not in seat.spoken


def test_the_words_stand_on_the_record_and_in_the_audit(qtbot: QtBot, tmp_path: Path) -> None:
    ward = ward_of_found(tmp_path, ordered=True)
    seat = sit_down(qtbot, ward, ward.station.people()["novak"])
    subject = Subject(MRN, DoseKey(MRN, 2, 1, 1))
    made = show_paper(ward.station, seat.session.who, RECORD, subject, seat.session.papers)
    told = f"What became of it, by Ana Costa, MD, 20-Nov-2026 09:00: {SAID}"
    assert told in whole(made.pdf)
    audit = [words(ward).what(each) for each in entries(ward) if each.kind is Kind.COURSE_ORDERED]
    assert f"found before: {FOUND}" in audit[-1]
    assert f"What became of it: {SAID}" in audit[-1]
