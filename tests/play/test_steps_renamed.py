"""No step, rule or criterion is known to the program by its name: only by what it does."""

import re
from datetime import UTC, datetime
from pathlib import Path

from il2nurse.app.shelf import Shelf
from il2nurse.play.play import play
from il2nurse.play.scenario import read_scenario
from tests.normal import FILE, REGIMEN
from tests.play.stages import MemoryStage

SHARED = Path(__file__).parents[1] / "scenarios" / "shared"
# The kind asks for a limit that only tells by its name; nothing else does.
HELD_BY_KIND = frozenset({"heart_rate_low_watch"})
KEPT = "|".join(HELD_BY_KIND)
STORY = """
[scenario]
format = 2
title = "One dose of a regimen whose steps have other names"
uses = ["{shared}/ordinary.toml", "{shared}/ordered.toml"]
start = "2026-11-20 09:00"
zone = "America/New_York"

[[act]]
at = "09:30"
by = "novak"
do = "dose"
with = "okafor"

[[act]]
do = "look"
state = "completed"
"""


def renamed(text: str) -> str:
    """The regimen with every step, rule, criterion and limit under another name."""
    steps = {step.id for step in REGIMEN.steps}
    rules = {rule.id for step in REGIMEN.steps for rule in step.rules}
    limits = {limit.id for criterion in REGIMEN.criteria for limit in criterion.limits}
    names = (rules | limits) - HELD_BY_KIND
    text = re.sub(rf'(  (?:limit|through) = ")(?!{KEPT}")', r"\1other_", text)
    text = re.sub(r'(\[\[(?:step|criterion)\]\]\nid = ")', r"\1other_", text)
    renamed_rule = rf'(\[\[(?:step\.rule|criterion\.limit)\]\]\n\s+id = ")(?!{KEPT}")'
    text = re.sub(renamed_rule, r"\1other_", text)
    assert all(f'id = "other_{name}"' in text for name in steps | names)
    return re.sub(
        r"^(?:names|  leaves_out) = .*$",
        lambda line: re.sub(
            r'"(\w+)"', lambda m: f'"other_{m[1]}"' if m[1] in names else m[0], line[0]
        ),
        text,
        flags=re.MULTILINE,
    )


def test_a_dose_is_given_whatever_its_steps_are_called(tmp_path: Path) -> None:
    (tmp_path / "regimens").mkdir()
    text = renamed(FILE.read_text(encoding="utf-8"))
    (tmp_path / "regimens" / FILE.name).write_text(text, encoding="utf-8")
    story = tmp_path / "story.toml"
    story.write_text(STORY.format(shared=SHARED.as_posix()), encoding="utf-8")
    scenario = read_scenario(story, datetime.now(UTC))
    stage = MemoryStage(scenario.zone, Shelf([tmp_path / "regimens"]))
    play(scenario, stage)
    assert stage.register is not None
    assert stage.register.verify().intact
