"""Every call to the prescriber that is still to be made: about values, stops and answers."""

from typing import TypeAlias

from il2nurse.domain.rules.dose.owed_after_answers import OwedAfterAnswer, owed_after_answers
from il2nurse.domain.rules.dose.owed_after_stops import OwedAfterStop, owed_after_stops
from il2nurse.domain.rules.labs.calls import OwedCall, owed_calls
from il2nurse.domain.rules.moment import Moment

Owed: TypeAlias = OwedCall | OwedAfterStop | OwedAfterAnswer


def every_owed_call(moment: Moment) -> tuple[Owed, ...]:
    """Every call that is still to be made; those of doses first, for they say what to do now."""
    return (*owed_after_stops(moment), *owed_after_answers(moment), *owed_calls(moment))
