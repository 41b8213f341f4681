"""What became of a patient's courses beside the doses, in sentences at the head of every paper."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import zip_longest
from typing import Final

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.course.course import Course, Cycle
from il2nurse.domain.record.course.elsewhere import DecidedElsewhere
from il2nurse.domain.record.course.pauses import OrderPause
from il2nurse.domain.record.course.responses import Response
from il2nurse.domain.record.course.waivers import Waiver
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.record.dose.from_form import FromForm
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.rules.course.before_next import counting_responses
from il2nurse.domain.rules.course.paused import still_to_start
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.form_number import form_in_words
from il2nurse.domain.values.text import written_date
from il2nurse.readable.moved import move_notes, telephoned, version_line
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import NOT_VERIFIED, STRUCK_OUT

LATE_ENTRY: Final = "Late entry from paper"


def course_notes(case: Case, words: Wording) -> tuple[str, ...]:
    """What stands of the courses, and what became of them: a paper about the patient as of now."""
    return (*standing_notes(case, words), *(text for _, text in passing_notes(case, words)))


def standing_notes(case: Case, words: Wording) -> tuple[str, ...]:
    """Telephoned orders, what was decided and chosen, doses from paper: whichever dose it is."""
    found = [note for course in case.courses for note in _standing(course, words)]
    found += [
        f"{LATE_ENTRY}. {paper_line(dose.on_form, words, dose.key)}."
        for course in case.courses
        for dose in case.doses_of(course)
        if dose.on_form
    ]
    scales = [
        f"SpO₂ scale {each.scale} of the early warning score since {words.day_time(each.at)}, "
        f"chosen by {words.name(each.prescriber)}: {each.reason.removesuffix('.')}."
        for each in case.chart.scales
    ]
    return (*found, *scales)


def passing_notes(
    case: Case, words: Wording, beside: DoseKey | None = None
) -> tuple[tuple[datetime, str], ...]:
    """Moves, closed cycles, responses, discharges, each with when: before a dose or since it.

    Without the moves by which the dose ``beside`` is due: its own record tells them.
    """
    found = [*_left(case.patient, words)]
    for course in case.courses:
        found += _passing(case, course, words)
        found += move_notes(course, words, beside)
    return tuple(sorted(found))


def _left(patient: Patient, words: Wording) -> Iterator[tuple[datetime, str]]:
    """Each discharge; of one who came back, when that was."""
    for at, until in zip_longest(patient.discharges, patient.discharges[1:]):
        back = (each for each in patient.readmissions if at <= each and (not until or each < until))
        again = next(back, None)
        came = f", readmitted on {words.day_time(again)}" if again else ""
        yield at, f"Discharged on {words.day_time(at)}{came}."


def paper_line(paper: FromForm, words: Wording, key: DoseKey) -> str:
    """A dose from paper in one line: what it is, both times, and who."""
    people = f"by {words.name(paper.by)}"
    if paper.checked:
        people = f"{people}, checked by {words.name(paper.checked)}"
    begun = "begun " if paper.running else ""
    return (
        f"Cycle {key.cycle}, dose {key.slot}: {form_in_words(paper.form)}, {begun}on paper at "
        f"{words.day_time(paper.happened)} {people}; entered {words.day_time(paper.entered)} by "
        f"{words.name(paper.entered_by)}"
    )


def became_line(course: Course, words: Wording) -> str:
    """What was found at doses before the order of a course, and what its prescriber says of it."""
    order, words_of = course.cycles[0].ordered_by, (course.became or "").removesuffix(".")
    who = words.name(order.person) if order else ""
    when = words.day_time(course.ordered_at)
    told = f"Found before course {course.number}: {' '.join(course.found)}"
    return f"{told} What became of it, by {who}, {when}: {words_of}."


def decided_line(decision: DecidedElsewhere, words: Wording) -> str:
    """What a prescriber decided on a stop that stands on another record."""
    fact, who = decision.fact, f"{words.name(decision.by)}, {words.day_time(decision.at)}"
    found = "the same person" if fact.same else "another person"
    told = f"Treatment of {fact.who}, was stopped permanently: {fact.was.rstrip('.')}"
    return f"{told}. Decided: {found}. {fact.reason.rstrip('.')} ({who})."


def paused_line(course: Course | None, words: Wording) -> str | None:
    """That the order is paused, by whom, since when and why; ``None`` while it is not."""
    pause = course.paused if course else None
    if pause is None:
        return None
    order = pause.ordered_by
    by = f"{words.name(order.person)}{' (telephoned)' if order.telephoned else ''}"
    why = pause.reason.rstrip(".")
    told = f"Order paused by {by} since {words.day_time(pause.at)}: {why}."
    return f"{told} No dose until a prescriber resumes it."


def paused_in_short(course: Course, words: Wording) -> str | None:
    """By whom the order is paused, since when and why, as a row of a list has room for it."""
    pause = course.paused
    if pause is None:
        return None
    by, why = words.name(pause.ordered_by.person), pause.reason.rstrip(".")
    return f"Paused by {by} since {words.clock(pause.at)}: {why}"


def _pause(course: Course, pause: OrderPause, words: Wording) -> str:
    """A pause from its begin to its end."""
    order = pause.ordered_by
    phoned = f" {telephoned(order, pause.countersigned_by, words)};" if order.telephoned else ""
    began = f"{words.name(pause.by)}, {words.day_time(pause.at)}"
    which = f"Course {course.number}, cycle {pause.cycle}"
    told = f"{which}: order paused by {began}:{phoned} {pause.reason.rstrip('.')}."
    went_on = pause.resumed
    if went_on is None:
        return f"{told} Not resumed yet."
    slot = f" from dose {went_on.slot} on" if went_on.slot else ""
    ended = f"{words.name(went_on.by)}, {words.day_time(went_on.at)}"
    skipped = f" {skipped_words(went_on.skipped)}" if went_on.skipped else ""
    return f"{told} Resumed{slot} by {ended}: {went_on.reason.rstrip('.')}.{skipped}"


def holds_from(moment: Moment, words: Wording) -> str | None:
    """From which dose on a changed order is gone by; ``None`` where none of it lies ahead."""
    slots = still_to_start(moment)
    return (
        f"from dose {slots[0]} on, due {words.clock(moment.slots[slots[0] - 1])}" if slots else None
    )


def unverified_line(course: Course | None, words: Wording) -> str | None:
    """That the newest order waits for a second person, without what they work out unseen."""
    version = course.current.unverified if course else None
    if version is None:
        return None
    by, why = words.name(version.by), version.reason.rstrip(".")
    told = f"Order, version {version.number}: changed by {by} {words.day_time(version.at)} ({why})"
    return f"{told}, {NOT_VERIFIED}. No dose before a second person verifies it."


def skipped_words(slots: Sequence[int]) -> str:
    """Which doses passed while the order was paused."""
    first, last = slots[0], slots[-1]
    which = f"Dose {first}" if first == last else f"Doses {first} to {last}"
    return f"{which} passed in the pause: not given and not made up."


def waived_by(waiver: Waiver, words: Wording) -> str:
    """By whom a test is waived, when and why."""
    who = f"{words.name(waiver.by)}, {words.day_time(waiver.at)}"
    return f"Waived for this course by {who}: {waiver.reason.rstrip('.')}."


def waiver_line(waiver: Waiver, words: Wording) -> str:
    """A waiver from its begin to its end, with the test."""
    told = waived_by(waiver, words)
    told = f"{waiver.label}: {told[0].lower()}{told[1:]}"
    back = waiver.taken_back
    if back is None:
        return told
    who = f"{words.name(back.by)}, {words.day_time(back.at)}"
    return f"{told} Asked for again by {who}: {back.reason.rstrip('.')}."


def _standing(course: Course, words: Wording) -> Iterator[str]:
    for decision in course.elsewhere:
        yield decided_line(decision, words)
    yield from [became_line(course, words)] if course.became else ()
    for waiver in course.waivers:
        yield f"Course {course.number}, {waiver_line(waiver, words)}"
    for cycle in course.cycles:
        which, order = _which(course, cycle), cycle.ordered_by
        if order and order.telephoned:
            yield f"{which}: {telephoned(order, cycle.countersigned_by, words)}."
        for version in cycle.versions:
            yield f"{which}. {version_line(version, words)}"


def _passing(case: Case, course: Course, words: Wording) -> Iterator[tuple[datetime, str]]:
    for cycle in course.cycles:
        if closed := cycle.closed:
            phoned = telephoned(closed.ordered_by, closed.countersigned_by, words)
            told = f" {phoned[:1].upper()}{phoned[1:]}." if closed.ordered_by.telephoned else ""
            said = (
                f"{_which(course, cycle)}: closed from dose {closed.first} on by "
                f"{words.name(closed.by)}, {words.day_time(closed.at)}. "
                f"{closed.text.removesuffix('.')}.{told}"
            )
            yield closed.at, said
    for pause in course.pauses:
        yield pause.at, _pause(course, pause, words)
    counting = counting_responses(case, course, words.zone)
    for response in course.responses:
        yield from _response(course, response, counting, words)


def _response(
    course: Course, response: Response, counting: Sequence[Response], words: Wording
) -> Iterator[tuple[datetime, str]]:
    """A response as it was assessed, and, each at its own time, what was put right of it."""
    shrank = "the tumour shrank" if response.shrank else "the tumour did not shrink"
    which = f"Course {course.number}, response of {written_date(response.assessed_on)}"
    right = response.corrected
    no_more = ""
    if right:
        no_more = " It counts no more: corrected since."
    elif response not in counting:
        no_more = " It does not count: the next course had begun by then."
    elif response != counting[0]:
        no_more = " One that was assessed later counts."
    seen = response.text.removesuffix(".")
    yield response.at, f"{which}: {shrank}. {seen}. {words.name(response.by)}.{no_more}"
    if right:
        how = STRUCK_OUT if right.struck else "corrected"
        who = f"{words.name(right.by)}, {words.day_time(right.at)}"
        yield right.at, f"{which}: {how} by {who}. {right.reason.removesuffix('.')}."


def _which(course: Course, cycle: Cycle) -> str:
    return f"Course {course.number}, cycle {cycle.number}"
