"""A corrected value is judged as if it had been charted so; the old one no longer decides."""

import pytest

from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.rules import Verdict
from il2nurse.domain.rules.assessment.assessing import assess_now
from il2nurse.workflow.chart import charting, correcting
from il2nurse.workflow.chart.correcting import ValueChange
from tests.normal import LABS, VITALS
from tests.ward import MRN, NURSE, Ward, make_ward

GOOD = {**VITALS, **LABS}


@pytest.fixture
def ward() -> Ward:
    """A ward whose patient may have the dose."""
    ward = make_ward()
    chart(ward, **GOOD)
    return ward


def chart(ward: Ward, **values: Answer) -> int:
    """Chart values together; gives the place of the set."""
    fields = tuple(ward.regimen.fields[name] for name in values)
    kept = charting.observe(
        ward.station, NURSE, MRN, fields, ObservedFact(values, confirmed=tuple(values))
    )
    return kept.seq


def verdict(ward: Ward) -> Verdict:
    """What follows now."""
    return assess_now(ward.station.moment(MRN)).verdict


@pytest.mark.parametrize(
    ("field", "wrong", "follows"),
    [
        ("heart_rate_per_min", "131", "stop_cycle"),
        ("systolic_mmhg", "89", "hold"),
        ("spo2_percent", "89", "hold"),
        ("oxygen_l_per_min", "4.5", "stop_cycle"),
        ("rhythm", "ventricular_tachycardia", "stop_permanently"),
        ("alertness", "drowsy", "hold"),
        ("mental_status", "disoriented", "stop_cycle"),
        ("creatinine_mg_dl", "3", "stop_cycle"),
        ("platelets_per_mm3", "29999", "stop_cycle"),
        ("bilirubin_mg_dl", "7.1", "hold"),
        ("bicarbonate_meq_l", "18", "hold"),
        ("urine_8h_ml", "79", "stop_cycle"),
        ("weight_kg", "80.51", "hold"),
        ("stool_blood", "positive", "hold"),
        ("infection", "documented", "stop_cycle"),
    ],
)
def test_a_correction_decides_in_both_directions(
    ward: Ward, field: str, wrong: str, follows: str
) -> None:
    assert verdict(ward) is Verdict.GIVE
    seq = chart(ward, **{field: wrong})
    assert verdict(ward) == follows
    asked = ward.regimen.fields[field]
    correcting.correct(
        ward.station, NURSE, MRN, ValueChange(seq, asked, GOOD[field], "Typing error")
    )
    assert verdict(ward) is Verdict.GIVE
    correcting.correct(ward.station, NURSE, MRN, ValueChange(seq, asked, wrong, "It was right"))
    assert verdict(ward) == follows
