"""Charting in the pictures: a row of vital signs, a partial set, fluids, a correction."""

from typing import Final, TypeVar

from PySide6.QtWidgets import QAbstractButton, QWidget

from il2nurse.ui.chart.correction import CorrectionDialog
from il2nurse.ui.chart.entry_list import ChartedDialog
from il2nurse.ui.chart.fluids import FluidsDialog
from il2nurse.ui.chart.vital_signs import VitalSignsDialog
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.patient.doses_page import DosesPage
from il2nurse.ui.shell.window import MainWindow

PATIENT: Final = "PRACTICE-11"
TYPED: Final = {
    "heart_rate_per_min": "128",
    "rhythm": "sinus",
    "systolic_mmhg": "96",
    "diastolic_mmhg": "52",
    "respiratory_rate_per_min": "22",
    "temperature_c": "38.4",
    "spo2_percent": "94",
    "oxygen_device": "nasal_cannula",
    "oxygen_l_per_min": "2",
    "alertness": "alert",
    "mental_status": "normal",
    "pain_0_10": "3",
}
Opened = TypeVar("Opened", bound=Dialog)


def show_vital_signs(window: MainWindow) -> None:
    """A row with a value unlike the last one, that is to be confirmed."""
    dialog = _open(window, "vital_signs", VitalSignsDialog)
    dialog.typed.set_answers(TYPED)
    dialog.act()


def show_partial(window: MainWindow) -> None:
    """A partial set with its reason."""
    dialog = _open(window, "vital_signs", VitalSignsDialog)
    dialog.typed.clear()
    dialog.options.clear()
    dialog.typed.set_answers({"heart_rate_per_min": "91", "rhythm": "sinus", "spo2_percent": "96"})
    if window.strip.isVisible():  # what the picture before left typed here
        _press(window, "dismiss")
    _press(window, "partial_set")
    dialog.options.form.set_answers({"partial": "asleep"})


def show_fluids(window: MainWindow) -> None:
    """Urine while it is typed, with the totals."""
    dialog = _open(window, "fluids", FluidsDialog)
    _press(window, "kind_urine")
    dialog.typed.set_answers({"ml": "180"})


def show_correction(window: MainWindow) -> None:
    """A heart rate that was read wrongly."""
    charted = _open(window, "correct_chart", ChartedDialog)
    for at in range(charted.table.model().rowCount()):
        charted.table.selectRow(at)
        if "HR" in str(charted.table.model().index(at, 1).data()):
            break
    charted.act()
    dialog = _top(window)
    if isinstance(dialog, CorrectionDialog):
        dialog.what.set_answers({"what": "heart_rate_per_min"})
        dialog.enter()


def _open(window: MainWindow, button: str, kind: type[Opened]) -> Opened:
    """Open a dialog of the patient page by its button."""
    window.session.go("patient", PATIENT)
    page = window.page
    if isinstance(page, DosesPage):
        page.drawer.close_all()
    _press(window, button)
    dialog = _top(window)
    if not isinstance(dialog, kind):
        raise TypeError(f"{button} opened another dialog.")
    return dialog


def _top(window: MainWindow) -> Dialog | None:
    page = window.page
    return page.drawer.top if isinstance(page, DosesPage) else None


def _press(window: MainWindow, name: str) -> None:
    found = [w for w in window.findChildren(QWidget, name) if w.isVisible()]
    button = found[0] if found else None
    if isinstance(button, QAbstractButton):
        button.click()
