"""Who orders: a prescriber with an own PIN, or a nurse who takes a prescriber's call."""

from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from il2nurse.domain.people import May, NotAllowed, Person, Role
from il2nurse.domain.record.course.course import course_stream
from il2nurse.domain.record.course.facts import OrderCountersignedFact
from il2nurse.domain.record.course.prescribed import Prescribed
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.course.unsigned import Unsigned, to_countersign
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.sign_in import confirm_identity
from il2nurse.workflow.prescribers import prescriber, refuse_old_call
from il2nurse.workflow.station import Station


@dataclass(frozen=True, slots=True)
class OwnPin:
    """The prescriber who is signed in signs with their PIN."""

    pin: str


@dataclass(frozen=True, slots=True)
class ByTelephone:
    """A nurse wrote down what the prescriber with this id ordered, and read it back."""

    prescriber: str
    called_at: datetime
    read_back: bool


Authority: TypeAlias = OwnPin | ByTelephone


def check_authority(station: Station, by: Person, authority: Authority, mrn: str) -> Prescribed:
    """Whose order it is; raises ``NotAllowed`` or ``Slip`` where it is nobody's.

    A call is written down within the time in which the prescriber countersigns it, and speaks of a
    patient who was on the ward, or about to come.
    """
    if isinstance(authority, OwnPin):
        demand_prescriber(by)
        confirm_identity(station, by, authority.pin)
        return Prescribed(by.id)
    by.demand(May.TAKE_ORDER)
    person = prescriber(station, authority.prescriber)
    if not authority.read_back:
        raise Slip("read_back", "Read the prescriber's order back and tick that you did.")
    if authority.called_at > station.now().at:
        raise Slip("called_at", "The time of the call is in the future. Type it again.")
    refuse_old_call(station, authority.called_at, mrn)
    return Prescribed(person.id, authority.called_at, read_back=True)


def demand_prescriber(by: Person) -> None:
    """Raise ``NotAllowed`` for everyone but a prescriber."""
    if by.role is not Role.PRESCRIBER or by.ended:
        raise NotAllowed(
            "Only a prescriber can decide this. Nothing was recorded; ask the prescriber to sign "
            "in here."
        )


@one_act
def countersign_order(
    station: Station, by: Person, mrn: str, pin: str, request: str | None = None
) -> tuple[Entry, ...]:
    """Sign for the telephoned orders of the patient's courses that name this prescriber.

    Another prescriber may sign for one whose time at this ward has ended.
    """
    demand_prescriber(by)
    case = station.case(mrn)
    waiting = [
        order
        for course in case.courses
        for order in to_countersign(case, course)
        if signs_for(station, by, order)
    ]
    if not waiting:
        raise NotAllowed("No order of this patient waits for your signature. Nothing was recorded.")
    confirm_identity(station, by, pin)
    at = station.now().at
    signed = [draft(course_stream(mrn, order.course), mrn, at, _signed(order)) for order in waiting]
    return station.record(by, signed, request)


def _signed(order: Unsigned) -> OrderCountersignedFact:
    move = order.move.seq if order.move else None
    override = order.override.reference if order.override else None
    pause = order.pause.seq if order.pause else None
    version = order.version.number if order.version else None
    number = order.cycle.number
    return OrderCountersignedFact(number, order.closing, move, override, pause, version)


def signs_for(station: Station, by: Person, order: Unsigned) -> bool:
    """True where this person is the one to countersign the order."""
    named = station.people().get(order.of)
    if named is None or by.role is not Role.PRESCRIBER:
        return False
    return by.id == named.id or named.ended or named.role is not Role.PRESCRIBER
