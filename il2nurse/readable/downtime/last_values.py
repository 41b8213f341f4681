"""The newest value of each question, as the chart on paper has it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.regimen.inputs import age_by_clock
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.dose.answer_lines import field_title
from il2nurse.readable.wording import Wording

# The question of the step says “today”, which its newest answer need not be.
LAST_WEIGHT: Final = "Last weight"


@dataclass(frozen=True, slots=True)
class LastValue:
    """The newest value of one question: when it was measured, and how old it is on this paper.

    One that is ``too_old`` decides nothing at a dose; a ``report`` has the date of a test on file.
    """

    name: str
    value: str
    at: str
    age: str
    too_old: bool = False
    report: bool = False


def last_values(moment: Moment, words: Wording) -> Iterator[LastValue]:
    """The newest value of each question of the chart that was ever answered.

    The date of a report stands behind what the report says.
    """
    chart, answered, fields = moment.case.chart, set[str](), moment.regimen.fields
    for field in fields.values():
        observed = chart.newest(field.id, moment.at)
        if observed is None or field.id in answered:
            continue
        answered.add(field.id)
        value = words.answer(field, observed.values[field.id])
        dated = fields.get(f"{field.id}_date")
        day = observed.values.get(dated.id) if dated else None
        if dated and day:
            answered.add(dated.id)
            value = f"{value} ({words.answer(dated, day)})"
        name = LAST_WEIGHT if field.id == vocabulary.WEIGHT.id else field_title(field)
        counts = field.oldest or field.on_file
        old = counts is not None and moment.at - observed.at > counts
        yield replace(
            _value(name, value, observed.at, moment, words), too_old=old, report=bool(day)
        )
    for test in dict.fromkeys(result.test for result in chart.results):
        standing = [each for each in chart.results_of(test) if each.struck is None]
        newest = standing[-1] if standing else None
        if newest and newest.field not in answered:
            yield _value(newest.label, newest.received.shown, newest.at, moment, words)


def _value(name: str, value: str, at: datetime, moment: Moment, words: Wording) -> LastValue:
    return LastValue(name, value, words.clock(at), age_by_clock(at, moment.at))
