"""A patient for whom nothing is ordered: no score comes on record that would reach nobody.

One that an earlier program kept all the same stands from the order on until someone takes it on.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.chart.chart import chart_stream
from il2nurse.domain.record.chart.facts import FluidFact, NoFluidFact, ObservedFact
from il2nurse.domain.record.register.entries import Author, Kind
from il2nurse.domain.record.register.facts import draft
from il2nurse.workflow.chart import charting, fluids
from il2nurse.workflow.chart.neuro import chart_neuro_check
from il2nurse.workflow.chart.scale import choose_scale
from il2nurse.workflow.course import ordering
from il2nurse.workflow.patient import admission
from il2nurse.workflow.register import Append
from il2nurse.workflow.ward.acknowledging import acknowledge
from il2nurse.workflow.ward.alarms import ward_alarms
from il2nurse.workflow.ward.attention import attention_list
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import ward_row, ward_rows
from tests.normal import VITALS
from tests.suitable import SUITABLE
from tests.ward import DOCTOR, NURSE, PATIENT, Ward, make_ward, once, plan

OTHER = "OTHER-1"
QUIST = replace(PATIENT, mrn=OTHER, family="Quist", given="Ada", born=date(1950, 5, 2), bed="12")
# Systolic 80 and breathing 26 score 3 each, a pulse of 115 scores 2: by chart 1, 8 in all.
POOR = {
    **VITALS,
    "systolic_mmhg": "80",
    "diastolic_mmhg": "45",
    "respiratory_rate_per_min": "26",
    "heart_rate_per_min": "115",
}


@pytest.fixture
@once
def ward() -> Ward:
    """A ward with a second patient who has no order."""
    ward = make_ward()
    admission.admit(ward.station, NURSE, QUIST)
    return ward


def a_set(ward: Ward) -> None:
    fields = tuple(ward.regimen.fields[name] for name in ward.regimen.monitoring.fields)
    answers = {field.id: POOR.get(field.id, "") for field in fields}
    typed = ObservedFact(answers, form="vital_signs", confirmed=tuple(answers))
    charting.observe(ward.station, NURSE, OTHER, fields, typed)


def a_volume(ward: Ward) -> None:
    fluids.chart_fluid(ward.station, NURSE, OTHER, FluidFact("out", "urine", Decimal(200)))


def no_volume(ward: Ward) -> None:
    now = ward.station.now().at
    fluids.chart_no_fluid(ward.station, NURSE, OTHER, NoFluidFact("in", "", now), now)


def a_check(ward: Ward) -> None:
    chart_neuro_check(ward.station, NURSE, OTHER, ObservedFact({"acvpu": "U"}))


def a_scale(ward: Ward) -> None:
    choose_scale(ward.station, DOCTOR, OTHER, 2, DOCTOR.id, "Aimed at 88 to 92 %.")


@pytest.mark.parametrize("act", [a_set, a_volume, no_volume, a_check, a_scale])
def test_nothing_is_charted_by_the_rules_of_no_order(
    ward: Ward, act: Callable[[Ward], None]
) -> None:
    with pytest.raises(NotAllowed, match=f"{QUIST.name} has no order yet"):
        act(ward)
    assert {entry.kind for entry in ward.station.entries(OTHER)} == {Kind.PATIENT_ADMITTED}


def test_whoever_charts_is_told_what_to_do_in_an_emergency(ward: Ward) -> None:
    with pytest.raises(NotAllowed, match="call the emergency team") as refused:
        a_set(ward)
    assert "Nothing was recorded" in str(refused.value)


@pytest.fixture
def kept(ward: Ward) -> Ward:
    """The ward with a score of 8 that an earlier program took before the order."""
    now, author = ward.station.now().at, Author(NURSE.id, NURSE.role.value, "WOW-03", "0.1")
    fact = ObservedFact(dict(POOR), form="vital_signs")
    entry = draft(chart_stream(OTHER), OTHER, now, fact)
    zone = str(ward.station.zone)
    ward.station.register.append(Append([entry], author, "kept before", now, zone))
    return ward


def test_without_an_order_the_ward_page_asks_for_the_order(kept: Ward) -> None:
    row = ward_row(kept.station, OTHER)
    assert (row.state, row.alarms, row.news2) == (WardState.NO_ORDER, (), None)
    assert not ward_alarms(kept.station)
    assert not attention_list(kept.station, ward_rows(kept.station))


def test_from_the_order_on_it_stands_everywhere_until_someone_takes_it_on(kept: Ward) -> None:
    station = kept.station
    kept.pass_time(30)
    ordering.order_course(station, DOCTOR, OTHER, kept.regimen, plan(), suitability=SUITABLE)
    (found,) = ward_alarms(station)
    assert (found.mrn, found.bed, found.alarm.kind) == (OTHER, "12", AlarmKind.EMERGENCY)
    assert "NEWS2 score 8" in found.alarm.say
    assert ward_row(station, OTHER).alarms == (found.alarm,)
    (matter,) = (each for each in attention_list(station, ward_rows(station)) if each.alarm)
    assert (matter.mrn, matter.alarm) == (OTHER, found.alarm)
    acknowledge(station, NURSE, OTHER, found.alarm)
    assert not ward_alarms(station)
