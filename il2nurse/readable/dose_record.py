"""One dose with its case, its order and the entries about it: what its summary is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from typing import Final

from il2nurse.domain.people import Person
from il2nurse.domain.record.case import Case
from il2nurse.domain.record.case_replay import replay_case
from il2nurse.domain.record.course.course import Course, Cycle
from il2nurse.domain.record.dose.dose import Dose, StepDone
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.fields import FieldKind
from il2nurse.domain.regimen.inputs import Input
from il2nurse.domain.regimen.regimen import Panel, Regimen, Step
from il2nurse.domain.rules.assessment.assessment import Assessment
from il2nurse.domain.rules.assessment.inputs_at import inputs_at
from il2nurse.domain.rules.assessment.of_case import assess_case
from il2nurse.domain.rules.moment import Moment, bag_of
from il2nurse.domain.rules.pharmacy.calculation import Calculation
from il2nurse.domain.rules.pharmacy.dosing import calculate_ordered
from il2nurse.domain.values.instants import Stretch
from il2nurse.readable.wording import Wording

BEFORE: Final = timedelta(hours=2)
AFTER: Final = timedelta(hours=4)


@dataclass(frozen=True, slots=True)
class Judgement:
    """The assessment as it was made before the dose, and the step that made it."""

    step: Step
    done: StepDone
    assessment: Assessment


@dataclass(frozen=True, slots=True)
class DoseRecord:
    """One dose as the register holds it.

    ``at`` is the moment of telling: what is due later than that is not called missing.
    """

    case: Case
    course: Course
    dose: Dose
    regimen: Regimen
    wording: Wording
    at: datetime
    worked: Calculation
    judged: Judgement | None

    @property
    def cycle(self) -> Cycle:
        """The cycle that this dose belongs to, which need not be the newest one."""
        return self.course.cycles[self.dose.key.cycle - 1]

    @property
    def moment(self) -> Moment:
        """The case, course and regimen at the time of this record, as the rules take them."""
        return Moment(self.case, self.course, self.regimen, self.at, self.wording.zone)

    @property
    def prepared(self) -> bool:
        """Whether a bag was chosen for it; of a syringe, whether the lots of its vials are kept."""
        answers = self.case.all_answers(self.dose)
        if self.worked.in_bag is None:
            vials = (f.id for f in self.regimen.fields.values() if f.kind is FieldKind.VIALS)
            return any(answers.get(each) for each in vials)
        return bag_of(answers) is not None

    @property
    def anchor(self) -> datetime:
        """The time around which vital signs are shown: the start, else when it was begun."""
        return self.dose.given.since if self.dose.given else self.dose.begun_at

    @property
    def around(self) -> Stretch:
        """Two hours before its start to four hours after, or as long as it runs.

        What is charted in it is told with the dose.
        """
        infusion, end = self.dose.infusion, self.anchor + AFTER
        if infusion:
            end = max(end, infusion.ended.at if infusion.ended else self.at)
        return Stretch.through(self.anchor - BEFORE, end)


def make_dose_record(
    case: Case,
    dose: Dose,
    regimen: Regimen,
    entries: tuple[Entry, ...],
    *,
    people: Mapping[str, Person],
    zone: tzinfo,
    at: datetime,
) -> DoseRecord:
    """Join the parts; ``entries`` are all about the patient, oldest first.

    Times are read against the ward day on which the dose was due.
    """
    course = _as_dosed(next(c for c in case.courses if c.number == dose.key.course), dose, at)
    cycle = course.cycles[dose.key.cycle - 1]
    return DoseRecord(
        case=case,
        course=course,
        dose=dose,
        regimen=regimen,
        wording=Wording(people, zone, dose.due.astimezone(zone).date()),
        at=at,
        worked=calculate_ordered(regimen.preparation, cycle, bag_of(case.all_answers(dose))),
        judged=_judged(dose, regimen, entries),
    )


def _as_dosed(course: Course, dose: Dose, at: datetime) -> Course:
    """The course with the weight that held when the dose was started or held."""
    then = dose.given.since if dose.given else dose.held.at if dose.held else at
    number = dose.key.cycle
    cycles = (each.weighed_at(then) if each.number == number else each for each in course.cycles)
    return replace(course, cycles=tuple(cycles))


def _judged(dose: Dose, regimen: Regimen, entries: tuple[Entry, ...]) -> Judgement | None:
    for step in regimen.steps:
        done = dose.steps.get(step.id)
        if step.panel is Panel.ASSESSMENT and done:
            return Judgement(step, done, _assess_as_then(dose, regimen, entries, done))
    return None


def _assess_as_then(
    dose: Dose, regimen: Regimen, entries: tuple[Entry, ...], done: StepDone
) -> Assessment:
    """Judge again from the register as it stood then; later entries and corrections stay out."""
    request = next(entry.request for entry in entries if entry.number == done.number)
    then = replay_case(e for e in entries if e.number <= done.number or e.request == request)
    course = next(c for c in then.courses if c.number == dose.key.course)
    bedside = {name: Input(a, timedelta()) for name, a in then.answers(done).items()}
    inputs = {**inputs_at(then, regimen, course, done.at), **bedside}
    overrides = then.doses[dose.key].overrides
    return assess_case(regimen, then, course, inputs, overrides, done.at, bedside={})
