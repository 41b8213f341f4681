"""Commands on a register of a station whose regimen files cannot be read."""

from collections.abc import Callable
from pathlib import Path
from shutil import rmtree
from typing import Final

import pytest

from il2nurse.app.practice import build_practice
from il2nurse.app.readying import Ready, Trouble, attempt
from il2nurse.cli.speaking import ExitCode
from il2nurse.regimens import BadRegimen
from il2nurse.settings import load_settings
from il2nurse.workflow.clocks import SystemClock
from il2nurse.workflow.kept_texts import GOES_ON
from tests.cli.command_line import SCENARIOS, CommandLine
from tests.cli.test_site_regimens import ID, OVERLAY, changed
from tests.normal import REGIMEN

MRN: Final = "MRN-204871"
DAY: Final = ("--from", "2026-11-20T07:00", "--to", "2026-11-20T19:00")
READING: Final = (
    ("fluids", "--mrn", MRN, *DAY),
    ("eligibility", "--mrn", MRN, "--json"),
    ("verify",),
)
PAPERS: Final = ("record", "eligibility", "regimen", "downtime")


ADMITTED: Final = """
[scenario]
format = 2
title = "Somebody is admitted, and nothing is ordered"
uses = ["{uses}"]
start = "2026-11-20 08:00"
zone = "America/New_York"

[[act]]
do = "admit"
by = "lindqvist"
"""


def missing(folder: Path) -> None:
    """The folder is gone, as with a disk."""
    rmtree(folder)


def empty(folder: Path) -> None:
    """The folder is there and has nothing in it, as the place of a disk."""
    (folder / "site.toml").unlink()


def spoilt(folder: Path) -> None:
    """One file among good ones is not good."""
    (folder / "zz.toml").write_text("[regimen]\nfoo = 1\n", encoding="utf-8")


Harm = Callable[[Path], None]


@pytest.fixture(params=[missing, empty, spoilt])
def harm(request: pytest.FixtureRequest) -> Harm:
    """What becomes of the site's folder."""
    found: Harm = request.param
    return found


@pytest.fixture
def folder(cli: CommandLine) -> Path:
    """The folder of the site's own files, in which one takes the place of the program's."""
    home = cli.folder / "home"
    folder = home / "regimens"
    folder.mkdir(parents=True)
    (home / "station.toml").write_text('regimens = "regimens"\n', encoding="utf-8")
    (folder / "site.toml").write_text(changed(ID, OVERLAY), encoding="utf-8")
    return folder


def test_what_was_ordered_is_read_and_printed_as_before(
    cli: CommandLine, folder: Path, harm: Harm
) -> None:
    register = cli.folder / "played.register"
    assert cli.play(SCENARIOS / "full-dose.toml", register).code == 0
    before = [cli(*words, "--register", register).out for words in READING]
    harm(folder)
    for words, said in zip(READING, before, strict=True):
        answered = cli(*words, "--register", register)
        assert (answered.code, answered.out) == (ExitCode.DONE, said), answered.err
    for paper in PAPERS:
        file = cli.folder / f"{paper}.pdf"
        about = () if paper == "downtime" else ("--mrn", MRN)
        answered = cli("print", paper, "--register", register, *about, "--out", file)
        assert answered.code == ExitCode.DONE, answered.err
        assert file.exists()


def test_the_texts_that_are_kept_are_listed_with_what_is_away(
    cli: CommandLine, folder: Path, harm: Harm
) -> None:
    register = cli.folder / "played.register"
    assert cli.play(SCENARIOS / "full-dose.toml", register).code == 0
    harm(folder)
    listed = cli("regimen", "list", "--register", register)
    assert listed.code == ExitCode.DONE
    assert "2026.1-site" in listed.out
    assert GOES_ON in listed.out
    told = cli("regimen", "list", "--register", register, "--json").json()
    assert GOES_ON in str(told["files_away"])
    assert cli("regimen", "list").code == ExitCode.REFUSED


def test_another_regimen_is_not_asked_for(cli: CommandLine, folder: Path) -> None:
    register, scenario = cli.folder / "played.register", cli.folder / "admitted.toml"
    scenario.write_text(ADMITTED.format(uses=SCENARIOS / "shared" / "ordinary.toml"), "utf-8")
    played = cli.play(scenario, register)
    assert played.code == 0, played.err
    missing(folder)
    known = cli("eligibility", "--register", register, "--mrn", MRN, "--regimen", REGIMEN.id)
    assert "Nothing is ordered here" in known.out, known.err
    other = cli("eligibility", "--register", register, "--mrn", MRN, "--regimen", "another")
    assert other.code == ExitCode.FAILED
    assert GOES_ON in other.err


def test_nothing_is_played_by_kept_texts(cli: CommandLine, folder: Path) -> None:
    spoilt(folder)
    answered = cli.play(SCENARIOS / "full-dose.toml", cli.folder / "played.register")
    assert answered.code == ExitCode.REFUSED
    assert "zz.toml:" in answered.err
    assert not (cli.folder / "played.register").exists()

    def begin() -> Ready:
        settings = load_settings()
        build_practice(settings, cli.folder / "practice.register", SystemClock().read().at)
        raise AssertionError

    with pytest.raises(BadRegimen):
        begin()
    found = attempt(begin)
    assert isinstance(found, Trouble)
    assert "zz.toml:" in found.text
