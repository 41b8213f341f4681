"""What is allowed now: asked before an entry is written, never when one is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal

from il2nurse.domain.assessment import Assessment, assess
from il2nurse.domain.calculation import Calculation
from il2nurse.domain.case import Case, inputs_at, last_start
from il2nurse.domain.course import Course
from il2nurse.domain.dose import Dose, DoseKey
from il2nurse.domain.dosing import calculate
from il2nurse.domain.fields import Answer, Slip
from il2nurse.domain.functions import (
    CHECKS,
    EXPECTED,
    FLAGS,
    MATCHES,
    Situation,
    reconstituted_at,
)
from il2nurse.domain.inputs import Input
from il2nurse.domain.instants import hours
from il2nurse.domain.people import NotAllowed
from il2nurse.domain.quantity import round_half_up, show
from il2nurse.domain.regimen import Act, Panel, Regimen, Step
from il2nurse.domain.rules import VERDICTS, Finding, Result, Verdict
from il2nurse.domain.schedule import slot_times

BAG_FIELD = "bag_ml"


@dataclass(frozen=True, slots=True)
class Moment:
    """Everything a decision looks at: case, course, regimen, and the time in the ward's zone."""

    case: Case
    course: Course
    regimen: Regimen
    at: datetime
    zone: tzinfo

    @property
    def today(self) -> date:
        """The ward's calendar day."""
        return self.at.astimezone(self.zone).date()

    @property
    def slots(self) -> tuple[datetime, ...]:
        """When each dose of the current cycle is due, in UTC."""
        table = self.regimen.timetable
        interval = Decimal(table.interval // timedelta(minutes=1)) / 60
        return slot_times(self.course.current.first_slot, interval, table.doses_per_cycle)

    def calculation(self, bag_ml: Decimal | None = None) -> Calculation:
        """The sum for the dosing weight of the current cycle."""
        return calculate(self.regimen.preparation, self.course.current.dosing_weight_kg, bag_ml)


@dataclass(frozen=True, slots=True)
class Judged:
    """A step's answers as they would be kept, and what the rules say about them."""

    answers: Mapping[str, Answer]
    on_file: Mapping[str, int]
    findings: tuple[Finding, ...]
    assessment: Assessment | None = None

    def of(self, *results: Result) -> tuple[Finding, ...]:
        """The findings with one of these results."""
        return tuple(finding for finding in self.findings if finding.result in results)

    @property
    def verdict(self) -> Verdict:
        """What follows for the dose from these answers."""
        found = [VERDICTS[f.result] for f in self.findings if f.result in VERDICTS]
        return max(found, key=lambda each: each.severity, default=Verdict.GIVE)


def on_file(moment: Moment, step: Step) -> dict[str, tuple[int, Answer, datetime]]:
    """Answers of the step that the chart already holds and that are not too old to serve."""
    found: dict[str, tuple[int, Answer, datetime]] = {}
    for field in step.fields:
        observed = moment.case.chart.latest(field.id, moment.at)
        if field.on_file and observed and moment.at - observed.at <= field.on_file:
            found[field.id] = (observed.seq, observed.values[field.id], observed.at)
    return found


def bag_of(answers: Mapping[str, Answer]) -> Decimal | None:
    """The bag that was chosen, in mL; ``None`` for the regimen's usual one."""
    chosen = answers.get(BAG_FIELD)
    return Decimal(chosen) if isinstance(chosen, str) and chosen else None


def read_answers(moment: Moment, step: Step, raw: Mapping[str, Answer]) -> Judged:
    """Check typed answers for slips and join those on file; raises ``Slip``, judges nothing."""
    unknown = set(raw) - {field.id for field in step.fields}
    if unknown:
        raise Slip(min(unknown), f"“{min(unknown)}” is not asked in “{step.title}”.")
    kept = on_file(moment, step)
    answers: dict[str, Answer] = {}
    places: dict[str, int] = {}
    for field in step.fields:
        if not raw.get(field.id) and field.id in kept:
            places[field.id] = kept[field.id][0]
        elif answer := field.read(raw.get(field.id, "")):
            answers[field.id] = answer
    for name in step.checks:
        at_fault, sentence = CHECKS[name](answers)
        if sentence:
            raise Slip(at_fault, sentence)
    return Judged(answers, places, ())


def judge(moment: Moment, dose: Dose | None, step: Step, raw: Mapping[str, Answer]) -> Judged:
    """The step's answers with every finding of its rules; raises ``Slip`` for a slip."""
    read = read_answers(moment, step, raw)
    kept = on_file(moment, step)
    answers = {**{name: kept[name][1] for name in read.on_file}, **read.answers}
    findings, assessment = findings_of(moment, dose, step, answers)
    return Judged(read.answers, read.on_file, findings, assessment)


def findings_of(
    moment: Moment, dose: Dose | None, step: Step, answers: Mapping[str, Answer]
) -> tuple[tuple[Finding, ...], Assessment | None]:
    """What the step's rules say about answers that may still be incomplete."""
    earlier = moment.case.all_answers(dose) if dose else {}
    situation = Situation(
        at=moment.at,
        today=moment.today,
        patient=moment.case.patient,
        regimen=moment.regimen,
        calculation=moment.calculation(bag_of({**earlier, **answers})),
        answers=answers,
        earlier=earlier,
    )
    findings = [
        *_mismatched(step, situation),
        *_unexpected(step, situation),
        *_ruled(step, situation),
    ]
    if step.panel is not Panel.ASSESSMENT:
        return tuple(findings), None
    assessment = assess_now(moment, answers)
    return (*findings, *_assessed(assessment)), assessment


def _mismatched(step: Step, situation: Situation) -> list[Finding]:
    patient = situation.patient
    return [
        Finding(
            rule=f"{field.id}-matches",
            result=Result.BLOCK,
            say=f"{field.label} does not belong to {patient.name}. Stop: this may be another "
            "patient. Nothing was recorded; check the wristband and the name on the screen.",
            source=field.source,
            field=field.id,
        )
        for field in step.fields
        if field.matches
        and (answer := situation.answers.get(field.id))
        and str(answer).upper() != MATCHES[field.matches](patient).upper()
    ]


def _unexpected(step: Step, situation: Situation) -> list[Finding]:
    worked = situation.calculation
    if worked is None or step.act is Act.DOUBLE_CHECK:
        return []
    return [
        Finding(
            rule=f"{field_id}-expected",
            result=Result.BLOCK,
            say=f"{typed} was typed, and the sum gives {expected}. Check and mend one of them.",
            source="Worked out from the dosing weight",
            field=field_id,
        )
        for field_id, (typed, expected) in compare(step, worked, situation.answers).items()
        if typed
    ]


def _ruled(step: Step, situation: Situation) -> list[Finding]:
    return [
        Finding(rule.id, rule.result, rule.say, rule.source, rule.when.field)
        for rule in step.rules
        if (
            FLAGS[rule.when.function](situation)
            if rule.when.function
            else rule.when.holds(situation.answer(rule.when.field), situation.today)
        )
    ]


def assess_now(moment: Moment, extra: Mapping[str, Answer] | None = None) -> Assessment:
    """The assessment with the chart as it stands, and answers just given at the bedside."""
    inputs = inputs_at(moment.case, moment.regimen, moment.course, moment.at)
    inputs.update({name: Input(a, timedelta()) for name, a in (extra or {}).items() if a})
    return assess(moment.regimen, inputs)


def _assessed(assessment: Assessment) -> tuple[Finding, ...]:
    return tuple(
        Finding(assessed.rule, Result.BLOCK, assessed.say, assessed.source, assessed.criterion)
        if assessed.result is Result.NOT_EVALUABLE and assessment.verdict is Verdict.NOT_EVALUABLE
        else assessed.finding
        for assessed in assessment.criteria
        if assessed.result is not Result.CLEAR
    )


def next_slot(moment: Moment) -> int | None:
    """The slot of the next dose of the current cycle; ``None`` where the cycle is used up."""
    used = {
        dose.key.slot for dose in moment.case.doses_of(moment.course, moment.course.current.number)
    }
    free = [n for n in range(1, moment.regimen.timetable.doses_per_cycle + 1) if n not in used]
    return free[0] if free else None


def allow_begin(moment: Moment) -> DoseKey:
    """The dose that may be begun now; raises ``NotAllowed`` with the reason where none may."""
    course, cycle = moment.course, moment.course.current
    if moment.case.patient.discharged:
        raise NotAllowed(f"{moment.case.patient.name} is discharged. No dose can be begun.")
    if course.stopped:
        raise NotAllowed(f"The course was stopped: {course.stopped}. No dose can be begun.")
    if cycle.stopped:
        raise NotAllowed(
            f"Cycle {cycle.number} was stopped: {cycle.stopped}. No dose can be begun."
        )
    open_dose = moment.case.open_dose
    if open_dose:
        raise NotAllowed(
            f"Dose {open_dose.key.slot} was begun and is not closed. Open it, then sign or hold it."
        )
    slot = next_slot(moment)
    if slot is None:
        raise NotAllowed("All doses of this cycle are accounted for. No dose can be begun.")
    given = sum(dose.given for dose in moment.case.doses_of(course))
    if given >= moment.regimen.timetable.doses_per_course:
        raise NotAllowed(f"{given} doses of this course were given; that is the most there may be.")
    return DoseKey(moment.case.patient.mrn, course.number, cycle.number, slot)


def current_step(moment: Moment, dose: Dose) -> Step:
    """The step that is open now; raises ``NotAllowed`` where the dose takes no more steps."""
    if dose.held:
        raise NotAllowed("This dose is held. Nothing more can be recorded in its steps.")
    if dose.must_hold:
        raise NotAllowed(
            f"{dose.must_hold[0].say} This dose can only be held: press “Hold this dose”."
        )
    step = dose.current(moment.regimen, moment.at)
    if step is None:
        raise NotAllowed("This dose is closed. Nothing more can be recorded in its steps.")
    return step


def allow_step(moment: Moment, dose: Dose, step: Step, act: Act) -> None:
    """Raise ``NotAllowed`` unless this step is the open one and is completed by this act."""
    current = current_step(moment, dose)
    if current.id != step.id:
        raise NotAllowed(
            f"The next step is “{current.title}”. “{step.title}” was not recorded; "
            "the steps are done in their order."
        )
    if step.act is not act:
        raise NotAllowed(f"“{step.title}” is not completed this way. Nothing was recorded.")


def refuse_blocked(judged: Judged) -> None:
    """Raise ``NotAllowed`` with every sentence that forbids recording these answers."""
    blocked = judged.of(Result.BLOCK)
    if blocked:
        raise NotAllowed("\n".join(finding.say for finding in blocked))


def allow_start(moment: Moment, dose: Dose, late_reason: str) -> Calculation:
    """The sum to infuse by; raises ``NotAllowed`` with every reason that forbids the start."""
    reasons = [
        *_not_in_window(moment, dose, late_reason),
        *_too_soon(moment),
        *_bag_too_old(moment, dose),
        *_assessment_forbids(moment),
    ]
    if reasons:
        raise NotAllowed("\n".join(reasons))
    return moment.calculation(bag_of(moment.case.all_answers(dose)))


def _not_in_window(moment: Moment, dose: Dose, late_reason: str) -> list[str]:
    window = moment.regimen.timetable.window
    if moment.at < dose.due - window:
        opens = f"{(dose.due - window).astimezone(moment.zone):%H:%M}"
        return [f"It is too early: this dose may start from {opens}. Nothing was started."]
    if moment.at > dose.due + window and not late_reason:
        late = int((moment.at - dose.due) / timedelta(minutes=1))
        say = (
            f"This dose is {late} min late. Give the reason and the prescriber who agreed, "
            "or hold the dose. Nothing was started."
        )
        return [say]
    return []


def _too_soon(moment: Moment) -> list[str]:
    last, gap = last_start(moment.case), moment.regimen.timetable.earliest_after_start
    if last is None or moment.at >= last + gap:
        return []
    wait = int((last + gap - moment.at) / timedelta(minutes=1)) + 1
    say = (
        f"The last infusion started less than {gap // hours(1)} hours ago. Wait {wait} min more. "
        "Nothing was started."
    )
    return [say]


def _bag_too_old(moment: Moment, dose: Dose) -> list[str]:
    began = reconstituted_at(moment.case.all_answers(dose))
    regimen = moment.regimen
    if began is None:
        return ["The time of reconstitution is not on record. Nothing was started."]
    if moment.at + regimen.infusion <= began + regimen.bag_limit:
        return []
    limit = regimen.bag_limit // hours(1)
    say = (
        f"The bag would be older than {limit} hours before the infusion ended. Nothing was "
        "started; discard the bag and ask pharmacy for a new one."
    )
    return [say]


def _assessment_forbids(moment: Moment) -> list[str]:
    assessment = assess_now(moment)
    if assessment.verdict is Verdict.GIVE:
        return []
    worst = assessment.against[0]
    return [f"{worst.title}: {worst.say} Nothing was started; assess the patient again."]


def compare(
    step: Step, worked: Calculation, answers: Mapping[str, Answer]
) -> dict[str, tuple[str, str]]:
    """What the second person typed against the sum, rounded to the decimals the field takes.

    Gives for each mismatch what was typed and what was worked out.
    """
    wrong: dict[str, tuple[str, str]] = {}
    for field in step.fields:
        if not field.expect:
            continue
        places = 0 if field.places is None else field.places
        expected = round_half_up(EXPECTED[field.expect](worked), Decimal(1).scaleb(-places))
        typed = str(answers.get(field.id, ""))
        if not typed or abs(Decimal(typed) - expected) > field.tolerance:
            wrong[field.id] = (typed, show(expected))
    return wrong


def due_times(moment: Moment, dose: Dose) -> tuple[tuple[timedelta, datetime], ...]:
    """When vital signs are due for this dose, counted from the start of its infusion."""
    if dose.infusion is None:
        return ()
    monitoring, start = moment.regimen.monitoring, dose.infusion.started.at
    return tuple((offset, start + offset) for offset in (*monitoring.during, *monitoring.after))


def taken(moment: Moment, due: datetime) -> int | None:
    """The place in the chart of the complete vital-sign set that serves for this due time."""
    monitoring = moment.regimen.monitoring
    for observed in moment.case.chart.between(
        due - monitoring.tolerance, due + monitoring.tolerance
    ):
        if all(name in observed.values for name in monitoring.fields):
            return observed.seq
    return None


def still_due(moment: Moment, dose: Dose) -> tuple[datetime, ...]:
    """The due times before signing for which no complete set is on the chart."""
    after = {*moment.regimen.monitoring.after}
    return tuple(
        due
        for offset, due in due_times(moment, dose)
        if offset in after
        and offset <= moment.regimen.monitoring.before_signing
        and taken(moment, due) is None
    )
