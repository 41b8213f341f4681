"""The columns of the ward list, and what stands in them of one patient."""

from datetime import datetime
from decimal import Decimal

from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.values.quantity import round_half_up, show
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import NO_VALUE as NONE
from il2nurse.readable.words import RESULT_WORDS
from il2nurse.ui.page.ward_marks import due_mark, mark_of, score_mark
from il2nurse.ui.widgets.table_rows import Cell, Row, TableColumn
from il2nurse.workflow.station import Station
from il2nurse.workflow.ward.ward import WardRow

COLUMNS = (
    TableColumn("Bed", 54),
    TableColumn("Patient", 236),
    TableColumn("MRN", 104),
    TableColumn("Dose", 80),
    TableColumn("Due", 66),
    TableColumn("Status", 160),
    TableColumn("NEWS2", 58),
    TableColumn("Vital signs", 130, yields=1),
    TableColumn("Urine mL/h", 80, yields=2),
    TableColumn(RESULT_WORDS[Result.RELATIVE].word, 66, yields=3),
    TableColumn("Next action"),
)


def patient_row(station: Station, row: WardRow) -> Row:
    """One patient's line: a cell for each column."""
    patient = row.case.patient
    now = station.now().at
    words = Wording(station.people(), station.zone, station.today(now))
    course = row.case.course
    of = station.regimen_of(course).relative_stop_count if course else 0
    cells = (
        Cell(patient.bed),
        Cell(patient.name, strong=True),
        Cell(patient.mrn),
        Cell(f"{row.slot} of {row.doses_per_cycle}" if row.slot else NONE),
        Cell(_due(row, words)),
        Cell(mark=mark_of(row, now)),
        Cell(NONE if row.news2 is None else str(row.news2), score_mark(row.news2)),
        _vital_signs(row, now, words),
        Cell(_urine(row)),
        _relative(row, of),
        Cell(_first_sentence(row.next_action) or NONE),
    )
    return Row(patient.subject, cells)


def _vital_signs(row: WardRow, now: datetime, words: Wording) -> Cell:
    """When the next vital signs are due, with a word and a sign once they are."""
    due = row.vital_signs_due
    return Cell(words.clock(due.at), due_mark(due, now)) if due else Cell(NONE)


def _due(row: WardRow, words: Wording) -> str:
    """When the dose is due; and that the one before was entered from paper."""
    due = words.clock(row.due) if row.due else NONE
    return f"{due}\n{row.from_paper} from paper" if row.from_paper else due


def _first_sentence(said: str) -> str:
    """What is to be done, in short; all of it stands on the patient's page."""
    first, more, _ = said.partition(". ")
    return f"{first}." if more else first


def _urine(row: WardRow) -> str:
    rate = row.urine_ml_per_h
    return NONE if rate is None else show(round_half_up(rate, Decimal(1)))


def _relative(row: WardRow, of: int) -> Cell:
    """How many criteria are relative; nothing is called fine while some cannot be judged."""
    if row.relative:
        return Cell(f"{row.relative} of {of}", strong=True)
    return Cell(NONE if row.relative is None or row.unknown else "none", muted=True)
