"""A dataclass as a body keeps it: each field under its name, spelled by its type."""

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Literal, Union, get_args, get_origin, get_type_hints

from il2nurse.domain.record.register.entries import Body, Json
from il2nurse.domain.record.register.spelling import (
    ANSWER,
    PLAIN,
    Spelling,
    Unreadable,
    many,
    mapping,
    maybe,
    one_of,
    read_mapping,
    row,
    word,
)

_ANSWER = str | tuple[str, ...]
WITNESS: Mapping[str, str] = {"key": "second"}
"""The witness stands under ``second`` in a body, as it did before it was one word everywhere."""
SAID: Mapping[str, bool] = {"said": True}
"""A new entry says it, yes or no; ``None`` is what an older one left out, so it is not known."""
_EMPTY: tuple[object, ...] = (None, "", (), {})


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a dataclass and the key of a body under which it stands.

    An ``optional`` field has a default and may be missing in a body: then nothing was said, which
    is what the default says. One that is ``said`` may be missing in an older body only.
    """

    name: str
    key: str
    spelling: Spelling
    optional: bool
    default: object
    said: bool = False


def columns(kept: type) -> Mapping[str, Column]:
    """The fields of a dataclass by their keys; ``from_`` stands under ``from``.

    A field whose word has changed names its old key in its metadata, as ``{"key": "second"}``.
    """
    return _columns(kept)


@cache
def _columns(kept: type) -> Mapping[str, Column]:
    if not is_dataclass(kept):
        raise TypeError(f"{kept} is no dataclass.")
    hints = get_type_hints(kept)
    found: dict[str, Column] = {}
    for field in fields(kept):
        made = field.default_factory
        default = field.default if made is MISSING else made()
        optional = default is not MISSING
        if optional and not says_nothing(default):
            raise TypeError(f"{kept.__name__}.{field.name}: a default must say nothing.")
        key = field.metadata.get("key", field.name.rstrip("_"))
        spelling, said = spelling_of(hints[field.name]), "said" in field.metadata
        found[key] = Column(field.name, key, spelling, optional, default, said)
    return found


def says_nothing(value: object) -> bool:
    """True for no value, no text, no items, and for not so."""
    return value is False or any(value == nothing for nothing in _EMPTY)


def write_part(part: object) -> dict[str, Json]:
    """The keys and values of a dataclass; an optional field that says nothing is left out.

    An empty text says nothing either, where a text may be missing.
    """
    body: dict[str, Json] = {}
    made: type = type(part)
    for column in columns(made).values():
        value = getattr(part, column.name)
        if not (column.optional and value in (column.default, "")):
            body[column.key] = column.spelling.write(value)
    return body


def read_part(kept: type, value: "Json | Body") -> dict[str, object]:
    """The fields of a dataclass; ``Unreadable`` names the key that is missing or at fault."""
    known = columns(kept)
    found: dict[str, object] = {}
    for key, item in (value if isinstance(value, Mapping) else read_mapping(value)).items():
        column = known.get(key)
        if column is None:
            raise Unreadable(f"“{key}” is not known to this version of the program")
        try:
            found[column.name] = column.spelling.read(item)
        except Unreadable as error:
            raise error.under(key) from error
    for column in _needed(kept):
        if column.name not in found:
            raise Unreadable(f"“{column.key}” is missing")
    return found


@cache
def _needed(kept: type) -> tuple[Column, ...]:
    """The fields of a dataclass that no body leaves out."""
    return tuple(column for column in columns(kept).values() if not column.optional)


def left_unsaid(part: object) -> tuple[str, ...]:
    """The keys that a new entry must say and this one does not."""
    made: type = type(part)
    return tuple(each.key for each in _said(made) if getattr(part, each.name) is None)


@cache
def _said(kept: type) -> tuple[Column, ...]:
    """The fields of a dataclass that an older entry may leave out and a new one may not."""
    return tuple(column for column in columns(kept).values() if column.said)


@cache
def spelling_of(hint: object) -> Spelling:
    """The spelling of a type, put together from those of its parts."""
    origin, args = get_origin(hint), get_args(hint)
    if hint == _ANSWER:
        return ANSWER
    if isinstance(hint, type) and origin is None:
        return _spelling_of_class(hint)
    if origin is Literal:
        return one_of(args)
    if origin in (Union, UnionType):
        (inner,) = (arg for arg in args if arg is not NoneType)
        return maybe(spelling_of(inner))
    if origin is tuple:
        several = args[1:] == (...,)
        return many(spelling_of(args[0])) if several else row(tuple(map(spelling_of, args)))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return mapping(spelling_of(args[1]))
    raise TypeError(f"{hint} has no spelling in a body.")


def _spelling_of_class(kept: type) -> Spelling:
    if kept in PLAIN:
        return PLAIN[kept]
    if issubclass(kept, StrEnum):
        return word(kept)
    return Spelling(write_part, lambda value: kept(**read_part(kept, value)))
