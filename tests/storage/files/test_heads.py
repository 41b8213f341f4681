"""What a station remembers about the registers it saw."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from il2nurse.domain.record.register.entries import Body, Kind
from il2nurse.domain.record.register.seal import Head
from il2nurse.domain.record.register.setback import SetbackKind
from il2nurse.storage.files.heads import StationHeads
from il2nurse.storage.files.seen import MOST_MARKS, MOST_PAPERS, Seen
from il2nurse.storage.memory import MemoryRegister
from tests.storage.registers import add, draft, make_memory


@pytest.fixture
def heads(tmp_path: Path) -> StationHeads:
    """A station that saw nothing yet."""
    return StationHeads(tmp_path / "station" / "heads.json")


def test_a_register_never_seen_is_fine(heads: StationHeads) -> None:
    assert heads.check(make_memory()) is None


def test_a_register_that_grew_is_fine(heads: StationHeads) -> None:
    register = make_memory()
    heads.remember("R-1", register.head())
    add(register)
    assert heads.check(register) is None


def test_another_history_is_noticed(heads: StationHeads) -> None:
    register = make_memory()
    heads.remember("R-1", Head(1, "f" * 64))
    assert "entry 1 is not the one that this station saw" in (heads.check(register) or "")


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
    assert "memory of the register" in (heads.check(make_memory()) or "")
    with pytest.raises(ValueError, match=r"head|Expecting"):
        heads.remember("R-1", Head(1, "a" * 64))
    assert path.read_text() == text


def test_the_file_is_replaced_whole(tmp_path: Path) -> None:
    heads = StationHeads(tmp_path / "heads.json")
    heads.remember("R-1", Head(5, "a" * 64))
    assert [path.name for path in tmp_path.iterdir()] == ["heads.json"]
    assert json.loads((tmp_path / "heads.json").read_text())["R-1"]["number"] == 5


def test_growth_is_remembered_with_the_heads_on_the_way(heads: StationHeads) -> None:
    register = make_memory()
    for _ in range(3):
        assert heads.follow(register) == register.head()
        add(register)
    assert heads.seen("R-1") == Head(3, register.since(2, 1)[0].seal)


def test_since_when_a_history_is_another_one_is_known(heads: StationHeads) -> None:
    seen, other = make_memory(), make_memory()
    for register in (seen, other):
        add(register, request="the same")
        heads.follow(seen)
    for number in range(3):
        add(seen)
        heads.follow(seen)
        add(other, request=f"another {number}")
    setback = heads.find_setback(other)
    assert setback
    assert (setback.kind, setback.agreed, setback.changed) == (SetbackKind.CHANGED, 2, 3)
    assert setback.missing == "Entries 3 to 5 may be missing, or other ones."


def test_an_older_copy_that_went_on_and_is_still_shorter_is_another_history(
    heads: StationHeads,
) -> None:
    seen, other = make_memory(), make_memory()
    heads.follow(seen)
    for _ in range(4):
        add(seen)
        heads.follow(seen)
    add(other, request="went on")
    setback = heads.find_setback(other)
    assert setback
    assert (setback.kind, setback.agreed, setback.changed) == (SetbackKind.CHANGED, 1, 2)


def test_another_register_at_the_same_place_is_noticed(heads: StationHeads, tmp_path: Path) -> None:
    here, register = tmp_path / "ward.register", make_memory()
    heads.follow(register, here)
    other = StationHeads(tmp_path / "station" / "heads.json")
    foreign = MemoryRegister(replace(register.identity(), register="R-2"))
    assert "Another register lies at" in (other.check(foreign, here) or "")
    assert other.check(foreign, tmp_path / "other.register") is None
    other.accept("R-2", Head(0, "0" * 64), here)
    assert other.check(foreign, here) is None
    assert other.register_at(here) == ("R-2", Seen(Head(0, "0" * 64), str(here)))


def test_the_memory_of_an_older_program_is_read(tmp_path: Path) -> None:
    path, register = tmp_path / "heads.json", make_memory()
    head = register.head()
    path.write_text(json.dumps({"R-1": {"number": head.number, "seal": head.seal}}))
    heads = StationHeads(path)
    assert heads.seen("R-1") == head
    add(register)
    assert heads.follow(register) == register.head()


def test_a_long_memory_keeps_its_newest_marks_and_papers(
    heads: StationHeads, tmp_path: Path
) -> None:
    register = make_memory()
    body: Body = {"paper": "record", "size": "A4", "copy": 1, "shows": 1}
    for _ in range(MOST_PAPERS + 20):
        add(register, draft("paper/1", kind=Kind.PRINTED, body=body))
        heads.follow(register)
    kept = json.loads((tmp_path / "station" / "heads.json").read_text())["R-1"]
    assert (len(kept["papers"]), len(kept["marks"])) == (MOST_PAPERS, MOST_MARKS)
    assert kept["papers"][-1]["number"] == register.head().number
