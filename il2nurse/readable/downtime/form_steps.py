"""The steps of a dose as a form asks them: questions with room for a pen, what forbids to go on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from il2nurse.domain.regimen.comparisons import Condition, Op
from il2nurse.domain.regimen.fields import Field, FieldKind
from il2nurse.domain.regimen.regimen import Act, Panel, Regimen, Step
from il2nurse.readable.assessment.limit_words import limits_in_words
from il2nurse.readable.pharmacy.tasks import FORBIDDING

NO_BREAK: Final = "\N{NO-BREAK SPACE}"
# As many letters of an answer stay in one line.
UNBROKEN: Final = 56
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
OWN_SUM: Final = "Witness: own sum, page 1 of the form covered"
TIMES_TO_COME: Final = frozenset({"reconstituted_in_future"})
READ_LIMITS: Final = "Every limit stands at the end of this form."
# What takes little room; such questions stand beside one another.
SHORT: Final = frozenset({FieldKind.NUMBER, FieldKind.TIME, FieldKind.TEXT})


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """One question and the room for its answer; ``beside`` it goes on in the line of the last."""

    label: str
    room: str
    beside: bool = False


@dataclass(frozen=True, slots=True)
class FormStep:
    """One step: what to do, its questions, what forbids to go on; whether two people sign."""

    number: str
    title: str
    say: str
    against: tuple[str, ...]
    questions: tuple[FormQuestion, ...]
    witnessed: bool


def form_steps(regimen: Regimen) -> tuple[FormStep, ...]:
    """Every step of the regimen in its order."""
    return tuple(_step(str(place), step) for place, step in enumerate(regimen.steps, 1))


def form_limits(regimen: Regimen) -> tuple[tuple[str, str], ...]:
    """Every criterion of the regimen with its limits, whatever is on record of it."""
    return tuple((each.title, limits_in_words(regimen, each)) for each in regimen.criteria)


def _step(number: str, step: Step) -> FormStep:
    against = (r.say for r in step.rules if r.result in FORBIDDING and not _is_slip(r.when))
    return FormStep(
        number,
        step.title,
        f"{step.say} {READ_LIMITS}" if step.panel is Panel.ASSESSMENT else step.say,
        _said_together(against),
        tuple(_questions(step)),
        witnessed=step.witness is not None or step.act is Act.DOUBLE_CHECK,
    )


def _is_slip(when: Condition) -> bool:
    """Whether it asks for a time to come: a slip of who types, which no pen makes."""
    ahead = any(each.op is Op.LATER_THAN_DAYS for each in when.comparisons)
    return ahead or when.function in TIMES_TO_COME


def _said_together(texts: Iterable[str]) -> tuple[str, ...]:
    """What is found, and once behind all of it what is to be done where that is the same."""
    found: dict[str, list[str]] = {}
    for text in dict.fromkeys(texts):
        reason, _, act = text.partition(". ")
        found.setdefault(act, []).append(reason)
    return tuple(". ".join((*reasons, act) if act else reasons) for act, reasons in found.items())


def _questions(step: Step) -> Iterator[FormQuestion]:
    if step.act in ACTS:
        yield FormQuestion(*ACTS[step.act])
    if step.act is Act.DOUBLE_CHECK:
        yield FormQuestion(OWN_SUM, f"{', '.join(map(_number, step.fields))} {TICK}agree")
    else:
        before: FieldKind | None = None
        for field in step.fields:
            beside = field.kind is FieldKind.DATE or {field.kind, before} <= SHORT
            yield FormQuestion(field.label, APART.join(_room(field)), beside=beside)
            before = field.kind


def _number(field: Field) -> str:
    """A number that the witness works out, with its unit."""
    return f"{field.short or field.label} {NUMBER} {field.unit}"


def _whole(text: str) -> str:
    """A text that no line breaks, unless it is long."""
    return text.replace(" ", NO_BREAK) if len(text) <= UNBROKEN else text


def _room(field: Field) -> Iterator[str]:
    """What is ticked, or the line to write on."""
    match field.kind:
        case FieldKind.CHOICE | FieldKind.MANY | FieldKind.TICKS:
            yield from (f"{TICK}{_whole(choice.label)}" for choice in field.choices)
        case FieldKind.NUMBER:
            yield f"{NUMBER} {field.unit}".strip()
        case FieldKind.DATE:
            yield "___-____-_____"
        case FieldKind.TIME:
            yield "___:___ on ___-____"
        case FieldKind.VIALS:
            yield from (_whole(f"{at}: lot ________ exp ________") for at in range(1, VIALS + 1))
        case FieldKind.TEXT:
            yield WRITE
