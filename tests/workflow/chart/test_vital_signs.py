"""Charting vital signs: slips, partial sets, unusual values, late entries, the scale."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.regimen.fields import Answer, Slip
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.assessment.step_findings import findings_of
from il2nurse.domain.rules.chart.unusual import Unusual
from il2nurse.workflow.chart import charting
from il2nurse.workflow.chart.scale import choose_scale
from il2nurse.workflow.dose import administration
from il2nurse.workflow.ward.ward import ward_row
from tests.normal import VITALS
from tests.ward import DOCTOR, MRN, NURSE, PHARMACIST, make_ward
from tests.workflow.charted import How, chart, fields, newest, now, partly, score, vital_signs

SLIPS: list[tuple[str, str, str]] = [
    ("spo2_percent", "110", "cannot be right"),
    ("temperature_c", "98.6", r"98\.6 °F is 37 °C"),
    ("heart_rate_per_min", "1,088", "1088 per min cannot be right"),
    ("heart_rate_per_min", "HR88", "does not belong in it"),
    ("heart_rate_per_min", "88\n118", "is divided into groups"),
    ("heart_rate_per_min", "880", "cannot be right"),
    ("heart_rate_per_min", "8.8", "too many decimals"),
    ("rhythm", "regular", "is not one of"),
    ("pain_0_10", "11", "cannot be right"),
]


@pytest.mark.parametrize(("field", "typed", "sentence"), SLIPS)
def test_what_cannot_be_meant_is_refused(field: str, typed: str, sentence: str) -> None:
    ward = make_ward()
    with pytest.raises(Slip, match=sentence) as refused:
        vital_signs(ward, How(), **{field: typed})
    assert refused.value.field == field
    assert not chart(ward).sets


def test_swapped_blood_pressure_is_refused_and_asked_about() -> None:
    with pytest.raises(Slip, match="Were the two swapped, and is it 120/60"):
        vital_signs(make_ward(), systolic_mmhg="60", diastolic_mmhg="120")


@pytest.mark.parametrize(
    ("device", "flow"), [("room_air", "2"), ("nasal_cannula", "0"), ("reservoir_mask", "0")]
)
def test_device_and_flow_must_go_together(device: str, flow: str) -> None:
    with pytest.raises(Slip, match="does not go with"):
        vital_signs(make_ward(), oxygen_device=device, oxygen_l_per_min=flow)


def test_a_whole_set_is_scored() -> None:
    ward = make_ward()
    vital_signs(ward)
    assert score(ward) == 0
    assert ward_row(ward.station, MRN).news2 == 0


def test_pain_may_be_left_open_in_a_whole_set() -> None:
    ward = make_ward()
    vital_signs(ward, pain_0_10="")
    assert score(ward) == 0


def test_a_value_left_open_without_a_reason_is_refused() -> None:
    with pytest.raises(Slip, match="Respiratory rate is not answered yet"):
        vital_signs(make_ward(), respiratory_rate_per_min="")


def test_a_partial_set_keeps_its_reason_and_is_not_scored() -> None:
    ward = make_ward()
    vital_signs(ward)
    ward.pass_time(5)
    partly(ward, heart_rate_per_min="80")
    assert (newest(ward).reason, newest(ward).partial) == ("emergency", True)
    assert dict(newest(ward).values) == {"heart_rate_per_min": "80"}
    assert score(ward) is None
    assert ward_row(ward.station, MRN).news2 is None


def test_nothing_measured_at_all_may_be_charted_with_a_reason() -> None:
    ward = make_ward()
    partly(ward)
    assert not newest(ward).values
    assert newest(ward).reason == "emergency"


def test_another_reason_needs_words() -> None:
    ward, left_open = make_ward(), {"rhythm": ""}
    with pytest.raises(Slip, match="Write in words what the other reason is"):
        vital_signs(ward, How(partial="other"), **left_open)
    vital_signs(ward, How(partial="other", partial_text="At the scanner"), **left_open)
    assert newest(ward).reason_text == "At the scanner"


def test_a_reason_outside_the_list_is_refused() -> None:
    with pytest.raises(Slip, match="Choose the reason from the list"):
        vital_signs(make_ward(), How(partial="busy"), rhythm="")


def test_a_whole_set_takes_no_reason() -> None:
    with pytest.raises(Slip, match="this set is complete"):
        vital_signs(make_ward(), How(partial="emergency"))


@given(st.sets(st.sampled_from([name for name in VITALS if name != "weight_kg"]), min_size=1))
def test_no_partial_set_is_ever_scored(left_open: set[str]) -> None:
    ward = make_ward()
    vital_signs(ward)
    ward.pass_time(1)
    opened: dict[str, Answer] = dict.fromkeys(left_open, "")
    vital_signs(ward, How(partial="emergency"), **opened)
    assert score(ward) is None
    assert ward_row(ward.station, MRN).news2 is None


def test_an_unusual_value_is_asked_about_with_the_last_one_and_its_age() -> None:
    ward = make_ward()
    vital_signs(ward)
    ward.pass_time(60)
    with pytest.raises(Unusual, match="last value 84, 60 min before") as asked:
        vital_signs(ward, How(confirmed=()), heart_rate_per_min="140")
    assert asked.value.fields == ("heart_rate_per_min",)
    assert len(chart(ward).sets) == 1


def test_a_confirmed_unusual_value_is_charted_and_says_so() -> None:
    ward = make_ward()
    vital_signs(ward)
    vital_signs(ward, heart_rate_per_min="140", systolic_mmhg="110")
    assert newest(ward).confirmed == ("heart_rate_per_min",)


def test_a_tenfold_slip_against_the_last_value_is_asked_about() -> None:
    ward = make_ward()
    vital_signs(ward, oxygen_device="nasal_cannula", oxygen_l_per_min="1.5")
    with pytest.raises(Unusual, match="decimal mark slip"):
        vital_signs(ward, How(confirmed=()), oxygen_device="nasal_cannula", oxygen_l_per_min="15")


def test_a_first_weight_in_pounds_is_compared_with_the_dosing_weight() -> None:
    ward = make_ward()
    asked = ward.regimen.charting.forms["weight"].fields
    with pytest.raises(Unusual, match=r"155 lb is 70\.3 kg"):
        charting.observe(ward.station, NURSE, MRN, asked, ObservedFact({"weight_kg": "155"}))


def test_measured_and_entered_are_two_times() -> None:
    ward = make_ward()
    taken = now(ward, -45)
    vital_signs(ward, How(at=taken))
    assert (newest(ward).at, newest(ward).recorded_at) == (taken, now(ward))


@pytest.mark.parametrize(("minutes", "late"), [(30, False), (31, True)])
def test_an_entry_is_late_beyond_the_regimens_figure(minutes: float, late: bool) -> None:
    ward = make_ward()
    vital_signs(ward, How(at=now(ward, -minutes)))
    kept = newest(ward)
    assert ward.regimen.charting.is_late(kept.at, kept.recorded_at) is late


def test_a_time_in_the_future_is_refused() -> None:
    ward = make_ward()
    with pytest.raises(Slip, match="is in the future"):
        vital_signs(ward, How(at=now(ward, 1)))


def test_a_time_without_zone_is_refused() -> None:
    bare = datetime(2026, 11, 1, 1, 30)  # noqa: DTZ001 - the point
    with pytest.raises(Slip, match="has no time zone"):
        vital_signs(make_ward(), How(at=bare))


def test_the_far_past_needs_a_reason() -> None:
    ward = make_ward()
    vital_signs(ward, How(at=now(ward, -720)))
    with pytest.raises(Slip, match="Write in words why it is entered only now"):
        vital_signs(ward, How(at=now(ward, -721)))
    vital_signs(ward, How(at=now(ward, -721), late_reason="Network was down"))
    assert chart(ward).sets[0].late_reason == "Network was down"


def test_saturation_is_scored_by_the_scale_that_a_prescriber_chose() -> None:
    ward = make_ward()
    vital_signs(ward, spo2_percent="90")
    assert score(ward) == 3
    ward.pass_time(1)
    choose_scale(ward.station, NURSE, MRN, 2, DOCTOR.id, "Target 88 to 92 %")
    vital_signs(ward, spo2_percent="90")
    assert score(ward) == 0
    news2 = ward.station.moment(MRN).case.chart.scale(now(ward))
    assert news2 == 2


def test_a_scale_chosen_later_leaves_earlier_scores_alone() -> None:
    ward = make_ward()
    vital_signs(ward, spo2_percent="90")
    ward.pass_time(1)
    choose_scale(ward.station, NURSE, MRN, 2, DOCTOR.id, "Target 88 to 92 %")
    assert score(ward) == 3


def test_nobody_but_a_prescriber_says_which_scale() -> None:
    ward = make_ward()
    for named in ("", "y", "Dr. E. Vance", NURSE.id):
        with pytest.raises(Slip, match="Name a prescriber who is on record"):
            choose_scale(ward.station, NURSE, MRN, 2, named, "Target 88 to 92 %")
    with pytest.raises(Slip, match="no scale 3"):
        choose_scale(ward.station, NURSE, MRN, 3, DOCTOR.id, "Target 88 to 92 %")
    choose_scale(ward.station, DOCTOR, MRN, 2, "", "Target 88 to 92 %")
    assert chart(ward).scales[-1].prescriber == DOCTOR.id


def test_who_may_not_chart_charts_nothing() -> None:
    ward = make_ward()
    with pytest.raises(NotAllowed):
        charting.observe(ward.station, PHARMACIST, MRN, fields(ward), ObservedFact({}))
    assert not chart(ward).sets


def test_a_set_is_whole_again_after_its_missing_part_is_not_made_up() -> None:
    ward = make_ward()
    partly(ward, heart_rate_per_min="80")
    ward.pass_time(1)
    vital_signs(ward)
    assert score(ward) == 0
    assert newest(ward).at - chart(ward).sets[0].at == timedelta(minutes=1)


def test_an_unusual_value_in_a_step_is_watched_and_recorded_with_it() -> None:
    ward = make_ward()
    vital_signs(ward)
    ward.pass_time(60)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("contraindications")
    ward.confirm("vital_signs", heart_rate_per_min="129")
    found = {each.rule: each for each in ward.dose().steps["vital_signs"].findings}
    unusual = found["heart_rate_per_min-unusual"]
    assert unusual.result is Result.WATCH
    assert "84, 60 min before" in unusual.say


def test_a_first_weight_in_a_step_is_asked_about_only_where_it_may_be_in_pounds() -> None:
    ward = make_ward()
    ward.pass_time(60)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("contraindications")
    moment, step = ward.station.moment(MRN), ward.regimen.step("vital_signs")
    for typed, asked in (("155", True), ("90", False)):
        findings, _ = findings_of(moment, ward.dose(), step, {"weight_kg": typed})
        assert ("weight_kg-unusual" in {each.rule for each in findings}) is asked
