"""Scenarios of before the house was redrawn: each is read, and plays or meets a later rule.

The files are those of the program of 25-Nov-2026, unchanged, with its practice ward. What the
regimen has asked since then is answered as the regimen calls usual, and a sentence that is said in
other words since then is read in those words.
"""

from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import pytest

from il2nurse.play.play import Unmet, play
from il2nurse.play.scenario import Scenario, read_scenario
from il2nurse.play.spelling import BadScenario
from tests.normal import write_answers
from tests.play.stages import in_memory

HERE: Final = Path(__file__).parent
FILES: Final = sorted((HERE / "scenarios").glob("*.toml"))
NOW: Final = datetime(2026, 11, 26, 12, tzinfo=UTC)
OLDER: Final = "The scenario is of an older format"

# Where a scenario ends today: the act, and what it comes to, with the rule that came later.
REFUSED: Final[dict[str, tuple[str, str]]] = {
    # A prescriber is a person on record; the sentence for none says so.
    "admission-slips": ("act 5 (order)", "Name a prescriber who is on record here"),
    # Values at a call limit ask for a call to the prescriber.
    "bedside-signs": ("act 1 (steps), case “resting dyspnoea”", "call_breathing_signs"),
    "limit-bilirubin-bicarbonate": (
        "act 1 (steps), case “bicarbonate 18.1: above”",
        "call_bicarbonate_low",
    ),
    "limit-fever-and-breathing": (
        "act 1 (steps), case “31 breaths: tell the prescriber”",
        "call_breathing_fast",
    ),
    "relative-count": ("act 1 (steps), case “two”", "call_bicarbonate_low"),
    # The same refusal is worded anew.
    "infusion-paused": ("act 4 (complete)", "The infusion is at “Paused”"),
    "infusion-stopped": ("act 6 (resume)", "The infusion is at “Given in part”"),
    "permanent-stop-closes-course": ("act 3 (begin)", "was stopped permanently in course 1"),
    "wrong-pins": ("act 2 (sign_in)", "This PIN was not looked at"),
    # For a patient who barely answers the emergency team is called.
    "lethargy-gate": ("act 1 (steps), case “somnolent”", "not expected lethargy_somnolent"),
    # By what device oxygen came was not written down, and is not invented.
    "limit-oxygen": ("case “2 L/min: nothing yet”", "Oxygen device is not answered yet"),
    # After a stopped cycle only the prescriber plans.
    "practice-ward": ("act 12 (plan_cycle)", "Only the prescriber can plan a cycle after it"),
    # A dose missed for want of a line or of the drug does not count toward the stop.
    "three-holds-stop-cycle": ("act 3 (hold_missed)", "expected ward “stopped”"),
    # What held one dose says the same of the next, up to a newer value.
    "lethargy-held": ("act 6 (hold)", "expected ward “held”"),
    # Past its window a dose is held or moved.
    "too-early-and-late": ("act 4 (start)", "This dose could start until 11:00"),
    # A number is read by its only possible reading; no heart rate is one thousand.
    "slips-refused": ("act 2 (confirm), case “a thousands mark”", "many decimals"),
    # A bag outside the window of the concentration is discarded with its vials.
    "weight-35": ("act 5 (confirm)", "got “reconstitute”"),
    "weight-120": ("act 5 (confirm)", "got “reconstitute”"),
    # Sleep excuses no blood pressure that was not measured.
    "charted-day": ("act 17 (vital_signs)", "“Asleep” is no reason to leave open"),
    # The rest counts from the last dose that was given.
    "whole-cycle": ("act 3 (plan_cycle)", "The rest ends on 04-Dec-2026 00:00"),
}
# What a sentence said then: what it says now, with the same meaning.
REWORDED: Final[dict[str, str]] = {
    "lies outside 0.03 to": "is outside 0.03 to",
    "Nobody can check themselves": "You cannot check yourself",
    "lies in the future": "is in the future",
    "takes no further cycle": "has no further cycle",
    # The part of the band that counts has a rule of its own.
    'raised", "heart_rate_relative': 'counts", "heart_rate_relative',
    "fewer vials than the dose needs": "The dose needs more vials",
}
# Those that come to no question which the regimen did not ask then.
PLAY_ALONE: Final = 7


@pytest.fixture(scope="module", name="files")
def _files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the scenarios, in the words of today."""
    folder = tmp_path_factory.mktemp("old")
    for file in (HERE / "scenarios").rglob("*.toml"):
        text = file.read_text(encoding="utf-8")
        for then, now in REWORDED.items():
            text = text.replace(then, now)
        made = folder / file.relative_to(HERE / "scenarios")
        made.parent.mkdir(exist_ok=True)
        made.write_text(text, encoding="utf-8")
    return folder


def played(scenario: Scenario, folder: Path) -> str:
    """Where the play stopped; empty where it came to the end."""
    stage, kept = in_memory(scenario, folder)
    try:
        play(scenario, stage)
    except Unmet as unmet:
        return str(unmet)
    assert kept().verify().intact
    return ""


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_plays_to_the_end_or_to_a_rule_that_came_later(
    file: Path, files: Path, tmp_path: Path
) -> None:
    since = write_answers(tmp_path / "since.toml")
    stopped = played(read_scenario(files / file.name, NOW, since), tmp_path)
    if file.stem not in REFUSED:
        assert not stopped
        return
    act, rule = REFUSED[file.stem]
    assert act in stopped
    assert rule in stopped
    assert OLDER in stopped


def test_every_row_is_of_a_file() -> None:
    assert set(REFUSED) <= {file.stem for file in FILES}


def test_a_question_of_a_later_regimen_is_named_and_not_answered_for_the_nurse(
    files: Path, tmp_path: Path
) -> None:
    stops = {file.stem: played(read_scenario(files / file.name, NOW), tmp_path) for file in FILES}
    asked = [stop for name, stop in stops.items() if stop and name not in REFUSED]
    assert all(
        "Symptoms of low blood pressure or an abnormal rhythm is not answered" in s for s in asked
    )
    assert all(OLDER in stop for stop in asked)
    assert sum(not stop for stop in stops.values()) == PLAY_ALONE


def test_a_prescriber_named_twice_is_one_person_on_record(tmp_path: Path) -> None:
    scenario = read_scenario(HERE / "scenarios" / "three-holds-stop-cycle.toml", NOW)
    named = [a.person for a in scenario.people.values() if a.person.role == "prescriber"]
    assert [person.name for person in named] == ["Dr. Ana Costa"]
    assert played(scenario, tmp_path)


def test_a_format_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "newer.toml"
    path.write_text("[scenario]\nformat = 3\n", encoding="utf-8")
    with pytest.raises(BadScenario, match=r"format 3 is not known. This program reads formats 1"):
        read_scenario(path, NOW)
