"""``il2nurse report``: lists the reports kept with tests on file, attaches one, takes one off."""

from argparse import Namespace
from collections.abc import Callable
from typing import Final

from il2nurse.cli.at_work import station_of
from il2nurse.cli.opening import sound_register
from il2nurse.cli.patient.fluids import demand_patient
from il2nurse.cli.printing import find_person
from il2nurse.cli.speaking import ExitCode, Refused, say, say_json, say_table
from il2nurse.cli.words import refuse_unread
from il2nurse.domain.people import Person
from il2nurse.domain.rules.assessment.pre_tests import PreTest, pre_tests
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.text import short_digest
from il2nurse.readable.course.pre_test_rows import result_in_words
from il2nurse.workflow.patient.asked_for import moment_asked_for, moment_of_test
from il2nurse.workflow.patient.reports import (
    Report,
    attach_report,
    pick_report,
    shown_report,
    take_report_off,
)
from il2nurse.workflow.station import Station

NO_REPORT: Final = "no report"
NOTHING_ON_FILE: Final = "No test is on file."
TAKES: Final[dict[str, tuple[str, ...]]] = {
    "list": ("regimen",),
    "attach": ("test", "file", "by"),
    "take-off": ("test", "reason", "by"),
}
"""What each act reads beside the register and the patient."""


def run(asked: Namespace) -> ExitCode:
    """List, attach or take off."""
    refuse_unread(asked, f"report {asked.what}", TAKES[asked.what], TAKES.values())
    with sound_register(asked.register, to_read=asked.what == "list") as register:
        station = station_of(register)
        asked.mrn = demand_patient(station, asked.mrn)
        return ANSWERS[asked.what](station, asked)


def tell(station: Station, asked: Namespace) -> ExitCode:
    """Every test on file of the newest order, else of a regimen of the ward, with its report."""
    moment = moment_asked_for(station, asked.mrn, asked.regimen)
    on_file = [each for each in (pre_tests(moment) if moment else ()) if each.answer]
    if asked.json:
        tests = [report_answer(station, asked.mrn, each) for each in on_file]
        say_json({"mrn": asked.mrn, "tests": tests})
    elif on_file:
        say_table([_cells(station, asked.mrn, each) for each in on_file])
    else:
        say(NOTHING_ON_FILE)
    return ExitCode.DONE


def report_answer(station: Station, mrn: str, test: PreTest) -> dict[str, object]:
    """A test on file as JSON; ``report`` is ``null`` where none is attached."""
    report = shown_report(station, mrn, test.field.id) if test.report else None
    kept = {"digest": report.digest, "format": report.format.value} if report else None
    return {
        "test": test.field.id,
        "label": test.field.label,
        "result": result_in_words(test),
        "report": {**kept, "bytes": len(report.content)} if report and kept else None,
    }


def _cells(station: Station, mrn: str, test: PreTest) -> tuple[str, ...]:
    report = shown_report(station, mrn, test.field.id) if test.report else None
    told = f"{report.shown}, checksum {short_digest(report.digest)}" if report else NO_REPORT
    return test.field.id, test.field.label, result_in_words(test), told


def attach(station: Station, asked: Namespace) -> ExitCode:
    """Attach a file to the result of a test that is on file."""
    if asked.file is None:
        raise Refused("Name the report: --file FILE. Nothing was attached.")
    test, report = demand_test(station, asked), pick_report(asked.file)
    refuse_undrawn(report)
    by = demand_by(station, asked)
    attach_report(station, by, asked.mrn, test, report)
    return _done(asked, test, report, "attached")


def take_off(station: Station, asked: Namespace) -> ExitCode:
    """Take off the report that is attached; the register keeps the file."""
    test = demand_test(station, asked)
    report, by = shown_report(station, asked.mrn, test), demand_by(station, asked)
    take_report_off(station, by, asked.mrn, test, report.digest, asked.reason or "")
    return _done(asked, test, report, "taken off")


def refuse_undrawn(report: Report) -> None:
    """Raise ``Slip`` for a file that no window could show."""
    # Qt is read for this alone: no other command waits for it.
    from il2nurse.ui.papers.report import pages_of

    pages_of(report, 1)


def demand_test(station: Station, asked: Namespace) -> str:
    """The id of the test; raises ``Refused`` with those there are."""
    moment: Moment = moment_of_test(station, asked.mrn, asked.test or "")
    known = [each.field.id for each in pre_tests(moment)]
    if asked.test not in known:
        named = f"“{asked.test}” is no test of the regimen." if asked.test else "Name the test."
        raise Refused(f"{named} Write --test with one of: {', '.join(known)}. Nothing was changed.")
    return str(asked.test)


def demand_by(station: Station, asked: Namespace) -> Person:
    """Who does it, with their PIN."""
    by = find_person(station, asked.by)
    if by is None:
        raise Refused("Say who does it: --by PERSON. Nothing was changed.")
    return by


def _done(asked: Namespace, test: str, report: Report, what: str) -> ExitCode:
    if asked.json:
        say_json({"mrn": asked.mrn, "test": test, "digest": report.digest, "done": what})
    else:
        say(f"{test}: {report.shown}, checksum {short_digest(report.digest)}, was {what}.")
    return ExitCode.DONE


Answer = Callable[[Station, Namespace], ExitCode]
ANSWERS: Final[dict[str, Answer]] = {"list": tell, "attach": attach, "take-off": take_off}
