"""The layout of a page in place of the sign-in: what happened beside who decides."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from il2nurse.ui.look import sizes
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.scrolling import scrolling


def titled_card(title: str, width: int) -> Card:
    """A card of this width in pixels, with its title at the head."""
    card = Card()
    card.setFixedWidth(width)
    card.body.setContentsMargins(sizes.MARGIN, sizes.MARGIN, sizes.MARGIN, sizes.MARGIN)
    card.body.addWidget(Label(title, "title").set_wrapping())
    return card


def lay_side_by_side(page: QWidget, scroll: str, title: str, cards: tuple[Card, Card]) -> None:
    """Both cards in the middle of the page; ``scroll`` names the area that slides."""
    row = QHBoxLayout()
    row.setSpacing(sizes.MARGIN)
    row.addStretch()
    for card in cards:
        row.addWidget(card, 0, Qt.AlignmentFlag.AlignTop)
    row.addStretch()
    inner = QWidget()
    inner.setProperty("ground", "page")
    inside = QVBoxLayout(inner)
    inside.addStretch(2)
    inside.addLayout(row)
    inside.addStretch(3)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(scrolling(scroll, title, inner))
