"""Commands answer only from a sound register; what a dead writer left is taken back."""

import lzma
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import pytest

from il2nurse.cli.speaking import ExitCode
from il2nurse.domain.record.register.seal import Head
from il2nurse.settings import load_settings
from il2nurse.storage.files.heads import StationHeads
from il2nurse.storage.register import open_register
from il2nurse.storage.sqlite.connection import connect
from il2nurse.storage.sqlite.guards import stand_guards
from tests.cli.command_line import SCENARIOS, CommandLine
from tests.normal import FILE
from tests.storage.dead_writer import leave_hot_journal

MRN = "MRN-204871"
PERIOD = ("--from", "2026-11-20T07:00", "--to", "2026-11-20T19:00")
COMMANDS: dict[str, Sequence[object]] = {
    "fluids": ("fluids", "--mrn", MRN, *PERIOD),
    "list": ("labs", "list", "--mrn", MRN),
    "import": ("labs", "import", "--mrn", MRN, "--by", "novak", "--file", "labs.csv"),
    "print": ("print", "record", "--mrn", MRN, "--out", "paper.pdf"),
    "compare": ("regimen", "compare", FILE, FILE),
    "verify": ("verify",),
}


@pytest.fixture
def played(cli: CommandLine, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sound register, in the folder where the commands run."""
    monkeypatch.chdir(cli.folder)
    monkeypatch.setenv("IL2NURSE_PIN", "4812")
    table = "test;value;unit;specimen time\npotassium;4.1;mmol/L;2026-11-20 09:00\n"
    (cli.folder / "labs.csv").write_text(table, encoding="utf-8")
    path = cli.folder / "played.register"
    return cli.begin_with(SCENARIOS / "full-dose.toml", path)


def tamper(path: Path) -> None:
    """Change one entry past the program, and put every guard up again."""
    with closing(connect(path, None)) as database:
        database.execute("DROP TRIGGER entry_no_update")
        database.execute("UPDATE entry SET body = body || ' ' WHERE number = 20")
        assert stand_guards(database) == ["entry_no_update"]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_broken_chain_is_answered_by_no_command(
    cli: CommandLine, played: Path, name: str
) -> None:
    tamper(played)
    with closing(open_register(played)) as register:
        before = register.head()
    answered = cli(*COMMANDS[name], "--register", played)
    assert answered.code == ExitCode.FAILED
    assert answered.out == ""
    assert "Entry 20 was changed after it was written" in answered.err
    assert not (cli.folder / "paper.pdf").exists()
    with closing(open_register(played)) as register:
        assert register.head() == before


@pytest.mark.parametrize("name", COMMANDS)
def test_a_register_that_went_backwards_is_answered_by_no_command(
    cli: CommandLine, played: Path, name: str
) -> None:
    with closing(open_register(played)) as register:
        identity, head = register.identity().register, register.head()
    heads = StationHeads(load_settings().heads)
    heads.accept(identity, Head(head.number + 5, "f" * 64))
    answered = cli(*COMMANDS[name], "--register", played)
    assert answered.code == ExitCode.FAILED
    assert "went backwards" in answered.err
    assert not (cli.folder / "paper.pdf").exists()


@pytest.mark.parametrize("name", ["fluids", "list", "compare", "verify", "people"])
def test_nothing_is_laid_beside_a_register_that_is_only_read(
    cli: CommandLine, played: Path, name: str
) -> None:
    beside = set(played.parent.glob(f"{played.name}*")) - {played}
    for each in beside:
        each.unlink()
    words = COMMANDS.get(name, ("people", "list"))
    assert cli(*words, "--register", played).code == ExitCode.DONE
    assert set(played.parent.glob(f"{played.name}*")) == {played}


@pytest.mark.parametrize("name", ["fluids", "list", "print", "compare", "verify"])
def test_a_sound_register_is_answered(cli: CommandLine, played: Path, name: str) -> None:
    assert cli(*COMMANDS[name], "--register", played).code == ExitCode.DONE


def test_what_a_dead_writer_left_is_taken_back_and_said(cli: CommandLine, played: Path) -> None:
    dead = leave_hot_journal(played, cli.folder / "dead")
    first, second = (cli("verify", "--register", dead) for _ in range(2))
    assert (first.code, second.code) == (ExitCode.DONE, ExitCode.DONE), first.err
    assert "cut off in the middle of an entry" in first.out
    assert "cut off" not in second.out
    assert first.out.endswith(second.out)


def test_a_program_hears_of_it_too(cli: CommandLine, played: Path) -> None:
    dead = leave_hot_journal(played, cli.folder / "dead")
    assert cli("verify", "--register", dead, "--json").json()["rolled_back"] is True
    assert cli("verify", "--register", dead, "--json").json()["rolled_back"] is False


def test_pins_of_an_older_program_are_counted(cli: CommandLine, played: Path) -> None:
    old = cli.folder / "old.register"
    packed = Path(__file__).parents[1] / "old" / "every-kind.register.xz"
    old.write_bytes(lzma.decompress(packed.read_bytes()))
    before = old.read_bytes()
    told = cli("verify", "--register", old)
    assert told.code == ExitCode.DONE, told.err
    assert "tied to no entry, because an older program kept them: " in told.out
    assert cli("verify", "--register", old, "--json").json()["untied_pins"] != 0
    assert cli("verify", "--register", played, "--json").json()["untied_pins"] == 0
    assert old.read_bytes() == before
