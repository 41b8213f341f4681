"""What is read out on the phone when a dose is not given: whom to call, and five lines."""

from collections.abc import Collection, Iterable, Iterator

from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen.inputs import age_by_clock
from il2nurse.domain.regimen.rules import Finding
from il2nurse.domain.regimen.vocabulary import ALERTNESS, DIASTOLIC, SYSTOLIC
from il2nurse.domain.rules.assessment.assessing import assess_now, score_now
from il2nurse.domain.rules.chart.early_warning import EMERGENCY_TOTAL
from il2nurse.domain.rules.chart.neuro_checks import emergencies_of
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.quantity import in_words
from il2nurse.domain.values.telephones import Telephones, with_number
from il2nurse.readable.dose.found_words import found_words
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import NO_VALUE

TEAM_NAME = "the emergency team"
TEAM = "Call now: {1}, then {0}."
PRESCRIBER = "Call now: {0}."
ORDERED = "{}, who ordered this cycle"


def whom_to_call(moment: Moment, dose: Dose, words: Wording, telephones: Telephones) -> str:
    """The prescriber of the order by name; before them the team, where the file or score says so.

    The team is called for a level of alertness that calls it, and for a score of 7 or more.
    """
    cycle = moment.course.cycles[dose.key.cycle - 1]
    who = with_number(ORDERED.format(words.prescriber(moment.course, cycle)), telephones.prescriber)
    alertness = moment.case.chart.newest(ALERTNESS.id, moment.at)
    found = alertness.values[ALERTNESS.id] if alertness else ""
    score = score_now(moment, assess_now(moment))
    team = found in emergencies_of(moment.regimen) or (score and score.total >= EMERGENCY_TOTAL)
    return (TEAM if team else PRESCRIBER).format(who, with_number(TEAM_NAME, telephones.team))


def whom_to_reach(moment: Moment, dose: Dose, words: Wording, telephones: Telephones) -> str:
    """Whom to call while a dose goes in: the prescriber of its order, and the emergency team."""
    cycle = moment.course.cycles[dose.key.cycle - 1]
    who = with_number(words.prescriber(moment.course, cycle), telephones.prescriber)
    return f"{who} · emergency team {telephones.team}" if telephones.team else who


def call_lines(
    moment: Moment, dose: Dose, findings: Iterable[Finding], words: Wording
) -> tuple[tuple[str, str], ...]:
    """Who, which dose, what was found, the newest vital signs with their age, and the score."""
    patient, regimen, key = moment.case.patient, moment.regimen, dose.key
    of = regimen.timetable.doses_per_cycle
    units = in_words(moment.calculation().dose_international_units)
    told = tuple(findings)
    found = found_words(moment, dose, told, words)
    said = frozenset(each.field for each in told)
    score = score_now(moment, assess_now(moment))
    lines = (
        ("Patient", f"{patient.told_apart}, bed {patient.bed}"),
        ("Dose", f"{key.slot} of {of}, {units}, due {words.clock(dose.due)}: not given"),
        ("Found", " · ".join(found)),
        ("Vital signs", ", ".join(_signs(moment, words, said))),
        ("NEWS2", str(score.total) if score else "not complete"),
    )
    return tuple(line for line in lines if line[1])


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
