"""A table of results against a patient's chart: every row judged before any is taken."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, tzinfo
from decimal import Decimal

from il2nurse.domain.record.case import Case
from il2nurse.domain.record.labs.results import LabResult, Received
from il2nurse.domain.record.patient.mrn import same_mrn
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.labs.laboratory import Laboratory
from il2nurse.domain.regimen.labs.tests import LabTest, is_loinc
from il2nurse.domain.rules.labs.flags import check_flag, without_flag
from il2nurse.domain.rules.labs.history import test_points
from il2nurse.domain.rules.labs.points import Point
from il2nurse.domain.rules.labs.preview import Preview, ReadRow
from il2nurse.domain.rules.labs.questions import newest_exact_point, questions_of
from il2nurse.domain.rules.labs.reading import TypedResult, no_number, read_typed_result
from il2nurse.domain.rules.labs.table import CsvRow, CsvTable, ImportColumn
from il2nurse.domain.rules.labs.times import check_specimen_time, read_specimen_time


def preview_rows(
    table: CsvTable, laboratory: Laboratory, case: Case, now: datetime, zone: tzinfo
) -> Preview:
    """Every row read and held against the chart. Times without offset are those of the ward."""
    known = _Known(laboratory, case, now, zone)
    found = [known.judge(_read(row, laboratory, case, now, zone)) for row in table.rows]
    found = [known.judge_again(row) for row in found]
    return Preview(tuple(found), table.left_out, ImportColumn.MRN in table.columns)


class _Known:
    """What the chart and the rows above hold, by test and time of the specimen."""

    def __init__(self, laboratory: Laboratory, case: Case, now: datetime, zone: tzinfo) -> None:
        self._laboratory = laboratory
        self._case = case
        self._now, self._zone = now, zone
        self._chart: dict[tuple[str, datetime], list[LabResult]] = defaultdict(list)
        self._above: dict[tuple[str, datetime], ReadRow] = {}
        self._contradicted: dict[int, str] = {}
        self._history: dict[str, tuple[Point, ...]] = {}
        for result in case.chart.results:
            self._chart[result.test, result.at].append(result)

    def judge(self, row: ReadRow) -> ReadRow:
        """The row with what is wrong with it, or why it is left out, or what to confirm."""
        test, received, at = row.test, row.received, row.at
        if row.problem or test is None or received is None or at is None:
            return row
        place = (test.id, at)
        judged = _against_chart(row, received, at, self._chart.get(place, ()))
        above = self._above.setdefault(place, row)
        if above is not row and not judged.problem and not judged.known:
            judged = _against_row(row, received, above)
            if judged.problem:
                sentence = f"Line {row.line} gives {received.shown} for the same specimen."
                self._contradicted.setdefault(above.line, f"{sentence} Take one of them out.")
        if judged.problem or judged.known:
            return judged
        return replace(row, notice=self._notice(test, received, at))

    def judge_again(self, row: ReadRow) -> ReadRow:
        """A row that a later one contradicts is as wrong as that: neither is taken."""
        problem = self._contradicted.get(row.line)
        return replace(row, problem=problem) if problem and not row.problem else row

    def _notice(self, test: LabTest, received: Received, at: datetime) -> str | None:
        if test.id not in self._history:
            self._history[test.id] = test_points(self._laboratory, self._case, test, self._now)
        last = newest_exact_point(self._history[test.id], at, self._zone)
        asked = questions_of(test, received, last, self._case.patient.sex, self._laboratory.tests)
        return " ".join(asked.values()) or None


def _read(row: CsvRow, laboratory: Laboratory, case: Case, now: datetime, zone: tzinfo) -> ReadRow:
    bare = ReadRow(row.line, row.cells)
    if stranger := _other_patient(row, case):
        return replace(bare, problem=stranger, stranger=True)
    if row.problem:
        return replace(bare, problem=row.problem)
    value = row.cells[ImportColumn.VALUE]
    if no_number(value):
        given = f": “{value}”" if value else ""
        sentence = (
            f"No result: the laboratory gave no number{given}. Nothing is recorded of this row."
        )
        return replace(bare, no_result=sentence)
    number, flag = without_flag(value)
    try:
        test = find_test(laboratory, row.cells)
        bare = replace(bare, test=test)
        at = check_specimen_time(read_specimen_time(_time(row.cells), zone), now)
        bare = replace(bare, at=at)
        typed = TypedResult(
            test=test.id,
            value=number,
            unit=row.cells[ImportColumn.UNIT],
            specimen=at,
            comparator=row.cells.get(ImportColumn.COMPARATOR, ""),
            range_text=row.cells.get(ImportColumn.RANGE, ""),
        )
        received = read_typed_result(test, typed, case.patient.sex, laboratory.tests.range_times)
        check_flag(test, received, flag, value)
    except Slip as slip:
        return replace(bare, problem=str(slip))
    return replace(bare, received=received)


def _other_patient(row: CsvRow, case: Case) -> str | None:
    """The sentence about a row that names another patient, or none where it should."""
    mrn = row.cells.get(ImportColumn.MRN)
    if mrn is None or any(same_mrn(mrn, own) for own in (case.patient.mrn, case.patient.subject)):
        return None
    shown = f"“{mrn}”" if mrn else "no MRN"
    return f"This row names {shown} and not {case.patient.mrn}: another patient?"


def find_test(laboratory: Laboratory, cells: Mapping[ImportColumn, str]) -> LabTest:
    """The test that a row names: by its code first, else by its name.

    Code and name of two known tests are refused, and so is a LOINC code that is not known: the
    name beside it may be that of another specimen. A name that says so is refused beside any code.
    A code of the laboratory's own is passed over.
    """
    code, name = (cells.get(each, "") for each in (ImportColumn.CODE, ImportColumn.TEST))
    by_code, by_name = (laboratory.tests.find(each) if each else None for each in (code, name))
    if by_code and by_name and by_code is not by_name:
        raise Slip("test", f"“{name}” and “{code}” are two different tests.")
    if by_code and not by_name and laboratory.tests.names_other_specimen(name):
        raise Slip("test", f"“{name}” is not {by_code.label}, of which “{code}” is the code.")
    if by_code is None and is_loinc(code):
        raise Slip("test", f"“{code}” is the code of a test that this laboratory file lacks.")
    found = by_code or by_name
    if found is None and not (code or name):
        raise Slip("test", "The test is missing.")
    if found is None:
        raise Slip("test", f"“{name or code}” is not a test of this laboratory file.")
    return found


def _time(cells: Mapping[ImportColumn, str]) -> str:
    if ImportColumn.SPECIMEN in cells:
        return cells[ImportColumn.SPECIMEN]
    return f"{cells.get(ImportColumn.DATE, '')} {cells.get(ImportColumn.CLOCK, '')}"


def _against_chart(
    row: ReadRow, received: Received, at: datetime, results: Iterable[LabResult]
) -> ReadRow:
    """A row that the chart holds already is left out; one that contradicts it is refused."""
    for result in results:
        same = result.same_as(received, at)
        if result.struck and same:
            why = f"This result was struck out: {result.struck.reason}. Take the row out."
            return replace(row, problem=why)
        if not result.struck and not same:
            why = (
                f"The chart holds {result.received.shown} for {result.label} of this specimen. "
                "Correct it there, or take the row out."
            )
            return replace(row, problem=why)
        if not result.struck:
            return replace(row, known="It is on the chart already.")
    return row


def _against_row(row: ReadRow, received: Received, above: ReadRow) -> ReadRow:
    """A row that stands above already is left out; one that contradicts it is refused."""
    theirs = above.received
    if theirs is not None and _reported(theirs) == _reported(received):
        return replace(row, known=f"It stands in line {above.line} already.")
    shown = theirs.shown if theirs else "something else"
    why = f"Line {above.line} gives {shown} for the same specimen. Take one of them out."
    return replace(row, problem=why)


def _reported(received: Received) -> tuple[Decimal, str, str]:
    return (received.value, received.comparator, received.unit)
