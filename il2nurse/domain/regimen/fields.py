"""The questions that a regimen can ask, and how their answers are shown."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import Final, TypeAlias

from il2nurse.domain.values.measure import read_measure
from il2nurse.domain.values.reported_units import LabUnit

Answer: TypeAlias = "str | tuple[str, ...]"


OF_DATE: Final = "_date"
"""So ends the field with the day of a test's report, behind the name of the test."""
UNKNOWN_SEX: Final = "unknown"
SEXES: Final = ("female", "male", "other", UNKNOWN_SEX)


class Slip(ValueError):
    """A typed value that cannot be meant; nothing was kept. The text is for the nurse."""

    def __init__(self, field: str, sentence: str) -> None:
        """Name the field, so that the page can point at it."""
        super().__init__(sentence)
        self.field = field


class FieldKind(StrEnum):
    """How a field is asked and how its answer is written."""

    CHOICE = "choice"
    MANY = "many"
    TICKS = "ticks"
    NUMBER = "number"
    TEXT = "text"
    DATE = "date"
    TIME = "time"
    VIALS = "vials"


class NotGiven(StrEnum):
    """What a dose that was not given is called, by its reason."""

    HELD = "held"
    REFUSED = "refused"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Choice:
    """One word that may be chosen, and what the page shows for it, under the name of its group.

    ``short`` says it where a box has no room. A dose that was not given for it is called ``means``.
    A reason to leave questions open excuses none of those that are ``measured`` all the same.
    """

    word: str
    label: str
    detail: str | None = None
    group: str | None = None
    short: str | None = None
    means: NotGiven = NotGiven.HELD
    measured: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """One question.

    ``lowest`` and ``highest`` catch slips only; danger is the business of rules. ``places`` is the
    most decimals a number may have. ``chart`` posts the answer to the patient's chart. An answer
    already on the chart serves for ``on_file``; as input of a rule it serves for ``oldest``.
    ``timed_by`` names the field of the same step that tells when it was measured; without it, now.
    ``derived`` fields are worked out from the register and never typed at the bedside. A number
    with ``expect`` must agree with the sum to within ``tolerance``. ``intake`` and ``output`` post
    a volume under that kind. A change against the last value above ``unusual_change``, or above
    ``unusual_percent`` of it, is confirmed before it is charted. ``other_unit`` is the unit in
    which the value is often read by mistake. ``units`` are other units that may be typed behind the
    number; it is converted by their exact factors, and what was typed is kept beside it.
    ``usual`` is what is answered where nothing stands in the way of a dose, in the words of a
    scenario: the practice ward and the scenarios take it. Nothing is ever filled in for a nurse. A
    time that lies ``ahead`` is yet to come, so that "now" is no answer to it. Vials of ``one_lot``
    may take lot and expiry of the vial above by one press. Ticks of ``all_at_once`` may be ticked
    by one. It is ``asked_of`` patients with one of these sexes on record; of every one where empty.
    A ``hard_gate`` is never waived. ``numbers`` are the laboratory tests whose values stand beside
    the answer, as they were on the day of the report; they decide nothing. One that is
    ``reported_with`` another test stands on its report, and is as old as that.
    """

    id: str
    label: str
    kind: FieldKind
    source: str
    confidence: str
    unit: str = ""
    short: str | None = None
    hint: str | None = None
    required: bool = True
    choices: tuple[Choice, ...] = ()
    none: str | None = None
    lowest: Decimal | None = None
    highest: Decimal | None = None
    places: int | None = None
    chart: bool = False
    derived: bool = False
    on_file: timedelta | None = None
    oldest: timedelta | None = None
    loinc: str | None = None
    matches: str | None = None
    timed_by: str | None = None
    expect: str | None = None
    tolerance: Decimal = Decimal(0)
    intake: str | None = None
    output: str | None = None
    unusual_change: Decimal | None = None
    unusual_percent: Decimal | None = None
    other_unit: str | None = None
    units: tuple[LabUnit, ...] = ()
    usual: str | tuple[str, ...] | None = None
    ahead: bool = False
    one_lot: bool = False
    all_at_once: bool = False
    asked_of: tuple[str, ...] = ()
    hard_gate: bool = False
    numbers: tuple[str, ...] = ()
    reported_with: str | None = None

    def is_asked(self, sex: str) -> bool:
        """Whether it is asked of a patient with this sex on record; a strange word is asked."""
        return not self.asked_of or sex in self.asked_of or sex not in SEXES

    def words(self) -> tuple[str, ...]:
        """The words that may be chosen."""
        return tuple(choice.word for choice in self.choices)

    def label_of(self, word: str) -> str:
        """What the page shows for a chosen word; the word itself where it is unknown."""
        return next((choice.label for choice in self.choices if choice.word == word), word)

    def shown(self, answer: Answer) -> str:
        """The answer as people read it, with its unit."""
        if not answer:
            return "not recorded"
        if isinstance(answer, tuple):
            if self.kind is FieldKind.VIALS:
                return "; ".join(shown_vial(vial) for vial in answer)
            return "; ".join(self.label_of(word) for word in answer)
        match self.kind:
            case FieldKind.CHOICE:
                return self.label_of(answer)
            case FieldKind.NUMBER:
                return f"{read_measure(answer).shown(self.places)} {self.unit}".strip()
            case FieldKind.DATE:
                return date.fromisoformat(answer).strftime("%d-%b-%Y")
            case _:
                return answer


@dataclass(frozen=True, slots=True)
class Waivable:
    """The test, and what the regimen ``say``s to whoever thinks of doing without it.

    ``missing`` are the answers by which there is no result of it.
    """

    field: str
    say: str
    missing: tuple[str, ...]
    source: str
    confidence: str


# The usual answers that the record tells: the protocol of the order, the place after the last one.
AS_ORDERED: Final = "as ordered"
IN_TURN: Final = "in turn"


def write_vial(lot: str, expiry: date) -> str:
    """A vial as one answer: its lot and its expiry date."""
    return f"{lot.strip()}|{expiry.isoformat()}"


def read_vial(vial: str) -> tuple[str, date]:
    """Lot and expiry of a kept vial."""
    lot, _, expiry = vial.rpartition("|")
    return lot, date.fromisoformat(expiry)


def shown_vial(vial: str) -> str:
    """A vial as people read it."""
    lot, expiry = read_vial(vial)
    return f"lot {lot}, expires {expiry:%d-%b-%Y}"
