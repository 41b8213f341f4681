"""What comes first on a chart on paper: what nobody answered, is overdue, happened or differs."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.record.dose.reaction import Reaction
from il2nurse.domain.regimen.inputs import age_by_clock
from il2nurse.domain.rules.alarms.alarms import alarms
from il2nurse.domain.rules.chart.due import next_vital_signs, taken_late
from il2nurse.domain.rules.chart.labs_due import labs_due
from il2nurse.domain.rules.dose.not_given import not_given_as
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.clock import Reading
from il2nurse.domain.values.text import Emphasis
from il2nurse.readable.dose.infusion_rows import reason_label
from il2nurse.readable.flowsheet.urine_words import ASK, unlike_urine
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import NOT_GIVEN_WORDS

NOT_TAKEN_ON: Final = "Alarm not acknowledged."
NO_CALL: Final = ": no call to the prescriber on record"
CALLS: Final = frozenset({AlarmKind.RESULT, AlarmKind.CALL_OWED})
TAKEN_ON: Final = "Still so; acknowledged by {} at {}."
OVERDUE: Final = "{} overdue since {} ({})"
SIGNS: Final = "Vital signs"
SETS_MISSED: Final = "Vital signs of the last 8 hours: {} missed."
A_SHIFT: Final = timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class First:
    """One sentence of what comes first; the cover tells ``in_short`` what is to be done now."""

    say: str
    emphasis: Emphasis
    in_short: str | None = None


def look_first(moment: Moment, words: Wording) -> tuple[First, ...]:
    """Alarms, what is overdue, reactions and doses not given in this cycle, and what differs."""
    return (
        *_alarms(moment, words),
        *_overdue(moment, words),
        *_happened(moment, words),
        *_unlike(moment, words),
    )


def _alarms(moment: Moment, words: Wording) -> Iterator[First]:
    """Those that stand, the newest first; reactions are told with what was done."""
    standing = alarms(moment, Reading(moment.at, "", 0))
    for alarm in sorted(standing, key=lambda each: each.since, reverse=True):
        if alarm.kind is AlarmKind.REACTION:
            continue
        say, short = alarm.say.removesuffix("."), alarm.say.partition(". ")[0].removesuffix(".")
        short += NO_CALL if alarm.kind in CALLS else ""
        if answer := alarm.acknowledged:
            by = TAKEN_ON.format(words.name(answer.by), words.clock(answer.at))
            yield First(f"{say}. {by}", Emphasis.WARN, short)
        else:
            yield First(f"{say}. {NOT_TAKEN_ON}", Emphasis.ALARM, short)


def _overdue(moment: Moment, words: Wording) -> Iterator[First]:
    signs = next_vital_signs(moment)
    if signs and signs.overdue:
        told = OVERDUE.format(SIGNS, *_since(signs.at, moment, words))
        yield First(f"{told}. {signs.why}", Emphasis.ALARM, told)
    for tests in labs_due(moment):
        if tests.overdue:
            told = OVERDUE.format(tests.rule.title, *_since(tests.at, moment, words))
            yield First(f"{told}: {', '.join(tests.names)}.", Emphasis.ALARM, told)
    late = taken_late(moment, moment.at - A_SHIFT)
    if missed := sum(each.missed for each in late):
        sets = "1 due set" if missed == 1 else f"{missed} due sets"
        yield First(SETS_MISSED.format(sets), Emphasis.WARN)


def _since(at: datetime, moment: Moment, words: Wording) -> tuple[str, str]:
    return words.clock(at), age_by_clock(at, moment.at)


def _happened(moment: Moment, words: Wording) -> Iterator[First]:
    """Reactions and doses that were not given in this cycle, the newest first."""
    found = list[tuple[datetime, str]]()
    course = moment.course
    for dose in moment.case.doses_of(course, course.current.number):
        found += [(each.at, _reaction(moment, dose, each, words)) for each in dose.reactions]
        found += [(dose.held.at, held) for held in _not_given(moment, dose, words) if dose.held]
    for _, say in sorted(found, reverse=True):
        yield First(say, Emphasis.WARN)


def _reaction(moment: Moment, dose: Dose, reaction: Reaction, words: Wording) -> str:
    regimen = moment.regimen_of(dose)
    term = regimen.reaction(reaction.term)
    name = term.label.lower() if term else reaction.term
    graded = f", grade {reaction.grade_now}" if reaction.grade_now else ""
    became = reason_label(regimen.outcomes, reaction.outcome).lower()
    seen = f"Reaction in dose {dose.key.slot} at {words.clock(reaction.at)}: {name}{graded}"
    done = f". {reaction.action}" if reaction.action else ""
    return f"{seen}, {became}{done}."


def _not_given(moment: Moment, dose: Dose, words: Wording) -> Iterator[str]:
    """A dose that was not given: when, why, who was called, and what was ordered."""
    regimen, held = moment.regimen_of(dose), dose.held
    how = not_given_as(dose, regimen)
    if held is None or how is None:
        return
    reason = reason_label(regimen.hold_reasons, held.reason).lower()
    text = f", {held.text}" if held.text else ""
    called = f"{held.call.shown} called at {words.clock(held.call.at)}"
    order = f": {held.call.order}" if held.call.order else ""
    told = f"{called}{order}".removesuffix(".")
    word = NOT_GIVEN_WORDS[how].within
    yield f"Dose {dose.key.slot} {word} at {words.clock(held.at)}: {reason}{text}. {told}."


def _unlike(moment: Moment, words: Wording) -> Iterator[First]:
    if say := unlike_urine(moment.case.chart, moment.at, words):
        yield First(f"{say} {ASK}", Emphasis.WARN)
