"""The override below the selected criterion, smaller than the hold: who may order and sign it."""

from typing import Final

from PySide6.QtWidgets import QFrame, QVBoxLayout

from il2nurse.ui.dose.dialogs.override import Offer
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Sign
from il2nurse.ui.widgets.action import Weight
from il2nurse.ui.widgets.foot import foot_action
from il2nurse.ui.widgets.label import Label

WHO_MAY: Final = "Only on a prescriber’s order; a {} signs as witness."


class OverrideBox(QFrame):
    """What the regimen does not allow is not offered; what is not allowed now says why."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "aside")
        self.override = foot_action("override", "Override this hold", "O", Sign.PEN, Weight.PLAIN)
        self.override.set_small()
        self.override.setMinimumHeight(sizes.TARGET)
        self._why = Label(role="small").set_wrapping()
        self._why.setObjectName("override_refused")
        self._listening = True
        self._refused: str | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(sizes.ROOM, sizes.GAP, sizes.ROOM, sizes.SPACE)
        column.setSpacing(sizes.TIGHT)
        column.addWidget(self._why)
        column.addWidget(self.override)

    def show_offer(self, offer: Offer | None) -> None:
        """Who may override the hold, or why it cannot be overridden now."""
        self._refused = offer.refused if offer else None
        self.setVisible(offer is not None)
        if offer:
            self._why.setText(offer.refused or WHO_MAY.format(offer.witnesses))
        self._enable()

    def set_listening(self, *, on: bool) -> None:
        """Leave the keys to a dialog that is open."""
        self._listening = on
        self._enable()

    def _enable(self) -> None:
        self.override.setEnabled(self._listening and not self._refused)
