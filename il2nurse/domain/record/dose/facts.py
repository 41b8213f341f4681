"""What the entries of a dose's stream say, but for its infusion."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from il2nurse.domain.record.dose.call import Call
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.facts import Fact
from il2nurse.domain.record.register.parts import SAID, WITNESS
from il2nurse.domain.record.register.scan_facts import CodeSource
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.rules import Finding, Result, Verdict
from il2nurse.domain.values.bag_making import BagMaking

OBJECTIONS: Mapping[str, str] = {"key": "said"}
"""What the rules would have said against a dose on paper stands under ``said`` in a body."""


@dataclass(frozen=True, slots=True)
class DoseBegunFact(Fact):
    """The dose that is due then was begun, by the regimen with this digest.

    ``making`` is how this site made its bags then; older entries do not say so.
    """

    KIND = Kind.DOSE_BEGUN
    due: datetime
    regimen_digest: str
    making: BagMaking | None = field(default=None, metadata=SAID)


@dataclass(frozen=True, slots=True)
class StepConfirmedFact(Fact):
    """A step was confirmed with these answers, and this is what the rules said of them.

    ``charted`` is the place in the chart where its observations stand; ``on_file`` gives, for
    answers taken from the chart, the places of their sets. ``witness`` signed too, and
    ``meaning`` is what for, where that is not what the regimen says of the step. ``bag`` is the
    number of pharmacy's bag from which the answers were taken over. ``told`` says of
    each code (wristband, lots) how it came in; nothing where that is not known.
    """

    KIND = Kind.STEP_CONFIRMED
    step: str
    answers: Mapping[str, Answer]
    charted: int | None
    on_file: Mapping[str, int]
    findings: tuple[Finding, ...]
    verdict: Verdict
    witness: str | None = field(metadata=WITNESS)
    meaning: str | None = None
    bag: str | None = None
    told: Mapping[str, CodeSource] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DoubleCheckedFact(Fact):
    """What the witness typed without seeing the first values.

    ``mismatches`` gives what was typed and what was worked out, where the two differ; ``seconds``
    is how long it took. Nothing is found at a double check, so ``findings`` are always none.
    """

    KIND = Kind.DOUBLE_CHECKED
    step: str
    answers: Mapping[str, Answer]
    mismatches: Mapping[str, tuple[str, str]]
    seconds: int
    witness: str = field(metadata=WITNESS)
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class InterruptedFact(Fact):
    """The nurse was interrupted; a step that was open begins again from empty."""

    KIND = Kind.INTERRUPTED
    step: str | None


@dataclass(frozen=True, slots=True)
class Basis:
    """One value behind an override. ``at`` is ``None`` where only the value itself matters."""

    field: str
    value: Answer
    at: datetime | None


@dataclass(frozen=True, slots=True)
class OverriddenFact(Fact):
    """A hold was put aside for this dose on a prescriber's order, and a witness signed.

    ``result`` and ``value`` are what the criterion said; it stands up to ``until`` and only for
    the values of ``basis``. ``step`` judged the criteria and opens again. ``countersign`` tells
    that the prescriber is to sign for it, which older programs did not ask for.
    """

    KIND = Kind.OVERRIDDEN
    step: str
    rule: str
    criterion: str
    result: Result
    value: str
    basis: tuple[Basis, ...]
    reason: str
    call: Call
    until: datetime
    witness: str = field(metadata=WITNESS)
    countersign: bool | None = field(default=None, metadata=SAID)


@dataclass(frozen=True, slots=True)
class DoseHeldFact(Fact):
    """The dose is not given: why, what its findings came to, and the call to the prescriber.

    ``reaction`` is the reference of a reaction that led to it. ``apart``: it does not count
    toward the stop of the cycle. Held on paper, it was entered later: ``form`` is the form's
    number, ``held_by`` who held it, by id or as the form has the name, ``objections`` what the
    rules would have said and what the form leaves open.
    """

    KIND = Kind.DOSE_HELD
    reason: str
    text: str | None
    verdict: Verdict
    call: Call
    reaction: str | None = None
    apart: bool | None = field(default=None, metadata=SAID)
    form: str | None = None
    held_by: str | None = None
    objections: tuple[str, ...] = field(default=(), metadata=OBJECTIONS)


@dataclass(frozen=True, slots=True)
class ReactionFact(Fact):
    """An adverse reaction of the regimen's list, with what was seen and done.

    ``stopped`` tells that the infusion had been stopped for it, and ``closed`` that it closed the
    course. Entries of the first days know neither these nor grade and outcome.
    """

    KIND = Kind.REACTION
    term: str
    text: str | None
    action: str
    grade: int | None = None
    outcome: str | None = None
    stopped: bool | None = field(default=None, metadata=SAID)
    closed: bool | None = field(default=None, metadata=SAID)


@dataclass(frozen=True, slots=True)
class ReactionUpdatedFact(Fact):
    """What became of the reaction in place ``seq`` of the dose's stream.

    ``grade`` is told where it is another one now, and ``closed`` where that closed the course.
    """

    KIND = Kind.REACTION_UPDATED
    seq: int
    term: str
    outcome: str
    text: str | None
    grade: int | None = None
    closed: bool | None = field(default=None, metadata=SAID)


@dataclass(frozen=True, slots=True)
class ReactionStruckFact(Fact):
    """The reaction in place ``seq`` of the dose's stream was recorded by mistake.

    A ``witness`` signed where it had stopped something.
    """

    KIND = Kind.REACTION_STRUCK
    seq: int
    term: str
    reason: str
    witness: str | None = field(default=None, metadata=WITNESS)


@dataclass(frozen=True, slots=True)
class NoteFact(Fact):
    """A free note."""

    KIND = Kind.NOTE
    text: str


@dataclass(frozen=True, slots=True)
class SignedFact(Fact):
    """A signature with its meaning; ``digest`` covers all that stood in the dose before it."""

    KIND = Kind.SIGNED
    meaning: str
    digest: str
