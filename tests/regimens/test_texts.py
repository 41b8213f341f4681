"""No text of the shipped regimen is shown in a state in which it is wrong."""

import re
import tomllib
from collections.abc import Iterator

import pytest

from il2nurse.domain.regimen.regimen import Phase
from il2nurse.domain.regimen.rules import Rule
from il2nurse.regimens.pages.texts import (
    CHARTED,
    GIVEN,
    INFUSING,
    NOT_STARTED,
    STOPPED,
    texts_by_state,
)
from tests.normal import FILE
from tests.ward import REGIMEN

SAID = texts_by_state(REGIMEN)
WRONG = {
    # After a stop nobody flushes so that what is left is given.
    STOPPED: r"is given\b|part of the dose|stays in the tubing|same rate|^Flush\b|do not give",
    # Nobody is about to give a dose.
    CHARTED: r"do not give|before the dose|hold this dose|do not start",
    GIVEN: r"do not give|before the dose|hold this dose|start the pump",
    INFUSING: r"start the pump|do not give|before the dose|hold this dose",
    NOT_STARTED: r"after the dose, |was stopped\b",
}


@pytest.mark.parametrize("state", SAID)
def test_no_text_is_wrong_in_its_state(state: str) -> None:
    wrong = re.compile(WRONG[state], re.IGNORECASE)
    assert [(where, said) for where, said in SAID[state] if wrong.search(said)] == []


def test_every_text_of_every_step_stands_under_some_state() -> None:
    shown = {said for texts in SAID.values() for _, said in texts}
    for step in REGIMEN.steps:
        said = {step.say, step.why, step.stop_at_once or step.say}
        assert said | {rule.say for rule in step.rules} <= shown


def test_a_step_that_tells_of_giving_has_its_own_words_after_a_stop() -> None:
    step = next(step for step in REGIMEN.steps if step.after_stop)
    told = step.worded_after_stop()
    assert step.phase is Phase.AFTER
    assert [field.id for field in told.fields] == [field.id for field in step.fields]
    assert (told.title, told.say, told.why) != (step.title, step.say, step.why)
    assert "flush_not_given" not in {rule.id for rule in told.rules}


@pytest.mark.parametrize("rule", [r for s in REGIMEN.steps for r in s.rules], ids=lambda r: r.id)
def test_a_bag_is_discarded_only_for_a_time_that_is_known(rule: Rule) -> None:
    say, function = rule.say, rule.when.function
    if re.search(r"unknown|not on record|cannot be read", say):
        assert "discard" not in say.lower()
    if function == "bag_time_unknown":
        assert "Keep the bag" in say


def texts_of(part: object, name: str = "") -> Iterator[str]:
    """Every text of the file that people read; where one comes from is none of them."""
    if isinstance(part, dict):
        for key, each in part.items():
            yield from texts_of(each, key)
    elif isinstance(part, list):
        for each in part:
            yield from texts_of(each, name)
    elif isinstance(part, str) and not name.endswith("source"):
        yield part


def test_fluid_that_is_ordered_goes_through_another_lumen_wherever_it_is_said() -> None:
    """Sodium chloride makes the drug clump, so no text asks for fluid without saying where."""
    file = tomllib.loads(FILE.read_text(encoding="utf-8"))
    fluid = re.compile(r"fluid bolus|fluids? as ordered", re.IGNORECASE)
    asked = [text for text in texts_of(file) if fluid.search(text)]
    assert len(asked) > 1
    assert [text for text in asked if "through another lumen" not in text] == []
