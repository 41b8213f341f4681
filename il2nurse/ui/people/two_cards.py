"""The layout of a page in place of the sign-in: what happened beside who decides."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from il2nurse.ui.look import sizes
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.scrolling import scrolling

NARROWEST: Final = 460
FIRST: Final = 100
"""A card takes so much more of the room than what stands beside it, up to its width."""


def titled_card(title: str | Label, width: int) -> Card:
    """A card of this width in pixels, with its title at the head."""
    card = Card()
    card.setFixedWidth(width)
    card.body.setContentsMargins(sizes.MARGIN, sizes.MARGIN, sizes.MARGIN, sizes.MARGIN)
    said = Label(title, "title") if isinstance(title, str) else title
    card.body.addWidget(said.set_wrapping())
    return card


def lay_side_by_side(page: QWidget, scroll: str, title: str, cards: tuple[Card, Card]) -> None:
    """Both cards in the middle of the page, narrower where that is; ``scroll`` names its area."""
    row = QHBoxLayout()
    row.setSpacing(sizes.MARGIN)
    row.addStretch(1)
    for card in cards:
        card.setMinimumWidth(NARROWEST)
        row.addWidget(card, FIRST, Qt.AlignmentFlag.AlignTop)
    row.addStretch(1)
    inner = QWidget()
    inner.setProperty("ground", "page")
    inside = QVBoxLayout(inner)
    inside.addStretch(2)
    inside.addLayout(row)
    inside.addStretch(3)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(scrolling(scroll, title, inner))
