"""The fluids beside a patient's page: what is not recorded is said in words, and is never 0."""

from decimal import Decimal

from il2nurse.domain.record.chart.facts import FluidFact
from il2nurse.domain.record.chart.fluids import direction_of
from il2nurse.readable.words import NO_VALUE, NOT_RECORDED
from il2nurse.settings import SHIFTS
from il2nurse.ui.chart.newest_fluids import fluid_facts
from il2nurse.workflow.chart.fluids import chart_fluid
from tests.ward import MRN, NURSE, Ward, make_ward


def said(ward: Ward) -> dict[str, str]:
    _, rows = fluid_facts(ward.station.moment(MRN), SHIFTS)
    return {row.label: row.value for row in rows}


def test_nothing_charted_is_not_recorded_in_words() -> None:
    rows = said(make_ward())
    assert rows["Intake"] == rows["Urine"] == rows["Urine output"] == NOT_RECORDED
    assert NO_VALUE not in rows.values()


def test_what_is_charted_is_told_with_its_rate() -> None:
    ward = make_ward()
    ward.pass_time(60)
    chart_fluid(ward.station, NURSE, MRN, FluidFact(direction_of("urine"), "urine", Decimal(120)))
    ward.pass_time(1)
    rows = said(ward)
    assert rows["Urine"] == "120 mL"
    assert rows["Urine output"].endswith(" mL/h")
