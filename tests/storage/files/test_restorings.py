"""Which restoring a station takes as known: that one alone, once, and nothing beside it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.record.register.register_facts import RegisterRestoredFact
from il2nurse.domain.record.register.seal import Head
from il2nurse.storage.files.heads import StationHeads
from il2nurse.storage.files.restorings import (
    cut_back,
    decision_of,
    find_restoring,
    grow,
    without_lost,
)
from il2nurse.storage.files.seen import Seen
from il2nurse.storage.register import SqliteRegister
from il2nurse.workflow.register import Append
from tests.storage.registers import NOW, NURSE, ZONE, add, make_file

LOST_TO = 9
LOST = "f" * 64
"""A seal of the history that was lost."""


@pytest.fixture
def register(tmp_path: Path) -> Iterator[SqliteRegister]:
    """A register that goes on from entry 3; entries 4 to 9 of before are lost."""
    made = make_file(tmp_path / "ward.register")
    add(made)
    (copied,) = add(made)
    fact = RegisterRestoredFact("copy", NOW, copied.number, copied.seal, LOST_TO)
    made.append(Append([draft("register", "", NOW, fact)], NURSE, "restored", NOW, ZONE))
    add(made)
    yield made
    made.close()


def head(register: SqliteRegister, number: int) -> Head:
    return Head(number, register.since(number - 1, 1)[0].seal)


@pytest.fixture
def seen(register: SqliteRegister) -> Seen:
    """A station that saw entry 7 of before, and entries 2 and 5 on the way."""
    return Seen(Head(7, LOST), marks=(head(register, 2), Head(5, LOST)))


def test_what_was_lost_by_the_restoring_is_given_up(register: SqliteRegister, seen: Seen) -> None:
    entry = find_restoring(seen, register)
    assert entry
    assert entry.number == 4
    left = without_lost(seen, register)
    assert left
    assert (left.head, left.marks) == (head(register, 3), (head(register, 2),))
    assert grow(left, register).head == register.head()


def test_it_is_taken_as_known_once(register: SqliteRegister, seen: Seen) -> None:
    entry = find_restoring(seen, register)
    assert entry
    again = replace(seen, decisions=(decision_of(entry, seen.head),))
    assert find_restoring(again, register) is None


@pytest.mark.parametrize(
    "change",
    [
        pytest.param({"head": Head(LOST_TO + 1, LOST)}, id="saw more than is known to be lost"),
        pytest.param({"marks": (Head(2, LOST),)}, id="saw another history before"),
    ],
)
def test_whatever_else_is_missing_is_no_part_of_it(
    register: SqliteRegister, seen: Seen, change: dict[str, object]
) -> None:
    assert find_restoring(replace(seen, **change), register) is None  # type: ignore[arg-type] # either field


def test_a_station_that_saw_the_restored_register_gives_up_nothing(
    register: SqliteRegister, seen: Seen
) -> None:
    assert find_restoring(replace(seen, marks=(head(register, 4),)), register) is None


def test_where_it_is_not_known_how_much_was_lost_every_station_asks(tmp_path: Path) -> None:
    made = make_file(tmp_path / "ward.register")
    (copied,) = add(made)
    fact = RegisterRestoredFact("copy", NOW, copied.number, copied.seal)
    made.append(Append([draft("register", "", NOW, fact)], NURSE, "restored", NOW, ZONE))
    assert find_restoring(Seen(Head(7, LOST)), made) is None
    made.close()


def test_a_restoring_is_met_by_whoever_sees_it_first(register: SqliteRegister) -> None:
    first = grow(None, register)
    (decision,) = first.decisions
    assert decision.found == head(register, 4)
    earlier = grow(Seen(head(register, 2)), register)
    assert [each.found for each in earlier.decisions] == [decision.found]
    assert grow(earlier, register).decisions == earlier.decisions


def test_what_is_cut_back_keeps_what_was_decided_before(
    register: SqliteRegister, seen: Seen
) -> None:
    entry = find_restoring(seen, register)
    assert entry
    old = decision_of(replace(entry, number=1), seen.head)
    assert cut_back(replace(seen, decisions=(old,)), entry).decisions == (
        old,
        decision_of(entry, seen.head),
    )


def test_another_register_at_the_place_is_there_no_more(
    register: SqliteRegister, tmp_path: Path
) -> None:
    heads = StationHeads(tmp_path / "heads.json")
    heads.accept("other", Head(3, LOST), register.path)
    assert heads.find_setback(register, register.path)
    heads.go_on_restored(register, register.path, register.since(3, 1)[0])
    assert heads.find_setback(register, register.path) is None
    assert heads.seen("other") == Head(3, LOST)
