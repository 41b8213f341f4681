"""A table of laboratory results: looked through first, then recorded whole or not at all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.case import Case
from il2nurse.domain.record.labs.facts import ResultSource
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import Draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.labs.laboratory import Laboratory
from il2nurse.domain.rules.chart.unusual import Oddity, Unusual
from il2nurse.domain.rules.labs.importing import preview_rows
from il2nurse.domain.rules.labs.preview import Preview, ReadRow
from il2nurse.domain.rules.labs.table import BadTable, read_table
from il2nurse.workflow.labs.writing import (
    READ_AGAIN,
    check_unit,
    result_draft,
    result_fact,
    write_on_chart,
)
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.station import Station

SHOWN_PROBLEMS = 20
LONGEST_ORIGIN = 120


def preview_import(station: Station, mrn: str, laboratory: Laboratory, text: str) -> Preview:
    """What an import of the text would do; raises ``Slip`` where it is no table of results."""
    return _preview(station, station.case(mrn), laboratory, text)


@dataclass(frozen=True, slots=True)
class SentTable:
    """The text of a table and where it came from; ``origin`` is the file's name, if any.

    ``leave_out`` says that a person wants the rows that are wrong left out; ``sure`` are the lines
    of which a person said that the value is right.
    """

    text: str
    source: ResultSource = ResultSource.PASTED
    origin: str | None = None
    leave_out: bool = False
    sure: frozenset[int] = frozenset()


@one_act
def import_results(
    station: Station,
    by: Person,
    mrn: str,
    laboratory: Laboratory,
    sent: SentTable,
    *,
    confirmed: bool = False,
    request: str | None = None,
) -> tuple[Entry, ...]:
    """Record every new row of a table in one transaction, or nothing at all.

    Raises ``Slip`` with every row that is wrong, unless those are to be left out;
    a row of another patient is never passed over. ``Unusual`` asks for every value to be confirmed,
    and ``NotAllowed`` tells that there is nothing new.
    """
    by.demand(May.CHART)

    def decide(case: Case) -> list[Draft]:
        found = _preview(station, case, laboratory, sent.text)
        _refuse(found.strangers if sent.leave_out else found.problems)
        asked = [row for row in found.notices if row.line not in sent.sure]
        if asked and not confirmed:
            questions = (
                Oddity(f"line {each.line}", f"Line {each.line}: {each.notice}") for each in asked
            )
            raise Unusual(tuple(questions), READ_AGAIN)
        if not found.new:
            raise NotAllowed(_nothing_new(found))
        return _drafts(case, laboratory, sent, found)

    return write_on_chart(station, by, mrn, decide, request)


def _drafts(case: Case, laboratory: Laboratory, sent: SentTable, found: Preview) -> list[Draft]:
    """Every new row with its place in the table; the first names the rows that are left out."""
    name = "".join(letter for letter in sent.origin or "" if letter.isprintable())[:LONGEST_ORIGIN]
    left_out = tuple(f"line {row.line}: {row.problem}" for row in found.problems)
    return [
        result_draft(
            case,
            row.at,
            replace(fact, origin=name, row=row.line, left_out=() if place else left_out),
            place,
        )
        for place, row in enumerate(found.new)
        if row.test and row.received and row.at
        for fact in (result_fact(laboratory, row.test, row.received, sent.source),)
    ]


def _preview(station: Station, case: Case, laboratory: Laboratory, text: str) -> Preview:
    try:
        table = read_table(text)
    except BadTable as error:
        raise Slip("text", str(error)) from error
    found = preview_rows(table, laboratory, case, station.now().at, station.zone)
    for row in found.new:
        if row.test is not None:
            check_unit(station, case, row.test)
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
        "text", "\n".join([*problems, "Nothing was recorded; correct the rows and import again."])
    )
