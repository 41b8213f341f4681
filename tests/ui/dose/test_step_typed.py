"""What is typed: slips refused, commas accepted, findings at once, nothing lost by the way."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.workflow.chart.charting import observe
from il2nurse.workflow.patient.data import correct_patient
from il2nurse.workflow.people.sign_in import Witness
from tests.ui.dose.conftest import open_bed
from tests.ward import CHARGE, MRN, NURSE, PIN, SECOND, Ward


def test_a_slip_is_refused_at_its_field_and_nothing_is_kept(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "contraindications")
    editor = bed.step_page.form.editors["systolic_mmhg"]
    bed.step_page.form.set_answers({**ward.answers("vital_signs"), "systolic_mmhg": "20"})
    bed.press(Qt.Key.Key_Return, ctrl=True)
    assert "20 mmHg cannot be right" in editor.messages.slip
    assert editor.isAncestorOf(bed.focus)
    assert "vital_signs" not in ward.dose().steps


def test_enter_does_not_pass_a_slip(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "contraindications")
    bed.write("700")
    bed.enter()
    editor = bed.step_page.form.editors["heart_rate_per_min"]
    assert editor.isAncestorOf(bed.focus)
    assert editor.messages.slip


def test_what_is_refused_is_replaced_by_typing_anew(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "contraindications")
    bed.write("700")
    bed.enter()
    bed.write("70")
    assert bed.step_page.form.answers()["heart_rate_per_min"] == "70"


def test_enter_goes_to_a_slip_before_an_empty_field(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "contraindications")
    form = bed.step_page.form
    form.set_answers({"heart_rate_per_min": "700"})
    form.editors["heart_rate_per_min"].show_own_slip()
    form.editors["respiratory_rate_per_min"].focus()
    bed.write("16")
    bed.enter()
    assert form.editors["heart_rate_per_min"].isAncestorOf(bed.focus)
    bed.write("71")
    assert form.answers()["heart_rate_per_min"] == "71"


def test_digits_typed_after_a_second_pin_go_into_no_field(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "dilute")
    bed.answer_step()
    bed.let_witness_sign(SECOND)
    bed.enter()
    bed.wake()
    assert bed.focus is bed.page.bar.confirm
    bed.write("4711")
    assert not any(bed.step_page.form.answers().values())


def test_a_comma_is_a_decimal_mark(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "contraindications")
    bed.answer_step(temperature_c="37,6")
    observed = ward.station.case(MRN).chart.newest("temperature_c", ward.station.now().at)
    assert observed
    assert observed.values["temperature_c"] == "37.6"


def test_contradicting_pressures_are_refused_at_the_lower_one(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "contraindications")
    bed.step_page.form.set_answers({**ward.answers("vital_signs"), "diastolic_mmhg": "130"})
    bed.press(Qt.Key.Key_Return, ctrl=True)
    slip = bed.step_page.form.editors["diastolic_mmhg"].messages.slip
    assert "must be below the upper one" in slip
    assert "vital_signs" not in ward.dose().steps


def test_danger_is_shown_while_typing_and_nothing_is_stored(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "contraindications")
    entries = len(ward.dose().entries)
    bed.step_page.form.set_answers({"systolic_mmhg": "88"})
    editor = bed.step_page.form.editors["systolic_mmhg"]
    assert "below 90 mmHg" in editor.messages.accessibleName()
    assert bed.page.bar.confirm.text() == "Record and hold this dose"
    assert len(ward.dose().entries) == entries


def test_an_unanswered_step_names_what_is_missing(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "contraindications")
    bed.press(Qt.Key.Key_Return, ctrl=True)
    assert "not answered" in bed.step_page.form.editors["heart_rate_per_min"].messages.slip


def test_what_is_typed_survives_a_refresh_and_a_look_back(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "contraindications")
    bed.write("91")
    bed.page.refresh()
    bed.press(Qt.Key.Key_Return, ctrl=False)
    bed.page.bar.back.click()
    assert bed.looking_back == "contraindications"
    assert bed.page.bar.confirm.text() == "Return to “Vital signs”"
    bed.enter()
    assert not bed.looking_back
    assert bed.step_page.form.answers()["heart_rate_per_min"] == "91"


def test_what_is_typed_survives_leaving_the_page(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "contraindications")
    bed.write("91")
    bed.session.go("ward")
    bed.go_back()
    assert bed.step_page.form.answers()["heart_rate_per_min"] == "91"


def test_what_is_typed_survives_the_lock(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "contraindications")
    bed.write("91")
    bed.window.lock()
    bed.write("4711")
    bed.enter()
    assert not bed.window.locked
    assert bed.step_page.form.answers()["heart_rate_per_min"] == "91"


def test_another_person_finds_nothing_typed(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "contraindications")
    bed.write("91")
    bed.session.end()
    bed.session.begin(SECOND)
    bed.go_back()
    assert not bed.step_page.form.answers()["heart_rate_per_min"]


def test_an_interruption_empties_the_check_and_is_counted(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "contraindications")
    bed.write("91")
    bed.press(Qt.Key.Key_F6)
    assert not bed.step_page.form.answers()["heart_rate_per_min"]
    assert len(ward.dose().interruptions("vital_signs")) == 1
    bed.press(Qt.Key.Key_F6)
    assert len(ward.dose().interruptions("vital_signs")) == 2
    assert "contraindications" in ward.dose().steps


def test_a_result_on_file_is_offered_and_a_new_one_may_replace_it(qtbot: QtBot, ward: Ward) -> None:
    creatinine = ward.regimen.fields["creatinine_mg_dl"]
    observe(ward.station, NURSE, MRN, (creatinine,), ObservedFact({"creatinine_mg_dl": "1.4"}))
    bed = open_bed(qtbot, ward, "lethargy")
    editor = bed.step_page.form.editors["creatinine_mg_dl"]
    assert editor.on_file
    bed.look_through()
    editor.open_anew()
    bed.press(Qt.Key.Key_Return, ctrl=True)
    assert "new result" in editor.messages.slip
    assert "labs_urine" not in ward.dose().steps


def test_an_expired_step_is_asked_again(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "labs_urine")
    assert bed.step_page.step.id == "hold_criteria"
    ward.pass_time(31)
    bed.page.tick()
    assert bed.step_page.step.id == "vital_signs"


def test_a_step_asked_again_says_what_changed_and_by_whom(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "line")
    was = ward.station.case(MRN).patient
    now, signs = replace(was, allergies=("latex",)), Witness(SECOND.id, PIN)
    correct_patient(ward.station, CHARGE, MRN, now, "Told by the family", signs)
    bed.page.refresh()
    assert bed.step_page.step.id == "contraindications"
    said = " ".join(each.text() for each in bed.step_page.findChildren(QLabel))
    assert "allergies on record changed after this step: now latex (Mika Sato, RN, " in said
