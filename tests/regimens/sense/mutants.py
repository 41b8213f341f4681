"""A shipped regimen with one figure ten times too high or too low, each as a whole text."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from il2nurse.regimens.toml.lines import Path, find_lines, line_of
from tests.regimens.sense.rewritten import Rewritten

_DURATION = re.compile(r"([0-9]+) (min|h|days?)")
_MINUTES: Final = {"min": 1, "h": 60, "day": 1440, "days": 1440}
_TEN: Final = Decimal(10)
# Not figures: how many decimals are shown, and names that happen to be digits.
_NO_FIGURE: Final = frozenset({"places", "format"})


@dataclass(frozen=True, slots=True)
class Mutant:
    """One figure by its path, what it became, and how the text is written with it."""

    name: str
    new: str
    written: Rewritten

    @property
    def text(self) -> str:
        """The whole text with it."""
        return str(self.written)

    def __str__(self) -> str:
        return f"{self.name}={self.new}"


def mutants(text: str) -> Iterator[Mutant]:
    """Every figure times ten and divided by ten; zero stays zero and has none."""
    lines, places = text.split("\n"), find_lines(text)
    for path, name, value in _figures(tomllib.loads(text, parse_float=Decimal)):
        number = line_of(places, path) - 1
        for new in _others(value):
            changed = _replace(lines[number], path, value, new)
            yield Mutant(name, new, Rewritten(lines, number, number + 1, (changed,)))


def _figures(
    part: object, path: Path = (), name: str = ""
) -> Iterator[tuple[Path, str, Decimal | str]]:
    if isinstance(part, dict):
        for key, value in part.items():
            if key not in _NO_FIGURE:
                yield from _figures(value, (*path, key), f"{name}.{key}".lstrip("."))
    elif isinstance(part, list):
        for place, value in enumerate(part):
            called = value.get("id", value.get("name", place)) if isinstance(value, dict) else place
            yield from _figures(value, (*path, place), f"{name}.{called}")
    elif isinstance(part, int | Decimal) and not isinstance(part, bool):
        yield path, name, Decimal(part)
    elif isinstance(part, str) and _DURATION.fullmatch(part):
        yield path, name, part


def _others(value: Decimal | str) -> list[str]:
    if isinstance(value, str):
        number, unit = value.split()
        minutes = max(1, int(number) * _MINUTES[unit] // 10)
        return [f"{int(number) * 10} {unit}", f"{minutes} min"]
    if value == 0:
        return []
    tenth = value / _TEN
    # What must be whole would be refused for its decimals alone, so it is rounded.
    if value == value.to_integral_value() and abs(value) > 1:
        tenth = Decimal(int(tenth)) or Decimal(1)
    return [f"{value * _TEN:f}", f"{tenth.normalize():f}"]


def _replace(line: str, path: Path, value: Decimal | str, new: str) -> str:
    key = next(each for each in reversed(path) if isinstance(each, str))
    if isinstance(value, str):
        assert f'"{value}"' in line, (path, line)
        begin = line.index(f"{key} = ") if f"{key} = " in line else 0
        return line[:begin] + line[begin:].replace(f'"{value}"', f'"{new}"', 1)
    pattern = re.compile(rf"\b{key} = (-?[0-9_.]+)")
    for found in pattern.finditer(line):
        if Decimal(found[1].replace("_", "")) == value:
            return line[: found.start(1)] + new + line[found.end(1) :]
    raise AssertionError((path, line))
