"""What a station remembers about the registers it saw."""

import json
from pathlib import Path

import pytest

from il2nurse.domain.record.register.seal import Head
from il2nurse.storage.files.heads import StationHeads
from tests.storage.registers import add, make_memory


@pytest.fixture
def heads(tmp_path: Path) -> StationHeads:
    """A station that saw nothing yet."""
    return StationHeads(tmp_path / "station" / "heads.json")


def test_a_register_never_seen_is_fine(heads: StationHeads) -> None:
    assert heads.check(make_memory()) == ""


def test_a_register_that_grew_is_fine(heads: StationHeads) -> None:
    register = make_memory()
    heads.remember("R-1", register.head())
    add(register)
    assert heads.check(register) == ""


def test_another_history_is_noticed(heads: StationHeads) -> None:
    register = make_memory()
    heads.remember("R-1", Head(1, "f" * 64))
    assert "entry 1 is not the one that this station saw" in heads.check(register)


def test_an_older_head_is_not_remembered_over_a_newer(heads: StationHeads) -> None:
    heads.remember("R-1", Head(5, "a" * 64))
    heads.remember("R-1", Head(4, "b" * 64))
    assert heads.seen("R-1") == Head(5, "a" * 64)


def test_a_head_can_be_accepted_on_purpose(heads: StationHeads) -> None:
    heads.remember("R-1", Head(5, "a" * 64))
    heads.accept("R-1", Head(4, "b" * 64))
    assert heads.seen("R-1") == Head(4, "b" * 64)


def test_each_register_has_its_own_head(heads: StationHeads) -> None:
    heads.remember("R-1", Head(5, "a" * 64))
    heads.remember("R-2", Head(1, "b" * 64))
    assert heads.seen("R-1") == Head(5, "a" * 64)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"R-1": {"number": 5}}', '{"R-1": 3}', "\x00"])
def test_a_damaged_memory_is_said_and_kept(tmp_path: Path, text: str) -> None:
    path = tmp_path / "heads.json"
    path.write_text(text)
    heads = StationHeads(path)
    assert "memory of the register" in heads.check(make_memory())
    with pytest.raises(ValueError, match=r"head|Expecting"):
        heads.remember("R-1", Head(1, "a" * 64))
    assert path.read_text() == text


def test_the_file_is_replaced_whole(tmp_path: Path) -> None:
    heads = StationHeads(tmp_path / "heads.json")
    heads.remember("R-1", Head(5, "a" * 64))
    assert [path.name for path in tmp_path.iterdir()] == ["heads.json"]
    assert json.loads((tmp_path / "heads.json").read_text())["R-1"]["number"] == 5
