"""The right column says once when the newest values were taken, and marks what differs."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.ui.chart.newest_values import NewestValues
from il2nurse.ui.widgets.facts import Facts
from il2nurse.workflow.chart.charting import observe
from il2nurse.workflow.course.closing import CloseReason, close_cycle
from il2nurse.workflow.course.prescribing import OwnPin
from tests.ward import DOCTOR, MRN, NURSE, PIN, Ward, make_ward

WHY = CloseReason("prescriber", "The patient asked for a pause.")


def chart(ward: Ward, **values: str) -> None:
    fields = tuple(ward.regimen.fields[name] for name in values)
    observe(ward.station, NURSE, MRN, fields, ObservedFact(dict(values), confirmed=tuple(values)))


def told(qtbot: QtBot, ward: Ward) -> list[str]:
    column = NewestValues()
    qtbot.addWidget(column)
    column.show_moment(ward.station.moment(MRN))
    vital = column.findChildren(Facts)[0]
    return [part.accessibleName() for part in vital.findChildren(QWidget) if part.accessibleName()]


def test_what_was_just_taken_has_no_age_in_its_row(qtbot: QtBot) -> None:
    ward = make_ward()
    chart(ward, heart_rate_per_min="84", temperature_c="36.8")
    rows = told(qtbot, ward)
    assert "Heart rate, 84 per min" in rows
    assert "Temperature, 36.8 °C" in rows


def test_an_older_value_beside_newer_ones_says_its_age(qtbot: QtBot) -> None:
    ward = make_ward()
    chart(ward, temperature_c="36.8")
    ward.pass_time(20)
    chart(ward, heart_rate_per_min="84")
    rows = told(qtbot, ward)
    assert "Heart rate, 84 per min" in rows
    assert "Temperature, 36.8 °C, 20 min" in rows


def test_a_set_that_is_too_old_as_a_whole_says_so_once(qtbot: QtBot) -> None:
    ward = make_ward()
    chart(ward, heart_rate_per_min="84", temperature_c="36.8")
    ward.pass_time(120)
    rows = told(qtbot, ward)
    assert rows[0] == "Too old for a dose, measure again"
    assert "Heart rate, 84 per min" in rows


def test_with_no_dose_ahead_it_says_that_they_are_old(qtbot: QtBot) -> None:
    ward = make_ward()
    chart(ward, heart_rate_per_min="84")
    close_cycle(ward.station, DOCTOR, MRN, OwnPin(PIN), WHY)
    ward.pass_time(2 * 24 * 60)
    assert told(qtbot, ward)[0] == "For a dose, too old"


def test_one_that_is_too_old_beside_newer_ones_is_marked(qtbot: QtBot) -> None:
    ward = make_ward()
    chart(ward, temperature_c="36.8")
    ward.pass_time(120)
    chart(ward, heart_rate_per_min="84")
    rows = told(qtbot, ward)
    assert "Too old for a dose, measure again" not in rows
    assert "Temperature, 36.8 °C, 2 h" in rows


def test_a_score_that_cannot_be_told_names_what_it_lacks(qtbot: QtBot) -> None:
    ward = make_ward()
    assert "NEWS2, not complete" in told(qtbot, ward)
    chart(ward, heart_rate_per_min="84", temperature_c="36.8")
    (row,) = [each for each in told(qtbot, ward) if each.startswith("NEWS2")]
    assert "SpO₂" in row
    assert "Temp" not in row
    ward.pass_time(180)
    assert "NEWS2, values too old" in told(qtbot, ward)
