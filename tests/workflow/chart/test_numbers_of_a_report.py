"""Numbers that stand on the report of a test are as old as that report, not as their typing."""

from datetime import timedelta

import pytest

from il2nurse.cli.patient.eligibility import test_answer as answer_of
from il2nurse.domain.record.chart.facts import KnownFrom, ObservedFact
from il2nurse.domain.regimen.fields import Answer, Slip
from il2nurse.domain.rules.assessment.pre_tests import PreTest, pre_tests
from il2nurse.domain.rules.assessment.step_findings import answers_on_file, judge
from il2nurse.domain.rules.dose.eligibility import open_gates, shut_gates
from il2nurse.readable.clearance import open_before_the_dose
from il2nurse.readable.course.pre_test_rows import NO_REPORT, PreTestRow, pre_test_row
from il2nurse.workflow.chart import charting, correcting
from il2nurse.workflow.chart.correcting import ValueChange
from il2nurse.workflow.patient.pre_tests import chart_pre_tests
from tests.normal import FILE
from tests.regimens.alternatives import ALTERNATIVES
from tests.shipped import ShippedRegimens
from tests.ward import MRN, NURSE, Ward, make_ward

FEV1, LUNG, DAY = "fev1_l", "pulmonary_function", "pulmonary_function_date"
A_DAY = 24 * 60


def ago(ward: Ward, days: int) -> str:
    return (ward.station.moment(MRN).today - timedelta(days=days)).isoformat()


def chart(ward: Ward, **typed: str) -> int:
    """Chart values; gives their place."""
    ward.pass_time(1)
    fields = tuple(ward.regimen.fields[name] for name in typed)
    return charting.observe(ward.station, NURSE, MRN, fields, ObservedFact(typed)).seq


def report(ward: Ward, days: int, **more: str) -> int:
    return chart(ward, **{LUNG: "normal", DAY: ago(ward, days)}, **more)


def on_file(ward: Ward, name: str = FEV1) -> PreTest:
    return next(each for each in pre_tests(ward.station.moment(MRN)) if each.field.id == name)


def told(ward: Ward, name: str = FEV1) -> PreTestRow:
    return pre_test_row(on_file(ward, name), ward.station.moment(MRN), ward.station.words)


def serves(ward: Ward) -> bool:
    moment = ward.station.moment(MRN)
    found = FEV1 in answers_on_file(moment, ward.regimen.step("pre_tests"))
    assert found is on_file(ward).serves
    return found


def test_a_number_is_good_as_long_as_its_report() -> None:
    ward = make_ward()
    report(ward, 20, fev1_l="3")
    day = ward.station.moment(MRN).today - timedelta(days=20)
    row, lung = told(ward), told(ward, LUNG)
    assert (row.done, row.age, row.until) == (lung.done, "20 days old", lung.until)
    assert on_file(ward).done_on == day
    answered = answer_of(on_file(ward), ward.station.moment(MRN))
    assert answered["good_until"] == answer_of(on_file(ward, LUNG), ward.station.moment(MRN)).get(
        "good_until"
    )
    assert (answered["done_on"], answered["age_days"]) == (day.isoformat(), 20)
    ward.pass_time(8 * A_DAY)
    assert serves(ward)
    ward.pass_time(A_DAY)
    assert not serves(ward)
    assert told(ward).state == "Too old"


def test_a_newer_report_says_nothing_of_an_older_number() -> None:
    ward = make_ward()
    report(ward, 20, fev1_l="3")
    ward.pass_time(5 * A_DAY)
    report(ward, 1)
    assert told(ward).age == "25 days old"
    assert told(ward, LUNG).age == "1 day old"
    ward.pass_time(4 * A_DAY)
    moment = ward.station.moment(MRN)
    assert not serves(ward)
    assert not told(ward).open
    assert FEV1 not in {each.id for each in open_gates(moment.case, moment)}
    assert not any("FEV1" in each for each in open_before_the_dose(moment))


def test_a_number_that_was_typed_later_stands_on_the_report_on_file() -> None:
    ward = make_ward()
    seq = report(ward, 20)
    ward.pass_time(A_DAY)
    chart(ward, fev1_l="3")
    assert told(ward).age == "21 days old"
    change = ValueChange(seq, ward.regimen.fields[DAY], ago(ward, 27), "The day was misread")
    correcting.correct(ward.station, NURSE, MRN, change)
    assert told(ward).age == "27 days old"
    ward.pass_time(2 * A_DAY)
    assert not serves(ward)


@pytest.mark.parametrize("alone", [False, True])
@pytest.mark.parametrize(("litres", "against"), [("3", False), ("1.8", True)])
def test_without_its_report_a_number_serves_no_more_and_forbids_as_before(
    litres: str, *, against: bool, alone: bool
) -> None:
    ward = make_ward()
    report(ward, 25)
    seq = report(ward, 1)
    chart(ward, fev1_l=litres)
    assert serves(ward)
    if alone:
        lung = ward.regimen.fields[LUNG]
        correcting.strike_value(ward.station, NURSE, MRN, seq, lung, "Of another patient")
    else:
        correcting.strike_out(ward.station, NURSE, MRN, seq, "Of another patient")
    assert not serves(ward)
    row = told(ward)
    assert (row.done, row.until) == ("–", "–")
    assert row.state == ("Against a dose" if against else NO_REPORT)
    shut = {each.id for each in shut_gates(ward.station.moment(MRN))}
    assert ("fev1_l_low" in shut) is against


def test_it_is_not_entered_without_a_report() -> None:
    ward = make_ward()
    typed = ObservedFact({FEV1: "3"}, source=KnownFrom.REPORT)
    with pytest.raises(Slip, match="it stands on the report of Pulmonary function") as slip:
        chart_pre_tests(ward.station, NURSE, MRN, typed)
    assert slip.value.field == LUNG
    report(ward, 3)
    chart_pre_tests(ward.station, NURSE, MRN, typed)
    assert told(ward).age == "3 days old"


def lenient() -> Ward:
    """A ward whose site lets either number of FEV1 pass the other."""
    book = ShippedRegimens()
    book.use(ALTERNATIVES["settled_fev1"](FILE.read_text(encoding="utf-8")))
    return make_ward(book=book)


def shut(ward: Ward) -> set[str]:
    return {each.id for each in shut_gates(ward.station.moment(MRN))}


def test_a_number_of_an_old_report_lets_nothing_pass() -> None:
    ward = lenient()
    report(ward, 20, fev1_l="2.5", fev1_percent="80")
    report(ward, 1)
    chart(ward, fev1_l="1.8")
    assert shut(ward) == {"fev1_l_low"}
    chart(ward, fev1_percent="80")
    assert not shut(ward)


def test_a_newer_report_lets_no_older_number_pass() -> None:
    ward = lenient()
    report(ward, 20, fev1_percent="70")
    report(ward, 1, fev1_l="2.5")
    assert shut(ward) == {"fev1_percent_low"}


def test_two_reports_each_with_both_numbers_pass() -> None:
    ward = lenient()
    report(ward, 20, fev1_l="1.8", fev1_percent="80")
    report(ward, 1, fev1_l="1.7", fev1_percent="80")
    assert not shut(ward)


@pytest.mark.parametrize("typed", [False, True])
def test_at_a_dose_only_what_is_typed_of_the_same_report_lets_a_number_pass(*, typed: bool) -> None:
    ward = lenient()
    report(ward, 20, fev1_l="2.5", fev1_percent="80")
    # The newer report may say the same percentage as the older one.
    mine: dict[str, Answer] = {LUNG: "normal", DAY: ago(ward, 1), FEV1: "1.8"}
    mine["fev1_percent"] = "80" if typed else ""
    raw = {**ward.answers("pre_tests"), **mine}
    judged = judge(ward.station.moment(MRN), None, ward.regimen.step("pre_tests"), raw)
    assert ("fev1_l_low" in {each.rule for each in judged.findings}) is not typed
