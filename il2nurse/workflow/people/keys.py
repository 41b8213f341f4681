"""What an administrator does with the register's key: its recovery sheet, another key."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import Draft, draft
from il2nurse.domain.record.register.register_facts import KeyAct, KeyHandledFact
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.confirming import refuse_unconfirmed
from il2nurse.workflow.people.sign_in import confirm_identity
from il2nurse.workflow.station import Station


@dataclass(frozen=True, slots=True)
class KeyStanding:
    """How the key is kept at this station. ``name`` is the last group of its recovery sheet.

    ``in_file`` where it lies beside the register for want of a key store; ``others`` are older
    keys, ``plain_copies`` copies that anybody can read.
    """

    name: str
    where: str
    in_file: bool
    confirmed: bool
    others: tuple[str, ...] = ()
    plain_copies: tuple[str, ...] = ()


class KeyDesk(Protocol):
    """The key of the open register; the program joins it, and a plain register has none."""

    @property
    def name(self) -> str:
        """What the key is called."""
        ...

    def unconfirmed(self) -> bool:
        """True until somebody has shown that they hold the recovery sheet."""
        ...

    def look(self) -> KeyStanding:
        """How the key is kept now."""
        ...

    def ask_groups(self) -> tuple[int, ...]:
        """The numbers of groups to be typed from the sheet, others each time."""
        ...

    def wrong_group(self, typed: Mapping[int, str]) -> int | None:
        """The number of the first group that is not the sheet's; ``None`` where all are."""
        ...

    def note_confirmed(self) -> None:
        """Note at this station that somebody holds the sheet."""
        ...

    def make_sheet(self, printed: str) -> bytes:
        """The recovery sheet as a PDF."""
        ...

    def change(self, by: Person) -> None:
        """Close the register, give it another key and open it again in a new window."""
        ...


@one_act
def make_sheet(
    station: Station,
    by: Person,
    desk: KeyDesk,
    pin: str,
    printed: str,
    *,
    request: str | None = None,
) -> bytes:
    """The recovery sheet, on record before anybody sees it; whoever has it can read everything."""
    may_keep_key(station, by, pin)
    pdf = desk.make_sheet(printed)
    station.record(by, [_handled(station, KeyAct.SHEET_MADE, desk.name)], request)
    return pdf


@one_act
def confirm_sheet(
    station: Station,
    by: Person,
    desk: KeyDesk,
    typed: Mapping[int, str],
    *,
    request: str | None = None,
) -> Entry:
    """Record that somebody holds the sheet: they typed these groups of it."""
    by.demand(May.KEEP_KEY)
    wrong = desk.wrong_group(typed)
    if wrong is not None:
        raise NotAllowed(
            f"Group {wrong} is not the one of the recovery sheet {desk.name}. Nothing was "
            "recorded; look whether the sheet in your hand is the newest."
        )
    entry = station.record(by, [_handled(station, KeyAct.SHEET_CONFIRMED, desk.name)], request)[0]
    desk.note_confirmed()
    return entry


@one_act
def may_keep_key(station: Station, by: Person, pin: str) -> None:
    """Raise ``NotAllowed`` unless the person keeps the key and this is their PIN."""
    by.demand(May.KEEP_KEY)
    refuse_unconfirmed(station, by)
    confirm_identity(station, by, pin)


@one_act
def record_key(
    station: Station, by: Person | None, what: KeyAct, key: str, *, request: str | None = None
) -> Entry:
    """Record that the key was changed, or put back; by nobody while nobody can sign in."""
    return station.record(by, [_handled(station, what, key)], request)[0]


def _handled(station: Station, what: KeyAct, key: str) -> Draft:
    return draft("register", "", station.now().at, KeyHandledFact(what, key))
