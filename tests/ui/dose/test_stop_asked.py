"""A low pressure while the infusion runs is red on the bedside, in the strip and on the ward."""

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.ui.dose.page import BedsidePage
from il2nurse.ui.look.tones import Tone
from il2nurse.ui.page.ward_marks import mark_of
from il2nurse.ui.shell.lock_cover import LockCover
from il2nurse.ui.widgets.chips import Chips
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.workflow.chart import charting
from il2nurse.workflow.dose import administration
from il2nurse.workflow.ward.ward import ward_row
from tests.normal import VITALS
from tests.ui.hands import click
from tests.ui.seed import sit_down
from tests.ward import DOCTOR, MRN, NURSE, Ward, key

SAID = "Bed 712-A, MARSH, Eleanor: Stop the infusion? Systolic pressure is below 90 mmHg."


def rings(page: BedsidePage) -> bool:
    return page.watch.alarm.ringing


def test_a_low_pressure_is_shown_everywhere(qtbot: QtBot, ward: Ward) -> None:
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.start()
    ward.pass_time(5)
    seat = sit_down(qtbot, ward, NURSE)
    seat.session.go("dose", key=key())
    page = seat.page
    assert isinstance(page, BedsidePage)
    assert not rings(page)
    fields = tuple(ward.regimen.fields[name] for name in ward.regimen.monitoring.fields)
    low = {**VITALS, "systolic_mmhg": "89"}
    answers = {each.id: low.get(each.id, "") for each in fields}
    told = ObservedFact(answers, confirmed=("systolic_mmhg",))
    charting.observe(ward.station, NURSE, MRN, fields, told)
    page.refresh()
    seat.window.follow()
    assert rings(page)
    shown = seat.window.alarms.findChildren(QLabel, "alarm")
    assert [each.text() for each in shown if each.isVisible()] == [SAID]
    boxes = [each for each in page.findChildren(FindingBox) if each.isVisible()]
    texts = " ".join(each.text() for box in boxes for each in box.findChildren(QLabel))
    assert "Systolic pressure is below 90 mmHg. Press “Stop infusion” now" in texts
    assert f"then call: {DOCTOR.shown}." in texts
    chips = [each.text() for each in page.findChildren(QLabel) if each.isVisible()]
    assert any("Stop the infusion? 10 min 00 s left" in each for each in chips)
    mark = mark_of(ward_row(ward.station, MRN), ward.station.now().at)
    assert (mark.tone, mark.word) == (Tone.DANGER, "Stop the infusion?")
    click(seat.button("alarm_take"))
    click(seat.button("alarm_record"))
    page.refresh()
    assert not rings(page)
    assert seat.window.alarms.isHidden()


def test_the_lock_screen_says_what_kind(qtbot: QtBot, ward: Ward) -> None:
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.start()
    ward.pass_time(5)
    fields = (ward.regimen.fields["mental_status"],)
    told = ObservedFact({"mental_status": "agitated"})
    charting.observe(ward.station, NURSE, MRN, fields, told)
    seat = sit_down(qtbot, ward, NURSE)
    seat.window.lock()
    cover = seat.find("lock_cover")
    assert isinstance(cover, LockCover)
    chips, _ = cover.findChildren(Chips)
    assert [each.word for each in chips.marks] == ["Bed 712-A: a value means: stop the infusion"]
