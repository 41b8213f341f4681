"""How far the bag or syringe of a dose is, as a mark."""

from datetime import datetime
from typing import Final

from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.rules.dose.against import against_preparing
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.clearance import open_before_the_dose
from il2nurse.readable.pharmacy.components import lots_missing
from il2nurse.readable.pharmacy.tasks import preparing_steps
from il2nurse.readable.wording import Wording
from il2nurse.ui.look.tones import Mark, Sign, Tone

PREPARED: Final = Mark(Tone.GOOD, "Prepared", Sign.CHECK)
LACKING: Final = Mark(Tone.WARN, "Prepared", Sign.WARNING)
DO_NOT_GIVE: Final = Mark(Tone.DANGER, "Do not give", Sign.HOLD)
HOLD: Final = Mark(Tone.DANGER, "Do not prepare", Sign.HOLD)
IN_WORK: Final = Mark(Tone.INFO, "Begun", Sign.PEN)
WAIT: Final = Mark(Tone.WARN, "Wait", Sign.CLOCK)
OPEN: Final = Mark(Tone.PLAIN, "Not begun", None)
SHORT: Final = 32
"""A reason of so many letters is taken before a longer one; all are on the page it opens."""


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
    lacks = f"{lots} lot{'' if lots == 1 else 's'} missing" if lots else None
    return "\n".join(filter(None, (prepared_by(moment, dose, words), lacks)))


def prepared_by(moment: Moment, dose: Dose | None, words: Wording) -> str:
    """Who did the steps of a bag that is begun or made, then who checked it: initials."""
    if dose is None:
        return ""
    done = [dose.steps[each.id] for each in preparing_steps(moment) if each.id in dose.steps]
    makers = dict.fromkeys(words.initials(each.by) for each in done)
    checkers = dict.fromkeys(words.initials(each.by) for each in dose.checks if not each.mismatches)
    return " · ".join(", ".join(each) for each in (makers, checkers) if each)


def why_not(moment: Moment, dose: Dose | None, due: datetime) -> str | None:
    """Why nothing is to be prepared or given: one reason, as short as it is told."""
    sentences = [each.removesuffix(".") for each in against_preparing(moment, dose, due)]
    told = [part for each in sentences for part in each.split(". ")]
    told += [each.partition(": ")[0] for each in sentences]
    return next((each for each in told if len(each) <= SHORT), next(iter(sentences), None))
