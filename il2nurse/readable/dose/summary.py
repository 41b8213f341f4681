"""The readable form of one dose, shared by screen, paper and export."""

from dataclasses import dataclass, replace
from typing import Final

from il2nurse.domain.record.course.course import Course
from il2nurse.readable.content import PatientPaper, Sources
from il2nurse.readable.course.approvals import approval_line
from il2nurse.readable.course.suitability import (
    answered_by,
    rows_that_matter,
    suitability_findings,
    suitability_rows,
)
from il2nurse.readable.course.teaching import session_in_words
from il2nurse.readable.course_notes import standing_notes
from il2nurse.readable.dose.beside import Beside, events_beside
from il2nurse.readable.dose.correction_rows import CorrectionRow, correction_rows
from il2nurse.readable.dose.events import (
    DoseEvent,
    FluidRow,
    dose_events,
    double_checks,
    fluid_rows,
)
from il2nurse.readable.dose.in_short import InShort, in_short
from il2nurse.readable.dose.outcome import DoseOutcome, dose_outcome
from il2nurse.readable.dose.signature_rows import SignatureRow, signature_rows
from il2nurse.readable.dose.step_rows import Section, sections
from il2nurse.readable.dose.vital_rows import COLUMNS, VitalRow, vital_chart, vital_rows
from il2nurse.readable.dose_record import DoseRecord, make_dose_record
from il2nurse.readable.heading import PatientFacts, patient_facts, zone_in_words
from il2nurse.readable.pharmacy.sum_lines import SumLine, sum_lines
from il2nurse.readable.pharmacy.sum_warnings import blocks_in_words, cautions_in_words
from il2nurse.readable.picture import VitalChart

TITLE: Final = "Administration record"
IN_FULL: Final = f"{TITLE} in full"


@dataclass(frozen=True, slots=True)
class Summary(PatientPaper):
    """Everything there is to read about one dose."""

    outcome: DoseOutcome
    approved: str | None
    suitability: tuple[tuple[str, str], ...]
    suited_in_short: tuple[tuple[str, str], ...]
    cautions: tuple[str, ...]
    teaching: tuple[str, ...]
    short: InShort
    sections: tuple[Section, ...]
    arithmetic: tuple[SumLine, ...]
    warnings: tuple[str, ...]
    prepared: bool
    checks: tuple[DoseEvent, ...]
    vital_headings: tuple[str, ...]
    vital_rows: tuple[VitalRow, ...]
    vital_chart: VitalChart
    fluids: tuple[FluidRow, ...]
    dose_events: tuple[DoseEvent, ...]
    corrections: tuple[CorrectionRow, ...]
    signatures: tuple[SignatureRow, ...]
    beside: tuple[Beside, ...]


def tell(sources: Sources) -> Summary:
    """The record of the dose that the sources are about."""
    moment = sources.moment
    record = make_dose_record(
        moment.case,
        moment.case.doses[sources.key],
        moment.regimen,
        sources.entries,
        people=sources.people,
        zone=moment.zone,
        at=moment.at,
    )
    return summarise(record)


def tell_in_full(sources: Sources) -> Summary:
    """The same under the name of the record that shows all of it."""
    told = tell(sources)
    return replace(told, title=told.title.replace(TITLE, IN_FULL, 1))


def summarise(record: DoseRecord) -> Summary:
    """Everything there is to read about the dose; equal records give equal summaries."""
    key, table, told = record.dose.key, record.regimen.timetable, sections(record)
    return Summary(
        title=f"{TITLE} · dose {key.slot} of {table.doses_per_cycle}",
        subtitle=f"{record.regimen.title} · regimen {record.regimen.version}",
        planned=f"Course {key.course}, cycle {key.cycle} · planned "
        f"{record.wording.day_time(record.dose.due)}",
        mark=f"Dose {key.slot} of {table.doses_per_cycle}, course {key.course}, cycle {key.cycle}",
        zone=zone_in_words(record.wording, record.dose.due),
        patient=_patient(record),
        outcome=dose_outcome(record),
        approved=approval_line(_course(record), record.wording),
        suitability=_suitability(record),
        suited_in_short=_suited_in_short(record),
        cautions=_cautions(record),
        teaching=_teaching(record),
        short=in_short(record),
        sections=told,
        arithmetic=sum_lines(record.worked),
        warnings=(*cautions_in_words(record.worked), *blocks_in_words(record.worked)),
        prepared=record.prepared,
        checks=double_checks(record),
        vital_headings=tuple(heading for heading, _ in COLUMNS),
        vital_rows=vital_rows(record),
        vital_chart=vital_chart(record),
        fluids=fluid_rows(record),
        dose_events=dose_events(record),
        corrections=correction_rows(record),
        signatures=signature_rows(record),
        beside=events_beside(record),
    )


def _patient(record: DoseRecord) -> PatientFacts:
    """Without what became of the courses otherwise: that is told at the end of the record."""
    told = patient_facts(record.case, record.cycle, record.wording)
    return replace(told, notes=standing_notes(record.case, record.wording))


def _suitability(record: DoseRecord) -> tuple[tuple[str, str], ...]:
    """What was answered once of the course to which the dose belongs."""
    return suitability_rows(_course(record), record.regimen, record.wording)


def _suited_in_short(record: DoseRecord) -> tuple[tuple[str, str], ...]:
    """Every answer; of a dose that was not prepared only those that ask for care."""
    if record.prepared:
        return _suitability(record)
    if not _cautions(record):
        return ()
    of = _course(record), record.regimen, record.wording
    return (*rows_that_matter(*of), *answered_by(of[0], record.wording))


def _cautions(record: DoseRecord) -> tuple[str, ...]:
    """What was answered at the order and asks for care at each dose."""
    found = suitability_findings(_course(record), record.regimen, record.wording)
    return tuple(each.say for each in found)


def _teaching(record: DoseRecord) -> tuple[str, ...]:
    """What the patient was taught in the course to which the dose belongs."""
    return tuple(session_in_words(each, record.wording) for each in _course(record).taught)


def _course(record: DoseRecord) -> Course:
    number = record.dose.key.course
    return next(each for each in record.case.courses if each.number == number)
