"""The table of times, tolerances and marks: how each kind of row is looked up."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from il2nurse.domain.regimen.charting import MonitoringRule
from il2nurse.domain.regimen.inputs import Input
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.assessment.assessment import assess
from il2nurse.domain.rules.assessment.functions import RELATIVE_COUNT
from tests.normal import NORMAL

FRESH = timedelta(minutes=5)
DAY = date(2026, 3, 2)
SIGNS = ("resting_dyspnoea", "hidden_blood", "rales_one_third")
SPANS = {"min": timedelta(minutes=1), "h": timedelta(hours=1), "days": timedelta(days=1)}


def span(text: str) -> timedelta:
    """A length of time such as "30 min"."""
    number, unit = text.split(" ")
    return int(number) * SPANS[unit]


@dataclass(frozen=True, slots=True)
class Same:
    """What was found, compared as what the table's word stands for."""

    found: object

    def is_told(self, word: str) -> bool:
        """Whether the word of the table says what was found."""
        found = self.found
        if isinstance(found, timedelta):
            return span(word) == found
        if isinstance(found, bool):
            return word == ("yes" if found else "no")
        if isinstance(found, Decimal | int):
            return Decimal(word) == found
        return word == found


def _expires(regimen: Regimen, name: str) -> object:
    return regimen.step(name).expires


def _tolerance(regimen: Regimen, name: str) -> object:
    return regimen.field(name).tolerance


def _rule(regimen: Regimen, name: str) -> object:
    rules = {rule.id: rule for step in regimen.steps for rule in step.rules}
    return rules[name].result.value


def _bag(regimen: Regimen, dose: str) -> object:
    return regimen.preparation.demand_dilution().band_bag(Decimal(dose))


def _round(regimen: Regimen, _: str) -> object:
    return regimen.preparation.roundings[0].step_ml


def _relative(regimen: Regimen, count: str) -> object:
    signs = SIGNS[: int(count)] or ("none",)
    inputs = {name: Input(value, FRESH) for name, value in NORMAL.items()}
    found = assess(regimen, {**inputs, "other_relative_signs": Input(signs, FRESH)})
    return next(one.result.value for one in found.criteria if one.criterion == RELATIVE_COUNT)


def _resume(regimen: Regimen, name: str) -> object:
    limit, value = name.split(" ")
    found = next(
        each for criterion in regimen.criteria for each in criterion.limits if each.id == limit
    )
    return "given" if found.resume is not None and found.resume.is_met_by(value) else "held"


def _mark(regimen: Regimen, name: str) -> object:
    return next(each.percent for each in regimen.charting.weight_marks if each.id == name)


def _monitoring_rule(regimen: Regimen, name: str) -> MonitoringRule:
    return next(each for each in regimen.charting.schedule if each.id == name)


def _often(regimen: Regimen, name: str) -> object:
    rule, value = name.split(" ")
    condition = _monitoring_rule(regimen, rule).condition
    assert condition is not None
    return condition.holds(value, DAY)


def _after_stop(regimen: Regimen, name: str) -> object:
    step, field, value = name.split(" ")
    rules = regimen.step(step).worded_after_stop().rules
    met = [r.result for r in rules if r.when.field == field and r.when.holds(value, DAY)]
    return max(met, key=lambda each: each.severity, default=Result.CLEAR).value


def _neuro(regimen: Regimen, name: str) -> object:
    return getattr(regimen.neuro, name)


KINDS: Mapping[str, Callable[[Regimen, str], object]] = {
    "expires": _expires,
    "tolerance": _tolerance,
    "rule": _rule,
    "bag": _bag,
    "round": _round,
    "relative": _relative,
    "resume": _resume,
    "mark": _mark,
    "during": lambda regimen, n: regimen.monitoring.during[int(n) - 1],
    "after": lambda regimen, n: regimen.monitoring.after[int(n) - 1],
    "monitoring": lambda regimen, name: getattr(regimen.monitoring, name),
    "every": lambda regimen, name: _monitoring_rule(regimen, name).every,
    "often": _often,
    "fell_by": lambda regimen, name: _monitoring_rule(regimen, name).fell_by,
    "news2": lambda regimen, name: _monitoring_rule(regimen, name).news2_at_least,
    "continuous": lambda regimen, name: _monitoring_rule(regimen, name).continuous,
    "charting": lambda regimen, name: getattr(regimen.charting, name),
    "neuro": _neuro,
    "after_stop": _after_stop,
    "reopens": lambda regimen, _: regimen.reopens_after_holds,
    "optional": lambda regimen, name: not regimen.field(name).required,
}


def in_settings(regimen: Regimen, row: str) -> str:
    """What stands otherwise than the row says."""
    kind, said = row.split(" · ")
    name, word = said.split(" = ")
    found = KINDS[kind](regimen, name)
    return "" if Same(found).is_told(word) else f"{row}: is {found}"
