"""The key of the register that is open in a window."""

from collections.abc import Callable, Mapping
from random import SystemRandom
from typing import TYPE_CHECKING, Final

from il2nurse.app.keys import station_keys
from il2nurse.domain.people import May, Person
from il2nurse.domain.values.recovery_key import KEY_GROUPS, fits_group, spell_key
from il2nurse.settings import Settings
from il2nurse.storage.files.kept_copies import find_copies
from il2nurse.storage.keys.finding import find_known, is_plain
from il2nurse.storage.keys.known import Kept, KnownKey, StationKeys
from il2nurse.workflow.people.keys import KeyStanding

if TYPE_CHECKING:
    from il2nurse.storage.register import SqliteRegister

ASKED: Final = 2
NOT_CONFIRMED: Final = (
    "Nobody has confirmed that the ward holds its recovery sheet. Without it nobody can read this "
    "register once this computer is lost. An administrator prints and confirms it: Menu, Recovery "
    "sheet and key."
)


class OpenKey:
    """Tells of one key, and never shows it but on its sheet."""

    def __init__(
        self,
        keys: StationKeys,
        known: KnownKey,
        register: "SqliteRegister",
        page_size: str,
        begin_change: Callable[[Person], None],
    ) -> None:
        """Take the key that opened the register; ``begin_change`` gives it another one."""
        self._keys = keys
        self._known = known
        self._register = register
        self._size = page_size
        self._begin_change = begin_change

    @property
    def name(self) -> str:
        """What the key is called."""
        return self._known.name

    def unconfirmed(self) -> bool:
        """True until somebody has shown that they hold the sheet; a command may have noted it."""
        if not self._known.confirmed:
            here = (each for each in self._keys.all() if each.name == self._known.name)
            self._known = next(here, self._known)
        return not self._known.confirmed

    def look(self) -> KeyStanding:
        """How the key is kept now."""
        confirmed, path = not self.unconfirmed(), self._register.path
        known = self._keys.of_register(self._known.register)
        copies = (copy.path for copy in find_copies(path.parent, path.name))
        return KeyStanding(
            self.name,
            self._keys.where(self._known),
            self._known.kept is Kept.FILE,
            confirmed,
            tuple(each.name for each in known if each.name != self.name),
            tuple(str(copy) for copy in copies if is_plain(copy)),
        )

    def ask_groups(self) -> tuple[int, ...]:
        """Two of the groups, others each time, in their order; the last one is no secret."""
        return tuple(sorted(SystemRandom().sample(range(1, KEY_GROUPS + 1), ASKED)))

    def wrong_group(self, typed: Mapping[int, str]) -> int | None:
        """The number of the first group that is not the sheet's; ``None`` where all are."""
        groups = spell_key(self._keys.read(self._known))
        return next((at for at in typed if not fits_group(groups, at, typed[at])), None)

    def note_confirmed(self) -> None:
        """Note at this station that somebody holds the sheet."""
        self._known = self._keys.confirm(self._known)

    def make_sheet(self, printed: str) -> bytes:
        """The recovery sheet as a PDF."""
        from il2nurse.reports.recovery_sheet import RecoverySheet, make_recovery_sheet

        identity = self._register.identity()
        groups = spell_key(self._keys.read(self._known))
        sheet = RecoverySheet(identity.name, identity.register, printed, groups)
        return make_recovery_sheet(sheet, self._size)

    def change(self, by: Person) -> None:
        """Close the register, give it another key and open it again in a new window."""
        self._begin_change(by)

    def notices(self, person: Person | None) -> tuple[str, ...]:
        """What stands on the ward page of whoever manages people, until it is done."""
        told = person is not None and person.may(May.MANAGE_PEOPLE) and self.unconfirmed()
        return (NOT_CONFIRMED,) if told else ()


def open_key(
    settings: Settings, register: "SqliteRegister", begin_change: Callable[[Person], None]
) -> OpenKey | None:
    """The key of an open register; ``None`` for a plain one."""
    keys = station_keys(settings.home)
    known = find_known(register.path, keys)
    return OpenKey(keys, known, register, settings.page_size, begin_change) if known else None
