"""The key card on paper: whom to call, and groups of keys, each key bold before what it does."""

from typing import Final

from il2nurse.domain.values.text import Emphasis, line
from il2nurse.readable.key_card import KeyCard, KeyGroup
from il2nurse.reports.layout.blocks import draw_heading, draw_lines
from il2nurse.reports.layout.pages import Flow
from il2nurse.reports.layout.tables import Cell, Columns, draw_table, share

KEY: Final = 74.0
ABOUT_HIGH: Final = 13.0
# So small that all keys stand on one page, of Letter too.
SIZE: Final = 8.0
# Words so short that three keys have room beside each other.
SHORT: Final = 24
# Alone it has been read as the letter.
ZERO: Final = "0 (zero)"


def draw(flow: Flow, card: KeyCard) -> None:
    """Put whom to call and the groups on the page."""
    if card.calls:
        called = " · ".join(f"{who}: {text}" for who, text in card.calls)
        draw_lines(flow, [line(called, Emphasis.STRONG)], SIZE)
    # Said once: what stands left and right is the same in every group.
    heads: tuple[str, ...] = ("Key", "What it does", "Key ", "What it does ")
    for group in card.groups:
        beside = 3 if all(len(words) <= SHORT for words, _ in group.keys) else 2
        rows = _beside(group, beside)
        draw_heading(flow, group.title, keep=len(rows) * ABOUT_HIGH)
        named = heads[: 2 * beside] if beside * 2 == len(heads) else ("",) * (2 * beside)
        widths = zip(named, (KEY, 0.0) * beside, strict=True)
        draw_table(flow, Columns(share(flow.width, *widths), SIZE), rows)
        heads = ("",) * len(heads)


def _beside(group: KeyGroup, beside: int) -> list[tuple[Cell, ...]]:
    """So many keys in a row, read downwards."""
    high = -(-len(group.keys) // beside)
    empty: tuple[Cell, ...] = (((),), ((),))
    cells = [_cells(*each) for each in group.keys] + [empty] * (high * beside - len(group.keys))
    return [sum((cells[at + high * column] for column in range(beside)), ()) for at in range(high)]


def _cells(words: str, key: str) -> tuple[Cell, ...]:
    shown = ZERO if key == "0" else key
    return ((line(shown, Emphasis.STRONG),), (line(words),))
