"""What speaks against preparing or giving a dose, as the record stands; nothing is refused here."""

from collections.abc import Iterator

from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen.rules import VERDICTS, Verdict
from il2nurse.domain.rules.assessment.step_findings import assess_now
from il2nurse.domain.rules.moment import Moment

FORBIDDING = frozenset({Verdict.HOLD, Verdict.STOP_CYCLE, Verdict.STOP_PERMANENTLY})


def against_the_dose(moment: Moment, dose: Dose | None) -> tuple[str, ...]:
    """A sentence for each reason why the dose must not be given now, the weightiest first.

    What is not yet on record, such as the tests of a dose that nobody has begun, is none.
    """
    return tuple(dict.fromkeys((*_stops(moment), *_holds(dose), *_criteria(moment))))


def _stops(moment: Moment) -> Iterator[str]:
    course, cycle = moment.course, moment.course.current
    if course.stopped:
        yield f"The course was stopped: {course.stopped}."
    if cycle.stopped:
        yield f"Cycle {cycle.number} was stopped: {cycle.stopped}."


def _holds(dose: Dose | None) -> Iterator[str]:
    if dose is None:
        return
    if dose.held:
        yield "This dose is held."
    yield from (finding.say for finding in dose.must_hold)


def _criteria(moment: Moment) -> Iterator[str]:
    assessment = assess_now(moment)
    if assessment.verdict in FORBIDDING:
        for each in assessment.against:
            if VERDICTS.get(each.result) in FORBIDDING:
                yield f"{each.title}: {each.say}"
