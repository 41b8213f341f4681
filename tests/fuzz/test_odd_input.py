"""Input that nobody means, by every door that takes it: one sentence, and nothing is kept."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from il2nurse.cli.commands import run
from il2nurse.domain.people import NotAllowed, Person, Role
from il2nurse.domain.record.patient.patient import Patient
from il2nurse.domain.regimen.fields import Slip
from il2nurse.files.station_file import BadSettings
from il2nurse.play.play import Unmet, play
from il2nurse.play.scenario import read_scenario
from il2nurse.play.spelling import BadScenario
from il2nurse.settings import load_settings
from il2nurse.workflow.labs.importing import preview_import
from il2nurse.workflow.patient.admission import admit
from il2nurse.workflow.patient.data import correct_patient
from il2nurse.workflow.people.access import add_person
from il2nurse.workflow.people.sign_in import Witness
from tests.fuzz.doors import TABLE
from tests.laboratory import LABORATORY
from tests.play.stages import MemoryStage
from tests.scenarios.test_scenarios import FOLDER
from tests.ward import CHARGE, MRN, NURSE, PATIENT, PIN, SECOND, Ward, make_ward

NOW = datetime(2026, 11, 26, 3, 10, tzinfo=UTC)
LONG = "x" * 100_000
ODD_NAMES = {
    "a line break": ("Mar\nsh", "Mar sh"),
    "many blanks": ("  Mar \t sh\r\n", "Mar sh"),
    "marks of direction": ("Ma\u202ers\u200eh", "Marsh"),
    "NUL": ("Ma\0rsh", "Marsh"),
}
WHYS = "The name was misread at admission"
SCENARIO = FOLDER / "lethargy-held.toml"
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in folders")


@pytest.fixture
def ward() -> Ward:
    return make_ward()


@contextmanager
def nothing_kept(ward: Ward) -> Iterator[None]:
    """What happens in the block leaves the register as it was."""
    before = ward.station.register.head()
    yield
    assert ward.station.register.head() == before


@pytest.mark.parametrize(("typed", "kept"), ODD_NAMES.values(), ids=ODD_NAMES)
def test_a_name_is_kept_in_one_line_that_can_be_seen(ward: Ward, typed: str, kept: str) -> None:
    admit(
        ward.station,
        NURSE,
        replace(PATIENT, bed="713-A", mrn="77", family=typed, born=date(1940, 5, 2)),
    )
    assert ward.station.case("77").patient.family == kept
    add_person(ward.station, CHARGE, Person("odd", typed, "", Role.NURSE), "824613")
    assert ward.station.person("odd").name == kept


@pytest.mark.parametrize(
    "odd",
    [replace(PATIENT, family=LONG), replace(PATIENT, given=LONG), replace(PATIENT, bed=LONG)],
    ids=["family", "given", "bed"],
)
def test_a_name_that_no_paper_could_show_is_refused(ward: Ward, odd: Patient) -> None:
    with nothing_kept(ward), pytest.raises(Slip, match="has 100,000 letters; at most 100"):
        admit(ward.station, NURSE, replace(odd, mrn="77"))
    longest = replace(PATIENT, bed="713-A", mrn="77", family="M" * 100)
    assert admit(ward.station, NURSE, longest).subject == "77"
    second = Witness(SECOND.id, PIN)
    with nothing_kept(ward), pytest.raises(Slip, match="at most 100"):
        correct_patient(ward.station, NURSE, MRN, odd, WHYS, second)


def test_a_colleagues_name_has_an_end_too(ward: Ward) -> None:
    for odd in (Person("odd", LONG, "", Role.NURSE), Person("odd", "Odd", LONG, Role.NURSE)):
        with nothing_kept(ward), pytest.raises(NotAllowed, match="at most 100"):
            add_person(ward.station, CHARGE, odd, "824613")


@pytest.mark.parametrize(
    ("sound", "odd"),
    [
        ('start = "', 'start = "+99999999999999999999 h" # "'),
        ('family = "', f'family = "{LONG}" # "'),
        ('family = "', 'family = "\\u0000" # "'),
        ('zone = "', 'zone = "Mars/Phobos" # "'),
        ('zone = "', 'zone = "\\u0000" # "'),
        ('at = "', 'at = "+99999999999999999999 h" # "'),
    ],
)
def test_an_odd_scenario_ends_in_a_sentence(tmp_path: Path, sound: str, odd: str) -> None:
    path = tmp_path / "odd.toml"
    for file in (SCENARIO, *(FOLDER / "shared").glob("*.toml")):
        text = file.read_text(encoding="utf-8").replace(sound, odd, 1)
        (tmp_path / "shared").mkdir(exist_ok=True)
        (path if file == SCENARIO else tmp_path / "shared" / file.name).write_text(text)
    assert any(odd in each.read_text() for each in tmp_path.rglob("*.toml"))
    with pytest.raises((BadScenario, Unmet)):
        play(read_scenario(path, NOW), MemoryStage(NOW.tzinfo))  # type: ignore[arg-type]  # never used


@pytest.mark.parametrize(
    "line",
    [
        'zone = "Mars/Phobos"',
        'zone = "\\u0000"',
        'shift_starts = ["15:00Z"]',
        'shift_starts = ["1_0:00"]',
        "pin_digits = 1_0",
        "countersign_hours = 99999999999999999999",
        f'zone = "{LONG}"',
        'register = "a\\u0000b"',
        'ward = "5\\nWest"',
        'station = "5\\u202eW"',
        f'ward = "{LONG}"',
    ],
)
def test_an_odd_station_file_is_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "station.toml").write_text(line + "\n", encoding="utf-8")
    with pytest.raises(BadSettings):
        load_settings({"IL2NURSE_HOME": str(tmp_path)})


@pytest.mark.parametrize("at", ["9999-12-31 23:59", "99991231235959", LONG, "+1 h", "1_0"])
def test_a_specimen_of_an_odd_time_is_told_by_its_row(ward: Ward, at: str) -> None:
    with nothing_kept(ward):
        found = preview_import(
            ward.station, MRN, LABORATORY, TABLE.replace("2026-11-20 06:10", at, 1)
        )
    (first, *_) = found.rows
    assert first.problem
    assert first.received is None


def odd_files(folder: Path) -> dict[str, Path]:
    """Names under which no file can be read to its end."""
    os.mkfifo(folder / "pipe")
    (folder / "loop").symlink_to("loop")
    made = {"a pipe": folder / "pipe", "a loop": folder / "loop", "no end": Path("/dev/zero")}
    return {**made, "a folder": folder, "no name": Path("a\0b"), "long": folder / LONG[:300]}


COMMANDS: list[Callable[[Path], list[object]]] = [
    lambda odd: ["regimen", "check", odd],
    lambda odd: ["regimen", "print", odd],
    lambda odd: ["calculate", "--regimen", odd, "--weight-kg", "70"],
    lambda odd: ["assess", "--regimen", "aldesleukin-high-dose-iv", "--input", odd],
    lambda odd: ["play", odd, "--register", odd],
    lambda odd: ["play", SCENARIO, "--register", odd],
    lambda odd: ["practice", "--register", odd],
    lambda odd: ["verify", "--register", odd],
    lambda odd: ["copy", "--register", odd],
    lambda odd: ["restore", odd, "--to", odd, "--by", "x"],
    lambda odd: ["restore", odd, "--to", odd, "--dry-run"],
    lambda odd: ["drill", "--register", odd],
    lambda odd: ["labs", "list", "--register", odd, "--mrn", "x"],
    lambda odd: ["key", "status", "--register", odd],
    lambda odd: ["key", "encrypt", "--register", odd],
]


@posix
@pytest.mark.parametrize("command", COMMANDS, ids=lambda made: " ".join(map(str, made("FILE"))))
def test_no_command_waits_for_an_odd_file_or_takes_it(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: Callable[[Path], list[object]],
) -> None:
    monkeypatch.setenv("IL2NURSE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("IL2NURSE_PIN", PIN)
    for what, odd in odd_files(tmp_path).items():
        assert run([str(word) for word in command(odd)]) in (1, 2), what
        assert capsys.readouterr().err.strip(), what


@pytest.mark.parametrize("age", ["1_0", "٣", "NaN", "1e999", "-1", "9" * 400, True, "1 0"])
def test_an_odd_age_is_no_age(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], age: object
) -> None:
    path = tmp_path / "input.json"
    given = f'"{age}"' if isinstance(age, str) else "true"
    path.write_text(
        f'{{"systolic_mmhg": {{"value": "118", "age_min": {given}}}}}', encoding="utf-8"
    )
    words = ["assess", "--regimen", "aldesleukin-high-dose-iv", "--input", str(path)]
    assert run(words) == 2
    assert "age" in capsys.readouterr().err
