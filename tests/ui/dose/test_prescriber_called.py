"""The call behind a hold in the window: one of the list, or somebody who is not on it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from il2nurse.domain.regimen.fields import Answer
from il2nurse.ui.dose.dialogs.hold import HoldDialog
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.prescriber_called import NOT_LISTED
from tests.ui.dose.conftest import open_bed
from tests.ui.dose.keyboard import Bed
from tests.ward import DOCTOR, Ward


@pytest.fixture
def bed(qtbot: QtBot, ward: Ward) -> Bed:
    made = open_bed(qtbot, ward)
    made.press(Qt.Key.Key_F8)
    return made


def form_of(bed: Bed) -> Form:
    dialog = bed.page.drawer.top
    assert isinstance(dialog, HoldDialog)
    assert dialog.form
    return dialog.form


def asked(bed: Bed) -> list[str]:
    return [name for name, editor in form_of(bed).editors.items() if editor.isVisible()]


def test_the_list_has_the_prescribers_on_record_and_somebody_else(bed: Bed) -> None:
    listed = bed.find("prescriber")
    assert isinstance(listed, QComboBox)
    shown = [listed.itemText(at) for at in range(listed.count())]
    assert shown == ["Erin Vance, MD", "Someone who is not on this list"]
    assert listed.currentIndex() == -1


def test_name_and_number_are_asked_of_an_unlisted_prescriber_alone(bed: Bed) -> None:
    form = form_of(bed)
    assert not {"unlisted", "phone"} & set(asked(bed))
    form.set_answers({"prescriber": NOT_LISTED})
    assert {"unlisted", "phone"} <= set(asked(bed))
    form.set_answers({"unlisted": "Dr. Hanna Orr"})
    form.set_answers({"prescriber": DOCTOR.id})
    assert not {"unlisted", "phone"} & set(asked(bed))
    form.set_answers({"prescriber": NOT_LISTED})
    assert form.editors["unlisted"].answer() == "Dr. Hanna Orr"


def test_an_unlisted_prescriber_is_recorded_by_keyboard_alone(bed: Bed, ward: Ward) -> None:
    form = form_of(bed)
    bed.answer(form.editors["reason"], "prescriber")
    form.editors["prescriber"].focus()
    bed.write("Some")
    for typed in ("Dr. Hanna Orr", "555-0142", "n", "Hold it"):
        bed.enter()
        bed.write(typed)
    bed.enter()
    bed.answer(form.editors["read_back"], ("yes",))
    bed.press(Qt.Key.Key_Return, ctrl=True)
    assert not [e.messages.slip for e in form.editors.values() if e.messages.slip]
    held = ward.dose().held
    assert held
    assert held.call.shown == "Dr. Hanna Orr (not on record here, phone 555-0142)"


@pytest.mark.parametrize(
    ("left", "sentence"),
    [
        ("prescriber", "Prescriber who was called is not answered yet."),
        ("unlisted", "Full name of the prescriber is not answered yet."),
        ("phone", "Telephone number to call back is not answered yet."),
        ("called_at", "Time of the call is not answered yet."),
        ("order", "What the prescriber ordered is not answered yet."),
    ],
)
def test_what_is_left_out_is_said_at_its_place(
    bed: Bed, ward: Ward, left: str, sentence: str
) -> None:
    answers: dict[str, Answer] = {
        "reason": "prescriber",
        "prescriber": NOT_LISTED,
        "unlisted": "Dr. Hanna Orr",
        "phone": "555-0142",
        "called_at": ward.station.now().at.isoformat(),
        "order": "As agreed",
        "read_back": ("yes",),
    }
    del answers[left]
    form = form_of(bed)
    form.set_answers(answers)
    bed.press(Qt.Key.Key_Return, ctrl=True)
    assert ward.dose().held is None
    assert form.editors[left].messages.slip == sentence


def test_oneself_is_refused_at_the_name(bed: Bed, ward: Ward) -> None:
    form = form_of(bed)
    form.set_answers(
        {
            "reason": "prescriber",
            "prescriber": NOT_LISTED,
            "unlisted": "robin okafor",
            "phone": "555-0142",
            "called_at": ward.station.now().at.isoformat(),
            "order": "As agreed",
            "read_back": ("yes",),
        }
    )
    bed.press(Qt.Key.Key_Return, ctrl=True)
    assert "you are not the prescriber who was called" in form.editors["unlisted"].messages.slip
    assert ward.dose().held is None
