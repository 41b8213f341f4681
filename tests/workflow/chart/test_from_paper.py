"""Vital signs and fluids of a form of the downtime pack are charted under its line."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest

from il2nurse.domain.record.chart.facts import FluidFact, ObservedFact
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.chart.unusual import Unusual
from il2nurse.domain.values.form_number import make_number
from il2nurse.readable.audit.entry_words import EntryWords
from il2nurse.readable.chart.charted_items import charted_items, item_line
from il2nurse.readable.wording import Wording
from il2nurse.workflow.chart import charting, correcting, fluids
from il2nurse.workflow.ward.attention import attention_list
from il2nurse.workflow.ward.ward import ward_rows
from tests.normal import VITALS
from tests.ward import FIRST_SLOT, IDENTITY, MRN, NURSE, ZONE, Ward, make_ward

FORM = make_number(IDENTITY.register, "lines", 1)
FIRST, SECOND_LINE = f"{FORM}/1", f"{FORM}/2"
WATER = FluidFact("in", "oral", Decimal(250), paper=FIRST)
THEN = FIRST_SLOT + timedelta(minutes=10)


@pytest.fixture
def ward() -> Ward:
    """Twelve hours later: far beyond what needs a reason."""
    ward = make_ward()
    ward.pass_time(12 * 60)
    return ward


def observe(ward: Ward, paper: str, *confirmed: str) -> None:
    fields = tuple(ward.regimen.fields[name] for name in ward.regimen.monitoring.fields)
    typed = ObservedFact(
        {field.id: VITALS.get(field.id, "") for field in fields}, paper=paper, confirmed=confirmed
    )
    charting.observe(ward.station, NURSE, MRN, fields, typed, at=THEN)


def test_a_line_is_charted_once_with_its_time_and_without_another_reason(ward: Ward) -> None:
    observe(ward, FIRST.lower())
    (kept,) = ward.station.case(MRN).chart.sets
    assert (kept.paper, kept.at, kept.recorded_at) == (FIRST, THEN, ward.station.now().at)
    head = ward.station.register.head()
    with pytest.raises(Slip, match=f"Form {FIRST} was entered already, by Robin Okafor"):
        fluids.chart_fluid(ward.station, NURSE, MRN, WATER, at=THEN)
    assert ward.station.register.head() == head
    observe(ward, SECOND_LINE)
    assert len(ward.station.case(MRN).chart.sets) == 2


def test_a_volume_of_a_line_is_struck_out_and_the_line_serves_again(ward: Ward) -> None:
    fluids.chart_fluid(ward.station, NURSE, MRN, WATER, at=THEN)
    (kept,) = ward.station.case(MRN).chart.fluids
    assert kept.paper == FIRST
    correcting.strike_out(ward.station, NURSE, MRN, kept.seq, "Of the next bed")
    fluids.chart_fluid(ward.station, NURSE, MRN, WATER, at=THEN)
    assert len(ward.station.case(MRN).chart.fluids) == 1
    assert [e.stream for e in ward.station.register.of_kind(Kind.FORM_ENTERED)] == [
        f"form/{FIRST}"
    ] * 3


@pytest.mark.parametrize(
    ("paper", "at", "says"),
    [
        (FORM, THEN, f"Type the line too, like {FORM}/1"),
        (FIRST, None, "Type the time that stands on the form"),
        (FIRST.replace(FORM[0], "2" if FORM[0] != "2" else "3", 1), THEN, "not the number"),
    ],
)
def test_what_cannot_be_meant_is_refused(ward: Ward, paper: str, at: object, says: str) -> None:
    head = ward.station.register.head()
    with pytest.raises(Slip, match=says):
        fluids.chart_fluid(
            ward.station, NURSE, MRN, replace(WATER, paper=paper), at=THEN if at else None
        )
    assert ward.station.register.head() == head


def test_a_line_of_another_ward_is_asked_about(ward: Ward) -> None:
    away = f"{make_number('another ward', 'lines', 1)}/1"
    with pytest.raises(Unusual, match="of no pack that this ward printed"):
        observe(ward, away)
    observe(ward, away, "form")
    (kept,) = ward.station.case(MRN).chart.sets
    assert (kept.paper, kept.confirmed) == (away, ())
    with pytest.raises(Unusual, match="of no pack that this ward printed"):
        fluids.chart_fluid(ward.station, NURSE, MRN, replace(WATER, paper=f"{away[:-1]}2"), at=THEN)


def strange(ward: Ward) -> list[str]:
    """What a charge nurse reads of lines that are of no pack of the ward."""
    rows = ward_rows(ward.station)
    said = [matter.say for matter in attention_list(ward.station, rows)]
    return [each for each in said if "of no pack that this ward printed" in each]


def test_a_line_of_another_ward_stands_with_the_charge_nurse_for_a_day(ward: Ward) -> None:
    observe(ward, FIRST)
    assert strange(ward) == []
    away = f"{make_number('another ward', 'lines', 1)}/1"
    observe(ward, away, "form")
    (said,) = strange(ward)
    assert said.startswith(f"Charted for 20-Nov 08:10 from form {away}, ")
    kept = next(each for each in ward.station.case(MRN).chart.sets if each.paper == away)
    correcting.strike_out(ward.station, NURSE, MRN, kept.seq, "Of the next bed")
    assert strange(ward) == []
    observe(ward, f"{away[:-1]}2", "form")
    assert strange(ward)
    ward.pass_time(25 * 60)
    assert strange(ward) == []


def test_the_form_stands_in_the_audit_and_in_the_list_of_entries(ward: Ward) -> None:
    fluids.chart_fluid(ward.station, NURSE, MRN, WATER, at=THEN)
    entry = next(iter(ward.station.register.of_kind(Kind.FLUID)))
    words = Wording(ward.station.people(), ZONE, ward.station.today(entry.occurred_at))
    said = EntryWords(words, ward.station.regimens.today().values()).what(entry)
    assert said.endswith(f"250 mL, late entry from form {FIRST}")
    chart = ward.station.case(MRN).chart
    (item,) = charted_items(chart, THEN, THEN)
    assert item_line(item, ward.regimen, words).endswith(f"250 mL · form {FIRST}")
