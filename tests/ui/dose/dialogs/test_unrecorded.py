"""Two nurses disagree: what was typed against the dose and lost is charted, or holds the dose."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.domain.rules.assessment.assessing import assess_now
from il2nurse.ui.dose.dialogs.hold import HoldDialog
from il2nurse.ui.dose.dialogs.unrecorded import UnrecordedDialog
from il2nurse.ui.forms.dialog import Dialog
from tests.ui.dose.conftest import open_bed
from tests.ui.dose.keyboard import Bed
from tests.ward import MRN, NURSE, SECOND, Ward


def disagree(qtbot: QtBot, ward: Ward, last: str, step: str, **typed: str) -> Bed:
    """This nurse typed and did not record; a colleague recorded that nothing stands in the way."""
    bed = open_bed(qtbot, ward, last)
    bed.step_page.form.set_answers(dict(typed))
    ward.confirm(step, by=SECOND)
    bed.page.refresh()
    return bed


def covering(bed: Bed) -> Dialog | None:
    return bed.page.drawer.top


def test_drowsy_against_alert_is_charted_with_one_key_and_holds(qtbot: QtBot, ward: Ward) -> None:
    bed = disagree(qtbot, ward, "vital_signs", "lethargy", alertness="drowsy")
    asked = covering(bed)
    assert isinstance(asked, UnrecordedDialog)
    told = " ".join(each.text() for each in asked.findChildren(QLabel))
    assert "Alertness Drowsy. Any drowsiness: do not give." in told
    assert "Jonna Lindqvist, RN" in told
    bed.enter()
    newest = ward.station.case(MRN).chart.sets[-1]
    assert (newest.values["alertness"], newest.by) == ("drowsy", NURSE.id)
    hold = covering(bed)
    assert isinstance(hold, HoldDialog)
    assert hold.form
    assert hold.form.answers()["text"] == "Alertness Drowsy"
    # Left without a hold, what is charted still speaks against the dose at the criteria.
    found = assess_now(ward.station.moment(MRN)).against
    assert "alertness" in [each.criterion for each in found]


def test_hold_stays_in_reach_of_the_question(qtbot: QtBot, ward: Ward) -> None:
    bed = disagree(qtbot, ward, "vital_signs", "lethargy", alertness="drowsy")
    assert bed.page.bar.hold.isVisible()
    bed.press(Qt.Key.Key_F8)
    assert isinstance(covering(bed), HoldDialog)


def test_a_low_pressure_that_was_typed_is_a_disagreement_too(qtbot: QtBot, ward: Ward) -> None:
    bed = disagree(
        qtbot, ward, "contraindications", "vital_signs", systolic_mmhg="84", diastolic_mmhg="50"
    )
    assert isinstance(covering(bed), UnrecordedDialog)
    bed.enter()
    newest = ward.station.case(MRN).chart.sets[-1]
    assert dict(newest.values) == {"systolic_mmhg": "84"}


def test_what_goes_on_no_chart_leads_to_the_hold(qtbot: QtBot, ward: Ward) -> None:
    found = {"contraindication_found": ("seizures",)}
    bed = open_bed(qtbot, ward, "pre_tests")
    bed.step_page.form.set_answers(found)
    assert bed.step_page.seen_against()
    ward.confirm("contraindications", by=SECOND)
    bed.page.refresh()
    assert isinstance(covering(bed), UnrecordedDialog)
    bed.enter()
    held = covering(bed)
    assert isinstance(held, HoldDialog)
    assert held.form
    assert "seizures" in str(held.form.answers()["text"]).lower()


def test_what_speaks_for_the_dose_asks_nothing(qtbot: QtBot, ward: Ward) -> None:
    bed = disagree(qtbot, ward, "vital_signs", "lethargy", alertness="alert")
    assert covering(bed) is None
