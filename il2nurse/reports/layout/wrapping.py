"""Breaking lines of marked text to a width."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from il2nurse.domain.values.marks import JOINERS
from il2nurse.domain.values.text import Line, Span
from il2nurse.reports.layout.fonts import Face, Typeface
from il2nurse.reports.layout.inks import LOOKS, Look

MOST_KNOWN: Final = 5000
DIVIDER: Final = "·"
# Units stay beside their number; a dose broken over two rows can be misread.
UNITS: Final = frozenset(
    {
        *("mL", "mL/h", "mL/kg/h", "L", "L/min", "mg", "mg/mL", "mg/dL", "mcg", "mEq/L", "kg"),
        *("%", "°C", "mmHg", "min", "minutes", "h", "hours", "s", "days", "million", "vials"),
    }
)


BEFORE_NUMBERS: Final = frozenset({"above", "below", "least", "most", "at"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text in one look, with its place in the row and its width."""

    x: float
    text: str
    look: Look
    width: float


Row = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    """A word as wide as it is drawn."""

    text: str
    look: Look
    width: float
    blank_before: bool


class Wrapper:
    """Breaks lines, and remembers how: most of a paper's text is the regimen's, every time."""

    def __init__(self, typeface: Typeface) -> None:
        """Begin with nothing remembered."""
        self.typeface = typeface
        self._known: dict[tuple[Line, float, float], tuple[Row, ...]] = {}

    def wrap(self, line: Line, width: float, size: float) -> tuple[Row, ...]:
        """The line broken into rows of at most ``width`` points."""
        key = (line, width, size)
        if key not in self._known:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known[key] = wrap(self.typeface, line, width, size)
        return self._known[key]


def wrap(typeface: Typeface, line: Line, width: float, size: float) -> tuple[Row, ...]:
    """The line broken into rows of at most ``width`` points; a word longer than that is cut.

    A line break that was typed begins a row.
    """
    rows: list[Row] = []
    for part in _typed_lines(line):
        rows.extend(_wrap_line(typeface, part, width, size))
    return tuple(rows)


def _typed_lines(line: Line) -> Iterator[Line]:
    part: list[Span] = []
    for span in line:
        first, *others = span.text.split("\n")
        part.append(Span(first, span.mark))
        for text in others:
            yield tuple(part)
            part = [Span(text, span.mark)]
    yield tuple(part)


def _wrap_line(typeface: Typeface, line: Line, width: float, size: float) -> tuple[Row, ...]:
    rows: list[list[_Word]] = [[]]
    used = 0.0
    for group in _groups(_words(typeface, line, width, size)):
        wide = sum(word.width + _blank(typeface, word, size) for word in group)
        first = _blank(typeface, group[0], size)
        if rows[-1] and used + wide > width:
            rows.append([])
            used = 0.0
        used += wide if rows[-1] else wide - first
        rows[-1].extend(group)
        if used > width:
            rows[-1:] = _broken(typeface, rows[-1], width, size)
            used = _used(typeface, rows[-1], size)
    return tuple(_row(typeface, row, size) for row in rows)


def _groups(words: Iterable[_Word]) -> Iterator[list[_Word]]:
    """Words that stay on one row: a number with its unit, a word with the mark behind it."""
    group: list[_Word] = []
    for word in words:
        if group and not _sticks(group[-1], word):
            yield group
            group = []
        group.append(word)
    if group:
        yield group


def _sticks(before: _Word, word: _Word) -> bool:
    if not word.blank_before or word.text == DIVIDER:
        return True
    if before.text in BEFORE_NUMBERS and word.text[:1].isdigit():
        return True
    return before.text[-1:].isdigit() and word.text.rstrip(",;.)") in UNITS


def _broken(typeface: Typeface, words: list[_Word], width: float, size: float) -> list[list[_Word]]:
    """A group that is wider than a row, broken between its words after all."""
    rows: list[list[_Word]] = [[]]
    for word in words:
        if rows[-1] and _used(typeface, [*rows[-1], word], size) > width:
            rows.append([])
        rows[-1].append(word)
    return rows


def _used(typeface: Typeface, words: list[_Word], size: float) -> float:
    blanks = sum(_blank(typeface, word, size) for word in words[1:])
    return blanks + sum(word.width for word in words)


def _blank(typeface: Typeface, word: _Word, size: float) -> float:
    return typeface.width(" ", word.look.face, size) if word.blank_before else 0.0


def _words(typeface: Typeface, line: Line, width: float, size: float) -> Iterator[_Word]:
    blank = False
    for span in line:
        look = LOOKS[span.mark]
        for number, text in enumerate(span.text.split(" ")):
            blank = blank or number > 0
            if text:
                yield from _cut(
                    typeface, _word(typeface, text, look, size, blank=blank), width, size
                )
                blank = False


def _word(typeface: Typeface, text: str, look: Look, size: float, *, blank: bool) -> _Word:
    return _Word(text, look, typeface.width(text, look.face, size), blank)


def _cut(typeface: Typeface, word: _Word, width: float, size: float) -> Iterator[_Word]:
    """The word itself, or pieces of it that each fit."""
    while word.width > width and len(word.text) > 1:
        fits = _fitting(typeface, word.text, word.look.face, width, size)
        yield _word(typeface, word.text[:fits], word.look, size, blank=word.blank_before)
        word = _word(typeface, word.text[fits:], word.look, size, blank=False)
    yield word


def _fitting(typeface: Typeface, text: str, face: Face, width: float, size: float) -> int:
    """How many marks fit; a letter is not parted from its accents."""
    used, count = 0.0, 0
    for mark in text:
        used += typeface.width(mark, face, size)
        if used > width:
            break
        count += 1
    while 0 < count < len(text) and _belongs_to_the_letter_before(text[count]):
        count -= 1
    # A double name is parted where it is joined.
    joined = text.rfind("-", 0, count) + 1
    return joined if joined > 1 else max(1, count)


def _belongs_to_the_letter_before(mark: str) -> bool:
    return mark in JOINERS or unicodedata.category(mark).startswith("M")


def _row(typeface: Typeface, words: list[_Word], size: float) -> Row:
    """Words joined to runs of one look."""
    row: list[Piece] = []
    x = 0.0
    for word in words:
        blank = " " if row and word.blank_before else ""
        last = row[-1] if row else None
        if last is not None and last.look is word.look:
            text = f"{last.text}{blank}{word.text}"
            width = last.width + word.width
            width += typeface.width(" ", word.look.face, size) if blank else 0.0
            row[-1] = Piece(last.x, text, last.look, width)
        else:
            x += typeface.width(" ", word.look.face, size) if blank else 0.0
            row.append(Piece(x, word.text, word.look, word.width))
        x = row[-1].x + row[-1].width
    return tuple(row)
