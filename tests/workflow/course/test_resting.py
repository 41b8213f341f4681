"""The rest after a cycle counts from the day of its last dose, not of its first."""

from dataclasses import replace
from datetime import timedelta

from il2nurse.domain.rules.course.resting import rest_ends
from tests.ward import MRN, key, make_ward


def test_the_last_of_two_doses_begins_the_rest() -> None:
    ward = make_ward()
    ward.pass_time(30)
    ward.give()
    moment, first = ward.station.moment(MRN), ward.dose()
    assert first.infusion is not None
    after, rest = timedelta(days=3), timedelta(days=9)
    started = replace(first.infusion.started, at=first.infusion.started.at + after)
    last = replace(first, key=key(5), infusion=replace(first.infusion, started=started))
    case = replace(moment.case, doses={first.key: first, last.key: last})
    both = replace(moment, case=case)
    assert rest_ends(both, rest) == rest_ends(moment, rest) + after
