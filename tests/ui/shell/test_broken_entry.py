"""One entry that cannot be read: every page says which and why, and nothing else breaks."""

import pytest
from PySide6.QtWidgets import QAbstractItemView, QLabel

from il2nurse.domain.record.chart.chart import chart_stream
from il2nurse.domain.record.register.entries import Author, Kind
from il2nurse.domain.record.register.facts import Draft
from il2nurse.readable.papers import RECORD
from il2nurse.readable.routes import ROUTES, Route
from il2nurse.ui.shell.lock_cover import LockCover
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.dose import administration
from il2nurse.workflow.patient.admission import discharge
from il2nurse.workflow.register import Append
from il2nurse.workflow.ward.alarms import alarms_and_unread
from il2nurse.workflow.ward.ward import open_infusions, readable_rows
from tests.ui.seed import DIAZ, MARSHALL, Seat
from tests.ward import CHARGE, MRN, NURSE, key

ALOOF = (
    "new_patient",
    "audit",
    "people",
    "own_pin",
    "scanner",
    "paper_check",
    "recovery_sheet",
    "copies",
    "regimens",
    "help",
)
"""Pages that show nothing of a patient's chart."""


def spoil(seat: Seat, mrn: str = MRN) -> str:
    """Keep a volume whose body has a key that nobody knows; returns how the sentence begins."""
    station = seat.ward.station
    now = station.now().at
    draft = Draft(chart_stream(mrn), Kind.FLUID, mrn, now, {"unheard": "x"})
    author = Author(NURSE.id, NURSE.role.value, "WOW-09", "another")
    (kept,) = station.register.append(Append([draft], author, "spoilt", now, str(station.zone)))
    return f"Entry {kept.number} (fluid) cannot be read: “unheard”"


def named(route: Route) -> str:
    return route.name


@pytest.mark.parametrize("route", [each for each in ROUTES if each.name not in ALOOF], ids=named)
def test_every_page_says_which_entry_and_key(charge: Seat, route: Route) -> None:
    begins = spoil(charge)
    charge.session.go(route.name, MRN, key(), paper=RECORD.name)
    assert charge.said.startswith(begins)


@pytest.mark.parametrize("name", ALOOF)
def test_pages_that_need_no_chart_go_on(charge: Seat, name: str) -> None:
    spoil(charge)
    charge.session.go(name)
    assert charge.page_name == name
    assert not charge.said


def test_the_audit_list_names_it_among_the_others(charge: Seat) -> None:
    begins = spoil(charge)
    charge.session.go("audit")
    view = charge.page.findChild(QAbstractItemView)
    assert view is not None
    model = view.model()
    cells = (model.index(r, c) for r in range(model.rowCount()) for c in range(model.columnCount()))
    assert any(str(cell.data()).startswith(begins) for cell in cells)


def test_the_ward_still_shows_every_other_patient(charge: Seat) -> None:
    begins = spoil(charge)
    charge.session.go("ward")
    assert charge.said.startswith(begins)
    view = charge.page.findChild(QAbstractItemView)
    assert view is not None
    assert view.model().rowCount() == len((DIAZ, MARSHALL))
    rows, broken = readable_rows(charge.ward.station)
    assert [str(each)[: len(begins)] for each in broken] == [begins]
    assert {row.case.patient.mrn for row in rows} == {DIAZ.mrn, MARSHALL.mrn}


def test_a_patient_who_cannot_be_read_hides_no_infusion_of_another(charge: Seat) -> None:
    administration.begin(charge.ward.station, NURSE, MRN)
    charge.ward.walk("line")
    charge.ward.start()
    spoil(charge, DIAZ.mrn)
    assert [case.patient.bed for case, _ in open_infusions(charge.ward.station)] == ["712-A"]


@pytest.mark.parametrize("name", ["ward", "audit"])
def test_every_page_and_the_lock_say_that_no_alarm_is_known(charge: Seat, name: str) -> None:
    begins = spoil(charge)
    charge.session.go(name)
    charge.window.follow()
    told = charge.window.alarms.findChild(Label, "unread_records")
    assert isinstance(told, Label)
    assert told.isVisible()
    assert told.text().startswith("Bed 712-A: the record cannot be read, no alarm is shown.")
    assert begins in told.text()
    charge.window.lock()
    cover = charge.window.findChild(LockCover)
    assert isinstance(cover, LockCover)
    shown = [chip.text() for chip in cover.findChildren(QLabel) if chip.isVisible()]
    assert any("Bed 712-A: the record cannot be read" in text for text in shown)


def test_of_a_patient_who_left_nothing_is_told(charge: Seat) -> None:
    station = charge.ward.station
    discharge(station, CHARGE, DIAZ.mrn)
    spoil(charge, DIAZ.mrn)
    assert alarms_and_unread(station)[1] == ()
