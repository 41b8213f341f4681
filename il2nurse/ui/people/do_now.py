"""What a nurse does first where the register does not open: three numbered steps."""

from typing import Final

from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.label import Label

FIRST: Final = "1. Chart on paper: nothing can be recorded at this station."
SECOND: Final = "2. Infusions that are running go on; watch the pumps."


def add_do_now(card: Card, third: str, pack: Label, running: Label) -> None:
    """The steps, in a card; below them on which ``pack`` to chart, and what was ``running``."""
    card.body.addWidget(Label("Do this now", "heading"))
    for step, more in ((FIRST, pack), (SECOND, running), (f"3. {third}", None)):
        card.body.addWidget(Label(step, "strong").set_wrapping())
        if more:
            card.body.addWidget(more)
