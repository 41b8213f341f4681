"""What a site has to choose: both readings are told, with whose each is, and each can be taken."""

from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import timedelta
from decimal import Decimal
from enum import Enum
from importlib import import_module
from inspect import getmembers, isclass
from pathlib import Path
from typing import Final

import pytest

from il2nurse.domain import regimen as said
from il2nurse.domain.regimen.charting import PLAIN_CHARTING
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.chart.neuro_checks import sevens_passed
from il2nurse.regimens import BadRegimen, load
from tests.regimens.alternatives import ALTERNATIVES

LABEL: Final = "Current US prescribing information"
OLD_LABEL: Final = "previous US label"
TABLE: Final = "Dutcher 2014, table 3"
COMMUNITY: Final = "SpringerPlus 2015, table 1"

# A choice, and two sources with what each says of it (facts: 5.2, 5.3, 5.4, G05, G09, G18).
READINGS: Final = [
    ("settled_supraventricular", LABEL, "hold the dose in the label until sinus rhythm"),
    ("settled_supraventricular", TABLE, "practice tables count them as absolute"),
    ("settled_supraventricular", COMMUNITY, "practice tables count them as absolute"),
    ("settled_ventricular", LABEL, "ends treatment at 5 beats or more"),
    ("settled_ventricular", TABLE, "practice tables stop the cycle for any"),
    ("settled_confusion", LABEL, "confusion or agitation holds the dose in the label"),
    ("settled_confusion", COMMUNITY, "counts any change of mental status as absolute"),
    ("settled_dreams", TABLE, "relative in one table"),
    ("settled_dreams", COMMUNITY, "absolute in another"),
    ("settled_infection", TABLE, "documented or strongly suspected"),
    ("settled_infection", OLD_LABEL, "the old label holds for sepsis"),
    ("settled_serial_sevens", TABLE, "not how many wrong answers"),
    ("settled_diarrhoea", TABLE, "diarrhoea of 1,000 mL in a shift"),
    ("settled_diarrhoea", COMMUNITY, "another more than 1,000 mL"),
]


@pytest.mark.parametrize(("choice", "source", "reading"), READINGS)
def test_a_choice_tells_both_readings_and_whose_they_are(
    regimen: Regimen, choice: str, source: str, reading: str
) -> None:
    found = next(each for each in regimen.settled if each.id == choice)
    assert reading in found.text
    assert source in found.source
    assert found.alternative
    assert found.confidence == "proposal"


def test_every_reading_that_names_a_rule_is_tried_the_other_way(regimen: Regimen) -> None:
    assert {each.id for each in regimen.settled if each.names} == set(ALTERNATIVES)


@pytest.mark.parametrize(
    ("choice", "step", "rule", "shipped", "other"),
    [
        (
            "settled_supraventricular",
            "vital_signs",
            "vital_rhythm_supraventricular",
            "absolute",
            "hold",
        ),
        ("settled_ventricular", "vital_signs", "vital_rhythm_ventricular", "stop", "absolute"),
        ("settled_confusion", "lethargy", "mental_status_changed", "hold", "absolute"),
        ("settled_dreams", "lethargy", "mental_status_uneasy", "watch", "absolute"),
        ("settled_infection", "labs_urine", "lab_infection", "absolute", "hold"),
    ],
)
def test_the_step_at_the_bedside_says_the_same_as_the_criterion(
    text: str, choice: str, step: str, rule: str, shipped: str, other: str
) -> None:
    for written, expected in ((text, shipped), (ALTERNATIVES[choice](text), other)):
        rules = load(written, "site.toml").step(step).rules
        assert {each.id: each.result.value for each in rules}[rule] == expected


def test_one_wrong_number_fails_the_sevens_or_passes_where_the_site_allows_it(text: str) -> None:
    one_wrong, two_wrong = "93 86 79 72 66", "93 86 79 73 66"
    shipped, other = load(text, "a"), load(ALTERNATIVES["settled_serial_sevens"](text), "b")
    assert shipped.neuro
    assert other.neuro
    assert not sevens_passed(shipped.neuro, one_wrong)
    assert sevens_passed(other.neuro, one_wrong)
    assert not sevens_passed(other.neuro, two_wrong)


def test_what_is_ticked_and_said_of_diarrhoea_is_one_reading(text: str) -> None:
    for written, wanted, never in (
        (text, "1,000 mL or more", "more than 1,000 mL"),
        (ALTERNATIVES["settled_diarrhoea"](text), "more than 1,000 mL", "1,000 mL or more"),
    ):
        regimen = load(written, "site.toml")
        signs = ("other_relative_signs", "other_absolute_signs")
        labels = [choice.label for name in signs for choice in regimen.fields[name].choices]
        limits = [limit for each in regimen.criteria for limit in each.limits]
        shown = [each for each in (*labels, *(limit.say for limit in limits)) if "1,000 mL" in each]
        assert len([each for each in shown if wanted in each]) == len(shown) == FOUR
        assert not any(never in each for each in shown)


FOUR: Final = 4
"""Two boxes to tick, and the sentence of the limit of each."""


def test_a_dose_missed_for_want_of_a_line_counts_where_the_site_says_so(text: str) -> None:
    shipped, other = load(text, "a"), load(ALTERNATIVES["settled_missed_doses"](text), "b")
    assert {"late", "drug_not_available", "line", "refused"} <= shipped.holds_apart
    assert not other.holds_apart


# What a dataclass of the regimen has as a figure where nobody gave one, and why it is no rule.
NEUTRAL: Final = {
    "Calls.fresh": "no limit is asked for in a text without calls",
    "Calls.overdue_after": "no test is due in a text without calls",
    "Field.tolerance": "without one the two answers are alike to the last place",
    "LabTest.highest": "of a test that is worked out",
    "LabTest.lowest": "of a test that is worked out",
    "ReactionTerm.permanent_stop_grade": "without one every grade stops",
}


def figures() -> Iterator[tuple[str, object]]:
    """Every figure that code gives where a regimen says nothing."""
    folder = Path(said.__path__[0])
    for path in sorted(folder.rglob("*.py")):
        name = ".".join(path.relative_to(folder).with_suffix("").parts)
        module = import_module(f"{said.__name__}.{name}")
        for label, found in getmembers(module, isclass):
            if is_dataclass(found) and found.__module__ == module.__name__:
                yield from ((f"{label}.{each.name}", _default(each)) for each in fields(found))


def _default(each: Field[object]) -> object:
    return None if each.default is MISSING else each.default


def test_no_figure_or_word_of_a_regimen_stands_in_code_beside_its_file() -> None:
    assert {name for name, value in figures() if _clinical(value)} == set(NEUTRAL)


def _clinical(value: object) -> bool:
    """A number, a length of time or a word that is not one of the program's own lists."""
    if isinstance(value, bool | Enum):
        return False
    return isinstance(value, int | float | Decimal | timedelta) or bool(
        isinstance(value, str) and value
    )


def test_what_old_texts_were_charted_by_is_no_wider_than_the_file(regimen: Regimen) -> None:
    """A text from before charting rules has those of its day; none lets more pass than the file."""
    for name in (each.name for each in fields(PLAIN_CHARTING)):
        then, now = getattr(PLAIN_CHARTING, name), getattr(regimen.charting, name)
        if isinstance(then, Decimal | timedelta):
            assert then <= now, name


@pytest.mark.parametrize(
    "key",
    [
        "late_entry",
        "past_entry",
        "highest_ml",
        "confirm_ml",
        "longest_gap",
        "urine_longest_gap",
        "urine_edge",
    ],
)
def test_a_file_that_does_not_say_a_limit_of_charting_is_refused(text: str, key: str) -> None:
    begin = text.index("\n[charting]\n")
    line = text.index(f"\n{key} = ", begin)
    end = text.index("\n", line + 1)
    with pytest.raises(BadRegimen, match=key):
        load(text[:line] + text[end:], "site.toml")
