"""Decisions in the pictures: hold criteria, an override, a neurological check, a reaction."""

from math import sin
from typing import Final

from PySide6.QtWidgets import QAbstractButton, QWidget

from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.regimen.fields import Answer
from il2nurse.ui.neuro.neuro import NeuroPage
from il2nurse.ui.neuro.neuro_dialog import NeuroDialog
from il2nurse.ui.patient.doses_page import DosesPage
from il2nurse.ui.reactions.reaction import ReactionDialog
from il2nurse.ui.shell.window import MainWindow
from il2nurse.workflow.chart.neuro import chart_neuro_check

# Of whom no other picture tells, so that no two contradict each other.
CONFUSED: Final = "PRACTICE-12"
AFTER: Final = "PRACTICE-11"
WELL: Final[dict[str, Answer]] = {
    "acvpu": "A",
    "orientation_wrong": ("none",),
    "serial_sevens": "93 86 79 72 65",
    "world_backwards": "DLROW",
    "objects_named": "3",
}


def show_assessment(window: MainWindow) -> None:
    """Criteria of a patient whose values have grown old."""
    window.session.go("assessment", AFTER)


def show_neuro(window: MainWindow) -> None:
    """A check beside its baseline, with handwriting."""
    session = window.session
    station, nurse = session.station, session.who
    if not station.case(CONFUSED).handwriting:
        for shake, changed in ((0, {}), (5, {"acvpu": "C", "world_backwards": "DLORW"})):
            answers = {**WELL, **changed}
            chart_neuro_check(
                station, nurse, CONFUSED, ObservedFact(answers), strokes=_written(shake)
            )
    session.go("neuro", CONFUSED)


def show_neuro_check(window: MainWindow) -> None:
    """A check while it is typed."""
    window.session.go("neuro", AFTER)
    page = window.page
    if not isinstance(page, NeuroPage):
        return
    page.drawer.close_all()
    _press(window, "new_check")
    dialog = page.drawer.top
    if isinstance(dialog, NeuroDialog):
        dialog.typed.set_answers(
            {"acvpu": "A", "orientation_wrong": ("time",), "serial_sevens": "93 86 78"}
        )
        asked = dialog.typed.editors["orientation_wrong"]
        dialog.reach(asked.first(), asked)


def show_reaction(window: MainWindow) -> None:
    """A reaction outside a dose, that would close the course."""
    window.session.go("patient", AFTER)
    page = window.page
    if not isinstance(page, DosesPage):
        return
    page.drawer.close_all()
    _press(window, "reaction")
    if isinstance(page.drawer.top, ReactionDialog):
        page.drawer.top.terms.line.insert("chest pain")
        page.drawer.top.enter()


def _written(shake: int) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Three waves of a pen, with a tremor."""
    return tuple(
        tuple(
            (20 + x, 58 + round(24 * sin(x / 9 + start) + shake * sin(x)))
            for x in range(start * 84, start * 84 + 72, 3)
        )
        for start in range(3)
    )


def _press(window: MainWindow, name: str) -> None:
    found = [w for w in window.findChildren(QWidget, name) if w.isVisible()]
    button = found[0] if found else None
    if isinstance(button, QAbstractButton):
        button.click()
