"""What is typed at a step against the dose and is not on record."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from il2nurse.domain.regimen.fields import Answer, Field
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.regimen.rules import Finding
from il2nurse.domain.rules.dose.reasons import leaves_only_hold


@dataclass(frozen=True, slots=True)
class SeenAgainst:
    """Answers that were typed and not recorded, each against the dose, and what the rules say."""

    answers: tuple[tuple[Field, Answer], ...]
    findings: tuple[Finding, ...]

    @property
    def charted(self) -> tuple[tuple[Field, Answer], ...]:
        """Those that go on the patient's chart."""
        return tuple((field, answer) for field, answer in self.answers if field.chart)

    @property
    def words(self) -> str:
        """The answers as people read them."""
        return ", ".join(f"{field.label} {field.shown(answer)}" for field, answer in self.answers)


def seen_against(
    step: Step, typed: Mapping[str, Answer], findings: Iterable[Finding]
) -> SeenAgainst | None:
    """The typed answers of which a finding leaves nothing but holding the dose."""
    found = [each for each in findings if each.field in typed and leaves_only_hold(each)]
    names = {each.field for each in found}
    fields = [field for field in step.fields if field.id in names]
    answers = tuple((field, typed[field.id]) for field in fields)
    return SeenAgainst(answers, tuple(found)) if answers else None
