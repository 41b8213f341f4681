"""How often vital signs are due by the file for bags over days: at each limit, below and above."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.rules.chart.vital_sets import WholeSet
from il2nurse.domain.rules.chart.watching import holds_since
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.chart import charting
from tests.over_days import BEGUN, MRN, STARTED, played

MINUTE = timedelta(minutes=1)
SCORES = {
    2: {"heart_rate_per_min": "111"},
    4: {"heart_rate_per_min": "111", "respiratory_rate_per_min": "21"},
    5: {"heart_rate_per_min": "111", "respiratory_rate_per_min": "21", "temperature_c": "38.1"},
    6: {"heart_rate_per_min": "111", "respiratory_rate_per_min": "21", "temperature_c": "39.1"},
    7: {"heart_rate_per_min": "111", "respiratory_rate_per_min": "25", "temperature_c": "39.1"},
}
"""By the score of NEWS2, what is charted beside usual values."""
REACTED = """
[[act]]
at = "+1 h"
do = "react"
term = "flu_like_symptoms"
action = "Blanket"
grade = 2
outcome = "ongoing"
"""


def charted(folder: Path, **but: str) -> Moment:
    """The moment after one set of vital signs, usual but for these."""
    station, _ = played("", folder)
    regimen = station.moment(MRN).regimen
    fields = regimen.charting.forms["vital_signs"].fields
    usual = {each.id: str(each.usual) for each in fields}
    told = ObservedFact({**usual, **but}, confirmed=tuple(usual))
    (nurse,) = (each for each in station.people().values() if each.id == "novak")
    charting.observe(station, nurse, MRN, fields, told)
    return station.moment(MRN)


def asked(moment: Moment, name: str) -> bool:
    (rule,) = (each for each in moment.regimen.charting.schedule if each.id == name)
    return holds_since(rule, moment, None) is not None


@pytest.mark.parametrize("score", SCORES)
def test_a_score_asks_from_five_and_from_seven_on(score: int, tmp_path: Path) -> None:
    moment = charted(tmp_path, **SCORES[score])
    assert asked(moment, "hourly_news2") is (score >= 5)
    assert asked(moment, "continuous_news2") is (score >= 7)


@pytest.mark.parametrize(("rate", "red"), [("24", False), ("25", True), ("9", False), ("8", True)])
def test_one_sign_that_scores_three_asks_by_itself(rate: str, red: bool, tmp_path: Path) -> None:
    assert asked(charted(tmp_path, respiratory_rate_per_min=rate), "hourly_red") is red


@pytest.mark.parametrize(
    ("since", "on_treatment"),
    [
        (-MINUTE, False),
        (timedelta(), True),
        (timedelta(hours=120) - MINUTE, True),
        (timedelta(hours=120), False),
    ],
)
def test_every_four_hours_from_the_first_bag_for_120_hours(
    since: timedelta, on_treatment: bool, tmp_path: Path
) -> None:
    station, _ = played("", tmp_path)
    moment = station.moment(MRN)
    at = replace(moment, at=moment.slots[0] + since)
    assert asked(at, "every_4_hours") is on_treatment


@pytest.mark.parametrize(
    ("name", "hours"), [("close_after_reaction", 1), ("hourly_after_reaction", 8)]
)
def test_a_reaction_asks_for_so_many_hours(name: str, hours: int, tmp_path: Path) -> None:
    """All its sets were taken: a missing one is asked for after them too."""
    station, _ = played(BEGUN + STARTED + REACTED, tmp_path)
    moment = station.moment(MRN)
    (rule,) = (each for each in moment.regimen.charting.schedule if each.id == name)
    over = moment.at + timedelta(hours=hours)
    last = WholeSet(0, over - rule.every, {})
    for past, asks in ((-MINUTE, True), (timedelta(), False), (MINUTE, False)):
        found = holds_since(rule, replace(moment, at=over + past), last)
        assert (found is not None) is asks
