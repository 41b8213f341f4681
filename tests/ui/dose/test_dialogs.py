"""The dialogs: keyboard stays inside, nothing typed is lost, every one does its act."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.dose.infusion import InfusionState
from il2nurse.ui.chart.fluids import FluidsDialog
from il2nurse.ui.dose.dialogs.hold import HoldDialog
from il2nurse.ui.dose.dialogs.note import NoteDialog
from il2nurse.ui.reactions.reaction import ReactionDialog
from il2nurse.workflow.dose.administration import sign
from il2nurse.workflow.dose.view import look_at_dose
from tests.ui.dose.conftest import open_bed
from tests.ui.dose.keyboard import Bed
from tests.ward import DOCTOR, MRN, NURSE, PIN, Ward, key


def reaction(bed: Bed) -> ReactionDialog:
    dialog = bed.page.drawer.top
    assert isinstance(dialog, ReactionDialog)
    return dialog


def test_tab_stays_inside_a_dialog(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward)
    bed.press(Qt.Key.Key_F4)
    dialog = bed.page.drawer.top
    assert dialog
    for _ in range(12):
        bed.press(Qt.Key.Key_Tab)
        assert dialog.isAncestorOf(bed.focus)


def test_escape_leaves_and_the_keyboard_is_where_it_was(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward)
    before = bed.focus
    bed.press(Qt.Key.Key_F4)
    bed.press(Qt.Key.Key_Escape)
    assert bed.page.drawer.top is None
    assert bed.focus is before


def test_a_note_stands_in_the_dose(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward)
    bed.press(Qt.Key.Key_F4)
    bed.enter()
    assert not ward.dose().notes
    bed.write("Family is at the bedside")
    bed.enter()
    assert [note.text for note in ward.dose().notes] == ["Family is at the bedside"]


def test_a_reaction_over_a_hold_gives_the_hold_back_with_its_text(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward)
    bed.press(Qt.Key.Key_F8)
    hold = bed.page.drawer.top
    assert isinstance(hold, HoldDialog)
    assert hold.form
    hold.form.set_answers({"prescriber": DOCTOR.id})
    bed.press(Qt.Key.Key_F12)
    assert not hold.isVisible()
    bed.press(Qt.Key.Key_Escape)
    assert hold.isVisible()
    assert hold.form.answers()["prescriber"] == DOCTOR.id


def test_a_reaction_stops_a_running_infusion_first(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "line")
    ward.start()
    bed.page.refresh()
    bed.press(Qt.Key.Key_F12)
    bed.enter()
    infusion = ward.dose().infusion
    assert infusion
    assert infusion.state is InfusionState.STOPPED
    told = [label.text() for label in reaction(bed).findChildren(QLabel) if label.isVisible()]
    assert any("Disconnect bag and tubing at the patient, without a flush" in each for each in told)


def test_what_is_always_done_stands_numbered_before_what_depends(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward)
    bed.press(Qt.Key.Key_F12)
    labels = [label for label in reaction(bed).findChildren(QLabel) if label.isVisible()]
    large = [label.text() for label in labels if label.property("role") == "large"]
    # Nothing runs before the dose is given, so that there is nothing to stop.
    assert large[:4] == [
        "1",
        "Check airway, breathing, circulation.",
        "2",
        "Call the prescriber.",
    ]
    assert any("Systolic pressure below 90 mmHg" in label.text() for label in labels)


def test_a_reaction_is_found_by_its_system_and_recorded(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward)
    bed.press(Qt.Key.Key_F12)
    bed.write("skin rash")
    bed.enter()
    bed.write("2")
    bed.enter()
    bed.write("Antihistamine given")
    bed.press(Qt.Key.Key_Return, ctrl=True)
    (kept,) = ward.dose().reactions
    assert (kept.term, kept.grade, kept.action) == ("rash", 2, "Antihistamine given")


def test_a_reaction_needs_a_term_of_the_list(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward)
    bed.press(Qt.Key.Key_F12)
    bed.write("zzz")
    bed.press(Qt.Key.Key_Return, ctrl=True)
    assert not ward.dose().reactions
    assert reaction(bed).isVisible()


def test_fluids_by_letter_and_number(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward)
    bed.page.ask(FluidsDialog(bed.session, MRN))
    bed.press(Qt.Key.Key_U)
    bed.write("250,5")
    bed.enter()
    bed.press(Qt.Key.Key_D)
    bed.write("0")
    bed.enter()
    kept = [entry.fluid for entry in ward.station.case(MRN).chart.fluids]
    assert [(each.kind, str(each.ml)) for each in kept] == [("urine", "250.5"), ("oral", "0")]


def test_a_held_dose_is_signed_too(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward)
    bed.press(Qt.Key.Key_F8)
    hold = bed.page.drawer.top
    assert isinstance(hold, HoldDialog)
    assert hold.form
    hold.form.set_answers(
        {
            "reason": "refused",
            "prescriber": DOCTOR.id,
            "called_at": ward.station.now().at.isoformat(),
            "order": "As agreed",
            "read_back": ("yes",),
        }
    )
    bed.press(Qt.Key.Key_Return, ctrl=True)
    assert bed.page.bar.confirm.text() == "Sign the record"
    bed.press(Qt.Key.Key_Return, ctrl=True)
    bed.write(PIN)
    bed.enter()
    assert ward.dose().signed
    assert bed.page.bar.confirm.text() == "Back to the patient"


def test_the_paper_of_a_signed_dose_is_one_press_away(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward)
    ward.walk("flush")
    ward.vital_signs()
    ward.pass_time(16)
    ward.vital_signs()
    ward.confirm("vital_signs_after")
    sign(ward.station, NURSE, ward.dose().key, "I gave this dose as recorded.", PIN)
    bed.page.refresh()
    bed.press(Qt.Key.Key_P, ctrl=True)
    page = bed.window.page
    assert page
    assert page.name == "preview"


def test_escape_asks_once_where_something_was_typed(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "vital_signs")
    bed.page.ask(NoteDialog(bed.session, look_at_dose(ward.station, key())))
    bed.write("Line looked at")
    bed.press(Qt.Key.Key_Escape)
    assert bed.page.drawer.top
    assert bed.dialog_form.drafted()
    bed.press(Qt.Key.Key_Escape)
    assert bed.page.drawer.top is None
