"""Every rule of the research files at its limit, just below and just above it: none is left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from il2nurse.regimens import load_file
from tests.normal import RESOURCES
from tests.over_days import MRN
from tests.regimens.behaviour.each_rule import NOTHING, Written, said, values_at, written_rules
from tests.regimens.behaviour.named_rules import NAMED, Stand
from tests.regimens.behaviour.standing import OVER_DAYS, stand_of
from tests.regimens.behaviour.tables import cells, rows

INJECTED: Final = ("aldesleukin-subcutaneous-hiv", "aldesleukin-subcutaneous-maintenance")
TABLES: Final[Mapping[str, str]] = {**dict.fromkeys(INJECTED, "injected"), OVER_DAYS: "over_days"}
CLOSER: Final = frozenset({"state", "news2_at_least", "red", "reaction_within"})
"""What asks for closer watching: tried in ``test_closer_watching.py``."""
WHAT_TO_DO: Final = "write its rows: at the limit, below and above, and each word that it names"


def path_of(name: str) -> Path:
    return RESOURCES / "regimens" / f"{name}.toml"


def number(text: str) -> Decimal | str:
    try:
        return Decimal(text)
    except InvalidOperation:
        return text


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table."""

    rule: str
    value: str
    said: str


@cache
def table(name: str) -> tuple[Row, ...]:
    made = []
    for row in rows(name):
        rule, asked, result = cells(row)
        made.append(Row(rule, asked.partition("=")[2].strip(), result))
    return tuple(made)


@pytest.mark.parametrize("name", TABLES)
def test_each_rule_says_what_the_table_says(name: str) -> None:
    regimen, rules = load_file(path_of(name)), written_rules(path_of(name))
    written = {rule.id: rule for rule in rules}
    own = [row for row in table(TABLES[name]) if row.rule in written]
    came = {row: said(regimen, written[row.rule], row.value) for row in own}
    assert {row: found for row, found in came.items() if found != row.said} == {}


def test_every_row_is_of_a_rule_that_a_file_has() -> None:
    rules = {(TABLES[name], rule.id) for name in TABLES for rule in written_rules(path_of(name))}
    assert {(of, row.rule) for of in set(TABLES.values()) for row in table(of)} <= rules


@pytest.mark.parametrize("name", TABLES)
def test_no_rule_lacks_its_rows(name: str) -> None:
    regimen = load_file(path_of(name))
    lacking = {
        rule.id: WHAT_TO_DO
        for rule in written_rules(path_of(name))
        if rule.tried and not _is_tried(rule, values_at(regimen, rule), TABLES[name])
    }
    assert lacking == {}


def _is_tried(rule: Written, needed: set[str], of: str) -> bool:
    own = [row for row in table(of) if row.rule == rule.id]
    both = {row.said == NOTHING for row in own} == {True, False}
    return both and {number(each) for each in needed} <= {number(row.value) for row in own}


@pytest.mark.parametrize("name", TABLES)
def test_every_other_rule_is_a_named_one_or_asks_for_closer_watching(name: str) -> None:
    others = [rule for rule in written_rules(path_of(name)) if not rule.tried]
    assert others
    for rule in others:
        asked = rule.when.get("function")
        assert asked in NAMED if asked else set(rule.when) <= CLOSER, rule


@pytest.mark.parametrize(
    ("name", "million", "keeps"),
    [
        *((name, "7.5", timedelta(hours=48)) for name in INJECTED),
        (OVER_DAYS, "12", timedelta(hours=24)),
    ],
)
def test_each_named_rule_at_its_limit_below_and_above(
    name: str, million: str, keeps: timedelta, tmp_path: Path
) -> None:
    station, _ = stand_of(name, million, tmp_path)
    moment = station.moment(MRN)
    dose = moment.case.open_dose
    assert dose is not None
    made = datetime.fromisoformat(str(moment.case.all_answers(dose)["reconstituted_at"]))
    stand = Stand(moment, dose, made, keeps, "thigh_right")
    wrong = [
        f"{rule.id}, {tried}: {came}"
        for rule in written_rules(path_of(name))
        if "function" in rule.when
        for tried, came, expected in NAMED[str(rule.when["function"])](stand, rule.id)
        if came is not expected
    ]
    assert wrong == []
