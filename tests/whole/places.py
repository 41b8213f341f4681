"""Registers with a scenario played into them, and stations opened at them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from il2nurse.app.joining import join
from il2nurse.app.stage import FileStage
from il2nurse.domain.values.clock import Clock
from il2nurse.play.play import play
from il2nurse.play.scenario import read_scenario
from il2nurse.settings import Settings
from il2nurse.storage.register import SqliteRegister, open_register
from il2nurse.workflow.clocks import SimulatedClock
from il2nurse.workflow.station import Station

FOLDER = Path(__file__).parent
MRN = "MRN-204871"


def play_into(name: str, path: Path) -> datetime:
    """A new register with a scenario of this folder played into it; when its last act was."""
    content, at = played(name)
    path.write_bytes(content)
    return at


@cache
def played(name: str) -> tuple[bytes, datetime]:
    """The register file of a scenario, played once for all tests that begin with it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "played.register"
        at = play_at(name, path)
        return path.read_bytes(), at


def play_at(name: str, path: Path) -> datetime:
    """Play a scenario of this folder into a new register there."""
    scenario = read_scenario(FOLDER / f"{name}.toml", datetime.now(UTC))
    settings = Settings(home=path.parent, register=path, zone=scenario.zone)
    stage = FileStage(settings, path, None, path.parent)
    with stage:
        play(scenario, stage)
    with opened(path) as register:
        return register.newest(1)[0].recorded_at


@contextmanager
def opened(path: Path) -> Iterator[SqliteRegister]:
    """A register file, open for a block."""
    register = open_register(path)
    try:
        yield register
    finally:
        register.close()


def station_at(register: SqliteRegister, name: str, clock: Clock) -> Station:
    """A station at an open register."""
    settings = Settings(home=register.path.parent, register=register.path)
    return join(settings, register, clock, name)


def a_minute_later(at: datetime) -> SimulatedClock:
    """A clock that stands a minute after a time."""
    return SimulatedClock(at + timedelta(minutes=1))
