"""Verified copies of the register, here and in a second place, while the window is open."""

import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from il2nurse.app.copies.beside import copies_beside, newest_made_at, thin_copies
from il2nurse.app.copies.second_place import copy_to_second, fault_in_words
from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.domain.values.clock import Clock
from il2nurse.files.errands import Errand, NoAnswer
from il2nurse.workflow.register import NotSaved

if TYPE_CHECKING:
    from il2nurse.storage.register import SqliteRegister

EVERY: Final = timedelta(hours=1)
# How often it is looked whether a copy is due; a place that was away is tried again as often.
LOOK_S: Final = 60.0
PATIENCE_S: Final = 10.0


def copy_register(register: "SqliteRegister", at: datetime) -> str | None:
    """Make a copy beside the register unless the newest is young; those not to be kept go.

    Gives the sentence to show where no copy could be made, else ``None``.
    """
    if not is_due(newest_made_at(register, copies_beside(register), at), at):
        return None
    try:
        made = register.copy_to(register.path.parent, at)
    except NotSaved as problem:
        return str(problem)
    thin_copies(register, made)
    return None


def copy_now(register: "SqliteRegister", second_place: Path | None, at: datetime) -> str | None:
    """Make a copy, however new the last one is, and bring it to the second place.

    Gives the sentence that says what is not as it should be there, else ``None``;
    raises ``NotSaved``.
    """
    thin_copies(register, register.copy_to(register.path.parent, at))
    try:
        return Errand().run(lambda: copy_to_second(register, second_place))
    except NoAnswer as silent:
        return fault_in_words(second_place, silent) if second_place else None


def is_due(newest: datetime | None, at: datetime) -> bool:
    """Whether the newest copy is an hour old, or there is none."""
    return newest is None or at - newest >= EVERY


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
    bring: Callable[["SqliteRegister", Path | None], str | None] = copy_to_second
    """Brings the newest copy to the second place, which may not answer."""
    patience_s: float = PATIENCE_S
    _errand: Errand = field(init=False)
    _reminding: Errand = field(init=False)
    _ended: threading.Event = field(default_factory=threading.Event)
    _thread: threading.Thread | None = None

    def __post_init__(self) -> None:
        """What may not answer is done apart: it keeps nothing else from being done."""
        self._errand, self._reminding = Errand(self.patience_s), Errand(self.patience_s)

    def look(self) -> None:
        """Make a copy where one is due, bring it to the second place, remember how it went."""
        at = self.clock.read().at
        try:
            self.problem = copy_register(self.register, at)
        except OSError as error:
            self.problem = f"Copies of the register cannot be looked after: {error.strerror}."
        except BrokenRegister as error:
            self.problem = str(error)
        else:
            self._look_second()
        with suppress(BrokenRegister, OSError):
            self.reminders = self._reminding.run(lambda: tuple(filter(None, self.remind(at))))
        with suppress(BrokenRegister):
            self.newest = newest_made_at(self.register, copies_beside(self.register), at)

    def _look_second(self) -> None:
        try:
            self.second_problem = self._errand.run(
                lambda: self.bring(self.register, self.second_place)
            )
        except NoAnswer as silent:
            if self.second_place:
                self.second_problem = fault_in_words(self.second_place, silent)
        except BrokenRegister as error:
            self.problem = str(error)

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
