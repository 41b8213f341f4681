"""One dose, replayed: its steps, checks, infusion, holds, reactions and signatures."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from il2nurse.domain.chart import read_answers
from il2nurse.domain.entries import Entry, Json, Kind, read_instant
from il2nurse.domain.fields import Answer
from il2nurse.domain.infusion import Infusion, InfusionState, replay_infusion
from il2nurse.domain.regimen import Act, Regimen, Step
from il2nurse.domain.rules import VERDICTS, Finding, Result

# Entries that complete a step or, for the infusion, carry its answers.
COMPLETING = frozenset({Kind.STEP_CONFIRMED, Kind.DOUBLE_CHECKED, Kind.INFUSION_STARTED})


class DoseState(StrEnum):
    """Where a dose stands."""

    BEGUN = "begun"
    RUNNING = "running"
    PAUSED = "paused"
    AFTER = "after"
    COMPLETED = "completed"
    STOPPED = "stopped"
    HELD = "held"


@dataclass(frozen=True, slots=True)
class DoseKey:
    """Which dose: patient, course, cycle and slot. Its stream is derived from it."""

    mrn: str
    course: int
    cycle: int
    slot: int

    @property
    def stream(self) -> str:
        """The stream of this dose; two stations that begin it collide on its first entry."""
        return f"dose/{self.mrn}/{self.course}/{self.cycle}/{self.slot}"


def read_key(stream: str) -> DoseKey:
    """The key of a dose's stream."""
    _, mrn, course, cycle, slot = stream.split("/")
    return DoseKey(mrn, int(course), int(cycle), int(slot))


@dataclass(frozen=True, slots=True)
class Call:
    """The prescriber was called: who, when, and that the order was read back."""

    prescriber: str
    at: datetime
    read_back: bool
    order: str = ""


@dataclass(frozen=True, slots=True)
class StepDone:
    """A confirmed step. ``charted`` is the place in the chart where its observations stand.

    ``on_file`` gives, for answers taken from the chart, the places of their sets.
    """

    step: str
    answers: Mapping[str, Answer]
    charted: int | None
    on_file: Mapping[str, int]
    findings: tuple[Finding, ...]
    by: str
    second: str
    at: datetime
    number: int
    verdict: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """One independent double check: what the second person typed and what did not agree."""

    by: str
    first: str
    answers: Mapping[str, Answer]
    mismatches: Mapping[str, tuple[str, str]]
    at: datetime
    seconds: int


@dataclass(frozen=True, slots=True)
class Held:
    """The dose was not given: why, who decided, and the call to the prescriber."""

    reason: str
    text: str
    verdict: str
    call: Call | None
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Reaction:
    """An adverse reaction seen in or after this dose."""

    term: str
    text: str
    action: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Note:
    """A free note on this dose."""

    text: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Signature:
    """A signature with its meaning; ``digest`` covers all that stood in the dose before it."""

    meaning: str
    by: str
    at: datetime
    digest: str
    valid: bool


@dataclass(frozen=True, slots=True)
class Dose:
    """All that is on record for one dose."""

    key: DoseKey
    due: datetime
    begun_by: str
    begun_at: datetime
    station: str
    entries: tuple[Entry, ...]
    steps: Mapping[str, StepDone]
    checks: tuple[Check, ...]
    interruptions: Mapping[str, int]
    interrupted_at: Mapping[str, datetime]
    infusion: Infusion | None
    held: Held | None
    reactions: tuple[Reaction, ...]
    notes: tuple[Note, ...]
    clock_differences: tuple[str, ...]
    signatures: tuple[Signature, ...]

    @property
    def next_seq(self) -> int:
        """The place in the stream that the next entry fills."""
        return len(self.entries)

    @property
    def signed(self) -> bool:
        """True where a signature still covers all of the dose."""
        return any(signature.valid for signature in self.signatures)

    @property
    def given(self) -> bool:
        """True where any of the drug went in."""
        return self.infusion is not None

    @property
    def ended(self) -> bool:
        """True where nothing more is to be done: held, or signed after the infusion."""
        return self.held is not None or (self.signed and not self.infusing)

    @property
    def infusing(self) -> bool:
        """True while the infusion is running or paused."""
        return self.infusion is not None and self.infusion.open

    @property
    def state(self) -> DoseState:
        """Where the dose stands."""
        if self.held:
            return DoseState.HELD
        if self.infusion is None:
            return DoseState.BEGUN
        match self.infusion.state:
            case InfusionState.RUNNING:
                return DoseState.RUNNING
            case InfusionState.PAUSED:
                return DoseState.PAUSED
            case InfusionState.COMPLETED:
                return DoseState.COMPLETED if self.signed else DoseState.AFTER
            case InfusionState.STOPPED:
                return DoseState.STOPPED if self.signed else DoseState.AFTER

    @property
    def must_hold(self) -> tuple[Finding, ...]:
        """Findings of confirmed steps that leave nothing but holding this dose."""
        if self.given or self.held:
            return ()
        return tuple(
            finding
            for done in self.steps.values()
            for finding in done.findings
            if finding.result in VERDICTS and finding.result is not Result.NOT_EVALUABLE
        )

    def is_done(self, step: Step, at: datetime) -> bool:
        """True where the step is confirmed and, before the infusion, has not expired."""
        if step.act is Act.SIGN:
            return self.signed
        if step.act is Act.INFUSE:
            return self.infusion is not None and not self.infusion.open
        done = self.steps.get(step.id)
        if done is None:
            return False
        if self.given or step.expires is None:
            return True
        return at - done.at <= step.expires

    def current(self, regimen: Regimen, at: datetime) -> Step | None:
        """The first step that is still to be done; ``None`` once the dose has ended."""
        if self.ended:
            return None
        return next((step for step in regimen.steps if not self.is_done(step, at)), None)


def write_finding(finding: Finding) -> dict[str, Json]:
    """A finding as a body keeps it."""
    return {
        "rule": finding.rule,
        "result": finding.result.value,
        "say": finding.say,
        "source": finding.source,
        "field": finding.field,
    }


def write_call(call: Call | None) -> Json:
    """A call to the prescriber as a body keeps it."""
    if call is None:
        return None
    return {
        "prescriber": call.prescriber,
        "at": call.at.isoformat(),
        "read_back": call.read_back,
        "order": call.order,
    }


def _read_finding(kept: Json) -> Finding:
    found = kept if isinstance(kept, dict) else {}
    return Finding(
        rule=str(found.get("rule", "")),
        result=Result(str(found["result"])),
        say=str(found.get("say", "")),
        source=str(found.get("source", "")),
        field=str(found.get("field", "")),
    )


def read_call(kept: Json) -> Call | None:
    """The call to the prescriber that a body kept."""
    if not isinstance(kept, dict):
        return None
    return Call(
        prescriber=str(kept["prescriber"]),
        at=datetime.fromisoformat(str(kept["at"])),
        read_back=kept["read_back"] is True,
        order=str(kept.get("order", "")),
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
        second=entry.text("second"),
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
    )


def _reaction(entry: Entry) -> Reaction:
    return Reaction(
        entry.text("term"),
        entry.text("text"),
        entry.text("action"),
        entry.person,
        entry.occurred_at,
    )


def digest(entries: Sequence[Entry]) -> str:
    """SHA-256 over the seals of a dose's entries: what a signature covers."""
    return hashlib.sha256("".join(entry.seal for entry in entries).encode()).hexdigest()


def covered(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries a signature speaks of: all but signatures."""
    return tuple(entry for entry in entries if entry.kind is not Kind.SIGNED)


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
    steps: dict[str, StepDone] = {}
    for entry in entries:
        if entry.kind in COMPLETING and not entry.body.get("mismatches"):
            steps[entry.text("step")] = _step_done(entry)
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
        reactions=tuple(_reaction(entry) for entry in kinds.get(Kind.REACTION, [])),
        notes=tuple(
            Note(entry.text("text"), entry.person, entry.occurred_at)
            for entry in kinds.get(Kind.NOTE, [])
        ),
        clock_differences=tuple(entry.text("say") for entry in kinds.get(Kind.CLOCK_DIFFERED, [])),
        signatures=_signatures(entries),
    )
