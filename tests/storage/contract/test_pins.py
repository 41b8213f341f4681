"""PINs are hashed slowly, and as slowly for someone unknown."""

import time
from pathlib import Path

import pytest
from argon2.profiles import CHEAPEST

from il2nurse.storage.contract.pins import Pins
from il2nurse.storage.memory import MemoryRegister
from il2nurse.storage.register import open_register
from il2nurse.storage.sqlite.side_rows import PINS
from il2nurse.workflow.register import Identity
from tests.cheap_pins import CHEAP
from tests.storage.registers import make_file, set_pin

STRONG = "$argon2id$v=19$m=65536,t=3,p=4$"


def test_the_shipped_cost_is_the_low_memory_profile() -> None:
    assert Pins().hash("p-1", "482913").startswith(STRONG)


def test_a_register_file_ships_with_that_cost(tmp_path: Path) -> None:
    path = tmp_path / "ward.register"
    make_file(path).close()
    register = open_register(path)
    set_pin(register, "p-1", "482913")
    with register._reading() as database:  # noqa: SLF001 - the stored hash itself
        stored = database.execute(PINS).fetchone()
    assert stored is not None
    assert stored[1].startswith(STRONG)


def test_a_register_in_memory_ships_with_that_cost() -> None:
    register = MemoryRegister(Identity("R-1", practice=True, encrypted=False, name="Ward 5"))
    set_pin(register, "p-1", "482913")
    assert register._pins["p-1"].startswith(STRONG)  # noqa: SLF001 - the stored hash itself


def test_a_pin_kept_at_one_cost_fits_at_another() -> None:
    stored = CHEAP.hash("p-1", "482913")
    assert Pins().fits(stored, "p-1", "482913")


def test_the_same_pin_hashes_differently_each_time() -> None:
    assert CHEAP.hash("p-1", "482913") != CHEAP.hash("p-1", "482913")


@pytest.mark.parametrize(
    ("person", "pin"), [("p-1", "482914"), ("p-2", "482913"), ("p-", "1482913")]
)
def test_nothing_but_person_and_pin_together_fits(person: str, pin: str) -> None:
    assert not CHEAP.fits(CHEAP.hash("p-1", "482913"), person, pin)


@pytest.mark.parametrize("stored", ["", "plain", f"{STRONG}damaged"])
def test_a_damaged_hash_fits_no_pin(stored: str) -> None:
    assert not Pins().fits(stored, "p-1", "482913")


@pytest.mark.parametrize("pins", [Pins(), Pins(CHEAPEST)], ids=["shipped", "cheap"])
def test_nobody_has_a_pin_at_any_cost(pins: Pins) -> None:
    assert not pins.fits(None, "p-1", "482913")


def test_an_unknown_person_takes_as_long_as_a_wrong_pin() -> None:
    pins = Pins()
    stored = pins.hash("p-1", "482913")
    known = min(seconds(pins, stored) for _ in range(3))
    unknown = min(seconds(pins, None) for _ in range(3))
    assert known / 3 < unknown < known * 3


def seconds(pins: Pins, stored: str | None) -> float:
    """How long a wrong PIN takes to be refused."""
    start = time.perf_counter()
    assert not pins.fits(stored, "p-1", "000000")
    return time.perf_counter() - start
