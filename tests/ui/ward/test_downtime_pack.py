"""The downtime pack in the window: one press away, and its age where it is too old."""

import os
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from il2nurse.app.beside.pack_timer import PackTimer
from il2nurse.domain.record.register.entries import Kind
from il2nurse.ui.papers.preview import MOST_DRAWN, PreviewPage
from il2nurse.ui.ward.ward import WardPage
from il2nurse.workflow.papers.downtime import PackKeeper
from il2nurse.workflow.papers.kept_records import RecordKeeper
from tests.reports.reading import whole
from tests.ui.seed import Seat
from tests.ward import MRN


def test_a_key_shows_the_pack_and_a_copy_of_it_is_on_record(seat: Seat, tmp_path: Path) -> None:
    QTest.keyClick(seat.window, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(seat.page, PreviewPage)
    assert MRN in whole(seat.page.paper)
    assert 1 < len(seat.page.pages) <= MOST_DRAWN
    seat.page.keep(tmp_path / "pack.pdf")
    entry = next(iter(seat.ward.station.register.of_kind(Kind.PRINTED)))
    assert entry.body["paper"] == "downtime"


def marks(seat: Seat) -> list[str]:
    assert isinstance(seat.page, WardPage)
    seat.page.refresh()
    return [mark.word for mark in seat.page.pack_age.marks]


def test_the_ward_page_tells_of_a_pack_that_is_missing_or_too_old(
    seat: Seat, tmp_path: Path, qtbot: QtBot
) -> None:
    session, station = seat.session, seat.ward.station
    session.pack = PackKeeper(station, session.papers, (tmp_path,), "A4")
    assert not any("pack" in mark for mark in marks(seat))
    session.pack.look()
    assert "No downtime pack" in marks(seat)
    timer = PackTimer(session, session.pack)
    with qtbot.waitSignal(timer.ended, timeout=20_000):
        timer.look()
    at = station.now().at.timestamp()
    os.utime(session.pack.files[0], (at, at))
    session.pack.look()
    assert not any("pack" in mark for mark in marks(seat))
    seat.ward.pass_time(180)
    assert "Downtime pack 3 h old" in marks(seat)


def test_what_kept_it_from_being_written_is_said(seat: Seat, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "full").write_text("no folder", encoding="utf-8")
    keeper = PackKeeper(seat.ward.station, seat.session.papers, (tmp_path / "full",), "A4")
    timer = PackTimer(seat.session, keeper)
    with qtbot.waitSignal(timer.ended, timeout=20_000):
        timer.look()
    qtbot.waitUntil(lambda: "The downtime pack was not written" in seat.said, timeout=5_000)


def test_the_records_of_signed_doses_are_written_beside_the_pack(
    seat: Seat, tmp_path: Path, qtbot: QtBot
) -> None:
    session, station = seat.session, seat.ward.station
    seat.ward.give()
    records = RecordKeeper(station, session.papers, tmp_path / "papers", "A4")
    timer = PackTimer(session, PackKeeper(station, session.papers, (tmp_path,), "A4"), records)
    with qtbot.waitSignal(timer.ended, timeout=20_000):
        timer.look()
    (path,) = (tmp_path / "papers").glob("*-signed.pdf")
    assert MRN in whole(path.read_bytes())
