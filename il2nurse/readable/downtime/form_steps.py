"""The steps of a dose as a form asks them: questions with room for a pen, what forbids to go on."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from il2nurse.domain.regimen.fields import Field, FieldKind
from il2nurse.domain.regimen.regimen import Act, Panel, Regimen, Step
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.assessment.limit_words import limits_in_words
from il2nurse.readable.downtime.stop_if import StopIf, stops_of

NO_BREAK: Final = "\N{NO-BREAK SPACE}"
# A box to tick stays beside the first word of what it is for.
TICK: Final = "[\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}]\N{NO-BREAK SPACE}"
# Boxes stand so far apart that none seems to belong to the word before it.
APART: Final = "\N{NO-BREAK SPACE}" * 3 + " "
WRITE: Final = "____________"
NUMBER: Final = "______"
VIALS: Final = 4
# What the form asks of an act that the program does by itself.
ACTS: Final = {
    Act.INFUSE: (
        "Started, ended, what the pump gave",
        "started ___:___  ended ___:___  given ______ of ______ mL at ______ mL/h  pauses ______",
    ),
    Act.INJECT: (
        "Injected, how much of the syringe",
        "injected ___:___  given ______ of ______ mL  less because ____________________",
    ),
    Act.SIGN: ("Whoever gave it signs", "name, signature ________________________"),
}
# A bag of a day ends on another day than it was started.
OVER_DAYS: Final = (
    "Started, ended, what the pump gave",
    "started ___-___ ___:___  ended ___-___ ___:___  given ______ of ______ mL  pauses ______",
)
OWN_SUM: Final = "Second person: results of the page “The second person’s own sum”"
READ_LIMITS: Final = "Every limit stands at the end of this form."
# What takes little room; such questions stand beside one another.
SHORT: Final = frozenset({FieldKind.NUMBER, FieldKind.TIME, FieldKind.TEXT})


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """One question and the room for its answer: boxes to tick, or a line to write on.

    ``beside`` it goes on in the line of the last.
    """

    label: str
    room: str | None = None
    beside: bool = False
    boxes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormStep:
    """One step: what to do, its questions, what forbids to go on; whether two people sign."""

    number: str
    title: str
    say: str
    against: tuple[StopIf, ...]
    questions: tuple[FormQuestion, ...]
    witnessed: bool


def form_steps(regimen: Regimen, moment: Moment | None = None) -> tuple[FormStep, ...]:
    """Every step of the regimen in its order; ``moment`` is missing on a form for anybody."""
    days, steps = regimen.preparation.over_days, enumerate(regimen.steps, 1)
    return tuple(_step(str(place), step, moment, over_days=days) for place, step in steps)


def form_limits(regimen: Regimen) -> tuple[tuple[str, str], ...]:
    """Every criterion of the regimen with its limits, whatever is on record of it."""
    return tuple((each.title, limits_in_words(regimen, each)) for each in regimen.criteria)


def _step(number: str, step: Step, moment: Moment | None, *, over_days: bool) -> FormStep:
    return FormStep(
        number,
        step.title,
        f"{step.say} {READ_LIMITS}" if step.panel is Panel.ASSESSMENT else step.say,
        stops_of(step, moment),
        tuple(_questions(step, over_days=over_days)),
        witnessed=step.witness is not None or step.act is Act.DOUBLE_CHECK,
    )


def _questions(step: Step, *, over_days: bool) -> Iterator[FormQuestion]:
    if step.act is Act.INFUSE and over_days:
        yield FormQuestion(*OVER_DAYS)
    elif step.act in ACTS:
        yield FormQuestion(*ACTS[step.act])
    if step.act is Act.DOUBLE_CHECK:
        yield FormQuestion(OWN_SUM, f"{', '.join(map(_number, step.fields))} {TICK}agree")
    else:
        before: FieldKind | None = None
        for field in step.fields:
            beside = field.kind is FieldKind.DATE or {field.kind, before} <= SHORT
            boxes = tuple(choice.label for choice in field.choices)
            yield FormQuestion(field.label, _room(field), beside=beside, boxes=boxes)
            before = field.kind


def _number(field: Field) -> str:
    """A number that the witness works out, with its unit."""
    return f"{field.short or field.label} {NUMBER} {field.unit}"


def _room(field: Field) -> str | None:
    """The line to write on; ``None`` where boxes are ticked."""
    match field.kind:
        case FieldKind.NUMBER:
            return f"{NUMBER} {field.unit}".strip()
        case FieldKind.DATE:
            return "___-____-_____"
        case FieldKind.TIME:
            return "___:___ on ___-____"
        case FieldKind.VIALS:
            vials = (f"{at}: lot ________ exp ________" for at in range(1, VIALS + 1))
            return APART.join(each.replace(" ", NO_BREAK) for each in vials)
        case FieldKind.TEXT:
            return WRITE
        case _:
            return None
