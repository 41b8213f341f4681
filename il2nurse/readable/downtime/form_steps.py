"""The steps of a dose as a form asks them: questions with room for a pen, what forbids to go on."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from il2nurse.domain.regimen.fields import Field, FieldKind
from il2nurse.domain.regimen.regimen import Act, Panel, Regimen, Step
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.assessment.limit_words import limits_in_words
from il2nurse.readable.downtime.form_boxes import FormBox, boxes_of, told_by_boxes
from il2nurse.readable.downtime.stop_if import StopIf, numbers_of, stops_of

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
READ_LIMITS: Final = "The limits of every number stand below."
# What takes little room; such questions stand beside one another.
SHORT: Final = frozenset({FieldKind.NUMBER, FieldKind.TIME, FieldKind.TEXT})


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """One question and the room for its answer: boxes to tick, or a line to write on.

    ``beside`` it goes on in the line of the last; ``dates`` is a question for the day of what the
    boxes before it tell.
    """

    label: str
    room: str | None = None
    beside: bool = False
    boxes: tuple[FormBox, ...] = ()
    dates: bool = False


@dataclass(frozen=True, slots=True)
class FormStep:
    """One step: what to do, its questions, what forbids to go on; whether two people sign."""

    number: str
    title: str
    say: str
    against: tuple[StopIf, ...]
    questions: tuple[FormQuestion, ...]
    witnessed: bool
    limits: tuple[tuple[str, str], ...] = ()
    """What is read here: the criteria that no box tells, each with its limits."""
    own_sum: bool = False
    """Whether a second person works the dose out here."""


def form_steps(regimen: Regimen, moment: Moment | None = None) -> tuple[FormStep, ...]:
    """Every step of the regimen in its order; ``moment`` is missing on a form for anybody."""
    return tuple(
        _step(str(place), step, regimen, moment) for place, step in enumerate(regimen.steps, 1)
    )


def form_limits(regimen: Regimen) -> tuple[tuple[str, str], ...]:
    """Every criterion that the boxes do not tell, with its limits, whatever is on record of it."""
    return tuple(
        (each.title, limits_in_words(regimen, each))
        for each in regimen.criteria
        if not told_by_boxes(regimen, each)
    )


def _step(number: str, step: Step, regimen: Regimen, moment: Moment | None) -> FormStep:
    stops = stops_of(step, moment, regimen.criteria)
    judged = step.panel is Panel.ASSESSMENT
    return FormStep(
        number,
        step.title,
        f"{step.say} {READ_LIMITS}" if judged else step.say,
        stops,
        tuple(_questions(step, regimen, stops)),
        witnessed=step.witness is not None or step.act is Act.DOUBLE_CHECK,
        limits=form_limits(regimen) if judged else (),
        own_sum=step.act is Act.DOUBLE_CHECK,
    )


def _questions(step: Step, regimen: Regimen, stops: tuple[StopIf, ...]) -> Iterator[FormQuestion]:
    if step.act is Act.INFUSE and regimen.preparation.over_days:
        yield FormQuestion(*OVER_DAYS)
    elif step.act in ACTS:
        yield FormQuestion(*ACTS[step.act])
    # What a second person works out is no question of a step: it stands as a sum of its own.
    if step.act is not Act.DOUBLE_CHECK:
        before: FieldKind | None = None
        for field in step.fields:
            beside = field.kind is FieldKind.DATE or {field.kind, before} <= SHORT
            boxes = boxes_of(field, regimen.criteria, numbers_of(stops, field.id))
            dates = field.kind is FieldKind.DATE and before is FieldKind.CHOICE
            yield FormQuestion(field.label, _room(field), beside, boxes, dates)
            before = field.kind


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
