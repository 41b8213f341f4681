"""The alarms of a case at a moment: the one list that every page and paper reads."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Final

from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.record.dose.infusion import InfusionState
from il2nurse.domain.record.dose.reaction import Reaction
from il2nurse.domain.record.dose.refused import RefusedAnswer
from il2nurse.domain.regimen.refusals import Consequence
from il2nurse.domain.rules.alarms.alarm import Alarm, newest_answer, told_at
from il2nurse.domain.rules.alarms.bags import bag_alarms
from il2nurse.domain.rules.alarms.elsewhere import elsewhere_alarms
from il2nurse.domain.rules.alarms.emergencies import emergencies
from il2nurse.domain.rules.alarms.lost import lost_alarms
from il2nurse.domain.rules.alarms.owed import every_owed_call
from il2nurse.domain.rules.alarms.stopping import (
    StopAsked,
    StopAskedLate,
    stops_asked,
    stops_asked_late,
)
from il2nurse.domain.rules.alarms.unlisted import unlisted_calls
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.clock import Reading
from il2nurse.domain.values.form_number import form_in_words

STOP_ASKED: Final = "Stop the infusion?"
MINUTE = timedelta(minutes=1)


def alarms(moment: Moment, now: Reading) -> tuple[Alarm, ...]:
    """Every alarm that nobody acknowledged, and those that are still so, the oldest first.

    An alarm does not end because things look better: it stands until someone with a name takes it
    on, also after the patient left the ward. What is corrected or struck out raises none any more.
    """
    found = (
        *_stops(moment),
        *_found(moment),
        *lost_alarms(moment.case),
        *elsewhere_alarms(moment),
        *_over(moment, now),
        *bag_alarms(moment, now),
        *_emergencies(moment),
        *_reactions(moment),
        *_refused(moment),
        *_calls(moment),
        *unlisted_calls(moment),
        *_on_paper(moment),
    )
    away = moment.case.patient.discharged
    standing = (alarm for alarm in found if alarm.open or not away)
    return tuple(sorted(standing, key=lambda alarm: alarm.since))


def _over(moment: Moment, now: Reading) -> Iterator[Alarm]:
    """An infusion that runs on past its end; it rings again a while after it was acknowledged."""
    for dose in moment.case.doses.values():
        infusion = dose.infusion
        if infusion is None or infusion.state is not InfusionState.RUNNING or infusion.left(now):
            continue
        over = infusion.over(now)
        alarm = Alarm(
            kind=AlarmKind.OVER,
            dose=dose.key.stream,
            seq=dose.started_in,
            since=now.at - over,
            say=_say_over(dose, over),
            level=over // MINUTE,
        )
        answer = newest_answer(moment.case, alarm.kind, alarm.dose, alarm.seq)
        again = moment.regimen.alarm_again or MINUTE
        quiet = answer is not None and over < timedelta(minutes=answer.level) + again
        yield replace(alarm, acknowledged=answer if quiet else None)


def _stops(moment: Moment) -> Iterator[Alarm]:
    """Values of a running infusion that ask to stop it; each further such set asks again."""
    dose = moment.case.open_dose
    if dose is None:
        return
    stream = dose.key.stream
    found: list[StopAsked | StopAskedLate] = [*stops_asked(moment, dose)]
    for asked in (*found, *stops_asked_late(moment, dose)):
        answer = newest_answer(moment.case, AlarmKind.STOP, stream, asked.seq)
        taken_on = answer is not None and answer.level >= asked.times
        if asked.lasts or not taken_on:
            yield Alarm(
                kind=AlarmKind.STOP,
                dose=stream,
                seq=asked.seq,
                since=asked.at,
                say=f"{STOP_ASKED} {asked.say}".removesuffix("."),
                level=asked.times,
                acknowledged=answer if taken_on else None,
                measured=asked.at,
            )


def _found(moment: Moment) -> Iterator[Alarm]:
    """Values on the chart that stop treatment for good, until a prescriber lets it go on."""
    for course in moment.case.courses:
        for stop in course.stops:
            if stop.charted is not None and stop.lifted is None:
                at = told_at(moment, stop.at)
                why = stop.reason.removesuffix(".")
                known = (AlarmKind.FOUND, None, stop.charted)
                yield Alarm(
                    *known,
                    since=stop.at,
                    say=f"Treatment is stopped permanently by a value of {at}. {why}",
                    acknowledged=newest_answer(moment.case, *known),
                    measured=stop.at,
                )


def _say_over(dose: Dose, over: timedelta) -> str:
    what, minutes = f"Dose {dose.key.slot}: the infusion", over // MINUTE
    if not minutes:
        return f"{what} time is up and its end is not recorded"
    return f"{what} is {minutes} min over its time and its end is not recorded"


def _emergencies(moment: Moment) -> Iterator[Alarm]:
    """Every emergency that nobody acknowledged, and the newest one while it lasts."""
    for found in emergencies(moment):
        answer = newest_answer(moment.case, AlarmKind.EMERGENCY, None, found.seq)
        taken_on = answer is not None and answer.level >= found.level
        if taken_on and not found.lasts:
            continue
        yield Alarm(
            kind=AlarmKind.EMERGENCY,
            dose=None,
            seq=found.seq,
            since=found.at,
            say=found.sentence(moment),
            level=found.level,
            acknowledged=answer if taken_on else None,
            measured=found.at,
        )


def _reactions(moment: Moment) -> Iterator[Alarm]:
    """Every reaction until someone took it on; one that became worse rings again."""
    for dose in moment.case.doses.values():
        for reaction in dose.reactions:
            answer = newest_answer(moment.case, AlarmKind.REACTION, reaction.dose, reaction.seq)
            level = len(reaction.raised_at) - 1
            if answer is None or answer.level < level:
                yield Alarm(
                    kind=AlarmKind.REACTION,
                    dose=reaction.dose,
                    seq=reaction.seq,
                    since=reaction.raised_at[-1],
                    say=_say_reaction(moment, dose, reaction),
                    level=level,
                )


def _calls(moment: Moment) -> Iterator[Alarm]:
    """What the prescriber is still to be called about; the call itself answers it."""
    for owed in every_owed_call(moment):
        at = told_at(moment, owed.at)
        kind = AlarmKind.CALL_OWED if owed.dose else AlarmKind.RESULT
        known = (kind, owed.dose, owed.seq)
        yield Alarm(
            *known,
            since=owed.known_at,
            say=owed.told(at),
            acknowledged=newest_answer(moment.case, *known),
            measured=owed.at,
        )


def _say_reaction(moment: Moment, dose: Dose, reaction: Reaction) -> str:
    term = moment.regimen_of(dose).reaction(reaction.term)
    label = term.label if term else reaction.term.replace("_", " ")
    graded = f", grade {reaction.grade_now}" if reaction.grade_now else ""
    at = told_at(moment, reaction.at)
    return f"Reaction in dose {dose.key.slot} at {at}: {label}{graded}"


def _refused(moment: Moment) -> Iterator[Alarm]:
    """Refused answers that the charge nurse looks at, of any dose."""
    for dose in moment.case.doses.values():
        for refused in dose.refused:
            known = (AlarmKind.REFUSED, dose.key.stream, refused.seq)
            if refused.level is Consequence.KEEP or newest_answer(moment.case, *known):
                continue
            yield Alarm(*known, since=refused.at, say=_say_refused(moment, dose, refused))


def _on_paper(moment: Moment) -> Iterator[Alarm]:
    """Doses from paper of which rules or form leave something to say: a charge nurse looks."""
    for dose in moment.case.doses.values():
        paper = dose.on_form
        if paper is None or not paper.objections:
            continue
        known = (AlarmKind.ON_PAPER, dose.key.stream, paper.seq)
        if newest_answer(moment.case, *known) is None:
            became = "held" if dose.held else "begun" if paper.running else "given"
            source = form_in_words(paper.form)
            say = (
                f"Dose {dose.key.slot} was {became} on paper ({source}). "
                f"{' '.join(paper.objections)} Read the form again and tell the prescriber"
            )
            yield Alarm(*known, since=paper.entered, say=say)


def _say_refused(moment: Moment, dose: Dose, refused: RefusedAnswer) -> str:
    at = told_at(moment, refused.at)
    findings = " ".join(finding.say for finding in refused.findings)
    return f"Dose {dose.key.slot}, answer refused at {at}: {findings}"
