"""A shipped regimen with one number of one sentence ten times too high, each as a whole text."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fnmatch import fnmatchcase
from typing import Final

from il2nurse.regimens.sense.bounds import READ
from il2nurse.regimens.toml.lines import Path, find_lines, line_of
from tests.regimens.sense.rewritten import Rewritten

_NUMBER: Final = re.compile(r"(?<![\w.,])[0-9][0-9,]*(?:\.[0-9]+)?(?![\w-])")
HARMLESS: Final = {
    "settled.*": "tells what sources say and which reading is taken; decides nothing, and a "
    "committee reads it beside them",
    "field.*_mg_dl.hint": "an example of a typed unit; the number is converted by the unit itself",
    "field.platelets_per_mm3.hint": "an example of a typed number; what is typed is compared with "
    "the bounds of the question",
    "field.use_by.hint": "an example of a time",
    "contraindication.contra_hypersensitivity.text": "a name: interleukin-2",
    "contraindication.contra_allergy.text": "a name: interleukin-2",
}
"""Sentences whose numbers may be any, by the way to them, and why that harms nobody."""


@dataclass(frozen=True, slots=True)
class SaidMutant:
    """One number of a sentence, what it became, and how the text is written with it."""

    name: str
    line: int
    new: str
    written: Rewritten

    @property
    def text(self) -> str:
        """The whole text with it."""
        return str(self.written)

    def __str__(self) -> str:
        return f"{self.name}={self.new}"


def harmless(name: str) -> bool:
    """Whether nobody is harmed by another number in the sentence of this name."""
    return any(fnmatchcase(name, each) for each in HARMLESS)


def said_mutants(text: str) -> Iterator[SaidMutant]:
    """Every number of every sentence times ten; zero becomes ten."""
    lines, places = text.split("\n"), find_lines(text)
    for path, name, sentence in sentences(tomllib.loads(text)):
        number = line_of(places, path) - 1
        line, key = lines[number], next(each for each in reversed(path) if isinstance(each, str))
        begin = line.index(sentence, line.index(f"{key} = "))
        for found in _NUMBER.finditer(sentence):
            was = found[0].rstrip(",")
            new = f"{Decimal(was.replace(',', '')) * 10 or 10:f}"
            at = begin + found.start()
            changed = f"{line[:at]}{new}{line[at + len(was) :]}"
            written = Rewritten(lines, number, number + 1, (changed,))
            yield SaidMutant(name, number + 1, new, written)


def sentences(part: object, path: Path = (), name: str = "") -> Iterator[tuple[Path, str, str]]:
    """Every sentence with a number in it: its path, its name by ids, and what it says."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield from sentences(value, (*path, key), f"{name}.{key}".lstrip("."))
    elif isinstance(part, list):
        for place, value in enumerate(part):
            yield from sentences(value, (*path, place), f"{name}.{_called(value, place)}")
    elif isinstance(part, str) and name.rpartition(".")[2] in READ and _NUMBER.search(part):
        yield path, name, part


def _called(value: object, place: int) -> object:
    if isinstance(value, dict):
        return value.get("id", value.get("name", value.get("word", place)))
    return place
