"""Entering afterwards a dose that was given on paper, as what it is: late, and from a form."""

from datetime import datetime

from il2nurse.domain.people import May, Person
from il2nurse.domain.record.chart.facts import FluidFact
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.record.dose.facts import DoseBegunFact
from il2nurse.domain.record.register.facts import Draft, Fact, draft
from il2nurse.domain.rules.dose.on_form import (
    allow_entry,
    as_of,
    too_near_after,
)
from il2nurse.domain.rules.dose.same_time import refuse_same_time
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.chart.fluids import POSTED, fluid_draft
from il2nurse.workflow.dose.form_fact import fact_of_form
from il2nurse.workflow.dose.own_course import own_moment
from il2nurse.workflow.dose.told_by_form import GivenOnForm, check_times, refuse_earlier
from il2nurse.workflow.forms import PaperForm, unused_form
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.sign_in import confirm_identity
from il2nurse.workflow.station import Station

GIVEN, RUNS = "given", "running"
COMPARE = "Look whether this is the same dose, entered already; else check the times on both forms."


@one_act
def enter_given(
    station: Station,
    by: Person,
    key: DoseKey,
    form: PaperForm,
    given: GivenOnForm,
    pin: str,
    *,
    request: str | None = None,
) -> None:
    """Enter a dose that was given on paper; whoever enters it signs with the PIN.

    No rule is applied backwards: what they would have said is kept with the dose, and a charge
    nurse looks at it. Raises ``Slip`` for what cannot be meant and for a form that was entered
    already, ``Unusual`` for what a person must confirm, ``NotAllowed`` where the dose is on record.
    """
    by.demand(May.GIVE)
    moment = own_moment(station, key, given.started)
    used, dose = unused_form(station, key.mrn, form), allow_entry(moment, key)
    check_times(moment, given)
    if given.ended is None:
        refuse_earlier(station.moment(key.mrn), key)
    refuse_same_time(moment, key, (given.started, given.ended), "started_at", COMPARE)
    then = as_of(moment, key, given.started)
    near = too_near_after(moment, key, given.started)
    fact = fact_of_form(station, then, key, used, given, near)
    confirm_identity(station, by, pin)
    drafts = [
        *in_stream(then, key, dose, given.started, fact),
        *_posted(then, key, given),
        *used.drafts(key.mrn, f"Dose {key.slot}, {GIVEN if given.ended else RUNS}", moment.at),
    ]
    station.record(by, drafts, request)


def _posted(then: Moment, key: DoseKey, given: GivenOnForm) -> list[Draft]:
    """The bag's volume at its end; of one that runs it is posted at its end, as of any other.

    An injection posts nothing.
    """
    if given.ended is None or given.given_ml is None or given.site:
        return []
    bag = FluidFact("in", POSTED, given.given_ml, key.stream)
    return [fluid_draft(key.mrn, bag, given.ended, then.regimen.charting)]


def in_stream(
    then: Moment, key: DoseKey, dose: Dose | None, at: datetime, fact: Fact
) -> list[Draft]:
    """The entry of the dose, after the one that begins it where nobody had begun it."""
    if dose is not None:
        return [draft(key.stream, key.mrn, at, fact, seq=dose.next_seq)]
    due, making = then.slots[key.slot - 1], then.making_kept()
    begun = DoseBegunFact(due, then.regimen.digest, making)
    return [
        draft(key.stream, key.mrn, at, begun, seq=0),
        draft(key.stream, key.mrn, at, fact, seq=1),
    ]
