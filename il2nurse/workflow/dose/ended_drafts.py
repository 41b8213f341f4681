"""What the end of an infusion puts on record: itself, its volume, and a stop that it completes."""

from datetime import datetime

from il2nurse.domain.record.chart.facts import FluidFact
from il2nurse.domain.record.course.course import course_stream
from il2nurse.domain.record.course.facts import CycleStoppedFact
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.record.dose.infusion_facts import (
    InfusionCompletedFact,
    InfusionStoppedFact,
)
from il2nurse.domain.record.register.facts import Draft, draft
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.alarms.stopping import stops_asked
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.chart.fluids import POSTED, fluid_draft
from il2nurse.workflow.dose.administration import dose_draft


def ended_drafts(
    moment: Moment, dose: Dose, fact: InfusionStoppedFact | InfusionCompletedFact, at: datetime
) -> list[Draft]:
    """The end, the bag's volume, and the stop of the cycle where a value asks for it by then.

    What stops treatment for good is judged from the chart itself, whoever records what.
    """
    late = fact.late_reason if isinstance(fact, InfusionCompletedFact) else None
    bag = FluidFact("in", POSTED, fact.given_ml, dose.key.stream, late_reason=late)
    posted = fluid_draft(dose.key.mrn, bag, at, moment.regimen.charting)
    drafts = [dose_draft(dose, fact, at), posted]
    asked = [each for each in stops_asked(moment, dose) if each.lasts]
    found = [each for asks in asked for each in asks.found if each.result is Result.ABSOLUTE]
    if found and not moment.course.current.stopped:
        why = f"{found[0].title}: {found[0].say} (while dose {dose.key.slot} ran)"
        stream = course_stream(dose.key.mrn, dose.key.course)
        drafts.append(
            draft(stream, dose.key.mrn, moment.at, CycleStoppedFact(why, dose.key.stream))
        )
    return drafts
