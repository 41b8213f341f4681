"""The box for a colleague's name: what is typed chooses one person or nobody, and it says whom."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from il2nurse.domain.people import Person
from il2nurse.ui.widgets.choice_box import ChoiceBox

ASKS = "Type or choose a name"
# A PIN that strays into the box must not be shown.
BETWEEN = " -,.'’"


class People(ChoiceBox):
    """Names to choose from; nobody is chosen beforehand, and the wheel changes nothing.

    A name counts among everyone of the ward: one that also fits somebody who is not offered
    picks nobody. ``problem_changed`` carries what is wrong with the name as typed, or nothing.
    """

    problem_changed = Signal(str)

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__(name, spoken)
        self.problem = ""
        self._typed = ""
        self._everyone: tuple[Person, ...] = ()
        self._own: str | None = None
        self.setPlaceholderText(ASKS)
        self.setMinimumWidth(320)
        self.activated.connect(self._forget_typed)

    def show_people(
        self, people: Iterable[Person], everyone: Iterable[Person] = (), own: str | None = None
    ) -> None:
        """Offer these people by name; ``own`` is the id of who asks."""
        self.clear()
        offered = sorted(people, key=lambda each: each.name.casefold())
        for person in offered:
            self.addItem(f"{person.shown} · {person.role.label}", person.id)
        self._everyone, self._own = tuple(everyone) or tuple(offered), own
        self.setCurrentIndex(-1)

    def person(self) -> str:
        """The id of the chosen person, empty where nobody is."""
        return str(self.currentData() or "")

    def choose(self, person: str) -> None:
        """Choose a person by id."""
        self.setCurrentIndex(self.findData(person))

    def clear_choice(self) -> None:
        """Nobody is chosen, and nothing is typed."""
        self._forget_typed()
        self.setCurrentIndex(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters spell a name, arrows go among those that fit; Delete takes all of it back."""
        letter = event.text()
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step and plain and self._typed:
            self._pass(step)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear_choice()
            self.problem_changed.emit("")
        elif letter.isalpha() or (self._typed and letter and letter in BETWEEN):
            self._type(letter)
        elif not letter.isdigit():
            self._forget_typed()
            super().keyPressEvent(event)

    def _pass(self, step: int) -> None:
        """Go on among those whose name begins as typed, and to nobody else."""
        fit = [self.findData(each.id) for each in self._everyone if _fits(each, self._typed)]
        rows = sorted(row for row in fit if row >= 0)
        if not rows:
            return
        here = self.currentIndex()
        at = rows.index(here) + step if here in rows else 0 if step > 0 else len(rows) - 1
        self.setCurrentIndex(rows[max(0, min(len(rows) - 1, at))])
        self.problem = ""
        self.problem_changed.emit("")

    def _type(self, letter: str) -> None:
        self._typed += letter
        fit = [each for each in self._everyone if _fits(each, self._typed)]
        at = self.findData(fit[0].id) if len(fit) == 1 else -1
        self.setCurrentIndex(at)
        self.setPlaceholderText(self._typed)
        self.problem = "" if at >= 0 else self._why_nobody(fit)
        self.problem_changed.emit(self.problem)

    def _why_nobody(self, fit: list[Person]) -> str:
        """Why nobody is chosen by the name as typed."""
        typed = f"“{self._typed}”"
        if not fit:
            return f"Nobody here is called {typed}. Nobody is chosen; press Delete, type it again."
        if len(fit) > 1:
            names = ", ".join(each.name for each in fit[:3]) + (", …" if len(fit) > 3 else "")
            return f"{typed} matches {len(fit)} people: {names}. Nobody is chosen; keep typing."
        if fit[0].id == self._own:
            return f"{typed} is {fit[0].name}: nobody can be their own witness."
        return f"{fit[0].name}, {fit[0].role.label.lower()}, may not sign this. Nobody is chosen."

    def _forget_typed(self) -> None:
        self._typed = self.problem = ""
        self.setPlaceholderText(ASKS)


def _fits(person: Person, typed: str) -> bool:
    """Whether every word typed begins a word of the name; nothing typed fits nobody."""
    names = _words(f"{person.name} {person.id}")
    return all(any(name.startswith(word) for name in names) for word in _words(typed))


def _words(text: str) -> list[str]:
    return text.casefold().replace(",", " ").replace(".", " ").split()
