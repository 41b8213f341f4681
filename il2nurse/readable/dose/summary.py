"""The readable form of one dose, shared by screen, paper and export."""

from dataclasses import dataclass, replace
from typing import Final

from il2nurse.readable.content import PatientPaper, Sources
from il2nurse.readable.dose.correction_rows import CorrectionRow, correction_rows
from il2nurse.readable.dose.course_lines import (
    Beside,
    approved,
    cautions,
    events_beside,
    patient_of_record,
    suitability,
    suited_in_short,
    teaching,
)
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
from il2nurse.readable.dose.vital_columns import vital_headings
from il2nurse.readable.dose.vital_rows import (
    VitalRow,
    initials_key,
    sets_around,
    vital_chart,
    vital_rows,
)
from il2nurse.readable.dose_record import DoseRecord, make_dose_record
from il2nurse.readable.heading import zone_in_words
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
    initials: str | None
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
        patient=patient_of_record(record),
        outcome=dose_outcome(record),
        approved=approved(record),
        suitability=suitability(record),
        suited_in_short=suited_in_short(record),
        cautions=cautions(record),
        teaching=teaching(record),
        short=in_short(record),
        sections=told,
        arithmetic=sum_lines(record.worked),
        warnings=(*cautions_in_words(record.worked), *blocks_in_words(record.worked)),
        prepared=record.prepared,
        checks=double_checks(record),
        vital_headings=vital_headings(record.regimen, sets_around(record)),
        vital_rows=vital_rows(record),
        vital_chart=vital_chart(record),
        initials=initials_key(record),
        fluids=fluid_rows(record),
        dose_events=dose_events(record),
        corrections=correction_rows(record),
        signatures=signature_rows(record),
        beside=events_beside(record),
    )
