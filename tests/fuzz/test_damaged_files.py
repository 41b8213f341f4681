"""Whatever stands in a file, the program answers in a sentence or takes it whole.

``make fuzz N=`` runs as many as one likes; the suite runs a few hundred of each.
"""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from il2nurse.cli.assessing import load, read_inputs
from il2nurse.cli.speaking import Refused
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.rules.assessment.assessment import assess
from il2nurse.domain.rules.labs.table import BadTable
from il2nurse.domain.rules.labs.text_files import read_text_file
from il2nurse.files.reading import read_bytes
from il2nurse.home import resources_folder
from il2nurse.play.play import Unmet, play
from il2nurse.play.scenario import read_scenario
from il2nurse.play.spelling import BadScenario
from il2nurse.regimens import BadRegimen, load_file
from il2nurse.settings import BadSettings, load_settings
from il2nurse.workflow.labs.importing import preview_import
from tests.fuzz.mutants import mutants
from tests.laboratory import LABORATORY
from tests.play.stages import MemoryStage
from tests.scenarios.test_scenarios import FOLDER
from tests.ward import MRN, make_ward

N: Final = int(os.environ.get("FUZZ", "60"))
SEED: Final = int(os.environ.get("FUZZ_SEED", "20261126"))
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


def all_answered(text: str, ending: str, folder: Path, answer: Callable[[Path], bool]) -> None:
    """Every damaged form is answered; some are refused and some are still good."""
    taken = []
    for number, damaged in enumerate(mutants(text, N, SEED)):
        path = folder / f"damaged{ending}"
        path.write_bytes(damaged)
        try:
            taken.append(answer(path))
        except Exception as error:
            (folder / f"kept{ending}").write_bytes(damaged)
            raise AssertionError(f"seed {SEED}, number {number}: {damaged[:2000]!r}") from error
    assert not all(taken)
    assert any(taken)


def test_a_damaged_regimen_is_refused_or_whole(tmp_path: Path) -> None:
    def answer(path: Path) -> bool:
        try:
            return bool(load_file(path).digest)
        except BadRegimen:
            return False

    all_answered(REGIMEN.read_text(encoding="utf-8"), ".toml", tmp_path, answer)


def test_a_damaged_station_file_is_refused_or_whole(tmp_path: Path) -> None:
    def answer(path: Path) -> bool:
        path.replace(tmp_path / "station.toml")
        try:
            return load_settings({"IL2NURSE_HOME": str(tmp_path)}).home == tmp_path
        except BadSettings:
            return False

    all_answered(STATION, ".toml", tmp_path, answer)


def test_a_damaged_scenario_is_refused_or_played(tmp_path: Path) -> None:
    def answer(path: Path) -> bool:
        try:
            scenario = read_scenario(path, NOW)
            play(scenario, MemoryStage(scenario.zone))
        except (BadScenario, Unmet):
            return False
        return True

    shared = SCENARIO.read_text(encoding="utf-8").replace('"shared/', f'"{FOLDER}/shared/')
    all_answered(shared, ".toml", tmp_path, answer)


def test_a_damaged_table_of_results_is_refused_or_told_row_by_row(tmp_path: Path) -> None:
    station = make_ward().station

    def answer(path: Path) -> bool:
        try:
            found = preview_import(station, MRN, LABORATORY, read_text_file(read_bytes(path)))
        except (BadTable, Slip):
            return False
        assert all(row.received or row.problem or row.no_result for row in found.rows)
        return True

    all_answered(TABLE, ".csv", tmp_path, answer)


def test_damaged_values_are_refused_or_judged(tmp_path: Path) -> None:
    regimen = load_file(REGIMEN)

    def answer(path: Path) -> bool:
        try:
            inputs = read_inputs(regimen, load(str(path)))
        except (Refused, Slip):
            return False
        return bool(assess(regimen, inputs).verdict)

    all_answered(ASSESS.read_text(encoding="utf-8"), ".json", tmp_path, answer)
