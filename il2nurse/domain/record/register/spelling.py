"""How a value of each type stands in a body, and how it is read back, or refused."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias, TypeVar

from il2nurse.domain.record.register.entries import Json, read_instant, write_instant
from il2nurse.domain.values.quantity import show

Value = TypeVar("Value")
Word = TypeVar("Word", bound=StrEnum)
Write: TypeAlias = Callable[[object], Json]
Read: TypeAlias = Callable[[Json], object]

LONGEST_QUOTED = 40
_OFFSET = re.compile(r"[+-][0-9]{2}:[0-9]{2}$")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")


class Unreadable(ValueError):
    """A kept value is not what belongs there; the text says where and what."""

    def under(self, key: str) -> "Unreadable":
        """This error with the name of the key under which the value stands."""
        return Unreadable(f"“{key}” {self}")


@dataclass(frozen=True, slots=True)
class Spelling:
    """How one type is written and read; ``read`` raises ``Unreadable``, ``write`` TypeError."""

    write: Write
    read: Read


def _quoted(value: Json) -> str:
    text = str(value)
    return f"“{text[:LONGEST_QUOTED]}{'…' if len(text) > LONGEST_QUOTED else ''}”"


def checked(kept: type[Value], write: Callable[[Value], Json]) -> Write:
    """``write``, which refuses a value of another class as a fault of the program."""

    def write_checked(value: object) -> Json:
        # A bool is an int for Python, and a count for nobody.
        if not isinstance(value, kept) or (kept is int and isinstance(value, bool)):
            raise TypeError(f"{value!r} is no {kept.__name__}.")
        return write(value)

    return write_checked


def read_text(value: Json) -> str:
    """A text."""
    if not isinstance(value, str):
        raise Unreadable(f"is {_quoted(value)}, which is no text")
    return value


def read_whole(value: Json) -> int:
    """A whole number."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise Unreadable(f"is {_quoted(value)}, which is no whole number")
    return value


def read_truth(value: Json) -> bool:
    """Yes or no."""
    if not isinstance(value, bool):
        raise Unreadable(f"is {_quoted(value)}, which is neither yes nor no")
    return value


def read_number(value: Json) -> Decimal:
    """A number, written out as text."""
    text = read_text(value)
    if not _DECIMAL.fullmatch(text):
        raise Unreadable(f"is {_quoted(value)}, which is no number")
    return Decimal(text)


def read_time(value: Json) -> datetime:
    """An instant; the time of a call was once kept with another distance from UTC than none."""
    text = read_text(value)
    try:
        if _OFFSET.search(text):
            return datetime.fromisoformat(text).astimezone(UTC)
        return read_instant(text)
    except (OverflowError, ValueError) as error:
        raise Unreadable(f"is {_quoted(value)}, which is no time") from error


def read_date(value: Json) -> date:
    """A day of the calendar."""
    text = read_text(value)
    try:
        # ``fromisoformat`` alone takes weeks, and days without a dash.
        return date.fromisoformat(text if _DAY.fullmatch(text) else "")
    except ValueError as error:
        raise Unreadable(f"is {_quoted(value)}, which is no date") from error


def _read_answer(value: Json) -> str | tuple[str, ...]:
    # A patient's chart is made of these; a plain text takes no second call.
    if isinstance(value, str):
        return value
    return _read_items(read_text, value) if isinstance(value, list) else read_text(value)


def _write_answer(value: object) -> Json:
    return list(map(_write_text, value)) if isinstance(value, tuple) else _write_text(value)


_write_text: Write = checked(str, str)
TEXT = Spelling(_write_text, read_text)
ANSWER = Spelling(_write_answer, _read_answer)
PLAIN: Mapping[type, Spelling] = {
    str: TEXT,
    bool: Spelling(checked(bool, bool), read_truth),
    int: Spelling(checked(int, int), read_whole),
    Decimal: Spelling(checked(Decimal, show), read_number),
    datetime: Spelling(checked(datetime, write_instant), read_time),
    date: Spelling(checked(date, date.isoformat), read_date),
}


def word(words: type[Word]) -> Spelling:
    """One word of a closed list; the list may know an older word for one of its own."""
    by_text: dict[object, object] = {each.value: each for each in words}

    def read(value: Json) -> object:
        text = read_text(value)
        if (found := by_text.get(text)) is not None:
            return found
        try:
            return words(text)
        except ValueError:
            known = ", ".join(words)
            raise Unreadable(f"is {_quoted(value)}, which is none of: {known}") from None

    return Spelling(checked(words, lambda kept: kept.value), read)


def one_of(values: tuple[Json, ...]) -> Spelling:
    """One of these texts or whole numbers, as it stands."""

    def read(value: Json) -> object:
        # A bool is an int for Python.
        if value not in values or isinstance(value, bool):
            known = ", ".join(map(str, values))
            raise Unreadable(f"is {_quoted(value)}, which is none of: {known}")
        return value

    def write(value: object) -> Json:
        for each in values:
            if each == value:
                return each
        raise TypeError(f"{value!r} is none of {values}.")

    return Spelling(write, read)


def maybe(inner: Spelling) -> Spelling:
    """A value or none; none was also written as an empty text."""
    return Spelling(
        lambda value: None if value is None else inner.write(value),
        lambda value: None if value in (None, "") else inner.read(value),
    )


def many(inner: Spelling) -> Spelling:
    """Any number of values."""

    def write(value: object) -> Json:
        return [inner.write(item) for item in _items(value)]

    return Spelling(write, lambda value: _read_items(inner.read, value))


def row(inner: tuple[Spelling, ...]) -> Spelling:
    """So many values, each of its own kind."""

    def write(value: object) -> Json:
        pairs = zip(inner, _items(value), strict=True)
        return [each.write(item) for each, item in pairs]

    def read(value: Json) -> object:
        if not isinstance(value, list) or len(value) != len(inner):
            raise Unreadable(f"is {_quoted(value)}, which are not {len(inner)} values")
        return tuple(each.read(item) for each, item in zip(inner, value, strict=True))

    return Spelling(write, read)


def mapping(inner: Spelling) -> Spelling:
    """Values by name."""

    def write(value: object) -> Json:
        if not isinstance(value, Mapping):
            raise TypeError(f"{value!r} is no mapping.")
        return {str(key): inner.write(item) for key, item in value.items()}

    def read(value: Json) -> object:
        found: dict[str, object] = {}
        for key, item in read_mapping(value).items():
            try:
                found[key] = inner.read(item)
            except Unreadable as error:
                raise error.under(key) from error
        return found

    return Spelling(write, read)


def read_mapping(value: Json) -> Mapping[str, Json]:
    """Names with what stands under each."""
    if not isinstance(value, dict):
        raise Unreadable(f"is {_quoted(value)}, where names and values belong")
    return value


def under(name: str, read: Callable[[Json], Value], value: Json) -> Value:
    """What ``read`` finds; its refusal names where."""
    try:
        return read(value)
    except Unreadable as error:
        raise error.under(name) from error


def _items(value: object) -> tuple[object, ...]:
    if not isinstance(value, tuple):
        raise TypeError(f"{value!r} is no tuple.")
    return value


def _read_items(read: Callable[[Json], Value], value: Json) -> tuple[Value, ...]:
    if not isinstance(value, list):
        raise Unreadable(f"is {_quoted(value)}, where a list belongs")
    return tuple(read(item) for item in value)
