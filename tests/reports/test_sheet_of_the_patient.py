"""The sheet that the patient keeps: what is urgent is bold, and nothing of it is for staff."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from il2nurse.domain.values.text import Emphasis, text_of
from il2nurse.play.play import play
from il2nurse.play.scenario import read_scenario
from il2nurse.readable import to_the_patient as words
from il2nurse.readable.content import Subject
from il2nurse.readable.papers import TEACHING
from il2nurse.reports.teaching import urgent
from il2nurse.workflow.clocks import SimulatedClock
from il2nurse.workflow.papers.printing import show_paper
from il2nurse.workflow.station import Station
from tests.papers import paper_maker
from tests.play.stages import MemoryStage
from tests.reports.reading import whole
from tests.reports.test_stops_on_papers import stopped
from tests.ward import MRN as ON_THE_WARD

MRN: Final = "MRN-204871"
WHY: Final = "police matter, do not tell her"
ORDERED: Final = """
[scenario]
format = 2
title = "A patient who injects at home"
regimen = "aldesleukin-subcutaneous-hiv"
uses = ["shared/ordinary.toml"]
start = "2026-11-20 09:00"
zone = "America/New_York"
[[act]]
do = "admit"
by = "lindqvist"
[[act]]
do = "order"
by = "costa"
dose_million = 7.5
first_slot = "2026-11-20 10:00"
with = "okafor"
protocol = "ACTG 5001"
"""
PAUSED: Final = f"""
[[act]]
do = "pause_order"
by = "costa"
reason = "{WHY}"
"""
CHANGED: Final = f"""
[[act]]
do = "change_order"
by = "costa"
dose_million = 6
reason = "{WHY}"
"""
CLOSED: Final = f"""
[[act]]
do = "close_cycle"
by = "costa"
reason = "other"
text = "{WHY}"
"""


def sheet(tmp_path: Path, acts: str) -> str:
    """The sheet as it is printed after these acts."""
    story = Path(__file__).parents[1] / "scenarios" / "injected-course.toml"
    path = tmp_path / "home.toml"
    path.write_text(ORDERED.replace("shared/", f"{story.parent}/shared/") + acts, encoding="utf-8")
    scenario = read_scenario(path, datetime(2026, 11, 20, 14, tzinfo=UTC))
    stage = MemoryStage(scenario.zone)
    play(scenario, stage)
    assert stage.register
    newest = stage.register.newest(1)[0].recorded_at
    return printed(stage.open("WOW-1", SimulatedClock(newest)))


def printed(station: Station) -> str:
    by = station.people()["novak"]
    return whole(show_paper(station, by, TEACHING, Subject(MRN), paper_maker()).pdf)


def test_a_course_that_goes_on_has_its_dose_its_diary_and_its_protocol(tmp_path: Path) -> None:
    text = sheet(tmp_path, "")
    assert "Your dose: 0.42 mL in the syringe" in text
    assert "4 · Your diary" in text
    assert "RESEARCH ONLY, NO CLINICAL BENEFIT SHOWN" in text
    assert "under protocol ACTG 5001" in text


@pytest.mark.parametrize(
    ("acts", "said"),
    [
        (PAUSED, words.PAUSED),
        (CHANGED, words.ASK_FIRST),
        (CLOSED, words.NONE_PLANNED),
    ],
    ids=["paused", "not verified", "closed"],
)
def test_where_no_dose_may_be_taken_the_sheet_says_so_in_place_of_dose_and_diary(
    tmp_path: Path, acts: str, said: str
) -> None:
    text = sheet(tmp_path, acts)
    assert said in text
    for wrong in (WHY, "Your dose:", "Your diary", "million", "No dose is started", "paused by"):
        assert wrong not in text


def test_after_a_stop_no_dose_is_taken() -> None:
    assert words.told_of_doses(stopped().station.moment(ON_THE_WARD)) == words.STOPPED


def test_only_the_sentence_that_says_at_once_is_bold() -> None:
    text = "This drug lowers your resistance. Tell us at once of fever (38.5 °C or more). Eat well."
    said = urgent(text)
    assert text_of(said) == text
    (bold,) = [each.text for each in said if each.mark is Emphasis.STRONG]
    assert bold.strip() == "Tell us at once of fever (38.5 °C or more)."


def test_what_has_no_hurry_stays_as_it_is() -> None:
    (only,) = urgent("Blood tests will be done again and again")
    assert only.mark is Emphasis.PLAIN
