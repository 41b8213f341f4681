"""``il2nurse print flowsheet``: any period of a patient as a PDF."""

from pathlib import Path

import pytest

from tests.cli.command_line import SCENARIOS, CommandLine
from tests.reports.reading import size, whole

MRN = "MRN-204871"


@pytest.fixture
def played(cli: CommandLine) -> Path:
    return cli.begin_with(SCENARIOS / "full-dose.toml", cli.folder / "played.register")


def ask(cli: CommandLine, register: Path, *words: str, mrn: str = MRN) -> tuple[int, str, Path]:
    out = cli.folder / "flowsheet.pdf"
    given = ("--register", register, "--mrn", mrn, "--out", out)
    answered = cli("print", "flowsheet", *given, *words)
    return answered.code, answered.err, out


def test_a_period_is_printed(cli: CommandLine, played: Path) -> None:
    period = ("--from", "2026-11-20T00:00", "--to", "2026-11-21T00:00")
    code, err, out = ask(cli, played, *period, "--page-size", "Letter")
    assert (code, err) == (0, "")
    pdf = out.read_bytes()
    assert size(pdf) == (612, 792)
    assert "20-Nov-2026 00:00 to 21-Nov-2026 00:00" in whole(pdf)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Name the period: --from"),
        (("--from", "noon", "--to", "2026-11-21T00:00"), "is not a time"),
        (("--from", "2026-11-21T00:00", "--to", "2026-11-20T00:00"), "must lie after"),
        (("--from", "2026-11-01T01:30", "--to", "2026-11-02T00:00"), "comes twice"),
    ],
)
def test_a_period_that_cannot_be_meant_is_refused(
    cli: CommandLine, played: Path, words: tuple[str, ...], said: str
) -> None:
    code, err, out = ask(cli, played, *words)
    assert code == 2
    assert said in err
    assert not out.exists()


def test_an_unknown_patient_is_refused(cli: CommandLine, played: Path) -> None:
    period = ("--from", "2026-11-20T00:00", "--to", "2026-11-21T00:00")
    code, err, _ = ask(cli, played, *period, mrn="nobody")
    assert code == 2
    assert "No patient with the MRN nobody" in err


def test_a_practice_register_ahead_of_this_computer_counts_as_over(cli: CommandLine) -> None:
    scenario, register = cli.folder / "ahead.toml", cli.folder / "ahead.register"
    text = (Path(__file__).parent / "patient" / "fluids.toml").read_text(encoding="utf-8")
    shared = text.replace("../../scenarios", str(SCENARIOS))
    scenario.write_text(shared.replace("2025-10-31", "2062-10-31"), encoding="utf-8")
    assert cli.play(scenario, register).code == 0
    period = ("--from", "2062-10-31T20:00", "--to", "2062-11-01T04:00")
    for words in ((), ("--replace",)):
        code, err, out = ask(cli, register, *period, *words)
        assert (code, err) == (0, "")
        assert "complete" in whole(out.read_bytes())
        assert "incomplete" not in whole(out.read_bytes())


PRINTS = """
[[act]]
do = "print"
paper = "flowsheet"
size = "Letter"
since = "2026-11-20 04:00"
until = "2026-11-20 12:00"
"""


def test_a_scenario_prints_a_period(cli: CommandLine) -> None:
    scenario, folder = cli.folder / "prints.toml", cli.folder / "papers"
    text = (SCENARIOS / "full-dose.toml").read_text(encoding="utf-8")
    scenario.write_text(text + PRINTS, encoding="utf-8")
    answered = cli.play(scenario, cli.folder / "prints.register", "--papers", folder)
    assert (answered.code, answered.err) == (0, "")
    pdf = (folder / f"{MRN}-2026-11-20-0400-flowsheet.pdf").read_bytes()
    assert size(pdf) == (612, 792)
    assert "20-Nov-2026 04:00 to 20-Nov-2026 10:34, so far" in whole(pdf)
