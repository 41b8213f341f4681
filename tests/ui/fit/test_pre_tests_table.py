"""The pre-tests are one table: result, date, age and limit in one row, one button for both."""

from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.ui.forms.dated_table import DatedTable
from il2nurse.workflow.chart.charting import observe
from il2nurse.workflow.dose import administration
from tests.ui.dose.conftest import look_at
from tests.ui.dose.keyboard import Bed
from tests.ui.hands import click
from tests.ui.look.cut_looks import look, windows
from tests.ward import MRN, NURSE, make_ward

RESULT, DATE = "thallium_stress_test", "thallium_stress_test_date"


def at_pre_tests(qtbot: QtBot, *, filed: bool) -> Bed:
    """The step with nothing on file, or with every result charted before."""
    ward = make_ward()
    ward.pass_time(15)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("identify")
    answers = ward.answers("pre_tests")
    fields = tuple(each for each in ward.regimen.step("pre_tests").fields if each.id in answers)
    if filed:
        charted = ObservedFact({each.id: answers[each.id] for each in fields})
        observe(ward.station, NURSE, MRN, fields, charted)
    return look_at(qtbot, ward)


def seen(bed: Bed) -> list[str]:
    """Every text of the table in view."""
    table = bed.window.findChild(DatedTable)
    assert table is not None
    return [each.text() for each in table.findChildren(QLabel) if each.isVisible()]


def test_a_row_on_file_says_result_date_age_and_limit(qtbot: QtBot) -> None:
    bed = at_pre_tests(qtbot, filed=True)
    texts = seen(bed)
    assert texts[:4] == ["Test", "Result", "Done on", "Age"]
    assert {"Normal", "11-Nov-2026", "9 days ago\ngood until 09-Dec-2026"} <= set(texts)
    assert not any("charted" in text for text in texts)


def test_nothing_of_it_is_cut_in_any_window(qtbot: QtBot) -> None:
    bed = at_pre_tests(qtbot, filed=True)
    found = [each for size in windows() for each in look(bed.window, size, "pre_tests")]
    assert not found, "\n".join(found)


def test_each_number_without_a_date_has_a_row_of_its_own(qtbot: QtBot) -> None:
    bed = at_pre_tests(qtbot, filed=True)
    first, second = (bed.step_page.form.editors[name] for name in ("fev1_l", "fev1_percent"))
    assert first.mapToGlobal(first.rect().topLeft()).x() == (
        second.mapToGlobal(second.rect().topLeft()).x()
    )
    assert {"FEV1, if reported", "FEV1 %"} & set(seen(bed))


def test_a_new_result_has_a_new_date(qtbot: QtBot) -> None:
    bed = at_pre_tests(qtbot, filed=True)
    editors = bed.step_page.form.editors
    assert editors[RESULT].on_file
    assert editors[DATE].on_file
    click(bed.find(f"new_{RESULT}"))
    assert not editors[RESULT].on_file
    assert not editors[DATE].on_file
    assert editors[RESULT].isAncestorOf(bed.focus)
    assert editors["pulmonary_function"].on_file
    bed.look_through()
    bed.page.bar.confirm.click()
    assert "new result" in editors[RESULT].messages.slip
    assert "pre_tests" not in bed.ward.dose().steps


def test_a_date_that_is_typed_says_until_when_it_is_good(qtbot: QtBot) -> None:
    bed = at_pre_tests(qtbot, filed=False)
    editors = bed.step_page.form.editors
    editors[DATE].set_answer("2026-10-12")
    QApplication.processEvents()
    assert "39 days ago\nwas good until 09-Nov-2026" in seen(bed)
    assert editors[DATE].messages.isVisible()
