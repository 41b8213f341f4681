"""Longer intervals between courses: advised by what stayed high, and never taken for a limit."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Final

import pytest

from il2nurse.domain.rules.course.next_course import NextCourse, next_course
from il2nurse.play.play import play
from il2nurse.play.scenario import read_scenario
from il2nurse.regimens import BadRegimen, load
from il2nurse.workflow.clocks import SimulatedClock
from il2nurse.workflow.station import Station
from il2nurse.workflow.ward.ward import ward_row
from tests.normal import RESOURCES
from tests.play.stages import MemoryStage

MRN: Final = "MRN-204871"
ID: Final = "aldesleukin-subcutaneous-maintenance"
FILE: Final = RESOURCES / "regimens" / f"{ID}.toml"
SHARED: Final = Path(__file__).parents[2] / "scenarios" / "shared" / "ordinary.toml"
HEAD: Final = f"""
[scenario]
format = 2
title = "Courses in a row"
regimen = "{ID}"
uses = ["{SHARED.as_posix()}"]
start = "2026-11-20 09:00"
zone = "America/New_York"

[[act]]
do = "admit"
by = "lindqvist"
"""
COURSE: Final = """
[[act]]
at = "{day} 09:00"
do = "order"
by = "costa"
dose_million = 4.5
first_slot = "{day} 10:00"
with = "okafor"
protocol = "P-01"

[[act]]
at = "09:30"
do = "dose"
by = "novak"
with = "okafor"
times = 10
but = {{ cd4_count = "{cd4}" }}
"""
DAYS: Final = ("2026-11-20", "2027-01-15", "2027-03-12", "2027-05-07", "2027-07-02")


def played(folder: Path, *counts: int) -> Station:
    """A station after courses with these CD4 cells."""
    story = HEAD + "".join(
        COURSE.format(day=day, cd4=cd4) for day, cd4 in zip(DAYS, counts, strict=False)
    )
    path = folder / "story.toml"
    path.write_text(story, encoding="utf-8")
    scenario = read_scenario(path, datetime(2026, 11, 20, 14, tzinfo=UTC))
    stage = MemoryStage(scenario.zone)
    play(scenario, stage)
    assert stage.register
    now = stage.register.newest(1)[0].recorded_at
    return stage.open("WOW-1", SimulatedClock(now))


def after(folder: Path, *counts: int) -> tuple[NextCourse, str]:
    """What the next course waits for after courses with these CD4 cells, and what the ward says."""
    station = played(folder, *counts)
    moment = station.moment(MRN)
    found = next_course(moment.case, moment.regimen.timetable, moment.zone)
    assert found
    return found, ward_row(station, MRN).next_action


@pytest.mark.parametrize(
    ("counts", "weeks"),
    [
        ((640,), None),
        ((640, 600), None),
        ((600, 640), None),
        ((601, 601), 12),
        ((400, 601, 640), 12),
        ((640, 640, 640, 600), None),
        ((640, 640, 640, 640), 12),
        ((640, 640, 640, 640, 601), 16),
    ],
    ids=str,
)
def test_what_stayed_above_advises(
    tmp_path: Path, counts: tuple[int, ...], weeks: int | None
) -> None:
    found, said = after(tmp_path, *counts)
    advised = found.advised.every.days // 7 if found.advised else None
    assert advised == weeks
    assert ("advised" in said) is (weeks is not None)
    # Whatever is advised, eight weeks are the earliest.
    assert found.earliest
    assert found.first
    assert (found.earliest - found.first).days == 56


def test_ward_and_calendar_name_the_days(tmp_path: Path) -> None:
    found, said = after(tmp_path, 640, 640)
    assert (found.earliest, found.advised_from) == (date(2027, 3, 12), date(2027, 4, 9))
    both = "from 12-Mar-2027 at the earliest; advised 09-Apr-2027"
    assert said == f"Next course {both}, blood 26-Mar-2027"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("weeks = 12", "weeks = 8", "each is longer"),
        ("courses = 5", "courses = 2", "each is longer"),
        ('field = "cd4_count"', 'field = "injection_site"', "field"),
        ("above = 600", "above = 0", "above"),
    ],
)
def test_a_file_that_makes_no_sense_is_refused(old: str, new: str, said: str) -> None:
    text = FILE.read_text(encoding="utf-8")
    assert old in text
    with pytest.raises(BadRegimen, match=said):
        load(text.replace(old, new), FILE.name)
