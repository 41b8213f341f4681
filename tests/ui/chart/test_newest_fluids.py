"""The fluids beside a patient's page: what is not recorded is said in words, and is never 0."""

from decimal import Decimal

from il2nurse.domain.record.chart.facts import FluidFact, ObservedFact
from il2nurse.domain.record.chart.fluids import direction_of
from il2nurse.domain.regimen.vocabulary import URINE_8H
from il2nurse.readable.words import NO_VALUE, NOT_RECORDED
from il2nurse.settings import SHIFTS
from il2nurse.ui.chart.fluid_panel import typed_in_words
from il2nurse.ui.chart.newest_fluids import fluid_facts
from il2nurse.workflow.chart.charting import observe
from il2nurse.workflow.chart.fluids import chart_fluid
from il2nurse.workflow.ward.ward import ward_row
from tests.ward import MRN, NURSE, Ward, make_ward


def said(ward: Ward) -> dict[str, str]:
    _, rows = fluid_facts(ward.station.moment(MRN), SHIFTS)
    return {row.label: row.value for row in rows}


def test_nothing_charted_is_not_recorded_in_words() -> None:
    rows = said(make_ward())
    assert rows["Intake"] == rows["of which urine"] == rows["Urine, last 8 h"] == NOT_RECORDED
    assert NO_VALUE not in rows.values()


def test_what_is_charted_in_the_shift_is_told() -> None:
    ward = make_ward()
    ward.pass_time(60)
    chart_fluid(ward.station, NURSE, MRN, FluidFact(direction_of("urine"), "urine", Decimal(120)))
    ward.pass_time(1)
    rows = said(ward)
    assert rows["of which urine"] == "120 mL"
    assert rows["Urine, last 8 h"] == NOT_RECORDED


def test_the_urine_of_8_hours_is_the_one_of_the_ward_list_with_its_rate() -> None:
    ward = make_ward()
    chart_fluid(ward.station, NURSE, MRN, FluidFact(direction_of("urine"), "urine", Decimal(90)))
    for _ in range(2):
        ward.pass_time(240)
        fluid = FluidFact(direction_of("urine"), "urine", Decimal(320))
        chart_fluid(ward.station, NURSE, MRN, fluid)
    assert said(ward)["Urine, 8 h to 15:00"] == "640 mL · 80 mL/h"
    assert ward_row(ward.station, MRN).urine_ml_per_h == Decimal(80)


def test_urine_typed_at_a_dose_check_is_named_beside_the_totals_that_lack_it() -> None:
    ward = make_ward()
    station = ward.station
    now, words = station.now().at, station.words
    assert typed_in_words(station.case(MRN).chart, now, words) is None
    urine = ward.regimen.fields[URINE_8H.id]
    observe(station, NURSE, MRN, (urine,), ObservedFact({urine.id: "640"}))
    said_of_it = typed_in_words(station.case(MRN).chart, now, words)
    assert said_of_it is not None
    assert "Not in these totals" in said_of_it
    assert "640 mL in the 8 h to 07:00" in said_of_it
