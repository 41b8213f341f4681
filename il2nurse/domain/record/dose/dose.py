"""One dose, replayed: its steps, checks, infusion, holds, reactions and signatures."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from il2nurse.domain.record.dose.asked_again import AskedAgain
from il2nurse.domain.record.dose.call import Call
from il2nurse.domain.record.dose.corrected import DoseCorrection
from il2nurse.domain.record.dose.from_form import FromForm
from il2nurse.domain.record.dose.given import Given, given_by_infusion, given_by_injection
from il2nurse.domain.record.dose.infusion import Infusion, InfusionState
from il2nurse.domain.record.dose.injection import Injection
from il2nurse.domain.record.dose.override import Override
from il2nurse.domain.record.dose.reaction import Reaction
from il2nurse.domain.record.dose.refused import RefusedAnswer
from il2nurse.domain.record.dose.remarks import ClockDifference, Interruption, Note
from il2nurse.domain.record.register.entries import STARTS, Entry
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.regimen import GIVES, Act, Phase, Regimen, Step
from il2nurse.domain.regimen.rules import Finding, Verdict
from il2nurse.domain.values.bag_making import BagMaking
from il2nurse.domain.values.clock import Reading


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
    mrn, course, cycle, slot = stream.removeprefix("dose/").rsplit("/", 3)
    return DoseKey(mrn, int(course), int(cycle), int(slot))


@dataclass(frozen=True, slots=True)
class StepDone:
    """A confirmed step; what its parts mean says ``StepConfirmedFact``.

    ``verdict`` is ``None`` where the step judges nothing itself.
    """

    step: str
    answers: Mapping[str, Answer]
    charted: int | None
    on_file: Mapping[str, int]
    findings: tuple[Finding, ...]
    by: str
    witness: str | None
    at: datetime
    number: int
    verdict: Verdict | None
    meaning: str | None = None
    bag: str | None = None
    told: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Check:
    """One independent double check: what the witness typed and what did not agree."""

    by: str
    first: str
    answers: Mapping[str, Answer]
    mismatches: Mapping[str, tuple[str, str]]
    at: datetime
    seconds: int


@dataclass(frozen=True, slots=True)
class Held:
    """The dose was not given: why, who decided, and the call to the prescriber.

    ``reaction`` names the reaction that led to it, where one did. One ``apart`` does not
    count toward the stop of the cycle. ``seq`` is its place in the dose's stream, ``known_at``
    when it was put on record.
    """

    reason: str
    text: str | None
    verdict: Verdict
    call: Call
    by: str
    at: datetime
    known_at: datetime
    reaction: str | None
    seq: int
    apart: bool = False


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
    """All that is on record for one dose, which goes by the regimen with this digest.

    ``steps`` are the steps as they stand, ``confirmations`` every time that one was confirmed, and
    ``asked_again`` what keeps one from counting, as chart and patient stand now; ``last_reading``
    is the clock when the newest entry of the infusion was kept, ``struck_reactions`` are mistakes.
    """

    key: DoseKey
    due: datetime
    begun_by: str
    begun_at: datetime
    station: str
    regimen_digest: str
    entries: tuple[Entry, ...]
    steps: Mapping[str, StepDone]
    confirmations: tuple[StepDone, ...]
    checks: tuple[Check, ...]
    interrupted: tuple[Interruption, ...]
    infusion: Infusion | None
    last_reading: Reading | None
    held: Held | None
    reactions: tuple[Reaction, ...]
    notes: tuple[Note, ...]
    clock_differences: tuple[ClockDifference, ...]
    signatures: tuple[Signature, ...]
    overrides: tuple[Override, ...]
    refused: tuple[RefusedAnswer, ...] = ()
    corrections: tuple[DoseCorrection, ...] = ()
    on_form: FromForm | None = None
    asked_again: tuple[AskedAgain, ...] = ()
    struck_reactions: tuple[Reaction, ...] = ()
    injection: Injection | None = None
    making: BagMaking | None = None

    @property
    def next_seq(self) -> int:
        """The place in the stream that the next entry fills."""
        return len(self.entries)

    def interruptions(self, step: str) -> tuple[Interruption, ...]:
        """The times at which the nurse was interrupted in this step."""
        return tuple(each for each in self.interrupted if each.step == step)

    @property
    def signed(self) -> bool:
        """True where a signature still covers all of the dose."""
        return any(signature.valid for signature in self.signatures)

    @property
    def given(self) -> Given | None:
        """How it was given, or is given now; ``None`` where nothing was begun."""
        if self.injection:
            return given_by_injection(self.injection)
        return given_by_infusion(self.infusion) if self.infusion else None

    @property
    def ended(self) -> bool:
        """True where nothing more is to be done: held, or signed after it was given."""
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
        if self.given is None:
            return DoseState.BEGUN
        how = self.infusion.state if self.infusion else InfusionState.COMPLETED
        match how:
            case InfusionState.RUNNING:
                return DoseState.RUNNING
            case InfusionState.PAUSED:
                return DoseState.PAUSED
            case InfusionState.COMPLETED:
                return DoseState.COMPLETED if self.signed else DoseState.AFTER
            case InfusionState.STOPPED:
                return DoseState.STOPPED if self.signed else DoseState.AFTER

    def is_done(self, step: Step, at: datetime) -> bool:
        """True where the step is confirmed and, until it is given, still counts and is fresh."""
        if step.act is Act.SIGN:
            return self.signed
        if step.act in GIVES:
            return self.given is not None and not self.infusing
        if self.was_on_form(step):
            return True
        done = self.steps.get(step.id)
        if done is None:
            return False
        if self.given:
            return True
        if any(each.step == step.id for each in self.asked_again):
            return False
        if step.expires is None:
            return True
        return at - done.at <= step.expires

    @property
    def started_in(self) -> int:
        """The place of the infusion's start in the dose's stream."""
        return max(each.seq for each in self.entries if each.kind in STARTS)

    def was_on_form(self, step: Step) -> bool:
        """True of a step that was done on paper, and not what follows an infusion that ran on."""
        paper = self.on_form
        return paper is not None and not (paper.running and step.phase is Phase.AFTER)

    def current(self, regimen: Regimen, at: datetime) -> Step | None:
        """The first step that is still to be done; ``None`` once the dose has ended."""
        steps = () if self.ended else regimen.steps
        step = next((each for each in steps if not self.is_done(each, at)), None)
        return self.worded(step) if step else None

    def worded(self, step: Step) -> Step:
        """The step in words that fit what happened: after a stop nobody gives what is left."""
        if self.infusion is None or self.infusion.state is not InfusionState.STOPPED:
            return step
        return step.worded_after_stop()
