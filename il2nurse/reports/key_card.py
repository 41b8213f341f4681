"""The key card on paper: whom to call, and groups of keys, each key bold before what it does."""

from typing import Final

from il2nurse.domain.values.text import Emphasis, line
from il2nurse.readable.key_card import KeyCard, KeyGroup
from il2nurse.reports.layout.blocks import draw_heading, draw_lines
from il2nurse.reports.layout.fonts import Face
from il2nurse.reports.layout.inks import ALARM, ALARM_SOFT, BODY, LEADING, TITLE
from il2nurse.reports.layout.pages import Box, Flow
from il2nurse.reports.layout.tables import Cell, Columns, draw_table, share

KEY: Final = 74.0
BOX: Final = 28.0
APART: Final = 8.0
KEY_ROOM: Final = 40.0
ABOVE: Final = 3.0
# As large as leaves all keys on one page, of Letter too; the smallest on two, rather than less.
SIZES: Final = (9.0, 8.5, 8.0)
# Words so short that three keys have room beside each other.
SHORT: Final = 24
# Alone it has been read as the letter.
ZERO: Final = "0 (zero)"


def draw(flow: Flow, card: KeyCard) -> None:
    """Put whom to call and the groups on the page, as large as fits."""
    begun = flow.stands()
    for size in SIZES:
        flow.go_back(begun)
        _draw(flow, card, size)
        if len(flow.pages) == begun.pages:
            return


def _draw(flow: Flow, card: KeyCard, size: float) -> None:
    called = " · ".join(f"{who}: {text}" for who, text in card.calls)
    draw_lines(flow, [line(called, Emphasis.STRONG)], size)
    if card.not_set:
        draw_lines(flow, [line(card.not_set, Emphasis.QUIET)], size)
    _draw_urgent(flow, card)
    # Said once: what stands left and right is the same in every group.
    heads: tuple[str, ...] = ("Key", "What it does", "Key ", "What it does ")
    for group in (_without(each, card) for each in card.groups):
        beside = 3 if all(len(words) <= SHORT for words, _ in group.keys) else 2
        rows = _beside(group, beside)
        draw_heading(flow, group.title, keep=len(rows) * (size * LEADING + ABOVE))
        named = heads[: 2 * beside] if beside * 2 == len(heads) else ("",) * (2 * beside)
        widths = zip(named, (KEY, 0.0) * beside, strict=True)
        draw_table(flow, Columns(share(flow.width, *widths), size), rows)
        heads = ("",) * len(heads)


def _draw_urgent(flow: Flow, card: KeyCard) -> None:
    """The keys that cannot wait, each in a box that is found at once."""
    width = (flow.width - (len(card.urgent) - 1) * APART) / len(card.urgent)
    for at, (words, key) in enumerate(card.urgent):
        x = flow.left + at * (width + APART)
        flow.page.boxes.append(
            Box(x, flow.y, width, BOX, fill=ALARM_SOFT, edge=ALARM, round=3.0, line=1.4)
        )
        with flow.part("P"):
            flow.write(x + 8.0, flow.y + 19.0, key, (Face.BOLD, TITLE, ALARM))
            room = width - KEY_ROOM - 6.0
            rows = flow.wrap(line(words, Emphasis.STRONG), room, BODY)
            y = flow.y + BOX / 2 + BODY * (0.35 - (len(rows) - 1) * LEADING / 2)
            for row in rows:
                flow.write_row(x + KEY_ROOM, y, row, BODY)
                y += BODY * LEADING
    flow.y += BOX


def _without(group: KeyGroup, card: KeyCard) -> KeyGroup:
    return KeyGroup(group.title, tuple(each for each in group.keys if each not in card.urgent))


def _beside(group: KeyGroup, beside: int) -> list[tuple[Cell, ...]]:
    """So many keys in a row, read downwards."""
    high = -(-len(group.keys) // beside)
    empty: tuple[Cell, ...] = (((),), ((),))
    cells = [_cells(*each) for each in group.keys] + [empty] * (high * beside - len(group.keys))
    return [sum((cells[at + high * column] for column in range(beside)), ()) for at in range(high)]


def _cells(words: str, key: str) -> tuple[Cell, ...]:
    shown = ZERO if key == "0" else key
    return ((line(shown, Emphasis.STRONG),), (line(words),))
