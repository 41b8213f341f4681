"""Registers that the program itself opens, where a test is about something else than their PINs.

Apart from ``cheap_pins``, which programs of their own begin with too: they need no pytest.
"""

import pytest

from il2nurse.storage.sqlite import register_file
from tests.cheap_pins import CHEAP


@pytest.fixture(autouse=True)
def cheap_pins(monkeypatch: pytest.MonkeyPatch) -> None:
    """No PIN is hashed at the shipped cost."""
    monkeypatch.setattr(register_file, "Pins", lambda: CHEAP)
