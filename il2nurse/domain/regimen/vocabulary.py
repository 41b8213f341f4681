"""What code knows by name: fields and forms that every regimen has, with their standard codes."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from il2nurse.domain.regimen.fields import FieldKind


class Part(StrEnum):
    """The part of a regimen file that needs a field; old texts lack the later parts."""

    DOSE = "a dose"
    WEIGHT = "a dose by weight"
    BAG = "a bag"
    INFUSION = "an infusion"
    INJECTION = "an injection"
    CHARTING = "charting"
    NEURO = "neurological checks"


@dataclass(frozen=True, slots=True)
class NeededField:
    """A field that code knows by name.

    ``ucum`` is the unit of a number. ``loinc`` is ``None`` where no code says the same; ``uncoded``
    tells why. ``words`` are those of its choices that code knows.
    """

    id: str
    label: str
    short: str
    kind: FieldKind = FieldKind.NUMBER
    ucum: str | None = None
    loinc: str | None = None
    uncoded: str | None = None
    words: tuple[str, ...] = ()
    part: Part = Part.DOSE


# Codes: LOINC and UCUM as in the vital-signs profiles of HL7 FHIR and US Core.
HEART_RATE: Final = NeededField(
    "heart_rate_per_min", "Heart rate", "HR", ucum="/min", loinc="8867-4", part=Part.INFUSION
)
RHYTHM: Final = NeededField(
    "rhythm", "Heart rhythm", "Rhythm", FieldKind.CHOICE, loinc="8884-9", part=Part.INFUSION
)
SYSTOLIC: Final = NeededField(
    "systolic_mmhg",
    "Blood pressure, systolic",
    "Systolic",
    ucum="mm[Hg]",
    loinc="8480-6",
    part=Part.INFUSION,
)
DIASTOLIC: Final = NeededField(
    "diastolic_mmhg",
    "Blood pressure, diastolic",
    "Diastolic",
    ucum="mm[Hg]",
    loinc="8462-4",
    part=Part.INFUSION,
)
RESPIRATORY_RATE: Final = NeededField(
    "respiratory_rate_per_min",
    "Respiratory rate",
    "RR",
    ucum="/min",
    loinc="9279-1",
    part=Part.INFUSION,
)
TEMPERATURE: Final = NeededField(
    "temperature_c", "Temperature", "Temp", ucum="Cel", loinc="8310-5", part=Part.INFUSION
)
SPO2: Final = NeededField(
    "spo2_percent", "Oxygen saturation", "SpO₂", ucum="%", loinc="59408-5", part=Part.INFUSION
)
OXYGEN: Final = NeededField(
    "oxygen_l_per_min", "Oxygen given", "O₂", ucum="L/min", loinc="3151-8", part=Part.INFUSION
)
ROOM_AIR: Final = "room_air"
# Devices that give nothing without a flow; the others may be fed otherwise.
NEEDS_FLOW: Final = ("nasal_cannula", "simple_mask", "venturi_mask", "reservoir_mask")
OXYGEN_DEVICE: Final = NeededField(
    "oxygen_device",
    "Oxygen device",
    "Device",
    FieldKind.CHOICE,
    uncoded="no code for the device alone was found in a public profile",
    words=(ROOM_AIR, *NEEDS_FLOW),
    part=Part.CHARTING,
)
WEIGHT: Final = NeededField(
    "weight_kg", "Weight today", "Weight", ucum="kg", loinc="29463-7", part=Part.INFUSION
)
ALERT: Final = "alert"
ALERTNESS: Final = NeededField(
    "alertness",
    "Alertness",
    "Alertness",
    FieldKind.CHOICE,
    uncoded="its words are those of the lethargy rule, not the four of AVPU (80288-4)",
    words=(ALERT,),
    part=Part.INFUSION,
)
DISORIENTED: Final = "disoriented"
MENTAL_STATUS: Final = NeededField(
    "mental_status",
    "Mental status",
    "Mental status",
    FieldKind.CHOICE,
    uncoded="its words are those of the hold criteria, which no scale with a code has",
    words=(DISORIENTED,),
    part=Part.INFUSION,
)
URINE_8H: Final = NeededField(
    "urine_8h_ml",
    "Urine in the last 8 hours",
    "Urine 8 h",
    ucum="mL/(8.h)",
    uncoded="the codes seen are for 1 hour (9188-4) and 24 hours (9192-6)",
    part=Part.INFUSION,
)

_FROM_REGISTER: Final = "worked out from the register, never measured"
BASELINE_WEIGHT: Final = NeededField(
    "baseline_weight_kg",
    "Baseline weight",
    "Baseline",
    ucum="kg",
    uncoded="one of the body weights (29463-7), taken over as the dosing weight of the cycle",
    part=Part.WEIGHT,
)
DOSES_GIVEN: Final = NeededField(
    "doses_given_cycle",
    "Doses given in this cycle",
    "Given",
    ucum="{doses}",
    uncoded=_FROM_REGISTER,
)
DOSES_HELD: Final = NeededField(
    "doses_held_cycle", "Doses held in this cycle", "Held", ucum="{doses}", uncoded=_FROM_REGISTER
)
HOURS_SINCE_START: Final = NeededField(
    "hours_since_last_start",
    "Time since the last dose was started",
    "Since start",
    ucum="h",
    uncoded=_FROM_REGISTER,
)
DERIVED: Final = (BASELINE_WEIGHT, DOSES_GIVEN, DOSES_HELD, HOURS_SINCE_START)

_PREPARATION: Final = "an answer of the preparation, no observation of the patient"
RECONSTITUTED_AT: Final = NeededField(
    "reconstituted_at",
    "Time the first vial was dissolved",
    "Dissolved at",
    FieldKind.TIME,
    uncoded=_PREPARATION,
)
BAG: Final = NeededField(
    "bag_ml",
    "Bag of 5% dextrose",
    "Bag",
    FieldKind.CHOICE,
    ucum="mL",
    uncoded=_PREPARATION,
    part=Part.BAG,
)
# Pharmacy's own time limit; texts kept before it could be entered lack the question.
USE_BY: Final = "use_by"
PROTOCOL_NUMBER: Final = "protocol_number"
STERILE_WATER_LOT: Final = NeededField(
    "sterile_water_lot",
    "Lot of the sterile water, if your site records it",
    "Water lot",
    FieldKind.TEXT,
    uncoded=_PREPARATION,
)
DEXTROSE_LOT: Final = NeededField(
    "dextrose_lot",
    "Lot of the dextrose bag, if your site records it",
    "Bag lot",
    FieldKind.TEXT,
    uncoded=_PREPARATION,
    part=Part.BAG,
)

INJECTION_SITE: Final = NeededField(
    "injection_site",
    "Where it goes",
    "Site",
    FieldKind.CHOICE,
    uncoded="each site offers places of its own",
    part=Part.INJECTION,
)
_FORM: Final = "one question of the program's own neurological form"
ORIENTATION: Final = NeededField(
    "orientation_wrong",
    "Orientation: which answers were wrong",
    "Orientation",
    FieldKind.MANY,
    uncoded=_FORM,
    part=Part.NEURO,
)
ORIENTATION_SAID: Final = NeededField(
    "orientation_said",
    "Wrong answers, word for word",
    "Said",
    FieldKind.TEXT,
    uncoded=_FORM,
    part=Part.NEURO,
)
SEVENS: Final = NeededField(
    "serial_sevens",
    "Serial sevens: 100 minus 7, five times",
    "Serial sevens",
    FieldKind.TEXT,
    uncoded=_FORM,
    part=Part.NEURO,
)
WORLD: Final = NeededField(
    "world_backwards",
    "WORLD, spelt backwards",
    "WORLD backwards",
    FieldKind.TEXT,
    uncoded=_FORM,
    part=Part.NEURO,
)
OBJECTS: Final = NeededField(
    "objects_named",
    "Three objects: how many the patient named",
    "Objects",
    FieldKind.CHOICE,
    uncoded=_FORM,
    part=Part.NEURO,
)
MARKED: Final = (ORIENTATION, ORIENTATION_SAID, SEVENS, WORLD, OBJECTS)

VOCABULARY: Final = (
    *(HEART_RATE, RHYTHM, SYSTOLIC, DIASTOLIC, RESPIRATORY_RATE, TEMPERATURE, SPO2, OXYGEN),
    *(OXYGEN_DEVICE, WEIGHT, ALERTNESS, MENTAL_STATUS, URINE_8H),
    *DERIVED,
    *(RECONSTITUTED_AT, BAG, STERILE_WATER_LOT, DEXTROSE_LOT, INJECTION_SITE),
    *MARKED,
)

# Forms of charting that a page opens by name.
VITAL_SIGNS_FORM: Final = "vital_signs"
WEIGHT_FORM: Final = "weight"
