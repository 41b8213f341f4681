"""Of which kind the criteria of a field are, in words: what its values may bring about."""

from collections.abc import Iterable, Mapping
from typing import Final

from il2nurse.domain.regimen.rules import Criterion, Result

KINDS: Final[Mapping[Result, str]] = {
    Result.RELATIVE: "relative",
    Result.HOLD: "hold",
    Result.ABSOLUTE: "stop",
    Result.STOP: "stop",
}


def kinds_of_criteria(criteria: Iterable[Criterion]) -> Mapping[str, str]:
    """By field: "criterion: relative", "criteria: relative, stop"."""
    found: dict[str, set[Result]] = {}
    for criterion in criteria:
        if criterion.field:
            kinds = found.setdefault(criterion.field, set())
            kinds |= {limit.result for limit in criterion.limits}
    told = {name: _told(results) for name, results in found.items()}
    return {name: words for name, words in told.items() if words}


def _told(results: set[Result]) -> str | None:
    words = list(dict.fromkeys(word for result, word in KINDS.items() if result in results))
    if not words:
        return None
    return f"{'criterion' if len(words) == 1 else 'criteria'}: {', '.join(words)}"
