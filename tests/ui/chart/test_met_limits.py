"""What the limits say of a set while it is typed stays in view, with the count that it adds to."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.rules.assessment.when_charted import relative_finding
from il2nurse.ui.chart.vital_signs import WHEN_TAKEN, VitalSignsDialog
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.workflow.chart import charting
from tests.ui.chart.test_charting import enter, type_vitals
from tests.ui.seed import Seat
from tests.ward import MRN, NURSE


def chart_labs(seat: Seat, **values: str) -> None:
    station, regimen = seat.ward.station, seat.ward.regimen
    fields = tuple(regimen.fields[name] for name in values)
    charting.observe(station, NURSE, MRN, fields, ObservedFact(dict(values)))


def told(dialog: VitalSignsDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def in_view(dialog: VitalSignsDialog) -> list[str]:
    """The findings of which no edge is hidden."""
    return [
        box.accessibleName()
        for box in dialog.findChildren(FindingBox)
        if box.isVisible()
        and dialog.rect().contains(QRect(box.mapTo(dialog, QPoint(0, 0)), box.size()))
        and box.visibleRegion().boundingRect().height() == box.height()
    ]


def test_a_limit_that_is_met_is_whole_in_view(qtbot: QtBot, seat: Seat) -> None:
    dialog = type_vitals(seat, heart_rate_per_min="128")
    qtbot.waitUntil(lambda: any("relative criterion met" in each for each in in_view(dialog)))
    (counted,) = [each for each in in_view(dialog) if "heart rate" in each.lower()]
    assert "1 relative criterion met: heart rate 128 per min." in counted
    assert "Treat fever and low pressure, and count the heart rate again." in counted


def test_what_is_only_watched_says_its_own_part_of_the_band(qtbot: QtBot, seat: Seat) -> None:
    dialog = type_vitals(seat, heart_rate_per_min="105")
    qtbot.waitUntil(lambda: any("from 120 it counts" in each for each in in_view(dialog)))
    (watched,) = [each for each in in_view(dialog) if "Heart rate" in each]
    assert watched.startswith("Watch: Heart rate is 100 to 119.")


def test_an_emergency_stands_first_with_whom_to_call(qtbot: QtBot, seat: Seat) -> None:
    chart_labs(seat, creatinine_mg_dl="2.6", bicarbonate_meq_l="17")
    worse = {"respiratory_rate_per_min": "26", "spo2_percent": "91", "systolic_mmhg": "95"}
    dialog = type_vitals(seat, heart_rate_per_min="128", **worse)
    qtbot.waitUntil(lambda: any("emergency" in each for each in in_view(dialog)))
    first, second, *_ = in_view(dialog)
    assert first.startswith("NEWS2 ")
    assert "Call now: the emergency team" in first
    assert second.startswith("Stop the cycle: ")
    assert "Call: " in second


def test_the_third_relative_criterion_says_that_it_stops_the_cycle(
    qtbot: QtBot, seat: Seat
) -> None:
    chart_labs(seat, creatinine_mg_dl="2.6", bicarbonate_meq_l="17")
    dialog = type_vitals(seat, heart_rate_per_min="128")
    qtbot.waitUntil(lambda: any("stop the cycle" in each for each in in_view(dialog)))
    (counted,) = [each for each in in_view(dialog) if "relative criteria met" in each]
    assert counted.startswith("Stop the cycle: 3 relative criteria met: ")
    assert "heart rate 128 per min, creatinine 2.6 mg/dL, bicarbonate 17 mEq/L." in counted


def test_what_is_no_relative_criterion_counts_nothing(seat: Seat) -> None:
    chart_labs(seat, creatinine_mg_dl="2.6", bicarbonate_meq_l="17")
    moment = seat.ward.station.moment(MRN)
    assert relative_finding(moment, {"heart_rate_per_min": "105"}) is None


def test_the_time_of_measurement_is_said_and_follows_what_is_typed(seat: Seat) -> None:
    dialog = type_vitals(seat)
    now = seat.ward.station.local(seat.ward.station.now().at)
    assert f"Measured now, {now:%H:%M}." in told(dialog)
    dialog.options.earlier.click()
    dialog.options.form.editors["at"].set_answer(
        (seat.ward.station.now().at.replace(second=0, microsecond=0)).isoformat()
    )
    assert f"Measured {now:%H:%M}." in told(dialog)


def test_a_result_of_blood_needs_the_time_when_it_was_taken(qtbot: QtBot, seat: Seat) -> None:
    moment = seat.ward.station.moment(MRN)
    fields = [seat.ward.regimen.fields["creatinine_mg_dl"]]
    dialog = VitalSignsDialog(seat.session, moment, fields, None, "Record what is missing")
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.typed.set_answers({"creatinine_mg_dl": "1.1"})
    dialog.act()
    assert not seat.ward.station.case(MRN).chart.sets
    assert WHEN_TAKEN in told(dialog)
    dialog.options.form.editors["at"].set_answer(seat.ward.station.now().at.isoformat())
    dialog.act()
    assert seat.ward.station.case(MRN).chart.sets


def test_what_follows_for_the_dose_stands_above_everything_that_is_typed(
    qtbot: QtBot, seat: Seat
) -> None:
    chart_labs(seat, creatinine_mg_dl="2.6", bicarbonate_meq_l="17")
    type_vitals(seat, heart_rate_per_min="84")
    enter(seat)
    dialog = type_vitals(seat, heart_rate_per_min="128")
    enter(seat)
    qtbot.waitUntil(lambda: any(each.startswith("Unusual") for each in in_view(dialog)))
    assert any(each.startswith("Stop the cycle: ") for each in in_view(dialog))
    boxes = [box for box in dialog.findChildren(FindingBox) if box.isVisible()]
    stop = next(box for box in boxes if box.accessibleName().startswith("Stop the cycle"))
    below = [*(box for box in boxes if box is not stop), dialog.typed, dialog.score]
    assert all(top(dialog, stop) < top(dialog, each) for each in below)


def test_one_button_records_while_a_value_is_not_confirmed(seat: Seat) -> None:
    type_vitals(seat)
    enter(seat)
    dialog = type_vitals(seat, heart_rate_per_min="150")
    assert dialog.main.isVisible()
    enter(seat)
    assert dialog.unusual.confirm.isVisible()
    assert dialog.main.isHidden()
    dialog.typed.set_answers({"heart_rate_per_min": "90"})
    assert dialog.main.isVisible()
    assert dialog.unusual.confirm.isHidden()


def top(dialog: VitalSignsDialog, part: QWidget) -> int:
    return part.mapTo(dialog, QPoint(0, 0)).y()
