"""Two stations on one register file: each sees what the other recorded, and none begins twice."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from il2nurse.domain.record.register.entries import Author
from il2nurse.domain.record.register.register_facts import RegisterCreatedFact
from il2nurse.storage.register import SqliteRegister, create_register, open_register
from il2nurse.workflow.dose import administration
from tests.cheap_pins import CHEAP
from tests.ui.hands import click
from tests.ui.seed import Seat, full_ward, sit_down
from tests.ward import MORNING, MRN, NURSE, SECOND, Ward, make_station


@pytest.fixture
def registers(tmp_path: Path) -> Iterator[tuple[SqliteRegister, SqliteRegister]]:
    """One register file, opened twice."""
    path = tmp_path / "ward.register"
    author = Author("", "", "WOW-03", "test")
    first = create_register(
        path,
        RegisterCreatedFact("test", practice=True, name="7 West"),
        author,
        MORNING,
        "America/New_York",
        pins=CHEAP,
    )
    second = open_register(path, pins=CHEAP)
    yield first, second
    first.close()
    second.close()


@pytest.fixture
def both(qtbot: QtBot, registers: tuple[SqliteRegister, SqliteRegister]) -> tuple[Seat, Seat]:
    """Two nurses at two stations."""
    ward = full_ward(registers[0])
    other = Ward(make_station(registers[1], ward.clock, "WOW-07"), ward.clock)
    return sit_down(qtbot, ward, NURSE), sit_down(qtbot, other, SECOND)


def test_what_one_records_the_other_sees_within_a_second(
    both: tuple[Seat, Seat], qtbot: QtBot
) -> None:
    here, there = both
    there.session.go("patient", MRN)
    assert there.button("begin_dose").text() == "Begin dose 1"
    administration.begin(here.ward.station, NURSE, MRN)
    qtbot.waitUntil(lambda: there.button("begin_dose").text() == "Continue dose 1", timeout=3000)


def test_the_second_to_begin_is_told_who_has_the_dose(both: tuple[Seat, Seat]) -> None:
    here, there = both
    there.session.go("patient", MRN)
    administration.begin(here.ward.station, NURSE, MRN)
    click(there.button("begin_dose"))
    dose = there.ward.dose()
    assert dose.begun_by == NURSE.id
    assert len(dose.entries) == 1
