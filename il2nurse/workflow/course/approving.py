"""Two people approve the text of a regimen, and any of those who may withdraws it again."""

from datetime import date, timedelta
from typing import Final

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.course.approval_facts import (
    ApprovalConfirmedFact,
    RegimenApprovedFact,
    RegimenWithdrawnFact,
    regimen_stream,
)
from il2nurse.domain.record.course.approvals import Approvals
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.values.text import has_words
from il2nurse.workflow.approvals import (
    all_approvals,
    approvals_of,
    keep_text,
    refuse_files_away,
)
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.confirming import refuse_unconfirmed, unconfirmed_people
from il2nurse.workflow.people.granting import count_as_two
from il2nurse.workflow.people.sign_in import confirm_identity
from il2nurse.workflow.station import Station

# Further ahead than a year is a slip of the pen.
FURTHEST: Final = timedelta(days=366)
DOUBTED: Final = (
    "{} approved this text first, and nobody has confirmed their access since entries of this "
    "register were lost: the approval may have lapsed. Nothing was recorded; ask who manages "
    "people to confirm or end their access (Ctrl+5), then approve."
)


@one_act
def approve_regimen(
    station: Station,
    by: Person,
    regimen: Regimen,
    from_day: date,
    pin: str,
    *,
    request: str | None = None,
) -> Entry:
    """Approve one of today's regimens, letter by letter, to be ordered from a day on.

    The text is kept in the register. Of two people's days the later one counts.
    """
    by.demand(May.APPROVE_REGIMEN)
    refuse_files_away(station)
    _check_day(from_day, station.today(station.now().at))
    known = approvals_of(station, regimen)
    if known.complete:
        raise NotAllowed("Two people have approved this text already. Nothing was recorded.")
    if any(each.by == by.id for each in known.approvals):
        raise NotAllowed(
            "You have approved this text already. Nothing was recorded; a second person is needed."
        )
    if not known.takes(by.id, by.role):
        raise NotAllowed(
            "One of the two who approve a regimen is a prescriber or a pharmacist. Nothing was "
            "recorded; ask one of them to sign in and approve it."
        )
    refuse_unconfirmed(station, by)
    _refuse_one_person(station, by, known)
    confirm_identity(station, by, pin)
    keep_text(station, regimen)
    fact = RegimenApprovedFact(regimen.id, regimen.version, regimen.digest, from_day)
    stream = regimen_stream(regimen.id)
    return station.record(by, [draft(stream, "", station.now().at, fact)], request)[0]


def _refuse_one_person(station: Station, by: Person, known: Approvals) -> None:
    """Raise ``NotAllowed`` where who approved first, and who would now, may be one person.

    Nor does a first approval count of one whose access may have ended in entries that are lost:
    the approval would have lapsed with it.
    """
    doubted = {each.id for each in unconfirmed_people(station)}
    for first in (station.people()[each.by] for each in known.approvals):
        if first.id in doubted:
            raise NotAllowed(DOUBTED.format(first.shown))
        if not count_as_two(station, by, first):
            raise NotAllowed(
                f"{first.shown} approved this text first, and one of you has role or PIN by the "
                "other: you do not count as two people. Nothing was recorded; a third one "
                "approves, or an administrator gives the one of you a PIN anew, who then has "
                "access by neither."
            )


def _check_day(from_day: date, today: date) -> None:
    if from_day < today:
        raise Slip("from_day", "This day is in the past. Write today or a later day.")
    if from_day > today + FURTHEST:
        raise Slip("from_day", "This day is more than a year ahead. Write the day again.")


@one_act
def confirm_approval(
    station: Station, by: Person, digest: str, pin: str, *, request: str | None = None
) -> Entry:
    """Say after entries were lost that an approved text was not withdrawn; one person does.

    Two people approved it, letter by letter; that is on record and is not asked again.
    """
    by.demand(May.APPROVE_REGIMEN)
    known = all_approvals(station).get(digest)
    if known is None or known.lacking is None:
        raise NotAllowed("Nothing of this text is to be confirmed. Nothing was recorded.")
    refuse_unconfirmed(station, by)
    confirm_identity(station, by, pin)
    fact = ApprovalConfirmedFact(known.regimen, known.version, digest)
    stream = regimen_stream(known.regimen)
    return station.record(by, [draft(stream, "", station.now().at, fact)], request)[0]


@one_act
def withdraw_regimen(
    station: Station,
    by: Person,
    digest: str,
    reason: str,
    pin: str,
    *,
    request: str | None = None,
) -> Entry:
    """Withdraw what was approved, by one or by two; a course that runs goes on by its kept text.

    Whoever may approve may withdraw: the two who did may both be off duty.
    """
    by.demand(May.APPROVE_REGIMEN)
    known = all_approvals(station).get(digest)
    if known is None or not known.approvals:
        raise NotAllowed("Nobody has approved this text. Nothing was recorded.")
    if not has_words(reason):
        raise Slip("reason", "Say in a few words why nobody may order by it. Nothing was recorded.")
    confirm_identity(station, by, pin)
    fact = RegimenWithdrawnFact(known.regimen, known.version, digest, reason.strip())
    stream = regimen_stream(known.regimen)
    return station.record(by, [draft(stream, "", station.now().at, fact)], request)[0]
