"""What a regimen file says, once it has been wholly understood."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum

from il2nurse.domain.people import Role
from il2nurse.domain.regimen.calls import PLAIN_CALLS, Calls, StopReason
from il2nurse.domain.regimen.charting import PLAIN_CHARTING, Charting
from il2nurse.domain.regimen.fields import Answer, Choice, Field, Waivable
from il2nurse.domain.regimen.head import RegimenHead
from il2nurse.domain.regimen.neuro import NeuroRules
from il2nurse.domain.regimen.preparation import Preparation
from il2nurse.domain.regimen.reactions import PLAIN_GRADING, PLAIN_OUTCOMES, Grading, ReactionTerm
from il2nurse.domain.regimen.refusals import AfterRefusal
from il2nurse.domain.regimen.responses import PLAIN_RESPONSES, ResponseWord
from il2nurse.domain.regimen.rules import Criterion, Rule
from il2nurse.domain.regimen.statements import Diary, DrugChoice, Statement
from il2nurse.domain.regimen.suitability import NOT_ASKED, Suitability
from il2nurse.domain.regimen.timetable import Monitoring, Timetable


class Act(StrEnum):
    """What completes a step."""

    ANSWER = "answer"
    DOUBLE_CHECK = "double_check"
    INFUSE = "infuse"
    INJECT = "inject"
    OBSERVE_AFTER = "observe_after"
    SIGN = "sign"


GIVES = frozenset({Act.INFUSE, Act.INJECT})


class Panel(StrEnum):
    """What a step shows beside its questions."""

    NONE = "none"
    PATIENT = "patient"
    ASSESSMENT = "assessment"
    CALCULATION = "calculation"
    EARLY_WARNING = "early_warning"


class Phase(StrEnum):
    """The three groups of the rail and of the printed record."""

    BEFORE = "before"
    DOSE = "dose"
    AFTER = "after"


PHASE_TITLES: Mapping[Phase, str] = {
    Phase.BEFORE: "Before the dose",
    Phase.DOSE: "The dose",
    Phase.AFTER: "After the dose",
}


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of the regimen with where it comes from."""

    id: str
    value: Decimal
    unit: str
    source: str
    confidence: str
    note: str | None = None


@dataclass(frozen=True, slots=True)
class WitnessRule:
    """A witness who signs a step with their own PIN.

    Without ``field`` always, else only where the answer to ``field`` is none of ``unless``.
    """

    roles: frozenset[Role]
    meaning: str
    field: str | None = None
    unless: tuple[str, ...] = ()

    def applies(self, answers: Mapping[str, Answer]) -> bool:
        """True where these answers need the witness."""
        return not self.field or answers.get(self.field, "") not in (*self.unless, "")


@dataclass(frozen=True, slots=True)
class AfterStop:
    """How a step is worded where the infusion was stopped early; empty words stay as they were.

    ``fields`` are fields of the step in other words, ``leaves_out`` rules that speak of a dose that
    is given in full, ``rules`` those that speak in their place.
    """

    title: str
    short: str
    say: str
    why: str
    source: str
    confidence: str
    fields: tuple[Field, ...] = ()
    leaves_out: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a dose, from which page, checks, stored entry and paper come.

    ``expires`` opens the step again when it was confirmed longer ago and nothing has started.
    ``checks`` refuse answers that contradict one another. While it runs, ``say_running`` stands for
    ``say`` and ``stop_at_once`` beside it. ``know`` stands beside the step, ``teaching`` is told.
    """

    id: str
    title: str
    short: str
    phase: Phase
    say: str
    why: str
    source: str
    confidence: str
    fields: tuple[Field, ...] = ()
    rules: tuple[Rule, ...] = ()
    act: Act = Act.ANSWER
    panel: Panel = Panel.NONE
    roles: frozenset[Role] = frozenset()
    witness: WitnessRule | None = None
    checks: tuple[str, ...] = ()
    expires: timedelta | None = None
    teaching: tuple[str, ...] = ()
    know: tuple[str, ...] = ()
    after_stop: AfterStop | None = None
    say_running: str | None = None
    stop_at_once: str | None = None

    def worded_after_stop(self) -> "Step":
        """The step in the words for an infusion that was stopped early: the same questions."""
        other = self.after_stop
        if other is None:
            return self
        fields = {field.id: field for field in (*self.fields, *other.fields)}
        kept = tuple(rule for rule in self.rules if rule.id not in other.leaves_out)
        return replace(
            self,
            title=other.title,
            short=other.short,
            say=other.say,
            why=other.why,
            source=other.source,
            confidence=other.confidence,
            fields=tuple(fields.values()),
            rules=(*kept, *other.rules),
        )

    def field(self, field_id: str) -> Field | None:
        """The step's field with this id."""
        return next((field for field in self.fields if field.id == field_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Regimen(RegimenHead):
    """Everything one regimen file says. ``digest`` is the SHA-256 of the file's text.

    ``settled`` tells where sources disagree. A prescriber may reopen a cycle that held doses
    stopped where ``reopens_after_holds``. What goes on after its alarm was acknowledged raises it
    again after ``alarm_again``, else in a minute. A dose held for one of ``holds_apart`` does not
    count toward the stop. ``holds_about`` names the fields that a reason is about.
    ``relative_stop_count`` is 0 where none is relative. ``infusion`` is how long a dose takes, none
    where it is injected. ``bag_limit`` is how long the dissolved drug
    keeps. ``on_label`` stands on every label; older texts have none. ``after_refusal`` is ``None``
    where no refused answer takes a witness. ``mixing`` is about how long making it ready takes,
    ``expiry_warning`` how long before a value is too old, ``end_soon`` before a bag ends, is said.
    """

    digest: str
    figures: Mapping[str, Figure]
    preparation: Preparation
    timetable: Timetable
    infusion: timedelta
    bag_limit: timedelta
    youngest_years: int
    fields: Mapping[str, Field]
    steps: tuple[Step, ...]
    criteria: tuple[Criterion, ...]
    relative_stop_count: int
    monitoring: Monitoring
    hold_reasons: tuple[Choice, ...]
    pause_reasons: tuple[Choice, ...]
    stop_reasons: tuple[StopReason, ...]
    contraindications: tuple[Statement, ...]
    interactions: tuple[Statement, ...]
    storage: tuple[Statement, ...]
    teaching: tuple[Statement, ...]
    emergency: tuple[Statement, ...]
    reactions: tuple[ReactionTerm, ...]
    settled: tuple[Statement, ...] = ()
    on_label: tuple[Statement, ...] = ()
    after_refusal: AfterRefusal | None = None
    waivable: tuple[Waivable, ...] = ()
    charting: Charting = PLAIN_CHARTING
    grading: Grading = PLAIN_GRADING
    outcomes: tuple[Choice, ...] = PLAIN_OUTCOMES
    responses: tuple[ResponseWord, ...] = PLAIN_RESPONSES
    reopens_after_holds: bool = False
    holds_apart: frozenset[str] = frozenset()
    holds_about: Mapping[str, frozenset[str]] = field(default_factory=dict)
    neuro: NeuroRules | None = None
    alarm_again: timedelta | None = None
    mixing: timedelta | None = None
    expiry_warning: timedelta | None = None
    end_soon: timedelta | None = None
    calls: Calls = PLAIN_CALLS
    suitability: Suitability = NOT_ASKED
    diary: Diary | None = None
    drug_choices: tuple[DrugChoice, ...] = ()

    def step(self, step_id: str) -> Step:
        """The step with this id; raises ``KeyError`` for an id the file does not have."""
        for step in self.steps:
            if step.id == step_id:
                return step
        raise KeyError(step_id)

    def field(self, field_id: str) -> Field:
        """The field with this id; raises ``KeyError`` for an id the file does not have."""
        return self.fields[field_id]

    @property
    def warnings(self) -> tuple[Statement, ...]:
        """Contraindications, boxed warnings, cautions and interactions."""
        return (*self.contraindications, *self.interactions)

    def known_at(self, step: Step) -> tuple[Statement, ...]:
        """What stands beside the step to be known."""
        return tuple(each for each in (*self.warnings, *self.storage) if each.id in step.know)

    def taught_at(self, step: Step) -> tuple[Statement, ...]:
        """What the patient is told at the step."""
        return tuple(each for each in self.teaching if each.id in step.teaching)

    def reaction(self, term: str) -> ReactionTerm | None:
        """The reaction with this id, ``None`` where the file has none."""
        return next((each for each in self.reactions if each.id == term), None)
