"""People, their roles, and what each role may do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import count


class Role(StrEnum):
    """The roles of a ward."""

    NURSE = "nurse"
    AGENCY_NURSE = "agency_nurse"
    CHARGE_NURSE = "charge_nurse"
    PHARMACIST = "pharmacist"
    PRESCRIBER = "prescriber"
    ADMINISTRATOR = "administrator"
    STUDENT = "student"
    PHARMACY_TECHNICIAN = "pharmacy_technician"

    @property
    def label(self) -> str:
        """The role as people read it."""
        return self.value.replace("_", " ").capitalize()


class May(StrEnum):
    """What a person may be allowed to do; to take an order is to write down a telephoned one."""

    GIVE = "give"
    WITNESS = "witness"
    PREPARE = "prepare"
    CHART = "chart"
    ADMIT = "admit"
    ORDER = "order"
    TAKE_ORDER = "take_order"
    AUDIT = "audit"
    PRINT = "print"
    MANAGE_PEOPLE = "manage_people"
    RESTORE = "restore"
    ACKNOWLEDGE = "acknowledge"
    ACCEPT_SETBACK = "accept_setback"
    APPROVE_REGIMEN = "approve_regimen"
    KEEP_KEY = "keep_key"
    SETTLE_LOSS = "settle_lost_entries"
    MAKE_BAGS = "make_bags"
    RELEASE_BAGS = "release_bags"
    KEEP_STOCK = "keep_stock"


_CARE = frozenset(
    {
        May.GIVE,
        May.WITNESS,
        May.PREPARE,
        May.CHART,
        May.ADMIT,
        May.TAKE_ORDER,
        May.PRINT,
        May.ACKNOWLEDGE,
    }
)

PERMISSIONS: Mapping[Role, frozenset[May]] = {
    Role.NURSE: _CARE,
    Role.AGENCY_NURSE: _CARE - {May.WITNESS},
    Role.CHARGE_NURSE: _CARE | {May.AUDIT, May.MANAGE_PEOPLE, May.APPROVE_REGIMEN, May.SETTLE_LOSS},
    Role.PHARMACIST: frozenset(
        {
            May.WITNESS,
            May.PREPARE,
            May.PRINT,
            May.AUDIT,
            May.APPROVE_REGIMEN,
            May.MAKE_BAGS,
            May.RELEASE_BAGS,
            May.KEEP_STOCK,
        }
    ),
    Role.PHARMACY_TECHNICIAN: frozenset(
        {May.WITNESS, May.PREPARE, May.PRINT, May.MAKE_BAGS, May.KEEP_STOCK}
    ),
    Role.PRESCRIBER: frozenset(
        {
            May.ORDER,
            May.ADMIT,
            May.PRINT,
            May.CHART,
            May.WITNESS,
            May.ACKNOWLEDGE,
            May.APPROVE_REGIMEN,
        }
    ),
    Role.ADMINISTRATOR: frozenset(
        {May.MANAGE_PEOPLE, May.AUDIT, May.ACCEPT_SETBACK, May.RESTORE, May.KEEP_KEY}
    ),
    Role.STUDENT: frozenset({May.CHART}),
}


class NotAllowed(Exception):
    """A person or a moment does not allow the act; nothing was recorded. The text says why."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone with a PIN. ``suffix`` is the professional title after the name, such as RN."""

    id: str
    name: str
    suffix: str
    role: Role
    ended: bool = False
    mark: str | None = None

    @property
    def shown(self) -> str:
        """The name as it stands on screen and paper."""
        return f"{self.name}, {self.suffix}" if self.suffix else self.name

    @property
    def initials(self) -> str:
        """How the person signs: the first letters of the name, numbered where another has them."""
        return self.mark or "".join(part[0] for part in self.name.split() if part[0].isalpha())

    def may(self, act: May) -> bool:
        """True where the person's role allows the act."""
        return not self.ended and act in PERMISSIONS[self.role]

    def demand(self, act: May) -> None:
        """Raise ``NotAllowed`` where the role does not allow the act."""
        if not self.may(act):
            raise NotAllowed(
                f"{self.shown} ({self.role.label}) may not {act.value.replace('_', ' ')}. "
                "Nothing was recorded; ask a colleague whose role allows it."
            )


def with_own_initials(person: Person, others: Iterable[Person]) -> Person:
    """The person with initials that none of the others has, ended or not: NN, then NN2, NN3."""
    taken = {other.initials for other in others if other.id != person.id}
    plain = replace(person, mark=None)
    if plain.initials and plain.initials not in taken:
        return plain
    letters = plain.initials or person.id[:2].upper()
    numbered = (f"{letters}{number}" for number in count(2))
    return replace(person, mark=next(each for each in numbered if each not in taken))
