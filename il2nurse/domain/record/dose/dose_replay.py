"""A dose from the entries of its stream, and the spelling of what its bodies keep."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from il2nurse.domain.record.chart.chart import read_answers, write_answers
from il2nurse.domain.record.dose.dose import (
    Basis,
    Check,
    Dose,
    Held,
    Note,
    Override,
    Signature,
    StepDone,
    read_call,
    read_key,
)
from il2nurse.domain.record.dose.infusion import replay_infusion
from il2nurse.domain.record.dose.reaction import replay_reactions
from il2nurse.domain.record.register.entries import Entry, Json, Kind, read_instant, write_instant
from il2nurse.domain.regimen.rules import Finding, Result

# Entries that complete a step or, for the infusion, carry its answers.
COMPLETING = frozenset({Kind.STEP_CONFIRMED, Kind.DOUBLE_CHECKED, Kind.INFUSION_STARTED})
# What a signature does not cover: what became of a reaction hours after the dose.
LATER = frozenset({Kind.SIGNED, Kind.REACTION_UPDATED})


def _read_finding(kept: Json) -> Finding:
    found = kept if isinstance(kept, dict) else {}
    return Finding(
        rule=str(found.get("rule", "")),
        result=Result(str(found["result"])),
        say=str(found.get("say", "")),
        source=str(found.get("source", "")),
        field=str(found.get("field", "")),
        overridden_by=str(found.get("overridden_by", "")),
    )


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _places(value: Json) -> dict[str, int]:
    kept = value if isinstance(value, dict) else {}
    return {key: seq for key, seq in kept.items() if isinstance(seq, int)}


def _step_done(entry: Entry) -> StepDone:
    charted = entry.body.get("charted")
    return StepDone(
        step=entry.text("step"),
        answers=read_answers(entry.body.get("answers")),
        charted=charted if isinstance(charted, int) else None,
        on_file=_places(entry.body.get("on_file")),
        findings=tuple(_read_finding(kept) for kept in _list(entry.body.get("findings"))),
        by=entry.person,
        witness=entry.text("second"),
        at=entry.occurred_at,
        number=entry.number,
        verdict=entry.text("verdict"),
    )


def _check(entry: Entry) -> Check:
    mismatches = entry.body.get("mismatches")
    seconds = entry.body.get("seconds")
    return Check(
        by=entry.text("second"),
        first=entry.person,
        answers=read_answers(entry.body.get("answers")),
        mismatches={
            name: (str(_list(pair)[0]), str(_list(pair)[1]))
            for name, pair in (mismatches.items() if isinstance(mismatches, dict) else ())
        },
        at=entry.occurred_at,
        seconds=seconds if isinstance(seconds, int) else 0,
    )


def _held(entry: Entry) -> Held:
    return Held(
        reason=entry.text("reason"),
        text=entry.text("text"),
        verdict=entry.text("verdict"),
        call=read_call(entry.body.get("call")),
        by=entry.person,
        at=entry.occurred_at,
        reaction=entry.text("reaction"),
    )


def _override(entry: Entry) -> Override:
    call = read_call(entry.body.get("call"))
    if call is None:
        raise ValueError("An override without the prescriber's call was never written.")
    return Override(
        rule=entry.text("rule"),
        criterion=entry.text("criterion"),
        reason=entry.text("reason"),
        call=call,
        basis=tuple(_basis(kept) for kept in _list(entry.body.get("basis"))),
        by=entry.person,
        witness=entry.text("second"),
        at=entry.occurred_at,
        until=read_instant(entry.text("until")),
    )


def _basis(kept: Json) -> Basis:
    found = kept if isinstance(kept, dict) else {}
    at = found.get("at")
    return Basis(
        field=str(found.get("field", "")),
        value=read_answers({"": found.get("value")})[""],
        at=read_instant(at) if isinstance(at, str) and at else None,
    )


def write_basis(basis: Basis) -> dict[str, Json]:
    """A value behind an override as a body keeps it."""
    return {
        "field": basis.field,
        "value": write_answers({"": basis.value})[""],
        "at": write_instant(basis.at) if basis.at else None,
    }


def digest(entries: Sequence[Entry]) -> str:
    """SHA-256 over the seals of a dose's entries: what a signature covers."""
    return hashlib.sha256("".join(entry.seal for entry in entries).encode()).hexdigest()


def covered(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries a signature speaks of: all but signatures, and what is told later."""
    return tuple(entry for entry in entries if entry.kind not in LATER)


def _signatures(entries: Sequence[Entry]) -> tuple[Signature, ...]:
    now = digest(covered(entries))
    return tuple(
        Signature(
            meaning=entry.text("meaning"),
            by=entry.person,
            at=entry.occurred_at,
            digest=entry.text("digest"),
            valid=entry.text("digest") == now,
        )
        for entry in entries
        if entry.kind is Kind.SIGNED
    )


def _steps(entries: Iterable[Entry]) -> dict[str, StepDone]:
    """The confirmed steps; an override opens the step that judged the criteria again."""
    steps: dict[str, StepDone] = {}
    for entry in entries:
        if entry.kind in COMPLETING and not entry.body.get("mismatches"):
            steps[entry.text("step")] = _step_done(entry)
        elif entry.kind is Kind.OVERRIDDEN:
            steps.pop(entry.text("step"), None)
    return steps


def replay_dose(entries: Sequence[Entry]) -> Dose:
    """The dose after all entries of its stream; raises ``LookupError`` for an empty stream."""
    if not entries:
        raise LookupError("This dose was never begun.")
    first = entries[0]
    kinds: dict[Kind, list[Entry]] = {}
    for entry in entries:
        kinds.setdefault(entry.kind, []).append(entry)
    interrupted = kinds.get(Kind.INTERRUPTED, [])
    held = kinds.get(Kind.DOSE_HELD)
    return Dose(
        key=read_key(first.stream),
        due=read_instant(first.text("due")),
        begun_by=first.person,
        begun_at=first.occurred_at,
        station=first.station,
        entries=tuple(entries),
        steps=_steps(entries),
        checks=tuple(_check(entry) for entry in kinds.get(Kind.DOUBLE_CHECKED, [])),
        interruptions=Counter(entry.text("step") for entry in interrupted),
        interrupted_at={entry.text("step"): entry.occurred_at for entry in interrupted},
        infusion=replay_infusion(entries),
        held=_held(held[-1]) if held else None,
        reactions=replay_reactions(entries),
        notes=tuple(
            Note(entry.text("text"), entry.person, entry.occurred_at)
            for entry in kinds.get(Kind.NOTE, [])
        ),
        clock_differences=tuple(entry.text("say") for entry in kinds.get(Kind.CLOCK_DIFFERED, [])),
        signatures=_signatures(entries),
        overrides=tuple(_override(entry) for entry in kinds.get(Kind.OVERRIDDEN, [])),
    )
