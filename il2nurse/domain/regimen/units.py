"""The units of a regimen, and each in UCUM, the code in which other systems read it."""

from collections.abc import Mapping
from typing import Final

UCUM: Final[Mapping[str, str]] = {
    "%": "%",
    "L": "L",
    "L/min": "L/min",
    "cycles": "{cycles}",
    "criteria": "{criteria}",
    "doses": "{doses}",
    "g/dL": "g/dL",
    "h": "h",
    "kg": "kg",
    "mEq/L": "meq/L",
    "mL": "mL",
    "mL in 8 h": "mL/(8.h)",
    "mL/h": "mL/h",
    "mL/kg/h": "mL/kg/h",
    "mg": "mg",
    "mg/dL": "mg/dL",
    "min": "min",
    "ng/mL": "ng/mL",
    "of 10": "{score}",
    "million international units": "10*6.[iU]",
    "mmHg": "mm[Hg]",
    "per min": "/min",
    "per mm³": "/mm3",
    "years": "a",
    "°C": "Cel",
}
