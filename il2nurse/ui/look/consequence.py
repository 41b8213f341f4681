"""What follows from each word of a choice, for the right edge of its card."""

from collections.abc import Container, Mapping, Sequence
from datetime import date
from typing import Final

from il2nurse.domain.regimen.fields import Field
from il2nurse.domain.regimen.rules import Criterion, Result, Rule
from il2nurse.readable import words
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.look.verdicts import RESULTS

CONTINUE: Final = Mark(Tone.GOOD, words.CONTINUE, Sign.CHECK)


def consequences(
    field: Field,
    rules: Sequence[Rule],
    criteria: Sequence[Criterion],
    today: date,
    emergencies: Container[str] = (),
) -> Mapping[str, Mark]:
    """The most severe result of each word, by the step's rules and the hold criteria.

    The words that are ``emergencies`` call the emergency team.
    """
    return {
        word: consequence(
            _worst(field, word, rules, criteria, today), emergency=word in emergencies
        )
        for word in field.words()
    }


def consequence(result: Result, *, emergency: bool = False) -> Mark:
    """The result's word and what to do."""
    mark = RESULTS[result]
    return Mark(mark.tone, words.consequence_words(result, emergency=emergency), mark.sign)


def _worst(
    field: Field, word: str, rules: Sequence[Rule], criteria: Sequence[Criterion], today: date
) -> Result:
    results = [
        rule.result
        for rule in rules
        if rule.when.field == field.id and not rule.when.function and rule.when.holds(word, today)
    ]
    results += [
        limit.result
        for criterion in criteria
        if criterion.field == field.id and not criterion.function
        for limit in criterion.limits
        if all(comparison.holds(word, today) for comparison in limit.when)
    ]
    return max(results, key=_severity, default=Result.CLEAR)


def _severity(result: Result) -> int:
    return result.severity
