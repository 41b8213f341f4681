"""The parts of a preparation: what pharmacy ticks, and what may never be used."""

from dataclasses import dataclass
from datetime import date

from il2nurse.domain.people import Role
from il2nurse.domain.record.case import Case
from il2nurse.domain.record.dose.made import Made
from il2nurse.domain.regimen.fields import Field, FieldKind
from il2nurse.domain.regimen.regimen import Act, Step
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.rules.pharmacy.calculation import Calculation
from il2nurse.domain.values.quantity import show
from il2nurse.readable.research import named_with_research
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import NO_ALLERGIES, NO_VALUE

FORBIDDING = frozenset({Result.BLOCK, Result.HOLD, Result.ABSOLUTE, Result.STOP})


@dataclass(frozen=True, slots=True)
class Task:
    """One part of the preparation: what is used, what to tick, and what may never be used.

    ``recorded`` tells who did it and when, where the register holds it already.
    """

    title: str
    say: str
    use: tuple[str, ...]
    ticks: tuple[str, ...]
    never: tuple[str, ...]
    recorded: str | None = None


def preparing_steps(moment: Moment) -> tuple[Step, ...]:
    """The steps that pharmacy may do: answered ones that name the pharmacist among their roles."""
    return tuple(
        step
        for step in moment.regimen.steps
        if step.act is Act.ANSWER and Role.PHARMACIST in step.roles
    )


def forbidden_choices(step: Step) -> tuple[str, ...]:
    """For each question of a step, the choices that its own rules forbid."""
    found = []
    for field in step.fields:
        words = [choice.label for choice in field.choices if _forbids(step, field, choice.word)]
        if field.kind is FieldKind.CHOICE and words:
            found.append(f"{field.label}: {' · '.join(words)}")
    return tuple(found)


def wanted_choices(step: Step) -> tuple[tuple[str, str], ...]:
    """Each question of which a choice is forbidden, and the choices that no rule speaks against."""
    found = []
    for field in step.fields:
        words = [choice.word for choice in field.choices]
        if field.kind is FieldKind.CHOICE and any(_forbids(step, field, word) for word in words):
            free = [word for word in words if not _spoken_against(step, field, word)]
            found.append((field.label, " or ".join(map(field.label_of, free))))
    return tuple(found)


def _spoken_against(step: Step, field: Field, word: str) -> bool:
    return any(
        rule.when.field == field.id and rule.when.holds(word, date.min) for rule in step.rules
    )


def _forbids(step: Step, field: Field, word: str) -> bool:
    return any(
        rule.result in FORBIDDING
        and rule.when.field == field.id
        and rule.when.holds(word, date.min)
        for rule in step.rules
    )


def task_of(step: Step, made: Made | None, wording: Wording) -> Task:
    """A step as a part of the preparation, with who did it where it is done."""
    done = made.steps.get(step.id) if made else None
    when = f"{wording.day_time(done.at)} by {wording.name(done.by)}" if done else None
    ticks = tuple(
        choice.label
        for field in step.fields
        if field.kind is FieldKind.TICKS
        for choice in field.choices
    )
    use = tuple(f"{asked}: {wanted}" for asked, wanted in wanted_choices(step))
    return Task(step.short, step.say, use, ticks, forbidden_choices(step), when)


def container_in_words(worked: Calculation) -> str:
    """The bag that fits, or that the drug stays in the syringe."""
    bag = worked.in_bag
    return f"{show(bag.suggested_bag_ml or bag.bag_ml)} mL" if bag else "Syringe"


def weight_in_words(worked: Calculation) -> str:
    """The dosing weight; a dash where the dose does not go by it."""
    return NO_VALUE if worked.weight_kg is None else f"{show(worked.weight_kg)} kg"


def named_with_allergies(case: Case) -> str:
    """The patient's name in a list, and below it what must not be given."""
    name, allergies = named_with_research(case), case.patient.allergies
    return f"{name}\nAllergies: {', '.join(allergies)}" if allergies else f"{name}\n{NO_ALLERGIES}"
