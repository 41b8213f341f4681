"""Ordering what is research only: the protocol and the attestation, and what the banner says."""

import pytest
from pytestqt.qtbot import QtBot

from il2nurse.ui.page.who import banner_of
from tests.research import OTHER, SAID, ward_of_research
from tests.ui.course.test_ordering import SUITABLE, hand_over, telephoned, verify
from tests.ui.hands import click, write
from tests.ui.seed import Seat, sit_down
from tests.ward import DOCTOR, NURSE, PIN, Ward, once


@pytest.fixture
@once
def research() -> Ward:
    return ward_of_research()


def fill(seat: Seat) -> None:
    """Type every answer but those of research."""
    seat.session.go("order", OTHER.mrn)
    click(seat.button("regimen_aldesleukin-high-dose-iv"))
    write(seat.line("dosing_weight_kg"), "70")
    write(seat.line("weighed_on"), "20-Nov-2026")
    write(seat.line("first_slot"), "20-Nov 09:00")
    for button in SUITABLE:
        click(seat.button(button))
    write(seat.line("order_pin"), PIN)


def test_it_is_asked_before_anybody_weighs_again(qtbot: QtBot, research: Ward) -> None:
    seat = sit_down(qtbot, research, DOCTOR)
    fill(seat)
    hand_over(seat)
    assert "Number of the research protocol is not answered yet" in seat.spoken
    write(seat.line("research_protocol"), "P-01")
    click(seat.button("research_attested_no_benefit"))
    write(seat.line("order_pin"), PIN)
    hand_over(seat)
    assert "Not attested yet" in seat.spoken
    click(seat.button("research_attested_supervised"))
    write(seat.line("order_pin"), PIN)
    hand_over(seat)
    verify(seat)
    (course,) = research.station.case(OTHER.mrn).courses
    assert course.research
    assert course.research.protocol == "P-01"
    said = banner_of(seat.session, OTHER.mrn).research
    assert said
    assert said.startswith(SAID)
    assert SAID in seat.find("banner").accessibleName()


def test_a_nurse_is_told_that_it_cannot_be_telephoned(qtbot: QtBot, research: Ward) -> None:
    seat = sit_down(qtbot, research, NURSE)
    seat.session.go("order", OTHER.mrn)
    click(seat.button("regimen_aldesleukin-high-dose-iv"))
    assert "the attestation cannot be telephoned" in seat.spoken
    # Nothing more is asked in vain.
    assert not seat.shows("research_protocol")
    telephoned(seat)
    hand_over(seat)
    assert "the attestation cannot be telephoned" in seat.spoken
    assert not seat.shows("weight_again_kg")
    assert not research.station.case(OTHER.mrn).courses
