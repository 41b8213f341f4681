"""A hard gate is shut at every answer but the usual one, and stays one."""

from collections.abc import Iterator, Mapping

from il2nurse.domain.regimen.fields import Field
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.assessment.pre_tests import is_pre_test
from il2nurse.regimens.sense.kinds import RegimenKind
from il2nurse.regimens.sense.outcomes import outcomes
from il2nurse.regimens.sense.places import Written, line_of_any
from il2nurse.regimens.toml.problems import Problem


def hard_gates_opened(
    regimen: Regimen, kind: RegimenKind, places: Mapping[str, Written]
) -> Iterator[Problem]:
    """Every hard gate that is none any more, or that another answer opens."""
    for must in kind.musts:
        for name in dict.fromkeys(key.split(".")[1] for key in must.at) if must.hard_gate else ():
            field = regimen.fields.get(name)
            if field and not field.hard_gate:
                yield Problem(
                    line_of_any(places, f"field.{name}.id"),
                    f'"{name}" has "hard_gate = true" in every file of the kind "{kind.id}" '
                    f"({must.about}. {must.source}).",
                )
    shut = {each.key for each in outcomes(regimen) if each.result.severity >= Result.BLOCK.severity}
    for field in regimen.fields.values():
        if field.hard_gate and is_pre_test(field):
            yield from _opened(field, shut, places)


def _opened(field: Field, shut: set[str], places: Mapping[str, Written]) -> Iterator[Problem]:
    for choice in field.choices:
        if choice.word != field.usual and f"answer.{field.id}.{choice.word}" not in shut:
            yield Problem(
                line_of_any(places, f"field.{field.id}.choices.{choice.word}.word"),
                f'"{field.id}" is a hard gate, and no rule blocks or holds at its answer '
                f'"{choice.word}": whatever is not "{field.usual}" gives no dose.',
            )
