"""The page on which a register goes on from a copy: which copy, what it lacks, who decides."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from il2nurse.ui.look import labels, sizes
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.people.copy_list import CopyChoice, CopyList
from il2nurse.ui.people.name_line import name_line
from il2nurse.ui.people.sign_in import Colleague, people_named
from il2nurse.ui.people.two_cards import lay_side_by_side, titled_card
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.pin import PinLine
from il2nurse.ui.widgets.scrolling import scrolling
from il2nurse.ui.widgets.wrap_row import Wrapping

WIDTH = 560
LOST_HIGH = 170
LONGEST_KEY = 400
HOW = (
    "Close the program on every other station of this register first. Choose the newest copy; "
    "nothing is changed before an administrator has decided. What lies in the register's place now "
    "is kept beside it under another name."
)
GO_ON = "Restore this copy"
SET_ASIDE = "Set it aside and go on from this copy"
CHOOSE = "Choose a copy. What it lacks is shown here."
NO_COPIES = "No copy was found beside the register or in the second place."
SHEET = "The fourteen groups of the recovery sheet"
LOSES = Mark(Tone.DANGER, "Would be lost", Sign.WARNING)
KEEPS = Mark(Tone.GOOD, "Nothing lost", Sign.CHECK)
UNKNOWN = Mark(Tone.WARN, "Not known", Sign.QUESTION)
NOBODY = "This copy holds no administrator. Nobody can decide with it; take another copy."


@dataclass(frozen=True, slots=True)
class RestoreAsked:
    """From which copy to go on, who decides that, and their PIN, which is never shown."""

    copy: Path
    person: str
    pin: str = field(repr=False)


class RestorePage(QWidget):
    """Shown in place of the sign-in page; ``asked`` carries the decision."""

    chosen = Signal(object)
    key_typed = Signal(object, str)
    asked = Signal(object)
    back_asked = Signal()
    leave_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page_restore")
        self.setProperty("ground", "page")
        self._deciders: tuple[Colleague, ...] = ()
        self._looked: Path | None = None
        self.copies = CopyList()
        self._lost = Label(CHOOSE).set_wrapping()
        self._lost.setObjectName("restore_lost")
        self._lost.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._lost.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._missing = FindingBox()
        self._missing.setObjectName("restore_missing")
        self._missing.hide()
        self._pack = Label().set_wrapping()
        self._where = Label(role="muted").set_wrapping()
        self._pack.setObjectName("restore_pack")
        self._pack.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.sheet = name_line("restore_sheet", SHEET)
        self.sheet.setMaxLength(LONGEST_KEY)
        self._sheet_label = Label(SHEET, "heading")
        self.put_back = Action("put_key_back", labels.PUT_KEY_BACK)
        self.person = name_line("restorer", "Administrator's name")
        self.pin = PinLine("restorer_pin", "Administrator's PIN")
        self._problem = Label(role="slip").set_wrapping()
        self._problem.setObjectName("restore_problem")
        self.restore = Action("restore_copy", GO_ON)
        self.back = Action("back_from_restore", labels.BACK)
        self.leave = Action("leave_restore", labels.CLOSE_PROGRAM)
        for action, key in ((self.put_back, "Alt+P"), (self.back, "Esc"), (self.leave, "Alt+Q")):
            action.set_key(key)
        self._lay_out()
        self._connect()
        self._show_sheet(shown=False)

    def show_copies(self, copies: Sequence[CopyChoice], pack: str) -> None:
        """Say which copies there are and on what the ward charts; nothing is chosen yet."""
        self._pack.setText(f"Until then chart on paper. {pack}")
        self._pack.setVisible(bool(pack))
        self.copies.show_copies(copies)
        self._lost.setText(CHOOSE if copies else NO_COPIES)
        self.show_problem("")

    def show_where(self, where: str) -> None:
        """Name ward, station and time, for who is called."""
        self._where.setText(where)

    def show_loss(
        self,
        copy: Path,
        missing: tuple[Mark, str],
        lines: Sequence[str],
        deciders: Sequence[Colleague],
        *,
        aside: bool,
    ) -> None:
        """Say what the copy lacks, ``missing`` first, and let one of its administrators decide.

        ``aside`` where a whole register is to be set aside for it.
        """
        self._missing.show_found(missing)
        self.restore.set_text(SET_ASIDE if aside else GO_ON)
        self._looked, self._deciders = copy, tuple(deciders)
        self._lost.setText("\n".join(lines))
        self.person.setText(deciders[0].name if len(deciders) == 1 else "")
        self._show_sheet(shown=False)
        self.show_problem("" if deciders else NOBODY)
        self._enable()
        (self.pin if len(deciders) == 1 else self.person).setFocus()

    def show_key_missing(self, sentence: str) -> None:
        """Ask for the recovery sheet of the copy that was chosen."""
        self._missing.hide()
        self._looked = None
        self._lost.setText(sentence)
        self._show_sheet(shown=True)
        self.show_problem("")
        self._enable()
        self.sheet.setFocus()

    def show_working(self, sentence: str) -> None:
        """Say what is being done; nothing can be pressed meanwhile."""
        self._lost.setText(sentence)
        self._problem.hide()
        self.setEnabled(False)

    def show_done(self) -> None:
        """Everything can be pressed again."""
        self.setEnabled(True)

    def show_problem(self, sentence: str) -> None:
        """Say why nothing was done; the PIN is to be typed again."""
        self._problem.show_sentence(sentence)
        self.pin.clear()

    def show_refused(self, sentence: str) -> None:
        """Say why this copy cannot be used."""
        self._looked = None
        self._lost.setText(sentence)
        self._enable()

    def forget(self) -> None:
        """Keep nothing of what was typed."""
        self.sheet.clear()
        self.pin.clear()

    def _connect(self) -> None:
        self.copies.chosen.connect(self.chosen)
        self.copies.moved.connect(self._forget_looked)
        self.put_back.clicked.connect(self._put_back)
        self.restore.clicked.connect(self._ask)
        self.pin.submitted.connect(self._submit)
        self.back.clicked.connect(self.back_asked)
        self.leave.clicked.connect(self.leave_asked)

    def _forget_looked(self) -> None:
        self._looked = None
        self._missing.hide()
        self._lost.setText(CHOOSE)
        self._show_sheet(shown=False)
        self._enable()

    def _enable(self) -> None:
        self.restore.setEnabled(self._looked is not None and bool(self._deciders))

    def _put_back(self) -> None:
        copy = self.copies.current()
        if copy and self.sheet.text().strip():
            self.key_typed.emit(copy, self.sheet.text())

    def _submit(self, pin: str) -> None:
        self.pin.setText(pin)
        self._ask()

    def _ask(self) -> None:
        found = people_named(self._deciders, self.person.text())
        if self._looked is None:
            return
        if len(found) != 1:
            self.show_problem("Type the whole name of an administrator of this copy.")
            self.person.setFocus()
        elif not self.pin.text():
            self.pin.setFocus()
        else:
            self._problem.hide()
            self.asked.emit(RestoreAsked(self._looked, found[0].id, self.pin.take()))

    def _show_sheet(self, *, shown: bool) -> None:
        for widget in (self._sheet_label, self.sheet, self.put_back):
            widget.setVisible(shown)

    def _lay_out(self) -> None:
        cards = (self._copies_card(), self._decide_card())
        lay_side_by_side(self, "restore_scroll", "Restore from a copy", cards)
        self.setFocusProxy(self.copies)

    def _copies_card(self) -> Card:
        card = titled_card("Restore the register from a copy", WIDTH)
        card.body.addWidget(self._where)
        card.body.addWidget(Label(HOW).set_wrapping())
        card.body.addWidget(self._pack)
        card.body.addWidget(Label("1 · Choose a copy, the newest first", "title"))
        card.body.addWidget(self.copies)
        card.body.addSpacing(sizes.GAP)
        card.body.addWidget(Wrapping((self.back, self.leave)))
        return card

    def _decide_card(self) -> Card:
        card = titled_card("2 · What would be missing", WIDTH)
        area = scrolling("restore_lost_scroll", "What would be missing", self._lost)
        area.setFixedHeight(LOST_HIGH)
        card.body.addWidget(self._missing)
        card.body.addWidget(area)
        card.body.addWidget(self._sheet_label)
        card.body.addWidget(self.sheet)
        card.body.addWidget(self.put_back, 0, Qt.AlignmentFlag.AlignRight)
        card.body.addWidget(Label("3 · An administrator decides", "title"))
        for line in (self.person, self.pin):
            card.body.addWidget(Label(line.accessibleName(), "heading"))
            card.body.addWidget(line)
        card.body.addWidget(self._problem)
        self.restore.set_weight(Weight.MAIN)
        self.restore.show_key("Return")
        card.body.addWidget(self.restore, 0, Qt.AlignmentFlag.AlignRight)
        return card
