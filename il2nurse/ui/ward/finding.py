"""Finding a patient of the ward by what is typed or scanned: name, MRN, bed."""

from collections.abc import Iterable

from il2nurse.domain.record.patient.mrn import bare_mrn
from il2nurse.workflow.ward.ward import WardRow

PART = (
    "“{}” is only part of an MRN; a code that was cut off looks the same. Nothing was opened. "
    "Check the name in the list, and press Enter there if it is the right one."
)


def found_rows(rows: Iterable[WardRow], typed: str) -> tuple[WardRow, ...]:
    """The rows in which every word stands, in the name, a number or the bed."""
    words = typed.casefold().split()
    return tuple(row for row in rows if all(word in _searched(row) for word in words))


def _searched(row: WardRow) -> str:
    patient = row.case.patient
    numbers = " ".join(f"{each} {bare_mrn(each)}" for each in (patient.mrn, *patient.former_mrns))
    return f"{patient.name} {patient.given} {numbers} {patient.bed}".casefold()


def part_of_mrn(row: WardRow, typed: str) -> bool:
    """Whether what was typed or scanned found its patient only by a part of the MRN."""
    patient, word = row.case.patient, bare_mrn(typed)
    numbers = [bare_mrn(each) for each in (patient.mrn, *patient.former_mrns)]
    part = any(word in number for number in numbers) and word not in numbers
    return part and word not in bare_mrn(f"{patient.name} {patient.given} {patient.bed}")
