"""A scheme of grades from its file: terms of known tests, grades that do not overlap."""

from collections import Counter
from itertools import pairwise
from typing import Final

from il2nurse.domain.regimen.comparisons import Op
from il2nurse.domain.regimen.labs.grading import (
    BaselineWas,
    GradeBand,
    GradePart,
    GradeScheme,
    GradeTerm,
    NotGraded,
    Of,
)
from il2nurse.domain.regimen.labs.tests import Catalogue
from il2nurse.regimens.toml.problems import nearest
from il2nurse.regimens.toml.table import TomlTable

RAISED: Final = (Op.ABOVE, Op.AT_LEAST)
LOWERED: Final = (Op.BELOW, Op.AT_MOST)
DIRECTIONS: Final = ("raised", "lowered")
HIGHEST_GRADE: Final = 4


def read_scheme(root: TomlTable, catalogue: Catalogue) -> GradeScheme | None:
    """The scheme with every term."""
    head = root.table("scheme", required=True)
    terms = tuple(_term(each, catalogue) for each in root.tables("term", required=True))
    not_graded = tuple(_not_graded(each, catalogue) for each in root.tables("not_graded"))
    root.done()
    if head is None:
        return None
    scheme = GradeScheme(head.text("name"), head.text("version"), terms, not_graded)
    head.sourced()
    head.done()
    return scheme


def _test(table: TomlTable, catalogue: Catalogue) -> str:
    name = table.text("test")
    if name and name not in catalogue.tests:
        near = nearest(name, catalogue.tests)
        table.complain(f'the test "{name}" is not known; {near}', "test")
    return name


def _not_graded(table: TomlTable, catalogue: Catalogue) -> NotGraded:
    source, confidence = table.sourced()
    found = NotGraded(
        test=_test(table, catalogue),
        label=table.text("label"),
        why=table.text("why"),
        source=source,
        confidence=confidence,
    )
    table.done()
    return found


def _term(table: TomlTable, catalogue: Catalogue) -> GradeTerm:
    source, confidence = table.sourced()
    raised = table.one_of("direction", DIRECTIONS) == "raised"
    term = GradeTerm(
        id=table.name("term"),
        label=table.text("label"),
        test=_test(table, catalogue),
        raised=raised,
        bands=_bands(table, raised=raised),
        source=source,
        confidence=confidence,
    )
    _check_units(table, term, catalogue)
    table.done()
    return term


def _bands(table: TomlTable, *, raised: bool) -> tuple[GradeBand, ...]:
    bands = tuple(_band(each, raised=raised) for each in table.tables("grade", required=True))
    grades = [band.grade for band in bands]
    if grades != sorted(set(grades)):
        table.complain('"grade" must rise from one to the next.', "grade")
    for less, more in pairwise(bands):
        _check_order(table, less, more, raised=raised)
    return bands


def _check_units(table: TomlTable, term: GradeTerm, catalogue: Catalogue) -> None:
    """Refuse a unit that the test has not, and a number that stands in some units only."""
    test = catalogue.tests.get(term.test)
    others = [unit.name for unit in test.units[1:]] if test else []
    for unit in term.units:
        if unit not in others:
            near = nearest(unit, others)
            table.complain(f'"{unit}" is not another unit of the test; {near}', "grade")
    for band in term.bands:
        named = Counter(part.unit for part in band.parts if part.of is Of.NUMBER)
        if named and named != Counter((None, *term.units)):
            table.complain(f"grade {band.grade} needs one number for each unit.", "grade")


def _check_order(table: TomlTable, less: GradeBand, more: GradeBand, *, raised: bool) -> None:
    """Refuse a higher grade that is met before the lower one of the same kind."""
    for part in more.parts:
        for other in less.parts:
            same = (part.of, part.baseline, part.unit) == (other.of, other.baseline, other.unit)
            less_far = part.figure <= other.figure if raised else part.figure >= other.figure
            if same and less_far:
                table.complain(f"grade {more.grade} must lie beyond grade {less.grade}.", "grade")


def _band(table: TomlTable, *, raised: bool) -> GradeBand:
    grade = table.maybe_whole("grade") or 0
    if not 1 <= grade <= HIGHEST_GRADE:
        table.complain(f'"grade" is a whole number from 1 to {HIGHEST_GRADE}.', "grade")
    allowed = RAISED if raised else LOWERED
    parts = tuple(_part(each, allowed) for each in table.tables("any", required=True))
    note = table.maybe_text("note")
    table.done()
    return GradeBand(grade, parts, note)


def _part(table: TomlTable, allowed: tuple[Op, ...]) -> GradePart:
    ops = [op for op in allowed if table.has(op.value)]
    if len(ops) != 1:
        words = " or ".join(f'"{op}"' for op in allowed)
        table.complain(f"a part of a grade has {words}.")
    op = ops[0] if ops else allowed[0]
    part = GradePart(
        op=op,
        figure=table.number(op.value),
        of=table.word("of", Of, Of.NUMBER),
        baseline=table.word("baseline", BaselineWas, BaselineWas.ANY),
        unit=table.maybe_text("unit"),
    )
    if part.unit and part.of is not Of.NUMBER:
        table.complain('a part with "of" has no "unit".', "unit")
    table.done()
    return part
