"""The downtime pack from before a register went on anew is kept: the ward charted on it."""

import os
from datetime import timedelta
from pathlib import Path

import pytest

from il2nurse.domain.people import Person, Role
from il2nurse.domain.record.register.seal import Head
from il2nurse.domain.record.register.setback import Setback, SetbackKind
from il2nurse.workflow.papers.downtime import PackKeeper
from il2nurse.workflow.papers.kept_packs import (
    keep_packs,
    kept_packs,
    newest_pack,
    pack_in_words,
)
from il2nurse.workflow.people.access import add_person
from il2nurse.workflow.people.setbacks import accept_setback
from tests.papers import paper_maker
from tests.ward import CHARGE, Ward, make_ward

ADMINISTRATOR = Person("admin", "Adam Admin", "", Role.ADMINISTRATOR)
KEPT = "downtime-test-before-20261120T120000Z.pdf"


@pytest.fixture
def ward() -> Ward:
    made = make_ward()
    add_person(made.station, CHARGE, ADMINISTRATOR, "4711")
    return made


@pytest.fixture
def keeper(ward: Ward, tmp_path: Path) -> PackKeeper:
    """One that wrote its packs, by the ward's clock."""
    (tmp_path / "share").mkdir()
    made = PackKeeper(ward.station, paper_maker(), (tmp_path / "papers", tmp_path / "share"), "A4")
    write(made, ward)
    return made


def write(keeper: PackKeeper, ward: Ward) -> None:
    assert keeper.write() == ""
    date_files(keeper, ward)


def date_files(keeper: PackKeeper, ward: Ward) -> None:
    """As if the files' clock were that of the ward."""
    at = ward.station.now().at.timestamp()
    for path in keeper.files:
        os.utime(path, (at, at))


def go_on(ward: Ward) -> None:
    """An administrator lets the ward go on without what is missing."""
    seen, found = Head(900, "f" * 64), ward.station.register.head()
    setback = Setback(SetbackKind.SHORTER, "test", seen, found, found.number)
    accept_setback(ward.station, ADMINISTRATOR, setback, "The disk died")


def folders(keeper: PackKeeper) -> list[Path]:
    return [path.parent for path in keeper.files]


def test_after_the_ward_went_on_the_pack_from_before_is_kept_in_every_folder(
    keeper: PackKeeper, ward: Ward
) -> None:
    before = [path.read_bytes() for path in keeper.files]
    ward.pass_time(60)
    go_on(ward)
    ward.pass_time(1)
    write(keeper, ward)
    kept = [path.with_name(KEPT) for path in keeper.files]
    assert [path.read_bytes() for path in kept] == before
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in kept)
    assert keeper.files[0].read_bytes() != before[0]


def test_later_packs_replace_each_other_again(keeper: PackKeeper, ward: Ward) -> None:
    ward.pass_time(1)
    go_on(ward)
    for _ in range(3):
        ward.pass_time(61)
        write(keeper, ward)
    assert len(kept_packs(folders(keeper), "test")) == 2


def test_what_cannot_be_kept_is_not_replaced_and_that_is_said(
    keeper: PackKeeper, ward: Ward
) -> None:
    before = keeper.files[0].read_bytes()
    keeper.files[0].with_name(KEPT).mkdir()
    ward.pass_time(60)
    go_on(ward)
    assert KEPT in keeper.write()
    assert keeper.files[0].read_bytes() == before


def test_keeping_twice_keeps_one_and_leaves_the_pack(keeper: PackKeeper) -> None:
    for _ in range(2):
        keep_packs(folders(keeper), "test")
    assert [pack.path.name for pack in kept_packs(folders(keeper), "test")] == [KEPT, KEPT]
    assert all(path.exists() for path in keeper.files)


def test_another_register_s_pack_is_not_taken_for_it(keeper: PackKeeper) -> None:
    keep_packs(folders(keeper), "test")
    keep_packs(folders(keeper), "tent")
    assert kept_packs(folders(keeper), "tent") == ()
    assert newest_pack(folders(keeper), "tent") is None


def test_the_newest_is_told_with_its_time_age_and_path(keeper: PackKeeper, ward: Ward) -> None:
    keep_packs(folders(keeper), "test")
    ward.pass_time(60)
    write(keeper, ward)
    pack = newest_pack(folders(keeper), "test")
    assert pack
    assert pack.path == keeper.files[0]
    said = pack_in_words(pack, pack.at + timedelta(minutes=35), ward.station.local)
    assert said == (
        f"The newest downtime pack was written 20-Nov-2026 08:00, 35 min ago: {pack.path}."
    )


def test_a_folder_that_is_away_is_no_hindrance(keeper: PackKeeper, tmp_path: Path) -> None:
    away = tmp_path / "away"
    keep_packs([away, folders(keeper)[0]], "test")
    assert not away.exists()
    assert len(kept_packs([away, *folders(keeper)], "test")) == 1
