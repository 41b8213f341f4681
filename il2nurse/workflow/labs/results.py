"""Laboratory results: recorded one by one or as a table, corrected, struck out, read."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.case import Case
from il2nurse.domain.record.chart.chart import chart_stream
from il2nurse.domain.record.labs.facts import (
    CorrectedFact,
    LaboratoryFact,
    ResultSource,
    StruckOutFact,
)
from il2nurse.domain.record.labs.results import (
    LabResult,
    Received,
    changed,
    reported,
)
from il2nurse.domain.record.register.entries import Draft, Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.labs.laboratory import Laboratory
from il2nurse.domain.regimen.labs.tests import LabTest
from il2nurse.domain.rules.chart.unusual import Oddity, Unusual
from il2nurse.domain.rules.labs.history import LabRow, lab_rows, test_points
from il2nurse.domain.rules.labs.importing import (
    Preview,
    ReadRow,
    newest_exact_point,
    preview_rows,
    unlike_last_question,
)
from il2nurse.domain.rules.labs.reading import TypedResult, read_typed_result
from il2nurse.domain.rules.labs.table import BadTable, read_table
from il2nurse.domain.rules.labs.times import check_specimen_time
from il2nurse.workflow.chart.correcting import CORRECTION, STRIKING, doses_resting_on
from il2nurse.workflow.chart.entering import aware_instant, demand_reason
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.station import Station

SHOWN_PROBLEMS = 20
LONGEST_ORIGIN = 120


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

    ``Unusual`` asks to confirm a value quite unlike the last one; ``NotAllowed`` tells that the
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
        last = newest_exact_point(test_points(laboratory, case, test, at), at)
        question = unlike_last_question(test, received, last, laboratory.tests.unlike_times)
        if question and not confirmed:
            raise Unusual((Oddity("value", question),))
        return [_draft(case, at, _fact(laboratory, test, received, ResultSource.TYPED))]

    return _write(station, by, mrn, decide, request)[0]


def preview_import(station: Station, mrn: str, laboratory: Laboratory, text: str) -> Preview:
    """What an import of the text would do; raises ``Slip`` where it is no table of results."""
    return _preview(station, station.case(mrn), laboratory, text)


@dataclass(frozen=True, slots=True)
class SentTable:
    """The text of a table and where it came from; ``origin`` is the file's name."""

    text: str
    source: ResultSource = ResultSource.PASTED
    origin: str = ""


@one_act
def import_results(  # noqa: PLR0913  (every act has its request beside what it says)
    station: Station,
    by: Person,
    mrn: str,
    laboratory: Laboratory,
    sent: SentTable,
    *,
    confirmed: bool = False,
    leave_out: bool = False,
    request: str | None = None,
) -> tuple[Entry, ...]:
    """Record every new row of a table in one transaction, or nothing at all.

    Raises ``Slip`` with every row that is wrong, unless a person said to ``leave_out`` those;
    a row of another patient is never passed over. ``Unusual`` asks for every value to be confirmed,
    and ``NotAllowed`` tells that there is nothing new.
    """
    by.demand(May.CHART)

    def decide(case: Case) -> list[Draft]:
        found = _preview(station, case, laboratory, sent.text)
        _refuse(found.strangers if leave_out else found.problems)
        if found.notices and not confirmed:
            questions = (
                Oddity(f"line {row.line}", f"Line {row.line}: {row.notice}")
                for row in found.notices
            )
            raise Unusual(tuple(questions))
        if not found.new:
            raise NotAllowed(_nothing_new(found))
        name = "".join(letter for letter in sent.origin if letter.isprintable())[:LONGEST_ORIGIN]
        left_out = tuple(f"line {row.line}: {row.problem}" for row in found.problems)
        return [
            _draft(
                case,
                row.at,
                replace(fact, origin=name, row=row.line, left_out=() if place else left_out),
                place,
            )
            for place, row in enumerate(found.new)
            if row.test and row.received and row.at
            for fact in (_fact(laboratory, row.test, row.received, sent.source),)
        ]

    return _write(station, by, mrn, decide, request)


@one_act
def correct_result(  # noqa: PLR0913  (every act has its request beside what it says)
    station: Station,
    by: Person,
    mrn: str,
    laboratory: Laboratory,
    seq: int,
    typed: TypedResult,
    reason: str,
    *,
    request: str | None = None,
) -> Entry:
    """Put another value, unit, comparator, range or time in place of those of a result.

    The old value stays readable, and every dose that rests on it is told. Raises ``NotAllowed``
    for another test: such a result is struck out and recorded anew.
    """
    by.demand(May.CHART)
    given = demand_reason(reason, CORRECTION)

    def decide(case: Case) -> list[Draft]:
        kept = _kept(case, seq)
        if typed.test != kept.test:
            raise NotAllowed(
                f"This is a result of {kept.label}. Strike it out and record the other test. "
                "Nothing was changed."
            )
        _, received = _received(station, case, laboratory, typed)
        at = aware_instant(typed.specimen)
        if kept.same_as(received, at) and kept.received.range == received.range:
            raise Slip("value", "This is what stands there already. Nothing was changed.")
        return _with_doses(station, case, seq, changed(kept, received, at, given))

    return _write(station, by, mrn, decide, request)[0]


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

    return _write(station, by, mrn, decide, request)[0]


def _preview(station: Station, case: Case, laboratory: Laboratory, text: str) -> Preview:
    try:
        table = read_table(text)
    except BadTable as error:
        raise Slip("text", str(error)) from error
    found = preview_rows(table, laboratory, case, station.now().at, station.zone)
    for row in found.new:
        if row.test is not None:
            _check_unit(station, case, row.test)
    return found


def _nothing_new(found: Preview) -> str:
    if found.known and not found.problems and not found.no_results:
        return "Every result is on the chart already. Nothing was recorded."
    return "No row of the table holds a new result. Nothing was recorded."


def _refuse(bad: Sequence[ReadRow]) -> None:
    if not bad:
        return
    problems = [f"Line {row.line}: {row.problem}" for row in bad[:SHOWN_PROBLEMS]]
    if len(bad) > SHOWN_PROBLEMS:
        problems.append(f"{len(bad) - SHOWN_PROBLEMS} more rows are wrong.")
    raise Slip(
        "text", "\n".join([*problems, "Nothing was recorded; mend the rows and import again."])
    )


def _received(
    station: Station, case: Case, laboratory: Laboratory, typed: TypedResult
) -> tuple[LabTest, Received]:
    test = laboratory.tests.tests.get(typed.test)
    if test is None:
        raise Slip("test", f"“{typed.test}” is not a test of this laboratory file.")
    _check_unit(station, case, test)
    at = aware_instant(typed.specimen)
    try:
        check_specimen_time(at, station.now().at)
        return test, read_typed_result(test, typed, case.patient.sex, laboratory.tests.range_times)
    except Slip as slip:
        raise Slip(slip.field, f"{slip} Nothing was recorded.") from slip


def _check_unit(station: Station, case: Case, test: LabTest) -> None:
    """Raise ``NotAllowed`` where a regimen judges the value in another unit than it is kept in."""
    regimens = list(station.regimens.today().values())
    if case.course is not None:
        regimens.append(station.regimen_of(case.course))
    for regimen in regimens:
        field = regimen.fields.get(test.field)
        if field is not None and field.unit != test.unit.name:
            raise NotAllowed(
                f"The regimen “{regimen.title}” judges {test.label} in {field.unit}, and the "
                f"laboratory file keeps it in {test.unit.name}. Nothing was recorded; tell the "
                "person who looks after these files."
            )


def _fact(
    laboratory: Laboratory, test: LabTest, received: Received, source: ResultSource
) -> LaboratoryFact:
    """A result as the register keeps it, readable without the laboratory's files."""
    return LaboratoryFact(
        **asdict(reported(received)),
        test=test.id,
        label=test.label,
        field=test.field,
        loinc=test.loinc,
        source=source,
        laboratory=laboratory.tests.version,
    )


def _draft(case: Case, at: datetime, fact: LaboratoryFact, place: int = 0) -> Draft:
    mrn, seq = case.patient.subject, case.chart.next_seq + place
    return draft(chart_stream(mrn), mrn, at.astimezone(UTC), fact, seq=seq)


def _kept(case: Case, seq: int) -> LabResult:
    kept = case.chart.result_at_seq(seq)
    if kept is None or kept.struck is not None:
        raise NotAllowed("This result is not on the chart, or it is struck out.")
    return kept


def _with_doses(
    station: Station, case: Case, seq: int, fact: CorrectedFact | StruckOutFact
) -> list[Draft]:
    """The change on the chart, and in every dose that rests on the result."""
    mrn = case.patient.subject
    first = draft(chart_stream(mrn), mrn, station.now().at, fact, seq=case.chart.next_seq)
    doses = [replace(first, stream=stream, seq=None) for stream in doses_resting_on(case, seq)]
    return [first, *doses]


def _write(
    station: Station,
    by: Person,
    mrn: str,
    decide: Callable[[Case], Sequence[Draft]],
    request: str | None,
) -> tuple[Entry, ...]:
    """Decide and write on the chart as it stands now."""
    return station.record(by, decide(station.case(mrn)), request)
