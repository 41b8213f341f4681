"""One entry that cannot be read: every command about the register says which and why."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from il2nurse.app.restore.drilling import read_all
from il2nurse.cli.speaking import ExitCode
from il2nurse.domain.record.chart.chart import chart_stream
from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.record.labs.facts import StruckOutFact
from il2nurse.domain.record.register.entries import Author, BrokenRecord, Kind
from il2nurse.domain.record.register.facts import Draft, draft
from il2nurse.storage.register import open_register
from il2nurse.workflow.register import Append
from tests.cli.command_line import SCENARIOS, CommandLine
from tests.normal import FILE

MRN = "MRN-204871"
PERIOD = ("--from", "2026-11-20T07:00", "--to", "2026-11-20T19:00")
COMMANDS = {
    "fluids": ("fluids", "--mrn", MRN, *PERIOD),
    "labs": ("labs", "list", "--mrn", MRN),
    "record": ("print", "record", "--mrn", MRN, "--course", "1", "--cycle", "1", "--dose", "1"),
    "preparation": ("print", "prep-sheet", "--mrn", MRN),
    "flowsheet": ("print", "flowsheet", "--mrn", MRN, *PERIOD),
    "verify": ("verify",),
    "compare": ("regimen", "compare", FILE, FILE),
}


@pytest.fixture
def spoilt(cli: CommandLine) -> tuple[Path, str]:
    """A register whose chain holds, with a volume whose body has a key that nobody knows."""
    path = cli.begin_with(SCENARIOS / "full-dose.toml", cli.folder / "played.register")
    register = open_register(path)
    at = datetime(2026, 11, 21, 12, tzinfo=UTC)
    spoilt = Draft(chart_stream(MRN), Kind.FLUID, MRN, at, {"unheard": "x"})
    author = Author("okafor", "nurse", "WOW-09", "another")
    (kept,) = register.append(Append([spoilt], author, "spoilt", at, "UTC"))
    register.close()
    return path, f"Entry {kept.number} (fluid) cannot be read: “unheard”"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_which_entry_and_key(
    cli: CommandLine, spoilt: tuple[Path, str], name: str
) -> None:
    path, begins = spoilt
    out = ("--out", cli.folder / "paper.pdf") if COMMANDS[name][0] == "print" else ()
    answered = cli(*COMMANDS[name], "--register", path, *out)
    assert answered.code == ExitCode.FAILED
    assert begins in answered.err
    assert not (cli.folder / "paper.pdf").exists()


def test_every_record_at_once_says_so_too(cli: CommandLine, spoilt: tuple[Path, str]) -> None:
    path, begins = spoilt
    answered = cli("print", "record", "--register", path, "--papers", cli.folder / "papers")
    assert answered.code == ExitCode.FAILED
    assert begins in answered.err


def test_verify_says_in_json_that_the_chain_is_whole_and_what_cannot_be_read(
    cli: CommandLine, spoilt: tuple[Path, str]
) -> None:
    path, begins = spoilt
    found = cli("verify", "--json", "--register", path).json()
    assert found["intact"] is True
    assert str(found["unreadable"]).startswith(begins)


def test_verify_names_an_entry_that_speaks_of_what_is_not_on_record(cli: CommandLine) -> None:
    path = cli.begin_with(SCENARIOS / "full-dose.toml", cli.folder / "struck.register")
    register = open_register(path)
    at = datetime(2026, 11, 21, 12, tzinfo=UTC)
    struck = draft(chart_stream(MRN), MRN, at, StruckOutFact(9999, "Charted twice"))
    author = Author("okafor", "nurse", "WOW-09", "another")
    (kept,) = register.append(Append([struck], author, "struck", at, "UTC"))
    register.close()
    answered = cli("verify", "--register", path)
    assert answered.code == ExitCode.FAILED
    assert f"Entry {kept.number} (struck out) cannot be read: it strikes place 9999" in answered.err


def test_verify_names_an_answer_that_the_ordered_regimen_cannot_read(cli: CommandLine) -> None:
    path = cli.begin_with(SCENARIOS / "full-dose.toml", cli.folder / "asked.register")
    register = open_register(path)
    at = datetime(2026, 11, 21, 12, tzinfo=UTC)
    told = draft(chart_stream(MRN), MRN, at, ObservedFact({"pain_0_10": "a little"}))
    author = Author("okafor", "nurse", "WOW-09", "another")
    (kept,) = register.append(Append([told], author, "told", at, "UTC"))
    with pytest.raises(BrokenRecord, match="“Pain” is “a little”"):
        read_all(register)
    register.close()
    answered = cli("verify", "--register", path)
    assert answered.code == ExitCode.FAILED
    assert f"Entry {kept.number} (" in answered.err
    assert "“Pain” is “a little”, and it is to be a number" in answered.err
