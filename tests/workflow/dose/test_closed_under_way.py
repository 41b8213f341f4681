"""What may go on with a dose: a cycle or course that closes under it, and what outweighs what."""

from dataclasses import replace
from datetime import timedelta

import pytest

from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.regimen.rules import Finding, Result, Verdict
from il2nurse.domain.rules.dose.against import against_the_dose, found_against
from il2nurse.domain.rules.dose.freshness import first_expiry
from il2nurse.domain.rules.dose.reasons import Reason, leaves_only_hold
from il2nurse.domain.rules.dose.standing import Standing, may_go_on
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.chart import correcting
from il2nurse.workflow.chart.charting import observe
from il2nurse.workflow.chart.correcting import ValueChange
from il2nurse.workflow.dose import administration, holding
from tests.ward import MRN, NURSE, Ward, key, make_ward, once

MINUTE = timedelta(minutes=1)


@pytest.fixture
@once
def ward() -> Ward:
    """Dose 1 is begun half an hour before it is due."""
    ward = make_ward()
    ward.pass_time(30)
    administration.begin(ward.station, NURSE, MRN)
    return ward


def now(ward: Ward) -> Moment:
    return ward.station.moment(MRN)


def standing(ward: Ward, moment: Moment | None = None) -> Standing:
    return may_go_on(moment or now(ward), ward.dose())


def rules(found: Standing) -> list[str]:
    return [finding.rule for finding in found.findings]


def with_courses(moment: Moment, *courses: Course) -> Moment:
    case = replace(moment.case, courses=courses)
    return replace(moment, case=case, course=courses[-1])


def cycle_stopped(moment: Moment) -> Moment:
    cycle = replace(moment.course.current, stopped="Urine fell")
    return with_courses(moment, replace(moment.course, cycles=(cycle,)))


def course_stopped(moment: Moment) -> Moment:
    return with_courses(moment, replace(moment.course, stopped="Sustained VT"))


def test_nothing_speaks_against_a_dose_whose_steps_have_found_nothing(ward: Ward) -> None:
    found = standing(ward)
    assert found.verdict is Verdict.GIVE
    assert (found.reasons, found.unknown, found.recounts, found.say) == ((), (), (), "")
    assert (found.judged, found.must_hold, found.must_stop) == (False, False, False)


def test_a_cycle_stopped_while_a_dose_is_open_holds_it(ward: Ward) -> None:
    found = standing(ward, cycle_stopped(now(ward)))
    assert rules(found) == ["cycle_stopped"]
    assert found.must_hold
    assert found.verdict is Verdict.HOLD
    assert "The cycle was closed: Urine fell. It stays closed" in found.say


def test_a_course_stopped_while_a_dose_is_open_is_named_before_its_cycle(ward: Ward) -> None:
    both = course_stopped(cycle_stopped(now(ward)))
    found = standing(ward, both)
    assert rules(found) == ["course_stopped"]
    assert "The course was closed: Sustained VT" in found.say


def test_a_stop_of_an_earlier_course_holds_and_one_of_a_later_course_does_not(ward: Ward) -> None:
    moment = now(ward)
    ours = moment.course
    later = replace(ours, number=2, stopped="Sustained VT")
    assert not standing(ward, with_courses(moment, ours, later)).must_hold
    moved = replace(ward.dose(), key=replace(key(), course=2))
    earlier = with_courses(moment, replace(ours, stopped="Sustained VT"), replace(ours, number=2))
    assert rules(may_go_on(earlier, moved)) == ["course_stopped"]
    cycle = replace(ours.current, stopped="Urine fell")
    other = with_courses(moment, replace(ours, cycles=(cycle,)), replace(ours, number=2))
    assert not may_go_on(other, moved).must_hold


def test_the_days_of_the_cycle_run_out_under_an_open_dose_to_the_minute(ward: Ward) -> None:
    ends = now(ward).cycle_ends
    assert rules(standing(ward, replace(now(ward), at=ends))) == []
    over = standing(ward, replace(now(ward), at=ends + MINUTE))
    assert rules(over) == ["cycle_over"]
    assert over.must_hold


def test_a_dose_that_was_started_is_asked_about_its_stop_and_never_about_its_cycle(
    ward: Ward,
) -> None:
    ward.walk("line")
    ward.start()
    found = standing(ward, cycle_stopped(now(ward)))
    assert (found.must_hold, found.must_stop, rules(found)) == (False, False, [])


@pytest.mark.parametrize(("struck", "unknown"), [(False, 0), (True, 1)])
def test_a_running_dose_asks_to_stop_for_what_forbids_and_for_what_is_unknown(
    ward: Ward, unknown: int, *, struck: bool
) -> None:
    ward.walk("line")
    ward.start()
    before = standing(ward)
    assert (before.must_hold, before.must_stop) == (False, False)
    asked = ward.regimen.fields["platelets_per_mm3"]
    chart = now(ward).case.chart
    observed = chart.newest(asked.id, now(ward).at)
    assert observed
    if struck:
        correcting.strike_value(ward.station, NURSE, MRN, observed.seq, asked, "Another patient's")
    else:
        why = "Read from the wrong patient's list"
        correcting.correct(ward.station, NURSE, MRN, ValueChange(observed.seq, asked, "4000", why))
    found = standing(ward)
    assert (bool(found.reasons), len(found.unknown)) == (not struck, unknown)
    assert (found.must_hold, found.must_stop) == (False, True)


def test_a_second_count_frees_a_dose_judged_before_the_first_was_corrected(ward: Ward) -> None:
    ward.walk("hold_criteria")
    pulse = ward.regimen.fields["heart_rate_per_min"]
    first = now(ward).case.chart.newest(pulse.id, now(ward).at)
    assert first
    why = "Counted for 15 s and not multiplied"
    correcting.correct(ward.station, NURSE, MRN, ValueChange(first.seq, pulse, "134", why))
    waiting = standing(ward)
    assert (waiting.must_hold, waiting.verdict) == (True, Verdict.HOLD)
    assert [each.field for each in waiting.recounts] == [pulse.id]
    ward.pass_time(15)
    fact = ObservedFact({pulse.id: "112"}, confirmed=(pulse.id,))
    observe(ward.station, NURSE, MRN, (pulse,), fact)
    assert standing(ward).verdict is Verdict.GIVE


def test_a_second_count_frees_nothing_that_another_limit_holds(ward: Ward) -> None:
    ward.walk("hold_criteria", heart_rate_per_min="125")
    assert rules(standing(ward)) == ["relative_count_hold"]
    ward.pass_time(15)
    pulse = ward.regimen.fields["heart_rate_per_min"]
    fact = ObservedFact({pulse.id: "125"}, confirmed=(pulse.id,))
    observe(ward.station, NURSE, MRN, (pulse,), fact)
    assert rules(standing(ward)) == ["relative_count_hold"]


def test_of_a_dose_that_is_over_nothing_is_asked(ward: Ward) -> None:
    ward.walk("flush")
    assert standing(ward, course_stopped(now(ward))).reasons == ()
    other = make_ward()
    other.pass_time(30)
    administration.begin(other.station, NURSE, MRN)
    other.walk("vital_signs", systolic_mmhg="84")
    assert standing(other).must_hold
    holding.hold(other.station, NURSE, key(), Grounds("prescriber", other.call()))
    found = standing(other)
    assert found == Standing(
        Verdict.GIVE, (), (), (), judged=False, must_hold=False, must_stop=False
    )


def test_the_weightiest_reason_comes_first_and_decides(ward: Ward) -> None:
    ward.walk("labs_urine", urine_8h_ml="60")
    found = standing(ward)
    weights = [finding.result.severity for finding in found.findings]
    assert weights == sorted(weights, reverse=True)
    assert found.verdict is Verdict.STOP_CYCLE
    assert found.against("labs_urine")
    assert not found.against("identify")


def test_of_two_reasons_the_one_that_stops_the_cycle_is_told_before_the_earlier_hold(
    ward: Ward,
) -> None:
    ward.walk("labs_urine")
    chart = now(ward).case.chart
    for name, value in (("alertness", "drowsy"), ("urine_8h_ml", "60")):
        observed = chart.newest(name, now(ward).at)
        assert observed
        asked, why = ward.regimen.fields[name], "Read from the wrong patient's list"
        correcting.correct(ward.station, NURSE, MRN, ValueChange(observed.seq, asked, value, why))
    found = standing(ward)
    assert rules(found) == ["lab_urine_low", "lethargy_drowsy"]
    assert found.say == found.reasons[0].say
    assert (found.against("lethargy"), found.against("labs_urine")) == (True, True)


def test_a_value_that_grew_old_is_unknown_only_once_the_criteria_were_judged(ward: Ward) -> None:
    later = replace(now(ward), at=now(ward).at + timedelta(hours=2))
    assert standing(ward, later).unknown == ()
    ward.walk("hold_criteria")
    found = standing(ward)
    assert found.judged
    assert found.unknown == ()
    old = standing(ward, replace(now(ward), at=now(ward).at + timedelta(hours=2)))
    assert old.unknown
    assert old.verdict is Verdict.NOT_EVALUABLE
    assert not old.must_hold
    assert old.say == old.unknown[0].say


def test_the_criterion_is_named_before_its_sentence() -> None:
    finding = Finding("r", Result.HOLD, "Too low.", "label")
    assert Reason(finding, "labs_urine", "Urine").say == "Urine: Too low."
    assert Reason(finding, "labs_urine").say == "Too low."


@pytest.mark.parametrize(
    ("result", "leaves"),
    [
        (Result.CLEAR, False),
        (Result.WATCH, False),
        (Result.RELATIVE, False),
        (Result.BLOCK, False),
        (Result.NOT_EVALUABLE, False),
        (Result.HOLD, True),
        (Result.ABSOLUTE, True),
        (Result.STOP, True),
    ],
)
def test_what_leaves_only_a_hold(result: Result, *, leaves: bool) -> None:
    finding = Finding("r", result, "say", "label")
    assert leaves_only_hold(finding) is leaves
    assert not leaves_only_hold(replace(finding, overridden_by="Dr. E. Vance"))


def test_everything_against_a_dose_is_told_once(ward: Ward) -> None:
    assert against_the_dose(now(ward), None) == against_the_dose(now(ward), ward.dose())
    ward.walk("vital_signs", systolic_mmhg="84")
    said = against_the_dose(now(ward), ward.dose())
    assert len(set(said)) == len(said) > 0
    stopped = against_the_dose(cycle_stopped(now(ward)), ward.dose())
    assert stopped[0] == "Cycle 1 was stopped: Urine fell."
    assert "The course was stopped: Sustained VT." in against_the_dose(
        course_stopped(now(ward)), ward.dose()
    )
    over = replace(now(ward), at=now(ward).cycle_ends + MINUTE)
    assert "days of cycle 1 ended" in against_the_dose(over, None)[0]
    holding.hold(ward.station, NURSE, key(), Grounds("prescriber", ward.call()))
    assert "This dose is held." in against_the_dose(now(ward), ward.dose())


def test_a_dose_of_an_earlier_cycle_is_closed_by_the_end_of_that_one(ward: Ward) -> None:
    moment, first = now(ward), now(ward).course.current
    later = moment.cycle_ends + timedelta(days=9)
    cycles = (first, replace(first, number=2, first_slot=later))
    at = replace(with_courses(moment, replace(moment.course, cycles=cycles)), at=later)
    said = may_go_on(at, ward.dose()).say
    assert "days of cycle 1 ended" in said
    assert said in against_the_dose(at, ward.dose())
    assert said not in against_the_dose(at, None)


def test_a_patient_who_left_stands_against_the_dose_and_is_no_finding(ward: Ward) -> None:
    case = replace(now(ward).case, patient=replace(now(ward).case.patient, discharged=True))
    gone = replace(now(ward), case=case)
    for dose in (None, ward.dose()):
        assert against_the_dose(gone, dose)[0] == "The patient is discharged."
        assert found_against(gone, dose) == found_against(now(ward), dose)


def test_what_was_confirmed_runs_out_to_the_minute(ward: Ward) -> None:
    ward.walk("hold_criteria")
    found = first_expiry(now(ward), ward.dose())
    assert found
    at = replace(now(ward), at=found.until)
    last = first_expiry(at, ward.dose())
    assert last
    assert (last.step, last.until, last.running_out) == (found.step, found.until, True)
    over = first_expiry(replace(at, at=found.until + MINUTE), ward.dose())
    assert over is None or over.until > found.until


def test_nothing_runs_out_of_a_dose_with_no_step_or_one_that_is_over(ward: Ward) -> None:
    assert first_expiry(now(ward), ward.dose()) is None
    ward.walk("vital_signs")
    assert first_expiry(now(ward), ward.dose())
    holding.hold(ward.station, NURSE, key(), Grounds("prescriber", ward.call()))
    assert first_expiry(now(ward), ward.dose()) is None


def test_a_stop_of_another_cycle_does_not_close_this_one(ward: Ward) -> None:
    moment = now(ward)
    first = moment.course.current
    second = replace(first, number=2)
    dose = replace(ward.dose(), key=replace(key(), cycle=2))
    earlier = replace(moment.course, cycles=(replace(first, stopped="Urine fell"), second))
    assert not may_go_on(with_courses(moment, earlier), dose).must_hold
    this = replace(moment.course, cycles=(first, replace(second, stopped="Urine fell")))
    assert rules(may_go_on(with_courses(moment, this), dose)) == ["cycle_stopped"]


def test_a_result_runs_out_with_its_specimen_once_its_step_is_confirmed(ward: Ward) -> None:
    oldest = ward.regimen.fields["creatinine_mg_dl"].oldest
    assert oldest
    drawn = ward.station.now().at - oldest + 20 * MINUTE
    ward.walk("lethargy")
    before = first_expiry(now(ward), ward.dose())
    assert before
    assert before.step.id == "vital_signs"
    ward.confirm("labs_urine", specimen_at=drawn.isoformat())
    found = first_expiry(now(ward), ward.dose())
    assert found
    assert (found.step.id, found.since, found.until) == ("labs_urine", drawn, drawn + oldest)


def test_a_result_on_the_chart_does_not_run_out_before_its_step_is_confirmed(ward: Ward) -> None:
    ward.walk("hold_criteria")
    holding.hold(ward.station, NURSE, key(), Grounds("prescriber", ward.call()))
    ward.pass_time(8 * 60)
    administration.begin(ward.station, NURSE, MRN)
    assert first_expiry(now(ward), ward.dose(2)) is None
    ward.walk("identify", slot=2)
    found = first_expiry(now(ward), ward.dose(2))
    assert found is None or found.step.id == "identify"


def test_while_it_runs_nothing_is_counted_again(ward: Ward) -> None:
    ward.walk("vital_signs", heart_rate_per_min="134", temperature_c="39.4")
    waiting = standing(ward)
    assert [each.field for each in waiting.recounts] == ["heart_rate_per_min"]
    assert waiting.recounts[0].since == now(ward).at + 15 * MINUTE
    assert [(each.finding.result, each.step) for each in waiting.reasons] == [
        (Result.HOLD, "vital_signs")
    ]


def test_before_the_criteria_are_judged_the_chart_is_told_and_after_that_the_step(
    ward: Ward,
) -> None:
    ward.walk("vital_signs", heart_rate_per_min="125")
    said = against_the_dose(now(ward), ward.dose())
    assert any("Number of relative criteria" in each for each in said)
    assert not standing(ward).must_hold
    ward.walk("hold_criteria")
    assert standing(ward).must_hold
    again = against_the_dose(now(ward), ward.dose())
    assert sum("Number of relative criteria" in each for each in again) == 1


def test_a_step_that_may_not_grow_old_runs_out_to_the_minute(ward: Ward) -> None:
    ward.walk("identify")
    moment = now(ward)
    first = replace(moment.regimen.steps[0], expires=10 * MINUTE)
    steps = (first, *moment.regimen.steps[1:])
    moment = replace(moment, regimen=replace(moment.regimen, steps=steps))
    found = first_expiry(moment, ward.dose())
    assert found
    assert (found.step.id, found.until) == ("identify", found.since + 10 * MINUTE)
    assert first_expiry(replace(moment, at=found.until), ward.dose()) == replace(
        found, running_out=True
    )
    assert first_expiry(replace(moment, at=found.until + MINUTE), ward.dose()) is None


def test_a_value_that_no_criterion_asks_for_runs_nothing_out(ward: Ward) -> None:
    ward.walk("labs_urine")
    moment = now(ward)
    steps = tuple(replace(step, expires=None) for step in moment.regimen.steps)
    regimen = replace(moment.regimen, steps=steps)
    assert first_expiry(replace(moment, regimen=regimen), ward.dose())
    nothing = replace(regimen, criteria=())
    assert first_expiry(replace(moment, regimen=nothing), ward.dose()) is None
    for alone, runs_out in (("urine", True), ("relative_count", False)):
        only = tuple(each for each in regimen.criteria if alone in (each.function or ""))
        assert only
        found = first_expiry(replace(moment, regimen=replace(regimen, criteria=only)), ward.dose())
        assert (found is not None) is runs_out
