"""After a loss: the people are as of a copy until somebody has looked at each of them."""

from collections.abc import Sequence
from typing import Final

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.people.as_of_copy import ACCESS_KINDS, unconfirmed
from il2nurse.domain.record.people.facts import AccessConfirmedFact, person_stream
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.record.register.lacking import LACKING_KINDS
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.station import Station

NOTICE: Final = (
    "Entries of this register are lost, and with them whose access was ended, or who got another "
    "role or PIN. {} as before: a charge nurse or an administrator looks at each on the page of "
    "the ward’s people (Ctrl+5), and confirms, changes or ends their access."
)
FIRST: Final = (
    "Your own access is as it was before entries of this register were lost. {}, who decided that "
    "the register goes on, confirms it first, or somebody whom they confirmed. Nothing was "
    "recorded."
)
OWN: Final = (
    "Your own access is as it was before entries of this register were lost, and nobody has "
    "confirmed it since. Nothing was recorded; {} on the page of the ward’s people (Ctrl+5). {}"
)
CARE: Final = "Care goes on meanwhile."


def unconfirmed_people(station: Station) -> tuple[Person, ...]:
    """Whose access nobody has looked at since entries were lost, by name."""
    if not station.register.of_kind(*LACKING_KINDS):
        return ()
    open_ = unconfirmed(station.register.of_kind(*ACCESS_KINDS))
    found = (each for each in station.people().values() if each.id in open_ and not each.ended)
    return tuple(sorted(found, key=lambda each: each.name.casefold()))


def confirming_notice(station: Station) -> str | None:
    """What stands on the ward page until everybody's access was looked at; else ``None``."""
    count = len(unconfirmed_people(station))
    if not count:
        return None
    return NOTICE.format("One person has access" if count == 1 else f"{count} people have access")


def first_to_confirm(station: Station) -> Person | None:
    """Who typed the PIN by which the register goes on after its newest loss.

    ``None`` where they manage people no more, or an older program recorded nobody.
    """
    lacking = station.register.of_kind(*LACKING_KINDS)
    decided = station.people().get(lacking[-1].person) if lacking else None
    return decided if decided and decided.may(May.MANAGE_PEOPLE) else None


def waits_for(station: Station, by: Person) -> Person | None:
    """Who confirms first where somebody's own access is in doubt; else ``None``.

    Whoever was ended among the lost entries would else confirm everybody, and themselves by one of
    them.
    """
    first = first_to_confirm(station)
    doubted = any(each.id == by.id for each in unconfirmed_people(station))
    return first if first and doubted and first.id != by.id else None


def may_confirm(station: Station, by: Person, person: Person) -> bool:
    """Whether ``by`` may say that a person's access stands; nobody does of themselves.

    But for the only one who manages people. Nor does anybody whose own access is in doubt, but for
    whoever decided that the register goes on.
    """
    if person.id != by.id:
        return by.may(May.MANAGE_PEOPLE) and waits_for(station, by) is None
    others = (each for each in station.people().values() if each.id != by.id)
    return by.may(May.MANAGE_PEOPLE) and not any(e.may(May.MANAGE_PEOPLE) for e in others)


def refuse_unconfirmed(station: Station, by: Person, meanwhile: str = CARE) -> None:
    """Raise ``NotAllowed`` where the person's own access may have been ended or changed.

    The sentence names who may confirm it, and what may be done ``meanwhile``.
    """
    if any(each.id == by.id for each in unconfirmed_people(station)):
        raise NotAllowed(OWN.format(_who_confirms(station, by), meanwhile))


def _who_confirms(station: Station, by: Person) -> str:
    people = sorted(station.people().values(), key=lambda each: each.name.casefold())
    others = [each.shown for each in people if may_confirm(station, each, by) and each.id != by.id]
    if not others:
        return "nobody else manages people, so confirm it yourself"
    return f"call one who can confirm it ({'; '.join(others)}), at this station or another,"


@one_act
def confirm_access(
    station: Station, by: Person, people: Sequence[str], *, request: str | None = None
) -> tuple[Entry, ...]:
    """Somebody looked at these people: name, role and PIN are to be as they stand here."""
    by.demand(May.MANAGE_PEOPLE)
    if first := waits_for(station, by):
        raise NotAllowed(FIRST.format(first.shown))
    open_ = {each.id: each for each in unconfirmed_people(station)}
    for each in people:
        if each not in open_:
            raise NotAllowed(
                "Somebody has decided on this access meanwhile. Nothing was recorded; look at the "
                "list again."
            )
        if not may_confirm(station, by, open_[each]):
            raise NotAllowed(
                "You cannot confirm your own access. Ask someone else who manages people. "
                "Nothing was recorded."
            )
    at = station.now().at
    drafts = [draft(person_stream(each), "", at, AccessConfirmedFact(each)) for each in people]
    if not drafts:
        raise NotAllowed("Nobody is left to be confirmed. Nothing was recorded.")
    return station.record(by, drafts, request)
