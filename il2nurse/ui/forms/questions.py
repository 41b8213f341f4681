"""The questions of the dialogs, as fields; the program asks them, no regimen does."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from il2nurse.domain.people import Person
from il2nurse.domain.record.dose.infusion import Infusion
from il2nurse.domain.regimen.fields import Choice, Field, FieldKind
from il2nurse.domain.values.quantity import show

SOURCE = "The program's own record"
FITTING = "Suggested by the chart"


def text(name: str, label: str, hint: str | None = None, *, required: bool = True) -> Field:
    """A line of text."""
    return Field(name, label, FieldKind.TEXT, SOURCE, "", hint=hint, required=required)


def time(
    name: str,
    label: str,
    hint: str | None = None,
    *,
    required: bool = True,
    ahead: bool = False,
    short: str | None = None,
) -> Field:
    """A time of day; one that lies ``ahead`` is yet to come."""
    kind = FieldKind.TIME
    return Field(
        name, label, kind, SOURCE, "", hint=hint, required=required, ahead=ahead, short=short
    )


def one_of(name: str, label: str, choices: Iterable[Choice], *, required: bool = True) -> Field:
    """One word out of a list."""
    return Field(
        name, label, FieldKind.CHOICE, SOURCE, "", choices=tuple(choices), required=required
    )


def hinted(asked: Field, hint: str | None) -> Field:
    """The question with a sentence below it, where there is one."""
    return replace(asked, hint=hint)


def reasons(choices: Iterable[Choice], label: str = "Reason", fitting: Sequence[str] = ()) -> Field:
    """One reason out of the regimen's list; those that fit what is known come first."""
    known = {choice.word: choice for choice in choices}
    first = [replace(known[word], group=FITTING) for word in fitting if word in known]
    rest = [choice for word, choice in known.items() if word not in fitting]
    return one_of("reason", label, (*first, *rest))


def ticked(name: str, label: str, said: str) -> Field:
    """One sentence that is ticked."""
    return Field(name, label, FieldKind.TICKS, SOURCE, "", choices=(Choice("yes", said),))


def read_back() -> Field:
    """The prescriber's order was read back."""
    said = "I read the order back, and the prescriber confirmed it"
    return ticked("read_back", "Read-back", said)


def prescriber(people: Iterable[Person], label: str) -> Field:
    """One of the prescribers on record."""
    choices = tuple(Choice(each.id, each.shown) for each in people)
    return one_of("prescriber", label, choices)


def telephoned(people: Iterable[Person]) -> tuple[Field, ...]:
    """An order that a prescriber on record gave by telephone."""
    return (
        prescriber(people, "Prescriber who ordered it by telephone"),
        time("called_at", "Time of the call"),
        read_back(),
    )


def pump_rate(name: str) -> Field:
    """The rate that the pump shows now."""
    label, unit = "Rate that the pump shows", "mL/h"
    return Field(name, label, FieldKind.NUMBER, SOURCE, "", unit=unit)


def pump_volume(infusion: Infusion) -> Field:
    """The volume that the pump shows at the end."""
    return Field(
        "given_ml",
        "Volume given, as the pump shows it",
        FieldKind.NUMBER,
        SOURCE,
        "",
        unit="mL",
        hint=f"Worked out: {show(infusion.total_ml)} mL.",
        places=2,
    )


def late_end(up_at: str) -> tuple[Field, Field]:
    """When the pump ended, of an infusion that is over its time, and why no sooner."""
    return (
        time("ended_at", "When the pump ended", f"As the pump says. The time was up at {up_at}."),
        text("late_reason", "Why it is recorded only now, or why it ran longer"),
    )


def given_volume(infusion: Infusion, by_time: str) -> Field:
    """The volume given when an infusion is stopped."""
    return Field(
        "given_ml",
        "Volume given, if read from the pump",
        FieldKind.NUMBER,
        SOURCE,
        "",
        unit="mL",
        hint=f"By time {by_time} mL of {show(infusion.total_ml)} mL; left empty, what went in by "
        "the time of the stop is kept.",
        required=False,
        places=2,
    )
