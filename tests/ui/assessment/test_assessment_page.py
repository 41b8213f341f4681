"""The assessment page: against the dose first, what is missing one key away, overrides."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.ui.assessment.assessment import AssessmentPage
from il2nurse.ui.assessment.rows import CLEAR_ONES
from il2nurse.ui.chart.vital_signs import VitalSignsDialog
from il2nurse.ui.dose.dialogs.hold import HoldDialog
from il2nurse.ui.dose.dialogs.not_given import NotGivenDialog
from il2nurse.ui.dose.dialogs.override import OverrideDialog
from il2nurse.ui.labs.entry import AddResultsDialog
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.table import Table
from il2nurse.workflow.chart.charting import observe
from il2nurse.workflow.dose import administration
from tests.ui.hands import click
from tests.ui.looks import doubled_shortcuts, unnamed
from tests.ui.seed import DIAZ, Seat
from tests.ward import CHARGE, DOCTOR, MRN, NURSE, PIN, STUDENT, Ward


def look_at(seat: Seat, mrn: str = MRN) -> AssessmentPage:
    seat.session.go("assessment", mrn)
    assert isinstance(seat.page, AssessmentPage)
    return seat.page


def unfold(page: AssessmentPage) -> None:
    page.table.select(CLEAR_ONES)
    QTest.keyClick(page.table, Qt.Key.Key_Return)


def rows(page: AssessmentPage) -> list[list[str]]:
    table: Table = page.table
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def text_of(seat: Seat, name: str) -> str:
    found = seat.find(name)
    assert isinstance(found, QLabel)
    return found.text()


def counts(seat: Seat) -> str:
    return text_of(seat, "criteria_counts")


def why(seat: Seat) -> str:
    return text_of(seat, "override_refused")


def chart(ward: Ward, **values: str) -> None:
    fields = tuple(ward.regimen.fields[name] for name in values)
    observe(ward.station, NURSE, MRN, fields, ObservedFact(dict(values), confirmed=tuple(values)))


def with_one_relative(seat: Seat) -> AssessmentPage:
    """Dose 1 must be held for a heart rate of 125."""
    seat.ward.pass_time(30)
    administration.begin(seat.ward.station, NURSE, MRN)
    seat.ward.walk("hold_criteria", heart_rate_per_min="125")
    return look_at(seat)


def test_one_key_leads_there_and_back_without_a_dose(seat: Seat) -> None:
    seat.session.go("patient", MRN)
    QTest.keyClick(seat.window, Qt.Key.Key_H)
    assert seat.page_name == "assessment"
    QTest.keyClick(seat.window, Qt.Key.Key_D)
    assert seat.page_name == "patient"


def test_every_criterion_has_a_row_and_the_clear_ones_are_folded(seat: Seat) -> None:
    chart(seat.ward, heart_rate_per_min="88", creatinine_mg_dl="0.9")
    page = look_at(seat)
    every = len(seat.ward.regimen.criteria)
    clear = [row for row in rows(page) if row[0].endswith(" clear")]
    (count,) = [int(row[0].split()[0]) for row in clear]
    assert count >= 2
    assert len(rows(page)) == every - count + 1
    unfold(page)
    assert len(rows(page)) == every + 1
    unfold(page)
    assert len(rows(page)) == every - count + 1


def test_the_clear_ones_of_the_next_patient_are_folded_again(seat: Seat) -> None:
    chart(seat.ward, heart_rate_per_min="88")
    page = look_at(seat)
    unfold(page)
    look_at(seat, DIAZ.mrn)
    page = look_at(seat)
    assert "Clear" not in [row[4] for row in rows(page)]


def test_what_is_met_stands_first_and_is_selected(seat: Seat) -> None:
    chart(seat.ward, alertness="somnolent", heart_rate_per_min="125", creatinine_mg_dl="0.9")
    page = look_at(seat)
    unfold(page)
    results = [row[4] for row in rows(page)]
    assert results[0] in ("Hold", "Stop the cycle")
    assert results.index("Relative") < results.index("Not evaluable") < results.index("Clear")
    page = look_at(seat)
    assert page.table.current_key() == CLEAR_ONES


def test_the_relative_criteria_are_named_where_they_are_counted(seat: Seat) -> None:
    chart(seat.ward, heart_rate_per_min="125", creatinine_mg_dl="2.6")
    counted = next(row for row in rows(look_at(seat)) if row[0] == "Number of relative criteria")
    assert counted[3].startswith("Heart rate, creatinine. ")


def test_what_is_missing_says_why(seat: Seat) -> None:
    chart(seat.ward, heart_rate_per_min="88")
    seat.ward.pass_time(60)
    row = next(row for row in rows(look_at(seat)) if row[0] == "Heart rate")
    assert row[2:4] == ["07:00 · 60 min", "60 min old, limit 30 min"]


def test_a_row_tells_value_time_age_limits_result_and_trend(seat: Seat) -> None:
    chart(seat.ward, heart_rate_per_min="88")
    seat.ward.pass_time(30)
    chart(seat.ward, heart_rate_per_min="125")
    seat.ward.pass_time(10)
    row = next(row for row in rows(look_at(seat)) if row[0] == "Heart rate")
    assert row[1:3] == ["125 per min", "07:30 · 10 min"]
    assert row[3] == "Heart rate is 120 to 130."
    assert row[4:6] == ["Relative", "up from 88"]
    assert row[6] == "88 per min, then 125 per min"


def test_the_trend_of_what_is_worked_out_is_rounded(seat: Seat) -> None:
    chart(seat.ward, systolic_mmhg="110", diastolic_mmhg="60")
    seat.ward.pass_time(30)
    chart(seat.ward, systolic_mmhg="100", diastolic_mmhg="55")
    page = look_at(seat)
    unfold(page)
    row = next(row for row in rows(page) if row[0] == "Mean arterial pressure")
    assert row[5] == "down from 76.7"


def test_the_detail_tells_rule_source_and_what_would_change_it(seat: Seat) -> None:
    chart(seat.ward, heart_rate_per_min="125")
    page = look_at(seat)
    page.table.select("heart_rate")
    told = page.detail.accessibleName()
    for part in ("What the rule says", "What would change it", "Source:", "Limits"):
        assert part in told


def test_relative_criteria_are_counted_against_what_stops_the_cycle(seat: Seat) -> None:
    chart(seat.ward, heart_rate_per_min="125")
    look_at(seat)
    assert "1 relative met (3 stop the cycle)" in counts(seat)


def test_a_missing_vital_sign_opens_the_row_of_vital_signs(seat: Seat) -> None:
    page = look_at(seat)
    page.table.select("heart_rate")
    assert "Heart rate is not on record. Measure it now." in page.detail.accessibleName()
    QTest.keyClick(seat.window, Qt.Key.Key_M)
    assert isinstance(page.drawer.top, VitalSignsDialog)
    assert page.drawer.top.form
    assert "heart_rate_per_min" in page.drawer.top.form.editors


def test_a_missing_result_opens_the_laboratory_entry(seat: Seat) -> None:
    page = look_at(seat)
    page.table.select("creatinine")
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert isinstance(page.drawer.top, AddResultsDialog)


def test_a_stale_value_is_not_evaluable_and_says_so(seat: Seat) -> None:
    chart(seat.ward, heart_rate_per_min="88")
    seat.ward.pass_time(24 * 60)
    page = look_at(seat)
    row = next(row for row in rows(page) if row[0] == "Heart rate")
    assert row[4] == "Not evaluable"
    page.table.select("heart_rate")
    assert "Measure it again." in page.detail.accessibleName()


def test_a_value_that_was_measured_changes_the_page_at_once(seat: Seat) -> None:
    page = look_at(seat)
    chart(seat.ward, heart_rate_per_min="88")
    seat.session.changed.emit()
    unfold(page)
    assert next(row for row in rows(page) if row[0] == "Heart rate")[4] == "Clear"


def test_an_override_is_offered_only_within_a_dose(seat: Seat) -> None:
    chart(seat.ward, heart_rate_per_min="125")
    look_at(seat)
    assert not seat.button("override").isEnabled()
    assert "Only a prescriber orders an override" in why(seat)


def test_an_override_is_recorded_and_seen_on_every_page(seat: Seat) -> None:
    page = with_one_relative(seat)
    QTest.keyClick(seat.window, Qt.Key.Key_O)
    dialog = page.drawer.top
    assert isinstance(dialog, OverrideDialog)
    assert dialog.form
    dialog.form.set_answers(
        {
            "reason": "Fever is treated",
            "prescriber": DOCTOR.id,
            "called_at": seat.ward.station.now().at.isoformat(),
            "order": "As agreed",
            "read_back": ("yes",),
        }
    )
    dialog.witness.people.choose(CHARGE.id)
    dialog.witness.pin.setText(PIN)
    click(seat.button("record_override"))
    overridden = next(row for row in rows(page) if row[0] == "Number of relative criteria")
    assert overridden[4] == "Overridden"
    assert "1 overridden" in counts(seat)
    told = [chip.text() for chip in page.findChildren(Chip)]
    assert "Dose 1 · May be given: a hold is overridden" in told
    seat.session.go("patient", MRN)
    assert "by order of Erin Vance, MD (prescriber), witnessed by Mika Sato, RN" in seat.spoken


def test_a_dose_that_must_be_held_is_held_from_here_after_the_call(seat: Seat) -> None:
    page = with_one_relative(seat)
    hold = page.foot.hold
    assert hold.stands_out
    assert not page.foot.measure.stands_out
    whom = text_of(seat, "whom_to_call")
    assert whom == f"Call now: {DOCTOR.shown}, who ordered this cycle."
    assert "a charge nurse" in why(seat)
    assert not page.override.override.stands_out
    QTest.keyClick(seat.window, Qt.Key.Key_F8)
    dialog = page.drawer.top
    assert isinstance(dialog, HoldDialog)
    assert dialog.form
    dialog.form.set_answers(
        {
            "reason": "criteria",
            "prescriber": DOCTOR.id,
            "called_at": seat.ward.station.now().at.isoformat(),
            "order": "Hold this dose",
            "read_back": ("yes",),
        }
    )
    click(seat.button("record_hold"))
    assert seat.ward.dose().held, seat.spoken
    assert "dose 1 is held" in seat.said


def test_a_dose_that_nobody_began_is_held_from_here_too(seat: Seat) -> None:
    chart(seat.ward, heart_rate_per_min="125")
    page = look_at(seat)
    assert page.foot.hold.stands_out
    QTest.keyClick(seat.window, Qt.Key.Key_F8)
    assert isinstance(page.drawer.top, NotGivenDialog)


def test_before_a_dose_is_due_newer_values_may_change_its_hold(seat: Seat) -> None:
    seat.ward.pass_time(30)
    seat.ward.give()
    chart(seat.ward, heart_rate_per_min="125")
    page = look_at(seat)
    assert not page.foot.hold.stands_out
    assert page.foot.measure.stands_out
    assert "newer values may change this" in text_of(seat, "whom_to_call")


def test_nothing_is_held_where_no_criterion_is_met(seat: Seat) -> None:
    chart(seat.ward, heart_rate_per_min="88")
    look_at(seat)
    assert not seat.shows("hold_dose")
    assert not seat.shows("whom_to_call")


def test_a_student_neither_overrides_nor_sees_the_button(seat: Seat) -> None:
    with_one_relative(seat)
    seat.session.end()
    seat.session.begin(STUDENT)
    look_at(seat)
    assert not seat.shows("override")
    assert not seat.shows("hold_dose")
    assert seat.shows("vital_signs")


def test_without_an_order_the_page_says_so(seat: Seat) -> None:
    look_at(seat, DIAZ.mrn)
    assert "No order yet" in counts(seat)
    assert not seat.shows("measure")


def test_names_and_keys(seat: Seat, qtbot: QtBot) -> None:
    page = with_one_relative(seat)
    assert unnamed(page) == []
    assert doubled_shortcuts(page) == []


def test_what_speaks_against_the_dose_is_named_above_the_rows(seat: Seat) -> None:
    chart(seat.ward, heart_rate_per_min="125", creatinine_mg_dl="2.6")
    look_at(seat)
    told = text_of(seat, "criteria_against")
    assert told.startswith("Heart rate: 125 per min, 0 min ago. Creatinine: 2.6 mg/dL, 0 min ago.")
    assert told.endswith("2 of 3 relative criteria met; one more stops the cycle.")
