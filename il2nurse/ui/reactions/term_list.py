"""Choosing a reaction out of the regimen's list: typed words narrow it, by name or organ system."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from il2nurse.domain.regimen.reactions import ReactionTerm
from il2nurse.ui.editors.search_line import SearchLine
from il2nurse.ui.look import icons, sizes, theme
from il2nurse.ui.look.tones import Sign
from il2nurse.ui.qt.chosen_aloud import follow_selection
from il2nurse.ui.widgets.empty import EmptyPlace
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.ui.widgets.label import Label

NO_MATCH = "No reaction of the list matches. Type another word for it, or its organ."

ID_ROLE = int(Qt.ItemDataRole.UserRole)
MOST = 4
ROW = 36
FRAME = 4


class TermList(QWidget):
    """A search line above the list; the first hit is offered, nothing is chosen beforehand.

    ``settled`` says that a row was pressed. Once settled, the line alone names the reaction; typing
    brings the list back.
    """

    changed = Signal()
    settled = Signal()

    def __init__(self, terms: Sequence[ReactionTerm]) -> None:
        super().__init__()
        self._terms = tuple(sorted(terms, key=lambda term: (term.system, term.label)))
        self.line = SearchLine("term", "Reaction, or organ system")
        self.line.setPlaceholderText("Type a word: chills, rash, respiratory")
        self._list = QListWidget()
        self._list.setObjectName("terms")
        self._list.setAccessibleName("Matching reactions")
        EmptyPlace(self._list).say(NO_MATCH)
        self._most = MOST
        self._slip = FindingBox()
        self._slip.hide()
        self._named = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._named.setSpacing(sizes.TIGHT)
        self._named.addWidget(Label("What is seen?", "heading"))
        self._named.addWidget(self.line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.TIGHT)
        column.addLayout(self._named)
        for widget in (self._list, self._slip):
            column.addWidget(widget)
        self.line.typed.connect(self._search)
        self.line.passed.connect(self._pass)
        self._list.currentItemChanged.connect(self._chosen)
        self._list.itemClicked.connect(self.settled)
        follow_selection(self._list)
        self._search()

    def term(self) -> str:
        """The id of the chosen reaction, empty where none is."""
        item: QListWidgetItem | None = self._list.currentItem()
        return "" if item is None else str(item.data(ID_ROLE) or "")

    def choose(self, term: str) -> None:
        """Choose the reaction of this id, as if its name had been typed."""
        found = next((each for each in self._terms if each.id == term), None)
        if found:
            self.line.setText(found.label)
            self._search()
            rows = (self._list.item(row).data(ID_ROLE) for row in range(self._list.count()))
            self._list.setCurrentRow(list(rows).index(term))

    def has_keyboard(self) -> bool:
        """Whether somebody is choosing here."""
        return self.line.hasFocus() or self._list.hasFocus()

    def settle(self) -> None:
        """Name what was chosen in the line, and give the list's room to what is asked next."""
        self.choose(self.term())
        self._list.hide()
        self._named.setDirection(QBoxLayout.Direction.LeftToRight)
        self._named.setSpacing(sizes.SPACE)

    def show_rows(self, most: int) -> None:
        """Show so many rows at once, whole ones."""
        self._most = most
        self._search()

    def show_slip(self, sentence: str) -> None:
        """Say what is missing."""
        self._slip.show_problem(sentence)
        self._slip.show()
        self.line.setFocus()

    def _search(self) -> None:
        words = self.line.text().casefold().split()
        self._list.show()
        self._list.clear()
        for term in self._terms:
            searched = f"{term.label} {term.system}".casefold()
            if all(word in searched for word in words):
                self._add(term)
        found = self._list.count()
        if words and found:
            self._list.setCurrentRow(0)
        # No empty rows: what is asked next stands below. What matches nothing is said in its place.
        rows = min(found, self._most) if found else self._most
        self._list.setFixedHeight(rows * ROW + 2 * self._list.frameWidth() + FRAME)
        self.changed.emit()

    def _add(self, term: ReactionTerm) -> None:
        grave = " · life-threatening" if term.life_threatening else ""
        item = QListWidgetItem(f"{term.label} · {term.system}{grave}")
        item.setData(ID_ROLE, term.id)
        item.setSizeHint(QSize(0, ROW))
        if term.life_threatening:
            item.setIcon(icons.icon(Sign.WARNING, theme.current().danger))
        self._list.addItem(item)

    def _pass(self, step: int) -> None:
        if self._list.count():
            row = self._list.currentRow() + step
            self._list.setCurrentRow(max(0, min(self._list.count() - 1, row)))

    def _chosen(self) -> None:
        self._slip.hide()
        self.changed.emit()
