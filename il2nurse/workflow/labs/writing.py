"""How a laboratory result gets on the chart: its unit, its fact, and the writing itself."""

from collections.abc import Callable, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from typing import Final

from il2nurse.domain.people import NotAllowed, Person
from il2nurse.domain.record.case import Case
from il2nurse.domain.record.chart.chart import chart_stream
from il2nurse.domain.record.labs.facts import LaboratoryFact, ResultSource
from il2nurse.domain.record.labs.results import Received, reported
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import Draft, draft
from il2nurse.domain.regimen.labs.laboratory import Laboratory
from il2nurse.domain.regimen.labs.tests import LabTest
from il2nurse.workflow.station import Station

READ_AGAIN: Final = "read the report again"
"""What is done about a result that is unusual: nobody here can measure it."""


def check_unit(station: Station, case: Case, test: LabTest) -> None:
    """Raise ``NotAllowed`` where a regimen judges the value in another unit than it is kept in."""
    regimens = list(station.regimens.today().values())
    if case.course is not None:
        regimens.append(station.regimen_of(case.course))
    for regimen in regimens:
        field = regimen.fields.get(test.field or "")
        if field is not None and field.unit != test.unit.name:
            raise NotAllowed(
                f"The regimen “{regimen.title}” judges {test.label} in {field.unit}, and the "
                f"laboratory file keeps it in {test.unit.name}. Nothing was recorded; tell the "
                "ward's IT."
            )


def result_fact(
    laboratory: Laboratory, test: LabTest, received: Received, source: ResultSource
) -> LaboratoryFact:
    """A result as the register keeps it, readable without the laboratory's files."""
    kept = reported(received)
    return LaboratoryFact(
        **{each.name: getattr(kept, each.name) for each in fields(kept)},
        test=test.id,
        label=test.label,
        field=test.field,
        loinc=test.loinc,
        source=source,
        laboratory=laboratory.tests.version,
    )


def result_draft(case: Case, at: datetime, fact: LaboratoryFact, place: int = 0) -> Draft:
    """The entry that keeps a result; ``place`` counts those written together before it."""
    mrn, seq = case.patient.subject, case.chart.next_seq + place
    return draft(chart_stream(mrn), mrn, at.astimezone(UTC), fact, seq=seq)


def write_on_chart(
    station: Station,
    by: Person,
    mrn: str,
    decide: Callable[[Case], Sequence[Draft]],
    request: str | None,
) -> tuple[Entry, ...]:
    """Decide and write on the chart as it stands now."""
    return station.record(by, decide(station.case(mrn)), request)
