"""The timer: a view of the entries, right after closing, pausing, clock changes and restarts."""

from datetime import timedelta
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.dose.dose import DoseState
from il2nurse.domain.record.dose.infusion import InfusionState
from il2nurse.domain.rules.chart.due import next_vital_signs
from il2nurse.domain.values.telephones import Telephones
from il2nurse.ui.chart.schedule import STATES, Schedule, mark_of
from il2nurse.ui.dose.dialogs.complete import CompleteDialog
from il2nurse.ui.dose.infusion_watch import SECOND_MS
from il2nurse.ui.dose.pages.infusion import InfusionPage
from il2nurse.ui.dose.pages.start import StartPage
from il2nurse.ui.page.ward_marks import due_mark
from il2nurse.ui.widgets.table import Table
from il2nurse.ui.widgets.table_rows import CELL_ROLE
from il2nurse.workflow.chart.due_sets import DueSet, due_sets
from il2nurse.workflow.dose import administration
from il2nurse.workflow.dose.view import look_at_dose
from tests.ui.dose.conftest import look_at, open_bed
from tests.ui.dose.keyboard import Bed
from tests.ward import DOCTOR, MRN, NURSE, Ward, key


def running(qtbot: QtBot, ward: Ward) -> Bed:
    bed = open_bed(qtbot, ward, "line")
    ward.start()
    bed.page.refresh()
    return bed


def really_closed(bed: Bed) -> None:
    """Without the question which a running infusion makes it ask."""
    bed.window.give_way()
    assert not bed.window.isVisible()


def asked(bed: Bed) -> str:
    """What has to be confirmed at the end of the infusion."""
    dialog = bed.page.drawer.top
    assert isinstance(dialog, CompleteDialog)
    found = dialog.unusual.findChildren(QLabel)
    return " ".join(each.text() for each in found if each.isVisible())


def timer(bed: Bed) -> InfusionPage:
    page = bed.page.stage
    assert isinstance(page, InfusionPage)
    return page


def test_the_ring_counts_down(qtbot: QtBot, ward: Ward) -> None:
    bed = running(qtbot, ward)
    ward.pass_time(9)
    bed.page.refresh()
    assert timer(bed).ring.digits == "06:00"


def test_the_rate_that_was_set_stands_beside_the_one_worked_out(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "double_check")
    ward.confirm("line", pump_rate_ml_per_h="209")
    ward.start()
    bed.page.refresh()
    told = [label.text() for label in bed.page.findChildren(QLabel) if label.isVisible()]
    assert "209 mL/h (209.3 mL/h worked out)" in told


def test_whom_to_call_and_which_bag_stand_beside_the_timer(qtbot: QtBot, ward: Ward) -> None:
    ward.station.telephones = Telephones("555-0107", "2222")
    bed = running(qtbot, ward)
    told = [label.text() for label in bed.page.findChildren(QLabel) if label.isVisible()]
    assert f"{DOCTOR.shown}, tel. 555-0107 · emergency team 2222" in told
    assert any(each.startswith("dose 1 of 14, expires ") for each in told)


def test_a_window_opened_anew_shows_the_right_step_and_time(qtbot: QtBot, ward: Ward) -> None:
    first = running(qtbot, ward)
    first.window.close()
    ward.pass_time(4.5)
    ward.clock.restart()
    again = look_at(qtbot, ward)
    assert timer(again).ring.digits == "10:30"


def test_a_step_in_the_middle_is_resumed_by_another_window(qtbot: QtBot, ward: Ward) -> None:
    open_bed(qtbot, ward, "labs_urine").window.close()
    assert look_at(qtbot, ward).step_page.step.id == "hold_criteria"


def test_completing_is_refused_while_time_is_left(qtbot: QtBot, ward: Ward) -> None:
    bed = running(qtbot, ward)
    ward.pass_time(14)
    bed.page.refresh()
    assert not bed.page.bar.confirm.isEnabled()
    bed.enter()
    bed.press(Qt.Key.Key_Return, ctrl=True)
    assert ward.dose().infusing


def test_pause_stands_still_and_resume_goes_on(qtbot: QtBot, ward: Ward) -> None:
    bed = running(qtbot, ward)
    ward.pass_time(5)
    bed.press(Qt.Key.Key_P)
    bed.write("2")
    bed.enter()
    bed.enter()
    infusion = ward.dose().infusion
    assert infusion
    assert infusion.state is InfusionState.PAUSED
    ward.pass_time(3)
    bed.page.refresh()
    assert timer(bed).ring.digits == "10:00"
    since = f"{ward.station.local(infusion.pauses[-1].since.at):%H:%M}"
    assert timer(bed).title.text() == f"Paused for 3 min, since {since}"
    shown = [label.text() for label in bed.page.findChildren(QLabel) if label.isVisible()]
    assert "42 million international units in 52.3 mL" in shown
    begun = ward.station.local(infusion.started.at)
    planned, ends = (f"{begun + timedelta(minutes=each):%H:%M}" for each in (15, 18))
    end = f"about {ends} if resumed now · planned {planned}"
    assert end in shown
    told = timer(bed).say.text()
    assert told.startswith("Air in the line. 34.9 of 52.3 mL not given. When the pump runs again:")
    bed.press(Qt.Key.Key_R)
    ward.pass_time(1)
    bed.page.refresh()
    assert timer(bed).ring.digits == "09:00"
    assert timer(bed).title.text() == "Infuse over 15 minutes"


def test_the_end_rings_until_it_is_silenced(qtbot: QtBot, ward: Ward) -> None:
    bed = running(qtbot, ward)
    ward.pass_time(15)
    bed.page.refresh()
    assert bed.rings()
    bed.press(Qt.Key.Key_S)
    bed.page.refresh()
    assert not bed.rings()
    bed.enter()
    bed.write("51.8")
    bed.enter()
    assert ward.dose().state is DoseState.AFTER
    infusion = ward.dose().infusion
    assert infusion
    assert (infusion.recorded_given_ml, infusion.short) == (Decimal("51.8"), False)


def test_a_bag_that_is_not_empty_is_given_in_part(qtbot: QtBot, ward: Ward) -> None:
    bed = running(qtbot, ward)
    ward.pass_time(15)
    bed.page.refresh()
    bed.enter()
    bed.write("44")
    bed.enter()
    assert ward.dose().infusing
    assert "44 mL is 84 % of the 52.3 mL that was worked out" in asked(bed)
    QTest.keyClick(bed.window, Qt.Key.Key_C, Qt.KeyboardModifier.AltModifier)
    infusion = ward.dose().infusion
    assert infusion
    assert infusion.short


def test_over_its_time_the_end_of_the_pump_and_the_reason_are_asked(
    qtbot: QtBot, ward: Ward
) -> None:
    bed = running(qtbot, ward)
    ward.pass_time(45)
    bed.page.refresh()
    bed.enter()
    end = ward.station.now().at - timedelta(minutes=30)
    for typed in ("52.3", f"{ward.station.local(end):%H:%M}", "Called away to the next room"):
        assert ward.dose().infusing
        bed.write(typed)
        bed.enter()
    infusion = ward.dose().infusion
    assert infusion
    assert infusion.ended
    assert f"{infusion.ended.at:%H:%M}" == f"{end:%H:%M}"
    assert infusion.end_reason == "Called away to the next room"


def test_a_dialog_that_stood_open_asks_for_the_end_too(qtbot: QtBot, ward: Ward) -> None:
    bed = running(qtbot, ward)
    ward.pass_time(16)
    bed.page.refresh()
    bed.enter()
    bed.write("52.3")
    ward.pass_time(20)
    bed.enter()
    assert ward.dose().infusing
    assert "Type when the pump ended" in bed.dialog_form.editors["ended_at"].messages.slip


def test_a_decimal_mark_that_slipped_is_asked_about(qtbot: QtBot, ward: Ward) -> None:
    bed = running(qtbot, ward)
    ward.pass_time(15)
    bed.page.refresh()
    bed.enter()
    bed.write("5.23")
    bed.enter()
    assert ward.dose().infusing
    assert "Did the decimal mark slip" in asked(bed)
    bed.write("52.3")
    assert not asked(bed)
    bed.enter()
    infusion = ward.dose().infusion
    assert infusion
    assert (infusion.recorded_given_ml, infusion.short) == (Decimal("52.3"), False)


def test_the_alarm_rings_while_another_page_is_on_show(qtbot: QtBot, ward: Ward) -> None:
    bed = running(qtbot, ward)
    page = bed.page
    bed.session.go("ward")
    ward.pass_time(15)
    page.watch.ticked.emit()
    assert page.watch.alarm.ringing
    page.watch.stop()


def test_stopping_takes_a_reason_and_the_volume_of_the_pump(qtbot: QtBot, ward: Ward) -> None:
    bed = running(qtbot, ward)
    ward.pass_time(6)
    bed.press(Qt.Key.Key_F9)
    bed.answer(bed.dialog_form.editors["reason"], "chest_pain")
    bed.enter()
    bed.write("20,5")
    bed.press(Qt.Key.Key_Return, ctrl=True)
    infusion = ward.dose().infusion
    assert infusion
    assert (infusion.state, infusion.reason) == (InfusionState.STOPPED, "chest_pain")
    assert str(infusion.recorded_given_ml) == "20.5"


def test_a_volume_that_is_no_number_is_refused(qtbot: QtBot, ward: Ward) -> None:
    bed = running(qtbot, ward)
    bed.press(Qt.Key.Key_F9)
    bed.write("4")
    bed.enter()
    bed.write("1,000,5")
    bed.press(Qt.Key.Key_Return, ctrl=True)
    dialog = bed.page.drawer.top
    assert dialog
    assert dialog.form
    assert dialog.form.editors["given_ml"].messages.slip
    assert ward.dose().infusing


def test_a_clock_that_was_set_is_said_and_recorded_once(qtbot: QtBot, ward: Ward) -> None:
    bed = running(qtbot, ward)
    ward.pass_time(5)
    bed.page.refresh()
    ward.clock.set_wall_clock(timedelta(minutes=-12))
    bed.page.refresh()
    bed.page.refresh()
    assert len(ward.dose().clock_differences) == 1
    assert "moved back by 12 min" in bed.window.strip.sentence
    assert timer(bed).ring.digits == "10:00"


def test_a_clock_that_was_set_while_closed_is_found_when_opened(qtbot: QtBot, ward: Ward) -> None:
    really_closed(running(qtbot, ward))
    ward.pass_time(5)
    ward.clock.set_wall_clock(timedelta(minutes=30))
    bed = look_at(qtbot, ward)
    assert len(ward.dose().clock_differences) == 1
    assert timer(bed).ring.digits == "10:00"


def test_a_window_that_was_closed_watches_no_more(qtbot: QtBot, ward: Ward) -> None:
    bed = running(qtbot, ward)
    (clock,) = (t for t in bed.page.watch.findChildren(QTimer) if t.interval() == SECOND_MS)
    ticks: list[int] = []
    bed.page.watch.ticked.connect(lambda: ticks.append(1))
    clock.timeout.emit()
    QCoreApplication.processEvents()
    assert ticks == [1]
    really_closed(bed)
    clock.timeout.emit()
    QCoreApplication.processEvents()
    assert ticks == [1]


def late_start(qtbot: QtBot, ward: Ward) -> tuple[Bed, StartPage]:
    """All steps done in time, and then the window of the dose has passed."""
    ward.pass_time(95)
    bed = open_bed(qtbot, ward, "line")
    ward.pass_time(15)
    bed.page.refresh()
    page = bed.page.stage
    assert isinstance(page, StartPage)
    return bed, page


def test_after_its_window_the_page_says_what_can_be_done(qtbot: QtBot, ward: Ward) -> None:
    bed, page = late_start(qtbot, ward)
    assert "could start until 09:00" in page.reasons[0]
    assert "let the prescriber move it" in page.reasons[0]
    assert not bed.page.bar.confirm.isEnabled()


def test_enter_meant_for_the_step_before_does_not_start_the_pump(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "double_check")
    bed.answer_step()
    bed.enter()
    assert not ward.dose().given


def test_the_button_says_that_the_pump_is_started_by_hand(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "line")
    assert bed.page.bar.confirm.text() == "Pump is running: start the timer"
    told = "\n".join(label.text() for label in bed.page.findChildren(QLabel) if label.isVisible())
    assert "does not start the pump" in told


def due_sets_of(ward: Ward) -> tuple[DueSet, ...]:
    return due_sets(ward.station.moment(MRN), ward.dose())


def test_vital_signs_are_due_from_their_time_and_not_before(qtbot: QtBot, ward: Ward) -> None:
    running(qtbot, ward)
    assert "due now" not in [each.state for each in due_sets_of(ward)]
    marks = [mark_of(look_at_dose(ward.station, key()), each).word for each in due_sets_of(ward)]
    assert marks[0] == f"from {ward.station.local(due_sets_of(ward)[0].due):%H:%M}"


def test_a_set_is_overdue_until_a_whole_one_is_taken_and_then_missed(ward: Ward) -> None:
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.start()
    ward.pass_time(11)
    assert [each.state for each in due_sets_of(ward)][:2] == ["overdue", "due now"]
    due = next_vital_signs(ward.station.moment(MRN))
    assert due
    assert due_mark(due, ward.station.now().at) == STATES["overdue"]
    ward.vital_signs()
    assert [each.state for each in due_sets_of(ward)][:2] == ["missed", "recorded"]


def test_what_is_due_now_stands_in_the_table_however_little_room_it_has(
    qtbot: QtBot, ward: Ward
) -> None:
    bed = running(qtbot, ward)
    ward.pass_time(16)
    bed.page.refresh()
    schedule = Schedule(ward.regimen, "Vital signs")
    qtbot.addWidget(schedule)
    schedule.show_view(look_at_dose(ward.station, key()), room=0)
    table = schedule.findChild(Table)
    assert table
    model = table.model()
    shown = [model.index(at, 0).data(CELL_ROLE).text for at in range(model.rowCount())]
    assert len(shown) == 4
    assert shown[2].endswith("15 min, end")
    (later,) = (each for each in schedule.findChildren(QLabel) if "Then due" in each.text())
    assert later.text().endswith("· 2 h.")
