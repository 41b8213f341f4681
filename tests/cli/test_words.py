"""What is typed behind an option: once, in plain digits, and not empty."""

from pathlib import Path

import pytest

from il2nurse.domain.values.text import short_digest
from tests.cli.command_line import REGIMEN, SCENARIOS, CommandLine
from tests.normal import REGIMEN as TEXT
from tests.reports.reading import whole


def test_an_option_stands_once(cli: CommandLine) -> None:
    answered = cli.calculate("--weight-kg", "70", "--weight-kg", "80")
    assert answered.code == 2
    assert "--weight-kg stands more than once" in answered.err
    assert not answered.out
    assert cli.calculate("--weight-kg", "70", "--regimen", REGIMEN).code == 2


@pytest.mark.parametrize("typed", ["1e2", "7E1", "1e2 kg", "-1e2"])
def test_a_weight_is_written_in_plain_digits(cli: CommandLine, typed: str) -> None:
    answered = cli.calculate(f"--weight-kg={typed}")
    assert answered.code == 2
    assert f"--weight-kg: “{typed}” has an exponent (e), and may be misread" in answered.err
    assert "in plain digits, as --weight-kg=70 for 70 kg." in answered.err


def test_a_dose_is_written_in_plain_digits_like_a_dose(cli: CommandLine) -> None:
    asked = ("calculate", "--regimen", "aldesleukin-subcutaneous-hiv")
    answered = cli(*asked, "--dose-million=1e1")
    assert (answered.code, answered.out) == (2, "")
    example = "--dose-million=6 for 6 million international units"
    assert answered.err.startswith("--dose-million: “1e1” has an exponent")
    assert f"Write the number in plain digits, as {example}." in answered.err
    assert cli(*asked, "--dose-million=6").code == 0


def test_a_number_below_one_is_too_low(cli: CommandLine) -> None:
    answered = cli("schedule", "--regimen", REGIMEN, "--start", "2026-11-28T08:00", "--courses=-1")
    assert answered.code == 2
    assert "“-1” is too low; give at least 1" in answered.err


@pytest.mark.parametrize("words", [("eligibility",), ("print", "record"), ("labs",)], ids=" ".join)
def test_an_empty_number_of_a_patient_is_said(cli: CommandLine, words: tuple[str, ...]) -> None:
    answered = cli(*words, "--register", cli.folder / "any.register", "--mrn", "")
    assert answered.code == 2
    assert "--mrn: it is empty; name the patient" in answered.err


@pytest.fixture
def played(cli: CommandLine) -> Path:
    """A register with one patient."""
    path, papers = cli.folder / "played.register", cli.folder / "papers"
    return cli.begin_with(SCENARIOS / "corrected-after-signing.toml", path, papers)


def test_a_checksum_is_taken_as_it_is_told(cli: CommandLine, played: Path) -> None:
    told, out = short_digest(TEXT.digest), cli.folder / "text.pdf"
    assert " " in told
    asked = ("print", "regimen-text", "--register", played, "--regimen", told.upper())
    answered = cli(*asked, "--out", out)
    assert answered.code == 0, answered.err
    assert out.exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("labs list --mrn M --file F", "--file: “labs list” does not take that. Leave it out."),
        (
            "labs list --mrn M --dry-run --confirmed --leave-out-wrong",
            "--dry-run, --confirmed, --leave-out-wrong: “labs list”",
        ),
        ("key status --by okafor", "--by: “key status” does not take that. It takes --json."),
        ("key rotate --json", "--json: “key rotate” does not take that. It takes --by, --anyway."),
        ("key confirm --out F", "--out: “key confirm” does not take that."),
        ("key show-recovery --replace", "--replace: no file is named that gives way."),
        ("print record --papers P --replace", "--replace: no file is named that gives way."),
        ("print record --from T", "--from: “print record” does not take that."),
        ("print flowsheet --mrn M --dose 1", "--dose: “print flowsheet” does not take that."),
        ("print regimen --mrn M --regimen R", "--regimen: “print regimen” does not take that."),
        ("print regimen-text --mrn M", "--mrn: “print regimen-text” does not take that."),
        ("print key-card --mrn M", "--mrn: “print key-card” does not take that."),
        ("print downtime --person P", "--person: “print downtime without --out” does not"),
    ],
)
def test_an_option_that_is_not_read_is_refused(cli: CommandLine, words: str, sentence: str) -> None:
    """Before any register is opened: this one is not there."""
    answered = cli(*words.split(), "--register", cli.folder / "any.register")
    assert (answered.code, answered.out) == (2, "")
    assert sentence in answered.err
    assert answered.err.count("\n") == 1


def test_a_regimen_that_is_named_is_printed_for_no_patient(cli: CommandLine, played: Path) -> None:
    out = cli.folder / "regimen.pdf"
    asked = ("print", "regimen", "--register", played, "--out", out)
    refused = cli(*asked)
    assert (refused.code, "Name the patient: --mrn NUMBER" in refused.err) == (2, True)
    answered = cli(*asked, "--regimen", REGIMEN)
    assert (answered.code, answered.err) == (0, "")
    assert "MRN-" not in whole(out.read_bytes())
