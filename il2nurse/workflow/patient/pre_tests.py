"""Charting the tests that are done before a course, ahead of any dose."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from dataclasses import field as part_of
from datetime import date
from typing import Final

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.chart.facts import KnownFrom, ObservedFact
from il2nurse.domain.record.chart.report_days import day_of
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.regimen.fields import OF_DATE, Answer, Field, Slip
from il2nurse.domain.regimen.regimen import Regimen, Step, WitnessRule
from il2nurse.domain.rules.assessment.older_report import older_reports
from il2nurse.domain.rules.assessment.pre_tests import is_pre_test
from il2nurse.domain.rules.assessment.refused import witness_rule
from il2nurse.domain.rules.dose.decisions import demand_role, is_for
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import kept_text
from il2nurse.workflow.chart import charting
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.patient.asked_for import demand_moment
from il2nurse.workflow.patient.reports import Report, keep_reports
from il2nurse.workflow.people.sign_in import Witness, check_witness
from il2nurse.workflow.station import Station

NOTHING: Final = "Type at least one result. Nothing was recorded."
SOURCE: Final = "source"
TOLD_BY: Final = "told_by"
NO_SOURCE: Final = "Say where the results come from. Nothing was recorded."
NOBODY_TOLD: Final = "Write who told the results by telephone. Nothing was recorded."
WITNESSED: Final = (
    "A result of these tests was refused, or speaks against a dose: another one takes a witness "
    "who looks at the report: {}. Nothing was recorded."
)


@dataclass(frozen=True, slots=True)
class BesideResults:
    """What comes with results: the reports by their tests, and what eligibility is asked for.

    ``regimen`` counts where nothing is ordered yet; without it, it is the ward's first.
    """

    reports: Mapping[str, Report] = part_of(default_factory=dict)
    regimen: str | None = None


def pre_test_fields(regimen: Regimen, by: Person) -> tuple[Field, ...]:
    """Every test with the day of its report that this person enters, none asked for alone."""
    if not by.may(May.CHART):
        return ()
    asked = (field for step, field in _asked(regimen) if is_for(by, step))
    return tuple(replace(field, required=False) for field in asked)


def pre_test_witness(moment: Moment, tests: Collection[str]) -> WitnessRule | None:
    """Who signs another result of these tests beside the nurse, as at a dose; else ``None``."""
    steps = {step.id: step for step, field in _asked(moment.regimen) if field.id in tests}
    found = [rule for step in steps.values() if (rule := witness_rule(moment, step))]
    if not found:
        return None
    roles = frozenset.intersection(*(each.roles for each in found)) or found[0].roles
    return WitnessRule(roles, " ".join(dict.fromkeys(each.meaning for each in found)))


@one_act
def chart_pre_tests(
    station: Station,
    by: Person,
    mrn: str,
    typed: ObservedFact,
    *,
    witness: Witness | None = None,
    beside: BesideResults | None = None,
    request: str | None = None,
) -> Entry:
    """Chart the results that were typed, each with its report where there is one.

    Raises ``Slip`` where none was, for a result without the day of its report, a day without a
    result, a report without one, a day to come, a report older than a result on file that speaks
    against a dose, and results of which nobody said where they come
    from; ``NotAllowed`` where the rules ask for a witness and none signed.
    """
    beside = beside or BesideResults()
    moment = demand_moment(station, mrn, beside.regimen)
    answered = {name: answer for name, answer in typed.values.items() if answer}
    if not answered:
        raise Slip("", NOTHING)
    _refuse_days(moment, answered)
    for test in set(beside.reports) - set(answered):
        raise Slip(test, "A report was chosen without its result. Nothing was recorded.")
    fields = []
    for step, field in _asked(moment.regimen):
        if field.id in answered:
            demand_role(by, step)
            fields.append(field)
    fact = _with_source(replace(typed, values=answered))
    if rule := pre_test_witness(moment, answered):
        if witness is None:
            roles = " or ".join(sorted(role.label.lower() for role in rule.roles))
            raise NotAllowed(WITNESSED.format(roles))
        signed = check_witness(station, by, witness, rule.roles)
        fact = replace(fact, witness=signed.id, meaning=rule.meaning)
    fact = replace(fact, reports=keep_reports(station, beside.reports))
    # Pre-tests raise no alarm, so that they are charted without an order too.
    rules = moment.regimen.charting
    drafts = charting.observed_drafts(station, by, mrn, tuple(fields), fact, rules)
    return station.record(by, drafts, request)[0]


def _with_source(fact: ObservedFact) -> ObservedFact:
    """The results with where they come from; raises ``Slip`` where that was not said."""
    if fact.source is None:
        raise Slip(SOURCE, NO_SOURCE)
    if fact.source is not KnownFrom.TELEPHONE:
        return replace(fact, told_by=None)
    who = kept_text(fact.told_by)
    if not any(sign.isalpha() for sign in who or ""):
        raise Slip(TOLD_BY, NOBODY_TOLD)
    return replace(fact, told_by=who)


def _asked(regimen: Regimen) -> Iterator[tuple[Step, Field]]:
    for step in regimen.steps:
        tests = {field.id for field in step.fields if is_pre_test(field)}
        for field in step.fields:
            if field.id in tests or field.id.removesuffix(OF_DATE) in tests:
                yield step, field


def _refuse_days(moment: Moment, answered: Mapping[str, Answer]) -> None:
    known = {field.id: field for _, field in _asked(moment.regimen)}
    for name in answered:
        test = name.removesuffix(OF_DATE)
        day = day_of(test)
        if name == day:
            if test not in answered:
                say = f"{known[test].label}: the day stands without a result. Nothing was recorded."
                raise Slip(test, say)
            if date.fromisoformat(str(answered[day])) > moment.today:
                say = f"{known[day].label} is a day to come. Type it again. Nothing was recorded."
                raise Slip(day, say)
        elif day in known and day not in answered:
            raise Slip(day, f"{known[day].label} is missing. Nothing was recorded.")
        _refuse_without_report(moment, known, known[name], answered)
    for step in moment.regimen.steps:
        for found in older_reports(moment, step, answered):
            raise Slip(found.field or "", f"{found.say} Nothing was recorded.")


def _refuse_without_report(
    moment: Moment, known: Mapping[str, Field], number: Field, answered: Mapping[str, Answer]
) -> None:
    """Raise ``Slip`` for a number of which no report is typed with it, nor one on file."""
    test = number.reported_with
    if test is None or test in answered:
        return
    if moment.case.chart.newest(day_of(test), moment.at) is None:
        raise Slip(
            test,
            f"{number.label}: it stands on the report of {known[test].label}. Type that result and "
            "the day of its report too. Nothing was recorded.",
        )
