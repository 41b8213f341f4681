"""Overriding a hold at the bedside: offered where the regimen allows it, visible afterwards."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.ui.dose.dialogs.override import OverrideDialog
from il2nurse.workflow.chart.charting import observe
from tests.ui.dose.conftest import open_bed
from tests.ui.dose.keyboard import Bed
from tests.ward import CHARGE, DOCTOR, MRN, NURSE, PIN, Ward


def held(qtbot: QtBot, ward: Ward, pulse: str = "125") -> Bed:
    """A dose that must be held for one relative criterion."""
    bed = open_bed(qtbot, ward)
    ward.walk("hold_criteria", heart_rate_per_min=pulse)
    bed.page.refresh()
    return bed


def shown(bed: Bed, name: str) -> bool:
    return any(widget.isVisible() for widget in bed.window.findChildren(QWidget, name))


def ask(bed: Bed) -> OverrideDialog:
    button = bed.find("override")
    assert isinstance(button, QAbstractButton)
    button.click()
    dialog = bed.page.drawer.top
    assert isinstance(dialog, OverrideDialog)
    return dialog


def test_an_override_is_typed_witnessed_and_opens_the_judging_step(
    qtbot: QtBot, ward: Ward
) -> None:
    bed = held(qtbot, ward)
    ask(bed)
    bed.write("Fever, paracetamol given")
    bed.enter()
    bed.write("Erin")
    bed.enter()
    bed.write("n")
    bed.enter()
    bed.write("Give it")
    bed.enter()
    bed.write("1")
    bed.enter()
    bed.let_witness_sign(CHARGE)
    bed.enter()
    (kept,) = ward.dose().overrides
    assert (kept.reason, kept.witness) == ("Fever, paracetamol given", CHARGE.id)
    assert (kept.call.prescriber, kept.call.read_back) == (DOCTOR.id, True)
    assert bed.step_page.step.id == "hold_criteria"


def test_the_overridden_result_stands_on_the_hold_criteria_step(qtbot: QtBot, ward: Ward) -> None:
    bed = held(qtbot, ward)
    dialog = ask(bed)
    assert dialog.form
    dialog.form.set_answers(
        {
            "reason": "Fever is treated",
            "prescriber": DOCTOR.id,
            "called_at": ward.station.now().at.isoformat(),
            "order": "As agreed",
            "read_back": ("yes",),
        }
    )
    dialog.witness.people.choose(CHARGE.id)
    dialog.witness.pin.setText(PIN)
    dialog.act()
    spoken = "\n".join(w.accessibleName() for w in bed.page.findChildren(QWidget))
    assert (
        "Overridden: Number of relative criteria, by order of Erin Vance, MD (prescriber)" in spoken
    )


def test_without_a_read_back_nothing_is_recorded(qtbot: QtBot, ward: Ward) -> None:
    bed = held(qtbot, ward)
    dialog = ask(bed)
    assert dialog.form
    dialog.form.set_answers(
        {
            "reason": "Fever is treated",
            "prescriber": DOCTOR.id,
            "called_at": ward.station.now().at.isoformat(),
        }
    )
    dialog.witness.people.choose(CHARGE.id)
    dialog.witness.pin.setText(PIN)
    dialog.act()
    assert not ward.dose().overrides
    assert dialog.isVisible()


def test_only_the_role_that_the_regimen_names_can_be_chosen(qtbot: QtBot, ward: Ward) -> None:
    people = ask(held(qtbot, ward)).witness.people
    assert [people.itemData(at) for at in range(people.count())] == [DOCTOR.id, CHARGE.id]


@pytest.mark.parametrize("alertness", ["drowsy", "lethargic"])
def test_what_nobody_may_override_is_not_offered(qtbot: QtBot, ward: Ward, alertness: str) -> None:
    bed = held(qtbot, ward)
    field = ward.regimen.fields["alertness"]
    ward.pass_time(1)
    observe(ward.station, NURSE, MRN, (field,), ObservedFact({"alertness": alertness}))
    bed.page.refresh()
    assert not shown(bed, "override")


def test_the_key_opens_it(qtbot: QtBot, ward: Ward) -> None:
    bed = held(qtbot, ward)
    QTest.keyClick(bed.window, Qt.Key.Key_O, Qt.KeyboardModifier.AltModifier)
    assert isinstance(bed.page.drawer.top, OverrideDialog)


def test_a_dose_that_is_clear_has_nothing_to_override(qtbot: QtBot, ward: Ward) -> None:
    assert not shown(open_bed(qtbot, ward, "labs_urine"), "override")
