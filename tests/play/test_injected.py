"""A scenario gives doses of a regimen that is injected, by the same acts as any other."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest

from il2nurse.app.shelf import Shelf
from il2nurse.domain.record.course.facts import CourseOrderedFact
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.play.play import Unmet, play
from il2nurse.play.scenario import read_scenario
from il2nurse.regimens import load
from tests.injected import injected_text
from tests.play.stages import MemoryStage

SHARED = Path(__file__).parents[1] / "scenarios" / "shared"
STORY = """
[scenario]
format = 2
title = "Doses that are injected"
regimen = "injected"
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
ml_given = "2.33"

[[act]]
at = "due -30 min"
by = "novak"
do = "begin"

[[act]]
do = "steps"
with = "okafor"

[[act]]
do = "inject"
given_ml = {part}
text = "The needle slipped out"

[[act]]
do = "look"
state = "after"
ml_given = "1.5"

[[act]]
do = "correct_dose"
field = "injected"
reason = "It was the next bed"
with = "okafor"

[[act]]
do = "look"
state = "begun"
ml_given = "none"
"""

BY_LEVEL = """
[scenario]
format = 2
title = "A dose of a level"
regimen = "injected"
uses = ["{shared}/ordinary.toml"]
start = "2026-11-20 09:00"
zone = "America/New_York"

[[act]]
do = "admit"
by = "lindqvist"

[[act]]
do = "order"
by = "costa"
weight_kg = 70
first_slot = "+1 h"
with = "novak"
expect = "refused"
say = "do not go by weight"

[[act]]
do = "order"
by = "costa"
dose_million = 5
first_slot = "+1 h"
with = "novak"
expect = "refused"
say = "no dose level of this regimen"

[[act]]
do = "order"
by = "costa"
dose_million = 6
first_slot = "+1 h"
with = "novak"

[[act]]
at = "09:30"
by = "novak"
do = "dose"
with = "okafor"

[[act]]
do = "look"
state = "completed"
ml_given = "0.33"
"""


class OneText(Shelf):
    """A shelf with one text, which nothing but the loader has judged."""

    def __init__(self, text: str) -> None:
        """Read the text."""
        super().__init__([])
        self._only, self._text = load(text, "injected.toml"), text

    def every(self) -> Mapping[str, Regimen]:
        """The regimen by its id."""
        return {self._only.id: self._only}

    def today(self) -> Mapping[str, Regimen]:
        """One orders by it, guided or not."""
        return self.every()

    def text(self, regimen: Regimen) -> str:
        """The text itself."""
        return self._text


def played(folder: Path, part: str, told: str = STORY, *, by_weight: bool = True) -> MemoryStage:
    story = folder / "story.toml"
    story.write_text(told.format(shared=SHARED.as_posix(), part=part), encoding="utf-8")
    scenario = read_scenario(story, datetime.now(UTC))
    stage = MemoryStage(scenario.zone, OneText(injected_text(by_weight=by_weight)))
    play(scenario, stage)
    return stage


def test_a_whole_dose_a_part_and_one_struck_out(tmp_path: Path) -> None:
    stage = played(tmp_path, "1.5")
    assert stage.register is not None
    assert stage.register.verify().intact
    assert len(stage.register.of_kind(Kind.DOSE_INJECTED)) == 2
    assert stage.register.of_kind(Kind.INFUSION_STARTED) == ()


def test_more_than_was_drawn_up_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unmet, match="cannot be right"):
        played(tmp_path, "9")


def test_a_dose_of_a_level_is_ordered_and_injected_without_any_weight(tmp_path: Path) -> None:
    stage = played(tmp_path, "", BY_LEVEL, by_weight=False)
    assert stage.register is not None
    (order,) = stage.register.of_kind(Kind.COURSE_ORDERED)
    assert CourseOrderedFact.read(order).level == 6_000_000
    assert len(stage.register.of_kind(Kind.DOSE_INJECTED)) == 1
