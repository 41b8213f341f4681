"""The line where each table, key and item of a regimen file stands; TOML does not tell it."""

import re
from collections import Counter
from collections.abc import Mapping
from typing import TypeAlias

Path: TypeAlias = "tuple[str | int, ...]"

_HEADER = re.compile(r"\s*(\[{1,2})\s*([A-Za-z0-9_.\s-]+?)\s*\]{1,2}\s*(?:#.*)?$")
_KEY = re.compile(r"\s*([A-Za-z0-9_-]+)\s*=\s*(.*)$")
# What opens a bracket, or a string of several lines; most lines have neither.
_OPENS = re.compile(r'[\[{]|"""|\'\'\'')
_TOKEN = re.compile(r'"""|\'\'\'|"(?:[^"\\]|\\.)*"|\'[^\']*\'|#.*$|[\[\]{}]')


def find_lines(text: str) -> Mapping[Path, int]:
    """The line of every table, key and array item, as far as they can be told apart."""
    return _Scan().read(text)


class _Scan:
    """One pass over the lines, with the table and the array that are open."""

    def __init__(self) -> None:
        self.found: dict[Path, int] = {(): 1}
        self.counts: Counter[Path] = Counter()
        self.table: Path = ()
        self.array: Path = ()
        self.items = 0
        self.depth = 0
        self.quote = ""

    def read(self, text: str) -> Mapping[Path, int]:
        for number, line in enumerate(text.split("\n"), start=1):
            if not self.quote and self.depth == 0:
                self._start(number, line)
            elif self.depth == 1 and not self.quote:
                self._item(number, line)
            self._follow(line)
        return self.found

    def _start(self, number: int, line: str) -> None:
        if header := _HEADER.match(line):
            names = tuple(part.strip() for part in header[2].split("."))
            self.table = self._open(names, listed=header[1] == "[[")
            self.found.setdefault(self.table, number)
        elif key := _KEY.match(line):
            self.array, self.items = (*self.table, key[1]), 0
            self.found.setdefault(self.array, number)

    def _open(self, names: tuple[str, ...], *, listed: bool) -> Path:
        path: Path = ()
        for name in names[:-1]:
            path = (*path, name)
            if self.counts[path]:
                path = (*path, self.counts[path] - 1)
        path = (*path, names[-1])
        if not listed:
            return path
        self.counts[path] += 1
        return (*path, self.counts[path] - 1)

    def _item(self, number: int, line: str) -> None:
        if line.strip()[:1] in ("{", '"', "'"):
            self.found.setdefault((*self.array, self.items), number)
            self.items += 1

    def _follow(self, line: str) -> None:
        """Keep count of brackets and long strings that go on over the next line."""
        if not self.quote and self.depth == 0 and (not _OPENS.search(line) or _HEADER.match(line)):
            return
        if self.quote:
            _, closed, line = line.partition(self.quote)
            if not closed:
                return
            self.quote = ""
        for token in _TOKEN.finditer(line):
            if token[0] in ('"""', "'''"):
                if token[0] not in line[token.end() :]:
                    self.quote = token[0]
                return
            self.depth = max(0, self.depth + {"[": 1, "{": 1, "]": -1, "}": -1}.get(token[0], 0))


def line_of(lines: Mapping[Path, int], path: Path) -> int:
    """The line of a path, else of the nearest thing around it."""
    while path not in lines:
        path = path[:-1]
    return lines[path]
