"""The injection in the window: where the last one went, all of it or less, and never in silence."""

from decimal import Decimal

import pytest
from pytestqt.qtbot import QtBot

from il2nurse.workflow.dose import administration
from tests.injected import injected_text
from tests.shipped import ShippedRegimens
from tests.ui.hands import click, write
from tests.ui.seed import Seat, sit_down
from tests.ward import MRN, NURSE, PIN, Ward, key, make_ward, once

RULE = """
  [[step.rule]]
  id = "site_same"
  when = { function = "site_of_last_injection" }
  result = "block"
  say = "The last injection went there. Choose another place."
  source = "A test"
  confidence = "proposal"

"""


def rotated() -> str:
    """The text, with the rule that the place is changed each time."""
    before, step, after = injected_text(by_weight=True).partition('act = "inject"\n')
    body, end, rest = after.partition("\n[[step]]")
    return f"{before}{step}{body}\n{RULE}{end}{rest}"


@pytest.fixture
@once
def injecting() -> Ward:
    """Dose 1 is drawn up and checked."""
    book = ShippedRegimens()
    book.use(rotated())
    ward = make_ward(book=book)
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    return ward


def at_the_bed(qtbot: QtBot, ward: Ward) -> Seat:
    """The page of the injection, with all of it in view once."""
    seat = sit_down(qtbot, ward, NURSE)
    seat.session.go("dose", MRN, key())
    qtbot.waitUntil(lambda: seat.shows("injection_site_thigh_left"))
    return seat


def test_all_of_it_went_in(qtbot: QtBot, injecting: Ward) -> None:
    seat = at_the_bed(qtbot, injecting)
    assert "2.33 mL" in seat.spoken
    for answer in ("injection_site_thigh_right", "went_in_all"):
        click(seat.button(answer))
    click(seat.button("confirm"))
    injection = injecting.dose().injection
    assert injection
    assert (injection.site, injection.given_ml) == ("thigh_right", Decimal("2.33"))
    assert not seat.shows("stop_infusion")


def test_it_is_never_recorded_before_it_is_told_how_much_went_in(
    qtbot: QtBot, injecting: Ward
) -> None:
    seat = at_the_bed(qtbot, injecting)
    click(seat.button("injection_site_thigh_right"))
    click(seat.button("confirm"))
    assert injecting.dose().injection is None
    assert "How much went in is not answered yet" in seat.spoken


def test_less_than_all_takes_a_volume_and_a_reason(qtbot: QtBot, injecting: Ward) -> None:
    seat = at_the_bed(qtbot, injecting)
    assert not seat.shows("given_ml")
    for answer in ("injection_site_thigh_right", "went_in_less"):
        click(seat.button(answer))
    write(seat.line("given_ml"), "1.5")
    click(seat.button("confirm"))
    assert injecting.dose().injection is None
    write(seat.line("text"), "The needle slipped out")
    click(seat.button("confirm"))
    injection = injecting.dose().injection
    assert injection
    assert (injection.given_ml, injection.text) == (Decimal("1.5"), "The needle slipped out")


def test_more_than_was_drawn_up_is_a_slip(qtbot: QtBot, injecting: Ward) -> None:
    seat = at_the_bed(qtbot, injecting)
    for answer in ("injection_site_thigh_right", "went_in_less"):
        click(seat.button(answer))
    write(seat.line("given_ml"), "9")
    write(seat.line("text"), "Misread")
    click(seat.button("confirm"))
    assert injecting.dose().injection is None
    assert "cannot be right" in seat.spoken


def test_the_place_of_the_last_one_is_shown_and_refused(qtbot: QtBot, injecting: Ward) -> None:
    injecting.inject()
    injecting.walk("flush")
    injecting.vital_signs()
    for _ in range(2):
        injecting.pass_time(15)
        injecting.vital_signs()
    injecting.confirm("vital_signs_after")
    administration.sign(injecting.station, NURSE, key(), "Gave the dose", PIN)
    injecting.pass_time(8 * 60 - 30)
    administration.begin(injecting.station, NURSE, MRN)
    injecting.walk("line", 2)
    seat = sit_down(qtbot, injecting, NURSE)
    seat.session.go("dose", MRN, key(2))
    qtbot.waitUntil(lambda: seat.shows("injection_site_thigh_left"))
    assert "The last one went" in seat.spoken
    for answer in ("injection_site_thigh_left", "went_in_all"):
        click(seat.button(answer))
    assert "The last injection went there" in seat.spoken
    click(seat.button("confirm"))
    assert injecting.dose(2).injection is None
    click(seat.button("injection_site_thigh_right"))
    click(seat.button("confirm"))
    assert injecting.dose(2).injection
