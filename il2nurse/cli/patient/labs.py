"""``il2nurse labs``: imports a table of laboratory results, and lists what a patient has."""

from argparse import Namespace
from collections.abc import Callable
from typing import Final

from il2nurse.app.laboratory import find_laboratory
from il2nurse.cli.at_work import settings_for, station_of
from il2nurse.cli.opening import sound_register
from il2nurse.cli.patient.fluids import demand_patient, written
from il2nurse.cli.patient.lab_import import bring_in
from il2nurse.cli.speaking import ExitCode, say, say_json, say_table
from il2nurse.cli.words import refuse_unread
from il2nurse.domain.regimen.inputs import shown_age, whole_minutes
from il2nurse.domain.regimen.labs.laboratory import Laboratory
from il2nurse.domain.rules.labs.history import LabRow
from il2nurse.domain.values.quantity import show
from il2nurse.workflow.labs.results import lab_results
from il2nurse.workflow.station import Station

TAKES: Final[dict[str, tuple[str, ...]]] = {
    "import": ("file", "by", "dry-run", "confirmed", "leave-out-wrong"),
    "list": (),
}
"""What each act reads beside the register and the patient."""

Answer = Callable[[Station, Laboratory, Namespace], ExitCode]


def run(asked: Namespace) -> ExitCode:
    """Import, look at an import, or list."""
    refuse_unread(asked, f"labs {asked.what}", TAKES[asked.what], TAKES.values())
    with sound_register(asked.register, to_read=asked.what == "list") as register:
        settings = settings_for(register)
        station = station_of(register)
        asked.mrn = demand_patient(station, asked.mrn)
        return ANSWERS[asked.what](station, find_laboratory(settings), asked)


def tell(station: Station, laboratory: Laboratory, asked: Namespace) -> ExitCode:
    """Every test of which the patient has a value."""
    rows = lab_results(station, asked.mrn, laboratory)
    if asked.json:
        scheme = laboratory.scheme.shown
        answers = [result_answer(station, row) for row in rows]
        say_json({"mrn": asked.mrn, "scheme": scheme, "results": answers})
    elif rows:
        say_table([result_line(row) for row in rows])
    else:
        say("No laboratory result is on the chart.")
    return ExitCode.DONE


def result_answer(station: Station, row: LabRow) -> dict[str, object]:
    """One test as JSON: as reported, in the test's own unit, and what stands beside it."""
    point, trend = row.point, row.trend
    usual = point.range
    return {
        "test": row.test.id,
        "label": row.test.label,
        "loinc": row.test.loinc or None,
        "reported": point.shown,
        "value": point.measure.kept,
        "unit": row.test.unit.name,
        "specimen": written(station, point.at),
        "age_min": whole_minutes(row.age),
        "low": show(usual.low) if usual and usual.low is not None else None,
        "high": show(usual.high) if usual and usual.high is not None else None,
        "flag": point.flag.value,
        "trend": trend.direction.value if trend else None,
        "delta": show(trend.delta) if trend and trend.delta is not None else None,
        "baseline": show(row.baseline.value) if row.baseline else None,
        "grades": [
            {"term": each.term, "grade": each.grade, "note": each.note or ""} for each in row.grades
        ],
        "effect": row.test.effect.value or None,
    }


def result_line(row: LabRow) -> tuple[str, ...]:
    """One test for reading."""
    grade = f"grade {row.grade.grade}" if row.grade and row.grade.grade else ""
    trend = row.trend.shown if row.trend else ""
    age = f"{shown_age(row.age)} old"
    return (row.test.label, row.point.shown, row.point.flag.value, age, trend, grade)


ANSWERS: Final[dict[str, Answer]] = {"import": bring_in, "list": tell}
