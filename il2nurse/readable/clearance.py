"""What is open before a dose, as papers say it: tests missing or too old, questions unasked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen.inputs import shown_age
from il2nurse.domain.rules.assessment.pre_tests import PreTest, pre_tests
from il2nurse.domain.rules.dose.standing import may_go_on, step_of_criteria
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import written_date
from il2nurse.readable.wording import Wording

MISSING: Final = "Missing: {}."
TOO_OLD: Final = "Too old: {}."
AGED: Final = "{} ({}; {} days allowed)"
UNASKED: Final = (
    "Not asked at the order: indication, setting, line and other illness. The prescriber answers "
    "before the dose."
)
NOT_CLEARED: Final = "NOT CLEARED at {}"
NOT_YET: Final = "NOT CLEARED YET"
CLEARED: Final = "CLEARED by {} at {}: every criterion was judged, the dose may go on."
NOTHING_OPEN: Final = (
    "Tests and answers complete at {}. Hold and stop criteria are judged at the bedside."
)


@dataclass(frozen=True, slots=True)
class Clearance:
    """Whether a dose was cleared when a paper was printed, in a word, and what was open then.

    Nothing may be ``open``, and yet nobody has cleared it ``by_ward``: its criteria wait.
    """

    word: str
    because: tuple[str, ...]
    open: bool
    by_ward: bool = False

    @property
    def on_label(self) -> str | None:
        """What a label says first; ``None`` once the ward has cleared the dose."""
        if self.by_ward:
            return None
        return self.word if self.open else NOT_YET


def open_before_the_dose(moment: Moment) -> tuple[str, ...]:
    """A sentence for the pre-tests that do not serve, and for what the order did not ask.

    Why a dose must not be given, such as a stop, is told beside it and not here.
    """
    return tuple(_open(moment))


def clearance(
    moment: Moment,
    dose: Dose | None,
    against: Sequence[str],
    words: Wording,
    *,
    late: str | None = None,
) -> Clearance:
    """Whether a dose is cleared now; what speaks ``against`` it is told in a frame of its own."""
    at = words.day_time(moment.at)
    because = tuple(filter(None, (late, *open_before_the_dose(moment))))
    if against or because:
        return Clearance(NOT_CLEARED.format(at), because, open=True)
    cleared = _cleared_by(moment, dose, words)
    return Clearance(cleared or NOTHING_OPEN.format(at), (), open=False, by_ward=bool(cleared))


def _cleared_by(moment: Moment, dose: Dose | None, words: Wording) -> str | None:
    """By whom a dose that may go on was cleared; ``None`` where its criteria are not judged."""
    judged = dose.steps.get(step_of_criteria(moment.regimen).id) if dose else None
    if dose is None or judged is None or may_go_on(moment, dose).unknown:
        return None
    return CLEARED.format(words.name(judged.by), words.day_time(judged.at))


def _open(moment: Moment) -> Iterator[str]:
    tests = pre_tests(moment)
    if missing := [_name(each) for each in tests if not each.answer and each.field.required]:
        yield MISSING.format(", ".join(missing))
    if old := "; ".join(_aged(moment, tests)):
        yield TOO_OLD.format(old)
    # Before a dose is begun this keeps it from being so, and is told with what speaks against it.
    begun, asked = moment.case.open_dose, moment.regimen.suitability.fields
    if begun and asked and moment.course.suited is None:
        yield UNASKED


def _aged(moment: Moment, tests: tuple[PreTest, ...]) -> Iterator[str]:
    """Those that were recorded too long ago, together where age and limit are the same."""
    found: dict[tuple[str, int], list[str]] = {}
    for each in tests:
        required = each.answer and each.field.required
        if required and not each.serves and each.charted_at and each.field.on_file:
            allowed = each.field.on_file // timedelta(days=1)
            age = _age(each, each.charted_at, moment)
            found.setdefault((age, allowed), []).append(_name(each))
    for (age, allowed), names in found.items():
        yield AGED.format(", ".join(names), age, allowed)


def _age(test: PreTest, charted: datetime, moment: Moment) -> str:
    """Since when it is counted: a number that stands on another test's report as that."""
    if not test.field.reported_with:
        return f"{shown_age(moment.at - charted)} since recorded"
    return f"report of {written_date(test.done_on)}" if test.done_on else "its report is struck out"


def _name(test: PreTest) -> str:
    return test.field.short or test.field.label
