"""The restore drill: tried in a scratch place, reported, recorded, and asked for after 90 days."""

import lzma
import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from il2nurse.app.copies.beside import copies_beside
from il2nurse.app.copies.second_place import copy_to_second
from il2nurse.app.joining import Opened, join, open_station
from il2nurse.app.keys import open_known
from il2nurse.app.reminding import drill_reminder, restored_notice
from il2nurse.app.restore.drilling import Drilled, drill
from il2nurse.app.restore.trying_out import open_duplicate
from il2nurse.domain.record.chart.chart import chart_stream
from il2nurse.domain.record.labs.facts import StruckOutFact
from il2nurse.domain.record.patient.facts import PatientAdmittedFact
from il2nurse.domain.record.patient.patient import patient_stream
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.record.register.register_facts import RegisterRestoredFact, RestoreDrilledFact
from il2nurse.settings import Settings
from il2nurse.storage.files.kept_copies import find_copies, manifest_of
from il2nurse.storage.register import bring_up_to_date
from il2nurse.storage.sqlite.connection import connect
from il2nurse.workflow.register import Append, NotSaved
from tests.app.set_back import cut, found, record, settings_at
from tests.cli.command_line import CommandLine
from tests.storage.registers import NOW, NURSE, ZONE, make_file

OLD = Path(__file__).parents[1] / "old" / "charted-day.register.xz"


@pytest.fixture
def ward(tmp_path: Path) -> Settings:
    """A founded ward whose copies go to a second place too."""
    settings = settings_at(tmp_path / "home")
    found(settings)
    (tmp_path / "share").mkdir()
    return replace(settings, second_place=tmp_path / "share")


@pytest.fixture
def opened(ward: Settings) -> Iterator[Opened]:
    """The ward's station, with the copy of its start in both places."""
    at_work = open_station(ward)
    copy_to_second(at_work.register, ward.second_place)
    yield at_work
    at_work.register.close()


def drilled(ward: Settings, opened: Opened) -> Drilled:
    return drill(ward, opened.register, opened.station, ward.papers)


def test_the_newest_copy_of_each_place_is_restored_reported_and_recorded(
    ward: Settings, opened: Opened
) -> None:
    record(opened)
    before = {path: path.read_bytes() for path in ward.home.parent.rglob("*.backup-*")}
    done = drilled(ward, opened)
    assert done.passed
    report = done.report.read_text(encoding="utf-8")
    assert report.count("PASSED: restored and verified") == 2
    assert "Entries recorded since:" in report
    assert str(ward.second_place) in report
    entries = opened.register.of_kind(Kind.RESTORE_DRILLED)
    assert [RestoreDrilledFact.read(entry) for entry in entries] == list(done.facts)
    assert {path: path.read_bytes() for path in ward.home.parent.rglob("*.backup-*")} == before
    assert not list(ward.home.glob(".*making*"))
    assert done.report.stat().st_mode & 0o077 == 0


def test_a_second_place_without_a_copy_fails_the_drill(ward: Settings, opened: Opened) -> None:
    shutil.rmtree(ward.home.parent / "share")
    done = drilled(ward, opened)
    assert [fact.passed for fact in done.facts] == [True]
    assert not done.passed
    assert f"in the second place, {ward.second_place}: it is away" in done.faults[0]
    assert f"FAILED: {done.faults[0]}" in done.report.read_text(encoding="utf-8")


def damage_bytes(copy: Path) -> None:
    copy.write_bytes(copy.read_bytes()[:-4096])


def tell_another_head(copy: Path) -> None:
    head = manifest_of(copy)
    head.write_text(head.read_text().replace('"seal": "', '"seal": "0'), encoding="utf-8")


@pytest.mark.parametrize("fault", [damage_bytes, tell_another_head])
def test_a_copy_that_cannot_be_restored_fails_the_drill_and_is_recorded(
    ward: Settings, opened: Opened, fault: Callable[[Path], None]
) -> None:
    (copy, *_) = reversed(copies_beside(opened.register))
    fault(copy.path)
    done = drilled(ward, opened)
    assert not done.passed
    assert [fact.passed for fact in done.facts] == [False, True]
    assert "FAILED: " in done.report.read_text(encoding="utf-8")
    last = RestoreDrilledFact.read(opened.register.of_kind(Kind.RESTORE_DRILLED)[0])
    assert last.fault


def test_a_copy_in_which_a_patient_cannot_be_read_fails_the_drill(
    ward: Settings, opened: Opened
) -> None:
    at, mrn = opened.station.now().at, "MRN-1"
    admitted = PatientAdmittedFact(mrn, "MARSH", "Eleanor", at.date(), "female", "1-A", (), ())
    drafts = [
        draft(patient_stream(mrn), mrn, at, admitted),
        draft(chart_stream(mrn), mrn, at, StruckOutFact(7, "Charted twice")),
    ]
    opened.register.append(Append(drafts, NURSE, "spoilt", at, ZONE))
    opened.register.copy_to(ward.home, at + timedelta(hours=1))
    done = drilled(ward, opened)
    assert done.facts[0].fault
    assert "it strikes place 7 of the chart out" in done.facts[0].fault


def test_a_copy_of_another_history_fails_the_drill(ward: Settings, opened: Opened) -> None:
    at = opened.station.now().at
    newest = record(opened)
    other = opened.register.copy_to(ward.home.parent, at)
    cut(ward, newest - 1)
    with closing(open_known(ward.register, ward.home)) as register:
        record(Opened(join(ward, register, opened.station.clock), register))
        shutil.copyfile(other, ward.home / f"{ward.register.name}.backup-20990101T000000Z")
        shutil.copyfile(
            manifest_of(other),
            ward.home / f"{ward.register.name}.backup-20990101T000000Z.head.json",
        )
        station = join(ward, register, opened.station.clock)
        done = drill(replace(ward, second_place=None), register, station, ward.papers)
    assert done.facts[0].fault
    assert f"Entry {newest} of the register is not the one" in done.facts[0].fault


def test_without_a_copy_there_is_nothing_to_drill(ward: Settings, opened: Opened) -> None:
    for copy in ward.home.parent.rglob("*.backup-*Z"):
        copy.unlink()
    before = opened.register.head()
    with pytest.raises(NotSaved, match="no copy of this register"):
        drilled(ward, opened)
    assert opened.register.head() == before


def test_after_90_days_without_a_drill_that_passed_the_ward_is_reminded(tmp_path: Path) -> None:
    with closing(make_file(tmp_path / "ward.register")) as register:
        late = NOW + timedelta(days=91)
        assert drill_reminder(register, NOW + timedelta(days=90)) is None
        assert (drill_reminder(register, late) or "").startswith("Nobody has tried for 91 days")
        for number, fault in enumerate(("It is cut.", None)):
            fact = RestoreDrilledFact("copy", NOW, 1, "seal", 0, fault)
            author = draft("register", "", late, fact)
            register.append(Append([author], NURSE, f"drill {number}", late, ZONE))
            assert bool(drill_reminder(register, late)) is bool(fault)
        assert drill_reminder(register, late + timedelta(days=90)) is None
        assert (drill_reminder(register, late + timedelta(days=91)) or "").startswith("Nobody")


@pytest.mark.parametrize(
    ("lost_to", "said"),
    [
        (None, "How much was recorded after it is not known"),
        (5, "Nothing is known to be missing"),
        (6, "Entry 6 is missing"),
        (9, "Entries 6 to 9 are missing"),
    ],
)
def test_for_a_day_after_a_restoring_the_ward_is_told_what_is_missing(
    tmp_path: Path, lost_to: int | None, said: str
) -> None:
    with closing(make_file(tmp_path / "ward.register")) as register:
        assert restored_notice(register, NOW) is None
        fact = RegisterRestoredFact("copy", NOW, 5, "seal", lost_to)
        register.append(Append([draft("register", "", NOW, fact)], NURSE, "restored", NOW, ZONE))
        assert said in (restored_notice(register, NOW + timedelta(hours=23)) or "")
        assert restored_notice(register, NOW + timedelta(hours=25)) is None


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A register that an earlier program wrote."""
    path = tmp_path / "old.register"
    path.write_bytes(lzma.decompress(OLD.read_bytes()))
    return path


def test_before_a_migration_a_copy_is_made_and_can_be_restored(old: Path, tmp_path: Path) -> None:
    assert bring_up_to_date(old, None, NOW)
    (copy,) = find_copies(old.parent, old.name)
    assert copy.at == NOW
    with closing(connect(copy.path, None, "ro")) as database:
        assert database.execute("PRAGMA user_version").fetchone() == (1,)
    with closing(open_duplicate(copy.path, tmp_path / "tried", None)) as restored:
        assert restored.head() == copy.head
    assert bring_up_to_date(old, None, NOW) is False
    assert len(find_copies(old.parent, old.name)) == 1


def test_the_command_prints_the_report_and_fails_with_the_copy(
    cli: CommandLine, ward: Settings
) -> None:
    open_station(ward).register.close()
    passed = cli("drill", "--register", ward.register)
    assert passed.code == 0, passed.err
    assert "PASSED: restored and verified" in passed.out
    (report,) = ward.papers.glob("restore-drill-*.txt")
    assert f"Report: {report}" in passed.out
    for copy in find_copies(ward.home, ward.register.name):
        damage_bytes(copy.path)
    failed = cli("drill", "--register", ward.register, "--papers", ward.home / "more", "--json")
    assert failed.code == 1
    assert failed.json()["passed"] is False
    assert ".backup-" in failed.err
