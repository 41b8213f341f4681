"""When another course may follow, in words, and which response to the one before counts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.course.responses import Response, standing_responses
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.responses import ResponseWord
from il2nurse.domain.rules.course.before_next import counting_responses
from il2nurse.domain.rules.course.calendar import follows
from il2nurse.domain.rules.course.next_course import NextCourse
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import written_date
from il2nurse.readable.wording import Wording

TOO_LATE: Final = "which does not count: the next course had begun by then"


def course_from(found: NextCourse) -> str | None:
    """From which day on; both days where a longer interval is advised."""
    return _both("from", found.earliest, found.advised_from)


def blood_on(found: NextCourse) -> str | None:
    """On which day blood is taken for it; both days where a longer interval is advised."""
    return _both("on", found.draw, found.advised_draw)


def another_course_line(moment: Moment | None) -> str | None:
    """The course and the blood for it, in one line; ``None`` before any day is known."""
    found = follows(moment) if moment else None
    if found is None or (course := course_from(found)) is None:
        return None
    blood = blood_on(found)
    taken = f" Blood for it {blood}." if blood else ""
    decides = " The prescriber decides." if found.advised_from else ""
    return f"Another course {course}.{taken}{decides}"


def response_named(found: Response, responses: Sequence[ResponseWord]) -> str:
    """A response by its word and its day."""
    labels = {each.word: each.label for each in responses}
    return f"{labels.get(found.response, found.response)} of {written_date(found.assessed_on)}"


def counting_line(
    course: Course, counting: Sequence[Response], responses: Sequence[ResponseWord]
) -> str:
    """Which response to a course counts, of those that may."""
    if not counting:
        return f"No response to course {course.number} counts now."
    return f"What counts of course {course.number}: {response_named(counting[0], responses)}."


@dataclass(frozen=True, slots=True)
class ToCorrect:
    """A response that stands, with its course and the text by which that is read.

    ``counting`` are those of the course that may count, the one that does first.
    """

    course: Course
    response: Response
    regimen: Regimen
    counting: tuple[Response, ...]

    @property
    def word(self) -> str:
        """Course and place, as the choice of this one is kept."""
        return f"{self.course.number}-{self.response.seq}"

    @property
    def name(self) -> str:
        """Of which course it is, what was found and when; and whether it counts."""
        of = f"Course {self.course.number}: {self._named(self.response)}"
        if self.response not in self.counting:
            return f"{of}, {TOO_LATE}"
        return f"{of}, which counts" if self.response == self.counting[0] else of

    @property
    def then(self) -> str:
        """What counts of the course where this one is struck out."""
        rest = [each for each in self.counting if each.seq != self.response.seq]
        return self._named(rest[0]) if rest else "no response"

    def stands(self, words: Wording) -> str:
        """What was found, on which day, by whom."""
        labels = {each.word: each.label for each in self.regimen.responses}
        found = self.response
        return (
            f"{labels.get(found.response, found.response)}, assessed "
            f"{written_date(found.assessed_on)} by {words.name(found.by)}: "
            f"{found.text.rstrip('.')}."
        )

    def _named(self, found: Response) -> str:
        return response_named(found, self.regimen.responses)


def to_correct(moment: Moment) -> tuple[ToCorrect, ...]:
    """Every response that stands: of the newest course first, of each what was assessed last."""
    return tuple(
        ToCorrect(
            course,
            each,
            moment.text(course.regimen_digest),
            counting_responses(moment.case, course, moment.zone),
        )
        for course in reversed(moment.case.courses)
        for each in standing_responses(course.responses)
    )


def _both(word: str, day: date | None, advised: date | None) -> str | None:
    if day is None:
        return None
    told = f"{word} {written_date(day)}"
    return f"{told} at the earliest; advised {written_date(advised)}" if advised else told
