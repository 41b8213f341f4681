"""A judgement of a moment: made once, and anew for all that is another."""

from dataclasses import replace
from datetime import timedelta

from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.rules.moment import MOST_KEPT, Moment, judged_once
from tests.ward import MRN, make_ward


class Judge:
    """Judges, and counts how often."""

    def __init__(self) -> None:
        self.judged = 0

    def judge(self, moment: Moment, dose: Dose | None, answers: dict[str, Answer]) -> str:
        """What was looked at, in words."""
        self.judged += 1
        return f"{moment.at} {dose and dose.key} {answers}"


def test_the_same_is_judged_once_and_another_thing_anew() -> None:
    moment, counted = make_ward().station.moment(MRN), Judge()
    judge = judged_once(counted.judge)
    found = judge(moment, None, {"spo2_percent": "96"})
    assert judge(replace(moment), None, {"spo2_percent": "96"}) is found
    assert counted.judged == 1
    later = replace(moment, at=moment.at + timedelta(seconds=1))
    others = (
        judge(later, None, {"spo2_percent": "96"}),
        judge(moment, None, {"spo2_percent": "95"}),
        judge(replace(moment, case=replace(moment.case)), None, {"spo2_percent": "96"}),
        judge(replace(moment, regimen=replace(moment.regimen)), None, {"spo2_percent": "96"}),
        judge(replace(moment, course=replace(moment.course)), None, {"spo2_percent": "96"}),
    )
    assert counted.judged == 1 + len(others)


def test_a_dose_is_the_same_only_as_itself() -> None:
    ward, counted = make_ward(), Judge()
    ward.give(1)
    moment, dose, judge = ward.station.moment(MRN), ward.dose(1), judged_once(counted.judge)
    assert judge(moment, dose, {}) is judge(moment, dose, {})
    judge(moment, replace(dose), {})
    assert counted.judged == 2


def test_an_entry_makes_another_case_that_keeps_nothing() -> None:
    ward, counted = make_ward(), Judge()
    moment, judge = ward.station.moment(MRN), judged_once(counted.judge)
    judge(moment, None, {})
    ward.vital_signs()
    assert not ward.station.moment(MRN).case.judged
    judge(replace(ward.station.moment(MRN), at=moment.at), None, {})
    assert counted.judged == 2


def test_a_case_keeps_so_many_judgements_at_most() -> None:
    moment, judge = make_ward().station.moment(MRN), judged_once(Judge().judge)
    for second in range(3 * MOST_KEPT):
        judge(replace(moment, at=moment.at + timedelta(seconds=second)), None, {})
    assert len(moment.case.judged) <= MOST_KEPT
