"""Blank numbered forms: a dose with every step and question of its regimen, and lines to chart."""

from dataclasses import dataclass, replace
from typing import Final

from il2nurse.domain.record.chart.fluids import FLUID_KINDS, kind_within
from il2nurse.domain.record.dose.dose import DoseState
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.regimen.vocabulary import VITAL_SIGNS_FORM
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.assessment.limit_words import limits_in_words
from il2nurse.readable.content import PatientPaper
from il2nurse.readable.doses import doses_in_words
from il2nurse.readable.downtime.current import CurrentChart
from il2nurse.readable.downtime.form_steps import APART, TICK, FormStep, form_steps
from il2nurse.readable.heading import PatientFacts
from il2nurse.readable.pharmacy.own_sum import OwnSum, own_sum_of_any
from il2nurse.readable.words import DOSE_WORDS

DOSE: Final = "Dose on paper"
VITALS: Final = "Vital signs on paper"
FLUIDS: Final = "Intake and output on paper"
BLANK: Final = PatientFacts("", "", "", "", "", "Dosing weight", "", "", "", allergic=False)
LINES: Final = 18
# How a dose ends that was on a form.
HOLDING: Final = frozenset({Result.HOLD, Result.ABSOLUTE, Result.STOP})
OUTCOMES: Final = (DoseState.COMPLETED, DoseState.STOPPED, DoseState.HELD)
# When it ran, who gave it and who checked it stand at the steps.
OUTCOME: Final = (
    ("Date, dose number", "___-____-_____    dose ____ of this cycle"),
    ("Outcome", APART.join(f"{TICK}{DOSE_WORDS[each].word}" for each in OUTCOMES)),
    ("Held or stopped: why", "____________________________________________________"),
    ("Prescriber called", f"who ______________  at ___:___   {TICK}read back"),
    ("Entered afterwards", "by ______________________  at ___:___ on ___-____-_____"),
)


@dataclass(frozen=True, slots=True)
class DoseForm(PatientPaper):
    """A dose on paper, from identity to signature."""

    chart: CurrentChart | None
    drug: str
    own_sum: OwnSum | None
    steps: tuple[FormStep, ...]
    outcome: tuple[tuple[str, str], ...] = OUTCOME
    calls: tuple[tuple[str, str], ...] = ()
    """Whom to call, as the site says or with room to write."""


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
    limits: tuple[tuple[str, str], ...] = ()
    """Of what is charted here, the limits at which a dose is held or stopped."""


def dose_form(
    number: str,
    regimen: Regimen,
    zone: str,
    chart: CurrentChart | None = None,
    moment: Moment | None = None,
) -> DoseForm:
    """The form of one dose; without a chart and its moment for any patient of this regimen."""
    return DoseForm(
        title=f"{DOSE} · form {number}",
        subtitle=f"{regimen.title} · regimen {regimen.version}",
        planned="One form for one dose; entered once, afterwards, under its number",
        mark=f"Form {number}",
        zone=zone,
        patient=chart.patient if chart else BLANK,
        chart=chart,
        drug=f"{regimen.drug} ({regimen.brand}), {doses_in_words(regimen.preparation)}",
        own_sum=chart.own_sum if chart else own_sum_of_any(regimen.preparation),
        steps=form_steps(regimen, moment),
    )


def vital_signs_form(number: str, regimen: Regimen, zone: str, patient: PatientFacts) -> LinesForm:
    """Lines for all that the window asks with the vital signs, the oxygen device and pain too."""
    form = regimen.charting.forms.get(VITAL_SIGNS_FORM)
    fields = form.fields if form else [regimen.fields[n] for n in regimen.monitoring.fields]
    asked = tuple(f"{each.short or each.label} {each.unit}".strip() for each in fields)
    ids = {each.id for each in fields}
    limits = tuple(
        (each.title, limits_in_words(regimen, replace(each, limits=severe)))
        for each in regimen.criteria
        if each.field in ids
        and (severe := tuple(limit for limit in each.limits if limit.result in HOLDING))
    )
    told = _lines(Lines(VITALS, asked, ""), number, regimen, zone, patient)
    return replace(told, limits=limits)


def fluids_form(number: str, regimen: Regimen, zone: str, patient: PatientFacts) -> LinesForm:
    """Lines for what goes in and comes out."""
    kinds = {
        way: ", ".join(kind_within(kind.id) for kind in FLUID_KINDS if kind.direction == way)
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
