"""The dialog in which a missing or too old value is entered: vital signs, labs, urine, mind."""

from collections.abc import Sequence

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.vocabulary import URINE_8H, VITAL_SIGNS_FORM
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.assessment.criterion_rows import CriterionRow, WhereToMeasure
from il2nurse.ui.chart.fluids import FluidsDialog
from il2nurse.ui.chart.vital_signs import VitalSignsDialog
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.labs.entry import AddResultsDialog
from il2nurse.ui.session import Session


def missing_in(regimen: Regimen, row: CriterionRow) -> tuple[WhereToMeasure, ...]:
    """What keeps a criterion from being judged and can be charted."""
    return tuple(each for each in row.measures if each.missing and regimen.fields[each.field].chart)


def measuring_dialog(session: Session, moment: Moment, missing: Sequence[WhereToMeasure]) -> Dialog:
    """The dialog that takes the first of the missing values, and what else belongs there."""
    first, mrn = missing[0], moment.case.patient.subject
    dose = moment.case.open_dose
    stream = dose.key.stream if dose else None
    if first.place == VITAL_SIGNS_FORM:
        return VitalSignsDialog.of_patient(session, moment, stream)
    if first.field == URINE_8H.id:
        return FluidsDialog(session, mrn)
    if _is_laboratory(session, first.field):
        return AddResultsDialog(session, mrn, session.laboratory)
    fields = [moment.regimen.fields[each.field] for each in missing if each.place == first.place]
    return VitalSignsDialog(session, moment, fields, stream, f"Record: {first.title.lower()}")


def _is_laboratory(session: Session, field: str) -> bool:
    """True where the laboratory's file has a test for it; a station may have no such file."""
    try:
        tests = session.laboratory.tests.tests.values()
    except NotAllowed:
        return False
    return any(test.field == field for test in tests)
