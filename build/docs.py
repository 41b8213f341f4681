"""Writes what is made in the docs: pages and an example from the files, and the plan of the house.

    python -m build.docs

Parts of CONTRIBUTING.md stand between marks; the rest of it is written by hand.
"""

import tomllib
from collections.abc import Iterator, Mapping
from operator import methodcaller
from pathlib import Path

from build.placing import put_in_place
from il2nurse.home import resources_folder
from il2nurse.regimens import describe_inputs, load_file
from il2nurse.regimens.labs.laboratory import load_laboratory
from il2nurse.regimens.pages.example import describe_example
from il2nurse.regimens.pages.labs import describe_laboratory
from il2nurse.regimens.pages.texts import describe_texts

ROOT = Path(__file__).parents[1]
REGIMEN = "aldesleukin-high-dose-iv"
# The floors that have districts, from the top, and what a newcomer asks of each.
FLOORS: Mapping[str, str] = {
    "ui": "Where does it show?",
    "reports": "How is it printed?",
    "regimens": "How is its file read?",
    "workflow": "Who may do it, and when?",
    "readable": "How is it said?",
    "domain/rules": "What follows?",
    "domain/record": "What happened?",
    "domain/regimen": "What can a file say?",
    "domain": "",
}
DISTRICTS = (
    "people",
    "patient",
    "course",
    "chart",
    "neuro",
    "labs",
    "pharmacy",
    "assessment",
    "reactions",
    "alarms",
    "dose",
    "flowsheet",
    "ward",
    "audit",
    "papers",
    "downtime",
)


def grid() -> str:
    """Floors as rows, districts as columns; a bullet for a folder, .py for a single file."""
    rows: list[tuple[str, ...]] = [("floor", "a newcomer's question", *DISTRICTS)]
    for floor, question in FLOORS.items():
        cells = [_cell(ROOT / "il2nurse" / floor / district) for district in DISTRICTS]
        rows.append((f"`{floor}/`", question, *cells))
    return "\n".join(_table(rows))


def _cell(place: Path) -> str:
    if (place / "__init__.py").is_file():
        return "●"
    return ".py" if place.with_suffix(".py").is_file() else ""


def _table(rows: list[tuple[str, ...]]) -> Iterator[str]:
    head, *rest = rows
    yield f"| {' | '.join(head)} |"
    yield "|" + "---|" * len(head)
    for row in rest:
        yield f"| {' | '.join(row)} |".replace("|  |", "| |").replace("|  |", "| |")


def walls() -> str:
    """Every contract of pyproject.toml in one line each."""
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    contracts = tomllib.loads(text)["tool"]["importlinter"]["contracts"]
    return "\n".join(f"* {_contract(each)}" for each in contracts)


def _contract(contract: Mapping[str, object]) -> str:
    name = contract["name"]
    if contract["type"] == "layers":
        layers = [f"({each})" if " | " in each else each for each in _words(contract["layers"])]
        return f"**{name}**: `{' > '.join(layers)}`"
    if contract["type"] == "protected":
        inside = ", ".join(f"`{each}`" for each in _words(contract["protected_modules"]))
        allowed = ", ".join(f"`{each}`" for each in _words(contract["allowed_importers"]))
        return f"**{name}**: {inside} by {allowed}"
    return f"**{name}**"


def _words(listed: object) -> list[str]:
    return [str(each) for each in listed] if isinstance(listed, list) else []


def filled(page: str, parts: Mapping[str, str]) -> str:
    """The page with each part between its marks replaced."""
    for name, text in parts.items():
        begin, end = f"<!-- made: {name} -->\n", f"<!-- end: {name} -->"
        if begin not in page or end not in page:
            raise SystemExit(f"CONTRIBUTING.md has no place for “{name}”: {begin.strip()}, {end}.")
        before, rest = page.split(begin, 1)
        page = f"{before}{begin}{text}\n{end}{rest.split(end, 1)[1]}"
    return page


def made() -> dict[Path, str]:
    """Every page that is made, with what it must say today."""
    contributing = ROOT / "CONTRIBUTING.md"
    page = contributing.read_text(encoding="utf-8")
    regimen = load_file(resources_folder() / "regimens" / f"{REGIMEN}.toml")
    laboratory = load_laboratory(resources_folder() / "laboratory")
    return {
        ROOT / "docs" / "assess.md": describe_inputs(regimen),
        ROOT / "docs" / "before-a-dose.json": describe_example(regimen),
        ROOT / "docs" / "texts.md": describe_texts(regimen),
        ROOT / "docs" / "laboratory.md": describe_laboratory(laboratory),
        contributing: filled(page, {"grid": grid(), "walls": walls()}),
    }


def main() -> None:
    """Write the pages that differ."""
    for path, text in made().items():
        if path.read_text(encoding="utf-8") != text:
            put_in_place(path, methodcaller("write_text", text, encoding="utf-8"))
            print(f"{path.relative_to(ROOT)} written")


if __name__ == "__main__":
    main()
