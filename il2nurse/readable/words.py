"""One word for one meaning on screen, paper, audit and terminal: rules, verdicts, doses."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final, NamedTuple

from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.dose.dose import Dose, DoseState
from il2nurse.domain.record.dose.infusion import Infusion, InfusionState
from il2nurse.domain.regimen.comparisons import DATED, Comparison, Op
from il2nurse.domain.regimen.fields import Field, NotGiven
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Result, Verdict
from il2nurse.domain.rules.alarms import alarms
from il2nurse.domain.rules.dose.not_given import not_given_as
from il2nurse.domain.rules.dose.standing import Standing
from il2nurse.domain.values.quantity import show_grouped
from il2nurse.domain.values.text import Emphasis


class Phrase(NamedTuple):
    """A word that is shown, and how serious it is."""

    word: str
    emphasis: Emphasis

    @property
    def within(self) -> str:
        """The word inside a sentence."""
        return self.word[0].lower() + self.word[1:]


RESULT_WORDS: Final[Mapping[Result, Phrase]] = {
    Result.CLEAR: Phrase("Clear", Emphasis.PLAIN),
    Result.WATCH: Phrase("Watch", Emphasis.WARN),
    Result.RELATIVE: Phrase("Relative", Emphasis.ALARM),
    Result.NOT_EVALUABLE: Phrase("Not evaluable", Emphasis.ALARM),
    Result.BLOCK: Phrase("Cannot go on", Emphasis.ALARM),
    Result.HOLD: Phrase("Hold", Emphasis.ALARM),
    Result.ABSOLUTE: Phrase("Stop the cycle", Emphasis.ALARM),
    Result.STOP: Phrase("Stop permanently", Emphasis.ALARM),
}

VERDICT_WORDS: Final[Mapping[Verdict, Phrase]] = {
    Verdict.GIVE: Phrase("No reason to hold the dose", Emphasis.PLAIN),
    Verdict.NOT_EVALUABLE: RESULT_WORDS[Result.NOT_EVALUABLE],
    Verdict.HOLD: Phrase("Hold this dose", Emphasis.ALARM),
    Verdict.STOP_CYCLE: RESULT_WORDS[Result.ABSOLUTE],
    Verdict.STOP_PERMANENTLY: RESULT_WORDS[Result.STOP],
}

# One step in which nothing speaks against the dose; other steps may.
CONTINUE: Final = "Continue"
OVERRIDDEN: Final = "Overridden"
# An answer that a rule did not take; the entry of it.
REFUSED: Final = "Refused"

# What is not on the chart: in words, and in a cell without room for them.
NOT_RECORDED: Final = "not recorded"
NO_VALUE: Final = "–"
NO_ALLERGIES: Final = "No known allergies"
NO_DRUGS: Final = "None on record"
# A kept value, set, volume or dose that counts no more; only a regimen is withdrawn.
STRUCK_OUT: Final = "struck out"

# What an answer asks for, after the word of its result.
ASKS: Final[Mapping[Result, str]] = {
    Result.WATCH: CONTINUE.lower(),
    Result.HOLD: "call the prescriber",
    Result.ABSOLUTE: "call the prescriber",
    Result.STOP: "call the prescriber",
}

CALL_TEAM: Final = "call the emergency team"

OP_WORDS: Final[Mapping[Op, str]] = {
    Op.BELOW: "below ",
    Op.ABOVE: "above ",
    Op.AT_LEAST: "at least ",
    Op.AT_MOST: "at most ",
    Op.IS_NOT: "not ",
    Op.NONE_OF: "not ",
}

# The ends of a band with both: 120 to 130, above 40 to 50, 100 to below 120.
LOW_ENDS: Final[Mapping[Op, str]] = {Op.AT_LEAST: "", Op.ABOVE: OP_WORDS[Op.ABOVE]}
HIGH_ENDS: Final[Mapping[Op, str]] = {Op.AT_MOST: "", Op.BELOW: OP_WORDS[Op.BELOW]}
BOTH_ENDS: Final = 2

# How serious the interaction of a drug is.
LEVEL_WORDS: Final[Mapping[str, Phrase]] = {
    "hold": RESULT_WORDS[Result.HOLD],
    "warn-high": Phrase("Serious", Emphasis.WARN),
    "warn": Phrase("Take care", Emphasis.WARN),
    "info": Phrase("For information", Emphasis.PLAIN),
}

DOSE_WORDS: Final[Mapping[DoseState, Phrase]] = {
    DoseState.BEGUN: Phrase("In checks", Emphasis.WARN),
    DoseState.RUNNING: Phrase("Infusing", Emphasis.ALARM),
    DoseState.PAUSED: Phrase("Paused", Emphasis.ALARM),
    DoseState.AFTER: Phrase("After the dose", Emphasis.WARN),
    DoseState.COMPLETED: Phrase("Given in full", Emphasis.PLAIN),
    DoseState.STOPPED: Phrase("Given in part", Emphasis.ALARM),
    DoseState.HELD: Phrase("Held", Emphasis.ALARM),
}
GIVEN_IN_PART: Final = DOSE_WORDS[DoseState.STOPPED]
NOT_GIVEN_WORDS: Final[Mapping[NotGiven, Phrase]] = {
    NotGiven.HELD: DOSE_WORDS[DoseState.HELD],
    NotGiven.REFUSED: Phrase(REFUSED, Emphasis.ALARM),
    NotGiven.MISSED: Phrase("Missed", Emphasis.ALARM),
}
NOTHING_GIVEN: Final = Phrase("Nothing given", Emphasis.ALARM)
STOP_ASKED: Final = alarms.STOP_ASKED
MUST_BE_HELD: Final = Phrase("Must be held", Emphasis.ALARM)
VERDICT_STATES: Final[Mapping[Verdict, Phrase]] = {**VERDICT_WORDS, Verdict.HOLD: MUST_BE_HELD}

INFUSION_STATES: Final[Mapping[InfusionState, DoseState]] = {
    InfusionState.RUNNING: DoseState.RUNNING,
    InfusionState.PAUSED: DoseState.PAUSED,
    InfusionState.COMPLETED: DoseState.COMPLETED,
    InfusionState.STOPPED: DoseState.STOPPED,
}


def consequence_words(result: Result, *, emergency: bool = False) -> str:
    """What follows from one answer: its result, and what that asks for; in an emergency, whom."""
    if result is Result.CLEAR and not emergency:
        return CONTINUE
    asks = CALL_TEAM if emergency else ASKS.get(result)
    return " · ".join(filter(None, (RESULT_WORDS[result].word, asks)))


def late_why(reason: str | None, paper: str | None) -> str:
    """Why something was charted late, after a colon: the form it came from, and the reason."""
    parts = (f"from form {paper}" if paper else "", reason)
    why = " · ".join(part for part in parts if part)
    return f": {why}" if why else ""


def step_words(verdict: Verdict) -> Phrase:
    """What a confirmed step says: its verdict, or to go on with the next step."""
    if verdict is Verdict.GIVE:
        return Phrase(CONTINUE, Emphasis.PLAIN)
    return VERDICT_WORDS[verdict]


def infusion_words(infusion: Infusion) -> Phrase:
    """Where an infusion stands; stopped before anything went in, nothing was given."""
    if infusion.state is InfusionState.STOPPED and not infusion.recorded_given_ml:
        return NOTHING_GIVEN
    if infusion.short:
        return GIVEN_IN_PART
    return DOSE_WORDS[INFUSION_STATES[infusion.state]]


def dose_words(dose: Dose, standing: Standing, regimen: Regimen) -> Phrase:
    """Where a dose stands."""
    if standing.must_hold:
        return MUST_BE_HELD
    if how := not_given_as(dose, regimen):
        return NOT_GIVEN_WORDS[how]
    if dose.infusion and (dose.state is DoseState.STOPPED or _short(dose)):
        return infusion_words(dose.infusion)
    return DOSE_WORDS[dose.state]


def _short(dose: Dose) -> bool:
    """True where it was given to its end and was less than a whole dose."""
    return dose.state is DoseState.COMPLETED and dose.given is not None and not dose.given.in_full


DATA_WORDS: Mapping[str, str] = {
    "mrn": "MRN",
    "family": "family name",
    "given": "given names",
    "born": "birth date",
    "sex": "sex",
    "bed": "bed",
    "allergies": "allergies",
    "drugs": "drugs",
}

# Of a patient who may be one whose treatment was stopped, under another number.
SAME_PERSON: Final = "Same person?"
ORDER_PAUSED: Final = "Order paused"
SAME_BED: Final = "Two in one bed"
UNVERIFIED: Final = "Order to verify"
NOT_VERIFIED: Final = "not verified yet"
PASSED_IN_PAUSE: Final = "Passed in the pause"

# What an alarm is about where nobody may read more: on a locked screen, beside the bed.
ALARM_WORDS: Final[Mapping[AlarmKind, str]] = {
    AlarmKind.REACTION: "reaction",
    AlarmKind.OVER: "infusion over its time",
    AlarmKind.SOON: "bag empty soon",
    AlarmKind.BAG_LIMIT: "bag past its time limit",
    AlarmKind.STOP: "a value means: stop the infusion",
    AlarmKind.FOUND: "a value that stops treatment permanently",
    AlarmKind.EMERGENCY: "emergency",
    AlarmKind.RESULT: "critical result",
    AlarmKind.CALL_OWED: "dose: call the prescriber",
    AlarmKind.REFUSED: "refused answer",
    AlarmKind.UNLISTED: "prescriber not on record here",
    AlarmKind.ON_PAPER: "dose from paper",
    AlarmKind.LOST: "lost entries",
    AlarmKind.ELSEWHERE: "stopped under another number",
}


# A proposal has a mark of its own; where the protocol itself is the source, nothing is added.
SAID_CONFIDENCES: Final = ("label", "guideline")


def source_in_words(source: str, confidence: str | None) -> str:
    """A source with how sure it is, in one line."""
    return f"{source} ({confidence})" if confidence in SAID_CONFIDENCES else source


def band_in_words(when: tuple[Comparison, ...], field: Field | None) -> str:
    """A band of values: "120 to 130", "above 130"; words by the labels of the field."""
    ends = {each.op: _signed(each.operand) for each in when if isinstance(each.operand, Decimal)}
    low = next((f"{word}{ends[op]}" for op, word in LOW_ENDS.items() if op in ends), None)
    high = next((f"{word}{ends[op]}" for op, word in HIGH_ENDS.items() if op in ends), None)
    if low and high and len(when) == BOTH_ENDS:
        return f"at {low}" if low == high else f"{low} to {high}"
    return ", ".join(_comparison(each, field) for each in when)


def _signed(number: Decimal) -> str:
    """A number with commas between thousands, and a minus that is longer than a hyphen."""
    return show_grouped(number).replace("-", "\N{MINUS SIGN}")


def _days(op: Op, days: Decimal) -> str:
    """How far a date may not lie from today."""
    number = f"more than {show_grouped(days)} day{'' if days == 1 else 's'}"
    if op is Op.OLDER_THAN_DAYS:
        return f"{number} ago" if days else "before today"
    return f"{number} ahead" if days else "after today"


def _comparison(comparison: Comparison, field: Field | None) -> str:
    word = OP_WORDS.get(comparison.op, "")
    if isinstance(comparison.operand, Decimal):
        if comparison.op in DATED:
            return _days(comparison.op, comparison.operand)
        return f"{word}{_signed(comparison.operand)}"
    labels = [field.label_of(each) if field else each for each in comparison.operand]
    return f"{word}{' or '.join(labels)}"
