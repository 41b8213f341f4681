"""One table of a regimen file, read key by key; a key nobody asked for is refused."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from il2nurse.domain.values.quantity import show
from il2nurse.regimens.toml.lines import Path, line_of
from il2nurse.regimens.toml.odd_numbers import OddNumber
from il2nurse.regimens.toml.problems import Problem, nearest

CONFIDENCES = ("seed", "label", "guideline", "proposal")
MOST_DIGITS = 15

_DURATION = re.compile(r"([1-9][0-9]{0,4}) (min|h|days?)")
SECONDS = {"min": 60, "h": 3600, "day": 86400, "days": 86400}
_ID = re.compile(r"[a-z][a-z0-9_]*")

Word = TypeVar("Word", bound=StrEnum)


@dataclass(slots=True)
class TomlSource:
    """The file being read: its lines, the problems found so far, and the ids already taken."""

    lines: Mapping[Path, int]
    problems: list[Problem] = field(default_factory=list)
    taken: dict[tuple[str, str], Path] = field(default_factory=dict)

    def complain(self, path: Path, sentence: str) -> None:
        """Note a problem at the line of this path."""
        self.problems.append(Problem(line_of(self.lines, path), sentence))

    def claim(self, space: str, name: str, path: Path) -> None:
        """Take an id for its first use; a second use is a problem."""
        first = self.taken.setdefault((space, name), path)
        if first != path:
            line = line_of(self.lines, first)
            self.complain(path, f'the {space} "{name}" stands twice, first in line {line}.')


class TomlTable:
    """A table with its place in the file. What cannot be read is noted and a stand-in given back.

    No stand-in ever leaves the loader: a file with a problem is refused whole.
    """

    def __init__(self, data: Mapping[str, object], path: Path, source: TomlSource) -> None:
        """Nothing is read yet."""
        self.data = data
        self.path = path
        self.source = source
        self._asked: set[str] = set()

    def complain(self, sentence: str, *keys: str | int) -> None:
        """Note a problem at a key of this table, or at the table itself."""
        self.source.complain((*self.path, *keys), sentence)

    def has(self, key: str) -> bool:
        """True where the key stands in the table."""
        return key in self.data

    def _take(self, key: str, wanted: str, *, required: bool) -> object:
        self._asked.add(key)
        value = self.data.get(key)
        if value is None and required:
            self.complain(f'"{key}" is missing; {wanted} is needed.')
        return value

    def text(self, key: str, *, required: bool = True) -> str:
        """A text that says something."""
        value = self._take(key, "a text", required=required)
        if value is None:
            return ""
        if not isinstance(value, str) or isinstance(value, OddNumber):
            self.complain(f'"{key}" must be a text in quotes.', key)
            return ""
        if not value.strip():
            self.complain(f'"{key}" is empty; write a text.', key)
        if not value.replace("\n", " ").isprintable():
            self.complain(f'"{key}" has a character that cannot be printed.', key)
        return value

    def name(self, space: str, key: str = "id") -> str:
        """An id of its own in this space."""
        value = self.text(key)
        if value and not _ID.fullmatch(value):
            self.complain(f'"{value}" is not an id: small letters, digits and _ only.', key)
        elif value:
            self.source.claim(space, value, (*self.path, key))
        return value

    def sourced(self) -> tuple[str, str]:
        """The source of what stands in this table, and the confidence in it."""
        return self.text("source"), self.one_of("confidence", CONFIDENCES)

    def one_of(self, key: str, allowed: Iterable[str], *, required: bool = True) -> str:
        """A text that is one of the allowed words."""
        words = tuple(allowed)
        value = self.text(key, required=required)
        if value.strip() and value not in words:
            self.complain(f'"{value}" is not a valid {key}; {nearest(value, words)}', key)
        return value

    def maybe_text(self, key: str) -> str | None:
        """A text that says something, or none where the key is missing."""
        return self.text(key, required=False) or None

    def maybe_one_of(self, key: str, allowed: Iterable[str]) -> str | None:
        """A text that is one of the allowed words, or none where the key is missing."""
        return self.one_of(key, allowed, required=False) or None

    def word(self, key: str, kind: type[Word], default: Word | None = None) -> Word:
        """A word of an enumeration."""
        allowed = [each.value for each in kind]
        value = self.one_of(key, allowed, required=default is None)
        return kind(value) if value in allowed else (default or next(iter(kind)))

    def words(self, key: str, allowed: Iterable[str], what: str) -> tuple[str, ...]:
        """A list of texts, each one of the allowed words and none twice."""
        choices = tuple(allowed)
        found = self.texts(key, required=False)
        for place, value in enumerate(found):
            if value not in choices:
                near = nearest(value, choices)
                self.complain(f'"{value}" is not a valid {what}; {near}', key, place)
        return found

    def texts(self, key: str, *, required: bool = True) -> tuple[str, ...]:
        """A list of texts, none empty and none twice."""
        value = self._take(key, "a list of texts", required=required)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(type(item) is str for item in value):
            self.complain(f'"{key}" must be a list of texts in quotes.', key)
            return ()
        if not value or not all(item.strip() for item in value):
            self.complain(f'"{key}" is empty; write at least one text.', key)
        if len(set(value)) < len(value):
            self.complain(f'"{key}" names something twice.', key)
        return tuple(value)

    def maybe_number(self, key: str, *, required: bool = False) -> Decimal | None:
        """A plain number, or none where the key is missing."""
        value = self._take(key, "a number", required=required)
        if value is None:
            return None
        if isinstance(value, OddNumber):
            self.complain(f'"{key}": write {value} in full, without exponent.', key)
            return None
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            self.complain(f'"{key}" must be a number without quotes.', key)
            return None
        if value and abs(value) >= 10**MOST_DIGITS:
            self.complain(f'"{key}" has too many digits.', key)
            return None
        return Decimal(value)

    def number(self, key: str) -> Decimal:
        """A number above zero."""
        value = self.maybe_number(key, required=True)
        if value is not None and value <= 0:
            self.complain(f'"{key}" must be above zero, not {show(value)}.', key)
            return Decimal(1)
        return Decimal(1) if value is None else value

    def maybe_whole(self, key: str) -> int | None:
        """A whole number that is not below zero, or none."""
        value = self.maybe_number(key)
        if value is None:
            return None
        if value < 0 or value != value.to_integral_value():
            self.complain(f'"{key}" must be a whole number from zero up.', key)
            return None
        return int(value)

    def flag(self, key: str, *, default: bool = False, required: bool = False) -> bool:
        """True or false."""
        value = self._take(key, "true or false", required=required)
        if value is None:
            return default
        if not isinstance(value, bool):
            self.complain(f'"{key}" must be true or false, without quotes.', key)
            return default
        return value

    def duration(self, key: str, *, required: bool = False) -> timedelta | None:
        """A length of time, such as "30 min", "24 h" or "28 days"."""
        value = self.text(key, required=required)
        return self._duration(key, value) if value.strip() else None

    def durations(self, key: str) -> tuple[timedelta, ...]:
        """Lengths of time, each longer than the one before."""
        found = [self._duration(key, value) for value in self.texts(key)]
        lengths = tuple(each for each in found if each is not None)
        if list(lengths) != sorted(set(lengths)):
            self.complain(f'"{key}" must rise from one to the next.', key)
        return lengths

    def _duration(self, key: str, value: str) -> timedelta | None:
        match = _DURATION.fullmatch(value)
        if match is None:
            self.complain(
                f'"{value}" is not a length of time; write it like "30 min", "24 h" or "28 days".',
                key,
            )
            return None
        return timedelta(seconds=int(match[1]) * SECONDS[match[2]])

    def tables(self, key: str, *, required: bool = False) -> "tuple[TomlTable, ...]":
        """A list of tables."""
        value = self._take(key, "at least one table", required=required)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.complain(f'"{key}" must be a list of tables.', key)
            return ()
        return tuple(
            TomlTable(item, (*self.path, key, place), self.source)
            for place, item in enumerate(value)
        )

    def table(self, key: str, *, required: bool = False) -> "TomlTable | None":
        """One table, or none."""
        value = self._take(key, "a table", required=required)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.complain(f'"{key}" must be a table.', key)
            return None
        return TomlTable(value, (*self.path, key), self.source)

    def skip(self, key: str) -> None:
        """Leave out a key about which a problem is noted already."""
        self._asked.add(key)

    def done(self) -> None:
        """Refuse every key that was not asked for."""
        for key in self.data:
            if key not in self._asked:
                self.complain(f'"{key}" is not a key here; {nearest(key, self._asked)}', key)
