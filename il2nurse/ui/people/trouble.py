"""The trouble page: what to do while nothing can be opened, then why, and what was kept."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from il2nurse.ui.look import labels, sizes
from il2nurse.ui.people.do_now import add_do_now
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.centre import lay_in_middle
from il2nurse.ui.widgets.label import Label

WIDTH: Final = 664
CALL: Final = "Call the ward's IT or an administrator, and read out what stands below."
TAKE_PACK: Final = "Take the newest downtime pack that was printed."


class TroublePage(QWidget):
    """A nurse's three steps first; the cause is for those who are called."""

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
        self._where = Label(role="muted").set_wrapping()
        self._where.setObjectName("trouble_where")
        self._pack = Label(role="fact").set_wrapping()
        self._pack.setObjectName("trouble_pack")
        self._running = Label(role="fact").set_wrapping()
        self._running.setObjectName("trouble_running")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.again = Action("try_again", labels.TRY_AGAIN)
        self.leave = Action("leave", labels.CLOSE_PROGRAM)
        self.sheet = Action("type_sheet", "Type the recovery sheet")
        self.copies = Action("restore_from_copy", labels.RESTORE_FROM_COPY)
        self.again.set_key("T")
        self.leave.set_key("Alt+Q")
        self.copies.set_key("R")
        self.sheet.set_key("S")
        self.again.clicked.connect(self.again_asked)
        self.leave.clicked.connect(self.leave_asked)
        self.sheet.clicked.connect(self.sheet_asked)
        self.copies.clicked.connect(self.copies_asked)
        card = Card()
        card.setFixedWidth(WIDTH)
        card.body.setContentsMargins(sizes.MARGIN, sizes.MARGIN, sizes.MARGIN, sizes.MARGIN)
        card.body.addWidget(self._title)
        card.body.addWidget(self._where)
        add_do_now(card, CALL, self._pack, self._running)
        card.body.addSpacing(sizes.TIGHT)
        card.body.addWidget(Label("What happened", "heading"))
        card.body.addWidget(self._text)
        card.add_actions(self.sheet)
        card.add_actions(self.leave, self.again, self.copies)
        lay_in_middle(self, card)

    def show_trouble(
        self,
        title: str,
        text: str,
        *,
        lost_key: bool = False,
        lost_register: bool = False,
        pack: str | None = None,
        where: str | None = None,
        running: str | None = None,
    ) -> None:
        """Say what is wrong, and offer the recovery sheet or a copy where they may help.

        ``pack`` says on which downtime pack the ward charts, where that is known; ``where`` names
        ward, station and time for who is called; ``running`` the beds where an infusion ran.
        """
        self._where.setText(where or "")
        self._where.setVisible(bool(where))
        self._pack.setText(pack or TAKE_PACK)
        self.sheet.setVisible(lost_key)
        self.copies.setVisible(lost_register)
        self._title.setText(title)
        self._text.setText(text)
        self._running.show_sentence(running or "")
        for action in (self.again, self.copies):
            action.set_weight(Weight.PLAIN)
        first = self.copies if lost_register else self.again
        first.set_weight(Weight.MAIN)
        first.setFocus()
