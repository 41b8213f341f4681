"""The shipped regimen against the tables, row by row; and no limit that no row reaches."""

import pytest

from il2nurse.domain.regimen.fields import FieldKind
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.labs.calls import meets
from tests.regimens.behaviour.tables import TABLES, TODAY, calls_of, cells, changed, judged, rows

ROWS = [(name, row) for name in TABLES for row in rows(name)]


@pytest.mark.parametrize(("table", "row"), ROWS)
def test_does_as_the_table_says(regimen: Regimen, table: str, row: str) -> None:
    assert TABLES[table](regimen, row) == ""


def test_every_limit_of_a_criterion_is_reached(regimen: Regimen) -> None:
    reached = {each.rule for row in rows("criteria") for each in judged(regimen, cells(row)[0])}
    counted = {"relative_count"}
    limits = {
        limit.id
        for each in regimen.criteria
        for limit in each.limits
        if each.function not in counted
    }
    assert limits <= reached


def test_every_word_that_a_step_judges_is_tried(regimen: Regimen) -> None:
    tried = {cells(row)[0] for row in rows("steps")}
    asked = {
        f"{step.id} · {field.id} = {word}"
        for step in regimen.steps
        for field in step.fields
        if any(rule.when.field == field.id for rule in step.rules)
        for word in field.words()
        if any(rule.when.holds(word, TODAY) for rule in step.rules if rule.when.field == field.id)
    }
    assert asked <= tried


def test_every_number_has_its_bounds(regimen: Regimen) -> None:
    told = {cells(row)[0] for row in rows("questions")}
    numbers = {each.id for each in regimen.fields.values() if each.kind is FieldKind.NUMBER}
    aged = {each.id for each in regimen.fields.values() if each.oldest or each.on_file}
    assert numbers | aged <= told


def test_every_figure_is_told(regimen: Regimen) -> None:
    assert {name for row in rows("figures") for name in changed(row)} == set(regimen.figures)


def test_every_reaction_is_told(regimen: Regimen) -> None:
    assert [cells(row)[0] for row in rows("reactions")] == [each.id for each in regimen.reactions]


def test_every_call_limit_is_met_by_a_row_and_not_by_another(regimen: Regimen) -> None:
    told: dict[bool, set[str]] = {True: set(), False: set()}
    for row in rows("calls"):
        place, value = cells(row)[0].split(" = ")
        for limit in calls_of(regimen, place.split(" · ")[0]):
            told[meets(limit, value)].add(limit.id)
    everyone = {each.id for each in regimen.calls.limits}
    assert told == {True: everyone, False: everyone}
