"""The page of a register that was set back: what is missing, what holds it, who decides."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from il2nurse.domain.record.register.setback import TELL
from il2nurse.ui.look import labels, sizes
from il2nurse.ui.people.do_now import add_do_now
from il2nurse.ui.people.name_line import name_line
from il2nurse.ui.people.sign_in import Colleague, people_named
from il2nurse.ui.people.two_cards import lay_side_by_side, titled_card
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.pin import PinLine
from il2nurse.ui.widgets.wrap_row import WrapRow

TITLE: Final = "This register is not the one this station worked with"
LONGEST_REASON = 200
MOST_LISTED = 8
WIDTH = 624
CALL: Final = "Call the ward's IT or an administrator. Only they decide here."
HOW = (
    "First look for the right register, and try again. Else restore the newest copy that holds "
    "what is missing. Only where there is none may an administrator "
    "go on without it: that is recorded, and what is missing has to be entered again from paper."
)
NO_PAPERS = "This station saw no printed paper that shows what is missing."
NO_COPIES = "No copy that holds it was found."
NOBODY = (
    "This register has no administrator. Nobody can decide here that recording goes on; ask the "
    "ward's IT to put back the right register."
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Who decides, with which PIN, and why; the PIN is never shown or written."""

    person: str
    pin: str = field(repr=False)
    reason: str


class SetbackPage(QWidget):
    """Shown in place of the sign-in page; ``asked`` carries the decision to go on."""

    asked = Signal(object)
    again_asked = Signal()
    leave_asked = Signal()
    copies_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page_setback")
        self.setProperty("ground", "page")
        self._deciders: tuple[Colleague, ...] = ()
        self._title = Label(TITLE, "title")
        self._what = Label().set_wrapping()
        self._papers, self._copies = Label().set_wrapping(), Label().set_wrapping()
        self._pack = Label(role="fact").set_wrapping()
        self._running = Label(role="fact").set_wrapping()
        self._where = Label(role="muted").set_wrapping()
        for label, name in (
            (self._what, "setback"),
            (self._papers, "setback_papers"),
            (self._copies, "setback_copies"),
            (self._pack, "setback_pack"),
            (self._running, "setback_running"),
        ):
            label.setObjectName(name)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.person = name_line("decider", "Administrator's name")
        self.pin = PinLine("decider_pin", "Administrator's PIN")
        self.reason = name_line("setback_reason", "Why recording may go on")
        self.reason.setMaxLength(LONGEST_REASON)
        self._problem = Label(role="slip").set_wrapping()
        self._problem.setObjectName("setback_problem")
        self.go_on = Action("go_on_without", "Go on without what is missing")
        self.go_on.set_weight(Weight.DANGER)
        self.again = Action("try_again_setback", labels.TRY_AGAIN)
        self.leave = Action("leave_setback", labels.CLOSE_PROGRAM)
        self.copies = Action("restore_instead", labels.RESTORE_FROM_COPY)
        self._lay_out()
        for action, key in (
            (self.go_on, "Alt+G"),
            (self.again, "T"),
            (self.leave, "Alt+Q"),
            (self.copies, "R"),
        ):
            action.set_key(key)
        self.go_on.clicked.connect(self._ask)
        self.again.clicked.connect(self.again_asked)
        self.leave.clicked.connect(self.leave_asked)
        self.copies.clicked.connect(self.copies_asked)

    def show_where(self, where: str) -> None:
        """Name ward, station and time, for who is called."""
        self._where.setText(where)

    def show_running(self, running: str) -> None:
        """Say in which beds an infusion was running when the window gave way."""
        self._running.show_sentence(running)

    def show_title(self, title: str) -> None:
        """Say what is the matter."""
        self._title.setText(title)

    def show_setback(
        self,
        what: str,
        papers: Sequence[str],
        copies: Sequence[str],
        deciders: Sequence[Colleague],
        pack: str,
    ) -> None:
        """Say what is missing, what holds it, who may decide, and on which pack to chart."""
        self._pack.setText(pack)
        self._deciders = tuple(deciders)
        # What to do stands above already.
        self._what.setText(what.replace(f" {TELL}", ""))
        self._papers.setText(_listed(papers) or NO_PAPERS)
        self._copies.setText(_listed(copies) or NO_COPIES)
        alone = self._deciders[0].name if len(self._deciders) == 1 else ""
        self.person.setText(alone)
        self.show_problem("" if self._deciders else NOBODY)
        self.go_on.setEnabled(bool(self._deciders))

    def show_problem(self, sentence: str) -> None:
        """Say why recording does not go on; the PIN is to be typed again."""
        self._problem.show_sentence(sentence)
        self.pin.clear()

    def _lay_out(self) -> None:
        cards = (self._what_card(), self._decide_card())
        lay_side_by_side(self, "setback_scroll", "What is missing", cards)
        self.setFocusProxy(self.again)

    def _what_card(self) -> Card:
        card = titled_card(self._title, WIDTH)
        card.body.addWidget(self._where)
        add_do_now(card, CALL, self._pack, self._running)
        for heading, label in (
            ("What is missing", self._what),
            ("Copies that hold it", self._copies),
            ("Papers that show it", self._papers),
        ):
            card.body.addSpacing(sizes.TIGHT)
            card.body.addWidget(Label(heading, "heading"))
            card.body.addWidget(label)
        row = WrapRow()
        row.setSpacing(sizes.GAP)
        row.addStretch()
        row.addWidget(self.leave)
        row.addWidget(self.copies)
        row.addWidget(self.again)
        self.again.set_weight(Weight.MAIN)
        card.body.addSpacing(sizes.GAP)
        card.body.addLayout(row)
        return card

    def _decide_card(self) -> Card:
        card = titled_card("For an administrator", WIDTH)
        card.body.addWidget(Label(HOW).set_wrapping())
        for line in (self.person, self.pin, self.reason):
            card.body.addWidget(Label(line.accessibleName(), "heading"))
            card.body.addWidget(line)
        card.body.addWidget(self._problem)
        card.body.addSpacing(sizes.GAP)
        card.body.addWidget(self.go_on, 0, Qt.AlignmentFlag.AlignRight)
        return card

    def _ask(self) -> None:
        found = people_named(self._deciders, self.person.text())
        if len(found) != 1:
            self.show_problem("Type the whole name of an administrator of this register.")
            self.person.setFocus()
        elif not self.pin.text():
            self.pin.setFocus()
        else:
            self._problem.hide()
            self.asked.emit(Asked(found[0].id, self.pin.take(), self.reason.text()))


def _listed(lines: Sequence[str]) -> str:
    more = len(lines) - MOST_LISTED
    rest = [f"and {more} older"] if more > 0 else []
    return "\n".join(f"• {line}" for line in (*lines[:MOST_LISTED], *rest))
