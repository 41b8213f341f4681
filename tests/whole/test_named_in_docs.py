"""What the pages name is there: files, folders, links, modules, commands, options, make targets."""

import contextlib
import io
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import pytest

from il2nurse.cli.commands import build_parser

HOME: Final = Path(__file__).parents[2]
PAGES: Final = [*sorted(HOME.glob("*.md")), *sorted((HOME / "docs").rglob("*.md"))]
NAMES: Final = [path.relative_to(HOME).as_posix() for path in PAGES]
QUOTED: Final = re.compile(r"`([^`\n]+)`")
LINKED: Final = re.compile(r"\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)")
PLACED: Final = re.compile(r"\]\((?!https?:)([^)#]*)#([^)]+)\)")
MANUAL: Final = HOME / "docs" / "manual"
# A file by its name, or a path of which the first folder is one of ours.
FILE: Final = re.compile(r"(?:[\w.-]+/)*[\w-]+\.(?:py|toml|md|json|txt)/?")
FOLDER: Final = re.compile(r"(?:[\w.-]+/)+[\w.-]*")
MODULE: Final = re.compile(r"(?<![\w/])(?:il2nurse|tests)(?:\.(?!toml)\w+)+")
COMMAND: Final = re.compile(r"^(?:\S*python -m )?il2nurse ([a-z][^#]*)")
OPTION: Final = re.compile(r"--[a-z][a-z-]+")
# Files that a site writes or the program makes, and files of worked examples in the pages.
THEIRS: Final = frozenset({"station.toml", "station/heads.json", "FILE.json", "build/out/bench"})


def quoted(page: Path) -> Iterator[str]:
    """What stands in signs of code, and each line of a block of it."""
    text = page.read_text(encoding="utf-8")
    for block in re.findall(r"^```\w*\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        yield from block.replace("\\\n", " ").splitlines()
    yield from QUOTED.findall(re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))


def stands(named: str) -> bool:
    """True for a path from the checkout or the program's folder, or for a file's own name."""
    if named in THEIRS or "/" not in named:
        return named in THEIRS or any(HOME.glob(f"*/**/{named}")) or (HOME / named).exists()
    return any((HOME / place / named).exists() for place in ("", "il2nurse", "il2nurse/storage"))


def headings(page: Path) -> set[str]:
    """The places of a page that a link can name, one for each heading."""
    titles = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title.lower()).strip().replace(" ", "-") for title in titles}


def is_ours(named: str) -> bool:
    """True for a path that begins in the checkout, in the program's folder or on one floor."""
    first = named.split("/", 1)[0]
    return any((HOME / place / first).is_dir() for place in ("", "il2nurse")) and "/" in named


def help_of(words: list[str]) -> str | None:
    """What a command says of itself; ``None`` where there is no such command."""
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
        try:
            build_parser().parse_args([*words, "--help"])
        except SystemExit as ended:
            return out.getvalue() if ended.code == 0 else None
    return None


def wrong_commands(line: str) -> Iterator[str]:
    """Commands of the line that are none, and options that the command does not have."""
    found = COMMAND.match(line.replace("\\|", "|"))
    if not found:
        return
    words = re.match(r"(?:[a-z][a-z|-]*(?: |$))*", found[1] + " ")
    assert words
    ways: list[list[str]] = [[]]
    for word in words[0].split():
        ways = [[*way, each] for way in ways for each in word.split("|")]
    for way in ways:
        told = help_of(way)
        if told is None:
            yield f"il2nurse {' '.join(way)}"
        else:
            yield from (each for each in OPTION.findall(found[1]) if each not in told)


@pytest.mark.parametrize("name", NAMES)
def test_every_file_and_folder_is_there(name: str) -> None:
    named = {each for each in quoted(HOME / name) if FILE.fullmatch(each)}
    named |= {each for each in quoted(HOME / name) if FOLDER.fullmatch(each) and is_ours(each)}
    assert {each for each in named if not stands(each)} == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_somewhere(name: str) -> None:
    page = HOME / name
    links = set(LINKED.findall(page.read_text(encoding="utf-8")))
    assert {link for link in links if not (page.parent / link).exists()} == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_link_to_a_heading_finds_it(name: str) -> None:
    page = HOME / name
    links = PLACED.findall(page.read_text(encoding="utf-8"))
    missing = {
        f"{there}#{place}"
        for there, place in links
        if place not in headings((page.parent / there) if there else page)
    }
    assert missing == set()


def test_every_picture_of_the_manual_is_shown_and_every_page_reached() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in MANUAL.glob("*.md"))
    pictures = {path.name for path in (MANUAL / "images").iterdir()}
    assert {each for each in pictures if f"(images/{each})" not in text} == set()
    index = (MANUAL / "index.md").read_text(encoding="utf-8")
    pages = {path.name for path in MANUAL.glob("*.md")} - {"index.md"}
    assert {each for each in pages if f"({each}" not in index} == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_module_is_there(name: str) -> None:
    named = {each for line in quoted(HOME / name) for each in MODULE.findall(line)}
    assert {each for each in named if find_spec(each) is None} == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_command_is_there_with_its_options(name: str) -> None:
    lines = list(quoted(HOME / name))
    assert [wrong for line in lines for wrong in wrong_commands(line)] == []
    alone = {each for each in lines if OPTION.match(each)}
    sources = [
        path.read_text(encoding="utf-8")
        for place in ("il2nurse/cli", "tests/bench", "tests/figures", "tests/walk")
        for path in (HOME / place).rglob("*.py")
    ]
    known = {option for source in sources for option in re.findall(r'"(--[a-z-]+)"', source)}
    known |= set(OPTION.findall(help_of(["print"]) or ""))
    assert {each for each in alone if each.split()[0] not in known} == set()


@pytest.mark.parametrize("name", NAMES)
def test_every_make_target_is_there(name: str) -> None:
    makefile = (HOME / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    named = {
        found[1] for each in quoted(HOME / name) if (found := re.match(r"make ([a-z]+)", each))
    }
    assert named <= targets


def test_what_is_not_there_is_found() -> None:
    assert list(wrong_commands("il2nurse verify --register FILE")) == []
    assert list(wrong_commands("il2nurse verify --registers FILE")) == ["--registers"]
    assert list(wrong_commands("il2nurse key status|lost")) == ["il2nurse key lost"]
    assert not stands("domain/rules/nowhere.py")
    assert not stands("nowhere.py")
    assert stands("urine.py")
