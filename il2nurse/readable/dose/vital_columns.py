"""The columns of the vital signs of a dose: those that the regimen asks for or a set holds."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from il2nurse.domain.record.chart.chart import ObservedSet
from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.chart.early_warning import SCORED

NEWS2: Final = "NEWS2 score"


@dataclass(frozen=True, slots=True)
class VitalColumn:
    """A heading, and the fields below it; two of them are written as one, 98/58."""

    heading: str
    fields: tuple[str, ...]


COLUMNS: Final = (
    VitalColumn("HR per min", (vocabulary.HEART_RATE.id,)),
    VitalColumn("Rhythm", (vocabulary.RHYTHM.id,)),
    VitalColumn("BP mmHg", (vocabulary.SYSTOLIC.id, vocabulary.DIASTOLIC.id)),
    VitalColumn("RR per min", (vocabulary.RESPIRATORY_RATE.id,)),
    VitalColumn("Temp °C", (vocabulary.TEMPERATURE.id,)),
    VitalColumn("SpO₂ %", (vocabulary.SPO2.id,)),
    VitalColumn("O₂ L/min", (vocabulary.OXYGEN.id,)),
    VitalColumn("Alertness", (vocabulary.ALERTNESS.id,)),
)


def asked_columns(regimen: Regimen, sets: Iterable[ObservedSet]) -> tuple[VitalColumn, ...]:
    """Those whose fields belong to the vital signs of the regimen, or stand in one of the sets."""
    held = {name for each in sets for name in (*each.values, *_corrected(each))}
    known = held.union(regimen.monitoring.fields)
    return tuple(each for each in COLUMNS if not known.isdisjoint(each.fields))


def vital_headings(regimen: Regimen, sets: Iterable[ObservedSet]) -> tuple[str, ...]:
    """The headings; that of the score only where the regimen asks for all that it needs."""
    told = tuple(each.heading for each in asked_columns(regimen, sets))
    return (*told, NEWS2) if frozenset(regimen.monitoring.fields) >= SCORED else told


def _corrected(observed: ObservedSet) -> Iterable[str]:
    return (each.field for each in observed.corrections)
