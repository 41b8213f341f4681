"""Why a course cannot be ordered now: the gates of eligibility before the order, and its refusals.

Both are made here, so that the order refuses for what eligibility told, and for nothing else.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from il2nurse.domain.record.course.approvals import Awaits
from il2nurse.domain.regimen.statements import FORBIDDEN
from il2nurse.domain.rules.assessment.drugs_answered import interacting_drugs
from il2nurse.domain.rules.assessment.named_in_lists import named_allergies
from il2nurse.domain.rules.course.before_next import needs_of_next
from il2nurse.domain.rules.course.paused import left_paused, paused_order
from il2nurse.domain.rules.course.standing import stopped_for_good, unlifted_stop
from il2nurse.domain.rules.course.unread_answers import unread_on_chart
from il2nurse.domain.rules.dose.contraindicated import (
    age_gate,
    allergy_gate,
    discharged_gate,
    stopped_gate,
)
from il2nurse.domain.rules.dose.gates import Closer, Gate
from il2nurse.domain.rules.dose.nothing_ahead import gate_of_need
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.wall_clock import date_and_clock

LEFT: Final = "Nothing was ordered."
ADMIT: Final = "Admit the patient again first."
CORRECT_IT: Final = (
    "If the record is wrong, correct it under Data on the patient's page. Who admits patients may "
    "do that."
)
STRIKE_IT: Final = "Strike that value out on the chart. Or order by a regimen that asks as before."

FILES_AWAY: Final = (
    "This station cannot read its regimen files. Nothing is ordered here until it can."
)

UNAPPROVED: Final = {
    Awaits.PEOPLE: (Closer.APPROVERS, "regimen not approved"),
    Awaits.CONFIRMED: (Closer.CONFIRMER, "regimen to be confirmed"),
    Awaits.DAY: (Closer.TIME, "regimen not in force yet"),
    Awaits.FILES: (Closer.FILES, "regimen files not readable"),
}


@dataclass(frozen=True, slots=True)
class AgainstOrder:
    """What keeps a course from being ordered: its gate, what the order says, and what to do."""

    gate: Gate
    say: str
    then: str | None = None

    @property
    def refusal(self) -> str:
        """The sentences with which the order is refused."""
        return " ".join(filter(None, (self.say, self.then, LEFT)))


def against_order(moment: Moment, first_day: date | None = None) -> Iterator[AgainstOrder]:
    """Everything that keeps a course by this regimen from being ordered, the weightiest first.

    ``moment`` is that of a course that is not ordered. Without its ``first_day`` only what does not
    depend on that is told.
    """
    yield from against_patient(moment)
    yield from _of_course_before(moment, first_day)
    if told := moment.unapproved:
        closer, short = UNAPPROVED[told.awaits]
        missing = FILES_AWAY if told.awaits is Awaits.FILES else told.say
        yield AgainstOrder(Gate("unapproved", missing, closer, short), told.say)


def against_patient(moment: Moment) -> Iterator[AgainstOrder]:
    """What of it lies with the patient and the chart, whatever course is under way."""
    yield from _of_patient(moment)
    yield from _of_chart(moment)


def forbidden_drugs(moment: Moment) -> Iterator[Gate]:
    """The drugs on the list that the regimen forbids: the order asks what becomes of each."""
    for each in interacting_drugs(moment.regimen, moment.case.patient):
        if each.level == FORBIDDEN:
            say = f"On the list of drugs: {each.drug}, which is forbidden. {each.say}"
            yield Gate("drug_forbidden", say, Closer.AT_ORDER, f"{each.drug} forbidden")


def _of_patient(moment: Moment) -> Iterator[AgainstOrder]:
    patient, case = moment.case.patient, moment.case
    for gate in discharged_gate(case):
        yield AgainstOrder(gate, f"{patient.name} {patient.absence}.", ADMIT)
    for gate in age_gate(moment):
        years, least = patient.age(moment.today), moment.regimen.youngest_years
        say = f"{patient.name} is {years} years old; this regimen is for patients of {least} years"
        yield AgainstOrder(gate, f"{say} and older.")
    for gate in allergy_gate(moment):
        named = ", ".join(named_allergies(moment.regimen, patient))
        say = f"{patient.name} is recorded as allergic to this drug: {named}."
        yield AgainstOrder(gate, say, CORRECT_IT)
    stopped = unlifted_stop(case)
    for gate in stopped_gate(case):
        yield AgainstOrder(gate, stopped_for_good(case, stopped) if stopped else gate.missing)


def _of_chart(moment: Moment) -> Iterator[AgainstOrder]:
    unread = unread_on_chart(moment.case, moment.regimen)
    if unread is None:
        return
    at = unread.observed.at.astimezone(moment.zone)
    say = f"On the chart of {date_and_clock(at)} {unread.say} in this regimen."
    gate = Gate("unread_on_chart", say, Closer.CHART, "chart not readable by it")
    yield AgainstOrder(gate, say, STRIKE_IT)


def _of_course_before(moment: Moment, first_day: date | None) -> Iterator[AgainstOrder]:
    before = moment.case.course
    if before is None:
        return
    paused = paused_order(before, moment.zone)
    if paused and left_paused(before):
        gate = Gate("order_paused", paused, Closer.PRESCRIBER, "order paused")
        yield AgainstOrder(gate, paused)
    needs = needs_of_next(
        moment.case, lambda of: moment.text(of.regimen_digest).timetable, moment.zone, first_day
    )
    for each in needs:
        yield AgainstOrder(gate_of_need(each, moment.today), each.say, each.then)
