"""What a charge nurse is told, worked out from the record."""

from datetime import timedelta

import pytest

from il2nurse.domain.record.dose.call import Grounds
from il2nurse.workflow.chart import correcting
from il2nurse.workflow.chart.correcting import ValueChange
from il2nurse.workflow.dose import administration, holding
from il2nurse.workflow.ward.attention import Attention, Urgency, attention_list, late_minutes
from il2nurse.workflow.ward.ward import ward_rows
from tests.ward import MRN, NURSE, PIN, SECOND, Ward, key, make_ward


def told(ward: Ward) -> list[Attention]:
    return list(attention_list(ward.station, ward_rows(ward.station)))


def says(ward: Ward) -> list[str]:
    return [matter.say for matter in told(ward)]


def test_a_ward_in_order_needs_nobody() -> None:
    assert told(make_ward()) == []


def test_a_late_dose_is_to_be_acted_on_now() -> None:
    ward = make_ward()
    ward.pass_time(60 + 61)
    assert told(ward) == [
        Attention(MRN, "712-A", "Dose 1 is 61 min late and not accounted for", Urgency.ACT)
    ]


def test_a_change_after_the_signature_is_to_be_reviewed() -> None:
    ward = make_ward()
    ward.give()
    done = ward.dose().steps["vital_signs"]
    assert done.charted is not None
    field = ward.regimen.fields["heart_rate_per_min"]
    correcting.correct(
        ward.station, NURSE, MRN, ValueChange(done.charted, field, "90", "Typing error")
    )
    assert "Dose 1 was changed after it was signed" in says(ward)


def test_signing_again_settles_it() -> None:
    ward = make_ward()
    ward.give()
    done = ward.dose().steps["vital_signs"]
    assert done.charted is not None
    field = ward.regimen.fields["heart_rate_per_min"]
    correcting.correct(
        ward.station, NURSE, MRN, ValueChange(done.charted, field, "90", "Typing error")
    )
    administration.sign(ward.station, SECOND, key(), "Corrected and complete", PIN)
    assert "Dose 1 was changed after it was signed" not in says(ward)


def test_two_held_doses_are_not_yet_three() -> None:
    ward = make_ward()
    reason = "prescriber"
    for _ in range(2):
        holding.hold_unbegun(ward.station, NURSE, MRN, Grounds(reason, ward.call()))
    assert says(ward) == []
    holding.hold_unbegun(ward.station, NURSE, MRN, Grounds(reason, ward.call()))
    assert any(say.startswith("3 doses were held in this cycle") for say in says(ward))


def test_doses_that_were_refused_are_called_so() -> None:
    ward = make_ward()
    for reason in ("prescriber", "refused", "refused"):
        holding.hold_unbegun(ward.station, NURSE, MRN, Grounds(reason, ward.call()))
    assert any(say.startswith("3 doses were held or refused in") for say in says(ward))


@pytest.mark.parametrize(
    ("minutes", "text"), [(61, "61 min"), (119, "119 min"), (120, "2 h 0 min"), (195, "3 h 15 min")]
)
def test_lateness_is_told_in_minutes_then_in_hours(minutes: int, text: str) -> None:
    assert late_minutes(timedelta(minutes=minutes)) == text
