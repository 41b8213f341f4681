"""A stop for what the patient shows leads on to the call, and a reaction is offered after it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from il2nurse.domain.people import Role
from il2nurse.domain.regimen.fields import Answer
from il2nurse.ui.dose.dialogs.signed_facts import dose_facts
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.labs.prescriber_call import PrescriberCallDialog
from il2nurse.ui.reactions.reaction import ReactionDialog
from il2nurse.workflow.dose.view import look_at_dose
from tests.ui.dose.conftest import open_bed
from tests.ui.dose.keyboard import Bed
from tests.ward import DOCTOR, MRN, Ward, key


def stop(qtbot: QtBot, ward: Ward, reason: str, text: str = "") -> Bed:
    bed = open_bed(qtbot, ward, "line")
    ward.start()
    ward.pass_time(6)
    bed.page.refresh()
    bed.press(Qt.Key.Key_F9)
    bed.dialog_form.set_answers({"reason": reason, "given_ml": "30", "text": text})
    bed.press(Qt.Key.Key_Return, ctrl=True)
    return bed


def record_call(bed: Bed) -> None:
    now = bed.ward.station.now().at.isoformat()
    told: dict[str, Answer] = {
        "prescriber": DOCTOR.id,
        "called_at": now,
        "order": "Wake hourly",
        "read_back": ("yes",),
    }
    bed.dialog_form.set_answers(told)
    bed.press(Qt.Key.Key_Return, ctrl=True)


def covering(bed: Bed) -> Dialog | None:
    return bed.page.drawer.top


def words(widget: QWidget) -> str:
    return " ".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def signed_facts(ward: Ward) -> dict[str, str]:
    return {each.label: each.value for each in dose_facts(look_at_dose(ward.station, key()))}


def test_drowsiness_leads_to_the_call_then_to_the_reaction(qtbot: QtBot, ward: Ward) -> None:
    bed = stop(qtbot, ward, "drowsy", "Falls asleep while speaking")
    top = bed.page.drawer.top
    assert isinstance(top, PrescriberCallDialog)
    assert "Dose 1 was stopped (new drowsiness or confusion)" in words(top)
    record_call(bed)
    (call,) = ward.station.case(MRN).calls
    assert (call.dose, call.order) == (key().stream, "Wake hourly")
    offered = bed.page.drawer.top
    assert isinstance(offered, ReactionDialog)
    assert offered.terms.term() == "mental_status_changes"
    bed.press(Qt.Key.Key_Escape)
    assert covering(bed) is None
    facts = signed_facts(ward)
    assert facts["Stopped for"] == "New drowsiness or confusion: Falls asleep while speaking"
    assert facts["Prescriber called"].endswith(": Wake hourly")


def test_nobody_answers_so_the_call_stays_red_and_has_its_key(qtbot: QtBot, ward: Ward) -> None:
    bed = stop(qtbot, ward, "chest_pain")
    bed.press(Qt.Key.Key_Escape)
    bed.press(Qt.Key.Key_Escape)
    assert covering(bed) is None
    assert signed_facts(ward)["Prescriber called"] == "no call is on record"
    assert "Dose 1 was stopped (chest pain) at" in words(bed.window.alarms)
    assert bed.page.bar.stop.text() == "Record the call"
    bed.press(Qt.Key.Key_F9)
    assert isinstance(covering(bed), PrescriberCallDialog)
    record_call(bed)
    assert covering(bed) is None
    assert bed.page.bar.stop.text().startswith("Infusion ended")
    assert bed.window.alarms.isHidden()


def test_a_reaction_that_stops_the_infusion_leads_to_the_call(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "line")
    ward.start()
    ward.pass_time(6)
    bed.page.refresh()
    bed.press(Qt.Key.Key_F12)
    bed.enter()
    assert ward.dose().infusion
    bed.press(Qt.Key.Key_Escape)
    assert isinstance(covering(bed), PrescriberCallDialog)
    record_call(bed)
    assert covering(bed) is None


def test_a_failed_pump_leads_nowhere_else(qtbot: QtBot, ward: Ward) -> None:
    bed = stop(qtbot, ward, "line")
    assert covering(bed) is None
    assert "Prescriber called" not in signed_facts(ward)
    assert ward.dose().infusion
    assert bed.session.who.role is Role.NURSE
