"""Verifying a changed order: a second person works the dose out unseen, and signs for it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.course.course import course_stream
from il2nurse.domain.record.course.order_facts import OrderVerifiedFact
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.rules.course.slots import is_over
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.course.weighing import WEIGHERS, refuse_other_dose
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.sign_in import confirm_identity
from il2nurse.workflow.people.two_people import refuse_one_pin
from il2nurse.workflow.station import Station

NOTHING: Final = "Nothing was recorded."
WEIGHTS_DIFFER: Final = (
    "The weight that you read is another than the order's. Nothing was recorded; look at the scale "
    "again, and ask the prescriber."
)


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """What a second person read and worked out unseen: a dose in international units.

    And the weight in kg, where the doses go by it.
    """

    worked_out: Decimal
    weight_kg: Decimal | None = None


@one_act
def verify_order(
    station: Station, by: Person, mrn: str, seen: WorkedOut, pin: str, request: str | None = None
) -> Entry:
    """Verify the newest version of the order: what was worked out unseen is what it says.

    Raises ``NotAllowed`` for a role that verifies no order, for whoever changed it, where none
    waits, and where weight or dose differ.
    """
    may_verify(by)
    moment = station.moment(mrn)
    cycle = moment.course.current
    if cycle.unverified is None:
        raise NotAllowed(f"No changed order of this patient waits to be verified. {NOTHING}")
    if is_over(moment):
        raise NotAllowed(
            f"Course {moment.course.number} is over: no dose of it is left that would need its "
            f"order verified. {NOTHING}"
        )
    for version in (each for each in cycle.versions if each.verified is None):
        if version.by == by.id:
            raise NotAllowed(f"You changed this order: somebody else verifies it. {NOTHING}")
        refuse_one_pin(station, station.people()[version.by], by)
    check_seen(moment, seen)
    confirm_identity(station, by, pin)
    fact = OrderVerifiedFact(cycle.number, cycle.version)
    stream = course_stream(mrn, moment.course.number)
    return station.record(by, [draft(stream, mrn, moment.at, fact)], request)[0]


def may_verify(by: Person) -> None:
    """Raise ``NotAllowed`` for a role that verifies no order."""
    if by.role not in WEIGHERS:
        raise NotAllowed(f"A nurse or a pharmacist verifies a changed order. {NOTHING}")
    by.demand(May.WITNESS)


def check_seen(moment: Moment, seen: WorkedOut) -> None:
    """Raise ``NotAllowed`` where what was read and worked out is another than the order says."""
    weight = moment.course.current.weight
    if weight is not None and seen.weight_kg != weight.kg:
        raise NotAllowed(WEIGHTS_DIFFER)
    refuse_other_dose(moment.calculation().dose_international_units, seen.worked_out)
