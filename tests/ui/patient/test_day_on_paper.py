"""The manual's page "A day on paper", followed step by step with the pack that lay ready."""

import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.chart.unusual import Unusual
from il2nurse.domain.values.form_number import make_number
from il2nurse.ui.chart.fluids import FluidsDialog
from il2nurse.ui.forms.entry_options import ON_FORM
from il2nurse.ui.patient.doses_page import DosesPage
from il2nurse.ui.patient.from_paper import GivenOnPaperDialog
from il2nurse.ui.patient.held_from_paper import HeldOnPaperDialog
from il2nurse.workflow.dose.held_on_form import enter_held as enter_held_form
from il2nurse.workflow.dose.told_by_form import GivenOnForm
from il2nurse.workflow.forms import PaperForm
from il2nurse.workflow.papers.downtime import PackKeeper
from tests.app.manual import Step, begin_like, section, steps
from tests.reports.reading import pages
from tests.ui.chart.test_charting import (
    chart,
    enter,
    fluid,
    focus,
    newest,
    open_page,
    record,
    type_vitals,
    write,
)
from tests.ui.patient.paper_forms import enter_answers, given_answers, held_answers
from tests.ui.seed import Seat
from tests.ward import FIRST_SLOT, NURSE, PIN, SECOND, Ward, key, make_ward
from tests.workflow.dose.forms import FORM, GIVEN, OTHER, held
from tests.workflow.dose.forms import enter as enter_paper

PAGE = "downtime.md"
HELD_AT = FIRST_SLOT + timedelta(hours=7, minutes=55)
HEADS = {"dose": "Dose", "vital_signs": "Vital signs", "fluids": "Intake and output"}
ASKED = {
    "form": "the number of the form",
    "dose": "which dose it was",
    "started_at": "when the infusion began",
    "ended_at": "ended",
    "given_ml": "the volumes",
    "reason": "how it ended",
    "gave": "who gave it",
    "checked": "who checked it",
}


@pytest.fixture
def pack(seat: Seat, tmp_path: Path) -> list[str]:
    """The pages of the pack that lay ready when the program could no longer be used."""
    keeper = PackKeeper(seat.ward.station, seat.session.papers, (tmp_path,), "A4")
    assert keeper.write() == ""
    return pages(keeper.files[0].read_bytes())


def forms(pack: list[str], kind: str) -> list[str]:
    """The numbers of the forms of a kind, the patient's own first."""
    whole = " ".join(pack)
    found = re.findall(rf"{HEADS[kind]} on paper · form ([0-9A-Z]{{4}}-[0-9A-Z]{{4}})", whole)
    return list(dict.fromkeys(found))


def hit(seat: Seat, named: str) -> None:
    """Press a key as the manual names it."""
    *held, letter = named.split("+")
    modifier = {
        "Ctrl": Qt.KeyboardModifier.ControlModifier,
        "Alt": Qt.KeyboardModifier.AltModifier,
    }
    with_it = modifier[held[0]] if held else Qt.KeyboardModifier.NoModifier
    where = focus(seat) if held else seat.window
    QTest.keyClick(where, Qt.Key[f"Key_{letter}"], with_it)


def test_while_the_program_is_down_the_pack_says_what_the_manual_says(pack: list[str]) -> None:
    begin_like(
        steps(PAGE, "While the program is down"),
        "Take the newest pack: its time stands on every page.",
        "An infusion that runs is watched by the pump and a clock.",
        "Give a dose only on a form, step by step. The witness works the sum out alone",
        "A dose that may not be given is written on the form as held",
    )
    assert all("20-Nov-2026 07:00" in page for page in pack)
    number = forms(pack, "dose")[0]
    form = [page for page in pack[2:] if f"Dose on paper · form {number}" in page]
    assert "The order and its sum" in form[0]
    assert any("own sum" in page for page in form[1:])
    assert any("Outcome of the dose" in page and "Held" in page for page in form)


def entering() -> list[Step]:
    found = steps(PAGE, "Entering it afterwards")
    begin_like(
        found,
        "Vital signs and fluids of that time: V and I on the patient's page, then Alt+F "
        '"From a form" with the number of the line',
        "A dose that was given: Ctrl+E",
        "A dose that was held: Ctrl+H",
        "Tick the form off on the cover, write the time of entering on it",
    )
    return found


def test_vital_signs_and_fluids_of_a_line(seat: Seat, pack: list[str]) -> None:
    step = entering()[0]
    vital_signs, intake, from_a_form, strike = step.keys
    seat.ward.pass_time(14 * 60)
    assert vital_signs == "V"  # the row is opened by this key
    type_vitals(seat)
    hit(seat, from_a_form)
    assert seat.button("from_form").accessibleName().startswith(step.quoted[0])
    labels = seat.window.findChildren(QLabel)
    assert ON_FORM in [label.text() for label in labels if label.isVisible()]
    line = f"{forms(pack, 'vital_signs')[0]}/1"
    write(seat, line)
    record(seat)
    assert not chart(seat).sets, "without the time of the line nothing is charted"
    write(seat, "20-Nov 08:10")
    record(seat)
    assert (newest(seat).paper, f"{newest(seat).at:%H:%M}") == (line, "13:10")
    assert intake == "I"
    open_page(seat)
    QTest.keyClick(seat.window, Qt.Key.Key_I)
    dialog = seat.page.drawer.top if isinstance(seat.page, DosesPage) else None
    assert isinstance(dialog, FluidsDialog)
    hit(seat, from_a_form)
    water = f"{forms(pack, 'fluids')[0]}/1"
    write(seat, water)
    enter(seat)
    write(seat, "20-Nov 08:20")
    dialog.kinds.setFocus()
    fluid(seat, "d", "200")
    (kept,) = chart(seat).fluids
    assert kept.paper == water
    assert strike == "C"


def test_a_dose_that_was_given_and_one_that_was_held(seat: Seat, pack: list[str]) -> None:
    _, given, on_hold, tick = entering()
    seat.ward.pass_time(9 * 60)
    open_page(seat)
    number, second = forms(pack, "dose")[:2]
    enter_given(seat, given, number)
    enter_held(seat, on_hold, second)
    paper = seat.ward.dose().on_form
    assert paper
    assert (paper.form, paper.by) == (number, "Lena Haas, RN")
    assert seat.ward.dose(2).held
    assert "[ ]" in pack[0]
    assert "Tick the form off on the cover" in tick.plain
    assert f"form {number}" in " ".join(pack[:2])


def enter_given(seat: Seat, step: Step, number: str) -> None:
    hit(seat, step.keys[0])
    assert isinstance(seat.page, DosesPage)
    dialog = seat.page.drawer.top
    assert isinstance(dialog, GivenOnPaperDialog)
    assert dialog.form
    for field, words in ASKED.items():
        assert field in dialog.form.editors
        assert words in step.plain, words
    enter_answers(dialog, given_answers(number, SECOND.id))


def enter_held(seat: Seat, step: Step, number: str) -> None:
    (shortcut,) = step.keys
    hit(seat, shortcut)
    assert isinstance(seat.page, DosesPage)
    dialog = seat.page.drawer.top
    assert isinstance(dialog, HeldOnPaperDialog)
    enter_answers(dialog, held_answers(number, 2, HELD_AT, "prescriber"))


def told_by_the_table() -> list[str]:
    """What stands at the left of "What the program asks and refuses"."""
    return re.findall(r'^\| "(.+?)"', section(PAGE, "Entering it afterwards"), re.MULTILINE)


def said_of(ward: Ward, form: str, slot: int = 1, given: GivenOnForm = GIVEN) -> str:
    """What speaks against entering this; "" where it is entered."""
    try:
        enter_paper(ward, given, form, slot)
    except (Unusual, Slip, NotAllowed) as refused:
        return str(refused)
    return ""


def said_while_one_runs() -> tuple[str, str]:
    """What speaks against that one once more, and against a second one, at a ward of its own."""
    ward = make_ward()
    ward.pass_time((GIVEN.started - ward.station.now().at) // timedelta(minutes=1) + 5)
    running = replace(GIVEN, ended=None, given_ml=None)
    assert said_of(ward, FORM, given=running) == ""
    ward.pass_time(8 * 60)
    later = replace(running, started=GIVEN.started + timedelta(hours=8))
    return said_of(ward, OTHER), said_of(ward, OTHER, slot=2, given=later)


def test_what_the_program_asks_and_refuses_is_told_so(seat: Seat, pack: list[str]) -> None:
    ward, (first, second, *_) = seat.ward, forms(pack, "dose")
    wrong = first[:-1] + ("2" if first[-1] != "2" else "3")
    ward.pass_time(9 * 60)
    said = [
        said_of(ward, wrong),
        said_of(ward, first, given=replace(GIVEN, given_ml=Decimal("5.23"))),
        said_of(ward, first, given=replace(GIVEN, started=GIVEN.started - timedelta(days=3))),
        said_of(ward, "lost entry 812"),
        said_of(ward, make_number("another ward", "pack", 1)),
        said_of(ward, first),
        said_of(ward, first, slot=2),
        said_of(ward, second),
        said_of(ward, second, slot=2),
    ]
    enter_held_form(ward.station, NURSE, key(2), PaperForm(second), held(ward, HELD_AT), PIN)
    said.append(said_of(ward, forms(pack, "dose")[2], slot=2))
    said.extend(said_while_one_runs())
    assert said.count("") == 1
    table = told_by_the_table()
    for row in table:
        parts = [part.strip() for part in row.split("…") if part.strip()]
        told = [each for each in said if all(part in each for part in parts)]
        assert told, (row, said)
