"""Given in full is what the pump gave, not what was worked out."""

from decimal import Decimal

import pytest

from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.chart.unusual import Unusual
from il2nurse.readable.words import dose_words
from il2nurse.workflow.chart.fluids import POSTED
from il2nurse.workflow.dose import administration, ending
from il2nurse.workflow.dose.view import look_at_dose
from tests.ward import MRN, NURSE, PIN, Ward, key, make_ward, once


@pytest.fixture
@once
def ward() -> Ward:
    made = make_ward()
    made.pass_time(30)
    administration.begin(made.station, NURSE, MRN)
    made.walk("line")
    made.start()
    made.pass_time(15)
    return made


@pytest.mark.parametrize(
    ("given", "short"), [("52.3", False), ("49.69", False), ("49.68", True), ("0", True)]
)
def test_below_the_regimens_part_the_dose_is_given_in_part(
    ward: Ward, given: str, short: bool
) -> None:
    ending.complete(ward.station, NURSE, key(), Decimal(given), confirmed=True)
    infusion = ward.dose().infusion
    assert infusion is not None
    assert (infusion.recorded_given_ml, infusion.short) == (Decimal(given), short)
    posted = [each for each in ward.station.case(MRN).chart.fluids if each.fluid.kind == POSTED]
    assert posted[-1].fluid.ml == Decimal(given)


def test_a_short_dose_is_nowhere_called_given_in_full(ward: Ward) -> None:
    ending.complete(ward.station, NURSE, key(), Decimal(40), confirmed=True)
    ward.walk("flush")
    ward.vital_signs()
    ward.pass_time(16)
    ward.vital_signs()
    ward.confirm("vital_signs_after")
    administration.sign(ward.station, NURSE, key(), "Gave the dose", PIN)
    view = look_at_dose(ward.station, key())
    assert dose_words(view.dose, view.standing, view.regimen).word == "Given in part"


def test_a_volume_that_no_bag_holds_is_refused(ward: Ward) -> None:
    with pytest.raises(Slip, match="cannot be right"):
        ending.complete(ward.station, NURSE, key(), Decimal(523))
    assert ward.dose().infusing


@pytest.mark.parametrize(
    ("given", "asked"),
    [("49.69", False), ("49.68", True), ("54.91", False), ("54.92", True), ("5.23", True)],
)
def test_a_volume_unlike_the_one_worked_out_is_confirmed(
    ward: Ward, given: str, asked: bool
) -> None:
    if asked:
        with pytest.raises(Unusual) as unusual:
            ending.complete(ward.station, NURSE, key(), Decimal(given))
        assert unusual.value.oddities[0].slip is (given == "5.23")
        assert ward.dose().infusing
        ending.complete(ward.station, NURSE, key(), Decimal(given), confirmed=True)
    else:
        ending.complete(ward.station, NURSE, key(), Decimal(given))
    assert not ward.dose().infusing
