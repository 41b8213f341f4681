"""On the patient's page: the criteria that speak against the dose ahead, each by its name."""

from typing import Final

from il2nurse.domain.rules.course.before_next import CourseNeed
from il2nurse.domain.rules.dose.closed import CORRECTED, UNANSWERED_DRUGS, UNSTOPPED_DRUGS
from il2nurse.domain.rules.dose.decisions import dose_ahead
from il2nurse.domain.rules.dose.eligibility import shut_gates, tests_against
from il2nurse.domain.rules.dose.standing import may_go_on
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.assessment.against_words import against_in_words
from il2nurse.readable.assessment.draw_before import criteria_ahead, draw_before
from il2nurse.readable.wording import Wording
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.look.verdicts import standing_mark

WHAT_NOW: Final = (
    "Newer values may change this: Hold criteria (H) says which. Else hold this dose (F8)."
)
HOLD_IT: Final = "Open the dose and hold it."
NOT_ELIGIBLE: Final = Mark(Tone.DANGER, "Not cleared yet", Sign.HOLD)
TOLD: Final = (CORRECTED, UNANSWERED_DRUGS, UNSTOPPED_DRUGS, *CourseNeed)
GO_ON: Final = "The steps ask for these values again."


def against_notice(moment: Moment, words: Wording) -> tuple[Mark, str] | None:
    """What speaks against the dose ahead, and what to do; ``None`` where nothing does."""
    found = criteria_ahead(moment)
    told = against_in_words(moment.regimen, found) if found else ()
    if found is None or not told:
        return None
    dose = moment.case.open_dose
    standing = may_go_on(moment, dose) if dose else None
    if standing and standing.must_hold:
        return standing_mark(found, standing), _with(told, HOLD_IT)
    drawn = draw_before(moment, words)
    act = GO_ON if dose else f"{drawn.say} {WHAT_NOW}" if drawn else WHAT_NOW
    return standing_mark(found, standing), _with(told, act)


def gate_notices(moment: Moment) -> list[tuple[Mark, str]]:
    """What is to be done about the order, drugs and results before the next dose is begun.

    The results of an open dose are asked for there.
    """
    if moment.case.open_dose or dose_ahead(moment) is None:
        return []
    told = [gate for gate in shut_gates(moment) if gate.id in TOLD]
    return [(NOT_ELIGIBLE, gate.say) for gate in (*told, *tests_against(moment))]


def _with(told: tuple[str, ...], act: str) -> str:
    return f"{' '.join(told)}\n{act}"
