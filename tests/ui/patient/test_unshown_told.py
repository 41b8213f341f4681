"""What the patient has not shown yet is told where the patient leaves, and at home."""

from decimal import Decimal
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from il2nurse.domain.rules.course.not_shown import not_shown_yet
from il2nurse.workflow.ward.attention import attention_list
from il2nurse.workflow.ward.ward import ward_row, ward_rows
from tests.over_days import MRN, ORDERED, played
from tests.ui.hands import click, write
from tests.ui.seed import Seat, sit_down
from tests.ward import Ward

STORY = ORDERED.replace("aldesleukin-continuous-iv-hiv", "aldesleukin-subcutaneous-hiv").replace(
    "dose_million = 12", "dose_million = 4.5"
)
GIVEN = """
[[act]]
at = "09:00"
do = "dose"
by = "novak"
with = "okafor"

[[act]]
do = "close_cycle"
by = "costa"
reason = "fever"
text = "Enough for this course"
"""
TAUGHT = """
[[act]]
do = "teach"
by = "novak"
points = {points}
showed = "{showed}"
text = "The hand shakes; once more at the next visit"
"""
HOME = """
[[act]]
do = "discharge"
by = "lindqvist"
"""
BOTH = '["prepare", "inject"]'
AT_HOME = "Injecting alone not shown yet"


def ward_after(folder: Path, *acts: str) -> Ward:
    station, clock = played("".join((GIVEN, *acts)), folder, STORY)
    return Ward(station, clock, Decimal(70))


def sit(qtbot: QtBot, ward: Ward, person: str) -> Seat:
    seat = sit_down(qtbot, ward, ward.station.people()[person])
    seat.session.go("patient", MRN)
    return seat


def taught(points: str = BOTH, showed: str = "yes") -> str:
    return TAUGHT.format(points=points, showed=showed)


def matters(ward: Ward) -> list[str]:
    rows = ward_rows(ward.station)
    return [each.say for each in attention_list(ward.station, rows) if each.mrn == MRN]


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ((), ["prepare", "inject"]),
        ((taught(showed="not_yet"),), ["prepare", "inject"]),
        ((taught('["prepare"]'),), ["inject"]),
        ((taught(), taught('["inject"]', "not_yet")), ["inject"]),
        ((taught(),), []),
    ],
    ids=["nothing", "not yet", "half of it", "no more", "all"],
)
def test_the_newest_teaching_of_each_point_counts(
    tmp_path: Path, told: tuple[str, ...], left: list[str]
) -> None:
    ward = ward_after(tmp_path, *told)
    assert [each.id for each in not_shown_yet(ward.station.moment(MRN))] == left


def test_who_discharges_is_told_and_the_row_at_home_too(qtbot: QtBot, tmp_path: Path) -> None:
    ward = ward_after(tmp_path)
    assert not any("At home" in say for say in matters(ward))
    seat = sit(qtbot, ward, "lindqvist")
    assert "Not shown by the patient yet: “Prepare the injection yourself" in seat.spoken
    click(seat.button("discharge"))
    assert "Discharged without it, that stays on the ward's row" in seat.spoken
    click(seat.button("record_discharge"))
    row = ward_row(ward.station, MRN)
    assert row.next_action.endswith(AT_HOME)
    assert "At home, and injecting alone not shown yet: teach before the next course" in matters(
        ward
    )
    assert "Admit the patient again, then a nurse looks on and signs" in seat.spoken


def test_nothing_is_told_of_who_showed_it(qtbot: QtBot, tmp_path: Path) -> None:
    ward = ward_after(tmp_path, taught())
    seat = sit(qtbot, ward, "lindqvist")
    assert "Not shown by the patient yet" not in seat.spoken
    click(seat.button("discharge"))
    assert "Not shown by the patient yet" not in seat.spoken
    click(seat.button("record_discharge"))
    assert AT_HOME not in ward_row(ward.station, MRN).next_action


def test_it_is_closed_once_the_patient_is_here_again(qtbot: QtBot, tmp_path: Path) -> None:
    back = HOME + '\n[[act]]\nat = "+2 days"\ndo = "admit"\nby = "lindqvist"\n'
    ward = ward_after(tmp_path, taught(showed="not_yet"), back)
    seat = sit(qtbot, ward, "novak")
    assert "Not shown by the patient yet" in seat.spoken
    click(seat.button("teaching"))
    click(seat.button("new_teaching"))
    for name in (
        *("points_prepare", "points_inject", "taught_to_patient", "understood_told_back"),
        *("interpreter_not_needed", "showed_yes"),
    ):
        click(seat.button(name))
    write(seat.line("teaching_pin"), "4812")
    click(seat.button("record_teaching"))
    seat.session.go("patient", MRN)
    assert "Not shown by the patient yet" not in seat.spoken


def test_a_transfer_asks_to_say_it_at_the_hand_over(qtbot: QtBot, tmp_path: Path) -> None:
    seat = sit(qtbot, ward_after(tmp_path), "lindqvist")
    seat.choose("transfer")
    assert "Say so at the hand-over." in seat.spoken
