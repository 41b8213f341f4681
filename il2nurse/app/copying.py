"""Verified copies of the register, here and in a second place, while the window is open."""

import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from il2nurse.domain.record.register.broken import BrokenRegister
from il2nurse.domain.values.clock import Clock
from il2nurse.files.making import clear_making
from il2nurse.storage.files.keeping import to_keep
from il2nurse.storage.files.kept_copies import (
    Copy,
    find_copies,
    place_copy,
    remove_copy,
)
from il2nurse.storage.files.restorings import holds
from il2nurse.workflow.register import NotSaved

if TYPE_CHECKING:
    from il2nurse.storage.register import SqliteRegister

EVERY: Final = timedelta(hours=1)
# How often it is looked whether a copy is due; a place that was away is tried again as often.
LOOK_S: Final = 60.0
PATIENCE_S: Final = 10.0
NO_SECOND_PLACE: Final = (
    "Copies of the register lie on its own disk only. Ask the ward's IT to name a second place for "
    "them: second_place in the station file."
)


def copy_register(register: "SqliteRegister", at: datetime) -> str | None:
    """Make a copy beside the register unless the newest is young; those not to be kept go.

    Gives the sentence to show where no copy could be made, else ``None``.
    """
    if not is_due(copies_beside(register), at):
        return None
    try:
        register.copy_to(register.path.parent, at)
    except NotSaved as problem:
        return str(problem)
    thin_copies(register)
    return None


def copy_now(register: "SqliteRegister", second_place: Path | None, at: datetime) -> str | None:
    """Make a copy, however new the last one is, and bring it to the second place.

    Gives the sentence that says what is not as it should be there, else ``None``;
    raises ``NotSaved``.
    """
    register.copy_to(register.path.parent, at)
    thin_copies(register)
    return copy_to_second(register, second_place)


def thin_copies(register: "SqliteRegister") -> None:
    """Take away the copies beside the register that are not to be kept."""
    thin_out(register, copies_beside(register))


def copies_beside(register: "SqliteRegister") -> tuple[Copy, ...]:
    """The copies that lie beside the register, oldest first."""
    return find_copies(register.path.parent, register.path.name, register.identity().register)


def is_due(copies: tuple[Copy, ...], at: datetime) -> bool:
    """Whether no copy was made within the hour; one of a wrong clock's future is none."""
    return not any(at - EVERY < copy.at <= at for copy in copies)


def newest_of(register: "SqliteRegister", copies: Sequence[Copy]) -> Copy | None:
    """The copy that holds most of the register as it stands; times are only a wall clock's."""
    held = [copy for copy in copies if holds(register, copy.head)]
    return max(held, key=lambda copy: (copy.head.number, copy.at), default=None)


def thin_out(register: "SqliteRegister", copies: Sequence[Copy]) -> None:
    """Take away the copies that are not to be kept.

    One with entries that the register lacks stays: it may be all that is left of them.
    """
    held = [copy for copy in copies if holds(register, copy.head)]
    kept = to_keep([copy.at for copy in held])
    for copy in held:
        if copy.at not in kept:
            remove_copy(copy)


def second_folder(second_place: Path, register: "SqliteRegister") -> Path:
    """This register's own folder in the second place: other wards may use the place too."""
    return folder_of(second_place, register.path.name, register.identity().register)


def folder_of(second_place: Path, name: str, register: str) -> Path:
    """The folder in the second place of the register of this name and id."""
    return second_place / f"{name}-{register[:8]}"


def copies_of(path: Path, second_place: Path | None, register: str) -> tuple[Copy, ...]:
    """The copies of a register beside its file and in the second place."""
    folders = [path.parent]
    if second_place:
        folders.append(folder_of(second_place, path.name, register))
    return tuple(copy for each in folders for copy in find_copies(each, path.name, register))


def copy_to_second(register: "SqliteRegister", second_place: Path | None) -> str | None:
    """Place the newest copy in the second place too; the sentence why not, else ``None``."""
    if second_place is None:
        return NO_SECOND_PLACE
    if not second_place.is_dir():
        return (
            f"The second place for copies, {second_place}, cannot be reached. Ask the ward's IT; "
            "until then copies lie on the register's own disk only."
        )
    copy = newest_of(register, copies_beside(register))
    if copy is None:
        return None
    folder = second_folder(second_place, register)
    try:
        if not any(there.head == copy.head for there in find_copies(folder, register.path.name)):
            clear_making(folder)
            place_copy(copy, folder)
            thin_out(register, find_copies(folder, register.path.name))
    except (NotSaved, OSError) as problem:
        return str(problem)
    return warn_of_same_disk(register.path, second_place)


def lies_in_second(register: "SqliteRegister", second_place: Path) -> bool:
    """Whether the newest copy lies in the second place too."""
    copy = newest_of(register, copies_beside(register))
    there = find_copies(second_folder(second_place, register), register.path.name)
    return copy is not None and any(each.head == copy.head for each in there)


def warn_of_same_disk(register: Path, second_place: Path) -> str | None:
    """A sentence where both places are one disk, as when a share is away; else ``None``."""
    if second_place.stat().st_dev != register.stat().st_dev:
        return None
    return (
        f"The second place for copies, {second_place}, lies on the register's own disk: one fault "
        "would take both. Ask the ward's IT to name another disk or a share."
    )


def no_reminders(_: datetime) -> tuple[str, ...]:
    """Nothing else is to be told."""
    return ()


@dataclass(slots=True)
class Copies:
    """The copies of one register while a window is open; ``look`` runs in a thread of its own."""

    register: "SqliteRegister"
    clock: Clock
    second_place: Path | None
    too_old: timedelta
    problem: str | None = None
    second_problem: str | None = None
    remind: Callable[[datetime], tuple[str, ...]] = no_reminders
    reminders: tuple[str, ...] = ()
    newest: datetime | None = None
    _ended: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def look(self) -> None:
        """Make a copy where one is due, bring it to the second place, remember how it went."""
        at = self.clock.read().at
        try:
            self.problem = copy_register(self.register, at)
            self.second_problem = copy_to_second(self.register, self.second_place)
        except OSError as error:
            self.problem = f"Copies of the register cannot be looked after: {error.strerror}."
        except BrokenRegister as error:
            self.problem = str(error)
        with suppress(BrokenRegister):
            self.reminders = tuple(each for each in self.remind(at) if each)
        made = [copy.at for copy in copies_beside(self.register) if copy.at <= at]
        self.newest = made[-1] if made else None

    def notices(self) -> tuple[str, ...]:
        """What the ward is to be told of its copies now, as sentences."""
        at, problems = self.clock.read().at, [self.problem, self.second_problem, *self.reminders]
        if self.newest is None or at - self.newest > self.too_old:
            problems.insert(0, old_copy(self.newest, at))
        return tuple(each for each in problems if each)

    def start(self, wait_s: float = LOOK_S) -> None:
        """Look now and then every minute, until ``stop``."""
        self.newest = self.newest or self.clock.read().at
        self._thread = threading.Thread(
            target=lambda: repeat(self.look, self._ended, wait_s), name="copies", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Look no more; a copy that is being made comes to its end."""
        self._ended.set()
        if self._thread:
            self._thread.join(PATIENCE_S)


def repeat(look: Callable[[], None], ended: threading.Event, wait_s: float) -> None:
    """Look again and again until it is ended."""
    while not ended.is_set():
        look()
        ended.wait(wait_s)


def old_copy(newest: datetime | None, at: datetime) -> str:
    """The sentence of a newest copy that is too old, or of none."""
    if newest is None:
        return "There is no copy of the register yet. Ask the ward's IT why none can be made."
    hours = int((at - newest) / timedelta(hours=1))
    return f"The newest good copy of the register is {hours} h old. Ask the ward's IT why."
