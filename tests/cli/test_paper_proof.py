"""``verify --paper``: a paper of a register, one with later corrections, one of another."""

from contextlib import closing
from pathlib import Path

import pytest

from il2nurse.cli.speaking import ExitCode
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.head_code import long_code, short_code
from il2nurse.domain.record.register.seal import Head
from il2nurse.storage.register import open_register
from tests.cli.command_line import SCENARIOS, CommandLine


@pytest.fixture
def played(cli: CommandLine) -> Path:
    """A register in which a signed record was corrected, and printed at the end."""
    path, papers = cli.folder / "played.register", cli.folder / "papers"
    scenario = SCENARIOS / "corrected-after-signing.toml"
    return cli.begin_with(scenario, path, papers)


def head_of(path: Path, kind: Kind) -> Head:
    """The head as it was with the first entry of a kind."""
    with closing(open_register(path)) as register:
        first = register.of_kind(kind)[0]
    return Head(first.number, first.seal)


def test_a_paper_of_the_newest_entry(cli: CommandLine, played: Path) -> None:
    head = head_of(played, Kind.PRINTED)
    before = Head(head.number - 1, "")
    with closing(open_register(played)) as register:
        (entry,) = register.since(before.number - 1, limit=1)
    for code in (long_code(Head(entry.number, entry.seal)), f"IL2R1/{entry.number}/{entry.seal}"):
        told = cli("verify", "--register", played, "--paper", code)
        assert told.code == ExitCode.DONE, told.err
        assert f"This paper shows entry {entry.number} of this register" in told.out
        assert "Nothing under it was corrected since." in told.out
        assert "MARSH, Eleanor · dose 1" in told.out
        assert "Administration record printed, copy 1" in told.out


def test_what_was_corrected_later_is_told(cli: CommandLine, played: Path) -> None:
    code = short_code(head_of(played, Kind.SIGNED))
    told = cli("verify", "--register", played, "--paper", code)
    assert told.code == ExitCode.DONE
    assert "corrections were made later" in told.out
    assert "systolic corrected: 118 mmHg → 108 mmHg" in told.out
    found = cli("verify", "--register", played, "--paper", code, "--json").json()["paper"]
    assert isinstance(found, dict)
    assert found["standing"] == "corrected"
    assert [each["mrn"] for each in found["corrections"]] == ["MRN-204871", "MRN-204871"]


def test_a_foreign_head_is_not_in_this_register(cli: CommandLine, played: Path) -> None:
    for head in (Head(20, "0" * 64), Head(9999, "0" * 64)):
        told = cli("verify", "--register", played, "--paper", long_code(head))
        assert told.code == ExitCode.FAILED
        assert "This paper's seal is not in this register" in told.out


def test_a_slip_is_refused_before_anything_is_compared(cli: CommandLine, played: Path) -> None:
    code = short_code(head_of(played, Kind.SIGNED))
    slipped = code[:-1] + ("A" if code[-1] != "A" else "B")
    told = cli("verify", "--register", played, "--paper", slipped)
    assert (told.code, told.out) == (ExitCode.REFUSED, "")
    assert "One character of this code is wrong" in told.err
