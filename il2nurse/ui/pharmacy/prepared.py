"""How far the bag or syringe of a dose is, as a mark."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.rules.course.slots import too_late
from il2nurse.domain.rules.dose.against import against_preparing
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.clearance import open_before_the_dose
from il2nurse.readable.pharmacy.components import lots_missing
from il2nurse.readable.pharmacy.tasks import preparing_steps
from il2nurse.readable.wording import Wording
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.workflow.ward.states import WardState

PREPARED: Final = Mark(Tone.GOOD, "Prepared", Sign.CHECK)
LACKING: Final = Mark(Tone.WARN, "Prepared", Sign.WARNING)
DO_NOT_GIVE: Final = Mark(Tone.DANGER, "Do not give", Sign.HOLD)
HOLD: Final = Mark(Tone.DANGER, "Do not prepare", Sign.HOLD)
IN_WORK: Final = Mark(Tone.INFO, "Begun", Sign.PEN)
WAIT: Final = Mark(Tone.WARN, "Wait", Sign.CLOCK)
OPEN: Final = Mark(Tone.PLAIN, "Not begun", None)
TOO_LATE: Final = "Too late since {}. Ask the ward: not given, or moved?"
SHORT: Final = 32
"""A reason of so many letters is taken before a longer one; all are on the page it opens."""


def prepared_mark(moment: Moment, dose: Dose | None, due: datetime | None) -> Mark:
    """The same where there is room to say what a warning is about."""
    mark = preparation_mark(moment, dose, due)
    if mark is not LACKING or dose is None:
        return mark
    return mark._replace(word=f"{mark.word}, {_lots_in_words(lots_missing(moment, dose))}")


def preparation_mark(moment: Moment, dose: Dose | None, due: datetime | None) -> Mark:
    """How far the bag of a dose is, by the steps that pharmacy may do, or that none is wanted.

    One that is made is not given where the dose must be held since; else it says that a lot lacks.
    """
    steps = preparing_steps(moment)
    done = [step for step in steps if dose and step.id in dose.steps]
    against = bool(due and against_preparing(moment, dose, due))
    if dose and is_made(moment, dose):
        lacks = LACKING if lots_missing(moment, dose) else PREPARED
        return DO_NOT_GIVE if against else lacks
    if against:
        return HOLD
    if done:
        return IN_WORK
    return WAIT if open_before_the_dose(moment) else OPEN


def is_made(moment: Moment, dose: Dose | None) -> bool:
    """Whether every step of its preparation is recorded."""
    steps = preparing_steps(moment)
    return dose is not None and bool(steps) and all(each.id in dose.steps for each in steps)


def made_by(moment: Moment, dose: Dose | None, words: Wording) -> str:
    """Who made it and who checked it; below that, that a lot is not on record for a recall."""
    lots = lots_missing(moment, dose) if dose and is_made(moment, dose) else 0
    lacks = _lots_in_words(lots) if lots else None
    return "\n".join(filter(None, (prepared_by(moment, dose, words), lacks)))


def _lots_in_words(lots: int) -> str:
    return f"{lots} lot{'' if lots == 1 else 's'} missing"


def prepared_by(moment: Moment, dose: Dose | None, words: Wording) -> str:
    """Who did the steps of a bag that is begun or made, then who checked it: initials."""
    if dose is None:
        return ""
    done = [dose.steps[each.id] for each in preparing_steps(moment) if each.id in dose.steps]
    makers = dict.fromkeys(words.initials(each.by) for each in done)
    checkers = dict.fromkeys(words.initials(each.by) for each in dose.checks if not each.mismatches)
    return " · ".join(", ".join(each) for each in (makers, checkers) if each)


def said_by_ward(
    moment: Moment, dose: Dose | None, due: datetime, state: tuple[WardState, Mark], words: Wording
) -> tuple[str, Mark | None]:
    """Why nothing is to be prepared or given, beside the state of the patient on the ward.

    One whose time is over says since when and whom to ask, and not besides how late it is.
    """
    of_ward, stands = state
    if dose is None and too_late(moment, due):
        since = words.clock(due + moment.regimen.timetable.window)
        return TOO_LATE.format(since), None if of_ward is WardState.OVERDUE else stands
    return why_not(moment, dose, due) or "", stands


def why_not(moment: Moment, dose: Dose | None, due: datetime) -> str | None:
    """Why nothing is to be prepared or given: one reason, as short as it is told."""
    sentences = [each.removesuffix(".") for each in against_preparing(moment, dose, due)]
    told = [part for each in sentences for part in each.split(". ")]
    told += [_what_holds(each.split(": ")) for each in sentences]
    return next((each for each in told if len(each) <= SHORT), next(iter(sentences), None))


def _what_holds(parts: Sequence[str]) -> str:
    """Of "criterion: what is met: what to do" what is met, else what stands first."""
    return parts[1] if len(parts) > 2 else parts[0]
