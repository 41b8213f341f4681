"""Vital signs after the dose: V records a set; why one is missing is asked only at the end."""

from random import Random

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from il2nurse.domain.regimen.fields import Answer
from il2nurse.ui.chart.vital_signs import VitalSignsDialog
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.labs.prescriber_call import PrescriberCallDialog
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.workflow.dose import administration
from tests.ui.dose.conftest import look_at, open_bed
from tests.ui.dose.keyboard import Bed
from tests.walk.nursing import answer, observe
from tests.walk.ordered import ordered_ward
from tests.walk.scene import Scene
from tests.walk.texts import texts_of
from tests.walk.treatments import EVERY
from tests.ward import DOCTOR, MRN, NURSE, Ward, key


@pytest.fixture
def bed(qtbot: QtBot, ward: Ward) -> Bed:
    """The dose is given, and its vital signs are missing."""
    opened = open_bed(qtbot, ward, "flush")
    ward.pass_time(130)
    opened.page.refresh()
    return opened


def test_the_key_for_vital_signs_opens_their_row(bed: Bed) -> None:
    bed.press(Qt.Key.Key_V)
    assert isinstance(bed.page.drawer.top, VitalSignsDialog)


def test_to_record_is_the_main_act_while_the_newest_set_due_is_missing(bed: Bed) -> None:
    record = bed.page.findChild(Action, "record_vital_signs")
    assert isinstance(record, Action)
    assert record.property("tone") == Weight.MAIN.value


def test_ending_the_step_stands_back_meanwhile(bed: Bed) -> None:
    assert bed.page.bar.confirm.property("tone") == Weight.PLAIN.value
    assert bed.page.bar.confirm.text() == "Leave this step: vital signs still due"


def test_the_reason_is_asked_only_when_the_step_is_ended(bed: Bed) -> None:
    assert bed.step_page.form.isHidden()
    bed.enter()
    assert bed.step_page.form.isVisible()
    assert bed.step_page.form.editors["vital_signs_missed"].isAncestorOf(bed.focus)
    assert "vital_signs_after" not in bed.ward.dose().steps


@pytest.mark.parametrize("typed", ["v90", "v921108581637.6961110"])
def test_stray_letters_are_no_reason(bed: Bed, typed: str) -> None:
    bed.enter()
    bed.write(typed)
    bed.enter()
    assert "is not a reason" in bed.step_page.form.editors["vital_signs_missed"].messages.slip
    assert "vital_signs_after" not in bed.ward.dose().steps


def test_a_reason_in_words_ends_the_step(bed: Bed) -> None:
    bed.enter()
    bed.write("Patient was at the scanner")
    bed.enter()
    assert "vital_signs_after" in bed.ward.dose().steps


@pytest.fixture
def injected(qtbot: QtBot) -> Bed:
    """A dose was injected half an hour ago, by a file that asks what is seen, too."""
    treatment = EVERY["injected"]
    ward = ordered_ward(texts_of(treatment), treatment, Random(0))
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    scene = Scene(ward.station, Random(1), treatment)
    while scene.step().id != "observe":
        answer(scene)
    ward.pass_time(30)
    return look_at(qtbot, ward)


def covering(bed: Bed) -> Dialog | None:
    return bed.page.drawer.top


def vital_signs_taken(bed: Bed) -> None:
    """The set that is due is charted."""
    observe(Scene(bed.ward.station, Random(1), EVERY["injected"]))
    bed.page.refresh()


def test_what_the_step_asks_besides_is_in_view_and_answered(injected: Bed) -> None:
    vital_signs_taken(injected)
    editor = injected.step_page.form.editors["reaction_seen"]
    assert editor.isVisible()
    injected.step_page.start()
    injected.press(Qt.Key.Key_1)
    while injected.ward.open_step() == "observe":
        injected.enter()
    done = injected.ward.dose().steps["observe"]
    assert done.answers == {"reaction_seen": ("none",)}


def test_what_is_seen_leads_on_to_the_call_and_its_key_stays(injected: Bed) -> None:
    vital_signs_taken(injected)
    assert not injected.page.bar.stop.isVisible()
    injected.step_page.form.set_answers({"reaction_seen": ("breath",)})
    while injected.ward.open_step() == "observe":
        injected.enter()
    assert isinstance(covering(injected), PrescriberCallDialog)
    injected.press(Qt.Key.Key_Escape)
    assert covering(injected) is None
    assert injected.page.bar.stop.isVisible()
    assert injected.page.bar.stop.text() == "Record the call"
    injected.press(Qt.Key.Key_F9)
    assert isinstance(covering(injected), PrescriberCallDialog)
    now = injected.ward.station.now().at.isoformat()
    told: dict[str, Answer] = {"prescriber": DOCTOR.id, "called_at": now, "order": "Watch hourly"}
    injected.dialog_form.set_answers({**told, "read_back": ("yes",)})
    injected.press(Qt.Key.Key_Return, ctrl=True)
    assert covering(injected) is None
    assert not injected.page.bar.stop.isVisible()
    (call,) = injected.ward.station.case(MRN).calls
    assert call.dose == key().stream


def test_what_is_seen_is_no_reason_for_a_set_that_is_missing(injected: Bed) -> None:
    injected.press(Qt.Key.Key_V)
    assert isinstance(injected.page.drawer.top, VitalSignsDialog)
    injected.press(Qt.Key.Key_Escape)
    form = injected.step_page.form
    form.set_answers({"reaction_seen": ("breath", "faint")})
    injected.step_page.act()
    injected.step_page.act()
    assert "observe" not in injected.ward.dose().steps
    assert "Vital signs due at" in form.editors["vital_signs_missed"].messages.slip
    form.set_answers({"vital_signs_missed": "The team was at another bed"})
    injected.step_page.act()
    assert "observe" in injected.ward.dose().steps
