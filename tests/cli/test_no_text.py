"""What is no text, no number and no line ends in a sentence, wherever it is typed."""

import io
import sys

import pytest

from il2nurse.app.founding import found_ward
from il2nurse.cli.speaking import ExitCode
from il2nurse.settings import load_settings
from tests.cli.command_line import CommandLine

# How a byte that is no UTF-8 comes in from the system.
BYTE = "\udcff"


class Endless:
    """An input whose first line never ends."""

    def readline(self, size: int = -1) -> str:
        """As much of the line as is asked for."""
        assert size > 0, "a line that has no end is read to its end"
        return "-" * size


@pytest.mark.parametrize(
    "words",
    [
        ("verify", "--register", BYTE),
        ("play", f"{BYTE}.toml", "--register", "new.register"),
        ("calculate", "--regimen", BYTE, "--weight-kg", "70"),
    ],
)
def test_a_word_of_the_command(cli: CommandLine, words: tuple[str, ...]) -> None:
    answered = cli(*words)
    assert answered.code == ExitCode.REFUSED
    assert "is not UTF-8 text. Nothing was done" in answered.err


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no folder has such a name")
def test_a_folder_that_is_named_so_is_shown(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = cli.folder / BYTE
    folder.mkdir()
    monkeypatch.chdir(folder)
    answered = cli("restore", "copy", "--dry-run")
    assert answered.code == ExitCode.FAILED
    assert r"\udcff/copy" in answered.err


def test_a_pin(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = load_settings({"IL2NURSE_HOME": str(cli.folder / "home")})
    found_ward(settings, "5 West", "5W-02", "Ada Admin", "482915")[0].register.close()
    monkeypatch.setenv("IL2NURSE_PIN", BYTE)
    answered = cli("key", "rotate", "--by", "administrator")
    assert answered.code == ExitCode.REFUSED
    assert "What was typed is not UTF-8 text" in answered.err


@pytest.mark.timeout(10)
@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (io.TextIOWrapper(io.BytesIO(b"\xff\xfe\n"), encoding="utf-8"), "is not UTF-8 text"),
        (io.StringIO(f"{BYTE}\n"), "is not UTF-8 text"),
        (Endless(), "no line of a recovery sheet"),
    ],
)
def test_the_groups_of_a_recovery_sheet(
    cli: CommandLine, monkeypatch: pytest.MonkeyPatch, typed: object, sentence: str
) -> None:
    monkeypatch.setattr("sys.stdin", typed)
    answered = cli("key", "restore", "--register", cli.folder / "x")
    assert answered.code == ExitCode.REFUSED
    assert sentence in answered.err


@pytest.mark.parametrize("typed", ["1_0", "+1", "٣", "1.0"])
def test_the_number_of_a_dose(cli: CommandLine, typed: str) -> None:
    answered = cli("print", "record", "--register", "x", "--out", "y", "--dose", typed)
    assert answered.code == ExitCode.REFUSED
    assert f"“{typed}” is not a whole number" in answered.err
