"""What a nurse does first where the register does not open: three numbered steps."""

from typing import Final

from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.label import Label

FIRST: Final = "1. Chart on paper: nothing can be recorded at this station."
SECOND: Final = "2. Infusions that are running go on; watch the pumps."


def add_do_now(card: Card, third: str, pack: Label) -> None:
    """The steps, in a card; below the first one stands on which ``pack`` to chart."""
    card.body.addWidget(Label("Do this now", "heading"))
    card.body.addWidget(Label(FIRST, "strong").set_wrapping())
    card.body.addWidget(pack)
    for step in (SECOND, f"3. {third}"):
        card.body.addWidget(Label(step, "strong").set_wrapping())
