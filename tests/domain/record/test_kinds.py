"""Every kind of entry: what is written is what is read, and what cannot be read is refused."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from il2nurse.domain.record.dose.refusal_facts import AnswerRefusedFact
from il2nurse.domain.record.kinds import FACTS, read_fact
from il2nurse.domain.record.patient.facts import PatientCorrectedFact
from il2nurse.domain.record.register.entries import Body, BrokenRecord, Entry, Json, Kind, canonical
from il2nurse.domain.record.register.parts import columns
from il2nurse.domain.regimen.refusals import Consequence
from tests.domain.made import Book, at
from tests.domain.record.facts_made import built

FOREIGN: Final[Json] = {"a": {"b": {"c": {"d": {}}}}}
WHOLE_OR_NOT: Final = ("dosing_weight_kg", "weighed_on", "level")
"""Of these a body says a whole weight, or a level."""
LEVEL_ALONE: Final = (Kind.ORDER_CHANGED, "level")
"""A change of an order may be one of its first slot alone."""
EVERY = pytest.mark.parametrize("kind", list(Kind))


def kept(kind: Kind, body: Body) -> Entry:
    """The entry as a register gives it back: its body in the one spelling."""
    stored: Mapping[str, Json] = json.loads(canonical(body))
    return replace(Book().entry("any", kind, at(0)), body=stored)


def test_every_kind_has_a_class_named_like_it() -> None:
    assert {kind: fact.__name__ for kind, fact in FACTS.items()} == {
        kind: "".join(part.capitalize() for part in kind.split("_")) + "Fact" for kind in Kind
    }


@EVERY
@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_what_is_written_is_what_is_read(kind: Kind, data: st.DataObject) -> None:
    fact = data.draw(built(FACTS[kind]))
    assert read_fact(kept(kind, fact.body())) == fact


@EVERY
@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_lost_key_is_refused_by_name(kind: Kind, data: st.DataObject) -> None:
    body = data.draw(built(FACTS[kind])).body()
    for key, column in columns(FACTS[kind]).items():
        rest = kept(kind, {name: value for name, value in body.items() if name != key})
        if column.optional and (key not in WHOLE_OR_NOT or (kind, key) == LEVEL_ALONE):
            assert read_fact(rest) is not None
            continue
        if column.optional and key not in body:
            continue
        with pytest.raises(BrokenRecord, match=rf"Entry 1 \({kind.label}\).*.*“{key}”"):
            read_fact(rest)


@EVERY
@settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_another_key_or_a_foreign_value_is_refused_by_name(kind: Kind, data: st.DataObject) -> None:
    body = data.draw(built(FACTS[kind])).body()
    with pytest.raises(BrokenRecord, match="“unheard” is not known"):
        read_fact(kept(kind, {**body, "unheard": "x"}))
    for key in columns(FACTS[kind]):
        with pytest.raises(BrokenRecord, match=f"“{key}” "):
            read_fact(kept(kind, {**body, key: FOREIGN}))


def test_what_older_entries_call_a_witness_is_read() -> None:
    body: Body = {"step": "vials", "answers": {}, "findings": [], "level": "second_person"}
    refused = AnswerRefusedFact.read(kept(Kind.ANSWER_REFUSED, body))
    assert refused.level is Consequence.WITNESS
    assert refused.body()["level"] == "witness"


def test_the_witness_of_a_correction_stands_where_older_programs_look_for_it() -> None:
    corrected = PatientCorrectedFact("mrn", "1", "2", "misread", "noel")
    assert corrected.body()["second"] == "noel"
    assert PatientCorrectedFact.read(kept(Kind.PATIENT_CORRECTED, corrected.body())) == corrected
