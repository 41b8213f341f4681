"""The readable form of one dose, shared by screen, paper and export."""

from dataclasses import dataclass, replace

from il2nurse.domain.rules.assessment.judging import bag_of
from il2nurse.domain.rules.pharmacy.calculation import SumStep
from il2nurse.readable.account import Account
from il2nurse.readable.dose.events import (
    CorrectionRow,
    FluidRow,
    Happening,
    SignatureRow,
    corrections,
    double_checks,
    fluid_rows,
    happenings,
    signature_rows,
)
from il2nurse.readable.dose.outcome import Outcome, outcome
from il2nurse.readable.dose.step_rows import Section, sections
from il2nurse.readable.dose.vital_rows import COLUMNS, VitalRow, vital_chart, vital_rows
from il2nurse.readable.heading import PatientFacts, Printed, patient_facts, zone_in_words
from il2nurse.readable.picture import VitalChart


@dataclass(frozen=True, slots=True)
class Summary:
    """Everything there is to read about one dose. ``printed`` is there on paper only."""

    title: str
    subtitle: str
    planned: str
    mark: str
    zone: str
    patient: PatientFacts
    outcome: Outcome
    sections: tuple[Section, ...]
    arithmetic: tuple[SumStep, ...]
    warnings: tuple[str, ...]
    prepared: bool
    checks: tuple[Happening, ...]
    vital_headings: tuple[str, ...]
    vital_rows: tuple[VitalRow, ...]
    vital_chart: VitalChart
    fluids: tuple[FluidRow, ...]
    happenings: tuple[Happening, ...]
    corrections: tuple[CorrectionRow, ...]
    signatures: tuple[SignatureRow, ...]
    printed: Printed | None = None

    def on_paper(self, printed: Printed) -> "Summary":
        """The same with what the paper says of its own printing."""
        return replace(self, printed=printed)


def summarise(told: Account) -> Summary:
    """Tell the dose; pure, so that equal accounts give equal summaries."""
    key, table = told.dose.key, told.regimen.timetable
    return Summary(
        title=f"Administration record · dose {key.slot} of {table.doses_per_cycle}",
        subtitle=f"{told.regimen.title} · regimen {told.regimen.version}",
        planned=f"Course {key.course}, cycle {key.cycle} · planned "
        f"{told.wording.day_time(told.dose.due)}",
        mark=f"Dose {key.slot} of {table.doses_per_cycle}, course {key.course}, cycle {key.cycle}",
        zone=zone_in_words(told.wording, told.dose.due),
        patient=patient_facts(told.case.patient, told.cycle, told.wording),
        outcome=outcome(told),
        sections=sections(told),
        arithmetic=told.worked.steps,
        warnings=(*told.worked.warnings, *told.worked.blocked),
        prepared=bag_of(told.case.all_answers(told.dose)) is not None,
        checks=double_checks(told),
        vital_headings=tuple(heading for heading, _ in COLUMNS),
        vital_rows=vital_rows(told),
        vital_chart=vital_chart(told),
        fluids=fluid_rows(told),
        happenings=happenings(told),
        corrections=corrections(told),
        signatures=signature_rows(told),
    )
