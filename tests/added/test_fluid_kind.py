"""A kind of fluid is one row: with its letter it has its button, and no letter stands twice."""

from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from il2nurse.cli.patient.fluids import answer
from il2nurse.domain.record.chart.facts import FluidFact, NoFluidFact
from il2nurse.domain.record.chart.fluids import FLUID_KINDS, OUTPUT, FluidKind, kind_label
from il2nurse.domain.values.instants import Stretch
from il2nurse.readable.audit.entry_words import EntryWords
from il2nurse.readable.content import Subject
from il2nurse.readable.flowsheet.paper import FlowPaper
from il2nurse.readable.papers import FLOWSHEET
from il2nurse.readable.wording import Wording
from il2nurse.ui.chart.fluid_kinds import Kinds
from il2nurse.ui.chart.no_fluid import ANY, what_there_can_be_none_of
from il2nurse.ui.widgets.action import Action
from il2nurse.workflow.chart.fluids import chart_fluid, chart_no_fluid
from il2nurse.workflow.chart.totals import period_totals
from il2nurse.workflow.dose import administration
from il2nurse.workflow.papers.subjects import sources_of
from tests.papers import summary_of
from tests.ward import MRN, NURSE, ZONE, Ward, key, make_ward

ADDED = FluidKind("tube_out", "out", "Stomach tube", "G", "Nothing from the tube")


@pytest.fixture
def charted(monkeypatch: pytest.MonkeyPatch) -> Ward:
    """A ward whose program has one more row, with 340 mL of it and an hour of none."""
    monkeypatch.setitem(OUTPUT, ADDED.id, ADDED.label)
    ward = make_ward()
    administration.begin(ward.station, NURSE, MRN)
    chart_fluid(ward.station, NURSE, MRN, FluidFact("out", ADDED.id, Decimal(340)))
    ward.pass_time(61)
    now = ward.station.now().at
    hour = timedelta(hours=1)
    chart_no_fluid(ward.station, NURSE, MRN, NoFluidFact("out", ADDED.id, now - hour), now)
    return ward


def around(ward: Ward) -> Stretch:
    now, day = ward.station.now().at, timedelta(hours=12)
    return Stretch(now - day, now + day)


def test_each_row_has_its_own_name_label_and_letter() -> None:
    letters = [kind.letter for kind in FLUID_KINDS if kind.letter]
    for said in (letters, [k.id for k in FLUID_KINDS], [k.label for k in FLUID_KINDS]):
        assert len(set(said)) == len(said)
    assert [kind_label(kind.id) for kind in FLUID_KINDS] == [kind.label for kind in FLUID_KINDS]
    assert [kind.id for kind in FLUID_KINDS if not kind.letter] == ["aldesleukin_bag"]


def test_each_row_has_its_button_and_its_letter_presses_it(qtbot: QtBot) -> None:
    rows = (*FLUID_KINDS, ADDED)
    kinds = Kinds(rows)
    qtbot.addWidget(kinds)
    for row in rows:
        button = kinds.findChild(Action, f"kind_{row.id}")
        assert (button is not None) is bool(row.letter)
        if row.letter:
            QTest.keyClicks(kinds, row.letter.lower())
            assert kinds.kind is row


def test_it_is_on_the_record_of_the_dose(charted: Ward) -> None:
    (row, _sum) = summary_of(charted.station, key()).fluids
    assert (row.kind, row.output) == ("Stomach tube", "340 mL")


def test_it_and_its_absence_are_on_the_flowsheet(charted: Ward) -> None:
    told = FLOWSHEET.tell(sources_of(charted.station, Subject(MRN, stretch=around(charted))))
    assert isinstance(told, FlowPaper)
    out = [row[told.headings.index("Out mL")] for row in told.rows]
    said = ["".join(span.text for span in cell) for cell in out]
    assert any("340" in each and "stomach tube" in each for each in said)
    assert any(each.startswith("no stomach tube since") for each in said)


def test_it_and_its_absence_are_in_the_audit_list(charted: Ward) -> None:
    words = EntryWords(Wording({}, ZONE, charted.clock.read().at.date()), [charted.regimen])
    volume, none = charted.station.entries(MRN)[-2:]
    assert words.what(volume) == "Out: Stomach tube 340 mL"
    assert words.what(none).startswith("Nothing out (Stomach tube) from")
    assert ("Kind", "Stomach tube") in words.details(volume)


def test_the_command_line_adds_it_up(charted: Ward) -> None:
    station, period = charted.station, around(charted)
    totals = period_totals(station, MRN, period, station.now().at)
    assert answer(station, MRN, totals, None, None)["by_kind"] == {"tube_out": "340"}


def test_what_there_can_be_none_of_comes_from_the_rows() -> None:
    found = what_there_can_be_none_of((*FLUID_KINDS, ADDED))
    named = [kind for kind in (*FLUID_KINDS, ADDED) if kind.no_fluid]
    assert {(each.kind, each.label) for each in found if each not in ANY} == {
        (kind.id, kind.no_fluid) for kind in named
    }
    assert ADDED in named
    assert set(ANY) <= set(found)
