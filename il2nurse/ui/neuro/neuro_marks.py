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
from il2nurse.domain.regimen.vocabulary import SEVENS, WORLD
from il2nurse.domain.rules.assessment.when_charted import result_of_level
from il2nurse.domain.rules.chart.neuro_checks import mark_sevens, sevens_passed, world_passed
from il2nurse.readable.words import RESULT_WORDS
from il2nurse.ui.look import sizes
from il2nurse.ui.look.consequence import CONTINUE, consequence
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
    """What follows from each level of a scale that speaks against a dose.

    Nothing stands at the others: an answer further down may speak against it all the same.
    """
    marks = {level.word: _level_mark(regimen, level) for level in scale.levels}
    return {word: mark for word, mark in marks.items() if mark != CONTINUE}


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


def is_unfinished(rules: NeuroRules, test: str, typed: Mapping[str, Answer]) -> bool:
    """Whether a thinking test is right so far, and failed only if it ended here."""
    said = str(typed.get(test, "") or "")
    if test == SEVENS.id:
        numbers = NUMBER.findall(said)
        right = mark_sevens(rules, said)[: len(numbers)].count(False) == 0
        return bool(numbers) and right and not sevens_passed(rules, said)
    letters = "".join(filter(str.isalpha, said)).upper()
    return bool(letters) and rules.world.startswith(letters) and not world_passed(rules, said)


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
    whole = f"{sum(places)} of {len(places)}"
    if is_unfinished(rules, SEVENS.id, {SEVENS.id: typed}):
        return [*marks, Mark(Tone.WARN, f"{whole}: not said is wrong", Sign.WARNING)]
    return [*marks, _whole(whole, None if sevens_passed(rules, typed) else failed)]


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
    if is_unfinished(rules, WORLD.id, {WORLD.id: typed}):
        return [Mark(Tone.WARN, "right so far: not said is wrong", Sign.WARNING)]
    return [_whole("wrong", failed)]


def _whole(count: str, failed: Result | None) -> Mark:
    if failed is None:
        return Mark(Tone.GOOD, f"{count}: passed", Sign.CHECK)
    mark = RESULTS[failed]
    return Mark(mark.tone, f"{count}: {RESULT_WORDS[failed].within}", mark.sign)
