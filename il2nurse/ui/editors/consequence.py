"""What follows from each word of a choice, for the right edge of its card."""

from collections.abc import Mapping, Sequence
from datetime import date

from il2nurse.domain.regimen.fields import Field
from il2nurse.domain.regimen.rules import Criterion, Result, Rule
from il2nurse.ui.look.icons import Sign
from il2nurse.ui.look.tones import Mark, Tone

CONTINUE = Mark(Tone.GOOD, "Continue", Sign.CHECK)
MARKS: Mapping[Result, Mark] = {
    Result.CLEAR: CONTINUE,
    Result.WATCH: Mark(Tone.WARN, "Continue · recorded as watch", Sign.WARNING),
    Result.RELATIVE: Mark(Tone.WARN, "Relative criterion", Sign.WARNING),
    Result.NOT_EVALUABLE: Mark(Tone.WARN, "Not evaluable", Sign.QUESTION),
    Result.BLOCK: Mark(Tone.DANGER, "Cannot go on", Sign.CROSS),
    Result.HOLD: Mark(Tone.DANGER, "Hold · call prescriber now", Sign.HOLD),
    Result.ABSOLUTE: Mark(Tone.DANGER, "Stop the cycle · call prescriber", Sign.HOLD),
    Result.STOP: Mark(Tone.DANGER, "Stop permanently", Sign.HOLD),
}


def consequences(
    field: Field, rules: Sequence[Rule], criteria: Sequence[Criterion], today: date
) -> Mapping[str, Mark]:
    """The most severe result of each word, by the step's rules and the hold criteria."""
    return {word: MARKS[_worst(field, word, rules, criteria, today)] for word in field.words()}


def _worst(
    field: Field, word: str, rules: Sequence[Rule], criteria: Sequence[Criterion], today: date
) -> Result:
    said = [
        rule.result
        for rule in rules
        if rule.when.field == field.id and not rule.when.function and rule.when.holds(word, today)
    ]
    said += [
        limit.result
        for criterion in criteria
        if criterion.field == field.id and not criterion.function
        for limit in criterion.limits
        if all(comparison.holds(word, today) for comparison in limit.when)
    ]
    return max(said, key=_severity, default=Result.CLEAR)


def _severity(result: Result) -> int:
    return result.severity
