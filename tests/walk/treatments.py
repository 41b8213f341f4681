"""What a walk knows of the regimens that it walks: by hand, not read from what judges by them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final

from il2nurse.regimens import load_file
from tests.normal import LABS, RESOURCES, VITALS

MINUTES: Final = tuple(timedelta(minutes=each) for each in (9, 15, 18))
HOURS: Final = tuple(timedelta(hours=each) for each in (9, 24, 26))


@dataclass(frozen=True, slots=True)
class Treatment:
    """One way of being treated: what speaks for a dose, what against it, and how many there are.

    ``files`` are ordered, one course by this and the next one by that. ``good`` is charted, and
    ``bad`` each by itself holds a dose; ``relative`` holds one that nobody put aside. ``results``
    are done before the course, and ``must_be`` is those without which nothing is started.
    ``levels`` are in million international units, none where doses go by weight. ``looked_at`` are
    the steps that look at data of the patient. ``reasons`` are for a hold, the second one without a
    call. ``lasts`` and ``volumes_ml`` may be told of a dose on paper.
    """

    files: tuple[str, ...]
    good: Mapping[str, str]
    bad: Mapping[str, str]
    results: Mapping[str, str]
    bad_results: tuple[tuple[str, str], ...]
    must_be: Mapping[str, str]
    looked_at: Mapping[str, tuple[str, ...]]
    reasons: tuple[str, ...]
    relative: Mapping[str, str] = field(default_factory=dict)
    put_aside: str = ""
    levels: tuple[Decimal, ...] = ()
    doses_per_cycle: int = 14
    cycles: int = 2
    doses_per_course: int = 28
    earliest: timedelta = timedelta(hours=7)
    lasts: tuple[timedelta, ...] = MINUTES
    volumes_ml: tuple[str, ...] = ("10", "52.3")
    asked_at_order: bool = True
    research: bool = False
    attested: int = 3
    waivable: tuple[str, ...] = ()

    @property
    def against(self) -> tuple[tuple[str, str], ...]:
        """Every field with a value that speaks against a dose."""
        return (*self.bad.items(), *self.bad_results)

    @property
    def paths(self) -> tuple[Path, ...]:
        """The files themselves."""
        return tuple(RESOURCES / "regimens" / f"{name}.toml" for name in self.files)


def usual(file: str, *steps: str) -> dict[str, str]:
    """What the file calls usual for the charted questions of these steps."""
    regimen = load_file(RESOURCES / "regimens" / f"{file}.toml")
    fields = [each for name in steps for each in regimen.step(name).fields if each.chart]
    return {each.id: each.usual for each in fields if isinstance(each.usual, str)}


INTENSIVE: Final = Treatment(
    files=("aldesleukin-high-dose-iv",),
    good={**VITALS, **LABS},
    bad={
        "systolic_mmhg": "84",
        "heart_rate_per_min": "134",
        "spo2_percent": "88",
        "urine_8h_ml": "60",
        "creatinine_mg_dl": "3.2",
        "platelets_per_mm3": "29000",
        "alertness": "drowsy",
        "mental_status": "disoriented",
        "rhythm": "ventricular_tachycardia",
    },
    relative={
        "heart_rate_per_min": "125",
        "bilirubin_mg_dl": "7.4",
        "platelets_per_mm3": "40000",
    },
    put_aside="relative_count_hold",
    results={
        "thallium_stress_test": "normal",
        "pulmonary_function": "normal",
        "fev1_l": "3.1",
        "fev1_percent": "90",
    },
    bad_results=(
        ("thallium_stress_test", "abnormal"),
        ("pulmonary_function", "abnormal"),
        ("fev1_l", "1.9"),
        ("fev1_percent", "74"),
    ),
    must_be={"thallium_stress_test": "normal"},
    looked_at={"identify": ("sex",), "contraindications": ("allergies", "sex")},
    reasons=("kidney", "line", "prescriber", "refused"),
)
OF_RESEARCH: Final = {
    "viral_load_control": "controlled",
    "liver_tests": "normal",
    "kidney_tests": "normal",
}
BAD_OF_RESEARCH: Final = (
    ("viral_load_control", "high_or_rising"),
    ("viral_load_control", "not_done"),
    ("liver_tests", "abnormal"),
    ("kidney_tests", "not_done"),
)
INJECTED: Final = Treatment(
    files=("aldesleukin-subcutaneous-hiv",),
    good=usual("aldesleukin-subcutaneous-hiv", "vital_signs"),
    bad={"systolic_mmhg": "84", "heart_rate_per_min": "134", "temperature_c": "39.2"},
    results=OF_RESEARCH,
    bad_results=BAD_OF_RESEARCH,
    must_be=OF_RESEARCH,
    looked_at={"identify": ("sex",)},
    reasons=("illness", "fever", "refused"),
    levels=(Decimal("4.5"), Decimal(6), Decimal("7.5")),
    doses_per_cycle=10,
    cycles=1,
    doses_per_course=10,
    earliest=timedelta(hours=8),
    volumes_ml=("0.2", "0.25"),
    research=True,
)
MAINTAINED: Final = replace(
    INJECTED, files=("aldesleukin-subcutaneous-maintenance", "aldesleukin-subcutaneous-hiv")
)
OVER_DAYS: Final = Treatment(
    files=("aldesleukin-continuous-iv-hiv",),
    good=usual("aldesleukin-continuous-iv-hiv", "vital_signs", "awake", "hold_criteria"),
    bad={
        "systolic_mmhg": "84",
        "heart_rate_per_min": "134",
        "spo2_percent": "88",
        "temperature_c": "39.2",
        "urine_8h_ml": "60",
        "alertness": "drowsy",
        "mental_status": "disoriented",
        "rhythm": "ventricular_tachycardia",
    },
    results=OF_RESEARCH,
    bad_results=BAD_OF_RESEARCH,
    must_be=OF_RESEARCH,
    looked_at={"identify": ("sex",)},
    reasons=("illness", "line", "prescriber", "refused"),
    levels=(Decimal(9), Decimal(12)),
    doses_per_cycle=5,
    cycles=1,
    doses_per_course=5,
    earliest=timedelta(hours=20),
    lasts=HOURS,
    volumes_ml=("100", "503.2"),
    research=True,
    attested=4,
)
EVERY: Final[Mapping[str, Treatment]] = {
    "high dose": INTENSIVE,
    "injected": INJECTED,
    "maintenance": MAINTAINED,
    "over days": OVER_DAYS,
}
