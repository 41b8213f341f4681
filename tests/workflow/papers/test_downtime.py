"""The downtime pack lies in every folder, is never much older than an hour, and says its age."""

import os
import threading
from datetime import timedelta
from pathlib import Path, PosixPath

import pytest

from il2nurse.workflow.papers.downtime import PackKeeper
from tests.papers import paper_maker
from tests.reports.reading import whole
from tests.ward import MRN, Ward, make_ward


class Silent(PosixPath):
    """A folder on a share that answers nothing until it is told to."""

    answer = threading.Event()

    def stat(self, *, follow_symlinks: bool = True) -> os.stat_result:
        self.answer.wait()
        return super().stat(follow_symlinks=follow_symlinks)


@pytest.fixture
def ward() -> Ward:
    return make_ward()


@pytest.fixture
def keeper(ward: Ward, tmp_path: Path) -> PackKeeper:
    folders = (tmp_path / "papers", tmp_path / "share")
    folders[1].mkdir()
    return PackKeeper(ward.station, paper_maker(), folders, "A4")


def written(keeper: PackKeeper, ward: Ward) -> None:
    """Write, as if the files' clock were that of the ward."""
    assert keeper.write() == ""
    at = ward.station.now().at.timestamp()
    for path in keeper.files:
        os.utime(path, (at, at))
    keeper.look()


def test_it_lies_in_every_folder_and_makes_no_entry(keeper: PackKeeper, ward: Ward) -> None:
    head = ward.station.register.head()
    written(keeper, ward)
    assert all(MRN in whole(path.read_bytes()) for path in keeper.files)
    assert all(path.stat().st_mode & 0o777 == 0o600 for path in keeper.files)
    assert ward.station.register.head() == head


def test_the_next_takes_the_place_of_the_one_before(keeper: PackKeeper, ward: Ward) -> None:
    written(keeper, ward)
    before = keeper.files[0].read_bytes()
    ward.pass_time(60)
    written(keeper, ward)
    assert keeper.files[0].read_bytes() != before
    assert [each.name for each in keeper.files[0].parent.iterdir()] == ["downtime-test.pdf"]


def test_it_is_due_after_an_hour_and_says_its_age_after_two(keeper: PackKeeper, ward: Ward) -> None:
    assert (keeper.due(), keeper.age_in_words()) == (False, None)
    keeper.look()
    assert keeper.due()
    assert keeper.age_in_words() == "No downtime pack"
    written(keeper, ward)
    assert (keeper.due(), keeper.age_in_words()) == (False, None)
    ward.pass_time(60)
    assert (keeper.due(), keeper.age_in_words()) == (True, None)
    ward.pass_time(60)
    assert keeper.age_in_words() == "Downtime pack 2 h old"


def test_a_second_place_without_one_counts_as_none(keeper: PackKeeper, ward: Ward) -> None:
    written(keeper, ward)
    keeper.files[1].unlink()
    keeper.look()
    assert keeper.due()
    assert keeper.age_in_words() == "No downtime pack"


def test_a_clock_set_back_does_not_make_an_old_pack_young(keeper: PackKeeper, ward: Ward) -> None:
    written(keeper, ward)
    later = (ward.station.now().at + timedelta(hours=3)).timestamp()
    os.utime(keeper.files[0], (later, later))
    os.utime(keeper.files[1], (later, later))
    keeper.look()
    assert keeper.due()


def test_a_folder_that_takes_nothing_is_named_and_the_other_is_written(
    keeper: PackKeeper, ward: Ward
) -> None:
    keeper.files[1].parent.rmdir()
    keeper.files[1].parent.write_text("no folder", encoding="utf-8")
    said = keeper.write()
    assert str(keeper.files[1]) in said
    assert keeper.files[0].exists()


def test_another_file_of_that_name_is_left_as_it_is(keeper: PackKeeper, ward: Ward) -> None:
    keeper.files[0].parent.mkdir()
    keeper.files[0].write_text("notes", encoding="utf-8")
    assert "was left as it is" in keeper.write()
    assert keeper.files[0].read_text(encoding="utf-8") == "notes"


def test_a_second_place_that_is_away_is_not_made_on_this_computers_disk(
    keeper: PackKeeper,
) -> None:
    keeper.files[1].parent.rmdir()
    assert "its folder cannot be reached" in keeper.write()
    assert not keeper.files[1].parent.exists()
    assert keeper.files[0].exists()


def test_a_second_place_that_does_not_answer_keeps_back_nothing_else(
    ward: Ward, tmp_path: Path
) -> None:
    own, share = tmp_path / "papers", Silent(tmp_path / "share")
    keeper = PackKeeper(ward.station, paper_maker(), (own, share), "A4", patience_s=0.05)
    try:
        keeper.look()
        assert "does not answer" in keeper.write()
        assert keeper.files[0].exists()
        ward.pass_time(120)
        keeper.look()
        assert keeper.due()
        assert keeper.age_in_words() == "Downtime pack 2 h old"
    finally:
        share.answer.set()
