"""What the fields of facts are called where people read them, and the units of their numbers."""

from collections.abc import Mapping
from typing import Final

from il2nurse.readable.audit.terms import title

LABELS: Final[Mapping[str, str]] = {
    "after_stop": "After the stop",
    "boot_id": "Run of the computer",
    "boot_ms": "Time since the computer started",
    "charted": "Place of its values in the chart",
    "digest": "Checksum of what was signed",
    "dosing_weight_kg": "Dosing weight",
    "before_digest": "Checksum of the text before",
    "draw_up_ml": "Volume to draw up",
    "drawn_ml": "Volume drawn up",
    "drift_s": "Clocks apart by",
    "family": "Family name",
    "first_slot": "First dose due",
    "given_ml": "Volume given",
    "id": "Person",
    "late_reason": "Why it was entered late",
    "ml": "Volume",
    "mrn": "MRN",
    "on_file": "Taken from the chart",
    "pin_digest": "PIN",
    "planned_s": "Planned time",
    "rate_ml_per_h": "Pump rate",
    "showed": "Shown by the patient",
    "regimen_digest": "Checksum of the regimen text",
    "seconds": "Time it took",
    "seq": "Place of what it is about",
    "suffix": "Title after the name",
    "total_ml": "Volume of the bag",
}
UNITS: Final[Mapping[str, str]] = {
    "boot_ms": "ms",
    "draw_up_ml": "mL",
    "dosing_weight_kg": "kg",
    "drawn_ml": "mL",
    "drift_s": "s",
    "given_ml": "mL",
    "ml": "mL",
    "planned_s": "s",
    "rate_ml_per_h": "mL/h",
    "seconds": "s",
    "total_ml": "mL",
}
SECRET: Final = frozenset({"pin_digest"})
HIDDEN: Final = "set; not shown"


def label_of(name: str) -> str:
    """The name of a field as a label."""
    return LABELS.get(name) or title(name)


def with_unit(name: str, words: str) -> str:
    """A number with its unit; what proves a PIN is never shown."""
    if name in SECRET:
        return HIDDEN
    unit = UNITS.get(name)
    return f"{words} {unit}" if words and unit else words
