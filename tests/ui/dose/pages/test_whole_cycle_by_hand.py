"""A whole cycle of each research regimen by hand in the real window, from the order on."""

from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.dose.dose import DoseState
from il2nurse.domain.regimen.regimen import Act
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import ward_row
from tests.ui.dose.pages.cycle_hand import (
    HOUR,
    CycleHand,
    admitted,
    give_by_the_clock,
    sit_down,
    wait_until_due,
)
from tests.ward import DOCTOR, MRN, NURSE, PIN, SECOND

pytestmark = pytest.mark.timeout(300)


def ordered(qtbot: QtBot, name: str, level: str) -> CycleHand:
    """Ordered by the prescriber, verified by a second person, and made eligible by a nurse."""
    hand = sit_down(qtbot, admitted(name))
    hand.sign_in(DOCTOR)
    hand.order(level)
    hand.sign_in(NURSE)
    hand.enter_results()
    assert hand.said("Nothing is open")
    return hand


def next_course_told(hand: CycleHand, day: str) -> None:
    """The patient's page, the calendar and the ward say when the next course may begin."""
    hand.session.go("patient", MRN)
    assert hand.said(day)
    hand.session.go("calendar", MRN)
    assert hand.said(day)
    assert ward_row(hand.ward.station, MRN).state is WardState.COURSE_ENDED


def test_ten_injections_one_in_part_and_one_held(qtbot: QtBot) -> None:
    hand = ordered(qtbot, "injected", "highest")
    ward = hand.ward
    hand.give(1)
    wait_until_due(ward, 2)
    # The second one goes to another place, and the needle slips out.
    walking = hand.give_before(2, Act.INJECT)
    last = ward.dose(1).injection
    assert last
    assert hand.said("The last one went")
    hand.click(f"injection_site_{last.site}", "ice_yes", "went_in_less")
    hand.write("given_ml", "0.3")
    hand.write("text", "The needle slipped out")
    hand.click("confirm")
    assert hand.said("The last injection went there")
    assert ward.dose(2).injection is None
    hand.click("injection_site_thigh_right", "confirm")
    hand.finish(walking, before=Act.SIGN)
    assert hand.said("0.3 of 0.42 mL, Thigh, right")
    hand.finish(walking)
    given = ward.dose(2).injection
    assert given
    assert (given.site, given.given_ml) == ("thigh_right", Decimal("0.3"))
    # The third one is held for an infection.
    wait_until_due(ward, 3)
    hand.hold(3, "illness", "illness_now_infection")
    assert ward.dose(3).state is DoseState.HELD
    for slot in range(4, 10):
        wait_until_due(ward, slot)
        assert give_by_the_clock(ward, slot).state is DoseState.COMPLETED
    wait_until_due(ward, 10)
    hand.give(10)
    assert ward.dose(10).signed
    next_course_told(hand, "15-Jan-2027")


def test_ten_injections_of_maintenance(qtbot: QtBot) -> None:
    hand = ordered(qtbot, "maintenance", "lowest")
    ward = hand.ward
    hand.give(1)
    for slot in range(2, 10):
        wait_until_due(ward, slot)
        give_by_the_clock(ward, slot)
    wait_until_due(ward, 10)
    hand.give(10)
    assert all(ward.dose(slot).signed for slot in range(1, 11))
    next_course_told(hand, "15-Jan-2027")


def test_five_bags_one_of_them_interrupted(qtbot: QtBot) -> None:
    hand = ordered(qtbot, "over days", "higher")
    ward = hand.ward
    walking = hand.give_before(1, Act.INFUSE)
    hand.click("confirm")
    hand.wait_until_said("24 h left")
    ward.pass_time(6 * HOUR)
    # The line is blocked for an hour; it runs on once two people have read the rate.
    hand.click("pause", "reason_occlusion", "record_pause")
    assert ward.dose(1).state is DoseState.PAUSED
    ward.pass_time(HOUR)
    hand.click("resume")
    infusion = ward.dose(1).infusion
    assert infusion
    hand.write("rate_ml_per_h", str(infusion.rate_ml_per_h))
    hand.pick("witness", SECOND.id)
    hand.write("witness_pin", PIN)
    hand.click("record_resume")
    assert ward.dose(1).state is DoseState.RUNNING
    hand.wait_until_said("3 million of 60 million international units")
    ward.pass_time(18 * HOUR)
    hand.finish(walking, runs=True)
    assert ward.dose(1).signed
    # The next bag hangs at once; the days between pass by the clock.
    hand.give(2)
    for slot in (3, 4):
        assert give_by_the_clock(ward, slot).state is DoseState.COMPLETED
    hand.give(5)
    assert ward.dose(5).signed
    assert all(ward.dose(slot).given for slot in range(1, 6))
    next_course_told(hand, "15-Jan-2027")
