"""Any sequence of acts leaves the file and the memory with the same entries and answers."""

import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.record.register.facts import Draft
from il2nurse.storage.register import open_register
from il2nurse.workflow.register import AlreadyWritten, Append, NotSaved
from tests.storage.registers import NOW, NURSE, SECOND, ZONE, Keeps, draft, make_file, make_memory

TEXT = st.text(max_size=6)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | TEXT | st.just(0.5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=6,
)


@dataclass(frozen=True, slots=True)
class Act:
    """One append, and who asks for it under which request."""

    drafts: tuple[Draft, ...]
    request: str
    second: bool
    known: int | None = None


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    return draft(
        stream=draw(st.sampled_from(["a", "b", "register"]) | TEXT),
        seq=draw(st.none() | st.integers(-1, 3)),
        subject=draw(st.sampled_from(["", "pt-1", "pt-2"])),
        kind=draw(st.sampled_from([Kind.NOTE, Kind.SIGNED, Kind.OBSERVED, Kind.PERSON_ADDED])),
        body=draw(st.dictionaries(TEXT, VALUES, max_size=3)),
    )


ACTS = st.builds(
    Act,
    st.lists(drafts(), max_size=3).map(tuple),
    st.sampled_from(["r-1", "r-2", "r-3", ""]) | st.uuids().map(str),
    st.booleans(),
    st.none() | st.integers(0, 6),
)


def outcome(register: Keeps, act: Act) -> tuple[str, tuple[Entry, ...]]:
    """What an act gave: its entries, or the sentence and whose entry was there first."""
    try:
        who = SECOND if act.second else NURSE
        return "", register.append(Append(act.drafts, who, act.request, NOW, ZONE, act.known))
    except AlreadyWritten as refusal:
        return str(refusal), (refusal.entry,)
    except NotSaved as refusal:
        return str(refusal), ()


def answers(register: Keeps) -> list[object]:
    """Everything a register can be asked."""
    return [
        register.head(),
        register.verify(),
        register.since(0),
        register.newest(3, before=5),
        register.of_kind(Kind.NOTE, Kind.OBSERVED),
        *(register.stream(name) for name in ("a", "b", "register", "")),
        *(register.of_request(name) for name in ("r-1", "r-2", "")),
        *(register.about(name) for name in ("", "pt-1", "pt-2")),
    ]


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed register file to start each example from."""
    path = tmp_path_factory.mktemp("oracle") / "fresh.register"
    make_file(path).close()
    return path


@settings(max_examples=150)
@given(acts=st.lists(ACTS, max_size=8))
def test_the_file_answers_as_the_memory_does(fresh: Path, acts: list[Act]) -> None:
    path = fresh.with_name("tried.register")
    shutil.copyfile(fresh, path)
    memory, stored = make_memory(), open_register(path)
    try:
        for act in acts:
            assert outcome(stored, act) == outcome(memory, act)
        assert answers(stored) == answers(memory)
    finally:
        stored.close()
