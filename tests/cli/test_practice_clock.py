"""Commands on a practice ward go by the clock of its windows, however fast that one runs."""

from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from il2nurse.app.pacing import FilePace, pace_file
from il2nurse.storage.register import open_register
from il2nurse.workflow.clocks import Pace, SystemClock
from tests.cli.command_line import CommandLine

AHEAD = timedelta(hours=3)


def ages(cli: CommandLine, register: Path) -> dict[str, int]:
    """How old each result is, in minutes."""
    told = cli("labs", "list", "--register", register, "--mrn", "PRACTICE-09", "--json").json()
    results = told["results"]
    assert isinstance(results, list)
    return {each["test"]: each["age_min"] for each in results}


def test_a_practice_ward_that_was_sped_up_is_read_by_its_own_clock(
    tmp_path: Path, cli: CommandLine
) -> None:
    register = tmp_path / "practice.register"
    assert cli("practice", "--register", register).code == 0
    before = ages(cli, register)
    base = SystemClock().read()
    FilePace(pace_file(register)).save(Pace(base, base.at + AHEAD, 0, Decimal(1), "run"))
    after = ages(cli, register)
    assert before
    assert before.keys() == after.keys()
    assert all(180 <= after[name] - before[name] <= 182 for name in before)


def test_what_is_printed_there_is_dated_by_that_clock(tmp_path: Path, cli: CommandLine) -> None:
    register, paper = tmp_path / "practice.register", tmp_path / "sheet.pdf"
    assert cli("practice", "--register", register).code == 0
    base = SystemClock().read()
    FilePace(pace_file(register)).save(Pace(base, base.at + AHEAD, 0, Decimal(1), "run"))
    done = cli("print", "teaching", "--register", register, "--mrn", "PRACTICE-09", "--out", paper)
    assert done.code == 0, done.err
    with closing(open_register(register)) as opened:
        (newest,) = opened.newest(1)
    assert base.at + AHEAD <= newest.recorded_at <= datetime.now(UTC) + AHEAD
