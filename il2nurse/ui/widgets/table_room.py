"""How the columns of a table share its width, and how high a cell has to be."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from math import ceil
from typing import Final, NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from il2nurse.ui.look import fonts, sizes
from il2nurse.ui.look.unbroken import unbroken
from il2nurse.ui.widgets.chip import HEIGHT, chip_width
from il2nurse.ui.widgets.table_rows import Cell, Row, TableColumn

PAD: Final = 10
GAP: Final = 6
ABOVE: Final = 13
MOST: Final = 10_000
LONG_WORD: Final = 16


class Need(NamedTuple):
    """How narrow a column may be without cutting a word, and how wide it likes to be."""

    least: int
    usual: int


def font_of(cell: Cell) -> QFont:
    """The font of a cell; figures stand under each other, but a feature for that widens hyphens."""
    made = fonts.bold() if cell.strong else fonts.font()
    return made if "-" in cell.text else fonts.figures(made)


@lru_cache(maxsize=4096)
def text_width(text: str, *, strong: bool) -> float:
    """How wide a text is in one line; measured once, because every drawing asks for it."""
    return QFontMetricsF(font_of(Cell(text, strong=strong))).horizontalAdvance(text)


def struck_width(cell: Cell) -> float:
    """How wide what stood there before a correction is."""
    return QFontMetricsF(fonts.font()).horizontalAdvance(cell.struck) if cell.struck else 0.0


def mark_width(cell: Cell) -> float:
    """How wide the chip is, with the gap that parts it from a text."""
    return chip_width(cell.mark) + (GAP if cell.text else 0) if cell.mark else 0.0


def two_lines(cell: Cell, room: float) -> bool:
    """Whether the old and the new value have no room beside each other."""
    if not (cell.struck and (cell.text or cell.mark)):
        return False
    line = _widths(cell.text, strong=cell.strong)[1]
    return struck_width(cell) + GAP + line + mark_width(cell) > room


def mark_below(cell: Cell, room: float) -> bool:
    """Whether the cell is lower with the chip under its text than with it beside the text."""
    if not cell.mark or not cell.text or cell.struck:
        return False
    beside = _lines_high(cell.text, max(room - mark_width(cell), 1), strong=cell.strong)
    return high_below(cell, room) < beside


def high_below(cell: Cell, room: float) -> int:
    """How high the text is with the chip under it."""
    return _lines_high(cell.text, max(room, 1), strong=cell.strong) + GAP // 2 + int(HEIGHT)


def needs(columns: Sequence[TableColumn], rows: Sequence[Row]) -> list[Need]:
    """What every column needs for its heading and its cells."""
    head = QFontMetricsF(fonts.bold(sizes.SMALL))
    found = []
    for at, column in enumerate(columns):
        title = ceil(head.horizontalAdvance(column.title)) + 2 * PAD
        cells = (row.cells[at] for row in rows if at < len(row.cells))
        least = max([title, *(_least(cell, whole=column.whole) for cell in cells)])
        found.append(Need(least, max(least, column.width)))
    return found


def widths(columns: Sequence[TableColumn], rows: Sequence[Row], room: int) -> list[int]:
    """The width of every column; cells that are whole take more lines before a table slides."""
    asked = needs(columns, rows)
    fixed = sum(need.least for c, need in zip(columns, asked, strict=True) if not c.yields)
    if fixed > room:
        asked = word_needs(columns, rows)
    return share(columns, asked, room)


def word_needs(columns: Sequence[TableColumn], rows: Sequence[Row]) -> list[Need]:
    """What every column needs where a cell that is whole goes on below, and no word is cut."""
    return needs([replace(column, whole=False) for column in columns], rows)


def share(columns: Sequence[TableColumn], needs: Sequence[Need], room: int) -> list[int]:
    """The width of every column; one that yields has none where the others need the room."""
    shown = set(range(len(columns)))
    yielding = sorted((c.yields, at) for at, c in enumerate(columns) if c.yields)
    while yielding and sum(needs[at].least for at in shown) > room:
        shown.discard(yielding.pop()[1])
    found = [needs[at].least if at in shown else 0 for at in range(len(columns))]
    spare = max(room - sum(found), 0)
    wished = {at: needs[at].usual - found[at] for at in shown if columns[at].width}
    all_wished = sum(wished.values())
    for at, wish in wished.items():
        found[at] += wish if all_wished <= spare else wish * spare // max(all_wished, 1)
    open_ended = [at for at in shown if not columns[at].width] or sorted(shown)[-1:]
    left = max(room - sum(found), 0)
    for at in open_ended:
        found[at] += left // len(open_ended)
    return found


def height(cell: Cell, wide: int) -> int:
    """How high a cell of this width has to be for all of its lines."""
    if not cell.text and not cell.struck:
        return 0
    room = max(wide - 2 * PAD - mark_width(cell), 1)
    if two_lines(cell, wide - 2 * PAD):
        return ceil(2 * QFontMetricsF(font_of(cell)).height()) + ABOVE // 2
    if not cell.text:
        return 0
    if cell.mark and mark_below(cell, wide - 2 * PAD):
        return high_below(cell, wide - 2 * PAD) + ABOVE // 2
    return _lines_high(cell.text, room - struck_width(cell), strong=cell.strong) + ABOVE


def without_cut(highs: Sequence[int], room: int) -> list[int]:
    """The rows with those in view a little higher, where the next one would be cut there."""
    found, whole, used = list(highs), 0, 0
    while whole < len(found) and used + found[whole] <= room:
        used += found[whole]
        whole += 1
    if 0 < whole < len(found):
        each, rest = divmod(room - used, whole)
        for at in range(whole):
            found[at] += each + (at < rest)
    return found


@lru_cache(maxsize=8192)
def _lines_high(text: str, room: float, *, strong: bool) -> int:
    """How high the lines of a text are in a room of this width."""
    metrics = QFontMetricsF(font_of(Cell(text, strong=strong)))
    box = QRectF(0, 0, room, MOST)
    wrapped = metrics.boundingRect(box, int(Qt.TextFlag.TextWordWrap), unbroken(text))
    return ceil(wrapped.height())


def _least(cell: Cell, *, whole: bool) -> int:
    word, line = _widths(cell.text, strong=cell.strong)
    # One more than it takes: a text that just fits is not dotted by rounding.
    return ceil(max((line if whole else word) + mark_width(cell), struck_width(cell))) + 1 + 2 * PAD


def _parts(word: str) -> list[str]:
    """A long word may go on after a hyphen; a date and an MRN stand in one line."""
    return word.replace("-", "- ").split() if len(word) > LONG_WORD else [word]


@lru_cache(maxsize=4096)
def _widths(text: str, *, strong: bool) -> tuple[float, float]:
    """How wide the longest word is, and the longest line."""
    metrics = QFontMetricsF(font_of(Cell(text, strong=strong)))
    words = [metrics.horizontalAdvance(part) for word in text.split() for part in _parts(word)]
    lines = [metrics.horizontalAdvance(line) for line in text.splitlines()]
    return max(words, default=0.0), max(lines, default=0.0)
