"""The report of a test, attached to its result: what an entry says of it."""

from dataclasses import replace

from il2nurse.domain.record.chart.chart_entries import ObservedSet, correct_set
from il2nurse.domain.record.chart.facts import ReportAttachedFact
from il2nurse.domain.record.labs.facts import CorrectedFact
from il2nurse.domain.record.register.entries import Entry, Kind


def place_changed(entry: Entry) -> int:
    """The place in the stream of what an entry corrects, or gives a report to."""
    fact = ReportAttachedFact if entry.kind is Kind.REPORT_ATTACHED else CorrectedFact
    return fact.read(entry).seq


def changed_set(observed: ObservedSet, entry: Entry) -> ObservedSet:
    """The set with another value, or with the report of one of its tests; the newest counts."""
    if entry.kind is not Kind.REPORT_ATTACHED:
        return correct_set(observed, entry)
    fact = ReportAttachedFact.read(entry)
    return replace(observed, reports={**observed.reports, fact.field: fact.digest})
