"""Who lies in which bed: one bed has one patient, and nobody is put to another unsaid."""

import re
from collections.abc import Iterable
from typing import Final

from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.regimen.fields import Slip
from il2nurse.workflow.patient.finding import patients
from il2nurse.workflow.station import Station

FIELD: Final = "bed"
_BETWEEN: Final = re.compile(r"[\s./–-]+")


def demand_free_bed(station: Station, bed: str, subject: str | None) -> None:
    """Raise ``Slip`` where another patient lies in the bed, naming who; ``subject`` may lie there.

    A patient who left the ward lies in none, and an empty text is no bed.
    """
    found = sharing_bed(bed, subject, patients(station))
    if found:
        who = " and ".join(each.told_apart for each in found)
        raise Slip(
            FIELD,
            f"Bed {bed} is taken: {who} is on record there. Nothing was recorded. Give another "
            "bed; or first put that patient's bed right on their page, or record that they left.",
        )


def sharing_bed(bed: str, subject: str | None, others: Iterable[Patient]) -> tuple[Patient, ...]:
    """Who else is on record in a bed of this name, however it is written."""
    name = _plain(bed)
    here = (each for each in others if not each.discharged and each.subject != subject)
    return tuple(each for each in here if name and _plain(each.bed) == name)


def in_one_bed(everyone: Iterable[Patient]) -> frozenset[str]:
    """Who of a list is on record in a bed in which somebody else is too."""
    beds: dict[str, list[str]] = {}
    for each in everyone:
        if not each.discharged and (name := _plain(each.bed)):
            beds.setdefault(name, []).append(each.subject)
    return frozenset(subject for found in beds.values() if len(found) > 1 for subject in found)


def _plain(bed: str) -> str:
    return _BETWEEN.sub(" ", bed.casefold()).strip()
