"""The key card on paper: groups of keys in two columns, each key bold before what it does."""

from typing import Final

from il2nurse.domain.values.text import Emphasis, line
from il2nurse.readable.key_card import KeyCard, KeyGroup
from il2nurse.reports.layout.blocks import draw_heading
from il2nurse.reports.layout.pages import Flow
from il2nurse.reports.layout.tables import Cell, Columns, draw_table, share

KEY: Final = 86.0
ABOUT_HIGH: Final = 13.0
# A name in place of a key.
ROOM: Final = 24.0
# So small that all keys stand on one page, of Letter too.
SIZE: Final = 8.0


def draw(flow: Flow, card: KeyCard) -> None:
    """Put the groups on the page."""
    # Said once: what stands left and right is the same in every group.
    widths = (("Key", KEY), ("What it does", 0.0), ("Key ", KEY), ("What it does ", 0.0))
    for at, group in enumerate(card.groups):
        rows = _paired(group)
        draw_heading(flow, group.title, keep=len(rows) * ABOUT_HIGH)
        if at:
            widths = (("", KEY), ("", 0.0), ("", KEY), ("", 0.0))
        draw_table(flow, Columns(share(flow.width, *widths), SIZE), rows)
    if card.calls:
        draw_heading(flow, "Whom to call", keep=len(card.calls) * ABOUT_HIGH)
        columns = Columns(share(flow.width, ("", KEY + ROOM), ("", 0.0)), SIZE)
        draw_table(flow, columns, [_cells(text, who) for who, text in card.calls])


def _paired(group: KeyGroup) -> list[tuple[Cell, ...]]:
    """Two keys in a row, read downwards."""
    half = -(-len(group.keys) // 2)
    left, right = group.keys[:half], group.keys[half:]
    empty: tuple[Cell, ...] = (((),), ((),))
    filled = [_cells(*each) for each in right] + [empty] * (half - len(right))
    return [(*_cells(*one), *other) for one, other in zip(left, filled, strict=True)]


def _cells(words: str, key: str) -> tuple[Cell, ...]:
    return ((line(key, Emphasis.STRONG),), (line(words),))
