"""The shipped regimen and the inputs of a patient who may have the dose."""

from collections.abc import Mapping
from pathlib import Path

from il2nurse import regimens

FILE = Path(__file__).parent.parent / "resources" / "regimens" / "aldesleukin-high-dose-iv.toml"
REGIMEN = regimens.load_file(FILE)

NORMAL: Mapping[str, str] = {
    "heart_rate_per_min": "88",
    "rhythm": "sinus",
    "systolic_mmhg": "118",
    "diastolic_mmhg": "72",
    "respiratory_rate_per_min": "16",
    "temperature_c": "37.2",
    "spo2_percent": "97",
    "oxygen_l_per_min": "0",
    "alertness": "alert",
    "mental_status": "normal",
    "weight_kg": "71",
    "baseline_weight_kg": "70",
    "creatinine_mg_dl": "0.9",
    "platelets_per_mm3": "210000",
    "bilirubin_mg_dl": "0.6",
    "bicarbonate_meq_l": "24",
    "urine_8h_ml": "520",
    "stool_blood": "none",
    "infection": "none",
    "doses_given_cycle": "4",
    "doses_held_cycle": "0",
    "hours_since_last_start": "8",
}
