"""How what the rules say is shown: tone and sign of every result and verdict."""

from collections.abc import Mapping
from typing import Final

from il2nurse.domain.regimen.rules import Result, Verdict
from il2nurse.domain.rules.assessment.assessment import Assessment
from il2nurse.domain.rules.dose.standing import Standing
from il2nurse.readable import words
from il2nurse.readable.words import RESULT_WORDS, VERDICT_STATES
from il2nurse.ui.look.tones import Mark, Sign, Tone

_RESULTS: Final[Mapping[Result, tuple[Tone, Sign]]] = {
    Result.CLEAR: (Tone.GOOD, Sign.CHECK),
    Result.WATCH: (Tone.WARN, Sign.WARNING),
    Result.RELATIVE: (Tone.WARN, Sign.WARNING),
    Result.NOT_EVALUABLE: (Tone.WARN, Sign.QUESTION),
    Result.BLOCK: (Tone.DANGER, Sign.CROSS),
    Result.HOLD: (Tone.DANGER, Sign.HOLD),
    Result.ABSOLUTE: (Tone.DANGER, Sign.HOLD),
    Result.STOP: (Tone.DANGER, Sign.HOLD),
}
_VERDICTS: Final[Mapping[Verdict, tuple[Tone, Sign]]] = {
    Verdict.GIVE: (Tone.GOOD, Sign.CHECK),
    Verdict.NOT_EVALUABLE: (Tone.WARN, Sign.QUESTION),
    Verdict.HOLD: (Tone.DANGER, Sign.HOLD),
    Verdict.STOP_CYCLE: (Tone.DANGER, Sign.HOLD),
    Verdict.STOP_PERMANENTLY: (Tone.DANGER, Sign.HOLD),
}

RESULTS: Final[Mapping[Result, Mark]] = {
    result: Mark(tone, RESULT_WORDS[result].word, sign) for result, (tone, sign) in _RESULTS.items()
}
VERDICTS: Final[Mapping[Verdict, Mark]] = {
    verdict: Mark(tone, VERDICT_STATES[verdict].word, sign)
    for verdict, (tone, sign) in _VERDICTS.items()
}
BLOCKED: Final = RESULTS[Result.BLOCK]
OVERRIDDEN: Final = Mark(Tone.WARN, words.OVERRIDDEN, Sign.PEN)
MEASURE: Final = "measure what is missing"


def standing_mark(assessment: Assessment, standing: Standing | None) -> Mark:
    """Whether the open dose may go on; without one, or before its steps judge, the verdict so far.

    The steps ask for the values again, so that what speaks against the dose before they did is
    not decided yet.
    """
    if standing and standing.must_stop:
        return Mark(Tone.DANGER, words.STOP_ASKED, Sign.HOLD)
    if standing and standing.must_hold:
        return VERDICTS[standing.verdict]
    mark = verdict_mark(assessment)
    against = assessment.verdict not in (Verdict.GIVE, Verdict.NOT_EVALUABLE)
    if standing and not standing.judged and against:
        return Mark(Tone.WARN, f"Before the steps: {mark.word.lower()}", Sign.QUESTION)
    return mark


def verdict_mark(assessment: Assessment) -> Mark:
    """The verdict; where only an override lets the dose go on, it is never green."""
    mark = VERDICTS[assessment.verdict]
    overridden = any(each.overridden_by for each in assessment.criteria)
    if overridden and assessment.verdict is Verdict.GIVE:
        return Mark(Tone.WARN, "May be given: a hold is overridden", Sign.PEN)
    if assessment.verdict is Verdict.NOT_EVALUABLE:
        return Mark(mark.tone, f"{mark.word}: {MEASURE}", mark.sign)
    return mark
