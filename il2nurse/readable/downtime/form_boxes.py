"""The boxes of a form: beside each stands what its answer means for the dose."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from il2nurse.domain.regimen.comparisons import Condition
from il2nurse.domain.regimen.fields import Choice, Field, FieldKind
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Criterion, Result

# What a criterion makes of an answer; a box has room for one letter.
LETTERS: Final[Mapping[Result, str]] = {
    Result.RELATIVE: "R",
    Result.HOLD: "H",
    Result.ABSOLUTE: "S",
    Result.STOP: "P",
}
SIGN: Final = "■"
# Beside a box with this letter alone the dose may go on.
COUNTS: Final = LETTERS[Result.RELATIVE]
CARE_SIGN: Final = "▲"
# What is done at once where a box with this sign is ticked.
KEY: Final[tuple[tuple[str, str], ...]] = (
    (f"{SIGN}1 STOP, {CARE_SIGN}2 CARE", "do at once what that number says below"),
    ("R", "counts, add up every R at the hold criteria"),
    ("H", "hold this dose,"),
    ("S", "stop the cycle,"),
    ("P", "stop for good: do not give, call the prescriber now"),
)
# No limit on boxes looks at a date.
NO_DAY: Final = date.min


@dataclass(frozen=True, slots=True)
class FormBox:
    """A box to tick: its words, the signs and numbers of what to do then, and its letter."""

    label: str
    stop: str | None = None
    letter: str | None = None

    @property
    def signs(self) -> str:
        """What stands behind the words."""
        return " ".join(each for each in (self.stop, self.letter) if each)


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
