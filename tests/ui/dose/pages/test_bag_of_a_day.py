"""A bag of a day at the bedside: what its page says, and that it runs on with two people only."""

import pytest
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.dose.dose import DoseState
from il2nurse.ui.chart.newest_fluids import fluid_facts
from il2nurse.workflow.dose import administration, infusing
from tests.infused_over_days import over_days_text
from tests.shipped import ShippedRegimens
from tests.ui.hands import click, write
from tests.ui.seed import Seat, sit_down
from tests.ward import MRN, NURSE, PIN, SECOND, Ward, key, make_ward, once

HOUR = 60


@pytest.fixture
@once
def running() -> Ward:
    """The first bag has run for six hours."""
    book = ShippedRegimens()
    book.use(over_days_text())
    ward = make_ward(book=book)
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.start()
    ward.pass_time(6 * HOUR)
    return ward


def at_the_bed(qtbot: QtBot, ward: Ward) -> Seat:
    seat = sit_down(qtbot, ward, NURSE)
    seat.session.go("dose", MRN, key())
    qtbot.waitUntil(lambda: seat.shows("stop_infusion"))
    return seat


def test_the_page_says_what_the_cycle_gave_and_when_the_next_bag_is_due(
    qtbot: QtBot, running: Ward
) -> None:
    seat = at_the_bed(qtbot, running)
    for said in (
        "18 h left of 24 h",
        "Cycle so far (by time)",
        "10.5 million of 210 million international units",
        "10.5 million; without a pause",
        "Next bag due",
        "bag 2, 21-Nov 08:00",
    ):
        assert said in seat.spoken


def test_it_runs_on_once_the_rate_is_read_and_a_colleague_signs(
    qtbot: QtBot, running: Ward
) -> None:
    infusing.pause(running.station, NURSE, key(), "occlusion")
    running.pass_time(HOUR)
    seat = at_the_bed(qtbot, running)
    click(seat.button("resume"))
    infusion = running.dose().infusion
    assert infusion
    write(seat.line("rate_ml_per_h"), str(infusion.rate_ml_per_h))
    click(seat.button("record_resume"))
    assert running.dose().state is DoseState.PAUSED
    assert "Choose the witness" in seat.spoken
    seat.choose_witness(SECOND.id)
    write(seat.line("witness_pin"), PIN)
    click(seat.button("record_resume"))
    qtbot.waitUntil(lambda: running.dose().state is DoseState.RUNNING)


def test_what_hangs_is_named_beside_the_intake(running: Ward) -> None:
    _, facts = fluid_facts(running.station.moment(MRN), running.station.shift_starts)
    said = {each.label: each.value for each in facts}
    assert said["Bag, not in it yet"] == "13 mL by time"
