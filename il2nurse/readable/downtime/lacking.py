"""What is not on record before the next dose: named in the pack, so that nothing looks settled."""

from collections.abc import Iterator
from typing import Final

from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import Emphasis
from il2nurse.domain.values.wall_clock import clock_on
from il2nurse.readable.clearance import open_before_the_dose
from il2nurse.readable.downtime.criteria_in_short import Criteria
from il2nurse.readable.words import Phrase

PASSED: Final = "Dose {} could start until {}: it is too late to start it."
NOT_JUDGED: Final = (
    "{} of {} hold criteria cannot be judged yet: values are missing, too old or not asked."
)


def lacking(
    moment: Moment, dose: Dose | None, key: DoseKey | None, criteria: Criteria
) -> tuple[Phrase, ...]:
    """A sentence for each thing that must be there before the next dose and is not.

    Values that are measured anew before every dose are told quietly. Nothing where no dose lies
    ahead.
    """
    if key is None:
        return ()
    return (*(Phrase(each, Emphasis.WARN) for each in _asked(moment, dose, key)), *_open(criteria))


def _asked(moment: Moment, dose: Dose | None, key: DoseKey) -> Iterator[str]:
    if late := passed(moment, dose, key):
        yield late
    yield from open_before_the_dose(moment)


def passed(moment: Moment, dose: Dose | None, key: DoseKey | None) -> str | None:
    """That it is too late to start the dose; ``None`` where it is not."""
    if key is None:
        return None
    closes = (dose.due if dose else moment.slots[key.slot - 1]) + moment.regimen.timetable.window
    until = clock_on(closes.astimezone(moment.zone), moment.today)
    return PASSED.format(key.slot, until) if moment.at > closes else None


def _open(criteria: Criteria) -> Iterator[Phrase]:
    if criteria.still_open:
        yield Phrase(NOT_JUDGED.format(criteria.still_open, criteria.count), Emphasis.QUIET)
