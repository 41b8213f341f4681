"""Where the keyboard goes in a form: on by Enter or by itself, back by Backspace."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QWidget

from il2nurse.ui.editors.choosing import ChoosingEditor
from il2nurse.ui.editors.editor import Editor
from il2nurse.ui.forms.reach import Reach
from il2nurse.ui.forms.still_open import demanded, first_to_mend, following, is_open
from il2nurse.ui.qt.rest import Rest

# So long an answer stays before its part gives way, and so long no key answers a list that came.
SEEN_MS: Final = 300
UNREAD_MS: Final = 400
# An Enter or Tab out of habit comes so soon behind an answer that went on by itself.
HABIT_MS: Final = 800


class GoingOn:
    """Goes from question to question of one form.

    From an answer that keys completed it goes on by itself, where both questions are whole in view
    and the rules say nothing about it. In a ``parted`` form it goes on to the next part too, once
    the answer was seen; a list that comes so takes no key until it can have been read.
    There an Enter or Tab pressed at once, out of habit, does nothing once, and Backspace goes back.
    """

    parted = False
    """True where what is higher than its page comes in parts there and does not scroll."""

    def __init__(self, form: QWidget, editors: Mapping[str, Editor], reach: Reach) -> None:
        self._form, self._editors, self._reach = form, editors, reach
        self._leaving: tuple[Editor, Editor] | None = None
        self._seen = Rest(form, self._turn)
        self._left: dict[Editor, Editor] = {}
        self._arrived: Editor | None = None
        self._since = QElapsedTimer()
        for editor in editors.values():
            editor.completed.connect(partial(self._go_on, editor))
            editor.back_asked.connect(partial(self._go_back, editor))

    def advance(self) -> bool:
        """Go on to the next field without an answer; False where nothing is left to answer.

        A required field is not passed over in silence: it says what is missing. Tab goes past it.
        """
        if self.just_arrived():
            return True
        ordered, at = self._all(), self._here()
        here = ordered[at] if at >= 0 else None
        if here is not None:
            here.show_own_slip()
        slipped = first_to_mend(ordered, at)
        if slipped:
            self._reach.go_to(slipped)
            return True
        if here is not None and here in demanded(ordered) and is_open(here):
            here.ask()
            self._reach.show(here)
            return True
        missing = following(ordered, at)
        if missing is None or missing is here:
            return False
        self._reach.go_to(missing)
        return True

    def just_arrived(self) -> bool:
        """Whether the keyboard came by itself this moment to where it is; only told once."""
        arrived, self._arrived = self._arrived, None
        if arrived is None or not is_open(arrived) or self._since.hasExpired(HABIT_MS):
            return False
        return self._all().index(arrived) == self._here()

    def _here(self) -> int:
        """Which question has the keyboard; -1 where none has."""
        focus: QWidget | None = self._form.window().focusWidget()
        if focus is None:
            return -1
        return next((at for at, e in enumerate(self._all()) if e.isAncestorOf(focus)), -1)

    def _all(self) -> list[Editor]:
        return list(self._editors.values())

    def _go_on(self, editor: Editor) -> None:
        editor.show_own_slip()
        if editor.messages.slip or not _is_whole_in_view(editor):
            return
        ordered = self._all()
        after = ordered[ordered.index(editor) + 1 :]
        found = next((each for each in after if is_open(each)), None)
        if found is None or editor.messages.finds:
            return
        if _is_whole_in_view(found):
            self._arrive(editor, found)
        elif self.parted:
            self._leaving = (editor, found)
            if isinstance(editor, ChoosingEditor):
                editor.deafen(SEEN_MS)
            self._seen.begin(SEEN_MS)

    @property
    def turning(self) -> bool:
        """Whether the keyboard is about to go on to the next part by itself."""
        return self._leaving is not None

    def _turn(self) -> None:
        leaving, self._leaving = self._leaving, None
        if leaving is None:
            return
        editor, found = leaving
        here = self._here()
        stays = here < 0 or self._all()[here] is not editor
        said = editor.messages.slip or editor.messages.finds
        if stays or said or not editor.answer() or not is_open(found):
            return
        self._arrive(editor, found)
        if isinstance(found, ChoosingEditor):
            found.deafen(UNREAD_MS)

    def _arrive(self, editor: Editor, found: Editor) -> None:
        self._left[found] = editor
        self._reach.go_to(found)
        self._arrived = found
        self._since.start()

    def _go_back(self, editor: Editor) -> None:
        left = self._left.get(editor)
        if left is not None and left.asked and not left.on_file:
            self._reach.go_to(left)


def _is_whole_in_view(editor: Editor) -> bool:
    return editor.visibleRegion().boundingRect().contains(editor.rect())
