"""What another course goes by: how a tumour may answer, longer intervals, a step down."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Final

from il2nurse.domain.regimen.doses import DoseLevels, StepDown
from il2nurse.domain.regimen.fields import Field, FieldKind
from il2nurse.domain.regimen.responses import PLAIN_RESPONSES, ResponseWord
from il2nurse.domain.regimen.timetable import InWeeks, LongerInterval, Timetable
from il2nurse.domain.values.quantity import in_words
from il2nurse.regimens.toml.table import TomlTable

LONGER: Final = "longer_interval"


def with_longer_intervals(
    root: TomlTable, fields: Mapping[str, Field], table: Timetable
) -> Timetable:
    """The timetable with the intervals that values may advise; none where a file has none."""
    if not root.has(LONGER):
        return table
    numbers = [name for name, field in fields.items() if field.kind is FieldKind.NUMBER]
    found = tuple(_interval(each, numbers) for each in root.tables(LONGER))
    if not isinstance(table.courses, InWeeks):
        root.complain("only courses that follow in weeks have longer intervals.", LONGER, 0)
        return table
    rising = [table.courses.every, *(each.every for each in found)]
    asked = [0, *(each.courses for each in found)]
    if any(a >= b for a, b in pairwise(rising)) or any(a >= b for a, b in pairwise(asked)):
        sentence = "each is longer than course_weeks and the one before, and asks for more courses."
        root.complain(sentence, LONGER, 0)
    return replace(table, courses=replace(table.courses, longer=found))


def _interval(table: TomlTable, numbers: list[str]) -> LongerInterval:
    source, confidence = table.sourced()
    found = LongerInterval(
        every=timedelta(weeks=int(table.number("weeks"))),
        field=table.one_of("field", numbers),
        above=table.number("above"),
        courses=int(table.number("courses")),
        source=source,
        confidence=confidence,
    )
    table.done()
    return found


def read_step_down(root: TomlTable, levels: DoseLevels) -> StepDown | None:
    """The step down after a course that was not tolerated; none where a file has none."""
    table = root.table("step_down")
    if table is None:
        return None
    source, confidence = table.sourced()
    by, say = table.number("international_units"), table.text("say")
    lowest, counts = table.table("lowest", required=True), table.table("counts", required=True)
    table.done()
    if lowest is None or counts is None:
        return None
    found = StepDown(
        by=by,
        lowest=lowest.number("international_units"),
        held=int(counts.number("held")),
        left_out=int(counts.number("left_out")),
        say=say,
        source=source,
        confidence=confidence,
        lowest_source=lowest.sourced(),
        counts_source=counts.sourced(),
    )
    for each in (lowest, counts):
        each.done()
    _check_step(table, found, levels)
    return found


def _check_step(table: TomlTable, step: StepDown, levels: DoseLevels) -> None:
    """Complain of a step that is none, or that leads from a level to what is no level."""
    if not (step.by > 0 and step.held > 0 and step.left_out > 0):
        table.complain("the step and what counts, held and left_out, must be above zero.")
    reached = (step.lowest, *(step.below(each.international_units) for each in levels.levels))
    if lost := next((each for each in reached if levels.level_of(each) is None), None):
        table.complain(f"a step leads to {in_words(lost)}, which is no dose level.")


def read_responses(root: TomlTable) -> tuple[ResponseWord, ...]:
    """How a tumour may answer; plain words for a text that was kept before there were any."""
    if not root.has("response"):
        return PLAIN_RESPONSES
    found = tuple(_response(table) for table in root.tables("response", required=True))
    if {each.shrank for each in found} != {True, False}:
        root.complain("one response shrank, and one did not.", "response", 0)
    return found


def _response(table: TomlTable) -> ResponseWord:
    source, confidence = table.sourced()
    found = ResponseWord(
        word=table.name("response", "word"),
        label=table.text("label"),
        shrank=table.flag("shrank", required=True),
        source=source,
        confidence=confidence,
    )
    table.done()
    return found
