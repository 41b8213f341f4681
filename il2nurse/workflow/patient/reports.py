"""The report of a test: a file kept with its result, attached, shown, and taken off again."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from il2nurse.domain.people import May, NotAllowed, Person
from il2nurse.domain.record.chart.chart import chart_stream
from il2nurse.domain.record.chart.facts import ReportAttachedFact, ReportTakenOffFact
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.record.register.facts import draft
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.assessment.pre_tests import PreTest, pre_tests
from il2nurse.domain.rules.dose.decisions import demand_role
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import digest_of_bytes, has_words
from il2nurse.files.reading import BadFile
from il2nurse.files.report_file import ReportFormat, format_of, read_report_file
from il2nurse.workflow.one_act import one_act
from il2nurse.workflow.patient.asked_for import moment_of_test
from il2nurse.workflow.station import Station

FIELD: Final = "report"
NOT_OFF: Final = "Nothing was taken off."


@dataclass(frozen=True, slots=True)
class Report:
    """A file that is, or shall be, kept with a result; ``digest`` is its SHA-256."""

    content: bytes = field(repr=False)
    format: ReportFormat
    digest: str

    @property
    def shown(self) -> str:
        """What it is and how large, as people read it."""
        return f"{self.format}, {max(1, len(self.content) // 1_000):,} kB"


def pick_report(path: Path) -> Report:
    """The file at this place; raises ``Slip`` with what is wrong with it."""
    try:
        return report_of(read_report_file(path))
    except BadFile as bad:
        raise Slip(FIELD, f"{bad} Nothing was kept; choose another file.") from bad


def report_of(content: bytes) -> Report:
    """The report with this content; ``BadFile`` where it is none that can be shown."""
    return Report(content, format_of(content), digest_of_bytes(content))


def keep_reports(station: Station, reports: Mapping[str, Report]) -> dict[str, str]:
    """Have the register keep the files; gives their digests, by the tests they are of."""
    for each in reports.values():
        try:
            format_of(each.content)
        except BadFile as bad:
            raise Slip(FIELD, f"{bad} Nothing was recorded.") from bad
        station.register.keep_report(each.digest, each.content)
    return {test: each.digest for test, each in reports.items()}


@one_act
def attach_report(
    station: Station, by: Person, mrn: str, test: str, report: Report, request: str | None = None
) -> Entry:
    """Attach the report of a test that is on file; the one before stays in the register.

    Raises ``NotAllowed`` for a role that does not enter the test, and where no result is on file;
    ``Slip`` for the report that is attached already.
    """
    by.demand(May.CHART)
    found = _test(moment_of_test(station, mrn, test), test)
    demand_role(by, found.step)
    observed = station.case(mrn).chart.newest(test, station.now().at)
    if observed is None:
        raise NotAllowed(f"{found.field.label}: no result is on file. Nothing was attached.")
    if found.report == report.digest:
        raise Slip(FIELD, "This report is attached already. Nothing was attached.")
    keep_reports(station, {test: report})
    fact = ReportAttachedFact(observed.seq, test, report.digest)
    now = station.now().at
    return station.record(by, [draft(chart_stream(mrn), mrn, now, fact)], request)[0]


@one_act
def take_report_off(
    station: Station,
    by: Person,
    mrn: str,
    test: str,
    digest: str,
    reason: str,
    request: str | None = None,
) -> Entry:
    """Take off the report that was seen attached, by its ``digest``; the register keeps the file.

    Raises ``NotAllowed`` for a role that does not enter the test; ``Slip`` without a reason, and
    where another report, or none, is attached by now.
    """
    by.demand(May.CHART)
    found = _test(moment_of_test(station, mrn, test), test, NOT_OFF)
    demand_role(by, found.step)
    observed = station.case(mrn).chart.newest(test, station.now().at)
    if observed is None or found.report is None:
        raise NotAllowed(f"{found.field.label}: no report is attached. {NOT_OFF}")
    if found.report != digest:
        raise NotAllowed(f"{found.field.label}: another report is attached since. {NOT_OFF}")
    if not has_words(reason):
        raise Slip("reason", f"Write in words why the report does not belong here. {NOT_OFF}")
    fact = ReportTakenOffFact(observed.seq, test, digest, reason.strip())
    now = station.now().at
    return station.record(by, [draft(chart_stream(mrn), mrn, now, fact)], request)[0]


def shown_report(station: Station, mrn: str, test: str) -> Report:
    """The report of the result on file, its digest checked as it is read.

    Raises ``NotAllowed`` where none is attached, ``BrokenRegister`` where it is not what was kept.
    """
    found = _test(moment_of_test(station, mrn, test), test)
    if found.report is None:
        raise NotAllowed(f"{found.field.label}: no report is attached. Nothing was changed.")
    content = station.register.report(found.report)
    try:
        return report_of(content)
    except BadFile as bad:
        raise NotAllowed(f"{bad} The report cannot be shown. Nothing was changed.") from bad


def _test(moment: Moment, name: str, left: str = "Nothing was attached.") -> PreTest:
    found = next((each for each in pre_tests(moment) if each.field.id == name), None)
    if found is None:
        raise NotAllowed(f"This is no test of the regimen. {left}")
    return found
