"""How what the rules say is shown: tone, word and sign of every result and verdict."""

from collections.abc import Mapping
from typing import Final

from il2nurse.domain.regimen.rules import Result, Verdict
from il2nurse.domain.rules.assessment.assessment import Assessment
from il2nurse.ui.look.icons import Sign
from il2nurse.ui.look.tones import Mark, Tone

RESULTS: Mapping[Result, Mark] = {
    Result.CLEAR: Mark(Tone.GOOD, "Clear", Sign.CHECK),
    Result.WATCH: Mark(Tone.WARN, "Watch", Sign.WARNING),
    Result.RELATIVE: Mark(Tone.WARN, "Relative", Sign.WARNING),
    Result.NOT_EVALUABLE: Mark(Tone.WARN, "Not evaluable", Sign.QUESTION),
    Result.BLOCK: Mark(Tone.DANGER, "Cannot go on", Sign.CROSS),
    Result.HOLD: Mark(Tone.DANGER, "Hold", Sign.HOLD),
    Result.ABSOLUTE: Mark(Tone.DANGER, "Stop the cycle", Sign.HOLD),
    Result.STOP: Mark(Tone.DANGER, "Stop permanently", Sign.HOLD),
}

OVERRIDDEN: Final = Mark(Tone.WARN, "Overridden", Sign.PEN)

VERDICTS: Mapping[Verdict, Mark] = {
    Verdict.GIVE: Mark(Tone.GOOD, "Nothing speaks against the dose", Sign.CHECK),
    Verdict.NOT_EVALUABLE: Mark(Tone.WARN, "Not evaluable: measure what is missing", Sign.QUESTION),
    Verdict.HOLD: Mark(Tone.DANGER, "Hold this dose", Sign.HOLD),
    Verdict.STOP_CYCLE: Mark(Tone.DANGER, "Stop the cycle", Sign.HOLD),
    Verdict.STOP_PERMANENTLY: Mark(Tone.DANGER, "Stop permanently", Sign.HOLD),
}


def verdict_mark(assessment: Assessment) -> Mark:
    """The verdict; where only an override lets the dose go on, it is never green."""
    overridden = any(each.overridden_by for each in assessment.criteria)
    if overridden and assessment.verdict is Verdict.GIVE:
        return Mark(Tone.WARN, "May be given: a hold is overridden", Sign.PEN)
    return VERDICTS[assessment.verdict]
