"""Laboratory results: recorded one by one, corrected, struck out, read."""

from dataclasses import dataclass, replace

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.case import Case
from il2nurse.domain.record.chart.chart import chart_stream
from il2nurse.domain.record.labs.facts import CorrectedFact, ResultSource, StruckOutFact
from il2nurse.domain.record.labs.results import LabResult, Received, changed
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import Draft, draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.labs.laboratory import Laboratory
from il2nurse.domain.regimen.labs.tests import LabTest
from il2nurse.domain.rules.chart.unusual import Oddity, Unusual
from il2nurse.domain.rules.labs.history import LabRow, lab_rows, test_points
from il2nurse.domain.rules.labs.questions import (
    far_range_question,
    newest_exact_point,
    questions_of,
)
from il2nurse.domain.rules.labs.reading import TypedResult, read_typed_result
from il2nurse.domain.rules.labs.times import check_specimen_time
from il2nurse.workflow.chart.charted import doses_resting_on
from il2nurse.workflow.chart.correcting import CORRECTION, STRIKING
from il2nurse.workflow.chart.entering import aware_instant, demand_reason
from il2nurse.workflow.labs.writing import (
    READ_AGAIN,
    check_unit,
    result_draft,
    result_fact,
    write_on_chart,
)
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.station import Station


@dataclass(frozen=True, slots=True)
class ResultChange:
    """What is put in place of the result of this ``seq``, as typed, and why."""

    seq: int
    typed: TypedResult
    reason: str


def lab_results(station: Station, mrn: str, laboratory: Laboratory) -> tuple[LabRow, ...]:
    """Every test of which the patient has a value, with all that is shown beside it."""
    return lab_rows(laboratory, station.case(mrn), station.now().at)


@one_act
def record_result(
    station: Station,
    by: Person,
    mrn: str,
    laboratory: Laboratory,
    typed: TypedResult,
    *,
    confirmed: bool = False,
    request: str | None = None,
) -> Entry:
    """Record one typed result; raises ``Slip`` where it cannot be meant.

    ``Unusual`` asks to confirm a value quite unlike the last one, or a range quite unlike the usual
    one; ``NotAllowed`` tells that the
    chart already holds a result of this test for the specimen.
    """
    by.demand(May.CHART)

    def decide(case: Case) -> list[Draft]:
        test, received = _received(station, case, laboratory, typed)
        at = aware_instant(typed.specimen)
        for kept in case.chart.results_of(test.id):
            if kept.at == at and kept.struck is None:
                raise NotAllowed(
                    f"The chart holds {kept.received.shown} for {test.label} of this specimen. "
                    "Nothing was recorded; correct that result if it is wrong."
                )
        last = newest_exact_point(test_points(laboratory, case, test, at), at, station.zone)
        asked = questions_of(test, received, last, case.patient.sex, laboratory.tests)
        if asked and not confirmed:
            raise Unusual(tuple(Oddity(*each) for each in asked.items()), READ_AGAIN)
        return [result_draft(case, at, result_fact(laboratory, test, received, ResultSource.TYPED))]

    return write_on_chart(station, by, mrn, decide, request)[0]


@one_act
def correct_result(
    station: Station,
    by: Person,
    mrn: str,
    laboratory: Laboratory,
    change: ResultChange,
    *,
    request: str | None = None,
) -> Entry:
    """Put another value, unit, comparator, range or time in place of those of a result.

    The old value stays readable, and every dose that rests on it keeps the change as well. Raises
    ``NotAllowed`` for another test: such a result is struck out and recorded anew.
    """
    by.demand(May.CHART)
    given, typed = demand_reason(change.reason, CORRECTION), change.typed

    def decide(case: Case) -> list[Draft]:
        kept = _kept(case, change.seq)
        if typed.test != kept.test:
            raise NotAllowed(
                f"This is a result of {kept.label}. Strike it out and record the other test. "
                "Nothing was changed."
            )
        test, received = _received(station, case, laboratory, typed)
        at = aware_instant(typed.specimen)
        if kept.same_as(received, at) and kept.received.range == received.range:
            raise Slip("value", "This is on record already. Nothing was changed.")
        far = far_range_question(
            test, received, case.patient.sex, laboratory.tests.range_unlike_times
        )
        if far and kept.received.range != received.range:
            raise Slip("range", f"{far} Nothing was changed.")
        return _with_doses(station, case, change.seq, changed(kept, received, at, given))

    return write_on_chart(station, by, mrn, decide, request)[0]


@one_act
def strike_out_result(
    station: Station, by: Person, mrn: str, seq: int, reason: str, *, request: str | None = None
) -> Entry:
    """Strike a result out; it stays readable and counts nowhere."""
    by.demand(May.CHART)
    given = demand_reason(reason, STRIKING)

    def decide(case: Case) -> list[Draft]:
        kept = _kept(case, seq)
        was = kept.received.measure.kept
        fact = StruckOutFact(seq, given, field=kept.field or kept.test, was=was)
        return _with_doses(station, case, seq, fact)

    return write_on_chart(station, by, mrn, decide, request)[0]


def _received(
    station: Station, case: Case, laboratory: Laboratory, typed: TypedResult
) -> tuple[LabTest, Received]:
    test = laboratory.tests.tests.get(typed.test)
    if test is None:
        raise Slip("test", f"“{typed.test}” is not a test of this laboratory file.")
    check_unit(station, case, test)
    at = aware_instant(typed.specimen)
    try:
        check_specimen_time(at, station.now().at)
        return test, read_typed_result(test, typed, case.patient.sex, laboratory.tests.range_times)
    except Slip as slip:
        raise Slip(slip.field, f"{slip} Nothing was recorded.") from slip


def _kept(case: Case, seq: int) -> LabResult:
    kept = case.chart.result_at_seq(seq)
    if kept is None or kept.struck is not None:
        raise NotAllowed(
            "This result is not on the chart, or it is struck out. Nothing was changed."
        )
    return kept


def _with_doses(
    station: Station, case: Case, seq: int, fact: CorrectedFact | StruckOutFact
) -> list[Draft]:
    """The change on the chart, and in every dose that rests on the result."""
    mrn = case.patient.subject
    first = draft(chart_stream(mrn), mrn, station.now().at, fact, seq=case.chart.next_seq)
    doses = [replace(first, stream=stream, seq=None) for stream in doses_resting_on(case, seq)]
    return [first, *doses]
