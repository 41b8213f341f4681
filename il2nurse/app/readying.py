"""Making a station ready for a window: runs in a thread and touches no widget."""

import gc
import linecache
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from il2nurse.files.computer import computer_says
from il2nurse.files.station_file import BadSettings
from il2nurse.settings import Settings

if TYPE_CHECKING:
    from il2nurse.app.head_watch import HeadWatch
    from il2nurse.app.settling import Settling
    from il2nurse.domain.people import Person
    from il2nurse.storage.register import SqliteRegister
    from il2nurse.workflow.papers.printing import Papers
    from il2nurse.workflow.station import Station

READ_ONLY = (
    "This register may only be read: nothing can be recorded. Ask the ward's IT for the right to "
    "write to it, and chart on paper until then."
)
LOST = (
    "The program met an error it did not expect while it opened the register. Nothing was "
    "changed. Try again; if it happens twice, tell the ward's IT and chart on paper."
)


@dataclass(frozen=True, slots=True)
class Ready:
    """Everything a session needs. ``person`` is signed in already; ``hint`` says how to sign in."""

    station: "Station"
    register: "SqliteRegister"
    papers: "Papers"
    practice: bool
    ward: str
    warning: str | None = None
    hint: str | None = None
    person: "Person | None" = None
    watch: "HeadWatch | None" = None
    settling: "Settling | None" = None
    """The register was set back, and waits for a decision; nobody can sign in before."""

    def close(self) -> None:
        """Let go of the register."""
        self.register.close()


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why nothing was opened.

    ``lost_key`` where the recovery sheet may help, ``bad_sheet`` where what was typed did not,
    ``lost_register`` where a copy may; then ``pack`` says on what the ward charts until then.
    """

    title: str
    text: str
    lost_key: bool = False
    bad_sheet: bool = False
    lost_register: bool = False
    pack: str | None = None


def attempt_here(settings: Settings, work: Callable[[], Ready]) -> Ready | Trouble:
    """As ``attempt``; where no register opens, the newest downtime pack is named too."""
    made = attempt(work)
    if not (isinstance(made, Trouble) and made.lost_register):
        return made
    from il2nurse.app.packs import newest_pack_sentence

    return replace(made, pack=newest_pack_sentence(settings) or None)


def attempt(work: Callable[[], Ready]) -> Ready | Trouble:
    """What the work makes, or the sentence that says why not."""
    from il2nurse.app.changing_keys import NoKey
    from il2nurse.domain.people import NotAllowed
    from il2nurse.domain.record.register.entries import BrokenRegister, KeyMissing
    from il2nurse.domain.regimen.fields import Slip
    from il2nurse.domain.values.recovery_key import BadGroups
    from il2nurse.regimens import BadRegimen
    from il2nurse.workflow.register import NotSaved

    try:
        return work()
    except (NoKey, BadGroups) as problem:
        return Trouble("The key was not put back", str(problem), bad_sheet=True)
    except KeyMissing as problem:
        return Trouble(
            "The register's key is not here", str(problem), lost_key=True, lost_register=True
        )
    except BrokenRegister as problem:
        return Trouble("The register cannot be opened", str(problem), lost_register=True)
    except BadRegimen as problem:
        return Trouble("A regimen file is not good", str(problem))
    except (NotAllowed, NotSaved, BadSettings, Slip) as problem:
        return Trouble("Nothing was opened", str(problem))
    except OSError as problem:
        text = f"{computer_says(problem)} Nothing was changed."
        return Trouble("The register cannot be reached", text)
    except Exception:  # noqa: BLE001 - lost in its thread, and the window would wait for ever
        return Trouble("Nothing was opened", LOST)


def open_ready(settings: Settings) -> Ready:
    """The ward's own register."""
    from il2nurse.app.joining import open_station

    opened = open_station(settings)
    warning = opened.warning or (None if opened.register.writable else READ_ONLY)
    ready = _ready(opened.station, opened.register, settings.ward, warning=warning)
    ready = replace(ready, watch=opened.watch)
    if opened.setback is None:
        return ready
    from il2nurse.app.packs import pack_folders
    from il2nurse.app.settling import Settling
    from il2nurse.workflow.papers.kept_packs import keep_packs

    # Other stations may go on and replace the pack on which this ward charts now.
    keep_packs(pack_folders(settings), opened.setback.register)
    return replace(ready, settling=Settling(settings, opened, opened.setback))


def settled_ready(ready: Ready, person: str, pin: str, reason: str) -> Ready:
    """The same register once an administrator has decided that recording goes on in it."""
    from il2nurse.app.joining import begin_work

    if ready.settling is None:
        return ready
    ready.settling.accept(person, pin, reason)
    warning = begin_work(ready.station, ready.register)
    return replace(ready, settling=None, warning=warning)


def restored_ready(settings: Settings, typed: str) -> Ready:
    """The ward's own register with the key that was typed from its recovery sheet."""
    from il2nurse.app.changing_keys import restore_key
    from il2nurse.domain.record.register.register_facts import KeyAct
    from il2nurse.workflow.people.keys import record_key

    known = restore_key(settings.register, typed, settings.home)
    ready = open_ready(settings)
    if ready.register.writable and ready.settling is None:
        record_key(ready.station, None, KeyAct.PUT_BACK, known.name)
    return ready


def rekeyed_ready(settings: Settings, by: "Person") -> Ready:
    """The ward's own register under another key, which this person asked for."""
    from il2nurse.app.changing_keys import change_key
    from il2nurse.app.copies.hourly import copy_now
    from il2nurse.app.joining import join
    from il2nurse.domain.record.register.register_facts import KeyAct
    from il2nurse.workflow.clocks import SystemClock
    from il2nurse.workflow.people.keys import record_key
    from il2nurse.workflow.register import NotSaved

    def note(register: "SqliteRegister", key: str) -> None:
        record_key(join(settings, register, clock), by, KeyAct.CHANGED, key)

    clock = SystemClock()
    known = change_key(settings.register, settings.home, note)
    ready = open_ready(settings)
    said = f"The register has another key, {known.name}. Sign in, print its sheet and confirm it."
    ready = replace(ready, hint=said)
    if ready.settling is not None:
        return ready
    try:
        problem = copy_now(ready.register, settings.second_place, clock.read().at)
    except NotSaved as failed:
        problem = str(failed)
    told = " ".join(part for part in (ready.warning, problem) if part)
    return replace(ready, warning=told or None)


def found_ready(settings: Settings, ward: str, station: str, name: str, pin: str) -> Ready:
    """A new ward, its administrator signed in."""
    from il2nurse.app.founding import found_ward

    opened, person = found_ward(settings, ward, station, name, pin)
    ready = _ready(opened.station, opened.register, ward, person=person)
    return replace(ready, watch=opened.watch)


def has_practice(settings: Settings) -> bool:
    """Whether a practice ward was begun on this computer that can be gone on with."""
    if not settings.practice.is_dir():
        return False
    from il2nurse.app.practice import newest

    register = newest(settings.practice)
    if register is None:
        return False
    register.close()
    return True


def practice_ready(settings: Settings) -> Ready:
    """The practice ward, and how to sign in there."""
    from il2nurse.app.practice import open_practice, pins_to_practise_with, practice_people

    practice = open_practice(settings)
    name = practice.register.identity().name
    hint = pins_to_practise_with(practice_people())
    return _ready(practice.station, practice.register, name, hint=hint)


def _ready(
    station: "Station",
    register: "SqliteRegister",
    ward: str,
    *,
    warning: str | None = None,
    hint: str | None = None,
    person: "Person | None" = None,
) -> Ready:
    """Read what the first pages need, so that the window does not wait for it."""
    from il2nurse.app.papers import LatePapers

    station.people()
    station.regimens.today()
    read_ahead()
    practice = register.identity().practice
    return Ready(
        station, register, LatePapers(), practice, ward, warning=warning, hint=hint, person=person
    )


def read_ahead() -> None:
    """Read the first pages' modules, and have Python no longer look through what stays anyway.

    Garbage collection stops the window; over all that is loaded it takes longer than a page.
    """
    from il2nurse.ui.shell import stack

    stack.import_first_pages()
    # PySide looks through the source of whatever is read, and Python would keep all of it.
    linecache.clearcache()
    gc.freeze()
