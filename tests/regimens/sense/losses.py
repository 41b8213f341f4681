"""A shipped regimen without one of its tables, keys or items, each as a whole text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.regimens.sense.rewritten import Rewritten

_HEAD = re.compile(r"(\s*)\[\[?([a-z_.]+)\]\]?$")
_KEY = re.compile(r"\s*([a-z_]+) = (.*)")
_CHOICE = re.compile(r'\s*\{ word = "(\w+)".*\},$')
_NAMED = ("id", "word", "name")


@dataclass(frozen=True, slots=True)
class Loss:
    """What is left out, by its name, and how the text is written without it."""

    name: str
    written: Rewritten

    @property
    def text(self) -> str:
        """The whole text without it."""
        return str(self.written)

    def __str__(self) -> str:
        return self.name


def losses(text: str) -> Iterator[Loss]:
    """Every table with what belongs to it, every key of one line, and each item of a list."""
    lines = text.split("\n")
    table = ""
    for at, line in enumerate(lines):
        if head := _HEAD.match(line):
            table = f"{head[2]}.{_id_of(lines, at)}".removesuffix(".")
            end = _end_of(lines, at, len(head[1]))
            yield Loss(table, Rewritten(lines, at, end))
        elif choice := _CHOICE.match(line):
            yield Loss(f"{table}.choices.{choice[1]}", Rewritten(lines, at, at + 1))
        elif (key := _KEY.match(line)) and key[2] != "[":
            yield Loss(f"{table}.{key[1]}", Rewritten(lines, at, at + 1))
            for item in re.findall(r'"([^"]+)"', key[2]) if key[2].startswith("[") else ():
                shorter = line.replace(f'"{item}", ', "").replace(f', "{item}"]', "]")
                if shorter != line:
                    other = Rewritten(lines, at, at + 1, (shorter,))
                    yield Loss(f"{table}.{key[1]}.{item}", other)


def _id_of(lines: list[str], at: int) -> str:
    for line in lines[at + 1 :]:
        key = _KEY.match(line)
        if not key:
            return ""
        if key[1] in _NAMED:
            return key[2].strip('"')
    return ""


def _end_of(lines: list[str], at: int, depth: int) -> int:
    """Where the next table begins that is no part of this one."""
    for end in range(at + 1, len(lines)):
        head = _HEAD.match(lines[end])
        if (head and len(head[1]) <= depth) or lines[end].startswith("# ---"):
            return end
    return len(lines)
