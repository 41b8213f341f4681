"""What an allergy to the drug is called is judged at a step, and not only known to a list."""

from collections.abc import Iterator, Mapping

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.regimens.sense.places import Written
from il2nurse.regimens.toml.problems import Problem

RULE = "allergy_named"


def names_that_hold_nothing(regimen: Regimen, places: Mapping[str, Written]) -> Iterator[Problem]:
    """Every contraindication with names, where no step holds a dose for one among the allergies."""
    if any(rule.when.function == RULE for step in regimen.steps for rule in step.rules):
        return
    for each in regimen.contraindications:
        if each.called:
            yield Problem(
                places[f"contraindication.{each.id}.id"].line,
                f'"{each.id}" has names in `called`, and no step has a rule with function = '
                f'"{RULE}": an allergy that is put on record after the order would hold nothing.',
            )
