"""A call that a stop owes is owed by the register that goes on from a copy, and keeps its gate."""

from contextlib import closing
from pathlib import Path

import pytest

from il2nurse.cli.at_work import station_of
from il2nurse.domain.record.dose.call import Call
from il2nurse.domain.rules.alarms.owed import every_owed_call
from il2nurse.storage.register import open_register
from il2nurse.workflow.patient.calling import record_call
from tests.app.set_back import PIN
from tests.cli.command_line import CommandLine

OWED = Path(__file__).with_name("call_owed.toml")
ADMINISTRATOR, MRN = "admin", "MRN-204871"


@pytest.fixture
def register(cli: CommandLine, tmp_path: Path) -> Path:
    return cli.begin_with(OWED, tmp_path / "ward.register")


def copied(register: Path) -> Path:
    with closing(open_register(register)) as there:
        return there.copy_to(register.parent, there.newest(1)[0].recorded_at)


def gates(cli: CommandLine, register: Path) -> dict[str, str]:
    found = cli("eligibility", "--register", register, "--mrn", MRN, "--json").json()["open"]
    assert isinstance(found, list)
    return {each["id"]: each["missing"] for each in found}


def called(register: Path) -> None:
    """The nurse calls the prescriber about the stop."""
    with closing(open_register(register)) as there:
        station = station_of(there)
        moment = station.moment(MRN)
        told = Call("costa", moment.at, read_back=True, order="An ECG, and no dose today")
        record_call(station, station.person("novak"), MRN, every_owed_call(moment), told)


@pytest.mark.parametrize("lost", [False, True], ids=["nothing lost", "the call is lost"])
def test_the_call_is_owed_after_the_restoring_as_before(
    register: Path, cli: CommandLine, monkeypatch: pytest.MonkeyPatch, *, lost: bool
) -> None:
    owed = gates(cli, register)["call_owed"]
    copy = copied(register)
    if lost:
        called(register)
        assert "call_owed" not in gates(cli, register)
    monkeypatch.setenv("IL2NURSE_PIN", PIN)
    register.unlink()
    done = cli("restore", copy, "--to", register, "--by", ADMINISTRATOR)
    assert done.code == 0, done.err
    found = gates(cli, register)
    assert found["call_owed"] == owed
    called(register)
    assert "call_owed" not in gates(cli, register)
