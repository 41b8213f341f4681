"""Confirmed steps that are asked again before the start: what they looked at is not so any more."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import tzinfo

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.chart.chart import ObservedSet
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.dose.asked_again import Again, AskedAgain
from il2nurse.domain.record.dose.dose import Dose, StepDone
from il2nurse.domain.record.patient.patient import IDENTIFYING, LISTS
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.regimen import Act, Panel, Phase, Regimen, Step
from il2nurse.domain.regimen.rules import Finding, Result
from il2nurse.domain.rules.assessment.charted_against import charted_against
from il2nurse.domain.rules.assessment.refused import MATCHES
from il2nurse.domain.rules.assessment.step_findings import findings_of
from il2nurse.domain.rules.bags.fitting import against_use, unlike_order
from il2nurse.domain.rules.course.waived import as_waived
from il2nurse.domain.rules.labs.calls import results_that_ask
from il2nurse.domain.rules.moment import Moment

SOURCE = "What is on record"
PERSONAL = (*LISTS, "born", "sex")
"""What a step that shows the patient's data looks at, where it does not compare identifiers."""


def with_asked_again(case: Case, regimen_of: Callable[[Course], Regimen], zone: tzinfo) -> Case:
    """The case with what keeps confirmed steps of the open dose from counting.

    It depends on the record alone, not on the time. Of a dose that is over, nothing is asked.
    """
    dose = case.open_dose
    if dose is None or dose.on_form or not dose.steps or (dose.given and not dose.infusing):
        return case
    course = next((each for each in case.courses if each.number == dose.key.course), None)
    if course is None or course.current.number != dose.key.cycle:
        return case
    regimen = as_waived(regimen_of(course), course)
    moment = Moment(case, course, regimen, dose.begun_at, zone)
    found = tuple(asked_again(moment, dose))
    if not found:
        return case
    return replace(case, doses={**case.doses, dose.key: replace(dose, asked_again=found)})


def asked_again(moment: Moment, dose: Dose) -> Iterator[AskedAgain]:
    """Every reason for which a confirmed step does not count, by the order of the steps."""
    for step in moment.regimen.steps:
        done = dose.steps.get(step.id)
        if done is None:
            continue
        if step.act is Act.DOUBLE_CHECK:
            yield from _mixed_since(moment.regimen, dose, step, done)
        else:
            yield from _blocked(moment, dose, step, done)
            yield from _put_aside_alone(moment, dose, step, done)
            yield from _missing(moment.case, step, done)
            yield from _waived_no_more(moment, step, done)
            yield from _resulted(moment, step, done)
            yield from _changed(moment.case, step, done)
            yield from _bag_gone(moment, dose, step, done)


def _blocked(moment: Moment, dose: Dose, step: Step, done: StepDone) -> Iterator[AskedAgain]:
    """Answers with which the step could not have been confirmed, as they stand now.

    The criteria are judged apart. An identifier that is another one's since the patient's data
    were put right is no answer of the chart: whoever put them right is named instead.
    """
    newest = _newest_on_file(moment.case, step, done)
    answers = _answers(moment.case, done, newest)
    findings, assessment = findings_of(replace(moment, at=done.at), dose, step, answers)
    apart = {each.rule for each in assessment.criteria} if assessment else set()
    for each in findings:
        of_another = each.rule.endswith(MATCHES)
        if each.result is Result.BLOCK and each.rule not in apart and not of_another:
            yield _told(moment.case, done, newest, AskedAgain(step.id, Again.BLOCKED, each))


def _put_aside_alone(
    moment: Moment, dose: Dose, step: Step, done: StepDone
) -> Iterator[AskedAgain]:
    """A result against the dose that no longer stands, though no witness signed another one."""
    sets = moment.case.chart.sets
    if dose.given or not sets:
        return
    now = max(each.recorded_at for each in sets)
    rules = {each.id: each for each in step.rules}
    answers = _answers(moment.case, done, _newest_on_file(moment.case, step, done))
    found = charted_against(replace(moment, at=max(now, moment.at)), step)
    for each in {one.rule: one for one in found}.values():
        rule = rules[each.rule]
        if rule.when.holds(answers.get(each.field, ""), moment.today):
            continue
        say = f"{each.say} It was charted so. Another result takes a witness: record this again."
        finding = Finding(each.rule, Result.BLOCK, say, rule.source, each.field)
        yield AskedAgain(step.id, Again.BLOCKED, finding, each.by, each.at)


def _answers(case: Case, done: StepDone, newest: Mapping[str, ObservedSet]) -> dict[str, Answer]:
    """What the step was answered, as it stands, with the results that came on record since."""
    newer = {name: each.values[name] for name, each in newest.items()}
    return {**case.answers(done), **newer}


def _newest_on_file(case: Case, step: Step, done: StepDone) -> Mapping[str, ObservedSet]:
    """Results that serve for a while, of which a newer one came on record since the step."""
    found = {}
    for field in step.fields:
        sets = case.chart.with_value(field.id) if field.on_file else ()
        used = done.on_file.get(field.id, done.charted)
        if sets and used is not None and sets[-1].seq > used:
            found[field.id] = sets[-1]
    return found


def _told(
    case: Case, done: StepDone, newest: Mapping[str, ObservedSet], again: AskedAgain
) -> AskedAgain:
    """The same with who put the value on record that forbids, where it is a charted one."""
    name = again.finding.field or ""
    used = done.on_file.get(name, done.charted)
    observed = newest.get(name) or (case.chart.at_seq(used) if used is not None else None)
    if observed is None:
        return again
    changes = [each for each in observed.corrections if each.field == name]
    if changes:
        return replace(again, by=changes[-1].by, at=changes[-1].at)
    if name in newest:
        return replace(again, by=observed.by, at=observed.recorded_at)
    return again


def _missing(case: Case, step: Step, done: StepDone) -> Iterator[AskedAgain]:
    """What must be answered, was struck out of the chart, and stands nowhere newer on it."""
    for field in step.fields:
        used = done.on_file.get(field.id, done.charted)
        observed = case.chart.at_seq(used) if used is not None and field.required else None
        if observed is None or field.id in observed.values:
            continue
        struck = [each for each in observed.corrections if each.field == field.id]
        later = (each.seq > observed.seq for each in case.chart.with_value(field.id))
        if struck and not any(later):
            say = f"{field.label}: what was answered was struck out. Answer it again."
            finding = Finding(f"{field.id}-missing", Result.BLOCK, say, field.source, field.id)
            yield AskedAgain(step.id, Again.MISSING, finding, struck[-1].by, struck[-1].at)


def _waived_no_more(moment: Moment, step: Step, done: StepDone) -> Iterator[AskedAgain]:
    """A test that was waived when the step was confirmed without it, and is asked for again."""
    answered = moment.case.answers(done)
    for field in step.fields:
        since = [each for each in moment.course.waivers if each.test == field.id]
        last = since[-1] if since and field.required else None
        back = last.taken_back if last and last.stood_at(done.number) else None
        if back is None or answered.get(field.id):
            continue
        say = f"{field.label}: the waiver was taken back. Answer it."
        finding = Finding(f"{field.id}-missing", Result.BLOCK, say, field.source, field.id)
        yield AskedAgain(step.id, Again.MISSING, finding, back.by, back.at)


def _resulted(moment: Moment, step: Step, done: StepDone) -> Iterator[AskedAgain]:
    """Results of the laboratory that came onto the chart after the question they bear on."""
    since = done.at - moment.regimen.calls.fresh
    for field in step.fields:
        used = done.on_file.get(field.id, done.charted)
        for limit, result in results_that_ask(moment, field.id, since):
            corrected = [each for each in result.corrections if each.at > done.at]
            if used is None or (result.seq <= used and not corrected):
                continue
            shown = result.received.shown
            say = f"{limit.title} {shown} came after “{field.label}”. Answer it again."
            finding = Finding(limit.id, Result.BLOCK, say, limit.source, field.id)
            by, at = result.by, result.recorded_at
            if corrected:
                by, at = corrected[-1].by, corrected[-1].at
            yield AskedAgain(step.id, Again.BLOCKED, finding, by, at)


def _changed(case: Case, step: Step, done: StepDone) -> Iterator[AskedAgain]:
    """Data of the patient that the step looked at and that were corrected after it."""
    for change in case.patient.changes:
        if change.number > done.number and change.field in looked_at(step):
            say = "What is on record about the patient was changed after this step. Ask again."
            finding = Finding("patient_changed", Result.BLOCK, say, SOURCE, change.field)
            yield AskedAgain(step.id, Again.CHANGED, finding, change.by, change.at)


def _bag_gone(moment: Moment, dose: Dose, step: Step, done: StepDone) -> Iterator[AskedAgain]:
    """Pharmacy's bag, taken for this dose, that was returned, thrown away or kept back since.

    Or that holds another dose than is ordered now.
    """
    if done.bag is None or dose.given:
        return
    for bag in (each for each in moment.case.bags if each.number == done.bag):
        last = max(bag.done.values(), key=lambda each: each.number)
        for each in (*against_use(bag), *unlike_order(moment, bag)):
            finding = Finding(each.why.value, Result.BLOCK, each.say, SOURCE)
            yield AskedAgain(step.id, Again.CHANGED, finding, last.by, last.at)


def looked_at(step: Step) -> tuple[str, ...]:
    """Which of the patient's data a step looks at: who they are, or what they do not tolerate."""
    if any(field.matches for field in step.fields):
        return IDENTIFYING
    return PERSONAL if step.panel is Panel.PATIENT else ()


def _mixed_since(regimen: Regimen, dose: Dose, check: Step, done: StepDone) -> Iterator[AskedAgain]:
    """A step of the preparation that was done anew after the double check."""
    for step in regimen.steps[: regimen.steps.index(check)]:
        made = dose.steps.get(step.id)
        if step.phase is Phase.DOSE and made is not None and made.number > done.number:
            say = f"“{step.title}” was done again after the double check. Check it again."
            finding = Finding("made_again", Result.BLOCK, say, SOURCE)
            yield AskedAgain(check.id, Again.CHANGED, finding, made.by, made.at)
