"""The boxes of a form: beside each stands what its answer means for the dose."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from il2nurse.domain.regimen.comparisons import Condition
from il2nurse.domain.regimen.fields import Choice, Field, FieldKind
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Criterion, Result
from il2nurse.readable.words import RESULT_WORDS

# What a criterion makes of an answer; a box has room for one letter.
LETTERS: Final[Mapping[Result, str]] = {
    Result.RELATIVE: "R",
    Result.HOLD: "H",
    Result.ABSOLUTE: "S",
    Result.STOP: "P",
}
SIGN: Final = "■"
KEY: Final = (
    f"Beside a box: {SIGN}1 is STOP, and number 1 below the questions says what to do. "
    + ", ".join(f"{letter} {RESULT_WORDS[each].within}" for each, letter in LETTERS.items())
    + "."
)
# No limit on boxes looks at a date.
NO_DAY: Final = date.min


@dataclass(frozen=True, slots=True)
class FormBox:
    """A box to tick: its words, the number of what to do where it is ticked, and its letter."""

    label: str
    stop: str | None = None
    letter: str | None = None

    @property
    def signs(self) -> str:
        """What stands behind the words."""
        return " ".join(each for each in (self.stop and f"{SIGN}{self.stop}", self.letter) if each)


def boxes_of(
    field: Field, criteria: Iterable[Criterion], stops: Mapping[str, str]
) -> tuple[FormBox, ...]:
    """The boxes of a question; ``stops`` has the number of what forbids to go on, by answer."""
    mine = [each for each in criteria if each.field == field.id]
    return tuple(
        FormBox(each.label, stops.get(each.word), _letter(field, each, mine))
        for each in field.choices
    )


def is_met(field: Field, choice: Choice, when: Condition) -> bool:
    """Whether a condition is met where this one box is ticked."""
    return when.holds(choice.word if field.kind is FieldKind.CHOICE else (choice.word,), NO_DAY)


def _letter(field: Field, choice: Choice, criteria: Iterable[Criterion]) -> str | None:
    """The letter of the most severe result that the answer has."""
    found = [
        limit.result
        for criterion in criteria
        for limit in criterion.limits
        if limit.result in LETTERS and is_met(field, choice, Condition(field.id, limit.when))
    ]
    return LETTERS[max(found, key=lambda each: each.severity)] if found else None


def told_by_boxes(regimen: Regimen, criterion: Criterion) -> bool:
    """Whether the boxes of the form tell every limit of a criterion."""
    asked = {each.id for step in regimen.steps for each in step.fields if each.choices}
    told = all(limit.result in LETTERS for limit in criterion.limits)
    return told and criterion.field in asked
