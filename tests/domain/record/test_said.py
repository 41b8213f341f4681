"""What must be said: a new entry says yes or no, and where an older one is silent it is safe."""

from decimal import Decimal
from typing import Final

import pytest

from il2nurse.domain.record.chart.chart import chart_stream, replay_chart
from il2nurse.domain.record.dose.infusion import replay_infusion
from il2nurse.domain.record.dose.infusion_facts import InfusionCompletedFact
from il2nurse.domain.record.kinds import FACTS
from il2nurse.domain.record.people.facts import (
    PersonAddedFact,
    PinChangedFact,
    SignInRefusedFact,
    is_once,
    person_stream,
)
from il2nurse.domain.record.register.entries import BrokenRecord, Json, Kind
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.record.register.parts import columns
from tests.domain.made import DOSE, START, Book, at, reading

CHART: Final = chart_stream("00482913")
SAID: Final = {
    f"{fact.__name__}.{column.key}"
    for fact in FACTS.values()
    for column in columns(fact).values()
    if column.said
}


def test_these_must_be_said() -> None:
    assert {
        "BagBegunFact.making",
        "DoseBegunFact.making",
        "PersonAddedFact.once",
        "PinChangedFact.once",
        "SignInRefusedFact.waiting",
        "InfusionCompletedFact.short",
        "DoseGivenOnPaperFact.short",
        "DoseHeldFact.apart",
        "OverriddenFact.countersign",
        "ReactionFact.stopped",
        "ReactionFact.closed",
        "ReactionUpdatedFact.closed",
        "OrderCountersignedFact.closing",
        "FormEnteredFact.foreign",
    } == SAID


def test_a_new_entry_that_leaves_it_out_is_not_written() -> None:
    with pytest.raises(TypeError, match="PinChangedFact must say once"):
        draft(person_stream("okafor"), "", START, PinChangedFact("okafor"))


def test_no_is_written_down() -> None:
    assert SignInRefusedFact("okafor", waiting=False).body() == {"id": "okafor", "waiting": False}


@pytest.mark.parametrize(
    ("by", "said", "once"),
    [
        ("lindqvist", {}, True),
        ("okafor", {}, False),
        ("", {}, False),
        ("lindqvist", {"once": False}, False),
        ("okafor", {"once": True}, True),
    ],
)
def test_a_pin_that_somebody_else_gave_serves_once_unless_it_is_said_otherwise(
    by: str, said: dict[str, Json], *, once: bool
) -> None:
    entry = Book().entry("person/okafor", Kind.PIN_CHANGED, at(0), by, id="okafor", **said)
    assert is_once(entry, PinChangedFact.read(entry)) is once


def test_a_first_person_of_an_older_register_has_an_own_pin() -> None:
    added: dict[str, Json] = {"name": "A", "suffix": "", "role": "nurse", "ended": False}
    entry = Book().entry("person/okafor", Kind.PERSON_ADDED, at(0), "", id="okafor", **added)
    assert not is_once(entry, PersonAddedFact.read(entry))


@pytest.mark.parametrize(
    ("given", "said", "short"),
    [
        ("52.2", {}, True),
        ("52.3", {}, False),
        ("52.2", {"short": False}, False),
        ("52.3", {"short": True}, True),
    ],
)
def test_an_older_infusion_is_given_in_full_only_with_its_whole_volume(
    given: str, said: dict[str, Json], *, short: bool
) -> None:
    book = Book()
    start = book.started(reading(0))
    clock: dict[str, Json] = {"boot_id": "boot-1", "boot_ms": 905_000}
    body: dict[str, Json] = {"given_ml": given, **clock, **said}
    end = book.entry(DOSE, Kind.INFUSION_COMPLETED, at(15), **body)
    assert InfusionCompletedFact.read(end).given_ml == Decimal(given)
    infusion = replay_infusion([start, end])
    assert infusion is not None
    assert infusion.short is short


@pytest.mark.parametrize(
    ("kind", "body", "sentence"),
    [
        (
            Kind.SCALE_CHOSEN,
            {"scale": 7, "prescriber": "vance", "reason": "88 to 92"},
            "“scale” is “7”, which is none of: 1, 2",
        ),
        (Kind.SCALE_CHOSEN, {"scale": True, "prescriber": "v", "reason": "x"}, "“True”"),
        (
            Kind.FLUID,
            {"direction": "in", "kind": "urine", "ml": "300"},
            "“kind” is “urine”, and no such fluid goes “in”",
        ),
        (Kind.FLUID, {"direction": "in", "kind": "zzz", "ml": "300"}, "“kind” is “zzz”"),
        (
            Kind.NO_FLUID,
            {"direction": "in", "kind": "urine", "from": "2026-11-20T13:00:00.000000Z"},
            "“kind” is “urine”, and no such fluid goes “in”",
        ),
    ],
)
def test_what_no_chart_has_is_refused_by_name(
    kind: Kind, body: dict[str, Json], sentence: str
) -> None:
    with pytest.raises(BrokenRecord, match=rf"Entry 1 \({kind.label}\).*{sentence}"):
        replay_chart([Book().entry(CHART, kind, at(0), **body)])
