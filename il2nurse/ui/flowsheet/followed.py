"""What came of the newest values that hold a dose or call the team, beside the pictures."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from il2nurse.readable.flowsheet.followed import Followed
from il2nurse.readable.wording import Wording
from il2nurse.ui.look import sizes
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.label import Label

HEADING: Final = "Marked values, and what followed"
MORE: Final = "Earlier ones of this period: Words (W)."
MOST: Final = 2
"""So many of the newest stand here; the words have all of them."""


class FollowedCard(QWidget):
    """The newest marked values of the period; nothing where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("followed")
        card = Card()
        card.body.setSpacing(sizes.TIGHT)
        card.body.setContentsMargins(sizes.SPACE, sizes.GAP, sizes.SPACE, sizes.GAP)
        self._lines = [
            (Label(role="strong").set_wrapping(), Label(role="").set_wrapping())
            for _ in range(MOST)
        ]
        for pair in self._lines:
            for label in pair:
                card.body.addWidget(label)
        self._more = Label(MORE, "small").set_wrapping()
        card.body.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.GAP)
        column.addWidget(Label(HEADING, "heading"))
        column.addWidget(card)
        self.hide()

    def show_followed(self, newest: Sequence[Followed], wording: Wording) -> None:
        """Show these, the newest first; one more than there is room for is told as earlier."""
        for at, (what, came) in enumerate(self._lines):
            here = newest[at] if at < len(newest) else None
            what.show_sentence(f"{wording.clock(here.at)} · {here.what}" if here else "")
            came.show_sentence(here.told(wording) if here else "")
        self._more.setVisible(len(newest) > MOST)
        self.setVisible(bool(newest))
