"""What a neurological check means while it is typed: each level, each number, each letter."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from il2nurse.domain.regimen.fields import Answer, Field
from il2nurse.domain.regimen.neuro import Level, NeuroRules, WakefulnessScale
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.regimen.vocabulary import ORIENTATION
from il2nurse.domain.rules.assessment.when_charted import result_of_level, result_of_wrong
from il2nurse.domain.rules.chart.neuro_checks import mark_sevens, sevens_passed, world_passed
from il2nurse.readable.words import RESULT_WORDS
from il2nurse.ui.look import sizes
from il2nurse.ui.look.consequence import consequence
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.look.verdicts import RESULTS
from il2nurse.ui.widgets.chip import Chip

RESCORE: Final = Mark(Tone.WARN, "Wake the patient and score again", Sign.QUESTION)
NUMBER: Final = re.compile(r"[0-9]{1,9}")
RIGHT: Final = Mark(Tone.GOOD, "right", Sign.CHECK)


def by_number(field: Field) -> Field:
    """The scale's field with its levels where their own number keys choose them."""
    if not {choice.word for choice in field.choices} >= {"1", "2", "3"}:
        return field
    numbers = [choice for choice in field.choices if choice.word.isdigit()]
    words = [choice for choice in field.choices if not choice.word.isdigit()]
    return replace(field, choices=(*numbers, *words))


def level_marks(regimen: Regimen, scale: WakefulnessScale) -> Mapping[str, Mark]:
    """What follows from each level of a scale for the dose, as at the step of a dose."""
    return {level.word: _level_mark(regimen, level) for level in scale.levels}


def _level_mark(regimen: Regimen, level: Level) -> Mark:
    if level.rescore:
        return RESCORE
    return consequence(result_of_level(regimen, level), emergency=level.emergency)


class TestMarks(QWidget):
    """The marks of one thinking test, below its line."""

    __test__ = False

    def __init__(self, count: int) -> None:
        super().__init__()
        self.setObjectName("test_marks")
        self.chips = [Chip(parent=self) for _ in range(count)]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(sizes.GAP)
        for chip in self.chips:
            row.addWidget(chip)
        row.addStretch()

    def show_marks(self, marks: list[Mark]) -> None:
        """Show these marks, and take the room only where there are any."""
        for at, chip in enumerate(self.chips):
            chip.show_mark(marks[at] if at < len(marks) else Mark(Tone.PLAIN, ""))
        self.setAccessibleName(", ".join(mark.word for mark in marks))


def orientation_labels(field: Field, answer: Answer) -> Mapping[str, str]:
    """The name of each question with how it was answered, once something is said of them."""
    said = (answer,) if isinstance(answer, str) and answer else answer
    told = {choice.word: choice.label for choice in field.choices if choice.word != field.none}
    if not said:
        return told
    return {
        word: f"{label}: {'wrong' if word in said else 'right'}" for word, label in told.items()
    }


def orientation_marks(regimen: Regimen, rules: NeuroRules, answer: Answer) -> list[Mark]:
    """How many questions were answered right, and what follows."""
    field = regimen.fields[ORIENTATION.id]
    said = (answer,) if isinstance(answer, str) and answer else answer
    if not said:
        return []
    asked = [choice.word for choice in field.choices if choice.word != field.none]
    wrong = sum(word in said for word in asked)
    count = f"{len(asked) - wrong} of {len(asked)} right"
    result = result_of_wrong(regimen, rules, wrong)
    if result is Result.CLEAR:
        tone, sign = (Tone.WARN, Sign.WARNING) if wrong else (Tone.GOOD, Sign.CHECK)
        return [Mark(tone, count, sign)]
    return [_whole(count, result)]


def sevens_marks(rules: NeuroRules, typed: str, failed: Result) -> list[Mark]:
    """Each of the numbers as right, wrong or not said yet, and the whole."""
    if not typed.strip():
        return []
    places, numbers = mark_sevens(rules, typed), NUMBER.findall(typed)
    expected = zip(rules.sevens, places, strict=True)
    marks = [
        _seven(numbers[place] if place < len(numbers) else "", number, right=right)
        for place, (number, right) in enumerate(expected)
    ]
    whole, passed = f"{sum(places)} of {len(places)}", sevens_passed(rules, typed)
    if not passed and places[: len(numbers)].count(False) == 0 and numbers:
        return [*marks, Mark(Tone.WARN, f"{whole}: not said is wrong", Sign.WARNING)]
    return [*marks, _whole(whole, None if passed else failed)]


def _seven(typed: str, expected: int, *, right: bool) -> Mark:
    if right:
        return Mark(Tone.GOOD, f"{expected}", Sign.CHECK)
    if typed:
        return Mark(Tone.DANGER, f"{typed}, not {expected}", Sign.CROSS)
    return Mark(Tone.PLAIN, f"{expected}", Sign.QUESTION)


def world_marks(rules: NeuroRules, typed: str, failed: Result) -> list[Mark]:
    """The word as spelt right, right so far, or wrong, and what follows if it ``failed``."""
    if not typed.strip():
        return []
    if world_passed(rules, typed):
        return [RIGHT]
    letters = "".join(filter(str.isalpha, typed)).upper()
    if rules.world.startswith(letters):
        return [Mark(Tone.WARN, "right so far: not said is wrong", Sign.WARNING)]
    return [_whole("wrong", failed)]


def _whole(count: str, failed: Result | None) -> Mark:
    if failed is None:
        return Mark(Tone.GOOD, f"{count}: passed", Sign.CHECK)
    mark = RESULTS[failed]
    return Mark(mark.tone, f"{count}: {RESULT_WORDS[failed].within}", mark.sign)
