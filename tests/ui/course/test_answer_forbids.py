"""What a prescriber learns after the order: kept in the dialog, and told where the dose waits."""

from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from il2nurse.readable.content import Subject
from il2nurse.readable.papers import ELIGIBILITY
from il2nurse.workflow.papers.printing import show_paper
from tests.reports.reading import whole
from tests.ui.hands import click, write
from tests.ui.seed import Seat, sit_down
from tests.workflow.course.test_stepping_down import MRN, STORY
from tests.workflow.patient.test_known_on_file import played

NOW = "2026-11-20T18:00-05:00"
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
