"""An order is not answered otherwise than a result on file says, while that is young enough."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final

import pytest

from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.course.known_on_file import OnFileAtOrder, on_file_at_order
from il2nurse.play.play import play
from il2nurse.play.scenario import read_scenario
from il2nurse.workflow.clocks import SimulatedClock
from il2nurse.workflow.course.suitability import suitability_draft
from tests.play.stages import MemoryStage
from tests.suitable import suitable
from tests.ward import Ward
from tests.workflow.course.test_stepping_down import MRN, REGIMEN, STORY

CHARTED: Final = datetime(2026, 11, 20, 14, tzinfo=UTC)
ENTERED: Final = """
[[act]]
do = "enter_results"
by = "novak"
but = { viral_load_control = "HOW" }
"""
ASKED: Final = "viral_load_state"


def story(how: str) -> str:
    """A patient with a viral load on file, and nothing ordered."""
    admitted = STORY.partition('[[act]]\ndo = "order"')[0]
    return admitted + ENTERED.replace("HOW", how)


def ward_with(folder: Path, how: str = "high_or_rising", after: timedelta = timedelta()) -> Ward:
    """The same, some time later."""
    return played(folder, story(how), CHARTED + after)


def played(folder: Path, told: str, now: datetime) -> Ward:
    """The ward after a story, as of now."""
    path = folder / "story.toml"
    path.write_text(told, encoding="utf-8")
    stage = MemoryStage((scenario := read_scenario(path, CHARTED)).zone)
    play(scenario, stage)
    clock = SimulatedClock(now)
    return Ward(stage.open("WOW-1", clock), clock, Decimal(70))


def on_file(ward: Ward, kept: dict[str, str] | None = None) -> OnFileAtOrder:
    station = ward.station
    return on_file_at_order(station.case(MRN), REGIMEN, station.now().at, station.zone, kept)


def test_the_refusal_says_what_is_on_file_when_and_what_to_do(tmp_path: Path) -> None:
    ward = ward_with(tmp_path)
    answers = suitable(REGIMEN)
    assert answers
    with pytest.raises(Slip) as refused:
        suitability_draft(ward.station, MRN, 1, REGIMEN, answers)
    assert refused.value.field == ASKED
    assert str(refused.value) == (
        "On file: Viral load: High or rising, of 11-Nov-2026, charted 20-Nov-2026 09:00. “Under "
        "control” is not what that says. Answer as the result on file says. Where a newer one says "
        "otherwise, enter it first: Eligibility, Enter results. Nothing was ordered."
    )


@pytest.mark.parametrize(
    ("how", "answer", "taken"),
    [
        ("high_or_rising", "high", True),
        ("high_or_rising", "under_control", False),
        ("high_or_rising", "", True),
        ("controlled", "under_control", True),
        ("controlled", "high", True),
        ("not_done", "under_control", True),
    ],
)
def test_each_answer_beside_each_value(
    tmp_path: Path, how: str, answer: str, *, taken: bool
) -> None:
    found = on_file(ward_with(tmp_path, how)).findings({ASKED: answer})
    assert (found == ()) is taken
    assert all(each.field == ASKED for each in found)


@pytest.mark.parametrize(
    ("after", "says"),
    [
        (timedelta(days=28), True),
        (timedelta(days=28, minutes=1), False),
    ],
    ids=["28 days", "older"],
)
def test_a_result_that_is_too_old_says_nothing(
    tmp_path: Path, after: timedelta, *, says: bool
) -> None:
    found = on_file(ward_with(tmp_path, after=after))
    assert bool(found.every) is says
    assert bool(found.findings({ASKED: "under_control"})) is says


def test_an_answer_that_stands_as_it_did_is_not_given_now(tmp_path: Path) -> None:
    ward = ward_with(tmp_path)
    assert on_file(ward, {ASKED: "under_control"}).findings({ASKED: "under_control"}) == ()
    assert on_file(ward, {ASKED: "high"}).findings({ASKED: "under_control"})


def test_what_is_on_file_stands_below_its_question_alone(tmp_path: Path) -> None:
    hints = on_file(ward_with(tmp_path)).hints(REGIMEN.suitability.fields)
    told = [each.id for each in hints if each.hint and "On file" in each.hint]
    assert told == [ASKED]
    others = [each for each in hints if each.id != ASKED]
    assert others == [each for each in REGIMEN.suitability.fields if each.id != ASKED]


ELSEWHERE: Final = """
[[act]]
do = "enter_results"
by = "novak"
regimen = "aldesleukin-high-dose-iv"
but = { pulmonary_function = "abnormal", thallium_stress_test = "normal" }
"""


def test_what_another_regimen_charted_counts_too_and_each_stands_below(tmp_path: Path) -> None:
    admitted = STORY.partition('[[act]]\ndo = "order"')[0]
    found = on_file(played(tmp_path, admitted + ELSEWHERE, CHARTED))
    asked = next(f for f in found.hints(REGIMEN.suitability.fields) if f.id == "illness_known")
    assert asked.hint
    assert "On file: Lung function: Abnormal, of 11-Nov-2026, charted" in asked.hint
    assert "On file: Stress test: Normal, of 11-Nov-2026, charted" in asked.hint
    (against,) = found.findings({"illness_known": ("none",)})
    assert against.rule == "lung_on_file"
    assert found.findings({"illness_known": ("lung",)}) == ()
