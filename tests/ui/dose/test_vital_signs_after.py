"""Vital signs after the dose: V records a set; why one is missing is asked only at the end."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from il2nurse.ui.chart.vital_signs import VitalSignsDialog
from il2nurse.ui.widgets.action import Action, Weight
from tests.ui.dose.conftest import open_bed
from tests.ui.dose.keyboard import Bed
from tests.ward import Ward


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
