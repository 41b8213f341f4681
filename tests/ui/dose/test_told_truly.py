"""What the bedside tells of a dose agrees with itself: counts, times, what was missed."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.regimen.regimen import Act
from il2nurse.ui.dose.action_bar import REST_MS
from il2nurse.ui.dose.dialogs.signed_facts import dose_facts
from il2nurse.ui.dose.rail_items import rail_items
from il2nurse.ui.dose.rail_row import Progress
from il2nurse.ui.widgets.table import Table
from il2nurse.workflow.dose.holding import hold
from il2nurse.workflow.dose.infusing import pause
from il2nurse.workflow.dose.view import look_at_dose
from tests.ui.dose.conftest import look_at, open_bed
from tests.ui.dose.keyboard import Bed
from tests.ward import NURSE, SECOND, Ward, key


def told(bed: Bed) -> str:
    return "\n".join(label.text() for label in bed.page.findChildren(QLabel) if label.isVisible())


def test_the_steps_on_record_are_those_that_the_rail_ticks(qtbot: QtBot, ward: Ward) -> None:
    open_bed(qtbot, ward, "hold_criteria")
    ward.pass_time(45)
    view = look_at_dose(ward.station, key())
    ticked = sum(each.progress is Progress.DONE for each in rail_items(view))
    steps = sum(each.act is not Act.SIGN for each in ward.regimen.steps)
    assert ticked < len(view.dose.steps)
    (row,) = [each for each in dose_facts(view) if each.label == "Steps on record"]
    assert row.value == f"{ticked} of the {steps} before the signature"


def test_an_interruption_says_what_becomes_of_the_step(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "vital_signs")
    bed.press(Qt.Key.Key_F6)
    assert "starts again, empty" in bed.window.strip.sentence


def test_an_interruption_says_that_the_infusion_goes_on(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "line")
    ward.start()
    bed.page.refresh()
    bed.press(Qt.Key.Key_F6)
    assert "The infusion and its timer go on." in bed.window.strip.sentence
    assert "empty" not in bed.window.strip.sentence


def test_missed_vital_signs_stand_in_the_record_in_short(qtbot: QtBot, ward: Ward) -> None:
    open_bed(qtbot, ward, "flush")
    ward.pass_time(40)
    rows = {each.label: each.value for each in dose_facts(look_at_dose(ward.station, key()))}
    assert rows["Vital signs not recorded"].count(":") >= len(ward.regimen.monitoring.during)


def test_the_refusal_names_every_set_that_the_table_shows_as_missed(
    qtbot: QtBot, ward: Ward
) -> None:
    bed = open_bed(qtbot, ward, "flush")
    ward.pass_time(40)
    bed.page.refresh()
    start = ward.dose().infusion
    assert start
    bed.enter()
    said = bed.window.strip.sentence + told(bed)
    times = (start.started.at + each for each in ward.regimen.monitoring.during)
    during = [f"{ward.station.local(each):%H:%M}" for each in times]
    assert f"Those of {', '.join(during)} were missed too" in said


def test_after_the_double_check_the_keyboard_goes_to_the_first_question(
    qtbot: QtBot, ward: Ward
) -> None:
    bed = open_bed(qtbot, ward, "dilute")
    bed.answer_step()
    bed.let_witness_sign(SECOND)
    bed.enter()
    bed.wake()
    assert bed.step_page.step.id == "line"
    bed.write("1")
    assert not any(bed.step_page.form.answers().values())
    first = next(iter(bed.step_page.form.editors.values()))
    qtbot.waitUntil(lambda: first.isAncestorOf(bed.focus), timeout=20 * REST_MS)


def test_room_air_has_no_flow_at_the_step_too(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "contraindications")
    editors = bed.step_page.form.editors
    editors["oxygen_device"].set_answer("room_air")
    assert editors["oxygen_l_per_min"].answer() == "0"
    editors["oxygen_device"].set_answer("nasal_cannula")
    assert not editors["oxygen_l_per_min"].answer()
    editors["oxygen_l_per_min"].set_answer("2")
    editors["oxygen_device"].set_answer("room_air")
    assert editors["oxygen_l_per_min"].answer() == "2"


def test_the_urine_of_the_step_stands_at_the_right(qtbot: QtBot, ward: Ward) -> None:
    open_bed(qtbot, ward, "labs_urine").window.close()
    bed = look_at(qtbot, ward)
    qtbot.waitUntil(lambda: "Urine, 8 h" in told(bed))
    assert f"{ward.answers('labs_urine')['urine_8h_ml']} mL" in told(bed)


def test_the_end_of_the_infusion_has_its_minutes_in_the_table(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "line")
    ward.start()
    bed.page.refresh()
    table = bed.find("vital_sign_schedule")
    assert isinstance(table, Table)
    model = table.model()
    cells = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert [cell for cell in cells if cell.endswith("15 min, end")]
    pause(ward.station, NURSE, key(), "occlusion")
    bed.page.refresh()
    cells = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    assert [cell for cell in cells if cell.endswith("15 min")]


def test_a_held_dose_tells_what_was_ordered(qtbot: QtBot, ward: Ward) -> None:
    open_bed(qtbot, ward, "vital_signs")
    hold(ward.station, NURSE, key(), Grounds("kidney", ward.call()))
    rows = {each.label: each.value for each in dose_facts(look_at_dose(ward.station, key()))}
    assert rows["Ordered"] == ward.call().order


def test_the_banner_says_where_the_dose_stands(qtbot: QtBot, ward: Ward) -> None:
    bed = open_bed(qtbot, ward, "labs_urine")
    assert "Dose 1 of 14 not cleared due 08:00" in bed.page.banner.accessibleName()
    ward.confirm("hold_criteria")
    for step in ("reconstitute", "dilute"):
        ward.confirm(step)
    ward.check()
    ward.confirm("line")
    bed.page.refresh()
    assert "Dose 1 of 14 due 08:00" in bed.page.banner.accessibleName()
    ward.start()
    bed.page.refresh()
    begun = ward.station.local(ward.station.now().at)
    assert f"Dose 1 of 14 running since {begun:%H:%M}" in bed.page.banner.accessibleName()
    ward.pass_time(5)
    pause(ward.station, NURSE, key(), "occlusion")
    bed.page.refresh()
    now = ward.station.local(ward.station.now().at)
    assert f"Dose 1 of 14 paused since {now:%H:%M}" in bed.page.banner.accessibleName()


def test_the_banner_of_a_dose_that_was_given_names_no_time_at_which_it_is_due(
    qtbot: QtBot, ward: Ward
) -> None:
    bed = open_bed(qtbot, ward, "flush")
    given = ward.dose().given
    assert given
    assert given.until
    begun, ended = ward.station.local(given.since), ward.station.local(given.until)
    said = f"Dose 1 of 14 given {begun:%H:%M} to {ended:%H:%M},"
    assert said in bed.page.banner.accessibleName()
