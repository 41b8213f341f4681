"""How a dose looks in the strip and in the list: a tone, a word, a sign."""

from collections.abc import Mapping
from datetime import datetime

from il2nurse.domain.record.dose.dose import Dose, DoseState
from il2nurse.domain.record.dose.infusion import Infusion
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.values.quantity import show
from il2nurse.ui.look.icons import Sign
from il2nurse.ui.look.tones import Mark, Tone

NEXT = Mark(Tone.PLAIN, "Next", Sign.CLOCK)
LATER = Mark(Tone.PLAIN, "Later", None)
NOT_GIVEN = Mark(Tone.PLAIN, "Not given", Sign.CROSS)


MARKS: Mapping[DoseState, Mark] = {
    DoseState.HELD: Mark(Tone.WARN, "Held", Sign.HOLD),
    DoseState.BEGUN: Mark(Tone.INFO, "In checks", Sign.PEN),
    DoseState.RUNNING: Mark(Tone.INFO, "Infusing", Sign.PLAY),
    DoseState.PAUSED: Mark(Tone.WARN, "Paused", Sign.PAUSE),
    DoseState.AFTER: Mark(Tone.WARN, "To be signed", Sign.PEN),
    DoseState.STOPPED: Mark(Tone.WARN, "Given in part", Sign.HOLD),
    DoseState.COMPLETED: Mark(Tone.GOOD, "Given", Sign.CHECK),
}


def dose_mark(dose: Dose) -> Mark:
    """The state of a dose that was begun."""
    if dose.must_hold:
        return Mark(Tone.DANGER, "Must be held", Sign.HOLD)
    return MARKS[dose.state]


def dose_story(dose: Dose, regimen: Regimen, now: datetime) -> str:
    """What happened to the dose, in a few words."""
    if dose.held:
        labels = {choice.word: choice.label for choice in regimen.hold_reasons}
        reason = labels.get(dose.held.reason, dose.held.reason)
        return f"{reason}: {dose.held.text}" if dose.held.text else reason
    if dose.infusion is None:
        step = dose.current(regimen, now)
        return f"at “{step.title}”" if step else ""
    return _infused(dose.infusion)


def _infused(infusion: Infusion) -> str:
    total = show(infusion.total_ml)
    if infusion.end_kind is Kind.INFUSION_COMPLETED:
        return f"{total} mL in full"
    if infusion.recorded_given_ml is not None:
        return f"stopped after {show(infusion.recorded_given_ml)} of {total} mL"
    return f"{total} mL, running" if not infusion.pauses else f"{total} mL"
