"""Why vital signs around a dose were missed can be said in words at the step that asks for them."""

from collections.abc import Iterator, Mapping

from il2nurse.domain.regimen.regimen import Act, Regimen
from il2nurse.domain.rules.chart.monitoring import reason_asked
from il2nurse.regimens.sense.places import Written
from il2nurse.regimens.toml.problems import Problem


def sets_nobody_can_explain(regimen: Regimen, places: Mapping[str, Written]) -> Iterator[Problem]:
    """The step after a dose, where no question takes the reason: the dose could not be signed."""
    for step in regimen.steps:
        if step.act is Act.OBSERVE_AFTER and reason_asked(step) is None:
            yield Problem(
                places[f"step.{step.id}.id"].line,
                f'"{step.id}" asks nothing that is answered in words (kind = "text"): where vital '
                "signs were missed, nobody could say why, and the dose could not be signed.",
            )
