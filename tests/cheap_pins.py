"""PINs that cost next to nothing, for tests that are about something else."""

import pytest
from argon2.profiles import CHEAPEST

from il2nurse.storage.contract.pins import Pins
from il2nurse.storage.sqlite import register_file

CHEAP = Pins(CHEAPEST)


@pytest.fixture(autouse=True)
def cheap_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    """Registers that the program itself opens hash no PIN at the shipped cost."""
    monkeypatch.setattr(register_file, "Pins", lambda: CHEAP)
