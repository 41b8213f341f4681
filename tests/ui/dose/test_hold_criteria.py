"""The hold criteria: green has to be earned by answers and values."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.assessment.assessing import assess_now
from il2nurse.readable.assessment.met_first import what_is_met_first
from il2nurse.readable.words import RESULT_WORDS
from il2nurse.ui.chart.newest_values import hold_criteria
from il2nurse.ui.dose.panels.assessment import AssessmentPanel, open_mark
from il2nurse.ui.dose.panels.criteria_table import CriteriaTable
from il2nurse.ui.look.tones import Tone
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_rows import CELL_ROLE
from il2nurse.workflow.dose import administration
from tests.ui.dose.conftest import look_at, open_bed
from tests.ui.dose.keyboard import Bed
from tests.ward import MRN, NURSE, Ward, make_ward


def verdict(bed: Bed) -> str:
    panel = bed.window.findChild(AssessmentPanel)
    assert panel is not None
    return str(panel.verdict.text())


def test_open_questions_are_counted_before_anything_is_green(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "labs_urine")
    assert bed.step_page.step.id == "hold_criteria"
    assert verdict(bed) == "4 questions open"
    bed.step_page.form.set_answers(ward.answers("hold_criteria"))
    assert verdict(bed) == "No reason to hold the dose"


def test_what_is_missing_is_counted_without_a_verdict() -> None:
    assessment = assess_now(make_ward().station.moment(MRN))
    mark = open_mark(assessment, 0)
    assert mark.tone is Tone.PLAIN
    assert mark.word.endswith("to measure")


def test_counts_are_not_green_while_values_are_missing() -> None:
    moment = make_ward().station.moment(MRN)
    facts, _ = hold_criteria(moment.regimen, assess_now(moment))
    hold, relative, missing = facts
    assert hold.mark
    assert relative.mark
    assert {hold.mark.tone, relative.mark.tone} == {Tone.PLAIN}
    assert missing.value


def test_a_criterion_that_is_met_is_named(ward: Ward) -> None:
    moment = ward.station.moment(MRN)
    facts, _ = hold_criteria(moment.regimen, assess_now(moment, {"systolic_mmhg": "70"}))
    assert facts[0].mark
    assert facts[0].mark.tone is Tone.DANGER
    assert "pressure" in facts[0].value.lower()


def test_enter_on_the_last_answer_shows_the_criteria_and_records_nothing(
    qtbot: QtBot, ward: Ward
) -> None:
    bed = open_bed(qtbot, ward, "labs_urine")
    bed.answer_step()
    assert bed.step_page.step.id == "hold_criteria"
    assert bed.focus is bed.page.bar.confirm
    assert bed.step_page.parts.here == 0
    assert ward.dose().steps.get("hold_criteria") is None
    bed.enter()
    assert "hold_criteria" in ward.dose().steps


def test_what_is_not_clear_stands_above_the_questions_and_the_rest_unfolds(
    qtbot: QtBot, ward: Ward
) -> None:
    bed = open_bed(qtbot, ward, "labs_urine")
    bed.step_page.form.set_answers(ward.answers("hold_criteria"))
    QApplication.processEvents()
    found = bed.window.findChild(CriteriaTable)
    assert found
    table = found.findChild(Table)
    assert table
    judged = len(assess_now(ward.station.moment(MRN), bed.step_page.form.readable()).criteria)
    assert judged == len(ward.regimen.criteria)
    before = table.model().rowCount()
    assert before < judged
    page = bed.step_page
    assert found.mapTo(page, QPoint()).y() < page.form.mapTo(page, QPoint()).y()
    QTest.keyClick(bed.window, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert table.model().rowCount() == judged
    QTest.keyClick(bed.window, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    assert table.model().rowCount() == before


def test_who_asks_for_the_clear_criteria_sees_them(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "labs_urine")
    bed.step_page.form.set_answers(ward.answers("hold_criteria"))
    QApplication.processEvents()
    parts = bed.step_page.parts
    parts.fit()
    while parts.here < parts.count - 1:
        parts.turn(1)
    table = bed.step_page.findChild(CriteriaTable)
    assert table
    assert table.visibleRegion().isEmpty()
    QTest.keyClick(bed.window, Qt.Key.Key_A, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: not table.visibleRegion().isEmpty())


def test_what_is_met_stands_above_what_is_missing_as_on_the_page_of_the_patient(
    qtbot: QtBot,
) -> None:
    moment = make_ward().station.moment(MRN)
    signs = moment.regimen.fields["other_relative_signs"]
    assessment = assess_now(moment, {signs.id: tuple(each.word for each in signs.choices)})
    table = CriteriaTable()
    qtbot.addWidget(table)
    table.show_criteria(moment.regimen, what_is_met_first(assessment.criteria))
    rows = table.findChild(Table)
    assert rows
    model = rows.model()
    last = model.columnCount() - 1
    shown = [model.index(at, last).data(CELL_ROLE).mark.word for at in range(model.rowCount())]
    missing = RESULT_WORDS[Result.NOT_EVALUABLE].word
    assert RESULT_WORDS[Result.RELATIVE].word in shown[: shown.index(missing)]
    assert set(shown[shown.index(missing) :]) == {missing}


def test_the_step_begins_with_what_is_met_and_enter_goes_on_to_the_questions(
    qtbot: QtBot, ward: Ward
) -> None:
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("labs_urine", heart_rate_per_min="125")
    bed = look_at(qtbot, ward)
    assert bed.step_page.step.id == "hold_criteria"
    assert bed.step_page.parts.here == 0
    panel = bed.window.findChild(AssessmentPanel)
    assert panel
    assert panel.speaks_against
    bed.enter()
    assert bed.step_page.form.isAncestorOf(bed.focus)
    assert ward.dose().steps.get("hold_criteria") is None


def test_one_count_of_criteria_names_what_is_not_judged_yet(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "labs_urine")
    every = len(ward.regimen.criteria)
    assert f" of {every} criteria judged so far: " in counted(bed)
    bed.step_page.form.set_answers(ward.answers("hold_criteria"))
    assert counted(bed).startswith(f"{every} criteria: ")


def counted(bed: Bed) -> str:
    panel = bed.window.findChild(AssessmentPanel)
    assert panel
    return next(
        each.text() for each in panel.head.findChildren(QLabel) if "criteria" in each.text()
    )
