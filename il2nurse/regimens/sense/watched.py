"""A sentence that forbids the dose stands at no rule that lets it go on."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Result
from il2nurse.regimens.sense.places import Written
from il2nurse.regimens.toml.problems import Problem

# Only where a sentence begins: “Any drowsiness still means: do not give” speaks of another answer.
_FORBIDS: Final = re.compile(r"(?:^|[.;] )((?:Do not give|Stop the cycle|Hold)\b[^.;]*)")


def forbidden_and_watched(regimen: Regimen, places: Mapping[str, Written]) -> Iterator[Problem]:
    """Every rule with a result of its own that watches, and says that nothing is given."""
    rules = [(f"step.{step.id}", rule) for step in regimen.steps for rule in step.rules]
    rules += [("suitability", rule) for rule in regimen.suitability.rules]
    for at, rule in rules:
        result = places.get(f"{at}.rule.{rule.id}.result")
        said = _FORBIDS.search(rule.say)
        if result and said and rule.result is Result.WATCH:
            yield Problem(
                result.line,
                f'"{rule.id}" says “{said[1]}”, and its result is "watch": the dose would go on. '
                'Write what is done instead, or "block" or "hold".',
            )
