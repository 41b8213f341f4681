"""Answers on record that are not what the regimen of an order asks: refused by name.

A text of a regimen may ask in another way than the one by which an answer was charted. Nothing is
made of such an answer; no course is ordered over one, and a record that holds one is not read on.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.chart.chart import Chart, ObservedSet, chart_stream
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.course.switches import by_text
from il2nurse.domain.record.labs.results import STEP
from il2nurse.domain.record.register.entries import BrokenRecord, Entry
from il2nurse.domain.regimen.fields import Answer, Field, FieldKind
from il2nurse.domain.regimen.kept_answers import (
    KIND_WORDS,
    as_it_stands,
    can_be_judged,
    can_be_read,
    plain_number,
)
from il2nurse.domain.regimen.regimen import Regimen

NOTHING_CHARTED: Final = Chart()


@dataclass(frozen=True, slots=True)
class UnreadAnswer:
    """An answer that stands where another kind of answer belongs, and the set it is of."""

    field: Field
    value: Answer
    observed: ObservedSet

    @property
    def say(self) -> str:
        """The question, what stands there, and what belongs there."""
        return _say(self.field, self.value)


def unread_on_chart(
    case: Case, regimen: Regimen, until: datetime | None = None, read: Chart = NOTHING_CHARTED
) -> UnreadAnswer | None:
    """The first charted answer that this regimen cannot read, of those observed ``until`` then.

    It has read all that stands as it does on the chart ``read``.
    """
    known: set[tuple[str, Answer, bool]] = set()
    for observed in case.chart.sets:
        if until is not None and observed.at >= until:
            return None
        if read.at_seq(observed.seq) is observed:
            continue
        reported = observed.step == STEP
        for name, value in observed.values.items():
            if (name, value, reported) in known:
                continue
            known.add((name, value, reported))
            field = regimen.fields.get(name)
            if field is not None and not _fits(field, value, reported=reported):
                return UnreadAnswer(field, value, observed)
    return None


def refuse_unread(
    case: Case,
    entries: Sequence[Entry],
    regimen_of: Callable[[Course], Regimen],
    before: Case | None = None,
) -> None:
    """Raise ``BrokenRecord`` for an answer that the regimen of its course cannot read.

    The newest regimen reads the whole chart, an older one what was observed before the next order.
    What stands as it did in the case ``before``, which was not refused, is not read again.
    """
    ends = (*(course.ordered_at for course in case.courses[1:]), None)
    read = {course.number: course.regimen_digest for course in before.courses} if before else {}
    for course, until in zip(case.courses, ends, strict=False):
        regimen = regimen_of(course)
        known = before if read.get(course.number) == course.regimen_digest else None
        chart = known.chart if known else NOTHING_CHARTED
        if found := unread_on_chart(case, regimen, until, chart):
            raise BrokenRecord(_entry_of(found, case, entries), found.say)
        for number, field, value in _unread_in_doses(case, course, regimen_of, known):
            raise BrokenRecord(next(e for e in entries if e.number == number), _say(field, value))


def _fits(field: Field, value: Answer, *, reported: bool) -> bool:
    """Only a laboratory reports that a number lies beyond a limit; what is typed is the number."""
    if field.kind is FieldKind.NUMBER and value and not reported:
        return plain_number(value) is not None
    return can_be_read(field, value)


def _entry_of(found: UnreadAnswer, case: Case, entries: Iterable[Entry]) -> Entry:
    """The entry that put the answer there: that of the set, or its last correction."""
    stream, seen = chart_stream(case.patient.subject), found.observed
    changes = [each.number for each in seen.corrections if each.field == found.field.id]
    if changes:
        return next(each for each in entries if each.number == changes[-1])
    return next(each for each in entries if each.stream == stream and each.seq == seen.seq)


def _unread_in_doses(
    case: Case,
    course: Course,
    regimen_of: Callable[[Course], Regimen],
    before: Case | None,
) -> Iterator[tuple[int, Field, Answer]]:
    """The answers of confirmed steps that are none to the question of their step.

    Each dose is read by the text by which it was begun.
    """
    for dose in case.doses_of(course):
        known = before.doses.get(dose.key) if before else None
        if known and known.steps is dose.steps:
            continue
        own = regimen_of(by_text(course, dose.regimen_digest))
        steps = {step.id: step for step in own.steps}
        for done in dose.steps.values():
            step = steps.get(done.step)
            if step is None:
                continue
            after = step.worded_after_stop()
            for name, value in done.answers.items():
                asked = [each for each in (step.field(name), after.field(name)) if each]
                if asked and not any(can_be_judged(field, value) for field in asked):
                    yield done.number, asked[0], value


def _say(field: Field, value: Answer) -> str:
    """The question, what stands there, and what belongs there."""
    return f"“{field.label}” is “{as_it_stands(value)}”, and it is to be {KIND_WORDS[field.kind]}"
