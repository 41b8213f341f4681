"""A register that went backwards, or is another one, takes no entry until somebody decides."""

import json
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from il2nurse.app.founding import found_ward
from il2nurse.app.head_watch import HeadWatch, check_heads, knows_register
from il2nurse.app.joining import Opened, begin_work, join, open_station
from il2nurse.app.keys import open_known
from il2nurse.app.settling import Settling
from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.register.entries import BrokenRegister, Kind
from il2nurse.domain.record.register.register_facts import SetbackAcceptedFact
from il2nurse.domain.record.register.seal import Head
from il2nurse.domain.record.register.setback import SetbackKind
from il2nurse.domain.regimen.fields import Slip
from il2nurse.readable.content import Subject
from il2nurse.readable.papers import DOWNTIME
from il2nurse.settings import Settings
from il2nurse.storage.files.heads import StationHeads
from il2nurse.storage.register import SqliteRegister
from il2nurse.workflow.clocks import SimulatedClock, SystemClock
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.papers.recording import Job, record_printing
from il2nurse.workflow.register import NotSaved
from il2nurse.workflow.station import Station
from tests.app.set_back import (
    PEOPLE,
    PIN,
    cut,
    found,
    grow,
    keep_old,
    put_another_there,
    record,
    settings_at,
)
from tests.cli.command_line import CommandLine
from tests.storage.registers import NOW

REASON = "The disk was restored on purpose"


@pytest.fixture
def ward(tmp_path: Path) -> Settings:
    """A ward that was founded, and closed again."""
    settings = settings_at(tmp_path / "home")
    found(settings)
    return settings


def set_back(opened: Opened) -> Settling:
    """What waits for a decision."""
    assert opened.setback
    return Settling(settings_at(opened.register.path.parent), opened, opened.setback)


def seen(settings: Settings, opened: Opened) -> Head | None:
    return StationHeads(settings.heads).seen(opened.register.identity().register)


def cut_under(settings: Settings) -> None:
    cut(settings, PEOPLE)


def put_old_back(settings: Settings) -> None:
    old = keep_old(settings)
    grow(settings)
    old.replace(settings.register)


def damage_memory(settings: Settings) -> None:
    settings.heads.write_text('{"', encoding="utf-8")


WAYS = {
    SetbackKind.SHORTER: cut_under,
    SetbackKind.FOREIGN: put_another_there,
    SetbackKind.FORGOTTEN: damage_memory,
}
EVERY_WAY = pytest.mark.parametrize("kind", WAYS)
Change = Callable[[Settings], None]


@EVERY_WAY
def test_nothing_is_recorded_in_a_register_that_was_set_back(
    ward: Settings, kind: SetbackKind
) -> None:
    WAYS[kind](ward)
    opened = open_station(ward)
    before = opened.register.head()
    assert opened.setback
    assert opened.setback.kind is kind
    with pytest.raises(NotSaved, match="chart on paper"):
        record(opened)
    with pytest.raises(NotSaved, match="chart on paper"):
        opened.register.keep_text("d", "r", "1", "text")
    assert opened.register.head() == before
    assert ("unreadable" if kind is SetbackKind.FORGOTTEN else "missing") in opened.setback.sentence
    opened.register.close()


@pytest.mark.parametrize("way", [cut_under, put_old_back])
def test_it_is_said_at_every_start_until_somebody_decides(ward: Settings, way: Change) -> None:
    way(ward)
    for _ in range(2):
        opened = open_station(ward)
        assert opened.setback
        opened.register.close()


def test_what_was_recorded_since_the_start_is_known_to_be_missing(ward: Settings) -> None:
    opened = open_station(ward)
    at_start = opened.register.head().number
    newest = record(opened)
    opened.register.close()
    cut(ward, at_start)
    again = open_station(ward)
    assert again.setback
    assert again.setback.missing == f"Entry {newest} is missing."
    again.register.close()


KILLED = """
import os, signal, sys
from pathlib import Path
from il2nurse.app.joining import open_station
from tests.app.set_back import record, settings_at
opened = open_station(settings_at(Path(sys.argv[1])))
print(record(opened), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_an_entry_is_remembered_though_the_program_was_killed_after_it(ward: Settings) -> None:
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(ward.home)],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).parents[2],
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    newest = int(killed.stdout)
    cut(ward, newest - 1)
    again = open_station(ward)
    assert again.setback
    assert again.setback.seen.number == newest
    again.register.close()


def test_what_others_record_is_remembered_at_the_next_look(ward: Settings) -> None:
    opened = open_station(ward)
    other = open_known(ward.register, ward.home)
    newest = record(Opened(join(ward, other, SystemClock()), other))
    other.close()
    assert seen(ward, opened) != opened.register.head()
    assert opened.watch
    assert opened.watch.look() == ""
    head = seen(ward, opened)
    assert head
    assert head.number == newest
    opened.register.close()


def test_a_tail_that_is_cut_under_the_open_register_is_found_at_the_next_look(
    ward: Settings,
) -> None:
    opened = open_station(ward)
    newest = record(opened)
    cut(ward, newest - 1)
    assert opened.watch
    assert f"this station saw entry {newest}" in opened.watch.look()
    with pytest.raises(NotSaved, match="went backwards"):
        record(opened)
    opened.register.close()


def test_a_history_that_is_changed_under_the_open_register_takes_no_entry(ward: Settings) -> None:
    """The writer itself compares, before anybody has looked."""
    opened = open_station(ward)
    opened.register.expect(Head(2, "f" * 64))
    with pytest.raises(NotSaved, match="entry 2 is another one now"):
        record(opened)
    opened.register.close()


def test_a_file_that_is_exchanged_under_the_open_register_is_found(ward: Settings) -> None:
    opened = open_station(ward)
    keep_old(ward).replace(ward.register)
    assert opened.watch
    assert "moved, replaced or deleted" in opened.watch.look()
    with pytest.raises(NotSaved, match="moved, replaced or deleted"):
        record(opened)
    opened.register.close()
    again = open_station(ward)
    assert again.setback is None
    again.register.close()


def test_a_register_that_is_gone_is_not_made_anew(ward: Settings) -> None:
    ward.register.unlink()
    assert knows_register(ward)
    with pytest.raises(BrokenRegister, match="is gone"):
        open_station(ward)
    with pytest.raises(BrokenRegister, match="is gone"):
        found_ward(ward, "7 West", "WOW-03", "Eve", PIN)
    assert not ward.register.exists()


def test_at_a_place_that_was_never_used_a_register_is_made(tmp_path: Path) -> None:
    settings = settings_at(tmp_path)
    assert not knows_register(settings)
    found(settings)
    assert knows_register(settings)


@EVERY_WAY
def test_an_administrator_decides_and_it_is_recorded_here_and_there(
    ward: Settings, kind: SetbackKind
) -> None:
    WAYS[kind](ward)
    opened = open_station(ward)
    settling = set_back(opened)
    (decider,) = settling.deciders()
    settling.accept(decider.id, PIN, REASON)
    (entry,) = opened.register.of_kind(Kind.SETBACK_ACCEPTED)
    fact = SetbackAcceptedFact.read(entry)
    assert (fact.setback, fact.reason, entry.person) == (kind, REASON, decider.id)
    (decision,) = StationHeads(ward.heads).decisions(opened.register.identity().register)
    assert (decision.entry, decision.kind) == (entry.number, kind)
    assert seen(ward, opened) == opened.register.head()
    assert begin_work(opened.station, opened.register) is None
    newest = record(opened)
    opened.register.close()
    again = open_station(ward)
    assert again.setback is None
    again.register.close()
    cut(ward, newest - 1)
    once_more = open_station(ward)
    assert once_more.setback
    once_more.register.close()


def test_a_memory_that_was_damaged_is_kept(ward: Settings) -> None:
    damage_memory(ward)
    opened = open_station(ward)
    settling = set_back(opened)
    settling.accept("administrator", PIN, REASON)
    assert ward.heads.with_name("heads.json.damaged").read_text(encoding="utf-8") == '{"'
    opened.register.close()


def test_nobody_else_decides(ward: Settings) -> None:
    cut(ward, PEOPLE)
    opened = open_station(ward, SimulatedClock(NOW))
    settling, before = set_back(opened), opened.register.head()
    with pytest.raises(NotAllowed, match="may not accept setback"):
        settling.accept("nina", "1357", REASON)
    with pytest.raises(NotAllowed, match="PIN is not right"):
        settling.accept("administrator", "9999", REASON)
    with pytest.raises(NotAllowed, match="was not looked at"):
        settling.accept("administrator", PIN, REASON)
    assert opened.register.head() == before
    with pytest.raises(NotSaved):
        record(opened)
    opened.register.close()


def test_a_decision_has_a_reason(ward: Settings) -> None:
    cut(ward, PEOPLE)
    opened = open_station(ward)
    with pytest.raises(Slip, match="why recording may go on"):
        set_back(opened).accept("administrator", PIN, "x")
    with pytest.raises(NotSaved):
        record(opened)
    opened.register.close()


def test_wrong_pins_wait_by_the_time_that_the_computer_ran(ward: Settings) -> None:
    cut(ward, PEOPLE)
    clock = SimulatedClock(NOW)
    opened = open_station(ward, clock)
    settling = set_back(opened)
    for wait in (1, 2, 4):
        with pytest.raises(NotAllowed, match="PIN is not right"):
            settling.accept("administrator", "9999", REASON)
        clock.set_wall_clock(timedelta(hours=1))
        with pytest.raises(NotAllowed, match=f"again in {wait} s"):
            settling.accept("administrator", PIN, REASON)
        clock.move(timedelta(seconds=wait))
    settling.accept("administrator", PIN, REASON)
    opened.register.close()


def print_pack(opened: Opened) -> int:
    """Record that a downtime pack was printed; the number of that entry."""

    @one_act
    def put_out(station: Station) -> None:
        job = Job(DOWNTIME, Subject(""), "A4")
        record_printing(station, None, job, (0, 1), station.register.head())

    put_out(opened.station)
    return opened.register.head().number


def test_papers_and_copies_that_hold_what_is_missing_are_named(ward: Settings) -> None:
    opened = open_station(ward)
    start = opened.register.head().number
    printed = print_pack(opened)
    copy = opened.register.copy_to(ward.home, NOW + timedelta(days=400))
    opened.register.close()
    cut(ward, start)
    again = open_station(ward)
    settling = set_back(again)
    (paper,) = settling.papers()
    assert paper.startswith(f"{DOWNTIME.title}, copy 1, printed ")
    assert paper.endswith(f"as entry {printed}, shows entries up to {start}")
    assert settling.copies() == (f"25-Dec-2027 05:00, entries up to {printed}: {copy}",)
    again.register.close()


def test_the_memory_holds_nobodys_name_or_number(ward: Settings) -> None:
    opened = open_station(ward)
    print_pack(opened)
    opened.register.close()
    kept = ward.heads.read_text(encoding="utf-8")
    assert json.loads(kept)
    assert not any(name in kept for name in ("Adam", "Nina", "administrator", "7 West"))


def test_a_memory_that_cannot_be_written_stops_nobody_and_is_said(
    ward: Settings,
) -> None:
    opened = open_station(ward)
    watch = opened.watch
    assert watch
    ward.heads.unlink()
    ward.heads.mkdir()
    record(opened)
    assert "cannot remember" in watch.notices()[0]
    ward.heads.rmdir()
    assert watch.look() == ""
    assert watch.notices() == ()
    opened.register.close()


def test_commands_look_at_the_same_heads_and_remember_what_they_record(
    cli: CommandLine, ward: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IL2NURSE_HOME", str(ward.home))
    assert cli("verify", "--register", ward.register).code == 0
    register: SqliteRegister = open_known(ward.register, ward.home)
    HeadWatch(StationHeads(ward.heads), register).begin()
    assert check_heads(ward, register) is None
    register.close()
    put_another_there(ward)
    answered = cli("verify", "--register", ward.register)
    assert answered.code != 0
    assert "Another register lies at" in answered.err


def test_a_copy_may_be_older_and_is_no_other_register(
    cli: CommandLine, ward: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IL2NURSE_HOME", str(ward.home))
    opened = open_station(ward)
    (ward.home / "elsewhere").mkdir()
    copy = opened.register.copy_to(ward.home / "elsewhere", NOW)
    record(opened)
    opened.register.close()
    assert cli("verify", "--register", copy).code == 0
    shutil.copyfile(copy, ward.register)
    answered = cli("verify", "--register", ward.register)
    assert answered.code != 0
    assert "went backwards" in answered.err
