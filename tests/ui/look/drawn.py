"""Which colours the window really puts on which: read from the style sheet, and told by module."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from il2nurse.ui.look.colours import Theme
from il2nurse.ui.look.sheet import sheet
from il2nurse.ui.look.tones import Tone

UI: Final = Path(__file__).parents[3] / "il2nurse" / "ui"
NAMES: Final = Theme(*Theme._fields)
SOFT: Final = tuple(f"{tone.value}_soft" for tone in Tone)
# What lies under a part that has no ground of its own.
AROUND: Final = ("page", "surface", "quiet")
RULE: Final = re.compile(r"([^{}]+)\{([^{}]*)\}")
WORDLESS: Final = re.compile(r"QScrollBar|part=\"(rule|bar|paper)\"")
WORD: Final = re.compile(r"[a-z]+(?:_[a-z]+)*")


class Pair(NamedTuple):
    """One colour on another, and where the style sheet draws it."""

    ink: str
    ground: str
    where: str


class Drawn(NamedTuple):
    """What the style sheet draws: words on a ground, and edges in their surroundings."""

    texts: frozenset[Pair]
    edges: frozenset[Pair]


def rules() -> Iterator[tuple[str, Mapping[str, str]]]:
    """Every selector of the style sheet with its declarations, colours by their names."""
    for selectors, body in RULE.findall(sheet(NAMES)):
        said = dict(part.strip().split(":", 1) for part in body.split(";") if ":" in part)
        for selector in selectors.split(","):
            yield selector.strip(), {name.strip(): value.strip() for name, value in said.items()}


def colours(value: str) -> list[str]:
    """The named colours in the value of a declaration."""
    return [word for word in WORD.findall(value) if word in Theme._fields]


def _base(selector: str) -> str:
    return re.split(r"[\[:]", selector, maxsplit=1)[0].split()[-1]


def _under(selector: str, said: Mapping[str, str], kept: Mapping[str, str]) -> tuple[str, ...]:
    ground = said.get("background") or kept.get(_base(selector), "transparent")
    if 'tab="true"' in selector or re.search(r'role="(bar|product)"', selector):
        return ("bar",)
    return tuple(colours(ground)) or AROUND


def _inherited(selector: str, said: Mapping[str, str], inks: Mapping[str, str]) -> str:
    """The words on a ground that has none of its own: of the part without its state, or plain."""
    if not colours(said.get("background", "")) or WORDLESS.search(selector):
        return ""
    return inks.get(selector.split(":", maxsplit=1)[0], "text")


def drawn() -> Drawn:
    """All pairs of the style sheet: words with what lies under them, edges with what is around."""
    kept: dict[str, str] = {}
    inks: dict[str, str] = {}
    texts: set[Pair] = set()
    edges: set[Pair] = set()
    for selector, said in rules():
        if selector == _base(selector) and "background" in said:
            kept[selector] = said["background"]
        under = _under(selector, said, kept)
        plain = selector.split(":")[0]
        if "color" in said and selector == plain:
            inks[selector] = said["color"]
        ink = said.get("color") or _inherited(selector, said, inks)
        texts |= {Pair(ink, ground, selector) for ground in under if ink}
        if "placeholder-text-color" in said:
            texts |= {Pair(said["placeholder-text-color"], ground, selector) for ground in under}
        if "selection-color" in said:
            on = said["selection-background-color"]
            texts.add(Pair(said["selection-color"], on, selector))
        around = ("bar",) if under == ("bar",) else AROUND
        for name, value in said.items():
            if name.startswith("border") and "radius" not in name:
                edges |= {
                    Pair(edge, ground, selector) for edge in colours(value) for ground in around
                }
    return Drawn(frozenset(texts), frozenset(edges))


def painted() -> Mapping[str, frozenset[str]]:
    """The colours that each module of the window takes from a palette to paint with."""
    found = {}
    for path in sorted(UI.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {
            node.attr
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Name)
            and node.value.id in {"palette", "theme"}
            and node.attr in set(Theme._fields) - {"name"}
        }
        if names:
            found[path.relative_to(UI).as_posix()] = frozenset(names)
    return found
