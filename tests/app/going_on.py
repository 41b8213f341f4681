"""A register that goes on from a copy: the copy, the damage, and the restoring."""

from contextlib import closing
from pathlib import Path
from typing import Final

import pytest

from il2nurse.app.joining import open_station
from il2nurse.app.keys import open_known
from il2nurse.app.restore.deciding_pins import DecidingPins
from il2nurse.app.restore.restoring import Restored, administrator, restore
from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.settings import Settings
from il2nurse.workflow.clocks import SystemClock
from tests.app.set_back import PIN

CLOCK: Final = SystemClock()
ADMINISTRATOR: Final = "administrator"


def copy_now(settings: Settings) -> Path:
    """A verified copy of the register as it is."""
    with closing(open_known(settings.register, settings.home)) as register:
        return register.copy_to(settings.register.parent, CLOCK.read().at)


def newest(settings: Settings) -> int:
    """The number of the register's newest entry."""
    with closing(open_known(settings.register, settings.home)) as register:
        return register.head().number


def damage(settings: Settings) -> bytes:
    """Write over the middle of the file past the program; what lies there then."""
    content = bytearray(settings.register.read_bytes())
    content[8192:12288] = b"x" * 4096
    settings.register.write_bytes(content)
    with pytest.raises(BrokenRegister):
        open_station(settings)
    return bytes(content)


def restored(settings: Settings, copy: Path, pin: str = PIN, *, aside: bool = False) -> Restored:
    """Let the copy go on, as the administrator decides."""
    return restore(
        settings,
        copy,
        settings.register,
        CLOCK,
        lambda station: administrator(station, ADMINISTRATOR, pin, DecidingPins(settings)),
        aside=aside,
    )
