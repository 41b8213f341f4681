"""What a charge nurse should look at: worked out from the record, never ticked off by hand."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from il2nurse.domain.record.alarms.facts import FOR_CHARGE_NURSES
from il2nurse.domain.record.case import Case
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.alarms.alarm import Alarm
from il2nurse.domain.rules.chart.due import taken_late
from il2nurse.domain.rules.course.unsigned import to_countersign
from il2nurse.domain.rules.dose.not_given import not_given_as
from il2nurse.domain.values.form_number import is_of_ward
from il2nurse.domain.values.text import written_date
from il2nurse.domain.values.wall_clock import day_and_clock
from il2nurse.readable.course.approvals import withdrawn_in_words
from il2nurse.readable.words import MUST_BE_HELD, NOT_GIVEN_WORDS
from il2nurse.workflow.approvals import all_approvals, approvals_of, to_order, unapproved
from il2nurse.workflow.station import Station
from il2nurse.workflow.ward.alarms import AlarmKey, key_of
from il2nurse.workflow.ward.at_home import untaught_at_home
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.waiting import WaitsFor
from il2nurse.workflow.ward.ward import WardRow

A_SHIFT = timedelta(hours=8)
A_DAY = timedelta(days=1)


class Urgency(StrEnum):
    """Whether something is to be done now, or to be looked at."""

    ACT = "act"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Attention:
    """One matter: the patient, a sentence without the name, and how urgent it is.

    Without a patient and bed it is about the ward's regimens.
    ``alarm`` is there where the matter is one that somebody has to acknowledge.
    """

    mrn: str | None
    bed: str | None
    say: str
    urgency: Urgency
    alarm: Alarm | None = None

    @property
    def key(self) -> AlarmKey | None:
        """Which alarm it is; ``None`` where it is none that waits for somebody."""
        return key_of(self.mrn, self.alarm) if self.mrn and self.alarm else None


def attention_list(station: Station, rows: tuple[WardRow, ...]) -> tuple[Attention, ...]:
    """Everything that needs a charge nurse: what is to be done now first, led by open alarms."""
    withdrawn = _withdrawn(station)
    found = [matter for row in rows for matter in _of_row(station, row, withdrawn)]
    found += _of_regimens(station)
    return tuple(sorted(found, key=_place))


def _place(matter: Attention) -> tuple[str, bool, bool, str]:
    return matter.urgency.value, matter.mrn is None, matter.alarm is None, matter.bed or ""


def _of_regimens(station: Station) -> list[Attention]:
    """Today's regimens by which nobody may order, and what is missing.

    One of which nobody began to decide is told only where nothing else can be ordered either.
    """
    found, why_not, today = [], unapproved(station), to_order(station)
    for name, why in why_not.items():
        regimen = today[name]
        known = approvals_of(station, regimen)
        if known.untouched and len(why_not) < len(today):
            continue
        urgency = Urgency.REVIEW if known.complete else Urgency.ACT
        say = f"{regimen.title}, version {regimen.version}. {why}"
        found.append(Attention(None, None, say, urgency))
    return found


def _withdrawn(station: Station) -> Mapping[str, str]:
    """What was withdrawn, in words, by the digest of the text."""
    words = station.words
    return {
        digest: withdrawn_in_words(each.withdrawn, words)
        for digest, each in all_approvals(station).items()
        if each.withdrawn
    }


def _of_row(station: Station, row: WardRow, withdrawn: Mapping[str, str]) -> list[Attention]:
    patient = row.case.patient
    found = (*_not_countersigned(station, row.case), *_waits_overdue(station, row))
    found += (*untaught_at_home(station, row.case), *_strange_lines(station, row.case))
    reminders = [(Urgency.REVIEW, say) for say in found]
    if not patient.discharged and row.case.course is not None:
        reminders += _of_course(station, row, row.case.course)
        if gone := withdrawn.get(row.case.course.regimen_digest):
            say = f"{gone[:1].lower()}{gone[1:]} Ask the prescriber whether it goes on"
            reminders.append((Urgency.REVIEW, f"The regimen of this course was {say}"))
    return [
        *(_of_alarm(station, row, alarm) for alarm in row.alarms),
        *(Attention(patient.subject, patient.bed, say, urgency) for urgency, say in reminders),
    ]


def _strange_lines(station: Station, case: Case) -> list[str]:
    """What was charted within a day from lines of no pack of this ward, and is not struck out."""
    register, now = station.register.identity().register, station.now().at
    standing = [each for each in case.chart.sets if each.struck is None]
    charted = [(each.paper, each.at, each.recorded_at) for each in standing]
    charted += [(each.paper, each.fluid.at, each.recorded_at) for each in case.chart.fluids]
    return [
        f"Charted for {day_and_clock(station.local(at))} from form {line}, which is of no pack "
        "that this ward printed. Look whether it is this patient's; strike it out (C) where it is "
        "not"
        for line, at, recorded in charted
        if line and now - recorded <= A_DAY and not is_of_ward(line, register)
    ]


def _of_alarm(station: Station, row: WardRow, alarm: Alarm) -> Attention:
    """An alarm; one that was acknowledged and is still so says by whom, and asks nothing more."""
    patient, answer = row.case.patient, alarm.acknowledged
    if answer is None:
        urgency = Urgency.REVIEW if alarm.kind in FOR_CHARGE_NURSES else Urgency.ACT
        return Attention(patient.subject, patient.bed, alarm.say, urgency, alarm)
    who, at = station.people()[answer.by].shown, station.words.clock(answer.at)
    say = f"{alarm.say}. Acknowledged by {who} at {at}"
    return Attention(patient.subject, patient.bed, say, Urgency.ACT)


def _of_course(station: Station, row: WardRow, course: Course) -> list[tuple[Urgency, str]]:
    act = [*_now(station, row), *_unwatched(station, row)]
    review = [*_watched_late(station, row), *_labs_overdue(station, row)]
    review += _often_held(row.case, course, station.regimen_of(course))
    for find in (_overridden, _signature_void):
        review += find(row.case, course)
    return [*((Urgency.ACT, say) for say in act), *((Urgency.REVIEW, say) for say in review)]


def _now(station: Station, row: WardRow) -> list[str]:
    match row.state:
        case WardState.OVERDUE if row.due:
            late = late_minutes(station.now().at - row.due)
            return [f"Dose {row.slot} is {late} late and not accounted for"]
        case WardState.MUST_HOLD if row.case.open_dose:
            return [f"Dose {row.slot} {MUST_BE_HELD.within}. {row.next_action}"]
        case WardState.PAUSED:
            return [f"Dose {row.slot}: the infusion is paused"]
        case _:
            return []


def _unwatched(station: Station, row: WardRow) -> list[str]:
    """Vital signs that close watching asks for, and that are missing."""
    due = row.vital_signs_due
    if due is None or not (due.close and due.overdue):
        return []
    times = f", {due.missed} due times are missed" if due.missed > 1 else ""
    return [f"Vital signs due at {station.words.clock(due.at)} are missing{times}. {due.why}"]


def _watched_late(station: Station, row: WardRow) -> list[str]:
    """What was missed in close watching stays missed, also when a set is on the chart again."""
    moment = station.moment(row.case.patient.subject)
    return [
        f"Vital signs due at {station.words.clock(each.due)} were taken at "
        f"{station.words.clock(each.taken)}; {each.missed} due "
        f"{'time was' if each.missed == 1 else 'times were'} missed. {each.why}"
        for each in taken_late(moment, moment.at - A_SHIFT)
    ]


def _labs_overdue(station: Station, row: WardRow) -> list[str]:
    return [
        f"Overdue since {day_and_clock(station.local(each.at))}: {each.shown}"
        for each in row.labs_due
        if each.overdue
    ]


def _overridden(case: Case, course: Course) -> list[str]:
    doses = [dose for dose in case.doses_of(course) if dose.overrides and not dose.held]
    return [
        f"Dose {dose.key.slot}: a hold was overridden on the order of "
        f"{dose.overrides[-1].call.shown}"
        for dose in doses
    ]


def _often_held(case: Case, course: Course, regimen: Regimen) -> list[str]:
    doses = case.doses_of(course, course.current.number)
    held = [how for dose in doses if (how := not_given_as(dose, regimen))]
    if len(held) < regimen.timetable.held_doses_stop_cycle or course.stopped:
        return []
    stopped = ", and the cycle is stopped" if course.current.stopped else ""
    named = " or ".join(word.within for how, word in NOT_GIVEN_WORDS.items() if how in held)
    return [f"{len(held)} doses were {named} in this cycle{stopped}: speak with the prescriber"]


def _not_countersigned(station: Station, case: Case) -> list[str]:
    """Telephoned orders for which the prescriber has not signed within the site's time."""
    before, people = station.now().at - station.countersign_within, station.people()
    return [
        f"The telephoned order {order.what} of {day_and_clock(station.local(order.ordered_at))} is "
        f"not countersigned yet by {people[order.of].shown}"
        for course in case.courses
        for order in to_countersign(case, course)
        if order.ordered_at < before
    ]


def _waits_overdue(station: Station, row: WardRow) -> Iterator[str]:
    """A review that nobody recorded since its day, and blood that nobody took; also at home."""
    course, today = row.case.course, station.today(station.now().at)
    for each in row.waits:
        if course is None or each.day >= today:
            continue
        due = written_date(each.day)
        if each.what is WaitsFor.REVIEW:
            yield f"Response to course {course.number}: review was due on {due}; ask the prescriber"
        if each.what is WaitsFor.LABS and not row.labs_due:
            yield f"Blood for the next course was due on {due}"


def _signature_void(case: Case, course: Course) -> list[str]:
    doses = [dose for dose in case.doses_of(course) if was_changed_after_signing(dose)]
    return [f"Dose {dose.key.slot} was changed after it was signed" for dose in doses]


def was_changed_after_signing(dose: Dose) -> bool:
    """True where a signature stands that no longer covers all of the dose."""
    return bool(dose.signatures) and not dose.signed


def late_minutes(late: timedelta) -> str:
    """How late, in minutes up to two hours, then in hours and minutes."""
    minutes = int(late / timedelta(minutes=1))
    short = late < timedelta(hours=2)
    return f"{minutes} min" if short else f"{minutes // 60} h {minutes % 60} min"
