"""The practice ward: synthetic patients in every state, on a clock that can be sped up."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from il2nurse.app.joining import join
from il2nurse.app.pacing import FilePace, pace_file
from il2nurse.app.stage import FileStage
from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.files.private import make_private_folder
from il2nurse.home import resources_folder
from il2nurse.play.play import play
from il2nurse.play.scenario import read_scenario
from il2nurse.settings import Settings
from il2nurse.storage.register import SqliteRegister, open_register
from il2nurse.workflow.clocks import SpedUpClock, SystemClock
from il2nurse.workflow.station import Station

WARD = Path("practice") / "ward.toml"
PATTERN = "practice-*.register"
# A practice ward that stood longer is replaced by a fresh one: its doses are all overdue.
STALE = timedelta(hours=4)


@dataclass(frozen=True, slots=True)
class Practice:
    """A practice ward at work: the station and the clock that can be sped up."""

    station: Station
    clock: SpedUpClock
    register: SqliteRegister


def build_practice(settings: Settings, path: Path, now: datetime, *, replaces: bool = False) -> int:
    """Make a practice register from its scenario, up to this minute; the number of acts."""
    end = now.replace(second=0, microsecond=0)
    scenario = read_scenario(resources_folder() / WARD, end)
    stage = FileStage(replace(settings, ward=scenario.name), path, None, path.parent)
    stage.replaces = replaces
    with stage:
        acts = play(scenario, stage).acts
    pace_file(path).unlink(missing_ok=True)
    return acts


def open_practice(settings: Settings, *, fresh: bool = False) -> Practice:
    """Open the newest practice ward of the station's folder, or build a new one.

    A ward that stood unused for hours, or that cannot be opened, is left where it is.
    """
    now = datetime.now(UTC)
    register = None if fresh else newest(settings.practice)
    if register is None:
        make_private_folder(settings.practice)
        path = settings.practice / f"practice-{now:%Y%m%dT%H%M%S%f}.register"
        build_practice(settings, path, now)
        register = open_register(path)
    at = max(now, last_recorded(register))
    clock = SpedUpClock(SystemClock(), at, FilePace(pace_file(register.path)))
    return Practice(join(settings, register, clock, "practice station"), clock, register)


def practice_people() -> list[tuple[str, str]]:
    """Everyone of the practice ward, as shown with the role, and the PIN they sign with."""
    scenario = read_scenario(resources_folder() / WARD, datetime.now(UTC))
    return [
        (f"{actor.person.shown}, {actor.person.role.label.lower()}", actor.pin)
        for actor in scenario.people.values()
    ]


def pins_to_practise_with(people: Sequence[tuple[str, str]]) -> str:
    """How to sign in there, in a line or two: by first names, of which no two are alike."""
    told = (f"{name.split()[0]}\N{NO-BREAK SPACE}{pin}" for name, pin in people)
    return f"PINs to practise with: {' · '.join(told)}"


def newest(folder: Path) -> SqliteRegister | None:
    """The newest practice register that can be opened and is not stale by its own clock."""
    for path in sorted(folder.glob(PATTERN), reverse=True)[:1]:
        try:
            register = open_register(path)
        except BrokenRegister:
            return None
        pace = FilePace(pace_file(path)).load()
        now = pace.read(SystemClock().read()).at if pace else datetime.now(UTC)
        if register.identity().practice and now - last_recorded(register) < STALE:
            return register
        register.close()
    return None


def last_recorded(register: SqliteRegister) -> datetime:
    """When the newest entry was recorded."""
    return register.newest(1)[0].recorded_at
