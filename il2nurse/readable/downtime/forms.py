"""Blank numbered forms: a dose with every step and question of its regimen, and lines to chart."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from il2nurse.domain.record.chart.fluids import FLUID_KINDS
from il2nurse.domain.record.dose.dose import DoseState
from il2nurse.domain.regimen.comparisons import Condition, Op
from il2nurse.domain.regimen.fields import Field, FieldKind
from il2nurse.domain.regimen.regimen import Act, Regimen, Step
from il2nurse.domain.regimen.vocabulary import VITAL_SIGNS_FORM
from il2nurse.readable.content import PatientPaper
from il2nurse.readable.downtime.current import CurrentChart
from il2nurse.readable.heading import PatientFacts
from il2nurse.readable.pharmacy.tasks import FORBIDDING
from il2nurse.readable.words import DOSE_WORDS

DOSE: Final = "Dose on paper"
VITALS: Final = "Vital signs on paper"
FLUIDS: Final = "Intake and output on paper"
BLANK: Final = PatientFacts("", "", "", "", "", "", "", "", allergic=False)
LINES: Final = 18
# A box to tick stays beside the first word of what it is for.
TICK: Final = "[\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}]\N{NO-BREAK SPACE}"
# Boxes stand so far apart that none seems to belong to the word before it.
APART: Final = "\N{NO-BREAK SPACE}" * 3 + " "
WRITE: Final = "____________"
NUMBER: Final = "______"
VIALS: Final = 4
# What the form asks of an act that the program does by itself.
ACTS: Final = {
    Act.DOUBLE_CHECK: (
        "Witness: own sum, page 1 of the form covered",
        "dose ______  draw up ______ mL  total ______ mL  rate ______ mL/h   [  ] agree",
    ),
    Act.INFUSE: (
        "Started, ended, what the pump gave",
        "started ___:___  ended ___:___  given ______ of ______ mL at ______ mL/h  pauses ______",
    ),
    Act.SIGN: ("Whoever gave it signs", "name, signature ________________________"),
}
TIMES_TO_COME: Final = frozenset({"reconstituted_in_future"})
# How a dose ends that was on a form.
OUTCOMES: Final = (DoseState.COMPLETED, DoseState.STOPPED, DoseState.HELD)
OUTCOME: Final = (
    ("Date, and number of the dose", "___-____-_____    dose ____ of this cycle"),
    ("Outcome", APART.join(f"{TICK}{DOSE_WORDS[each].word}" for each in OUTCOMES)),
    ("Started, ended, given", "___:___ to ___:___   ______ of ______ mL"),
    ("Held or stopped: why", "____________________________________________________"),
    ("Prescriber called, order read back", "who ______________  at ___:___   [  ] read back"),
    ("Gave it", "name ______________________  signature ______________________"),
    ("Checked it", "name ______________________  signature ______________________"),
    ("Entered afterwards", "by ______________________  at ___:___ on ___-____-_____"),
)


@dataclass(frozen=True, slots=True)
class FormQuestion:
    """One question and the room for its answer."""

    label: str
    room: str


@dataclass(frozen=True, slots=True)
class FormStep:
    """One step: what to do, what forbids to go on, its questions; whether two people sign."""

    number: str
    title: str
    say: str
    against: tuple[str, ...]
    questions: tuple[FormQuestion, ...]
    witnessed: bool


@dataclass(frozen=True, slots=True)
class DoseForm(PatientPaper):
    """A dose on paper, from identity to signature."""

    chart: CurrentChart | None
    steps: tuple[FormStep, ...]
    outcome: tuple[tuple[str, str], ...] = OUTCOME


@dataclass(frozen=True, slots=True)
class Lines:
    """What a form of lines asks: its title, what stands in each line, and what is said of it."""

    title: str
    asked: tuple[str, ...]
    hint: str


@dataclass(frozen=True, slots=True)
class LinesForm(PatientPaper):
    """A form of numbered lines; each line has its own number, which is entered once."""

    headings: tuple[str, ...]
    hint: str
    lines: int = LINES


def dose_form(
    number: str, regimen: Regimen, zone: str, chart: CurrentChart | None = None
) -> DoseForm:
    """The form of one dose; without a chart for any patient of this regimen."""
    counted = enumerate(regimen.steps, 1)
    return DoseForm(
        title=f"{DOSE} · form {number}",
        subtitle=f"{regimen.title} · regimen {regimen.version}",
        planned="One form for one dose; entered once, afterwards, under its number",
        mark=f"Form {number}",
        zone=zone,
        patient=chart.patient if chart else BLANK,
        chart=chart,
        steps=tuple(_step(str(place), step) for place, step in counted),
    )


def vital_signs_form(number: str, regimen: Regimen, zone: str, patient: PatientFacts) -> LinesForm:
    """Lines for all that the window asks with the vital signs, the oxygen device and pain too."""
    form = regimen.charting.forms.get(VITAL_SIGNS_FORM)
    fields = form.fields if form else [regimen.fields[n] for n in regimen.monitoring.fields]
    asked = tuple(f"{each.short or each.label} {each.unit}".strip() for each in fields)
    return _lines(Lines(VITALS, asked, ""), number, regimen, zone, patient)


def fluids_form(number: str, regimen: Regimen, zone: str, patient: PatientFacts) -> LinesForm:
    """Lines for what goes in and comes out."""
    kinds = {
        way: ", ".join(kind.label.lower() for kind in FLUID_KINDS if kind.direction == way)
        for way in ("in", "out")
    }
    hint = f" In: {kinds['in']}. Out: {kinds['out']}. 0 mL is a value."
    asked = ("What", "In mL", "Out mL")
    return _lines(Lines(FLUIDS, asked, hint), number, regimen, zone, patient)


def _lines(
    lines: Lines, number: str, regimen: Regimen, zone: str, patient: PatientFacts
) -> LinesForm:
    return LinesForm(
        title=f"{lines.title} · form {number}",
        subtitle=f"{regimen.title} · regimen {regimen.version}",
        planned="Each line is entered once, afterwards, under its own number",
        mark=f"Form {number}",
        zone=zone,
        patient=patient,
        headings=("Line", "Date, time", *lines.asked, "By"),
        hint=f"The number of a line is that of the form and the line: {number}/1.{lines.hint}",
    )


def _step(number: str, step: Step) -> FormStep:
    against = (r.say for r in step.rules if r.result in FORBIDDING and not _is_slip(r.when))
    return FormStep(
        number,
        step.title,
        step.say,
        tuple(dict.fromkeys(against)),
        tuple(_questions(step)),
        witnessed=step.witness is not None or step.act is Act.DOUBLE_CHECK,
    )


def _is_slip(when: Condition) -> bool:
    """Whether it asks for a time to come: a slip of who types, which no pen makes."""
    ahead = any(each.op is Op.LATER_THAN_DAYS for each in when.comparisons)
    return ahead or when.function in TIMES_TO_COME


def _questions(step: Step) -> Iterator[FormQuestion]:
    if step.act in ACTS:
        yield FormQuestion(*ACTS[step.act])
    if step.act is not Act.DOUBLE_CHECK:
        for field in step.fields:
            yield FormQuestion(field.label, APART.join(_room(field)))


def _room(field: Field) -> Iterator[str]:
    """What is ticked, or the line to write on."""
    match field.kind:
        case FieldKind.CHOICE | FieldKind.MANY | FieldKind.TICKS:
            yield from (f"{TICK}{choice.label}" for choice in field.choices)
        case FieldKind.NUMBER:
            yield f"{NUMBER} {field.unit}".strip()
        case FieldKind.DATE:
            yield "___-____-_____"
        case FieldKind.TIME:
            yield "___:___ on ___-____"
        case FieldKind.VIALS:
            yield from (f"{at}: lot ________ exp ________" for at in range(1, VIALS + 1))
        case FieldKind.TEXT:
            yield WRITE
