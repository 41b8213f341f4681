"""``il2nurse regimen list`` and ``diff``: what there is, and what one says otherwise."""

from pathlib import Path

from tests.cli.command_line import REGIMEN, CommandLine
from tests.normal import FILE
from tests.reports.reading import pages

ORDERED = Path(__file__).parents[1] / "whole" / "ordered.toml"


def changed(cli: CommandLine, *pairs: tuple[str, str]) -> Path:
    """The shipped file with some of its text replaced, as another file."""
    text = FILE.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    path = cli.folder / "other.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_regimen_is_listed(cli: CommandLine) -> None:
    found = cli("regimen", "list", "--json").json()["regimens"]
    assert isinstance(found, list)
    shipped = next(each for each in found if each["id"] == REGIMEN)
    assert shipped["guided"] is True
    assert shipped["doses"] == "600,000 international units per kg"
    assert "guided through each dose" in cli("regimen", "list").out


def test_two_alike_differ_in_nothing(cli: CommandLine) -> None:
    answered = cli("regimen", "diff", REGIMEN, FILE)
    assert answered.code == 0
    assert "the same, letter by letter" in answered.out
    alike = cli("regimen", "diff", REGIMEN, FILE, "--json").json()
    assert (alike["told"], alike["lines"]) == ([], [])


def test_a_changed_figure_is_told_in_words_and_by_its_line(cli: CommandLine) -> None:
    other = changed(
        cli,
        ('version = "2026.1"', 'version = "2026.2"'),
        ('id = "rest_days"\nvalue = 9', 'id = "rest_days"\nvalue = 10'),
    )
    said = cli("regimen", "diff", FILE, other).out
    assert "version 2026.1, to aldesleukin-high-dose-iv, version 2026.2" in said
    assert "Rest between cycles: Value: “9 days” is now “10 days”" in said
    assert "+  value = 10" in said


def test_what_no_table_tells_is_among_the_lines(cli: CommandLine) -> None:
    other = changed(cli, ('hint = "Count for a full minute."', 'hint = "Count a full minute."'))
    found = cli("regimen", "diff", FILE, other, "--json").json()
    assert found["told"] == []
    assert found["lines"]


def test_what_is_gone_and_what_is_new_is_said(cli: CommandLine) -> None:
    text = FILE.read_text(encoding="utf-8")
    begin = text.index('[[storage]]\nid = "storage_single"')
    part = text[begin : text.index("[[", begin + 5)]
    other = cli.folder / "other.toml"
    other.write_text(text.replace(part, "").replace(', "storage_single"', ""), encoding="utf-8")
    assert "* Gone: " in cli("regimen", "diff", FILE, other).out
    assert "* New: " in cli("regimen", "diff", other, FILE).out


def test_a_name_that_is_none_is_refused(cli: CommandLine) -> None:
    answered = cli("regimen", "diff", REGIMEN, "nothing")
    assert answered.code == 2
    assert REGIMEN in answered.err


def test_a_whole_regimen_is_printed_by_its_name_or_its_checksum(cli: CommandLine) -> None:
    register = cli.begin_with(ORDERED, cli.folder / "ward.register")
    named, by_checksum = cli.folder / "named.pdf", cli.folder / "checksum.pdf"
    digest = cli("regimen", "print", REGIMEN, "--json").json()["digest"]
    for name, out in ((REGIMEN, named), (str(digest)[:12], by_checksum)):
        words = ("--register", register, "--regimen", name, "--out", out)
        assert cli("print", "regimen-text", *words).code == 0
        first = " ".join(pages(out.read_bytes())[0].split())
        assert "Whole regimen" in first
        assert "Parts of this paper" in first
    nobody = cli.folder / "nobody.pdf"
    words = ("--register", register, "--regimen", "nothing", "--out", nobody)
    refused = cli("print", "regimen-text", *words)
    assert refused.code == 2
    assert "no regimen of this station" in refused.err
    unnamed = cli("print", "regimen-text", "--register", register, "--out", nobody)
    assert "Name the regimen" in unnamed.err
    assert not nobody.exists()
