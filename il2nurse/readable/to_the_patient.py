"""What a paper for the patient says of the course: plain words, and nothing that staff wrote."""

from dataclasses import replace
from typing import Final

from il2nurse.domain.rules.course.standing import unlifted_stop
from il2nurse.domain.rules.dose.eligibility import shut_gates
from il2nurse.domain.rules.dose.nothing_ahead import nothing_ahead
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.heading import PatientFacts, patient_facts
from il2nurse.readable.research import research_lines
from il2nurse.readable.wording import Wording

AT_HOME: Final = "discharged"
STOPPED: Final = (
    "Your treatment was stopped. Do not take any more doses, whatever an older sheet says. Ask us "
    "if anything is not clear."
)
PAUSED: Final = (
    "Your treatment is paused. Do not take a dose, whatever an older sheet says, until we tell "
    "you to go on and give you a new sheet."
)
NONE_PLANNED: Final = (
    "No dose is planned for you now. Do not take one before we give you a new sheet."
)
ASK_FIRST: Final = (
    "We are checking your next dose. Do not take one before you have asked us, and ask for a new "
    "sheet."
)
SEE_BELOW: Final = "see below"


def told_of_doses(moment: Moment) -> str | None:
    """Why a patient who takes the doses alone takes none now; ``None`` where the next may be taken.

    It names no reason: what staff wrote of a stop or a pause is for staff.
    """
    if unlifted_stop(moment.case) or moment.course.current.stopped:
        return STOPPED
    if moment.course.paused:
        return PAUSED
    if any(nothing_ahead(moment)):
        return NONE_PLANNED
    shut = any(gate.id != AT_HOME for gate in shut_gates(moment))
    return ASK_FIRST if shut else None


def own_facts(moment: Moment, wording: Wording, *, told: bool) -> PatientFacts:
    """Who the patient is, as their own paper says it; ``told`` where no dose may be taken now.

    That the course is research only stands first, as on every paper.
    """
    facts = patient_facts(moment.case, moment.course.current, wording)
    research = research_lines(moment.case.courses, wording)
    own = replace(facts, before={}, stops=research, transfers=(), notes=())
    return replace(own, dosing_weight=SEE_BELOW, weighed="") if told else own
