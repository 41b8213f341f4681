"""Drafts stand in a private file, whole or not at all, and are given to their place only."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from il2nurse.domain.regimen.fields import Answer
from il2nurse.storage.register import SqliteRegister
from il2nurse.ui.qt.drafts import LONGEST_KEPT, Drafts
from tests.storage.registers import KEY, make_file

NOW = datetime(2026, 11, 20, 13, tzinfo=UTC)
TYPED: dict[str, Answer] = {"heart_rate_per_min": "88", "drugs": ("steroid", "nsaid"), "note": ""}


def test_what_was_typed_is_there_after_the_program_was_killed(tmp_path: Path) -> None:
    path = tmp_path / "station" / "drafts.json"
    drafts = Drafts(path)
    drafts.keep("nurse dose 5", TYPED, NOW)
    drafts.write()
    found = Drafts(path).at("nurse dose 5", NOW + timedelta(minutes=3))
    assert found
    assert found.answers == {"heart_rate_per_min": "88", "drugs": ("steroid", "nsaid")}
    assert found.at == NOW
    assert Drafts(path).at("another dose 5", NOW) is None


def test_only_its_owner_may_read_the_file(tmp_path: Path) -> None:
    path = tmp_path / "drafts.json"
    drafts = Drafts(path)
    drafts.keep("place", TYPED, NOW)
    drafts.write()
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["drafts.json"]


def test_without_drafts_there_is_no_file(tmp_path: Path) -> None:
    path = tmp_path / "drafts.json"
    drafts = Drafts(path)
    drafts.keep("place", TYPED, NOW)
    drafts.write()
    drafts.keep("place", {"note": ""}, NOW)
    drafts.write()
    assert not path.exists()


def test_a_damaged_file_costs_the_drafts_only(tmp_path: Path) -> None:
    path = tmp_path / "drafts.json"
    for damaged in ("", "{", "[1]", '{"place": {"at": "x"}}', '{"place": 3}'):
        path.write_text(damaged, encoding="utf-8")
        assert Drafts(path).at("place", NOW) is None


def test_a_draft_of_another_shift_is_not_given_back() -> None:
    drafts = Drafts()
    drafts.keep("place", TYPED, NOW)
    assert drafts.at("place", NOW + LONGEST_KEPT)
    assert drafts.at("place", NOW + LONGEST_KEPT + timedelta(seconds=1)) is None


def test_no_draft_of_another_shift_stays_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "drafts.json"
    drafts = Drafts(path)
    drafts.keep("a place that nobody opens again", TYPED, NOW)
    drafts.write()
    again = Drafts(path)
    assert again.at("another place", NOW + LONGEST_KEPT + timedelta(seconds=1)) is None
    again.write()
    assert not path.exists()


@pytest.fixture
def keyed(tmp_path: Path) -> Iterator[SqliteRegister]:
    """An encrypted register."""
    register = make_file(tmp_path / "ward.register", KEY)
    yield register
    register.close()


def test_beside_an_encrypted_register_nothing_typed_can_be_read(
    tmp_path: Path, keyed: SqliteRegister
) -> None:
    path = tmp_path / "station" / "drafts.json"
    drafts = Drafts(path, sealing=keyed)
    drafts.keep("nurse 00482913", {"note": "Marsh is asleep"}, NOW)
    drafts.write()
    content = path.read_bytes()
    assert b"Marsh" not in content
    assert b"00482913" not in content
    assert path.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["drafts.json"]
    found = Drafts(path, sealing=keyed).at("nurse 00482913", NOW)
    assert found
    assert found.answers == {"note": "Marsh is asleep"}
    assert Drafts(path).at("nurse 00482913", NOW) is None


def test_a_plain_file_of_an_earlier_program_is_carried_over(
    tmp_path: Path, keyed: SqliteRegister
) -> None:
    path = tmp_path / "drafts.json"
    before = Drafts(path)
    before.keep("place", {"note": "Marsh is asleep"}, NOW)
    before.write()
    assert b"Marsh" in path.read_bytes()
    drafts = Drafts(path, sealing=keyed)
    assert drafts.at("place", NOW)
    assert b"Marsh" not in path.read_bytes()
    assert Drafts(path, sealing=keyed).at("place", NOW)


def test_drafts_of_another_key_cost_the_drafts_only(tmp_path: Path, keyed: SqliteRegister) -> None:
    path = tmp_path / "drafts.json"
    drafts = Drafts(path, sealing=keyed)
    drafts.keep("place", TYPED, NOW)
    drafts.write()
    other = make_file(tmp_path / "other.register", KEY[::-1])
    drafts = Drafts(path, sealing=other)
    assert drafts.at("place", NOW) is None
    drafts.keep("place", {"note": "typed again"}, NOW)
    drafts.write()
    assert Drafts(path, sealing=other).at("place", NOW)
    other.close()


def test_a_disk_that_takes_nothing_costs_the_drafts_only(
    tmp_path: Path, keyed: SqliteRegister
) -> None:
    (tmp_path / "drafts.json").mkdir()
    for drafts in (
        Drafts(tmp_path / "drafts.json", sealing=keyed),
        Drafts(tmp_path / "drafts.json"),
    ):
        drafts.keep("place", TYPED, NOW)
        drafts.write()
        assert drafts.at("place", NOW)
    assert [each.name for each in tmp_path.glob(".*")] == []
