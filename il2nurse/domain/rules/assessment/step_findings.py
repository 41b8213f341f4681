"""Judging a step's answers: slips, what is on file, and what every rule says."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as part_of
from datetime import datetime
from decimal import Decimal

from il2nurse.domain.record.chart.report_days import serves
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.record.dose.made import Made
from il2nurse.domain.regimen.fields import Answer, Slip
from il2nurse.domain.regimen.regimen import Act, Panel, Step
from il2nurse.domain.regimen.rules import VERDICTS, Finding, Result, Verdict
from il2nurse.domain.regimen.typed_answers import number_as_typed, read_answer
from il2nurse.domain.rules.assessment.answer_checks import CHECKS
from il2nurse.domain.rules.assessment.assessing import assess_at
from il2nurse.domain.rules.assessment.assessment import Assessment
from il2nurse.domain.rules.assessment.call_findings import call_findings
from il2nurse.domain.rules.assessment.functions import EXPECTED, FLAGS
from il2nurse.domain.rules.assessment.named_in_lists import drug_findings
from il2nurse.domain.rules.assessment.older_report import older_reports
from il2nurse.domain.rules.assessment.refused import discarded_findings, mismatched_findings
from il2nurse.domain.rules.assessment.same_report import of_same_report
from il2nurse.domain.rules.assessment.situation import Situation, situation_of
from il2nurse.domain.rules.assessment.unusual_answers import unusual_answers, unusual_finding
from il2nurse.domain.rules.moment import Moment, judged_once
from il2nurse.domain.rules.pharmacy.calculation import Calculation
from il2nurse.domain.values.quantity import round_half_up, show

_LEFT_OPEN = "The value is known only as above or below a limit, and that leaves open whether:"


@dataclass(frozen=True, slots=True)
class Judged:
    """A step's answers as they would be kept, and what the rules say about them.

    ``as_typed`` holds the numbers that were typed in another unit, as they were typed.
    """

    answers: Mapping[str, Answer]
    on_file: Mapping[str, int]
    findings: tuple[Finding, ...]
    assessment: Assessment | None = None
    as_typed: Mapping[str, str] = part_of(default_factory=dict)

    def of(self, *results: Result) -> tuple[Finding, ...]:
        """The findings with one of these results."""
        return tuple(finding for finding in self.findings if finding.result in results)

    @property
    def verdict(self) -> Verdict:
        """What follows for the dose from these answers; what was overridden decides nothing."""
        deciding = [f for f in self.findings if f.result in VERDICTS and not f.overridden_by]
        found = [VERDICTS[finding.result] for finding in deciding]
        return max(found, key=lambda each: each.severity, default=Verdict.GIVE)


def answers_on_file(moment: Moment, step: Step) -> dict[str, tuple[int, Answer, datetime]]:
    """Answers of the step that the chart already holds and that are not too old to serve."""
    found: dict[str, tuple[int, Answer, datetime]] = {}
    for field in step.fields:
        observed = moment.case.chart.newest(field.id, moment.at)
        if observed and serves(moment.case.chart, field, observed, moment.at, moment.zone):
            found[field.id] = (observed.seq, observed.values[field.id], observed.at)
    return found


def _demand_times(step: Step, answers: Mapping[str, Answer]) -> None:
    """Raise ``Slip`` for a result without the time of its specimen: nothing typed is not now."""
    for asked in step.fields:
        timing = step.field(asked.timed_by) if asked.timed_by else None
        if timing and asked.id in answers and timing.id not in answers:
            raise Slip(timing.id, f"{timing.label}: not answered yet. Type it, or press Now (N).")


def read_answers(moment: Moment, step: Step, raw: Mapping[str, Answer]) -> Judged:
    """Check typed answers for slips and join those on file; raises ``Slip``, judges nothing."""
    unknown = set(raw) - {field.id for field in step.fields}
    if unknown:
        raise Slip(min(unknown), f"“{min(unknown)}” is not asked in “{step.title}”.")
    kept = answers_on_file(moment, step)
    answers: dict[str, Answer] = {}
    typed: dict[str, str] = {}
    places: dict[str, int] = {}
    for asked in step.fields:
        given = raw.get(asked.id, "")
        if not given and asked.id in kept:
            places[asked.id] = kept[asked.id][0]
        elif answer := read_answer(asked, given):
            answers[asked.id] = answer
            if as_typed := number_as_typed(asked, given):
                typed[asked.id] = as_typed
    _demand_times(step, answers)
    for name in step.checks:
        at_fault, sentence = CHECKS[name](answers)
        if sentence:
            raise Slip(at_fault, sentence)
    return Judged(answers, places, (), as_typed=typed)


def judge(moment: Moment, made: Made | None, step: Step, raw: Mapping[str, Answer]) -> Judged:
    """The step's answers with every finding of its rules; raises ``Slip`` for a slip."""
    read = read_answers(moment, step, raw)
    kept = answers_on_file(moment, step)
    answers = {**{name: kept[name][1] for name in read.on_file}, **read.answers}
    findings, assessment = findings_of(moment, made, step, answers, read.answers)
    return Judged(read.answers, read.on_file, findings, assessment, read.as_typed)


@judged_once
def findings_of(
    moment: Moment,
    made: Made | None,
    step: Step,
    answers: Mapping[str, Answer],
    typed: Mapping[str, Answer] | None = None,
) -> tuple[tuple[Finding, ...], Assessment | None]:
    """What the step's rules say about answers that may still be incomplete.

    ``typed`` are those that are typed now, where the others may be on file.
    """
    situation = situation_of(moment, made, answers)
    findings = [
        *mismatched_findings(step, situation),
        *_unexpected(step, situation),
        *_ruled(moment, step, situation, typed or {}),
        *older_reports(moment, step, answers),
        *drug_findings(moment.regimen, moment.case.patient, step, answers),
        *discarded_findings(moment, step, answers),
        *call_findings(moment, step, answers),
        *_unusual(moment, step, answers),
    ]
    if step.panel is not Panel.ASSESSMENT:
        return tuple(findings), None
    assessment = assess_at(moment, made if isinstance(made, Dose) else None, answers)
    return (*findings, *_assessed(assessment)), assessment


def _unexpected(step: Step, situation: Situation) -> list[Finding]:
    worked = situation.calculation
    if worked is None or step.act is Act.DOUBLE_CHECK:
        return []
    return [
        Finding(
            rule=f"{field_id}-expected",
            result=Result.BLOCK,
            say=(
                f"{typed} was typed, and the sum gives {expected}. Check both and correct the "
                "wrong one."
            ),
            source="Worked out from the dosing weight",
            field=field_id,
        )
        for field_id, (typed, expected) in mismatches_with_sum(
            step, worked, situation.answers
        ).items()
        if typed
    ]


def _ruled(
    moment: Moment, step: Step, situation: Situation, typed: Mapping[str, Answer]
) -> list[Finding]:
    found: list[Finding] = []
    for rule in step.rules:
        when, field = rule.when, rule.about or rule.when.field
        if rule.about and not situation.answer(rule.about):
            continue
        if not rule.is_of_order(situation.ordered, situation.today):
            continue
        if when.function:
            met: bool | None = FLAGS[when.function](situation)
        else:
            answer = situation.answer(when.field) if when.field else ""
            met = when.is_met_by(answer, situation.today)
        if met is False:
            continue
        passes = rule.set_aside(situation.answer, situation.today)
        if passes and of_same_report(moment, step, rule, situation.answers, typed):
            continue
        if met is None and rule.result is not Result.WATCH:
            say = f"{_LEFT_OPEN} “{rule.say}” Type the number of a new result."
            found.append(Finding(rule.id, Result.BLOCK, say, rule.source, field))
        else:
            found.append(Finding(rule.id, rule.result, rule.say, rule.source, field))
    return found


def _unusual(moment: Moment, step: Step, answers: Mapping[str, Answer]) -> list[Finding]:
    """Values unlike the last ones: shown while they are typed, and recorded with the step."""
    return [unusual_finding(oddity) for oddity in unusual_answers(moment, step, answers)]


def _assessed(assessment: Assessment) -> tuple[Finding, ...]:
    return tuple(
        Finding(assessed.rule, Result.BLOCK, assessed.say, assessed.source, assessed.criterion)
        if assessed.result is Result.NOT_EVALUABLE and assessment.verdict is Verdict.NOT_EVALUABLE
        else assessed.finding
        for assessed in assessment.criteria
        if assessed.result is not Result.CLEAR
    )


def mismatches_with_sum(
    step: Step, worked: Calculation, answers: Mapping[str, Answer]
) -> dict[str, tuple[str, str]]:
    """What the witness typed against the sum, rounded to the decimals the field takes.

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
