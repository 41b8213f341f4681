"""Entering afterwards a dose that was held on paper, as what it is: late, and from a form."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from il2nurse.domain.people import May, Person
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.record.dose.facts import DoseHeldFact
from il2nurse.domain.record.register.facts import Draft
from il2nurse.domain.regimen.rules import Verdict
from il2nurse.domain.rules.dose.on_form import (
    allow_entry,
    as_of,
    would_have_said,
    would_have_stopped,
)
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.dose.given_on_form import in_stream
from il2nurse.workflow.dose.holding import (
    checked_grounds,
    closing_after_holds,
    demand_words,
    stands_apart,
)
from il2nurse.workflow.dose.own_course import own_moment
from il2nurse.workflow.dose.told_by_form import named, refuse_future
from il2nurse.workflow.forms import PaperForm, unused_form
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.people.sign_in import confirm_identity
from il2nurse.workflow.station import Station

HELD_IT: Final = "held it"
HELD_ON_FORM: Final = "Held doses of this cycle reached the limit"


@dataclass(frozen=True, slots=True)
class HeldOnForm:
    """What a form says of a dose that was held: when, by whom, why, and the call."""

    at: datetime
    held_by: str
    grounds: Grounds
    text: str | None = None


@one_act
def enter_held(
    station: Station,
    by: Person,
    key: DoseKey,
    form: PaperForm,
    held: HeldOnForm,
    pin: str,
    *,
    request: str | None = None,
) -> None:
    """Enter a dose that was held on paper; it counts toward the stop of the cycle as any hold.

    What else stops is not applied backwards: it is kept as said, and a charge nurse looks at it.
    """
    by.demand(May.GIVE)
    moment, newest = own_moment(station, key, held.at), station.moment(key.mrn).course
    used, dose = unused_form(station, key.mrn, form), allow_entry(moment, key)
    refuse_future(moment, "held_at", held.at)
    kept = checked_grounds(station, by, moment, held.grounds, held.text or "")
    held_by, then = named(station, "held_by", held.held_by), as_of(moment, key, held.at)
    found = would_have_said(then, key)
    demand_words(kept.reason, held.text, found)
    apart = stands_apart(moment, kept.reason, found, None)
    fact = DoseHeldFact(
        reason=kept.reason,
        text=(held.text or "").strip() or None,
        verdict=Verdict.HOLD,
        call=kept.call,
        apart=apart,
        form=used.number,
        held_by=held_by.kept,
        objections=(*would_have_stopped(then), *held_by.unlike(HELD_IT, May.GIVE), *used.unlike),
    )
    confirm_identity(station, by, pin)
    drafts = [
        *in_stream(then, key, dose, held.at, fact),
        *used.drafts(key.mrn, f"Dose {key.slot}, held", moment.at),
        *(_closing(moment, key, apart=apart) if key.course == newest.number else ()),
    ]
    station.record(by, drafts, request)


def _closing(moment: Moment, key: DoseKey, *, apart: bool) -> list[Draft]:
    """What the hold closes, where it is one of the current cycle and nothing is closed yet."""
    cycle = moment.course.current
    if apart or key.cycle != cycle.number or cycle.stopped or cycle.closed:
        return []
    return closing_after_holds(moment, HELD_ON_FORM)
