"""The report of a test, attached to its result or taken off it: what an entry says of it."""

from dataclasses import replace

from il2nurse.domain.record.chart.chart_entries import ObservedSet, correct_set
from il2nurse.domain.record.chart.facts import ReportAttachedFact, ReportTakenOffFact
from il2nurse.domain.record.labs.facts import CorrectedFact
from il2nurse.domain.record.register.changes import ReportOff
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.record.register.spelling import Unreadable


def place_changed(entry: Entry) -> int:
    """The place in the stream of what an entry corrects, or whose report it changes."""
    match entry.kind:
        case Kind.REPORT_ATTACHED:
            return ReportAttachedFact.read(entry).seq
        case Kind.REPORT_TAKEN_OFF:
            return ReportTakenOffFact.read(entry).seq
        case _:
            return CorrectedFact.read(entry).seq


def changed_set(observed: ObservedSet, entry: Entry) -> ObservedSet:
    """The set with another value, or with or without the report of a test; the newest counts."""
    match entry.kind:
        case Kind.REPORT_ATTACHED:
            fact = ReportAttachedFact.read(entry)
            return replace(observed, reports={**observed.reports, fact.field: fact.digest})
        case Kind.REPORT_TAKEN_OFF:
            return _without(observed, entry)
        case _:
            return correct_set(observed, entry)


def _without(observed: ObservedSet, entry: Entry) -> ObservedSet:
    fact = ReportTakenOffFact.read(entry)
    if observed.reports.get(fact.field) != fact.digest:
        raise Unreadable(f"it takes a report off “{fact.field}” that is not attached there")
    kept = {name: digest for name, digest in observed.reports.items() if name != fact.field}
    off = ReportOff(fact.field, fact.digest, fact.reason, entry.person, entry.recorded_at)
    return replace(observed, reports=kept, reports_off=(*observed.reports_off, off))
