"""The charting rules of the shipped file, and what such rules may not say."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.regimen.charting import PLAIN_CHARTING
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.vocabulary import MARKED
from il2nurse.regimens import load
from tests.regimens.conftest import Spoil

FORM = "[[form]]"
REFUSED = [
    ("[charting]", "late_entry =", "late =", '"late_entry" is missing'),
    ("[charting]", 'late_entry = "30 min"', 'late_entry = "30"', "is not a length of time"),
    ("[charting]", 'late_entry = "30 min"', 'late_entry = "13 h"', 'longer than "past_entry"'),
    ("[charting]", "confirm_ml = 2_000", "confirm_ml = 6_000", 'lies above "highest_ml"'),
    ("[charting]", 'urine_edge = "30 min"', 'urine_edge = "5 h"', 'than "urine_longest_gap"'),
    ("[charting]", "[charting]", "[charts]", '"charting" is missing'),
    (FORM, '"rhythm"', '"rythm"', 'did you mean "rhythm"?'),
    (FORM, '"rhythm"', '"pump_id"', '"pump_id" does not go on the chart'),
    (FORM, '"flow_fits_device"', '"flow_fits"', "is not a valid check"),
    (FORM, ', "pain_0_10"', "", 'the field "pain_0_10" is not asked in any step or form.'),
    ("[[partial_reason]]", 'word = "other"', 'word = "else"', 'one of the reasons must be "other"'),
    ("[[weight_mark]]", "percent = 5", "percent = 12", '"percent" must rise from mark to mark.'),
    ("[[monitoring_rule]]", '{ state = "on_treatment" }', "{ red = true, news2_at_least = 5 }", ""),
    ("[[monitoring_rule]]", '"on_treatment"', '"asleep"', '"asleep" is not a valid state'),
    ("[[monitoring_rule]]", "news2_at_least = 5", "news2_at_least = 21", "goes from 1 to 20"),
    ("[[monitoring_rule]]", '"systolic_mmhg", below', '"systolic", below', "is not on the chart"),
    ("[[monitoring_rule]]", "below = 100", "under = 100", '"under" is not a comparison'),
    ("[[monitoring_rule]]", "fell_by = 20", "fell_by = 0", '"fell_by" must be above zero'),
    (
        "[[monitoring_rule]]",
        '{ field = "systolic_mmhg", fell_by',
        '{ field = "rhythm", fell_by',
        '"fell_by" is for numbers only.',
    ),
    ("[[monitoring_rule]]", "why =", "because =", '"why" is missing'),
    ('id = "weight_kg"', 'other_unit = "lb"', 'other_unit = "°F"', '"°F" is mistaken for °C only.'),
    ('id = "weight_kg"', 'other_unit = "lb"', 'other_unit = "st"', "is not a valid other_unit"),
    ('id = "rhythm"', "chart = true", "chart = true\nunusual_change = 2", "is for numbers only"),
    ('id = "temperature_c"', "unusual_change = 2", "unusual_change = 0", "must be above zero"),
]


@pytest.mark.parametrize(("after", "old", "new", "sentence"), REFUSED)
def test_it_is_refused(spoil: Spoil, after: str, old: str, new: str, sentence: str) -> None:
    said = spoil(after, old, new)
    assert any((sentence or "a rule of the schedule looks at one of") in line for line in said)


def test_the_row_of_vital_signs_asks_all_that_a_score_needs(regimen: Regimen) -> None:
    form = regimen.charting.forms["vital_signs"]
    asked = {field.id for field in form.fields}
    assert asked >= {*regimen.monitoring.fields, "oxygen_device", "pain_0_10"}


def test_only_pain_may_be_left_open_without_a_reason(regimen: Regimen) -> None:
    fields = regimen.charting.forms["vital_signs"].fields
    assert [field.id for field in fields if not field.required] == ["pain_0_10"]


def test_the_marks_of_weight_are_at_5_10_and_15_percent(regimen: Regimen) -> None:
    assert [mark.percent for mark in regimen.charting.weight_marks] == [5, 10, 15]


def test_the_schedule_rises_in_urgency(regimen: Regimen) -> None:
    every = {rule.id: rule.every for rule in regimen.charting.schedule}
    assert every["every_2_hours"] == timedelta(hours=2)
    assert every["hourly_news2"] == every["hourly_red"] == timedelta(hours=1)
    assert [rule.id for rule in regimen.charting.schedule if rule.continuous] == [
        "continuous_news2"
    ]


def test_a_volume_is_at_most_5_litres_and_confirmed_above_2(regimen: Regimen) -> None:
    rules = regimen.charting
    assert (rules.highest_ml, rules.confirm_ml) == (Decimal(5000), Decimal(2000))


def test_a_text_kept_before_there_were_charting_rules_still_loads(text: str) -> None:
    begin = text.index("# ====", text.index("[monitoring]"))
    end = text.index("# ====", text.index("[[monitoring_rule]]"))
    older = text[:begin] + text[end:]
    marked = [needed.id for needed in MARKED]
    for name in ("oxygen_device", "pain_0_10", "acvpu", "poss", "rass", *marked):
        older = re.sub(rf'\[\[field\]\]\nid = "{name}"\n(?:.+\n)+', "", older)
    # Nor was the device asked in a step, or judged.
    older = older.replace('"oxygen_device", ', "").replace(', "oxygen_device"', "")
    device = r'  \[\[step.rule\]\]\n  id = "vital_oxygen_device_\w+"\n(?:.+\n)+'
    older = re.sub(device, "", older)
    judged = r'\[\[criterion\]\]\nid = "oxygen_device"\n(?:.*\n)+?(?=\[\[criterion)'
    older = re.sub(judged, "", older)
    assert load(older, "older.toml").charting is PLAIN_CHARTING
