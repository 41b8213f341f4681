"""Looks at a window in every size that it is ever given, with the longest of names.

What a computer scales by 125, 150 or 200% is a smaller window, and one that would be smaller than
the least is scaled by less (see il2nurse.app.scaling).
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from il2nurse.app.scaling import TASKBAR, fitting
from il2nurse.workflow.patient.data import correct_patient
from il2nurse.workflow.people.sign_in import Witness
from tests.ui.measure import faults
from tests.ward import CHARGE, MRN, PATIENT, PIN, SECOND, Ward

SCREENS = ((1024, 768), (1366, 768), (1920, 1080))
SCALES = (Decimal(1), Decimal("1.25"), Decimal("1.5"), Decimal(2))
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


def smallest() -> list[tuple[int, int]]:
    """The narrowest window, the lowest one, and that of a ward workstation."""
    sizes = windows()
    return sorted({sizes[0], min(sizes, key=lambda size: size[1]), (1360, 720)})


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


def look(
    window: QWidget, size: tuple[int, int], what: str, part: QWidget | None = None
) -> Iterator[str]:
    """Every fault of what is in view in a window of this size, or of a part of it alone."""
    window.resize(*size)
    for _ in range(SETTLED):
        QTest.qWait(1)
    got = window.size().toTuple()
    wider = [] if got == size else [f"the window is {got}"]
    yield from (f"{what} {size[0]}x{size[1]}: {say}" for say in (*wider, *faults(part or window)))
