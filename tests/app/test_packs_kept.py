"""Where a register was set back or restored, the pack that the ward charts on is kept and named."""

from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from il2nurse.app.joining import open_station
from il2nurse.app.keys import open_known
from il2nurse.app.packs import NO_PACK, before_notice, newest_pack_sentence, pack_folders
from il2nurse.app.readying import Trouble, attempt_here, open_ready
from il2nurse.app.reminding import remind
from il2nurse.app.restore.deciding_pins import DecidingPins
from il2nurse.app.restore.restoring import administrator, restore
from il2nurse.settings import Settings
from il2nurse.workflow.clocks import SystemClock
from il2nurse.workflow.papers.kept_packs import kept_packs, pack_file
from tests.app.set_back import PEOPLE, PIN, cut, found, grow, settings_at

CLOCK = SystemClock()
PACK = b"%PDF- the pack of the day on paper"


@pytest.fixture
def ward(tmp_path: Path) -> Settings:
    """A founded ward with a second place, a copy, and a pack in both folders."""
    share = tmp_path / "share"
    share.mkdir()
    settings = replace(settings_at(tmp_path / "home"), second_place=share)
    found(settings)
    with closing(open_known(settings.register, settings.home)) as register:
        register.copy_to(settings.register.parent, CLOCK.read().at)
    for folder in pack_folders(settings):
        folder.mkdir(exist_ok=True)
        (folder / pack_file(identity(settings))).write_bytes(PACK)
    return settings


def identity(settings: Settings) -> str:
    with closing(open_known(settings.register, settings.home)) as register:
        return register.identity().register


def kept_in(settings: Settings, register: str) -> list[Path]:
    return [pack.path for pack in kept_packs(pack_folders(settings), register)]


def test_where_the_register_was_set_back_the_pack_is_kept_and_named(ward: Settings) -> None:
    cut(ward, PEOPLE)
    ready = open_ready(ward)
    assert ready.settling
    kept = kept_in(ward, ready.register.identity().register)
    assert [path.read_bytes() for path in kept] == [PACK, PACK]
    # Both places have it; which was written last is chance.
    assert any(str(path) in ready.settling.pack() for path in kept)
    assert "0 min ago" in ready.settling.pack()
    ready.close()


def test_where_another_register_lies_there_it_is_the_pack_of_the_first(ward: Settings) -> None:
    mine = identity(ward)
    other = settings_at(ward.home.parent / "other")
    found(other)
    other.register.replace(ward.register)
    for key in (other.home / "keys").iterdir():
        key.replace(ward.home / "keys" / key.name)
    ready = open_ready(ward)
    assert ready.settling
    assert len(kept_in(ward, mine)) == 2
    assert pack_file(mine)[:-4] in ready.settling.pack()
    ready.close()


def test_restoring_keeps_the_pack_and_for_a_day_the_ward_is_told_where(ward: Settings) -> None:
    grow(ward)
    (copy, *_) = sorted(ward.register.parent.glob("*.backup-*Z"))
    ward.register.write_bytes(b"x" * 20_000)
    restore(
        ward,
        copy,
        ward.register,
        CLOCK,
        lambda station: administrator(station, "administrator", PIN, DecidingPins(ward)),
    )
    kept = kept_in(ward, identity(ward))
    assert [path.read_bytes() for path in kept] == [PACK, PACK]
    opened = open_station(ward)
    at = CLOCK.read().at
    (told,) = [each for each in remind(ward, opened.register, at) if "pack" in each]
    assert told.startswith("The newest downtime pack from before was written")
    assert any(str(path) in told for path in kept)
    assert before_notice(ward, opened.register, at + timedelta(days=2)) is None
    opened.register.close()


def test_a_damaged_register_names_the_pack_too(ward: Settings) -> None:
    grow(ward)
    ward.register.write_bytes(b"x" * 20_000)
    trouble = attempt_here(ward, lambda: open_ready(ward))
    assert isinstance(trouble, Trouble)
    assert trouble.pack
    assert any(str(place) in trouble.pack for place in (ward.papers, ward.second_place))


def test_without_a_pack_that_is_said_and_of_an_unknown_register_nothing(ward: Settings) -> None:
    assert newest_pack_sentence(ward, "another") == NO_PACK
    assert newest_pack_sentence(replace(ward, register=ward.home / "never.register")) == ""


def test_nothing_is_told_of_packs_where_the_ward_never_went_on_anew(ward: Settings) -> None:
    opened = open_station(ward)
    assert before_notice(ward, opened.register, datetime.now(UTC)) is None
    opened.register.close()
