"""A question of the order that the chart answers: every value on file says which answers agree."""

import re
from datetime import date
from typing import Final

import pytest

from il2nurse.regimens import BadRegimen, load_whole
from tests.normal import FILE

NAME: Final = "aldesleukin-subcutaneous-hiv.toml"
TEXT: Final = FILE.with_name(NAME).read_text(encoding="utf-8")
START: Final = TEXT.index("  [[suitability.on_file]]")
END: Final = TEXT.index("  [[suitability.rule]]", START)
PART: Final = TEXT[START:END]
NUMBER: Final = """    [[suitability.on_file.agrees]]
    when = { below = 200 }
    answers = ["high"]

    [[suitability.on_file.agrees]]
    when = { at_least = 200 }
    answers = ["under_control", "high"]

"""
DAY: Final = date(2026, 11, 20)
LOW: Final = 'when = { one_of = ["controlled", "not_done"] }'
HIGH: Final = 'when = { is = "high_or_rising" }'


def complaints(part: str) -> str:
    with pytest.raises(BadRegimen) as refused:
        load_whole(TEXT[:START] + part + TEXT[END:], NAME)
    return str(refused.value)


def of_number(rows: str = NUMBER) -> str:
    """The same question tied to the CD4 count, beside the one that the kind demands."""
    head = PART[: PART.index("    [[suitability.on_file.agrees]]")]
    head = head.replace("viral_load_known", "cells_known")
    return PART + head.replace('"viral_load_control"', '"cd4_count"') + rows


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ('field = "viral_load_state"', 'field = "viral_load"', '"viral_load" is not a valid field'),
        ('field = "viral_load_state"', 'field = "protocol_number"', "is not a valid field"),
        ('charted = "viral_load_control"', 'charted = "viral_loads"', "is not a valid charted"),
        ('charted = "viral_load_control"', 'charted = "illness_known"', "is not a valid charted"),
        (LOW, 'when = { one_of = ["controlled", "low"] }', '"low" is not a valid word'),
        (LOW, 'when = { is = "controlled" }', 'nothing says which answers agree with "viral'),
        (LOW, 'when = { is_not = "not_done" }', "one answer would meet both"),
        (HIGH, "when = { above = 200 }", '"above" does not fit a field of kind choice'),
        (HIGH, "when = {}", "nothing to compare with"),
        ('answers = ["high"]', 'answers = ["low"]', '"low" is not a valid answer'),
        ('answers = ["high"]', "answers = []", '"answers" is empty'),
        ('answers = ["high"]\n', "\n", '"answers" is missing'),
        ("  say = ", "  says = ", '"say" is missing'),
    ],
)
def test_a_tie_that_is_not_whole_is_refused(was: str, now: str, says: str) -> None:
    assert was in PART
    assert says in complaints(PART.replace(was, now, 1))


@pytest.mark.parametrize(
    ("part", "says"),
    [
        ("", "nothing keeps the drug from being given at this"),
        (PART.replace('answers = ["high"]', 'answers = ["under_control", "high"]'), "on file"),
    ],
    ids=["gone", "agrees with everything"],
)
def test_no_file_of_the_kind_takes_it_away(part: str, says: str) -> None:
    said = complaints(part)
    assert says in said
    assert "“HIV in the blood, as known today: Under control” at the order" in said
    assert "with “Viral load: High or rising” on file" in said


def test_a_number_on_file_is_tied_by_stretches_that_leave_nothing_out() -> None:
    (_, known, *_) = load_whole(TEXT[:START] + of_number() + TEXT[END:], NAME).suitability.known
    at = {value: known.agreeing(value, DAY) for value in ("199", "200", "<200", ">150")}
    assert at["199"] == at["<200"] == {"high"}
    assert at["200"] == at[">150"] == {"under_control", "high"}


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ("at_least = 200", "above = 200", '"cd4_count" from 200 to 200'),
        ("at_least = 200", "at_least = 250", '"cd4_count" from 200 to 250'),
        ("at_least = 200", "at_least = 200, at_most = 900", '"cd4_count" from 900 up'),
        ("at_least = 200", "at_least = 150", "one answer would meet both"),
    ],
)
def test_a_gap_between_stretches_is_named(was: str, now: str, says: str) -> None:
    assert says in complaints(of_number(NUMBER.replace(was, now)))


@pytest.mark.parametrize(
    ("tie", "charted"),
    [
        ("pregnancy_on_file", "pregnancy_status"),
        ("lung_on_file", "pulmonary_function"),
        ("heart_on_file", "thallium_stress_test"),
    ],
)
@pytest.mark.parametrize(
    "name", ["subcutaneous-hiv", "subcutaneous-maintenance", "continuous-iv-hiv"]
)
def test_no_file_against_hiv_loses_what_another_regimen_charted(
    name: str, tie: str, charted: str
) -> None:
    of = f"aldesleukin-{name}.toml"
    text = FILE.with_name(of).read_text(encoding="utf-8")
    tied = (
        rf'  \[\[suitability\.on_file\]\]\n  id = "{tie}"\n(?:.*\n)*?(?=  \[\[suitability\.\w+\]\])'
    )
    for part in (rf'\[\[field\]\]\nid = "{charted}"\n(?:.+\n)+', tied):
        text, gone = re.subn(part, "", text)
        assert gone == 1
    with pytest.raises(BadRegimen, match="nothing keeps the drug from being given at this"):
        load_whole(text, of)
