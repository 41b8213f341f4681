"""What is offered where a register cannot be used: its copies, what each lacks, going on."""

from dataclasses import dataclass, field
from pathlib import Path

from il2nurse.app.changing_keys import restore_key
from il2nurse.app.copies.second_place import copies_named
from il2nurse.app.restore.deciding_pins import DecidingPins
from il2nurse.app.restore.losses import Loss
from il2nurse.app.restore.place import Place, look_at_place
from il2nurse.app.restore.restoring import Restored, administrator, restore
from il2nurse.app.restore.trying_out import trying_out
from il2nurse.domain.people import May, Person
from il2nurse.domain.values.clock import Clock
from il2nurse.files.private import make_private_folder
from il2nurse.settings import Settings
from il2nurse.storage.files.kept_copies import Copy, find_copies
from il2nurse.workflow.clocks import SystemClock
from il2nurse.workflow.station import Station


@dataclass(frozen=True, slots=True)
class Looked:
    """What going on from a copy would come to, and who in it may decide that."""

    path: Path
    loss: Loss
    deciders: tuple[Person, ...]


@dataclass(slots=True)
class Recovering:
    """Getting back the register of one station; nothing is changed before somebody decides."""

    settings: Settings
    clock: Clock = field(default_factory=SystemClock)
    _pins: DecidingPins | None = None
    _looked: Place | None = None

    def copies(self) -> tuple[Copy, ...]:
        """The copies of a register of this name in both places, newest first."""
        register = self.settings.register
        beside = find_copies(register.parent, register.name)
        found = beside + copies_named(self.settings.second_place, register.name)
        return tuple(sorted(found, key=lambda copy: copy.at, reverse=True))

    def look(self, copy: Path) -> Looked:
        """What the copy lacks; ``BrokenRegister`` where it cannot be used."""
        to = self.settings.register
        make_private_folder(to.parent)
        self._looked = look_at_place(to)
        with trying_out(self.settings, copy, to, self.clock) as tried:
            people = tried.station.people().values()
            may = [each for each in people if each.may(May.RESTORE)]
            by_name = sorted(may, key=lambda each: each.name.casefold())
            return Looked(copy, tried.loss, tuple(by_name))

    def look_with_key(self, copy: Path, typed: str) -> Looked:
        """As ``look``, once the key of its recovery sheet is put back.

        ``NoKey`` or ``BadGroups`` say why it was not.
        """
        restore_key(copy, typed, self.settings.home)
        return self.look(copy)

    def restore(self, copy: Path, person: str, pin: str) -> Restored:
        """Go on from the copy; raises what ``restore`` raises, and ``NotAllowed`` for haste.

        Nor where something else lies in the place than was looked at last.
        """
        return restore(
            self.settings,
            copy,
            self.settings.register,
            self.clock,
            lambda station: self._decider(station, person, pin),
            aside=True,
            looked=self._looked,
        )

    def _decider(self, station: Station, person: str, pin: str) -> Person:
        self._pins = self._pins or DecidingPins(self.settings)
        return administrator(station, person, pin, self._pins)
