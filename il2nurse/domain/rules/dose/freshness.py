"""What runs out first before a dose is started, and whether mixing fits into the time left."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen.inputs import why_unusable
from il2nurse.domain.regimen.regimen import Act, Phase, Regimen, Step
from il2nurse.domain.rules.assessment.functions import needs_of
from il2nurse.domain.rules.assessment.inputs_at import inputs_at
from il2nurse.domain.rules.moment import Moment


@dataclass(frozen=True, slots=True)
class Expiry:
    """A step whose answers, or the values behind them, are too old after ``until``.

    ``mixing`` is how long the rest of the preparation takes, where there is some left and the
    regimen says it. ``running_out`` says that the time left is not enough for it, or nearly over.
    """

    step: Step
    since: datetime
    until: datetime
    mixing: timedelta | None
    running_out: bool


def first_expiry(moment: Moment, dose: Dose) -> Expiry | None:
    """What runs out first; ``None`` once the infusion was started, or where nothing can."""
    if dose.given or dose.ended:
        return None
    found = [*_of_steps(moment, dose), *_of_values(moment, dose)]
    if not found:
        return None
    step, since, until = min(found, key=lambda each: each[2])
    regimen, left = moment.regimen, until - moment.at
    mixing = regimen.mixing if _to_mix(moment, dose) else None
    short = (mixing, regimen.expiry_warning)
    running_out = any(limit is not None and left < limit for limit in short)
    return Expiry(step, since, until, mixing, running_out)


def mixing_steps(regimen: Regimen) -> tuple[Step, ...]:
    """The steps in which the drug is made ready: of the dose itself, up to the double check."""
    names = [step.act for step in regimen.steps]
    end = names.index(Act.DOUBLE_CHECK) if Act.DOUBLE_CHECK in names else len(names)
    return tuple(step for step in regimen.steps[:end] if step.phase is Phase.DOSE)


def _to_mix(moment: Moment, dose: Dose) -> bool:
    return any(not dose.is_done(step, moment.at) for step in mixing_steps(moment.regimen))


def _of_steps(moment: Moment, dose: Dose) -> Iterator[tuple[Step, datetime, datetime]]:
    for step in moment.regimen.steps:
        done = dose.steps.get(step.id)
        if done and step.expires is not None and moment.at - done.at <= step.expires:
            yield step, done.at, done.at + step.expires


def _of_values(moment: Moment, dose: Dose) -> Iterator[tuple[Step, datetime, datetime]]:
    """The values of confirmed steps that the criteria need and that may not be older than so."""
    regimen, case = moment.regimen, moment.case
    inputs = inputs_at(case, regimen, moment.course, moment.at)
    needed = _needed(regimen)
    for step in regimen.steps:
        if step.id not in dose.steps:
            continue
        for field in step.fields:
            found = inputs.get(field.id)
            if field.id not in needed or field.oldest is None or found is None:
                continue
            if found.age is not None and not why_unusable(field, found):
                since = moment.at - found.age
                yield step, since, since + field.oldest


def _needed(regimen: Regimen) -> frozenset[str]:
    """The fields that criteria judge, alone or worked out from several."""
    return frozenset(name for each in regimen.criteria for name in needs_of(each))
