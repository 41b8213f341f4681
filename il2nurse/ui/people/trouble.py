"""The trouble page: why nothing could be opened, what was kept, what to do next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from il2nurse.ui.look import labels, sizes
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.centre import lay_in_middle
from il2nurse.ui.widgets.label import Label

UNTIL = f"Until it opens, nothing can be recorded at this station: {labels.ON_PAPER}"


class TroublePage(QWidget):
    """One sentence or two in place of a stack of technical lines."""

    again_asked = Signal()
    leave_asked = Signal()
    sheet_asked = Signal()
    copies_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page_trouble")
        self.setProperty("ground", "page")
        self._title = Label("", "title").set_wrapping()
        self._text = Label().set_wrapping()
        self._text.setObjectName("trouble")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.again = Action("try_again", labels.TRY_AGAIN)
        self.leave = Action("leave", labels.CLOSE_PROGRAM)
        self.sheet = Action("type_sheet", "Type the recovery sheet")
        self.copies = Action("restore_from_copy", labels.RESTORE_FROM_COPY)
        self.again.set_weight(Weight.MAIN)
        self.again.set_key("Return")
        self.again.clicked.connect(self.again_asked)
        self.leave.clicked.connect(self.leave_asked)
        self.sheet.clicked.connect(self.sheet_asked)
        self.copies.clicked.connect(self.copies_asked)
        card = Card()
        card.setFixedWidth(640)
        card.body.setContentsMargins(sizes.MARGIN, sizes.MARGIN, sizes.MARGIN, sizes.MARGIN)
        card.body.addWidget(self._title)
        card.body.addWidget(self._text)
        until = Label(UNTIL, "strong").set_wrapping()
        until.setObjectName("trouble_until")
        card.body.addWidget(until)
        card.add_actions(self.sheet, self.copies)
        card.add_actions(self.leave, self.again)
        lay_in_middle(self, card)

    def show_trouble(
        self, title: str, text: str, *, lost_key: bool = False, lost_register: bool = False
    ) -> None:
        """Say what is wrong, and offer the recovery sheet or a copy where they may help."""
        self.sheet.setVisible(lost_key)
        self.copies.setVisible(lost_register)
        self._title.setText(title)
        self._text.setText(text)
        self.again.setFocus()
