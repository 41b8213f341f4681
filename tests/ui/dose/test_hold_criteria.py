"""The hold criteria: green has to be earned by answers and values."""

from pytestqt.qtbot import QtBot

from il2nurse.domain.rules.assessment.step_findings import assess_now
from il2nurse.ui.chart.newest_values import hold_criteria
from il2nurse.ui.dose.panels.assessment import AssessmentPanel, open_mark
from il2nurse.ui.look.tones import Tone
from tests.ui.dose.conftest import open_bed
from tests.ui.dose.keyboard import Bed
from tests.ward import MRN, Ward, make_ward


def verdict(bed: Bed) -> str:
    panel = bed.window.findChild(AssessmentPanel)
    assert panel is not None
    return str(panel.verdict.text())


def test_open_questions_are_counted_before_anything_is_green(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "labs_urine")
    assert bed.step_page.step.id == "hold_criteria"
    assert verdict(bed) == "4 questions open"
    bed.step_page.form.set_answers(ward.answers("hold_criteria"))
    assert verdict(bed) == "Nothing speaks against the dose"


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
