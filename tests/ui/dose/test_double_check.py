"""The independent double check: blind, by a witness, and only what differs is shown."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.ui.dose.pages.double_check import DoubleCheckPage
from tests.ui.dose.conftest import open_bed
from tests.ui.dose.keyboard import Bed
from tests.ward import NURSE, SECOND, Ward


def check(bed: Bed, **changed: str) -> None:
    bed.answer_step(**changed)
    bed.let_witness_sign(SECOND)
    bed.enter()
    bed.wake()


def shown(bed: Bed) -> str:
    """Every text in view."""
    labels = bed.window.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def test_no_first_value_is_in_view(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "dilute")
    told = shown(bed)
    assert "hidden" in told
    for secret in ("70 kg", "42 million", "2.33", "52.33", "209.3"):
        assert secret not in told


def test_earlier_steps_cannot_be_looked_at(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "dilute")
    assert not bed.page.bar.back.isEnabled()
    bed.page.rail.chosen.emit("dilute")
    assert not bed.looking_back


def test_only_what_differs_is_named_and_never_the_right_value(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "dilute")
    check(bed, check_dose_million="41")
    told = shown(bed)
    assert (
        "Dose: 41 million international units was typed, and the sum gives another value." in told
    )
    assert "42 million" not in told
    assert "209.3" not in told
    assert "double_check" not in ward.dose().steps


def test_after_a_mismatch_both_are_told_what_they_do_now(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "dilute")
    check(bed, check_dose_million="41")
    told = shown(bed)
    assert "work the dose out again together" in told
    assert "hold the dose (F8) and call pharmacy" in told


def test_after_a_mismatch_everything_is_typed_anew(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "dilute")
    check(bed, check_dose_million="41")
    page = bed.page.stage
    assert isinstance(page, DoubleCheckPage)
    assert not any(page.form.answers().values())
    assert not page.witness.people.person()
    check(bed)
    assert "double_check" in ward.dose().steps


def test_the_next_step_never_says_that_values_are_hidden(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "dilute")
    bed.answer_step()
    bed.let_witness_sign(SECOND)
    bed.enter()
    assert "double_check" in ward.dose().steps
    # Not a turn of the window's loop later: in the picture that shows the next step.
    assert not bed.page.aside.hides


def test_both_checks_stay_on_record_with_their_seconds(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "dilute")
    check(bed, check_bag_ml="100")
    bed.write("7")
    ward.pass_time(2)
    bed.press(Qt.Key.Key_Backspace)
    check(bed)
    first, second = ward.dose().checks
    assert first.mismatches == {"check_bag_ml": ("100", "50")}
    assert (second.mismatches, second.seconds) == ({}, 120)


def test_nobody_is_offered_their_own_name(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "dilute")
    page = bed.page.stage
    assert isinstance(page, DoubleCheckPage)
    people = page.witness.people
    assert people.findData(NURSE.id) < 0
    assert people.count() == 3


def test_a_wrong_pin_is_refused_and_the_figures_stay(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "dilute")
    bed.answer_step()
    bed.let_witness_sign(SECOND)
    bed.press(Qt.Key.Key_Backspace)
    bed.enter()
    page = bed.page.stage
    assert isinstance(page, DoubleCheckPage)
    assert page.form.answers()["check_weight_kg"] == "70"
    assert not ward.dose().checks
