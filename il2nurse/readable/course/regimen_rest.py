"""What no other table of a printed regimen tells: every key of the file that is left, in words."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.values.quantity import show_grouped
from il2nurse.readable.course.named import function_in_words, names_in_words, plain
from il2nurse.readable.course.regimen_keys import (
    ABOVE,
    KEY_WORDS,
    NAMES_OF,
    PARTS,
    SOURCED,
    STRUCTURE,
)
from il2nurse.readable.words import NO_VALUE, source_in_words

WORKED_OUT: Final = frozenset({"expect", "function", "unless"})
NAMED_BY: Final = ("title", "label", "say", "text", "name", "field", "word", "id")
_KEY: Final = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)+")
_WORD: Final = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*")

TomlPart = Mapping[str, object]
Row = tuple[str, str, str]


def rest_of(regimen: Regimen) -> Iterator[tuple[str, tuple[Row, ...]]]:
    """Each part of the file with what is left of it: of what, what is said, and the source."""
    said = _Said(regimen)
    for part, content in regimen.document.items():
        rows = tuple(row for table in _tables(content) for row in said.rows(part, table, ""))
        yield PARTS.get(part, plain(part).capitalize()), rows


def is_structure(key: str, table: TomlPart) -> bool:
    """Whether a key of this table says nothing of a treatment, and why is in ``STRUCTURE``."""
    told_by_itself = ("word", "label" not in table), ("id", "version" in table)
    return key in STRUCTURE and (key, True) not in told_by_itself


def told_above(path: str, table: TomlPart) -> frozenset[str]:
    """The keys of a table at this path that another table of the print tells."""
    if path == "field" and table.get("derived"):
        return frozenset()
    return ABOVE.get(path, frozenset())


class _Said:
    """The words of one file: what its names stand for."""

    def __init__(self, regimen: Regimen) -> None:
        """Names are looked up among the labels that the file itself gives."""
        self._fields = regimen.fields
        told = (*regimen.warnings, *regimen.storage, *regimen.teaching)
        self._names = {
            **{each.id: each.sentence for each in told},
            **{each.id: each.say for each in regimen.suitability.rules},
            **names_in_words(regimen),
        }

    def rows(self, path: str, table: TomlPart, within: str) -> Iterator[Row]:
        """The row of one table, where something of it is left, and those of the tables in it."""
        above, name = told_above(path, table), self._name(path, table)
        title = f"{within.rstrip('.')}: {name}" if within else name
        lines: list[str] = []
        inner: list[tuple[str, TomlPart]] = []
        for key, value in table.items():
            if key in above or key in SOURCED or is_structure(key, table):
                continue
            if tables := _tables(value):
                named = [each for each in tables if _is_named(f"{path}.{key}", each)]
                inner += [(f"{path}.{key}", each) for each in named]
                lines += [self._line(key, each, table) for each in tables if each not in named]
            elif self._in_words(key, value, table) != name:
                lines.append(self._line(key, value, table))
        # What a table above tells has its source there.
        source = None if above >= SOURCED else _source(table)
        if lines or not above.intersection((*SOURCED, *_naming(table))):
            yield title, "; ".join(lines), source or NO_VALUE
        for inside, each in inner:
            yield from self.rows(inside, each, title)

    def _name(self, path: str, table: TomlPart) -> str:
        for key in _naming(table):
            return self._in_words(key, table[key], table)
        return PARTS.get(path, plain(path.rpartition(".")[2]).capitalize())

    def _line(self, key: str, value: object, table: TomlPart) -> str:
        word = KEY_WORDS.get(key, plain(key).capitalize())
        if value is True:
            return word
        return f"{word}: {self._in_words(key, value, table)}"

    def _in_words(self, key: str, value: object, table: TomlPart) -> str:
        match value:
            case bool():
                return "yes" if value else "no"
            case int() | Decimal():
                return show_grouped(Decimal(value))
            case list():
                return " · ".join(self._in_words(key, each, table) for each in value)
            case dict():
                inside = {"field": table.get("field"), **value}
                words = ((KEY_WORDS.get(each, plain(each)), each) for each in value)
                return ", ".join(
                    f"{word[:1].lower()}{word[1:]} {self._in_words(each, value[each], inside)}"
                    for word, each in words
                )
            case _:
                return self._text(key, str(value), table)

    def _text(self, key: str, text: str, table: TomlPart) -> str:
        """A name of the file as what it stands for; any other text as it is."""
        if key in WORKED_OUT:
            return function_in_words(text)
        if key not in NAMES_OF or not _WORD.fullmatch(text):
            return text if key == "called" else _KEY.sub(lambda found: plain(found[0]), text)
        field = self._fields.get(str(table.get("field") or table.get("id")))
        chosen = field.label_of(text) if field else text
        return chosen if chosen != text else self._names.get(text, plain(text))


def _tables(content: object) -> list[TomlPart]:
    if isinstance(content, dict):
        return [content]
    found = content if isinstance(content, list) else []
    return [each for each in found if isinstance(each, dict)]


def _naming(table: TomlPart) -> Iterator[str]:
    """The keys by which a table is called, the first one that it has before the others."""
    return (key for key in NAMED_BY if isinstance(table.get(key), str))


def _is_named(path: str, table: TomlPart) -> bool:
    return path in ABOVE or any(key in table for key in ("title", "label", "say", "text", "word"))


def _source(table: TomlPart) -> str | None:
    source, confidence = table.get("source"), table.get("confidence")
    return source_in_words(str(source), str(confidence)) if source else None
