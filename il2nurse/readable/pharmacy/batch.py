"""The preparation sheets of all doses of a day as one paper: a list, and each sheet behind it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.record.patient.mrn import numbered
from il2nurse.domain.rules.course.slots import due_of
from il2nurse.domain.rules.dose.preparing import doses_to_prepare
from il2nurse.domain.values.text import written_offset
from il2nurse.readable.content import Content, Sources
from il2nurse.readable.pharmacy.preparation_sheet import PreparationSheet, prepare_sheet
from il2nurse.readable.wording import Wording

TITLE: Final = "Preparation sheets"
FOLLOWS: Final = "Sheet follows"
FORBIDDEN: Final = "DO NOT PREPARE OR GIVE: {}"


@dataclass(frozen=True, slots=True)
class BatchLine:
    """One dose on the list: whose it is, when it is due, and whether its sheet follows."""

    bed: str
    who: str
    dose: str
    due: str
    sheet: str
    against: bool


@dataclass(frozen=True, slots=True)
class BatchList:
    """The first page: every dose that is due, by the time it is due."""

    title: str
    subtitle: str
    planned: str
    mark: str
    zone: str
    lines: tuple[BatchLine, ...]
    patient: None = None


@dataclass(frozen=True, slots=True)
class SheetBatch:
    """The list and the sheets; each has its own head."""

    title: str
    subtitle: str
    planned: str
    mark: str
    zone: str
    parts: tuple[Content, ...]
    patient: None = None


def tell(sources: Sources) -> SheetBatch:
    """The sheets of the ward's next 24 hours; one that must not be made is on the list alone."""
    ward = sources.ward
    words = Wording(sources.people, ward.zone, ward.at.astimezone(ward.zone).date())
    due = sorted(_due(sources), key=lambda each: due_of(each[0].moment, each[1]) or ward.at)
    told = [_sheet(of, key) for of, key in due]
    lines = tuple(_line(of, key, sheet, words) for (of, key), sheet in zip(due, told, strict=True))
    sheets = tuple(s for s in told if isinstance(s, PreparationSheet) and not s.against)
    first = BatchList(
        title=f"{TITLE} · {ward.name}",
        subtitle=f"Doses due in the next 24 hours, as of {words.day_time(ward.at)}",
        planned=f"{len(lines)} due, {len(sheets)} with a sheet",
        mark=TITLE,
        zone=f"Times are local: {ward.zone}, UTC{written_offset(words.local(ward.at))}",
        lines=lines,
    )
    return SheetBatch(
        first.title, first.subtitle, first.planned, TITLE, first.zone, (first, *sheets)
    )


def _due(sources: Sources) -> Iterator[tuple[Sources, DoseKey]]:
    for each in sources.ward.patients:
        yield from ((each, key) for key in doses_to_prepare(each.moment))


def _sheet(of: Sources, key: DoseKey) -> PreparationSheet | str:
    """The sheet of a dose, else why it has none."""
    try:
        return prepare_sheet(of.moment, key, of.moment.case.doses.get(key), of.people)
    except NotAllowed as problem:
        return str(problem)


def _line(of: Sources, key: DoseKey, sheet: PreparationSheet | str, words: Wording) -> BatchLine:
    patient, due = of.moment.case.patient, due_of(of.moment, key)
    against = isinstance(sheet, str) or bool(sheet.against)
    said = sheet if isinstance(sheet, str) else FORBIDDEN.format(" ".join(sheet.against))
    return BatchLine(
        bed=patient.bed,
        who=f"{patient.name}, {numbered(patient.mrn)}",
        dose=f"{key.slot}, cycle {key.cycle}, course {key.course}",
        due=words.day_time(due) if due else "begun",
        sheet=said if against else FOLLOWS,
        against=against,
    )
