"""How the state of a dose is shown: tone and sign."""

from collections.abc import Mapping
from typing import Final

from il2nurse.domain.record.dose.dose import Dose, DoseState
from il2nurse.domain.regimen.fields import NotGiven
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.dose.not_given import not_given_as
from il2nurse.domain.rules.dose.standing import Standing
from il2nurse.readable.words import dose_words
from il2nurse.ui.look.tones import Mark, Sign, Tone

MARKS: Final[Mapping[DoseState, tuple[Tone, Sign]]] = {
    DoseState.HELD: (Tone.WARN, Sign.HOLD),
    DoseState.BEGUN: (Tone.INFO, Sign.PEN),
    DoseState.RUNNING: (Tone.INFO, Sign.PLAY),
    DoseState.PAUSED: (Tone.WARN, Sign.PAUSE),
    DoseState.AFTER: (Tone.WARN, Sign.PEN),
    DoseState.STOPPED: (Tone.WARN, Sign.PART),
    DoseState.COMPLETED: (Tone.GOOD, Sign.CHECK),
}

# The patient's own no is a cross; what time took has a clock.
NOT_GIVEN: Final[Mapping[NotGiven, Sign]] = {
    NotGiven.HELD: Sign.HOLD,
    NotGiven.REFUSED: Sign.CROSS,
    NotGiven.MISSED: Sign.CLOCK,
}


def dose_mark(dose: Dose, standing: Standing, regimen: Regimen) -> Mark:
    """The state of a dose that was begun."""
    tone, sign = (Tone.DANGER, Sign.HOLD) if standing.must_hold else MARKS[dose.state]
    if how := not_given_as(dose, regimen):
        sign = NOT_GIVEN[how]
    if dose.state is DoseState.COMPLETED and dose.given and not dose.given.in_full:
        tone, sign = MARKS[DoseState.STOPPED]
    return Mark(tone, dose_words(dose, standing, regimen).word, sign)
