"""A whole register of another history gives way to a copy: set aside, said, never deleted."""

from collections.abc import Callable
from contextlib import closing

import pytest

from il2nurse.app.joining import open_station
from il2nurse.app.keys import open_known
from il2nurse.app.restore.restoring import look_at_loss
from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.domain.record.register.register_facts import RegisterRestoredFact
from il2nurse.settings import Settings
from tests.app.going_on import CLOCK, copy_now, restored
from tests.app.set_back import PEOPLE, PIN, grow, put_another_there, write_anew
from tests.cli.command_line import CommandLine


@pytest.mark.parametrize("change", [write_anew, put_another_there])
def test_a_strange_register_is_refused_until_it_may_be_set_aside(
    ward: Settings, change: Callable[[Settings], bytes]
) -> None:
    grow(ward)
    copy = copy_now(ward)
    before = change(ward)
    with pytest.raises(BrokenRegister, match="--set-aside"):
        restored(ward, copy, aside=False)
    assert ward.register.read_bytes() == before
    done = restored(ward, copy, aside=True)
    (kept,) = ward.register.parent.glob("*.set-aside-*Z")
    assert (done.kept, kept.read_bytes()) == (kept, before)
    with closing(open_known(ward.register, ward.home)) as register:
        assert RegisterRestoredFact.read(register.newest(1)[0]).kept_as == kept.name
    opened = open_station(ward)
    assert opened.setback is None
    opened.register.close()


def test_what_the_other_history_says_is_told_from_where_they_part(ward: Settings) -> None:
    grow(ward)
    copy = copy_now(ward)
    seen = grow(ward)
    write_anew(ward)
    loss = look_at_loss(ward, copy, ward.register, CLOCK)
    assert loss.parted == PEOPLE
    assert loss.known == seen
    assert any(f"after entry {PEOPLE}: what it says there" in each for each in loss.sentences())
    assert loss.lines[0].startswith(f"Entry {PEOPLE + 1},")
    assert "None of it can be read" in loss.missing


def test_of_another_ward_s_register_nothing_is_told(ward: Settings) -> None:
    copy = copy_now(ward)
    put_another_there(ward)
    loss = look_at_loss(ward, copy, ward.register, CLOCK)
    assert (loss.parted, loss.lines, loss.about) == (0, (), ())
    assert any("another register" in each for each in loss.sentences())


def test_the_register_that_the_station_works_with_gives_way_to_no_other_history(
    ward: Settings,
) -> None:
    kept = ward.register.read_bytes()
    strange = write_anew(ward)
    copy = copy_now(ward)
    ward.register.write_bytes(kept)
    grow(ward)
    assert strange != ward.register.read_bytes()
    before = ward.register.read_bytes()
    with pytest.raises(BrokenRegister, match="is whole"):
        restored(ward, copy, aside=True)
    assert ward.register.read_bytes() == before


def test_the_command_offers_to_set_it_aside_and_says_what_it_did(
    ward: Settings, cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IL2NURSE_HOME", str(ward.home))
    monkeypatch.setenv("IL2NURSE_PIN", PIN)
    copy = copy_now(ward)
    put_another_there(ward)
    told = cli("restore", copy, "--dry-run")
    assert (told.code, "say --set-aside" in told.out) == (0, True)
    refused = cli("restore", copy, "--by", "administrator")
    assert (refused.code, "--set-aside" in refused.err) == (1, True)
    done = cli("restore", copy, "--by", "administrator", "--set-aside")
    (kept,) = ward.register.parent.glob("*.set-aside-*Z")
    assert (done.code, f"kept as {kept}" in done.out) == (0, True)
