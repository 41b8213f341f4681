"""When a cycle may be planned: after which cycle, after which rest, and not for the past."""

from datetime import datetime

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.course.course import Cycle
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.course.resting import rest_ends
from il2nurse.domain.rules.course.slots import refuse_with_open_slots
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import has_words, kept_text
from il2nurse.workflow.course.prescribing import Authority, OwnPin
from il2nurse.workflow.course.resolved import Resolved, demand_resolved
from il2nurse.workflow.station import Station


def refuse_past(station: Station, regimen: Regimen, first_slot: datetime) -> None:
    """Raise ``Slip`` for a first dose whose time is over, by the regimen's window."""
    if station.now().at > first_slot + regimen.timetable.window:
        raise Slip(
            "first_slot",
            f"The first dose would have been due {station.local(first_slot):%d-%b-%Y %H:%M}, and "
            "its time is over. Nothing was recorded; check day and time.",
        )


def allow_next_cycle(moment: Moment) -> None:
    """Raise ``NotAllowed`` where the course takes no further cycle now."""
    table = moment.regimen.timetable
    if moment.course.stopped or moment.course.current.number >= table.cycles_per_course:
        raise NotAllowed("This course takes no further cycle. Nothing was planned.")
    if moment.case.patient.discharged:
        patient = moment.case.patient
        raise NotAllowed(
            f"{patient.name} {patient.absence}. Admit the patient again first. Nothing was planned."
        )
    if sum(dose.given for dose in moment.case.doses_of(moment.course)) >= table.doses_per_course:
        raise NotAllowed(
            f"{table.doses_per_course} doses of this course were given; that ends it. Nothing was "
            "planned."
        )
    if moment.case.open_dose:
        raise NotAllowed("A dose of this patient is still open. Sign or hold it first.")
    refuse_with_open_slots(moment, "Nothing was planned.")


def allow_after_stop(
    last: Cycle | None,
    authority: Authority,
    resolved: Resolved | None,
    does: str,
    left_undone: str,
) -> str | None:
    """How what stopped the last cycle has resolved; ``None`` after a cycle that nothing stopped.

    Raises ``NotAllowed`` unless the prescriber goes on after it in person; ``does`` is what only
    they can do.
    """
    if last is None or not last.stopped:
        return None
    stopped = f"Cycle {last.number} was stopped: {last.stopped}."
    if not isinstance(authority, OwnPin):
        raise NotAllowed(
            f"{stopped} Only the prescriber can {does} after it, signed in here and with their "
            f"own PIN. {left_undone}"
        )
    return kept_text(demand_resolved(stopped, resolved, left_undone).text)


def allow_early(
    station: Station,
    moment: Moment,
    first_slot: datetime,
    authority: Authority,
    reason: str | None,
) -> None:
    """Raise ``NotAllowed`` unless the prescriber shortens the rest, for a reason in words."""
    table = moment.regimen.timetable
    ends = f"The rest ends on {station.local(rest_ends(moment, table.rest)):%d-%b-%Y %H:%M}."
    if not has_words(reason):
        raise NotAllowed(
            f"{ends} An earlier start needs the prescriber's reason, in words. Nothing was planned."
        )
    shortest = table.rest if table.shortest_rest is None else table.shortest_rest
    if first_slot < rest_ends(moment, shortest):
        raise NotAllowed(
            f"{ends} The regimen lets nobody make it shorter than {shortest.days} days. "
            "Nothing was planned."
        )
    if not isinstance(authority, OwnPin):
        raise NotAllowed(
            f"{ends} Only the prescriber can shorten it, signed in here and with their own PIN. "
            "Nothing was planned."
        )
