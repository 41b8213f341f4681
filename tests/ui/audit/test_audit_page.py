"""The audit list: readable words, filters, an opened entry, the chain."""

from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel

from il2nurse.domain.record.chart.facts import FluidFact
from il2nurse.readable.audit.kind_row import Group
from il2nurse.ui.audit.audit import AuditPage
from il2nurse.ui.widgets.table import Table
from il2nurse.workflow.audit.audit import AuditFilter, AuditList
from il2nurse.workflow.chart import correcting
from il2nurse.workflow.chart.correcting import ValueChange
from il2nurse.workflow.chart.fluids import chart_fluid
from tests.ui.hands import click, press, write
from tests.ui.seed import Seat
from tests.ward import MRN, NURSE, PIN, Ward


@pytest.fixture
def audit(charge: Seat) -> Seat:
    """The charge nurse at the audit list, after one whole dose and a correction."""
    charge.ward.give()
    correct(charge.ward)
    charge.session.go("audit")
    return charge


def correct(ward: Ward) -> None:
    sets = ward.station.case(MRN).chart.sets
    newest = next(each for each in reversed(sets) if "systolic_mmhg" in each.values)
    field = ward.regimen.fields["systolic_mmhg"]
    correcting.correct(
        ward.station, NURSE, MRN, ValueChange(newest.seq, field, "102", "Typing error")
    )


def column(seat: Seat, number: int) -> list[str]:
    table = seat.find("audit_list")
    assert isinstance(table, Table)
    model = table.model()
    return [str(model.index(row, number).data()) for row in range(model.rowCount())]


def choose(seat: Seat, name: str, text: str) -> None:
    box = seat.find(name)
    assert isinstance(box, QComboBox)
    at = box.findText(text)
    assert at >= 0, text
    box.setCurrentIndex(at)
    box.activated.emit(at)


def test_the_newest_entry_stands_first_in_plain_words(audit: Seat) -> None:
    assert column(audit, 2)[0] == "Blood pressure, systolic corrected: 118 mmHg → 102 mmHg"
    assert column(audit, 1)[0] == "Robin Okafor, RN"
    assert column(audit, 3)[0] == f"MARSH, Eleanor {MRN} · chart"


def test_every_kind_of_entry_of_a_dose_has_words(audit: Seat) -> None:
    told = column(audit, 2)
    for words in (
        "Infusion started",
        "Infusion completed: 52.3 mL",
        "Double check by Jonna Lindqvist, RN agreed",
        "Record signed: Gave the dose",
        "In: Aldesleukin bag 52.3 mL",
    ):
        assert words in told


def test_the_kind_filter_leaves_only_that_kind(audit: Seat) -> None:
    choose(audit, "filter_group", "Correction")
    assert set(column(audit, 5)) == {"Correction"}
    assert len(column(audit, 2)) == 1


def test_a_quick_filter_is_one_press_and_a_second_takes_it_back(audit: Seat) -> None:
    press(audit.window, Qt.Key.Key_C)
    assert set(column(audit, 5)) == {"Correction"}
    press(audit.window, Qt.Key.Key_C)
    assert len(set(column(audit, 5))) > 1
    press(audit.window, Qt.Key.Key_R)
    assert column(audit, 5) == []


def test_this_shift_begins_with_the_shift(audit: Seat) -> None:
    everything = column(audit, 2)
    audit.ward.pass_time(9 * 60)
    click(audit.button("quick_shift"))
    assert column(audit, 2) != everything
    assert not any("Infusion started" in each for each in column(audit, 2))


def test_late_finds_what_says_why_it_was_late(audit: Seat) -> None:
    press(audit.window, Qt.Key.Key_L)
    assert column(audit, 2) == []
    ward = audit.ward
    at = ward.station.now().at - timedelta(hours=1)
    chart_fluid(ward.station, NURSE, MRN, FluidFact("out", "urine", Decimal(200)), at=at)
    audit.page.refresh()
    assert len(column(audit, 2)) == 1


def test_the_person_filter_leaves_only_that_person(audit: Seat) -> None:
    choose(audit, "filter_person", "Mika Sato, RN")
    assert set(column(audit, 1)) == {"Mika Sato, RN"}


def test_the_patient_filter_leaves_only_that_patient(audit: Seat) -> None:
    choose(audit, "filter_patient", "DIAZ, Rafael")
    assert column(audit, 2) == ["Patient admitted"]


def test_the_search_finds_text_and_says_where_there_is_none(audit: Seat) -> None:
    write(audit.line("filter_text"), "double check")
    assert column(audit, 2) == ["Double check by Jonna Lindqvist, RN agreed"]
    write(audit.line("filter_text"), " xyz")
    assert column(audit, 2) == []


class Waiting(QObject):
    """Something that the window has to do next."""

    due = Signal()


def test_the_window_goes_on_while_the_register_is_searched(audit: Seat) -> None:
    waiting, done = Waiting(), list[str]()
    waiting.due.connect(lambda: done.append("drawn"), Qt.ConnectionType.QueuedConnection)
    waiting.due.emit()
    audit.page.refresh()
    assert done == ["drawn"]
    assert column(audit, 2)


def test_an_opened_entry_shows_was_now_reason_and_seals(audit: Seat) -> None:
    entry = audit.ward.station.register.newest(1)[0]
    assert "Reason, Typing error" in audit.spoken
    assert "Was, 118" in audit.spoken
    assert "Now, 102" in audit.spoken
    assert f"This entry, {entry.seal[:4]} {entry.seal[4:8]}" in audit.spoken
    assert f"Before it, {entry.previous_seal[:4]}" in audit.spoken


def test_a_corrected_entry_says_by_whom_and_why_and_the_correction_what_it_is_about(
    audit: Seat,
) -> None:
    at = column(audit, 5).index("Corrected")
    charted = column(audit, 2)[at]
    assert f", {charted}" in audit.spoken, "the open correction names what it is about"
    assert "Place of what it is about" not in audit.spoken
    table = audit.find("audit_list")
    assert isinstance(table, Table)
    table.selectRow(at)
    newest = audit.ward.station.register.newest(1)[0]
    assert "Corrected since" in [each.text() for each in audit.page.findChildren(QLabel)]
    assert "By, Robin Okafor, RN" in audit.spoken
    assert "Reason, Typing error" in audit.spoken
    assert f"By entry, {newest.number}" in audit.spoken


def test_an_entry_struck_out_says_so_in_the_list_and_the_strike_names_it(audit: Seat) -> None:
    ward = audit.ward
    chart_fluid(ward.station, NURSE, MRN, FluidFact("out", "urine", Decimal(200)))
    kept = ward.station.register.newest(1)[0]
    correcting.strike_out(ward.station, NURSE, MRN, kept.seq, "Another patient")
    audit.page.refresh()
    assert column(audit, 2)[0] == "Entry struck out: Another patient"
    assert column(audit, 5)[:2] == ["Correction", "Struck out"]
    table = audit.find("audit_list")
    assert isinstance(table, Table)
    table.selectRow(0)
    assert f"Entry {kept.number}, Out: Urine 200 mL" in audit.spoken


def test_verifying_says_how_many_entries_and_when(audit: Seat) -> None:
    click(audit.button("verify_now"))
    count = audit.ward.station.register.head().number
    local = audit.ward.station.local(audit.ward.station.now().at)
    assert isinstance(audit.page, AuditPage)
    assert audit.page.chain.mark.word == f"{count} entries, chain intact · checked {local:%H:%M}"


def test_a_nurse_is_offered_no_audit(seat: Seat) -> None:
    assert not seat.shows("tab_audit")


def test_a_refused_sign_in_is_told_with_the_name_tried(empty: Seat) -> None:
    write(empty.line("person"), "Okafor")
    write(empty.line("pin"), "9999")
    click(empty.button("sign_in"))
    (line,) = AuditList(empty.ward.station).lines(AuditFilter(), 1)
    assert line.what == "Sign-in refused: wrong PIN for Robin Okafor, RN"
    assert line.group is Group.SECURITY


def test_only_as_many_entries_as_asked_for_are_read(ward: Ward) -> None:
    lines = AuditList(ward.station).lines(AuditFilter(), 3)
    assert [line.entry.number for line in lines] == [
        entry.number for entry in ward.station.register.newest(3)
    ]


def test_no_pin_stands_in_any_word_of_the_list(audit: Seat) -> None:
    assert PIN not in "\n".join(column(audit, 2))
