"""Of which kind the criteria of a field are, in words, and which of them its value meets."""

from collections.abc import Iterable, Mapping
from typing import Final

from il2nurse.domain.regimen.rules import Criterion, Result
from il2nurse.domain.rules.assessment.assessing import assess_now
from il2nurse.domain.rules.moment import Moment

KINDS: Final[Mapping[Result, str]] = {
    Result.RELATIVE: "relative",
    Result.HOLD: "hold",
    Result.ABSOLUTE: "stop",
    Result.STOP: "stop",
}


def kinds_of_criteria(criteria: Iterable[Criterion]) -> Mapping[str, str]:
    """By field: "limits: relative", "limits: relative, hold, stop"; none of them need be met."""
    found: dict[str, set[Result]] = {}
    for criterion in criteria:
        if criterion.field:
            kinds = found.setdefault(criterion.field, set())
            kinds |= {limit.result for limit in criterion.limits}
    told = {name: _told(results) for name, results in found.items()}
    return {name: words for name, words in told.items() if words}


def met_by_field(moment: Moment) -> Mapping[str, Result]:
    """By field, the strictest of its criteria that its value on the chart meets now."""
    field_of = {each.id: each.field for each in moment.regimen.criteria if each.field}
    found: dict[str, Result] = {}
    for each in assess_now(moment).criteria:
        if each.result in KINDS and (name := field_of.get(each.criterion)):
            found[name] = max(each.result, found.get(name, Result.CLEAR), key=_severity)
    return found


def _severity(result: Result) -> int:
    return result.severity


def _told(results: set[Result]) -> str | None:
    words = list(dict.fromkeys(word for result, word in KINDS.items() if result in results))
    return f"limits: {', '.join(words)}" if words else None
