"""The functions that a regimen names: what each says at its limit, and with something missing."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.inputs import Input, Inputs
from il2nurse.domain.rules.assessment.answer_checks import CHECKS, matches
from il2nurse.domain.rules.assessment.functions import EXPECTED, FLAGS, UNLESS, VALUES
from il2nurse.domain.rules.assessment.situation import Situation
from il2nurse.domain.rules.moment import bag_of
from il2nurse.domain.rules.pharmacy.bag_times import bag_limit_of, reconstituted_at, use_by
from il2nurse.domain.rules.pharmacy.calculation import DoseCaution
from il2nurse.domain.rules.pharmacy.dosing import calculate
from il2nurse.domain.values.bag_making import TO_FULL_BAG
from tests.normal import REGIMEN

NOW = datetime(2026, 11, 20, 13, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
PATIENT = Patient("00482913", "Marsh", "Eleanor", date(1968, 3, 14), "female", "712-A", (), ())
WORKED = calculate(REGIMEN.preparation, Decimal(70))
CAUTIONS = [
    ("concentration_near_limit", DoseCaution.NEAR_CONCENTRATION_LIMIT),
    ("bag_not_suggested", DoseCaution.OTHER_BAG),
    ("vial_nearly_used_up", DoseCaution.SPARE_VIAL),
]


def situation(answers: Mapping[str, Answer] | None = None, **earlier: Answer) -> Situation:
    today = NOW.date()
    return Situation(NOW, today, PATIENT, REGIMEN, WORKED, answers or {}, earlier)


def inputs(**values: str) -> Inputs:
    return {name: Input(value, timedelta()) for name, value in values.items()}


@pytest.mark.parametrize(("flag", "caution"), CAUTIONS)
def test_a_caution_of_the_sum_raises_its_own_flag_alone(flag: str, caution: DoseCaution) -> None:
    for each in DoseCaution:
        worked = replace(WORKED, cautions=(each,))
        found = FLAGS[flag](replace(situation(), calculation=worked))
        assert found is (each is caution)
    assert FLAGS[flag](replace(situation(), calculation=replace(WORKED, cautions=()))) is False


def test_without_a_sum_whatever_would_be_a_slip_is_one() -> None:
    none = replace(situation(), calculation=None)
    unknown = {name: FLAGS[name](none) for name in FLAGS}
    assert {name for name, raised in unknown.items() if raised} == {
        "concentration_outside_window",
        "bag_not_suggested",
        "volume_deviation_too_large",
        "vials_too_few",
        "bag_time_unknown",
    }


def test_a_concentration_outside_its_window_is_flagged() -> None:
    flag = FLAGS["concentration_outside_window"]
    assert flag(situation()) is False
    outside = replace(WORKED, in_bag=replace(WORKED.bag, concentration_ok=False))
    assert flag(replace(situation(), calculation=outside)) is True


@pytest.mark.parametrize("sign", [1, -1])
def test_the_rounding_is_too_coarse_above_the_figure_either_way(sign: int) -> None:
    most = REGIMEN.preparation.deviation.override_percent * sign
    flag = FLAGS["volume_deviation_too_large"]
    on = replace(situation(), calculation=replace(WORKED, deviation_percent=most))
    assert flag(on) is False
    past = replace(WORKED, deviation_percent=most + sign * Decimal("0.01"))
    assert flag(replace(on, calculation=past)) is True


def vials(*last_days: date) -> tuple[str, ...]:
    return tuple(f"LOT{n}|{day.isoformat()}" for n, day in enumerate(last_days))


def test_every_vial_is_counted_and_none_may_be_past_its_last_day() -> None:
    today = NOW.date()
    field = next(f.id for s in REGIMEN.steps for f in s.fields if f.kind.value == "vials")
    enough = situation({field: vials(*[today] * WORKED.vials)})
    assert FLAGS["vials_too_few"](enough) is False
    assert FLAGS["vial_expired"](enough) is False
    few = situation({field: vials(*[today] * (WORKED.vials - 1))})
    assert FLAGS["vials_too_few"](few) is True
    old = situation({field: vials(*[today] * (WORKED.vials - 1), today - timedelta(days=1))})
    assert FLAGS["vial_expired"](old) is True
    assert FLAGS["vials_too_few"](situation()) is True


def test_the_place_of_the_last_injection_is_flagged_and_no_other() -> None:
    flag, here = FLAGS["site_of_last_injection"], situation({"injection_site": "thigh_left"})
    assert flag(here) is False
    assert flag(replace(here, last_site="thigh_right")) is False
    assert flag(replace(here, last_site="thigh_left")) is True
    assert flag(replace(situation(), last_site="thigh_left")) is False


def test_a_patient_is_too_young_until_the_birthday() -> None:
    years, today = REGIMEN.youngest_years, NOW.date()
    for born, young in (
        (today.replace(year=today.year - years), False),
        (today.replace(year=today.year - years) + timedelta(days=1), True),
    ):
        then = replace(situation(), patient=replace(PATIENT, born=born))
        assert FLAGS["younger_than_allowed"](then) is young


@pytest.mark.parametrize(("late", "flagged"), [(0, False), (60, False), (61, True)])
def test_a_bag_dissolved_more_than_a_minute_from_now_is_a_slip(late: int, *, flagged: bool) -> None:
    at = (NOW + timedelta(seconds=late)).isoformat()
    assert FLAGS["reconstituted_in_future"](situation({"reconstituted_at": at})) is flagged
    assert FLAGS["reconstituted_in_future"](situation(reconstituted_at=at)) is False


def test_the_time_of_the_bag_is_taken_from_this_step_or_an_earlier_one() -> None:
    ends = REGIMEN.bag_limit - REGIMEN.infusion
    on, past = (NOW - ends).isoformat(), (NOW - ends - MINUTE).isoformat()
    for name, at, passed in (("on", on, False), ("past", past, True)):
        assert FLAGS["bag_limit_passed"](situation({"reconstituted_at": at})) is passed, name
        assert FLAGS["bag_limit_passed"](situation(reconstituted_at=at)) is passed, name
    assert FLAGS["bag_limit_passed"](situation()) is False
    assert FLAGS["bag_time_unknown"](situation(reconstituted_at=on)) is False
    assert FLAGS["bag_time_unknown"](situation({"reconstituted_at": on})) is False
    newer = situation({"reconstituted_at": on}, reconstituted_at=past)
    assert FLAGS["bag_limit_passed"](newer) is False


def test_the_earlier_of_two_limits_ends_the_bag() -> None:
    began, limit = NOW, REGIMEN.bag_limit
    answers: dict[str, Answer] = {"reconstituted_at": began.isoformat()}
    assert bag_limit_of(REGIMEN, answers, TO_FULL_BAG) == began + limit
    for end, ends in ((began + MINUTE, began + MINUTE), (began + 2 * limit, began + limit)):
        assert bag_limit_of(REGIMEN, {**answers, "use_by": end.isoformat()}, TO_FULL_BAG) == ends
    assert bag_limit_of(REGIMEN, {"use_by": began.isoformat()}, TO_FULL_BAG) is None


@pytest.mark.parametrize("nothing", ["", (), ("twice",)])
def test_an_empty_answer_is_no_time_and_no_bag(nothing: Answer) -> None:
    answers = dict.fromkeys(("reconstituted_at", "use_by", "bag_ml"), nothing)
    assert (reconstituted_at({}), use_by({}), bag_of({})) == (None, None, None)
    assert reconstituted_at(answers) is None
    assert use_by(answers) is None
    assert bag_of(answers) is None


def test_a_bag_that_was_chosen_is_that_bag() -> None:
    assert bag_of({"bag_ml": "100"}) == Decimal(100)


NEEDS = {
    "mean_pressure_mmhg": ({"systolic_mmhg": "120", "diastolic_mmhg": "60"}, "80"),
    "weight_gain_percent": ({"weight_kg": "77", "baseline_weight_kg": "70"}, "10"),
    "urine_ml_per_kg_per_h": ({"urine_8h_ml": "560", "baseline_weight_kg": "70"}, "1"),
    "slots_used": ({"doses_given_cycle": "4", "doses_held_cycle": "3"}, "7"),
}


@pytest.mark.parametrize("name", NEEDS)
def test_a_value_is_worked_out_from_all_its_parts_or_not_at_all(name: str) -> None:
    parts, value = NEEDS[name]
    function = VALUES[name]
    assert function.compute(inputs(**parts)) == Decimal(value)
    assert set(function.needs) == set(parts)
    for missing in parts:
        rest = {part: known for part, known in parts.items() if part != missing}
        assert function.compute(inputs(**rest)) is None, missing


@pytest.mark.parametrize("weight", ["0", "-1"])
def test_nothing_is_divided_by_a_weight_that_cannot_be(weight: str) -> None:
    for name in ("weight_gain_percent", "urine_ml_per_kg_per_h"):
        parts = {**NEEDS[name][0], "baseline_weight_kg": weight}
        assert VALUES[name].compute(inputs(**parts)) is None


@pytest.mark.parametrize(("given", "none"), [("0", True), ("1", False)])
def test_before_the_first_dose_of_a_cycle_no_start_is_counted(given: str, *, none: bool) -> None:
    assert UNLESS["no_dose_given_in_cycle"](inputs(doses_given_cycle=given)) is none
    assert UNLESS["no_dose_given_in_cycle"](inputs()) is False


@pytest.mark.parametrize(
    ("systolic", "diastolic", "wrong", "swapped"),
    [
        ("120", "119", False, False),
        ("120", "120", True, False),
        ("80", "120", True, True),
        ("", "120", False, False),
        ("120", "", False, False),
    ],
)
def test_the_lower_pressure_lies_below_the_upper(
    systolic: str, diastolic: str, *, wrong: bool, swapped: bool
) -> None:
    answers = {"systolic_mmhg": systolic, "diastolic_mmhg": diastolic}
    at_fault, say = CHECKS["diastolic_below_systolic"](answers)
    assert (at_fault, bool(say)) == (("diastolic_mmhg", True) if wrong else ("", False))
    assert ("swapped" in say) is swapped
    assert CHECKS["diastolic_below_systolic"]({}) == ("", "")


@pytest.mark.parametrize(
    ("device", "flow", "say"),
    [
        ("room_air", "0", ""),
        ("room_air", "2", "does not go with room air"),
        ("room_air", "1", "does not go with room air"),
        ("room_air", "0.5", "does not go with room air"),
        ("nasal_cannula", "2", ""),
        ("nasal_cannula", "0", "a flow of 0"),
        ("reservoir_mask", "0", "a flow of 0"),
        ("high_flow", "0", ""),
        ("", "2", ""),
        ("room_air", "", ""),
        ("nasal_cannula", "", ""),
    ],
)
def test_the_flow_of_oxygen_fits_its_device(device: str, flow: str, say: str) -> None:
    found = CHECKS["flow_fits_device"]({"oxygen_device": device, "oxygen_l_per_min": flow})
    assert say in found[1]
    assert bool(found[0]) is bool(found[1]) is bool(say)


def test_what_the_witness_works_out_is_the_sum_itself() -> None:
    assert {name: of(WORKED) for name, of in EXPECTED.items()} == {
        "weight_kg": Decimal(70),
        "dose_million_international_units": Decimal(42),
        "draw_up_ml": WORKED.draw_up_ml,
        "bag_ml": WORKED.bag.bag_ml,
        "total_ml": WORKED.bag.total_ml,
        "rate_ml_per_h": WORKED.bag.rate_ml_per_h,
        "additive_ml": Decimal(0),
    }


@pytest.mark.parametrize(
    ("what", "typed", "same"),
    [
        ("mrn", PATIENT.mrn, True),
        ("mrn", f" {PATIENT.mrn} ", True),
        ("mrn", "00482914", False),
        ("born", "1968-03-14", True),
        ("born", "1968-03-15", False),
        ("name", PATIENT.name.lower(), True),
        ("name", "MARSH, Elena", False),
    ],
)
def test_a_wristband_is_the_patients_or_another(what: str, typed: str, *, same: bool) -> None:
    assert matches(what, typed, PATIENT) is same


def test_each_value_is_shown_as_finely_as_its_limits_are_written() -> None:
    assert {name: each.places for name, each in VALUES.items() if each.needs} == {
        "mean_pressure_mmhg": 1,
        "weight_gain_percent": 2,
        "dosing_weight_percent": 2,
        "urine_ml_per_kg_per_h": 3,
        "slots_used": 0,
    }


def test_the_dose_in_millions_is_the_dose() -> None:
    millions = EXPECTED["dose_million_international_units"](WORKED)
    assert millions * 1_000_000 == WORKED.dose_international_units
