"""The criteria of a chart on paper in short: a row where one says something, else a few lines."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from il2nurse.domain.regimen.fields import Field
from il2nurse.domain.regimen.inputs import Input
from il2nurse.domain.regimen.kept_answers import can_be_judged
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.assessment.assessing import inputs_now
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import Emphasis, Line, Span, line
from il2nurse.readable.assessment.criterion_rows import CriterionRow
from il2nurse.readable.words import RESULT_WORDS

COUNTED: Final = "{} of {} criteria cannot be judged yet. "
ABSENT: Final = "Nothing on record of: "
UNASKED: Final = "Not asked yet: "
CLEAR: Final = f"{RESULT_WORDS[Result.CLEAR].word}: {{}} of {{}} criteria. "
LIMITS: Final = "Every limit stands at the hold criteria of each form of a dose."
# Names have commas of their own.
BETWEEN: Final = " · "


@dataclass(frozen=True, slots=True)
class WaitingFor:
    """What one criterion lacks: inputs not on record; those too old stand among the values."""

    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Criteria:
    """The criteria that say something, a row each, and in lines the clear and the open ones."""

    rows: tuple[CriterionRow, ...]
    lines: tuple[Line, ...]
    still_open: int
    count: int


def criteria_in_short(moment: Moment, rows: tuple[CriterionRow, ...]) -> Criteria:
    """What is clear, whose values stand above, and what the others wait for, each named once."""
    clear = tuple(row for row in rows if row.result is Result.CLEAR)
    unasked = tuple(row for row in rows if row.result is None)
    told = {row.criterion: _lacking(row, moment) for row in rows}
    waiting = [found for found in told.values() if found]
    saying = tuple(row for row in rows if row not in (*clear, *unasked) and not told[row.criterion])
    still_open = len(rows) - len(saying) - len(clear)
    counted = COUNTED.format(still_open, len(rows)) if still_open else ""
    summed = f"{CLEAR.format(len(clear), len(rows))}{counted}{LIMITS}"
    lines = (
        line(summed),
        *_named(ABSENT, (name for each in waiting for name in each.absent)),
        *_named(UNASKED, (row.title for row in unasked)),
    )
    return Criteria(saying, lines, still_open, len(rows))


def _named(what: str, names: Iterable[str]) -> Iterator[Line]:
    if found := BETWEEN.join(dict.fromkeys(names)):
        yield Span(what, Emphasis.STRONG), Span(found)


def _lacking(row: CriterionRow, moment: Moment) -> WaitingFor | None:
    """What it waits for; ``None`` where it was judged, or where more than a value is missing."""
    if row.result is not Result.NOT_EVALUABLE:
        return None
    inputs, fields = inputs_now(moment), moment.regimen.fields
    missing = [each for each in row.measures if each.missing]
    absent = list[str]()
    for each in missing:
        found = inputs.get(each.field)
        if found is None or not found.value:
            absent.append(each.label)
        elif not _too_old(fields[each.field], found):
            return None
    return WaitingFor(tuple(absent)) if missing else None


def _too_old(field: Field, found: Input) -> bool:
    """Whether nothing else is wrong with the value."""
    if field.oldest is None or found.age is None or not can_be_judged(field, found.value):
        return False
    return found.age > field.oldest
