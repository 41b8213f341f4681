"""A report of an earlier day puts no result aside that stands against a dose."""

from datetime import timedelta

import pytest

from il2nurse.domain.record.chart.facts import KnownFrom, ObservedFact
from il2nurse.domain.regimen.fields import Answer, Slip
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.assessment.pre_tests import pre_tests
from il2nurse.domain.rules.assessment.step_findings import judge
from il2nurse.domain.rules.dose.eligibility import shut_gates
from il2nurse.readable.course.pre_test_rows import pre_test_row
from il2nurse.workflow.chart import charting, correcting
from il2nurse.workflow.patient.pre_tests import chart_pre_tests
from il2nurse.workflow.people.sign_in import Witness
from tests.ward import MRN, NURSE, PIN, SECOND, Ward, make_ward

STRESS, LUNG, FEV1 = "thallium_stress_test", "pulmonary_function", "fev1_l"
BOTH = Witness(SECOND.id, PIN)


def of_day(ward: Ward, days: int, test: str, result: str, **more: str) -> dict[str, Answer]:
    day = ward.station.moment(MRN).today - timedelta(days=days)
    return {test: result, f"{test}_date": day.isoformat(), **more}


def enter(ward: Ward, values: dict[str, Answer], *, signed: bool = False) -> int:
    ward.pass_time(1)
    fact = ObservedFact(values, source=KnownFrom.REPORT)
    witness = BOTH if signed else None
    return chart_pre_tests(ward.station, NURSE, MRN, fact, witness=witness).seq


def chart(ward: Ward, values: dict[str, Answer]) -> None:
    """Chart them as an older version did, which asked for no day."""
    ward.pass_time(1)
    fields = tuple(ward.regimen.fields[name] for name in values)
    charting.observe(ward.station, NURSE, MRN, fields, ObservedFact(values))


def shut(ward: Ward) -> set[str]:
    return {each.id for each in shut_gates(ward.station.moment(MRN))}


def test_an_older_normal_report_is_not_entered_over_an_abnormal_one() -> None:
    ward = make_ward()
    seq = enter(ward, of_day(ward, 1, STRESS, "abnormal"))
    say = r"Abnormal of .* is on file .* is older, .* strike it out .* Nothing was recorded"
    with pytest.raises(Slip, match=say) as slip:
        enter(ward, of_day(ward, 20, STRESS, "normal"), signed=True)
    assert slip.value.field == STRESS
    assert "thallium_stress_test_abnormal" in shut(ward)
    # Once the wrong one is struck out the older report is taken, by two people as before.
    correcting.strike_out(ward.station, NURSE, MRN, seq, "Of another patient")
    enter(ward, of_day(ward, 20, STRESS, "normal"), signed=True)
    assert not shut(ward)


@pytest.mark.parametrize("days", [1, 0])
def test_a_report_of_the_same_day_or_a_later_one_is_taken(days: int) -> None:
    ward = make_ward()
    enter(ward, of_day(ward, 1, STRESS, "abnormal"))
    enter(ward, of_day(ward, days, STRESS, "normal"), signed=True)
    assert not shut(ward)


def test_a_report_found_after_not_done_is_taken() -> None:
    ward = make_ward()
    enter(ward, of_day(ward, 0, STRESS, "not_done"))
    enter(ward, of_day(ward, 20, STRESS, "normal"))
    assert not shut(ward)


@pytest.mark.parametrize("more", [{}, {"fev1_l": "2.5"}])
def test_an_older_lung_report_puts_no_low_number_aside(more: dict[str, str]) -> None:
    ward = make_ward()
    enter(ward, of_day(ward, 1, LUNG, "normal", fev1_l="1.5"))
    with pytest.raises(Slip, match=r"FEV1: 1\.5 L of .* is on file") as slip:
        enter(ward, of_day(ward, 18, LUNG, "normal", **more), signed=True)
    assert slip.value.field == FEV1


def test_where_it_was_charted_all_the_same_the_later_day_counts() -> None:
    ward = make_ward()
    chart(ward, of_day(ward, 1, STRESS, "abnormal"))
    enter(ward, of_day(ward, 0, STRESS, "normal"), signed=True)
    assert not shut(ward)
    chart(ward, of_day(ward, 20, STRESS, "normal"))
    moment = ward.station.moment(MRN)
    assert "thallium_stress_test_abnormal-newer" in shut(ward)
    test = next(each for each in pre_tests(moment) if each.field.id == STRESS)
    assert pre_test_row(test, moment, ward.station.words).state == "Against a dose"


def test_at_a_dose_an_older_report_is_refused() -> None:
    ward = make_ward()
    enter(ward, of_day(ward, 1, STRESS, "abnormal"))
    raw = {**ward.answers("pre_tests"), **of_day(ward, 20, STRESS, "normal")}
    judged = judge(ward.station.moment(MRN), None, ward.regimen.step("pre_tests"), raw)
    assert [each.field for each in judged.of(Result.BLOCK)] == [STRESS]
