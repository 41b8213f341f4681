"""What is read out on the phone when a dose is not given: whom to call, and SBAR in four parts."""

from collections.abc import Collection, Iterable, Iterator

from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen.inputs import age_by_clock, shown_age
from il2nurse.domain.regimen.rules import Finding
from il2nurse.domain.regimen.vocabulary import ALERTNESS, DIASTOLIC, SYSTOLIC, URINE_8H, WEIGHT
from il2nurse.domain.rules.assessment.assessing import assess_now, score_now
from il2nurse.domain.rules.assessment.inputs_at import inputs_at
from il2nurse.domain.rules.chart.early_warning import EMERGENCY_TOTAL
from il2nurse.domain.rules.chart.neuro_checks import emergencies_of
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.quantity import in_words
from il2nurse.domain.values.telephones import Telephones, with_number
from il2nurse.readable.dose.found_words import found_words
from il2nurse.readable.dosed_by import cycle_dosed_by
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import NO_ALLERGIES, NO_DRUGS, NO_VALUE, NOT_RECORDED

TEAM_NAME = "the emergency team"
TEAM = "Call now: {1}, then {0}."
PRESCRIBER = "Call now: {0}."
REQUEST = "The regimen holds this dose. What do you order? I read it back."
ORDERED = "{}, who ordered this cycle"


def whom_to_call(moment: Moment, cycle: int, words: Wording, telephones: Telephones) -> str:
    """The prescriber of the order by name; before them the team, where the file or score says so.

    The team is called for a level of alertness that calls it, and for a score of 7 or more.
    """
    alertness = moment.case.chart.newest(ALERTNESS.id, moment.at)
    found = alertness.values[ALERTNESS.id] if alertness else ""
    score = score_now(moment, assess_now(moment))
    team = found in emergencies_of(moment.regimen) or (score and score.total >= EMERGENCY_TOTAL)
    ordered = words.prescriber(moment.course, moment.course.cycles[cycle - 1])
    who = with_number(ORDERED.format(ordered), telephones.prescriber)
    return (TEAM if team else PRESCRIBER).format(who, team_to_call(telephones))


def call_now(moment: Moment, words: Wording, telephones: Telephones, *, team: bool = False) -> str:
    """Whom to call for what was just found, in few words; before the prescriber the ``team``."""
    who = prescriber_to_call(moment, moment.course.current.number, words, telephones)
    first = f"{team_to_call(telephones)}, then " if team else ""
    return f"Call: {first}{who}."


def prescriber_to_call(moment: Moment, cycle: int, words: Wording, telephones: Telephones) -> str:
    """The prescriber of the order by name, with the number of the ward."""
    ordered = words.prescriber(moment.course, moment.course.cycles[cycle - 1])
    return with_number(ordered, telephones.prescriber)


def team_to_call(telephones: Telephones) -> str:
    """The emergency team, with its number where the site told it."""
    return with_number(TEAM_NAME, telephones.team)


def whom_to_reach(moment: Moment, cycle: int, words: Wording, telephones: Telephones) -> str:
    """The prescriber of the order, and the emergency team where the site told its number."""
    who = prescriber_to_call(moment, cycle, words, telephones)
    return f"{who} · emergency team {telephones.team}" if telephones.team else who


def call_lines(
    moment: Moment, dose: Dose, findings: Iterable[Finding], words: Wording
) -> tuple[tuple[str, str], ...]:
    """Situation, background, assessment, request: each part with its lines.

    Who, which dose and what was found; allergies, weight, drugs and the doses so far; the newest
    vital signs with their age, and the score; what is asked for.
    """
    told = tuple(findings)
    return (
        ("Situation", "\n".join(_situation(moment, dose, told, words))),
        ("Background", "\n".join(_background(moment, dose))),
        ("Assessment", "\n".join(_assessment(moment, dose, told, words))),
        ("Request", REQUEST),
    )


def _situation(
    moment: Moment, dose: Dose, findings: tuple[Finding, ...], words: Wording
) -> Iterator[str]:
    patient, key = moment.case.patient, dose.key
    of = moment.regimen.timetable.doses_per_cycle
    units = in_words(moment.calculation().dose_international_units)
    yield f"{patient.told_apart}, bed {patient.bed}"
    yield f"Dose {key.slot} of {of}, {units}, due {words.clock(dose.due)}: not given"
    found = found_words(moment, dose, findings, words)
    if found:
        yield f"Found: {' · '.join(found)}"


def _background(moment: Moment, dose: Dose) -> Iterator[str]:
    """What a prescriber at home does not have before them."""
    case, cycle = moment.case, moment.course.cycles[dose.key.cycle - 1]
    patient, by = case.patient, cycle_dosed_by(cycle)
    yield f"Allergies: {patient.allergy_text}" if patient.allergies else NO_ALLERGIES
    weighed = case.chart.newest(WEIGHT.id, moment.at)
    newest = f"; newest weight {weighed.values[WEIGHT.id]} kg" if weighed else ""
    yield f"{by.label} {by.value}{newest}"
    yield f"Drugs: {', '.join(patient.drugs) or NO_DRUGS.lower()}"
    given = sum(each.given is not None for each in case.doses_of(moment.course))
    yield f"Doses given in this course: {given}"


def _assessment(
    moment: Moment, dose: Dose, findings: tuple[Finding, ...], words: Wording
) -> Iterator[str]:
    """What was found leads, so that no normal value beside it is heard as all there is."""
    said = frozenset(each.field for each in findings)
    score = score_now(moment, assess_now(moment))
    news2 = f"NEWS2 score {score.total if score else 'not complete'}"
    yield " · ".join((*found_words(moment, dose, findings, words), news2))
    signs = ", ".join(_signs(moment, words, said))
    yield signs or f"Vital signs: {NOT_RECORDED}"
    yield from _results(moment, said)


def _results(moment: Moment, said: Collection[str | None]) -> Iterator[str]:
    """The newest result of each test of the dose, and the urine; else that it is not recorded."""
    regimen = moment.regimen
    asked = [each for each in regimen.fields.values() if each.timed_by or each.id == URINE_8H.id]
    inputs = inputs_at(moment.case, regimen, moment.course, moment.at)
    known, missing = [], []
    for field in (each for each in asked if each.id not in said):
        name, found = field.short or field.label, inputs.get(field.id)
        if found is None:
            missing.append(name)
        else:
            age = f", {shown_age(found.age)} ago" if found.age is not None else ""
            known.append(f"{name}\N{NO-BREAK SPACE}{field.shown(str(found.value))}{age}")
    if known:
        yield "; ".join(known)
    if missing:
        yield f"{', '.join(missing)}: {NOT_RECORDED}"


def _signs(moment: Moment, words: Wording, said: Collection[str | None]) -> Iterator[str]:
    """The newest of each vital sign that was not said before, and when they were taken."""
    chart, regimen = moment.case.chart, moment.regimen
    known = [(name, chart.newest(name, moment.at)) for name in regimen.monitoring.fields]
    for name, observed in known:
        if observed is None or name == DIASTOLIC.id or name in said:
            continue
        field, value = regimen.fields[name], observed.values[name]
        shown = words.answer(field, value)
        if name == SYSTOLIC.id:
            shown = f"{value}/{observed.values.get(DIASTOLIC.id, NO_VALUE)} {field.unit}"
            yield f"BP\N{NO-BREAK SPACE}{shown}"
        else:
            yield f"{field.short or field.label}\N{NO-BREAK SPACE}{shown}"
    newest = max((each.at for _, each in known if each), default=None)
    if newest is not None:
        yield f"taken {words.clock(newest)}, {age_by_clock(newest, moment.at)} ago"
