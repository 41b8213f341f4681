"""Gates of what was answered at a dose against giving it: in this course, and in those before."""

from collections.abc import Iterator
from typing import Final

from il2nurse.domain.rules.dose.contraindicated import answered_against
from il2nurse.domain.rules.dose.found_before import before_another_order, found_before
from il2nurse.domain.rules.dose.gates import Closer, Gate
from il2nurse.domain.rules.moment import Moment

FOUND: Final = "found before, against a dose"


def answered_gates(moment: Moment) -> Iterator[Gate]:
    """What was answered at a dose against giving it: only a dose asks for it again."""
    closer = Closer.NURSE_AT_DOSE
    for answered in answered_against(moment):
        short = f"{answered.field.short or answered.field.label} against a dose"
        yield Gate(answered.finding.rule, answered.say, closer, short, asked=True)
    for found in found_before(moment, moment.course.number):
        yield Gate(found.finding.rule, found.say, closer, FOUND, asked=True)


def gates_of_found(moment: Moment) -> Iterator[Gate]:
    """The same before an order, which asks what became of it."""
    for found in before_another_order(moment):
        yield Gate(found.finding.rule, found.say, Closer.FOUND, FOUND)
