"""Who may give whom access, and which two people count as two."""

from typing import Final

from il2nurse.domain.people import NotAllowed, Person, Role
from il2nurse.domain.record.people.granting import GRANT_KINDS, are_two, replay_grants
from il2nurse.workflow.station import Station

GUARDED: Final = (
    "Only an administrator changes an administrator’s access, or makes another one. Nothing was "
    "recorded; ask one of them to sign in."
)


def count_as_two(station: Station, one: Person, other: Person) -> bool:
    """Whether neither has role or PIN by the other.

    The PINs of a practice ward are shown to everyone and tell nobody apart.
    """
    if station.register.identity().practice:
        return True
    return are_two(replay_grants(station.register.of_kind(*GRANT_KINDS)), one.id, other.id)


def is_guarded(station: Station, by: Person, *roles: Role) -> bool:
    """Whether one of the roles is an administrator's, which ``by`` may neither give nor change.

    In a ward without an administrator whoever manages people may make the first.
    """
    if Role.ADMINISTRATOR not in roles or by.role is Role.ADMINISTRATOR:
        return False
    return bool(_administrators(station))


def refuse_administrator(station: Station, by: Person, *roles: Role) -> None:
    """Raise ``NotAllowed`` where only an administrator may do this."""
    if is_guarded(station, by, *roles):
        raise NotAllowed(GUARDED)


def is_last_administrator(station: Station, by: Person, person: Person) -> bool:
    """Whether no administrator could give this one a PIN: then two people do."""
    others = (each for each in _administrators(station) if each.id != person.id)
    administrator = person.role is Role.ADMINISTRATOR and not person.ended
    return administrator and by.role is not Role.ADMINISTRATOR and not any(others)


def _administrators(station: Station) -> list[Person]:
    people = station.people().values()
    return [each for each in people if each.role is Role.ADMINISTRATOR and not each.ended]
