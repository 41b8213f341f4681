"""What a rule refuses at the bedside: kept before it is said, and shown until two people sign."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.regimen.refusals import Consequence
from il2nurse.ui.dose.pages.step import StepPage
from il2nurse.workflow.chart.charting import observe
from il2nurse.workflow.dose import administration
from tests.ui.dose.conftest import look_at, open_bed
from tests.ward import MRN, NURSE, SECOND, Ward

SALINE = {"reconstitution_diluent": "sodium_chloride"}


def test_saline_is_kept_and_the_step_begins_from_empty(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "hold_criteria")
    bed.step_page.form.set_answers({**ward.answers("reconstitute"), **SALINE})
    bed.look_through()
    assert bed.page.bar.confirm.text() == "Record as refused"
    bed.page.bar.confirm.click()
    (refused,) = ward.dose().refused
    assert refused.level is Consequence.DISCARD
    assert refused.answers["reconstitution_diluent"] == "sodium_chloride"
    assert not any(bed.step_page.form.answers().values())
    page = bed.step_page
    assert isinstance(page, StepPage)
    shown = page.refused_before
    assert shown.isVisible()
    assert "0.9% sodium chloride makes aldesleukin clump" in shown.accessibleName()
    assert "I saw that what was refused was discarded" in shown.accessibleName()


def test_new_vials_are_recorded_with_a_witness(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "hold_criteria")
    bed.step_page.form.set_answers({**ward.answers("reconstitute"), **SALINE})
    bed.look_through()
    bed.page.bar.confirm.click()
    bed.wake()
    ward.pass_time(5)
    bed.answer_step()
    bed.let_witness_sign(SECOND)
    bed.enter()
    bed.wake()
    done = ward.dose().steps["reconstitute"]
    assert done.witness == SECOND.id
    assert (done.meaning or "").startswith("I saw that what was refused was discarded")


def test_the_same_answers_are_kept_once(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "identify")
    answers = {**ward.answers("pre_tests"), "thallium_stress_test": "abnormal"}
    bed.step_page.form.set_answers(answers)
    bed.look_through()
    for _ in range(2):
        bed.press(Qt.Key.Key_Return, ctrl=True)
    assert len(ward.dose().refused) == 1
    assert bed.step_page.form.answers()["thallium_stress_test"] == "abnormal"


def test_what_was_charted_otherwise_is_told_and_signed_for_by_two(qtbot: QtBot, ward: Ward) -> None:
    name = "thallium_stress_test"
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("identify")
    for value in ("abnormal", "normal"):
        fact = ObservedFact({name: value}, confirmed=(name,))
        observe(ward.station, NURSE, MRN, (ward.regimen.fields[name],), fact)
        ward.pass_time(2)
    bed = look_at(qtbot, ward)
    page = bed.step_page
    assert isinstance(page, StepPage)
    assert page.refused_before.isVisible()
    told = page.refused_before.accessibleName()
    assert "Charted otherwise before" in told
    assert "Robin Okafor, RN: charted. The stress test is abnormal." in told
    bed.answer_step()
    bed.let_witness_sign(SECOND)
    bed.enter()
    bed.wake()
    assert ward.dose().steps["pre_tests"].witness == SECOND.id


def test_another_wristband_is_kept_when_it_is_scanned(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward)
    assert bed.step_page.scanned("99999999")
    (refused,) = ward.dose().refused
    assert refused.answers == {"identity_mrn": "99999999"}
    assert refused.level is Consequence.TELL
    assert bed.step_page.scanned("00482913")
    assert len(ward.dose().refused) == 1
