"""Kinds of regimens: within which bounds each figure of such a file lies, and who says so."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from fnmatch import translate
from pathlib import Path
from typing import Final

from il2nurse.domain.values.quantity import show_grouped
from il2nurse.home import resources_folder
from il2nurse.regimens.sense.musts import (
    Have,
    Must,
    Reserved,
    Said,
    read_have,
    read_must,
    read_reserved,
    read_said,
)
from il2nurse.regimens.sense.places import Number, number_of
from il2nurse.regimens.toml.lines import find_lines
from il2nurse.regimens.toml.problems import BadRegimen
from il2nurse.regimens.toml.table import TomlSource, TomlTable

_PAIR = 2


@dataclass(frozen=True, slots=True)
class Bound:
    """The least and most that may stand at every place whose name fits, and the source of it."""

    pattern: re.Pattern[str]
    least: Number
    most: Number
    shown: str
    about: str
    source: str

    def fits(self, name: str) -> bool:
        """True where the bound speaks of this place."""
        return self.pattern.match(name) is not None

    def allows(self, number: Number) -> bool:
        """True where the number is of the bound's sort and lies within it."""
        if isinstance(number, Decimal):
            return (
                isinstance(self.least, Decimal)
                and isinstance(self.most, Decimal)
                and self.least <= number <= self.most
            )
        return (
            not isinstance(self.least, Decimal)
            and not isinstance(self.most, Decimal)
            and self.least <= number <= self.most
        )


_LENGTHS: Final = {
    "minute": timedelta(minutes=1),
    "hour": timedelta(hours=1),
    "day": timedelta(days=1),
}


@dataclass(frozen=True, slots=True)
class NumberPhrase:
    """Words around a number that a sentence says; a length of time is said in ``unit``.

    ``words`` are the longer of what stands before and behind it.
    """

    words: str
    pattern: re.Pattern[str]
    unit: timedelta | None


@dataclass(frozen=True, slots=True)
class SpokenNumber:
    """A number that sentences say in the place of the braces.

    It is what stands at a ``place`` of the file, ``divided_by`` a number, or without a place the
    same ``number`` in every regimen of the kind, for what ``about`` and ``source`` say.
    """

    place: str | None
    divided_by: Decimal
    number: Decimal | None
    about: str | None
    source: str | None
    phrases: tuple[NumberPhrase, ...]


@dataclass(frozen=True, slots=True)
class RegimenKind:
    """One kind of regimen; what every file of it ``has`` says how it doses and gives.

    ``musts`` are the gates that no file of the kind takes away, ``must_say`` the words,
    ``must_have`` whatever else each has; ``may_say`` are words that some places alone say.
    """

    id: str
    title: str
    has: tuple[str, ...]
    bounds: tuple[Bound, ...]
    said: tuple[SpokenNumber, ...]
    musts: tuple[Must, ...] = ()
    must_say: tuple[Said, ...] = ()
    must_have: tuple[Have, ...] = ()
    may_say: tuple[Reserved, ...] = ()
    _fitting: dict[str, tuple[Bound, ...]] = field(default_factory=dict, compare=False, repr=False)

    def bounds_of(self, name: str) -> tuple[Bound, ...]:
        """The bounds that speak of a place; the files of a kind have mostly the same places."""
        if name not in self._fitting:
            self._fitting[name] = tuple(each for each in self.bounds if each.fits(name))
        return self._fitting[name]


def kinds_folder() -> Path:
    """Where the kinds lie that come with the program."""
    return resources_folder() / "kinds"


def kind_names() -> tuple[str, ...]:
    """The ids of the kinds there are."""
    return tuple(sorted(path.stem for path in kinds_folder().glob("*.toml")))


def read_kind(document: Mapping[str, object], text: str, name: str) -> RegimenKind:
    """The kind of a file; raises ``BadRegimen`` where it is not wholly understood."""
    source = TomlSource(find_lines(text))
    root = TomlTable(document, (), source)
    head = root.table("kind", required=True)
    tables = root.tables("within", required=True)
    kind = RegimenKind(
        id=head.text("id") if head else "",
        title=head.text("title") if head else "",
        has=head.texts("has") if head else (),
        bounds=tuple(bound for table in tables for bound in _bounds(table)),
        said=tuple(_spoken_number(table) for table in root.tables("said")),
        musts=tuple(read_must(table) for table in root.tables("must_hold")),
        must_say=tuple(read_said(table) for table in root.tables("must_say")),
        must_have=tuple(read_have(table) for table in root.tables("must_have")),
        may_say=tuple(read_reserved(table) for table in root.tables("may_say")),
    )
    if head:
        head.done()
    root.done()
    if source.problems:
        raise BadRegimen(name, source.problems)
    return kind


def _bounds(table: TomlTable) -> Iterator[Bound]:
    about = table.text("about")
    source, _ = table.sourced()
    found = table.table("bounds", required=True)
    table.done()
    for names, pair in found.data.items() if found else ():
        written = pair if isinstance(pair, list) else []
        ends = [number_of(each) for each in written]
        least, most = ends if len(ends) == _PAIR else (None, None)
        if least is None or most is None or type(least) is not type(most):
            table.complain(f'"{names}" needs least and most, such as [1, 5].', "bounds", names)
            continue
        shown = " to ".join(dict.fromkeys(_shown(each) for each in written))
        yield Bound(re.compile(translate(names)), least, most, shown, about, source)


def _shown(written: object) -> str:
    number = number_of(written)
    return show_grouped(number) if isinstance(number, Decimal) else str(written)


def _spoken_number(table: TomlTable) -> SpokenNumber:
    figure, place = table.maybe_text("figure"), table.maybe_text("place")
    number = table.maybe_number("number")
    if [figure, place, number].count(None) != 2:  # noqa: PLR2004 - all but one
        table.complain('a sentence says one "figure", what stands at one "place", or one "number".')
    source = table.sourced()[0] if number is not None else None
    found = SpokenNumber(
        place=f"figure.{figure}.value" if figure else place,
        divided_by=table.maybe_number("divided_by") or Decimal(1),
        number=number,
        about=table.text("about") if number is not None else None,
        source=source,
        phrases=tuple(_phrase(phrase) for phrase in table.texts("phrases")),
    )
    table.done()
    return found


def _phrase(phrase: str) -> NumberPhrase:
    before, _, after = phrase.partition("{}")
    units = (length for word, length in _LENGTHS.items() if after.startswith(f" {word}"))
    return NumberPhrase(
        max(before, after, key=len),
        re.compile(rf"(?<!\w){re.escape(before)}([0-9][0-9,]*(?:\.[0-9]+)?){re.escape(after)}"),
        next(units, None),
    )
