"""What was found at doses of courses before, or learnt of their order, and no dose asked again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from il2nurse.domain.record.dose.dose import Dose, StepDone
from il2nurse.domain.regimen.fields import Field
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.rules import Finding
from il2nurse.domain.rules.assessment.pre_tests import CLOSED_BY, is_pre_test
from il2nurse.domain.rules.dose.forbidden_since import forbidding_answers
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import told_once
from il2nurse.domain.values.wall_clock import date_and_clock


@dataclass(frozen=True, slots=True)
class FoundBefore:
    """One finding: ``named`` says what was answered, where and when."""

    named: str
    finding: Finding

    @property
    def say(self) -> str:
        """What was answered, where and when, and what the rule said."""
        return f"{self.named} {self.finding.say}"


@dataclass(frozen=True, slots=True)
class _AskedAt:
    """A step of a dose that asked for contraindications: the questions, and what was answered."""

    dose: Dose
    done: StepDone
    regimen: Regimen
    about: tuple[Field, ...]

    def asks_again(self, before: "_AskedAt", field: str) -> bool:
        """True where this asked later for the same, or by a regimen that does not have it."""
        if self.done.number <= before.done.number:
            return False
        return any(each.id == field for each in self.about) or field not in self.regimen.fields


def found_in_words(found: Iterable[FoundBefore]) -> tuple[str, ...]:
    """The sentences of each answer, with all that its rules said."""
    every = tuple(found)
    return tuple(
        " ".join((named, *told_once([e.finding.say for e in every if e.named == named])))
        for named in dict.fromkeys(each.named for each in every)
    )


def before_another_order(moment: Moment) -> tuple[FoundBefore, ...]:
    """What the order of a course after all those on this record answers for."""
    return (*found_before(moment, len(moment.case.courses) + 1), *_learnt(moment))


def found_before(moment: Moment, number: int) -> tuple[FoundBefore, ...]:
    """What was found at a dose of a course before that number, by whatever regimen.

    It counts until a dose asks that question again, or, by a regimen that has no such question,
    until one asks for its own contraindications.
    """
    asked = sorted(_every(moment), key=lambda each: each.done.number)
    before = (each for each in asked if each.dose.key.course < number)
    newest = {(each.regimen.id, each.done.step): each for each in before}
    return tuple(
        _told(moment, each, field, finding)
        for each in newest.values()
        for field in each.about
        for finding in each.done.findings
        if finding.field == field.id and finding.result in CLOSED_BY
        if not any(later.asks_again(each, field.id) for later in asked)
    )


def _every(moment: Moment) -> Iterator[_AskedAt]:
    for dose in moment.case.doses.values():
        regimen = moment.regimen_of(dose)
        steps = {step.id: step for step in regimen.steps}
        names = {each.field for each in regimen.contraindications}
        for done in dose.confirmations:
            fields = steps[done.step].fields if done.step in steps else ()
            asked = (each for each in fields if each.id in names and not is_pre_test(each))
            if about := tuple(each for each in asked if each.id in done.answers):
                yield _AskedAt(dose, done, regimen, about)


def _told(moment: Moment, asked: _AskedAt, field: Field, finding: Finding) -> FoundBefore:
    key, at = asked.dose.key, asked.done.at.astimezone(moment.zone)
    named = (
        f"{field.shown(asked.done.answers[field.id])}, found at dose {key.slot} of course "
        f"{key.course} on {date_and_clock(at)}."
    )
    return FoundBefore(named, finding)


def _learnt(moment: Moment) -> Iterator[FoundBefore]:
    """What the order of the last course was answered since, and forbids the drug."""
    last = moment.case.course
    if last is None:
        return
    for each in forbidding_answers(moment, last, moment.text(last.regimen_digest)):
        named = f"{each.named}, answered for the order of course {last.number} on {each.since}."
        yield FoundBefore(named, each.finding)
