"""Who signs a step is somebody who may: by the roles of the file alone nobody is allowed."""

from collections.abc import Collection, Iterator, Mapping

from il2nurse.domain.people import PERMISSIONS, May, Role
from il2nurse.domain.regimen.regimen import Act, Regimen
from il2nurse.regimens.sense.places import Written, line_of_any
from il2nurse.regimens.toml.problems import Problem


def steps_nobody_signs(regimen: Regimen, places: Mapping[str, Written]) -> Iterator[Problem]:
    """Every step, witness and override whose roles hold nobody who may sign it."""
    for step in regimen.steps:
        at = f"step.{step.id}"
        act = May.PREPARE if step.act is Act.ANSWER else May.GIVE
        if step.roles and not _may(step.roles, act):
            yield _nobody(
                f'the step "{step.id}"', step.roles, act, line_of_any(places, f"{at}.roles.0")
            )
        if step.witness and not _may(step.witness.roles, May.WITNESS):
            line = line_of_any(places, f"{at}.witness.roles.0", f"{at}.id")
            yield _nobody(
                f'the witness of the step "{step.id}"', step.witness.roles, May.WITNESS, line
            )
    after = regimen.after_refusal
    if after and not _may(after.roles, May.WITNESS):
        line = line_of_any(places, "after_refusal.roles.0")
        yield _nobody("[after_refusal]", after.roles, May.WITNESS, line)
    for criterion in regimen.criteria:
        for limit in criterion.limits:
            if limit.override and not _may(limit.override.roles, May.WITNESS):
                line = line_of_any(places, f"criterion.{criterion.id}.limit.{limit.id}.id")
                who = f'the override of "{limit.id}"'
                yield _nobody(who, limit.override.roles, May.WITNESS, line)


def steps_for_anybody(regimen: Regimen, places: Mapping[str, Written]) -> Iterator[Problem]:
    """Every step that does not say who signs it."""
    for step in regimen.steps:
        if not step.roles:
            yield Problem(
                line_of_any(places, f"step.{step.id}.id"),
                f'the step "{step.id}" does not say who signs it: write its "roles".',
            )


def _may(roles: Collection[Role], act: May) -> bool:
    return any(act in PERMISSIONS[role] for role in roles)


def _nobody(who: str, roles: Collection[Role], act: May, line: int) -> Problem:
    named = " or ".join(sorted(role.value for role in roles))
    able = ", ".join(role.value for role in Role if act in PERMISSIONS[role])
    return Problem(
        line,
        f"{who} is for {named}, and nobody with that role may {act.value} there: nobody could "
        f"sign. Who may: {able}.",
    )
