"""The sign-in page: a name, a PIN. It takes typing before the register is open."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from il2nurse.ui.editors.search_line import SearchLine
from il2nurse.ui.look import sizes
from il2nurse.ui.qt.chosen_aloud import follow_selection
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.card import Card
from il2nurse.ui.widgets.centre import lay_in_middle
from il2nurse.ui.widgets.empty import EmptyPlace
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.pin import PinLine

NO_MATCH = "Nobody matches this name. A charge nurse adds people."
SIGNED_IN_SOON = "You are signed in as soon as it is open."

ID_ROLE = int(Qt.ItemDataRole.UserRole)
CARD_WIDTH = 440
ROW = 40
SHOWN = 7
EDGES = 2


class Colleague(NamedTuple):
    """Someone who may sign in: id, name as shown, role in words."""

    id: str
    name: str
    role: str


class SignInPage(QWidget):
    """Asks who and the PIN; ``asked`` carries the person's id and the PIN."""

    asked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page_sign_in")
        self.setProperty("ground", "page")
        self._people: tuple[Colleague, ...] = ()
        self._ready = False
        self._waiting = False
        self.person = SearchLine("person", "Your name")
        self.pin = PinLine("pin", "Your PIN")
        self.button = Action("sign_in", "Sign in")
        self._place = Label(role="muted").set_wrapping()
        self._hint = Label(role="muted").set_wrapping()
        self._list = QListWidget()
        self._more = Label(role="small")
        self._problem = Label(role="slip").set_wrapping()
        self._name_parts()
        self._lay_out()
        self._wire()

    def show_place(self, text: str) -> None:
        """Say whose register this is, or that it is being opened."""
        self._place.setText(text)

    def show_hint(self, text: str) -> None:
        """Say how to sign in on the practice ward."""
        self._hint.setText(text)
        self._hint.setVisible(bool(text))

    def show_people(self, people: Sequence[Colleague]) -> None:
        """Offer these people; what was typed already is kept, and asked for now if it was sent."""
        self._people = tuple(sorted(people, key=lambda each: each.name.casefold()))
        if not self._ready:
            # Made with the first rows: it costs a tenth of the time in which the window opens.
            EmptyPlace(self._list).say(NO_MATCH)
        self._ready = True
        self._list.show()
        self._filter()
        if self._waiting:
            self._ask()

    def show_problem(self, sentence: str) -> None:
        """Say why nobody was signed in; the PIN is to be typed again."""
        self._problem.show_sentence(sentence)
        self.pin.clear()
        self.pin.setFocus()

    def take_badge(self, person_id: str) -> None:
        """A badge was scanned: it is whose name is meant, and the PIN is asked for."""
        mine = next((each for each in self._people if each.id == person_id), None)
        if mine is None:
            return
        alone = [each.name for each in self._people].count(mine.name) == 1
        self.person.setText(mine.name if alone else mine.id)
        self._filter()
        self._problem.hide()
        self.pin.clear()
        self.pin.setFocus()

    def clear(self) -> None:
        """Ask from the beginning."""
        self.person.clear()
        self.pin.clear()
        self._problem.hide()
        self._waiting = False
        self._filter()
        self.person.setFocus()

    def _name_parts(self) -> None:
        self._list.setObjectName("people")
        self._list.setAccessibleName("People who may sign in")
        self.person.setMaxLength(80)
        self.button.set_weight(Weight.MAIN)
        self.button.set_key("Return")
        # A sentence below takes its room from the list, which scrolls; no name is cut in half.
        self._list.setMinimumHeight(2 * ROW + EDGES)
        self._list.setMaximumHeight(SHOWN * ROW + EDGES)
        self._list.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self._problem.setObjectName("sign_in_problem")
        for hidden in (self._list, self._problem, self._hint):
            hidden.hide()

    def _lay_out(self) -> None:
        card = Card()
        card.setObjectName("sign_in_card")
        card.setFixedWidth(CARD_WIDTH)
        card.body.setContentsMargins(sizes.MARGIN, sizes.MARGIN, sizes.MARGIN, sizes.MARGIN)
        card.body.addWidget(Label("Sign in", "title"))
        for widget in (self._place, self._hint, Label("Your name", "heading"), self.person):
            card.body.addWidget(widget)
        card.body.addWidget(self._list)
        card.body.addWidget(self._more)
        card.body.addWidget(Label("Your PIN", "heading"))
        card.body.addWidget(self.pin)
        card.body.addWidget(self._problem)
        card.add_actions(self.button)
        lay_in_middle(self, card)
        self.setFocusProxy(self.person)

    def _wire(self) -> None:
        self.person.typed.connect(self._filter)
        self.person.passed.connect(self._pass)
        self._list.itemClicked.connect(self._pick)
        self._list.itemActivated.connect(self._pick)
        follow_selection(self._list, self._pick)
        self.button.clicked.connect(self._ask)

    def _filter(self) -> None:
        self._list.clear()
        many = len(people_matching(self._people, self.person.text()))
        self._more.show_sentence(f"{many} people: type a name, or scroll" if many > SHOWN else "")
        for each in people_matching(self._people, self.person.text()):
            item = QListWidgetItem(f"{each.name} · {each.role}")
            item.setData(ID_ROLE, each.id)
            item.setSizeHint(QSize(0, ROW))
            self._list.addItem(item)

    def _pass(self, step: int) -> None:
        if self._list.count():
            row = self._list.currentRow() + step
            self._list.setCurrentRow(max(0, min(self._list.count() - 1, row)))
            self._take_current()

    def _take_current(self) -> None:
        wanted = self._list.currentItem().data(ID_ROLE)
        self.person.setText(next(each.name for each in self._people if each.id == wanted))

    def _pick(self) -> None:
        self._take_current()
        self.pin.setFocus()

    def _ask(self) -> None:
        self._problem.hide()
        if not self.pin.text():
            self.pin.setFocus()
            return
        if not self._ready:
            self._waiting = True
            self.show_hint(SIGNED_IN_SOON)
            return
        self._waiting = False
        found = people_named(self._people, self.person.text())
        if len(found) == 1:
            self.asked.emit(found[0].id, self.pin.take())
            return
        self.show_problem(_unclear(self.person.text(), found))
        self.person.setFocus()


def people_matching(people: Sequence[Colleague], typed: str) -> tuple[Colleague, ...]:
    """People whose name has words that begin with the words typed."""
    words = typed.casefold().replace(",", " ").split()
    return tuple(each for each in people if all(_begins(each, word) for word in words))


def _begins(each: Colleague, word: str) -> bool:
    return any(part.startswith(word) for part in each.name.casefold().replace(",", " ").split())


def people_named(people: Sequence[Colleague], typed: str) -> tuple[Colleague, ...]:
    """The people meant: the one of exactly this name or id, else all whose names begin so."""
    text = typed.strip().casefold()
    if not text:
        return ()
    exact = tuple(each for each in people if text in (each.name.casefold(), each.id.casefold()))
    return exact or people_matching(people, typed)


def _unclear(typed: str, found: Sequence[Colleague]) -> str:
    if not typed.strip():
        return "Type your name, or choose it from the list. Nobody was signed in."
    if not found:
        return (
            f"Nobody here is called “{typed.strip()}”. Nobody was signed in; type the name again."
        )
    return f"“{typed.strip()}” matches {len(found)} people. Choose one of them from the list."
