"""Nothing is cut on any page, in any size of the window, with the longest of names.

One window is resized from the least that it is ever given up to the largest usual screen; what a
computer scales by 125, 150 or 200% is a smaller window, and one that would be smaller than the
least is scaled by less (see il2nurse.app.scaling).
"""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from il2nurse.app.scaling import TASKBAR, fitting
from il2nurse.workflow.dose import administration
from il2nurse.workflow.patient.data import correct_patient
from il2nurse.workflow.people.sign_in import Witness
from tests.ui.measure import faults
from tests.ui.seed import Seat, sit_down
from tests.ward import CHARGE, MRN, NURSE, PATIENT, PIN, SECOND, Ward, key, make_ward

SCREENS = ((1024, 768), (1366, 768), (1920, 1080))
SCALES = (Decimal(1), Decimal("1.25"), Decimal("1.5"), Decimal(2))
PAGES = (
    "ward",
    "new_patient",
    "patient",
    "flowsheet",
    "laboratory",
    "assessment",
    "neuro",
    "teaching",
    "order",
    "pharmacy",
    "preparation",
    "regimens",
    "scanner",
    "own_pin",
    "audit",
    "people",
    "paper_check",
)
LONGEST_OF_PRACTICE = ("Katsura Practice", "Karin")
LETTERS_83 = (
    "Wolfeschlegelsteinhausen-Bergerdorff van der Westhuizen-Nkosi",
    "Alexandra Maria Elisa",
)
SETTLED = 6


def windows() -> list[tuple[int, int]]:
    """The logical size of the window on every screen with every scale, each once."""
    found = set()
    for wide, high in SCREENS:
        for given in SCALES:
            scale = fitting(int(wide / given), int(high / given), given)
            # Windows that differ by a few pixels are one.
            found.add((int(wide / scale) // 16 * 16, int(high / scale) - TASKBAR))
    return sorted(found)


def renamed(ward: Ward, family: str, given: str) -> Ward:
    """The same ward, its patient with another name and several allergies."""
    now = replace(
        PATIENT,
        family=family,
        given=given,
        allergies=("penicillin (rash)", "sulfonamides (swelling of the face)", "latex"),
    )
    correct_patient(
        ward.station, CHARGE, MRN, now, "the name as on the passport", Witness(SECOND.id, PIN)
    )
    return ward


def look(seat: Seat, size: tuple[int, int], what: str) -> list[str]:
    """Every fault of the page in view in a window of this size."""
    seat.window.resize(*size)
    for _ in range(SETTLED):
        QTest.qWait(1)
    got = seat.window.size().toTuple()
    wider = [] if got == size else [f"the window is {got}"]
    return [f"{what} {size[0]}x{size[1]}: {say}" for say in (*wider, *faults(seat.window))]


@pytest.mark.parametrize("name", [LONGEST_OF_PRACTICE, LETTERS_83], ids=["practice", "83 letters"])
def test_no_page_cuts_anything(qtbot: QtBot, name: tuple[str, str]) -> None:
    ward = renamed(make_ward(), *name)
    ward.pass_time(15)
    seat = sit_down(qtbot, ward, CHARGE)
    found: list[str] = []
    for page in PAGES:
        seat.session.go(page, MRN, key() if page == "preparation" else None)
        for size in windows():
            found += look(seat, size, page)
    assert not found, "\n".join(found)


def test_no_step_cuts_anything(qtbot: QtBot) -> None:
    ward = renamed(make_ward(), *LETTERS_83)
    ward.pass_time(15)
    administration.begin(ward.station, NURSE, MRN)
    seat = sit_down(qtbot, ward, NURSE)
    found: list[str] = []
    for step in ward.regimen.steps:
        seat.session.go("dose", MRN, key())
        for size in windows():
            found += look(seat, size, step.id)
        if step.id == "infuse":
            break
        ward.walk(step.id)
        seat.window.strip.clear()
    ward.start()
    seat.session.go("dose", MRN, key())
    for size in windows():
        found += look(seat, size, "infusion")
    assert not found, "\n".join(found)
