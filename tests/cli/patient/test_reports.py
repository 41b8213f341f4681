"""``il2nurse report``: attached, listed and taken off as in the window, by a person with a PIN."""

from pathlib import Path

import pytest

from il2nurse.cli.speaking import ExitCode
from tests.cli.command_line import SCENARIOS, CommandLine
from tests.pdfs import pdf

MRN = "MRN-204871"
PINS = {"okafor": "7305", "costa": "9026"}
TEST = ("--test", "chest_x_ray")
BY = ("--by", "okafor")


@pytest.fixture
def register(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dose was given, so that its tests are on file; the PIN is in the environment."""
    monkeypatch.setenv("IL2NURSE_PIN", PINS["okafor"])
    return cli.begin_with(SCENARIOS / "full-dose.toml", cli.folder / "played.register")


@pytest.fixture
def about(register: Path) -> tuple[object, ...]:
    """The register and the patient."""
    return ("--register", register, "--mrn", MRN)


@pytest.fixture
def file(cli: CommandLine) -> Path:
    """A report."""
    path = cli.folder / "x-ray.pdf"
    path.write_bytes(pdf())
    return path


def kept(cli: CommandLine, about: tuple[object, ...]) -> object:
    tests = cli("report", "list", *about, "--json").json()["tests"]
    assert isinstance(tests, list)
    (found,) = (each for each in tests if each["test"] == "chest_x_ray")
    return found["report"]


def test_a_report_is_attached_listed_and_taken_off(
    cli: CommandLine, about: tuple[object, ...], file: Path
) -> None:
    assert kept(cli, about) is None
    attached = cli("report", "attach", *about, *TEST, *BY, "--file", file)
    assert attached.code == ExitCode.DONE, attached.err
    assert "was attached." in attached.out
    found = kept(cli, about)
    assert isinstance(found, dict)
    assert (found["format"], found["bytes"]) == ("PDF", file.stat().st_size)
    eligibility = cli("eligibility", *about, "--json").json()["tests"]
    assert isinstance(eligibility, list)
    assert found["digest"] in [each["report"] for each in eligibility]
    assert "PDF, 1 kB, checksum " in cli("report", "list", *about).out
    reason = ("--reason", "Belongs to another patient")
    taken = cli("report", "take-off", *about, *TEST, *BY, *reason, "--json").json()
    assert (taken["digest"], taken["done"]) == (found["digest"], "taken off")
    assert kept(cli, about) is None


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("attach", *TEST, *BY), "Name the report"),
        (("attach", "--test", "x_ray", *BY, "--file", "FILE"), "one of: thallium_stress_test"),
        (("attach", *BY, "--file", "FILE"), "Name the test."),
        (("attach", *TEST, "--file", "FILE"), "Say who does it"),
        (("attach", *TEST, *BY, "--file", "BROKEN"), "cannot be shown"),
        (("attach", *TEST, *BY, "--file", "AWAY"), "is not there any more"),
        (("attach", *TEST, "--by", "costa", "--file", "FILE"), "is for a charge nurse or nurse"),
        (("take-off", *TEST, *BY, "--reason", "Another patient"), "no report is attached"),
        (("list", "--file", "FILE"), "--file: “report list” does not take that."),
        (("list", *TEST, *BY), "--test, --by: “report list” does not take that."),
        (("take-off", *TEST, *BY, "--file", "FILE"), "It takes --test, --reason, --by."),
        (
            ("attach", *TEST, *BY, "--file", "FILE", "--reason", "Wrong"),
            "--reason: “report attach”",
        ),
        (("attach", *TEST, *BY, "--file", "FILE", "--regimen", "x"), "--regimen: “report attach"),
    ],
)
def test_what_cannot_be_done_is_refused_and_nothing_is_recorded(
    cli: CommandLine,
    register: Path,
    about: tuple[object, ...],
    file: Path,
    words: tuple[str, ...],
    sentence: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if "costa" in words:
        monkeypatch.setenv("IL2NURSE_PIN", PINS["costa"])
    broken = cli.folder / "broken.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 8 + b"IEND\xaeB`\x82")
    places = {"FILE": file, "BROKEN": broken, "AWAY": cli.folder / "away.pdf"}
    before = cli("verify", "--register", register, "--json").json()["number"]
    what, *others = words
    answered = cli("report", what, *about, *(places.get(each, each) for each in others))
    assert answered.code in (ExitCode.REFUSED, ExitCode.FAILED)
    assert sentence in answered.err
    assert not answered.out
    assert cli("verify", "--register", register, "--json").json()["number"] == before


def test_without_a_reason_nothing_is_taken_off(
    cli: CommandLine, about: tuple[object, ...], file: Path
) -> None:
    assert cli("report", "attach", *about, *TEST, *BY, "--file", file).code == ExitCode.DONE
    answered = cli("report", "take-off", *about, *TEST, *BY)
    assert answered.code == ExitCode.REFUSED
    assert "Write in words why" in answered.err
    assert kept(cli, about)


def test_a_wrong_pin_attaches_nothing(
    cli: CommandLine, about: tuple[object, ...], file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IL2NURSE_PIN", "111222")
    answered = cli("report", "attach", *about, *TEST, *BY, "--file", file)
    assert answered.code == ExitCode.FAILED
    assert "PIN is not right" in answered.err
    assert kept(cli, about) is None
