"""The dose level that is suggested for the next course, after one that was not tolerated."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.regimen.doses import DoseLevels, StepDown
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.values.quantity import in_words


@dataclass(frozen=True, slots=True)
class SuggestedLevel:
    """The level that is suggested, in international units, beside the one ``before``.

    ``because`` says what of the course before was not tolerated; nothing where all was.
    """

    level: Decimal
    before: Decimal
    because: tuple[str, ...]

    @property
    def say(self) -> str:
        """The suggestion in a sentence."""
        last = f"The last course was ordered with {in_words(self.before)} each dose"
        if not self.because:
            return f"{last}, and was tolerated: suggested is the same."
        lower = "the lowest level stays" if self.level == self.before else in_words(self.level)
        return f"{last}, and was not tolerated ({', '.join(self.because)}): suggested is {lower}."


def suggested_level(
    case: Case, regimen: Regimen, *, tolerated: bool = True
) -> SuggestedLevel | None:
    """The level suggested for a course by this regimen; ``None`` where it steps down never.

    Or no dose was begun by the same regimen before. ``tolerated`` is the prescriber's word.
    """
    dosing = regimen.preparation.dosing
    step = dosing.step_down if isinstance(dosing, DoseLevels) else None
    last = last_course(case, regimen)
    if step is None or last is None or last.current.level is None:
        return None
    before = last.current.level
    because = tuple(_not_tolerated(case, last, step, regimen, tolerated=tolerated))
    return SuggestedLevel(step.below(before) if because else before, before, because)


def last_course(case: Case, regimen: Regimen) -> Course | None:
    """The newest course by the same regimen of which a dose was begun or held."""
    same = (each for each in reversed(case.courses) if each.regimen == regimen.id)
    return next((each for each in same if case.doses_of(each)), None)


def _not_tolerated(
    case: Case, course: Course, step: StepDown, regimen: Regimen, *, tolerated: bool
) -> Iterator[str]:
    doses = case.doses_of(course)
    held = sum(dose.held is not None and not dose.held.apart for dose in doses)
    given = sum(dose.given is not None for dose in doses)
    left_out = regimen.timetable.doses_per_cycle * len(course.cycles) - given
    if held >= step.held:
        yield f"{held} doses held"
    if left_out >= step.left_out:
        yield f"{left_out} doses not given"
    if not tolerated:
        yield "the prescriber’s word"
