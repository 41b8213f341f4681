"""After a course that was not tolerated the next level is suggested lower: at each level."""

from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest

from il2nurse import regimens
from il2nurse.domain.record.case import Case
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.course.step_down import suggested_level
from il2nurse.play.play import play
from il2nurse.play.scenario import read_scenario
from il2nurse.readable.course.regimen import regimen_tables
from il2nurse.regimens import BadRegimen
from il2nurse.workflow.clocks import SimulatedClock
from il2nurse.workflow.course.stepping import Tolerance, check_step
from tests.normal import RESOURCES
from tests.play.stages import MemoryStage
from tests.ward import Ward

MRN: Final = "MRN-204871"
FILE: Final = RESOURCES / "regimens" / "aldesleukin-subcutaneous-hiv.toml"
TEXT: Final = FILE.read_text(encoding="utf-8")
REGIMEN: Final = regimens.load_file(FILE)
MILLION: Final = 1_000_000
SHARED: Final = Path(__file__).parents[2] / "scenarios" / "shared" / "ordinary.toml"
STORY: Final = f"""
[scenario]
format = 2
title = "A course"
regimen = "aldesleukin-subcutaneous-hiv"
uses = ["{SHARED.as_posix()}"]
start = "2026-11-20 09:00"
zone = "America/New_York"

[[act]]
do = "admit"
by = "lindqvist"

[[act]]
do = "order"
by = "costa"
dose_million = {{level}}
first_slot = "2026-11-20 10:00"
with = "okafor"
protocol = "P-01"

[[act]]
at = "09:30"
do = "dose"
by = "novak"
with = "okafor"
times = {{times}}
"""
CLOSED: Final = """
[[act]]
do = "close_cycle"
by = "costa"
reason = "reaction"
text = "Fever and chills for three days."
"""


def after(folder: Path, level: str, times: int) -> Case:
    """The case after a course of so many doses; the others are left out."""
    story = STORY.format(level=level, times=times) + (CLOSED if times < 10 else "")
    return played(folder, story).station.case(MRN)


def played(folder: Path, story: str) -> Ward:
    """The ward after a story, at the moment of its newest entry."""
    path = folder / "story.toml"
    path.write_text(story, encoding="utf-8")
    scenario = read_scenario(path, datetime(2026, 11, 20, 14, tzinfo=UTC))
    stage = MemoryStage(scenario.zone)
    play(scenario, stage)
    assert stage.register
    clock = SimulatedClock(stage.register.newest(1)[0].recorded_at)
    return Ward(stage.open("WOW-1", clock), clock, Decimal(70))


@pytest.mark.parametrize(
    ("level", "times", "suggested"),
    [
        ("7.5", 10, "7.5"),
        ("7.5", 9, "7.5"),
        ("7.5", 8, "6"),
        ("6", 10, "6"),
        ("6", 8, "4.5"),
        ("4.5", 10, "4.5"),
        ("4.5", 8, "4.5"),
    ],
)
def test_each_level_after_doses_left_out(
    tmp_path: Path, level: str, times: int, suggested: str
) -> None:
    found = suggested_level(after(tmp_path, level, times), REGIMEN)
    assert found is not None
    assert found.level == Decimal(suggested) * MILLION
    assert bool(found.because) is (times <= 8)


def test_the_prescribers_word_counts_and_a_higher_level_needs_the_reason(tmp_path: Path) -> None:
    case, high = after(tmp_path, "7.5", 10), Decimal("7.5") * MILLION
    with pytest.raises(Slip, match="Say how the prescriber judges the course before") as slip:
        check_step(case, REGIMEN, high, None)
    assert slip.value.field == "tolerated"
    assert check_step(case, REGIMEN, high, Tolerance(tolerated=True))
    bad = Tolerance(tolerated=False)
    with pytest.raises(Slip, match=r"the prescriber’s word.*suggested is 6 million") as slip:
        check_step(case, REGIMEN, high, bad)
    assert slip.value.field == "level_reason"
    with pytest.raises(Slip):
        check_step(case, REGIMEN, high, Tolerance(tolerated=False, reason="x"))
    why = "The fever was the flu of the season"
    assert check_step(case, REGIMEN, high, Tolerance(tolerated=False, reason=why))
    for lower in ("6", "4.5"):
        assert check_step(case, REGIMEN, Decimal(lower) * MILLION, bad)


def test_the_first_course_asks_nothing(tmp_path: Path) -> None:
    case = after(tmp_path, "7.5", 10)
    without = Case(case.patient, case.chart, (), {}, case.last_number)
    assert suggested_level(without, REGIMEN) is None
    assert check_step(without, REGIMEN, Decimal(4_500_000), None) is None


def test_the_regimen_tells_it_with_its_sources() -> None:
    (table,) = (each for each in regimen_tables(REGIMEN) if each.title.startswith("Step down"))
    said = " ".join(" ".join(row) for row in table.rows)
    assert "1.5 million international units lower" in said
    assert "Never below 4.5 million international units" in said
    assert said.count("Suggested: ") == 2


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("international_units = 1_500_000\nsay", "international_units = 2_000_000\nsay", "no dose"),
        (
            "[step_down.lowest]\n  international_units = 4_500_000",
            "[step_down.lowest]\n  international_units = 3_000_000",
            "no dose level",
        ),
        ("held = 2\n", "held = 0\n", "held"),
        ("left_out = 2\n", "", "left_out"),
    ],
)
def test_a_step_that_leads_nowhere_is_refused(old: str, new: str, said: str) -> None:
    assert old in TEXT
    with pytest.raises(BadRegimen, match=said):
        regimens.load(TEXT.replace(old, new, 1), "changed.toml")
