"""A PIN that is tried: judged, checked and, where wrong, kept, all in one turn, in every store."""

from collections.abc import Sequence

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.people.facts import SignInRefusedFact, person_stream
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.workflow.register import PinTrial
from tests.storage.registers import NOW, NURSE, ZONE, Keeps, set_pin

PERSON = "p-1"


def try_pin(register: Keeps, pin: str, *, allowed: bool = True) -> bool:
    def judge(entries: Sequence[Entry]) -> None:
        assert entries == register.stream(person_stream(PERSON))
        if not allowed:
            raise NotAllowed("Not now.")

    wrong = draft(person_stream(PERSON), "", NOW, SignInRefusedFact(PERSON, waiting=False))
    return register.try_pin(
        PinTrial(PERSON, pin, judge, wrong), NURSE, f"try-{register.head().number}", NOW, ZONE
    )


def test_a_right_one_leaves_no_entry(register: Keeps) -> None:
    set_pin(register, PERSON, "482913")
    before = register.head()
    assert try_pin(register, "482913")
    assert register.head() == before


def test_a_wrong_one_is_kept_before_it_is_told(register: Keeps) -> None:
    set_pin(register, PERSON, "482913")
    before = register.head().number
    assert not try_pin(register, "482914")
    assert [each.kind for each in register.since(before)] == [SignInRefusedFact.KIND]
    assert register.verify().intact


def test_what_is_not_to_be_looked_at_is_not(register: Keeps) -> None:
    set_pin(register, PERSON, "482913")
    before = register.head()
    for pin in ("482913", "482914"):
        with pytest.raises(NotAllowed, match="Not now"):
            try_pin(register, pin, allowed=False)
    assert register.head() == before
    assert try_pin(register, "482913")


def test_the_pin_is_in_no_representation() -> None:
    wrong = draft(person_stream(PERSON), "", NOW, SignInRefusedFact(PERSON, waiting=False))
    assert "482913" not in repr(PinTrial(PERSON, "482913", lambda _: None, wrong))
