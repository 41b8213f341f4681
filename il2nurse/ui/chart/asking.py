"""Charting from any page about a patient: vital signs, intake and output, a correction."""

from collections.abc import Collection

from il2nurse.ui.chart.entry_list import ChartedDialog
from il2nurse.ui.chart.fluids import FluidsDialog
from il2nurse.ui.chart.vital_signs import VitalSignsDialog
from il2nurse.ui.page.patient_page import PatientPage


def ask_vital_signs(page: PatientPage) -> None:
    """Chart vital signs; they belong to the dose that is open."""
    moment = page.session.station.moment(page.mrn)
    dose = moment.case.open_dose
    stream = dose.key.stream if dose else None
    page.ask(VitalSignsDialog.of_patient(page.session, moment, stream))


def ask_fluids(page: PatientPage) -> None:
    """Chart intake and output."""
    page.ask(FluidsDialog(page.session, page.mrn))


def ask_correction(page: PatientPage, seqs: Collection[int] = ()) -> None:
    """Correct what was charted: of these entries, or of all."""
    page.ask(ChartedDialog(page.session, page.mrn, seqs))
