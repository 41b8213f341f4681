"""Breaking lines of marked text to a width."""

from collections.abc import Iterator
from dataclasses import dataclass

from il2nurse.domain.wording import Line
from il2nurse.reports.fonts import Face, Typeface
from il2nurse.reports.inks import LOOKS, Look


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
    text: str
    look: Look
    width: float
    blank_before: bool


def wrap(typeface: Typeface, line: Line, width: float, size: float) -> tuple[Row, ...]:
    """The line broken into rows of at most ``width`` points; a word longer than that is cut."""
    rows: list[list[_Word]] = [[]]
    used = 0.0
    for word in _words(typeface, line, width, size):
        blank = _blank(typeface, word, size) if rows[-1] and word.blank_before else 0.0
        if rows[-1] and used + blank + word.width > width:
            rows.append([])
            used, blank = 0.0, 0.0
        rows[-1].append(word)
        used += blank + word.width
    return tuple(_row(typeface, row, size) for row in rows)


def _blank(typeface: Typeface, word: _Word, size: float) -> float:
    return typeface.width(" ", word.look.face, size)


def _words(typeface: Typeface, line: Line, width: float, size: float) -> Iterator[_Word]:
    blank = False
    for span in line:
        look = LOOKS[span.mark]
        for number, text in enumerate(span.text.replace("\n", " ").split(" ")):
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
    used, count = 0.0, 0
    for mark in text:
        used += typeface.width(mark, face, size)
        if used > width:
            break
        count += 1
    return max(1, count)


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
