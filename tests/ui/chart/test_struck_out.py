"""A value struck out is “struck out” on every face: window, record, flowsheet, audit, terminal."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from il2nurse.domain.record.dose.corrected import DoseCorrectedFact, DoseValue
from il2nurse.domain.regimen.vocabulary import HEART_RATE
from il2nurse.domain.values.instants import Stretch
from il2nurse.domain.values.text import Emphasis, Line, text_of
from il2nurse.readable.audit.entry_words import EntryWords
from il2nurse.readable.dose.corrected_words import corrected_values
from il2nurse.readable.flowsheet.cells import FlowTeller
from il2nurse.readable.flowsheet.flowsheet import make_flowsheet
from il2nurse.readable.flowsheet.words import flow_words
from il2nurse.readable.words import STRUCK_OUT
from il2nurse.ui.chart.correction import CorrectionDialog
from il2nurse.ui.chart.dose_correction import STRIKE_FORM, STRIKE_HOLD
from il2nurse.ui.flowsheet.table import cell_of
from il2nurse.ui.forms.form import focus_in
from il2nurse.ui.look.tones import Mark, Tone
from il2nurse.ui.patient.doses_page import DosesPage
from il2nurse.ui.widgets.table_rows import Cell
from il2nurse.workflow.chart.correcting import strike_out
from tests.papers import summary_of
from tests.reports import stories
from tests.ui.hands import click
from tests.ui.seed import Seat
from tests.ward import MRN, NURSE, key

FIELD, WHY = HEART_RATE.id, "Of another patient"


def after_struck(lines: list[Line]) -> list[str]:
    """What stands after the struck text of each line that has one."""
    return [
        text_of(tuple(span for span in line if span.mark is not Emphasis.STRUCK)).strip()
        for line in lines
        if any(span.mark is Emphasis.STRUCK for span in line)
    ]


def on_record(seat: Seat) -> Iterator[Line]:
    """The values, the answers and the corrections on the record of the dose."""
    told = summary_of(seat.ward.station, key())
    for row in told.vital_rows:
        yield from row.cells
    yield from (row.values for row in told.corrections)


def on_flowsheet(seat: Seat) -> tuple[list[Line], str]:
    """The cells of the flowsheet's table, and its sentences."""
    station = seat.ward.station
    moment = station.moment(MRN)
    stretch = Stretch(moment.at - timedelta(hours=12), moment.at + timedelta(minutes=1))
    sheet = make_flowsheet(moment, stretch, station.shift_starts)
    teller = FlowTeller(moment, seat.session.words, dated=False)
    cells = [cell for row in sheet.rows for cell in teller.cells(row)]
    return cells, " ".join(flow_words(sheet, moment, seat.session.words))


def in_audit(seat: Seat) -> str:
    """The audit's line of the newest entry."""
    station = seat.ward.station
    entry = station.register.about(MRN)[-1]
    return EntryWords(seat.session.words, [seat.ward.regimen]).what(entry)


def strike_newest(seat: Seat) -> None:
    """Strike the first value of the newest entry out, in the window."""
    seat.session.go("patient", MRN)
    page = seat.page
    assert isinstance(page, DosesPage)
    QTest.keyClick(seat.window, Qt.Key.Key_C)
    QTest.keyClick(seat.find("charted_entries"), Qt.Key.Key_Return)
    dialog = page.drawer.top
    assert isinstance(dialog, CorrectionDialog)
    QTest.keyClick(focus_in(seat.window) or seat.window, Qt.Key.Key_1)
    assert dialog.chosen == FIELD
    assert dialog.right is not None
    dialog.right.editors["reason"].set_answer(WHY)
    click(seat.button("strike_value"))


def test_a_value_struck_out_has_one_word(seat: Seat) -> None:
    stories.begin(seat.ward)
    stories.observe(seat.ward, {}, dose=key().stream)
    strike_newest(seat)
    assert f"It is {STRUCK_OUT}; the old value stays readable." in seat.said
    cells, sentences = on_flowsheet(seat)
    faces = {
        "record": after_struck(list(on_record(seat))),
        "flowsheet": after_struck(cells),
        "table": [cell_of(cell).spoken.split(", ")[1] for cell in cells if after_struck([cell])],
        "audit": [in_audit(seat).split(" → ")[1]],
        "correction": [sentences.split(" was ")[1].split(":")[0]],
    }
    assert {face: " ".join(set(said)) for face, said in faces.items()} == dict.fromkeys(
        faces, STRUCK_OUT
    )


def test_a_set_struck_out_has_the_same_word(seat: Seat) -> None:
    stories.observe(seat.ward, {})
    kept = seat.ward.station.case(MRN).chart.sets[-1]
    strike_out(seat.ward.station, NURSE, MRN, kept.seq, WHY)
    assert in_audit(seat) == f"Entry {STRUCK_OUT}: {WHY}"
    cells, _ = on_flowsheet(seat)
    assert set(after_struck(cells)) == {STRUCK_OUT}


@pytest.mark.parametrize(
    ("what", "was", "dialog"),
    [(DoseValue.HELD, "fever", STRIKE_HOLD), (DoseValue.ON_PAPER, "1234", STRIKE_FORM)],
)
def test_a_hold_and_a_form_struck_out_have_the_same_word(
    seat: Seat, what: DoseValue, was: str, dialog: str
) -> None:
    fact = DoseCorrectedFact(what, was, "", WHY)
    assert corrected_values(fact, seat.session.words, str)[1] == STRUCK_OUT
    assert dialog.split(maxsplit=1)[0] == "Strike"
    assert "out" in dialog


def test_a_struck_cell_is_spoken_as_struck_out() -> None:
    faces = [Cell(struck="118"), Cell(STRUCK_OUT, struck="118")]
    faces.append(Cell(mark=Mark(Tone.PLAIN, STRUCK_OUT.capitalize()), struck="118"))
    assert {each.spoken for each in faces} == {f"118, {STRUCK_OUT}"}
    assert Cell("112", struck="118").spoken == "118 corrected to 112"
