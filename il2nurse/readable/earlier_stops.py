"""What was ever stopped of a patient's courses, in sentences: the same on screen and paper."""

from collections.abc import Iterable, Iterator, Mapping

from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.course.stops import Stop
from il2nurse.readable.wording import Wording

ENDS = ".!?"


def earlier_stops(courses: Iterable[Course], words: Wording) -> tuple[str, ...]:
    """One paragraph for each stop: what and when, and who let the treatment go on, and why."""
    known = {course.number: course for course in courses}
    return tuple(
        " ".join((*_sentences(course, stop, words), *_ordered_after(known, course, stop, words)))
        for course in known.values()
        for stop in course.stops
    )


def _ordered_after(
    known: Mapping[int, Course], course: Course, stop: Stop, words: Wording
) -> Iterator[str]:
    """Who ordered the next course after the stop of a last cycle, and how that had resolved."""
    after = known.get(course.number + 1)
    last = stop.cycle == course.current.number and stop.lifted is None
    if last and after and after.resolved:
        order, when = after.cycles[0].ordered_by, words.day_time(after.ordered_at)
        who = words.name(order.person) if order else "A prescriber"
        yield f"{who}, ordered course {after.number} on {when}. Resolved: {_whole(after.resolved)}"


def _sentences(course: Course, stop: Stop, words: Wording) -> Iterator[str]:
    what, how = f"Course {course.number}", "stopped permanently"
    if stop.cycle:
        what, how = f"Course {course.number}, cycle {stop.cycle}", "stopped"
    yield f"{what} was {how} on {words.day_time(stop.at)}: {_whole(stop.reason)}"
    lifted = stop.lifted
    if lifted:
        did = f"planned cycle {lifted.cycle}" if lifted.cycle else "reopened it"
        if lifted.corrected:
            put_right = "corrected a held dose" if stop.cycle else "struck the reaction out"
            did = f"{put_right}, so that it stands no longer,"
        who, when = words.name(lifted.by), words.day_time(lifted.at)
        yield f"{who}, {did} on {when}: {_whole(lifted.reason)}"
        if lifted.resolved:
            yield f"Resolved: {_whole(lifted.resolved)}"
    elif not stop.cycle:
        yield "Only a prescriber can reopen it."


def _whole(text: str) -> str:
    """The text with one full stop at its end."""
    return text if text.endswith(tuple(ENDS)) else f"{text}."
