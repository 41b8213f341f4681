"""A command at work in a register: its settings, and the clock by which its windows go."""

from dataclasses import replace
from datetime import UTC, datetime

from il2nurse.app.joining import join
from il2nurse.app.pacing import FilePace, pace_file
from il2nurse.domain.values.clock import Clock
from il2nurse.settings import Settings, load_settings, read_zone
from il2nurse.storage.register import SqliteRegister
from il2nurse.workflow.clocks import SpedUpClock, SystemClock
from il2nurse.workflow.register import Register
from il2nurse.workflow.station import Station


def settings_for(register: Register) -> Settings:
    """This station's settings, in the time zone in which the register was written."""
    newest = register.newest(1)
    settings = load_settings()
    return replace(settings, zone=read_zone(newest[0].zone)) if newest else settings


def station_of(register: SqliteRegister) -> Station:
    """This station at work in the register, by the clock of its windows."""
    return join(settings_for(register), register, _clock_of(register))


def _clock_of(register: SqliteRegister) -> Clock:
    """The computer's clock; in a practice ward the one that its windows keep, however fast."""
    shelf = FilePace(pace_file(register.path))
    if not register.identity().practice or shelf.load() is None:
        return SystemClock()
    return SpedUpClock(SystemClock(), datetime.now(UTC), shelf)
