"""``il2nurse regimen list`` and ``diff``: what there is, and what one says otherwise."""

from pathlib import Path

from tests.cli.command_line import REGIMEN, SCENARIOS, CommandLine
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


def test_in_a_register_the_list_says_by_which_text_one_orders(cli: CommandLine) -> None:
    register = cli.begin_with(SCENARIOS / "approved-for-later.toml", cli.folder / "ward.register")
    said = cli("regimen", "list", "--register", register).out
    assert "2026.2  Nothing is ordered by it: another text took its place. Approved by" in said
    found = cli("regimen", "list", "--register", register, "--json").json()["texts"]
    assert isinstance(found, list)
    by_version = {each["version"]: each for each in found if each["id"] == REGIMEN}
    holding = by_version["2026.1"]
    assert (holding["from"], holding["until"]) == ("2026-11-20T00:00:00-05:00", None)
    overtaken = by_version["2026.2"]
    assert (overtaken["holds"], overtaken["from"]) == (False, None)
    assert overtaken["stands"] in said


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
    assert said.startswith("From aldesleukin-high-dose-iv, version 2026.1 (checksum ")
    assert " to aldesleukin-high-dose-iv, version 2026.2 (checksum " in said
    assert "Rest between cycles: Value: “9 days” is now “10 days”" in said
    assert "+  value = 10" in said


def test_how_a_question_is_worded_is_told(cli: CommandLine) -> None:
    other = changed(cli, ('hint = "Count for a full minute."', 'hint = "Count a full minute."'))
    told = cli("regimen", "diff", FILE, other).out
    assert "Questions: details" in told
    assert "Count a full minute." in told


def test_what_no_table_tells_is_among_the_lines(cli: CommandLine) -> None:
    other = changed(cli, ("# Where sources disagree", "# Where the sources disagree"))
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


def test_two_texts_of_one_version_are_named_as_such(cli: CommandLine) -> None:
    other = changed(cli, ('id = "rest_days"\nvalue = 9', 'id = "rest_days"\nvalue = 10'))
    said = cli("regimen", "diff", FILE, other).out
    assert "give the newer one a version of its own" in said
    found = cli("regimen", "diff", FILE, other, "--json").json()
    old, new = found["old"], found["new"]
    assert isinstance(old, dict)
    assert isinstance(new, dict)
    assert old["digest"] != new["digest"]
    assert old["version"] == new["version"]


def test_a_question_that_serves_for_another_time_is_told(cli: CommandLine) -> None:
    text = FILE.read_text(encoding="utf-8")
    begin = text.index('id = "chest_x_ray"')
    shorter = text[begin:].replace('on_file = "28 days"', 'on_file = "21 days"', 1)
    other = cli.folder / "shorter.toml"
    other.write_text(text[:begin] + shorter, encoding="utf-8")
    said = cli("regimen", "diff", FILE, other).out
    assert "Chest X-ray: Good for: “on file 28 days” is now “on file 21 days”" in said


def test_statements_of_one_level_are_not_taken_for_each_other(cli: CommandLine) -> None:
    said = cli("regimen", "diff", REGIMEN, "aldesleukin-subcutaneous-hiv").out
    assert "* Gone: Hold; What it says: Glucocorticoids can stop the drug" in said
    assert "* New: Hold; What it says: Drugs against high blood pressure" in said
    assert "…; Source" not in said


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
        assert "In short" in first
    nobody = cli.folder / "nobody.pdf"
    words = ("--register", register, "--regimen", "nothing", "--out", nobody)
    refused = cli("print", "regimen-text", *words)
    assert refused.code == 2
    assert "no regimen of this station" in refused.err
    unnamed = cli("print", "regimen-text", "--register", register, "--out", nobody)
    assert "Name the regimen" in unnamed.err
    assert not nobody.exists()
