"""The doors by which a file comes into the program: each reads it whole, or refuses it."""

import csv
import json
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final

from il2nurse.cli.assessing import load, read_inputs
from il2nurse.cli.speaking import Refused
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.assessment.assessment import assess
from il2nurse.domain.rules.labs.table import BadTable
from il2nurse.domain.rules.labs.text_files import read_text_file
from il2nurse.files.reading import read_bytes
from il2nurse.files.station_file import BadSettings
from il2nurse.home import resources_folder
from il2nurse.play.play import Unmet, play
from il2nurse.play.scenario import read_scenario
from il2nurse.play.spelling import BadScenario
from il2nurse.regimens import BadRegimen, load_file
from il2nurse.settings import load_settings
from il2nurse.workflow.labs.importing import preview_import
from tests.laboratory import LABORATORY
from tests.play.stages import MemoryStage
from tests.scenarios.test_scenarios import FOLDER
from tests.ward import MRN, make_ward

NOW: Final = datetime(2026, 11, 26, 3, 10, tzinfo=UTC)
REGIMEN: Final = resources_folder() / "regimens" / "aldesleukin-high-dose-iv.toml"
SCENARIO: Final = FOLDER / "lethargy-held.toml"
ASSESS: Final = Path(__file__).parents[2] / "docs" / "before-a-dose.json"
STATION: Final = """ward = "5 West"
station = "5W-COW-2"
zone = "Europe/Paris"
page_size = "Letter"
register = "ward.register"
shift_starts = ["07:00", "15:00", "23:00"]
scanner_prefix = "~"
countersign_hours = 24
"""
TABLE: Final = """test;value;unit;reference range;specimen time;MRN
creatinine;97;µmol/L;53-106;2026-11-20 06:10;00482913
potassium;5.9;mmol/L;3.5-5.1;20261120060000;00482913
platelets;142;10*9/L;150-400;20.11.2026 6:00;00482913
bilirubin;<0.2;mg/dL;;2026-11-20T06:10-05:00;00482913
sodium;pending;mmol/L;;2026-11-20 06:00;00482913
"""
Answer = Callable[[Path], bool]


@dataclass(frozen=True, slots=True)
class Door:
    """One door: a file that is good, and what the program and plain Python do with such a file."""

    name: str
    text: Callable[[], str]
    ending: str
    answers: Callable[[], Answer]
    """Makes what takes a file, True, or refuses it in a sentence, False."""
    plainly: Callable[[Path], object]
    """Reads such a file as one does who checks nothing."""
    regimen: bool = False
    """Whether it is a file of a regimen."""


def regimen_answers() -> Answer:
    """Whether a regimen is taken; all that has a name in its file is then."""

    def answer(path: Path) -> bool:
        try:
            regimen = load_file(path)
        except BadRegimen:
            return False
        written = tomllib.loads(path.read_text(encoding="utf-8"))
        return named_in(written) == read_as(regimen) or fail(path)

    return answer


def named_in(written: dict[str, Any]) -> dict[str, list[str]]:
    """What has a name in the file, in its order."""

    def ids(tables: list[dict[str, Any]]) -> list[str]:
        return [each["id"] for each in tables]

    steps, criteria = written["step"], written["criterion"]
    return {
        "figures": ids(written["figure"]),
        "fields": ids(written["field"]),
        "steps": ids(steps),
        "asked": [name for step in steps for name in step.get("fields", [])],
        "rules": [each for step in steps for each in ids(step.get("rule", []))],
        "criteria": ids(criteria),
        "limits": [each for criterion in criteria for each in ids(criterion["limit"])],
        "reactions": ids(written["reaction"]),
        "reasons": [each["word"] for each in written["hold_reason"]],
        "teaching": ids(written["teaching"]),
        "settled": ids(written["settled"]),
    }


def read_as(regimen: Regimen) -> dict[str, list[str]]:
    """The same of a regimen that was read."""
    steps, criteria = regimen.steps, regimen.criteria
    return {
        "figures": list(regimen.figures),
        "fields": list(regimen.fields),
        "steps": [each.id for each in steps],
        "asked": [field.id for step in steps for field in step.fields],
        "rules": [rule.id for step in steps for rule in step.rules],
        "criteria": [each.id for each in criteria],
        "limits": [limit.id for criterion in criteria for limit in criterion.limits],
        "reactions": [each.id for each in regimen.reactions],
        "reasons": [each.word for each in regimen.hold_reasons],
        "teaching": [each.id for each in regimen.teaching],
        "settled": [each.id for each in regimen.settled],
    }


def station_answers() -> Answer:
    """Whether a station file is taken; all of it is then."""

    def answer(path: Path) -> bool:
        home = path.with_name("home")
        home.mkdir(exist_ok=True)
        path.replace(home / "station.toml")
        try:
            found = load_settings({"IL2NURSE_HOME": str(home)})
        except BadSettings:
            return False
        given = tomllib.loads((home / "station.toml").read_text(encoding="utf-8"))
        ward = str(given.get("ward", "")).strip()
        return found.ward == (ward or "Ward") or fail(path)

    return answer


def scenario_answers() -> Answer:
    """Whether a scenario is played to its end; it stops with a sentence otherwise."""

    def answer(path: Path) -> bool:
        try:
            scenario = read_scenario(path, NOW)
            play(scenario, MemoryStage(scenario.zone))
        except (BadScenario, Unmet):
            return False
        return True

    return answer


def table_answers() -> Answer:
    """Whether a table of results is taken; each row is told, and looking keeps none."""
    station = make_ward().station
    head = station.register.head()

    def answer(path: Path) -> bool:
        try:
            found = preview_import(station, MRN, LABORATORY, read_text_file(read_bytes(path)))
        except (BadTable, Slip):
            return False
        told = all(row.received or row.problem or row.no_result for row in found.rows)
        return (told and station.register.head() == head) or fail(path)

    return answer


def assess_answers() -> Answer:
    """Whether values are judged."""
    regimen = load_file(REGIMEN)

    def answer(path: Path) -> bool:
        try:
            inputs = read_inputs(regimen, load(str(path)))
        except (Refused, Slip):
            return False
        return bool(assess(regimen, inputs).verdict) or fail(path)

    return answer


def fail(path: Path) -> bool:
    """The file was taken in part."""
    raise AssertionError(f"{path.name} was taken in part")


def scenario_text() -> str:
    """A scenario that may lie anywhere."""
    return SCENARIO.read_text(encoding="utf-8").replace('"shared/', f'"{FOLDER}/shared/')


def read_toml(path: Path) -> object:
    """The file as TOML."""
    return tomllib.loads(path.read_text(encoding="utf-8"))


def read_table(path: Path) -> object:
    """The file as a table with numbers."""
    with path.open(encoding="utf-8", newline="") as file:
        return [float(row["value"]) for row in csv.DictReader(file, delimiter=";")]


def read_json(path: Path) -> object:
    """The file as JSON."""
    return json.loads(path.read_text(encoding="utf-8"))


DOORS: Final = (
    Door("station file", lambda: STATION, ".toml", station_answers, read_toml),
    Door("table of results", lambda: TABLE, ".csv", table_answers, read_table),
    Door(
        "values to assess",
        lambda: ASSESS.read_text(encoding="utf-8"),
        ".json",
        assess_answers,
        read_json,
    ),
    Door("scenario", scenario_text, ".toml", scenario_answers, read_toml),
    *(
        Door(
            path.stem,
            partial(path.read_text, encoding="utf-8"),
            ".toml",
            regimen_answers,
            read_toml,
            regimen=True,
        )
        for path in sorted(REGIMEN.parent.glob("*.toml"))
    ),
)
