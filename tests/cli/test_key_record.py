"""What commands do with a key: on record, refused where it must not be, a copy made at once."""

import io
import shutil
from argparse import Namespace
from contextlib import closing
from pathlib import Path

import pytest

from il2nurse.app.changing_keys import look_at_key, name_of
from il2nurse.app.keys import open_known, station_keys
from il2nurse.cli import key_record, keys
from il2nurse.cli.key_record import who_changes
from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.record.register.register_facts import KeyAct, KeyHandledFact
from il2nurse.settings import Settings
from il2nurse.storage.files.kept_copies import find_copies, place_copy
from il2nurse.workflow.register import NotSaved
from tests.app.set_back import PIN, cut, found, grow, settings_at
from tests.cli.command_line import CommandLine

RUNNING = Path(__file__).parents[1] / "whole" / "running.toml"


@pytest.fixture
def ward(tmp_path: Path, cli: CommandLine) -> Settings:
    """A ward founded in the home of the command line, with one more entry since its copy."""
    del cli
    settings = settings_at(tmp_path / "home")
    found(settings)
    return settings


def handled(settings: Settings) -> list[Entry]:
    with closing(open_known(settings.register, settings.home)) as register:
        return list(register.of_kind(Kind.KEY_HANDLED))


def told(settings: Settings) -> list[tuple[KeyAct, str, str]]:
    """Each act on record: what, with which key, by whom."""
    facts = ((KeyHandledFact.read(each), each.person) for each in handled(settings))
    return [(fact.what, fact.key, person) for fact, person in facts]


def name(settings: Settings) -> str:
    """What the key is called that opens the register now."""
    with closing(open_known(settings.register, settings.home)) as register:
        (copy,) = (
            each
            for each in find_copies(settings.home, settings.register.name)
            if each.head == register.head()
        )
    return copy.key or ""


def test_every_act_is_an_entry_and_none_of_them_holds_the_key(
    ward: Settings, cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    groups = [line.split()[1] for line in cli("key", "show-recovery").out.splitlines()]
    monkeypatch.setattr("sys.stdin", io.StringIO(" ".join(groups)))
    assert cli("key", "restore").code == 0
    monkeypatch.setenv("IL2NURSE_PIN", PIN)
    assert cli("key", "rotate", "--by", "administrator").code == 0
    old, new = groups[-1], name(ward)
    assert told(ward) == [
        (KeyAct.SHEET_MADE, old, ""),
        (KeyAct.PUT_BACK, old, ""),
        (KeyAct.CHANGED, new, "administrator"),
    ]
    assert not any(group in str(each.body) for each in handled(ward) for group in groups[:-1])


def test_a_copy_that_opens_with_the_new_key_is_made_at_once(
    ward: Settings, cli: CommandLine
) -> None:
    before = find_copies(ward.home, ward.register.name)
    assert cli("key", "rotate").code == 0
    (made,) = set(find_copies(ward.home, ward.register.name)) - set(before)
    assert made.head.number == handled(ward)[-1].number
    assert {each.key for each in before} != {made.key}
    assert made.key == told(ward)[-1][1]


def test_a_wrong_pin_or_role_changes_no_key(
    ward: Settings, cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = station_keys(ward.home).all()
    monkeypatch.setenv("IL2NURSE_PIN", "999888")
    assert "PIN is not right" in cli("key", "rotate", "--by", "administrator").err
    assert station_keys(ward.home).all() == keys
    assert not handled(ward)


def test_a_register_that_was_set_back_gets_no_other_key(ward: Settings, cli: CommandLine) -> None:
    number = grow(ward)
    cut(ward, number - 1)
    keys = station_keys(ward.home).all()
    refused = cli("key", "rotate")
    assert (refused.code, "went backwards" in refused.err) == (1, True)
    assert station_keys(ward.home).all() == keys
    shown = cli("key", "show-recovery")
    assert shown.code == 0
    assert "It is not on record: " in shown.err
    assert "went backwards" in cli("key", "status").err
    assert not handled(ward)


def test_a_copy_is_not_written_into_and_keeps_its_key(
    ward: Settings, cli: CommandLine, tmp_path: Path
) -> None:
    (copy, *_) = find_copies(ward.home, ward.register.name)
    elsewhere = tmp_path / copy.path.name
    shutil.copyfile(copy.path, elsewhere)
    before = elsewhere.read_bytes()
    assert cli("key", "show-recovery", "--register", elsewhere).code == 0
    refused = cli("key", "rotate", "--register", elsewhere)
    assert (refused.code, "is a copy" in refused.err) == (2, True)
    assert elsewhere.read_bytes() == before


def test_while_an_infusion_runs_the_key_is_changed_only_anyway(
    cli: CommandLine, tmp_path: Path
) -> None:
    path = tmp_path / "running.register"
    assert cli.play(RUNNING, path).code == 0
    with pytest.raises(NotAllowed, match=r"An infusion is running in bed .* or say --anyway"):
        who_changes(Namespace(by=None, anyway=False), path)
    assert who_changes(Namespace(by=None, anyway=True), path) is None


def test_a_copy_from_before_a_change_names_the_sheet_that_opens_it(
    ward: Settings, cli: CommandLine, tmp_path: Path
) -> None:
    copy = place_copy(find_copies(ward.home, ward.register.name)[-1], tmp_path / "share")
    assert cli("key", "rotate").code == 0
    old, new = copy.key, told(ward)[-1][1]
    assert old
    assert old != new
    dry = cli("restore", copy.path, "--to", tmp_path / "b" / "ward.register", "--dry-run")
    assert f"keep the recovery sheet that ends with {old}" in dry.out
    shutil.rmtree(ward.home / "keys")
    lost = cli("restore", copy.path, "--dry-run")
    assert lost.code == 1
    assert f"It takes the sheet that ends with {old}" in lost.err


def test_the_status_of_a_key_in_a_file_says_what_that_does_not_protect(
    ward: Settings, cli: CommandLine
) -> None:
    del ward
    assert "only as far as the disk itself is encrypted" in cli("key", "status").out


def test_a_copy_in_the_second_place_is_no_failure_for_lying_on_the_same_disk(
    ward: Settings, cli: CommandLine, tmp_path: Path
) -> None:
    second = tmp_path / "share"
    second.mkdir()
    station = ward.home / "station.toml"
    station.write_text(
        f'{station.read_text(encoding="utf-8")}second_place = "{second}"\n', encoding="utf-8"
    )
    done = cli("copy", "--register", ward.register)
    assert (done.code, "lies on the register's own disk" in done.err) == (0, True)
    second.rename(tmp_path / "away")
    gone = cli("copy", "--register", ward.register)
    assert (gone.code, "cannot be reached" in gone.err) == (1, True)


def test_a_sheet_is_confirmed_by_nobody_whose_pin_is_refused(
    ward: Settings, cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = station_keys(ward.home)
    known = store.all()[0]
    store.keep(known.register, ward.register, store.read(known), confirmed=False)
    groups = [line.split()[1] for line in cli("key", "show-recovery").out.splitlines()]
    before = told(ward)

    class Reader:
        """Answers with the group that was asked for last."""

        def readline(self, _size: int = -1) -> str:
            asked = cli.capture.readouterr().out.rstrip(": ").rsplit(" ", 1)[-1]
            return f"{groups[int(asked) - 1]}\n"

    monkeypatch.setattr("sys.stdin", Reader())
    monkeypatch.setenv("IL2NURSE_PIN", "999888")
    assert "PIN is not right" in cli("key", "confirm", "--by", "administrator").err
    assert not station_keys(ward.home).all()[0].confirmed
    assert told(ward) == before
    monkeypatch.setenv("IL2NURSE_PIN", PIN)
    # The wrong PIN waits a second first.
    assert "too soon" in cli("key", "confirm", "--by", "administrator").err
    assert cli("key", "confirm").code == 0
    assert station_keys(ward.home).all()[0].confirmed


def test_no_sheet_is_on_record_where_its_name_is_taken(
    ward: Settings, cli: CommandLine, tmp_path: Path
) -> None:
    out = tmp_path / "sheet.pdf"
    out.write_text("mine", encoding="utf-8")
    for words in ((), ("--replace",)):
        refused = cli("key", "show-recovery", "--out", out, *words)
        assert (refused.code, "left as it" in refused.err) == (1, True)
    assert out.read_text(encoding="utf-8") == "mine"
    assert not handled(ward)


def test_a_key_that_is_put_back_is_said_to_be_so_whatever_pin_is_typed(
    ward: Settings, cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    groups = [line.split()[1] for line in cli("key", "show-recovery").out.splitlines()]
    monkeypatch.setattr("sys.stdin", io.StringIO(" ".join(groups)))
    monkeypatch.setenv("IL2NURSE_PIN", "999888")
    done = cli("key", "restore", "--by", "administrator")
    assert (done.code, "is back" in done.out, "PIN is not right" in done.err) == (1, True, True)
    assert [what for what, _, _ in told(ward)] == [KeyAct.SHEET_MADE]


def test_a_copy_into_a_file_is_refused_in_words(
    ward: Settings, cli: CommandLine, tmp_path: Path
) -> None:
    place = tmp_path / "no-folder"
    place.write_text("mine", encoding="utf-8")
    refused = cli("copy", "--register", ward.register, "--into", place)
    assert refused.code == 1
    assert refused.err.startswith(f"No copy was made: {place} cannot take one (")
    assert ".making" not in refused.err
    assert place.read_text(encoding="utf-8") == "mine"


def test_a_key_changed_and_cut_off_at_once_is_on_record_all_the_same(
    ward: Settings, cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(path: Path) -> None:
        raise KeyboardInterrupt(path)

    monkeypatch.setattr(keys, "copy_changed", die)
    with pytest.raises(KeyboardInterrupt):
        cli("key", "rotate")
    with closing(open_known(ward.register, ward.home)) as register:
        newest = register.newest(1)[0]
        assert register.verify().intact
    assert KeyHandledFact.read(newest).what is KeyAct.CHANGED
    assert KeyHandledFact.read(newest).key == name_of(look_at_key(ward.register).known)


def test_a_change_of_the_key_that_cannot_be_recorded_is_none(
    ward: Settings, cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise NotSaved("The disk is full.")

    before, known = ward.register.read_bytes(), station_keys(ward.home).all()
    monkeypatch.setattr(key_record, "record_key", refuse)
    answer = cli("key", "rotate")
    assert answer.code != 0
    assert "could not be recorded: The disk is full. The register is as it was" in answer.err
    assert (ward.register.read_bytes(), station_keys(ward.home).all()) == (before, known)
