"""A nurse charts by keyboard alone: vital signs, intake and output, corrections, bad input."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QWidget

from il2nurse.domain.record.chart.chart import Chart, ObservedSet
from il2nurse.readable.chart.charted_items import charted_items, item_line
from il2nurse.ui.chart.correction import CorrectionDialog
from il2nurse.ui.chart.dose_correction import DoseCorrectionDialog
from il2nurse.ui.chart.fluid_panel import FluidPanel
from il2nurse.ui.chart.fluids import FluidsDialog
from il2nurse.ui.chart.live_score import LiveScore
from il2nurse.ui.chart.vital_signs import VitalSignsDialog
from il2nurse.ui.forms.form import focus_in
from il2nurse.ui.patient.doses_page import DosesPage
from il2nurse.ui.widgets.table import Table
from il2nurse.workflow.course.closing import CloseReason, close_cycle
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.dose import administration
from il2nurse.workflow.patient.admission import discharge
from tests.ui.dose.test_reachable import keys_in_use
from tests.ui.hands import click
from tests.ui.looks import unnamed
from tests.ui.seed import Seat
from tests.ward import DOCTOR, MRN, NURSE, PIN, SECOND, key

NUMBERS = ("88", "sinus", "118", "72", "16", "37.2", "97", "room_air", "alert", "normal", "2")
FORM = (
    "heart_rate_per_min",
    "rhythm",
    "systolic_mmhg",
    "diastolic_mmhg",
    "respiratory_rate_per_min",
    "temperature_c",
    "spo2_percent",
    "oxygen_device",
    "alertness",
    "mental_status",
    "pain_0_10",
)
GOOD = dict(zip(FORM, NUMBERS, strict=True))


def chart(seat: Seat) -> Chart:
    return seat.ward.station.case(MRN).chart


def newest(seat: Seat) -> ObservedSet:
    return max(chart(seat).sets, key=lambda observed: observed.seq)


def focus(seat: Seat) -> QWidget:
    return focus_in(seat.window) or seat.window


def press(
    seat: Seat,
    which: Qt.Key,
    held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    QTest.keyClick(focus(seat), which, held)


def alt(seat: Seat, which: Qt.Key) -> None:
    press(seat, which, Qt.KeyboardModifier.AltModifier)


def write(seat: Seat, text: str) -> None:
    QTest.keyClicks(focus(seat), text)


def enter(seat: Seat) -> None:
    press(seat, Qt.Key.Key_Return)


def open_page(seat: Seat) -> DosesPage:
    seat.session.go("patient", MRN)
    assert isinstance(seat.page, DosesPage)
    return seat.page


def answer(seat: Seat, text: str) -> None:
    """Answer where the keyboard is: a number is typed, a list is gone through by its arrow."""
    here = focus(seat)
    if isinstance(here, QComboBox):
        for _ in range(here.findData(text) - here.currentIndex()):
            press(seat, Qt.Key.Key_Down)
    else:
        write(seat, text)


def type_vitals(seat: Seat, **changed: str) -> VitalSignsDialog:
    """Open the row by its key and type it, Enter after each value but the last; Tab passes one."""
    page = open_page(seat)
    QTest.keyClick(seat.window, Qt.Key.Key_V)
    dialog = page.drawer.top
    assert isinstance(dialog, VitalSignsDialog)
    for name, text in {**GOOD, **changed}.items():
        if text:
            assert dialog.typed.editors[name].isAncestorOf(focus(seat)), name
            answer(seat, text)
        if name != FORM[-1]:
            press(seat, Qt.Key.Key_Return if text else Qt.Key.Key_Tab)
    return dialog


def record(seat: Seat) -> None:
    press(seat, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def said(widget: QWidget) -> str:
    parts = [each for each in widget.findChildren(QWidget) if each.isVisible()]
    words = [each.text() for each in parts if isinstance(each, QLabel)]
    return "\n".join([*words, *(each.accessibleName() for each in parts)])


def fluid(seat: Seat, letter: str, number: str) -> FluidsDialog:
    """Intake and output by its key, the letter of the kind, the number, Enter."""
    page = seat.page
    assert isinstance(page, DosesPage)
    if not isinstance(page.drawer.top, FluidsDialog):
        QTest.keyClick(seat.window, Qt.Key.Key_I)
    dialog = page.drawer.top
    assert isinstance(dialog, FluidsDialog)
    write(seat, letter)
    write(seat, number)
    enter(seat)
    return dialog


def test_a_row_is_typed_and_recorded_with_enter_alone(seat: Seat) -> None:
    seat.ward.pass_time(75)
    type_vitals(seat)
    enter(seat)
    kept = newest(seat)
    assert kept.values["pain_0_10"] == "2"
    assert kept.values["oxygen_l_per_min"] == "0"
    assert kept.form == "vital_signs"
    assert "NEWS2 score 0. Next vital signs are due" in seat.said


def test_the_score_and_its_parts_follow_what_is_typed(seat: Seat) -> None:
    dialog = type_vitals(seat, respiratory_rate_per_min="25", temperature_c="39.4")
    score = dialog.findChild(LiveScore)
    assert score is not None
    assert "NEWS2, scale 1: 5 · urgent" in score.accessibleName()
    assert "RR +3" in said(dialog)
    enter(seat)
    assert "Call the medical team" in seat.said


def test_danger_is_shown_before_anything_is_recorded(seat: Seat) -> None:
    dialog = type_vitals(seat, systolic_mmhg="78", diastolic_mmhg="40")
    assert "Hold" in said(dialog)
    assert not chart(seat).sets


def test_a_partial_set_has_its_reason_and_no_score(seat: Seat) -> None:
    page = open_page(seat)
    QTest.keyClick(seat.window, Qt.Key.Key_V)
    write(seat, "91")
    alt(seat, Qt.Key.Key_P)
    write(seat, "3")
    dialog = page.drawer.top
    assert isinstance(dialog, VitalSignsDialog)
    assert "not scored" in said(dialog)
    assert "Mental status, Device." in said(dialog)
    enter(seat)
    assert newest(seat).reason == "refused"
    assert dict(newest(seat).values) == {"heart_rate_per_min": "91"}
    assert "partial and not scored" in seat.said


def test_sleep_excuses_no_blood_pressure_and_no_breathing(seat: Seat) -> None:
    page = open_page(seat)
    QTest.keyClick(seat.window, Qt.Key.Key_V)
    write(seat, "91")
    alt(seat, Qt.Key.Key_P)
    write(seat, "1")
    dialog = page.drawer.top
    assert isinstance(dialog, VitalSignsDialog)
    assert "“Asleep” is no reason to leave open: Systolic, Diastolic, RR, SpO₂." in said(dialog)
    enter(seat)
    assert not chart(seat).sets
    assert "Measure what is missing, or choose another reason." in said(dialog)


def test_a_volume_says_for_when_it_is_recorded(seat: Seat) -> None:
    open_page(seat)
    dialog = fluid(seat, "u", "200")
    assert "Recorded for now, " in said(dialog)
    alt(seat, Qt.Key.Key_T)
    write(seat, "05:30")
    assert "Recorded for 05:30." in said(dialog)


def test_an_earlier_time_is_kept_and_marked_late(seat: Seat) -> None:
    seat.ward.pass_time(120)
    dialog = type_vitals(seat)
    alt(seat, Qt.Key.Key_T)
    write(seat, "07:30")
    assert "late entry, 90 min" in said(dialog)
    enter(seat)
    record(seat)
    assert newest(seat).entered_after == timedelta(minutes=90)


def test_a_very_late_entry_needs_its_reason(seat: Seat) -> None:
    seat.ward.pass_time(14 * 60)
    type_vitals(seat)
    alt(seat, Qt.Key.Key_T)
    write(seat, "07:00")
    record(seat)
    assert not chart(seat).sets
    enter(seat)
    write(seat, "Charted on paper while the station was down")
    record(seat)
    assert (newest(seat).late_reason or "").startswith("Charted on paper")


def test_an_unusual_value_is_confirmed_by_its_own_key(seat: Seat) -> None:
    type_vitals(seat)
    enter(seat)
    dialog = type_vitals(seat, heart_rate_per_min="150")
    enter(seat)
    assert len(chart(seat).sets) == 1
    assert "last value 88" in said(dialog)
    record(seat)
    assert len(chart(seat).sets) == 1
    alt(seat, Qt.Key.Key_C)
    assert newest(seat).confirmed == ("heart_rate_per_min",)


def test_another_value_takes_the_confirmation_back(seat: Seat) -> None:
    type_vitals(seat)
    enter(seat)
    dialog = type_vitals(seat, heart_rate_per_min="150")
    enter(seat)
    dialog.typed.editors["heart_rate_per_min"].focus()
    press(seat, Qt.Key.Key_Backspace)
    assert dialog.unusual.fields == ()
    alt(seat, Qt.Key.Key_C)
    assert len(chart(seat).sets) == 1


def test_an_unusual_value_of_a_step_is_confirmed_too(seat: Seat) -> None:
    type_vitals(seat)
    enter(seat)
    administration.begin(seat.ward.station, NURSE, MRN)
    seat.ward.walk("contraindications")
    dose = seat.ward.dose()
    step = seat.ward.regimen.step("vital_signs")
    seat.session.go("dose", MRN, key())
    QApplication.processEvents()
    for name, text in {**seat.ward.answers(step.id), "heart_rate_per_min": "150"}.items():
        editor = seat.page.findChild(QWidget, name)
        # What is on file has no line or list that is open; it serves as it stands.
        if isinstance(editor, QLineEdit | QComboBox) and isinstance(text, str):
            editor.setFocus()
            answer(seat, text)
    record(seat)
    assert step.id not in seat.ward.dose(dose.key.slot).steps
    alt(seat, Qt.Key.Key_C)
    assert step.id in seat.ward.dose(dose.key.slot).steps
    assert newest(seat).confirmed == ("heart_rate_per_min",)


def test_the_scale_is_chosen_by_a_prescribers_word(seat: Seat) -> None:
    type_vitals(seat, spo2_percent="90")
    alt(seat, Qt.Key.Key_S)
    write(seat, "2")
    enter(seat)
    write(seat, "1")
    enter(seat)
    write(seat, "Target 88 to 92 %")
    enter(seat)
    assert chart(seat).scale(seat.ward.station.now().at) == 2
    assert "scale 2" in seat.spoken


@pytest.mark.parametrize(
    ("name", "text", "why"),
    [
        ("spo2_percent", "110", "cannot be right"),
        ("temperature_c", "99.5", "°F"),
        ("heart_rate_per_min", "1,088", "measure or type it again"),
        ("heart_rate_per_min", "880", "cannot be right"),
        ("respiratory_rate_per_min", "sixteen", "not a number"),
        ("diastolic_mmhg", "130", "below"),
    ],
)
def test_what_cannot_be_meant_is_refused_at_its_field(
    seat: Seat, name: str, text: str, why: str
) -> None:
    page = open_page(seat)
    QTest.keyClick(seat.window, Qt.Key.Key_V)
    dialog = page.drawer.top
    assert isinstance(dialog, VitalSignsDialog)
    dialog.typed.set_answers({**GOOD, "oxygen_l_per_min": "0"})
    editor = dialog.typed.editors[name]
    editor.set_answer("")
    editor.focus()
    write(seat, text)
    record(seat)
    assert not chart(seat).sets
    assert why in said(dialog)


def test_pasted_text_is_refused(seat: Seat) -> None:
    page = open_page(seat)
    QTest.keyClick(seat.window, Qt.Key.Key_V)
    QGuiApplication.clipboard().setText("HR 88 bpm")
    press(seat, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    record(seat)
    assert not chart(seat).sets
    assert page.drawer.top is not None
    assert "does not belong in it" in said(page.drawer.top)


def test_a_time_in_the_future_is_refused(seat: Seat) -> None:
    dialog = type_vitals(seat)
    alt(seat, Qt.Key.Key_T)
    write(seat, "09:00")
    record(seat)
    assert not chart(seat).sets
    assert "future" in said(dialog)


def test_the_hour_that_comes_twice_is_asked_for(seat: Seat) -> None:
    # At 02:30 after the clocks went back, 01:30 was twice.
    night = seat.ward.station.now().at.replace(year=2027, month=11, day=7, hour=7, minute=30)
    seat.ward.clock.move(night - seat.ward.station.now().at)
    dialog = type_vitals(seat)
    alt(seat, Qt.Key.Key_T)
    write(seat, "01:30")
    record(seat)
    assert not chart(seat).sets
    assert "comes twice" in said(dialog)
    QTest.keyClick(seat.find("second_at"), Qt.Key.Key_Space)
    record(seat)
    assert newest(seat).at == night.replace(hour=6, minute=30)


def test_routine_urine_is_three_keys_and_the_number(seat: Seat) -> None:
    open_page(seat)
    fluid(seat, "u", "250")
    (kept,) = chart(seat).fluids
    assert (kept.fluid.kind, str(kept.fluid.ml)) == ("urine", "250")


def test_a_large_volume_is_confirmed_by_its_own_key(seat: Seat) -> None:
    open_page(seat)
    fluid(seat, "u", "2500")
    enter(seat)
    assert not chart(seat).fluids
    alt(seat, Qt.Key.Key_C)
    (kept,) = chart(seat).fluids
    assert kept.confirmed


@pytest.mark.parametrize("text", ["9000", "-5", "1,000", "abc"])
def test_a_volume_that_cannot_be_meant_is_refused(seat: Seat, text: str) -> None:
    open_page(seat)
    fluid(seat, "u", text)
    assert not chart(seat).fluids


def totals(dialog: FluidsDialog) -> list[list[str]]:
    table = dialog.findChild(Table, "fluid_totals")
    assert table is not None
    model = table.model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_what_is_not_charted_is_said_and_is_not_nothing(seat: Seat) -> None:
    open_page(seat)
    dialog = fluid(seat, "u", "0")
    shift = totals(dialog)[0]
    assert shift[1:3] == ["–", "0"]
    assert shift[4] == "0"
    assert shift[7] == "incomplete"
    panel = dialog.findChild(FluidPanel)
    assert panel is not None
    assert "intake" in panel.gaps.text()


def test_a_weight_is_charted_from_the_fluids_and_seen_there(seat: Seat) -> None:
    seat.ward.pass_time(60)
    page = open_page(seat)
    QTest.keyClick(seat.window, Qt.Key.Key_I)
    alt(seat, Qt.Key.Key_W)
    write(seat, "74")
    enter(seat)
    assert newest(seat).values == {"weight_kg": "74"}
    assert isinstance(page.drawer.top, FluidsDialog)
    assert "Weight 74 kg" in said(page.drawer.top)


def test_a_period_with_nothing_is_said_apart(seat: Seat) -> None:
    open_page(seat)
    dialog = fluid(seat, "d", "200")
    alt(seat, Qt.Key.Key_N)
    write(seat, "1")
    enter(seat)
    write(seat, "06:00")
    enter(seat)
    write(seat, "n")
    enter(seat)
    (period,) = chart(seat).no_fluid
    assert (period.direction, period.kind) == ("out", "urine")
    assert dialog.isVisible()


def test_a_value_is_corrected_and_the_old_one_stays(seat: Seat) -> None:
    type_vitals(seat)
    enter(seat)
    QTest.keyClick(seat.window, Qt.Key.Key_C)
    enter(seat)
    write(seat, "1")
    enter(seat)
    write(seat, "98")
    enter(seat)
    write(seat, "Read wrongly")
    enter(seat)
    kept = newest(seat)
    assert kept.values["heart_rate_per_min"] == "98"
    assert [(each.was, each.now) for each in kept.corrections] == [("88", "98")]
    moment = seat.ward.station.moment(MRN)
    (item,) = charted_items(chart(seat), kept.at, moment.at)
    told = item_line(item, moment.regimen, seat.session.words)
    assert "HR 98 per min (was 88 per min)" in told


def test_a_number_key_goes_on_to_the_right_value(seat: Seat) -> None:
    type_vitals(seat)
    enter(seat)
    QTest.keyClick(seat.window, Qt.Key.Key_C)
    enter(seat)
    for digit in ("3", "1", "4"):
        write(seat, digit)
    page = seat.page
    assert isinstance(page, DosesPage)
    dialog = page.drawer.top
    assert isinstance(dialog, CorrectionDialog)
    assert dialog.chosen == "systolic_mmhg"
    assert dialog.right is not None
    assert dialog.right.answers()["systolic_mmhg"] == "14"
    assert seat.window.isActiveWindow()
    assert "\N{RIGHTWARDS ARROW}" not in said(dialog)
    dialog.right.set_answers({"systolic_mmhg": "114"})
    assert "118 mmHg \N{RIGHTWARDS ARROW} 114 mmHg" in said(dialog)


def test_a_volume_is_struck_out_with_a_reason(seat: Seat) -> None:
    open_page(seat)
    fluid(seat, "u", "250")
    press(seat, Qt.Key.Key_Escape)
    QTest.keyClick(seat.window, Qt.Key.Key_C)
    enter(seat)
    write(seat, "4")
    enter(seat)
    enter(seat)
    assert chart(seat).fluids
    write(seat, "Another patient's")
    enter(seat)
    assert not chart(seat).fluids
    assert len(chart(seat).struck) == 1


def test_a_signature_that_falls_is_said_before_and_after(seat: Seat) -> None:
    seat.ward.give()
    page = open_page(seat)
    QTest.keyClick(seat.window, Qt.Key.Key_C)
    table = seat.find("charted_entries")
    assert isinstance(table, Table)
    charted = {str(each.seq) for each in chart(seat).sets if each.step == "vital_signs"}
    while table.current_key() not in charted:
        press(seat, Qt.Key.Key_Down)
    enter(seat)
    dialog = page.drawer.top
    assert isinstance(dialog, CorrectionDialog)
    assert "Dose 1 was signed with this entry" in said(dialog)
    write(seat, "1")
    enter(seat)
    alt(seat, Qt.Key.Key_X)
    write(seat, "Not measured")
    alt(seat, Qt.Key.Key_X)
    assert "The signature of dose 1 no longer counts" in seat.said
    assert not seat.ward.dose().signed


def test_the_ward_list_says_that_vital_signs_are_overdue(seat: Seat) -> None:
    type_vitals(seat)
    enter(seat)
    seat.ward.pass_time(200)
    seat.session.go("ward")
    table = seat.find("ward_list")
    assert isinstance(table, Table)
    model = table.model()
    told = [str(model.index(0, column).data()) for column in range(model.columnCount())]
    assert any("overdue" in cell for cell in told[7:8])


@pytest.mark.parametrize("which", [Qt.Key.Key_V, Qt.Key.Key_I, Qt.Key.Key_C])
def test_every_input_has_a_name_and_no_key_two_meanings(seat: Seat, which: Qt.Key) -> None:
    open_page(seat)
    QTest.keyClick(seat.window, which)
    assert unnamed(seat.window) == []
    assert [each for each, times in keys_in_use(seat.window).items() if times > 1] == []


def test_a_day_of_charting_by_keyboard_alone(seat: Seat) -> None:
    day: list[str] = []
    for hour in range(0, 24, 2):
        rate = str(84 + hour)
        type_vitals(seat, heart_rate_per_min=rate)
        enter(seat)
        fluid(seat, "u", str(100 + hour))
        fluid(seat, "d", "150")
        if hour == 22:
            seat.ward.pass_time(1)
        dialog = fluid(seat, "s", "0")
        day = totals(dialog)[1]
        press(seat, Qt.Key.Key_Escape)
        seat.ward.pass_time(120)
    assert len(chart(seat).sets) == 12
    assert len(chart(seat).fluids) == 36
    assert day[1] == "1,800"
    assert day[4] == "1,332"
    assert day[7] == "complete"


def test_the_row_of_a_dose_s_bag_opens_the_correction_of_the_dose(seat: Seat) -> None:
    seat.ward.give()
    page = open_page(seat)
    QTest.keyClick(seat.window, Qt.Key.Key_C)
    table = seat.find("charted_entries")
    assert isinstance(table, Table)
    (bag,) = [each for each in chart(seat).fluids if each.fluid.kind == "aldesleukin_bag"]
    while table.current_key() != str(bag.seq):
        press(seat, Qt.Key.Key_Down)
    enter(seat)
    dialog = page.drawer.top
    assert isinstance(dialog, DoseCorrectionDialog)
    assert dialog.about == seat.ward.dose().key.stream
    assert (
        "The volume of this bag comes from dose 1. Correct the volume given, or the end"
    ) in seat.said


def test_the_volume_that_a_dose_gave_is_corrected_by_two_also_after_the_discharge(
    seat: Seat,
) -> None:
    ward = seat.ward
    ward.give()
    why = CloseReason("prescriber", "The patient goes home.")
    close_cycle(ward.station, DOCTOR, MRN, OwnPin(PIN), why)
    discharge(ward.station, NURSE, MRN)
    page = open_page(seat)
    QTest.keyClick(seat.window, Qt.Key.Key_C)
    table = seat.find("charted_entries")
    assert isinstance(table, Table)
    while table.current_key() != ward.dose().key.stream:
        press(seat, Qt.Key.Key_Down)
    enter(seat)
    dialog = page.drawer.top
    assert isinstance(dialog, DoseCorrectionDialog)
    assert "Volume given" in said(dialog)
    write(seat, "1")
    enter(seat)
    write(seat, "20")
    enter(seat)
    write(seat, "The pump's log says 20 mL")
    enter(seat)
    assert not ward.dose().corrections
    seat.choose_witness(SECOND.id)
    seat.line("witness_pin").setText(PIN)
    click(seat.button("record_dose_correction"))
    (kept,) = ward.dose().corrections
    assert (kept.fact.now, kept.fact.witness) == ("20", SECOND.id)
    assert not ward.dose().signed


def test_a_pressure_is_typed_as_people_say_it(seat: Seat) -> None:
    page = open_page(seat)
    QTest.keyClick(seat.window, Qt.Key.Key_V)
    dialog = page.drawer.top
    assert isinstance(dialog, VitalSignsDialog)
    upper, lower = (dialog.typed.editors[name] for name in ("systolic_mmhg", "diastolic_mmhg"))
    upper.focus()
    for sign in "85/40":
        write(seat, sign)
    assert (upper.answer(), lower.answer()) == ("85", "40")
    assert lower.isAncestorOf(focus(seat))
    upper.focus(anew=True)
    QGuiApplication.clipboard().setText("91/47")
    press(seat, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (upper.answer(), lower.answer()) == ("91", "47")
