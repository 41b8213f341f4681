"""Where the keyboard goes in a form: to one editor, which is whole in view with what it says."""

from PySide6.QtWidgets import QWidget

from il2nurse.ui.editors.editor import Editor
from il2nurse.ui.look import sizes
from il2nurse.ui.qt.next_turn import NextTurn
from il2nurse.ui.widgets.scrolling import scrolled_by


class Reach:
    """The editors of one form are brought into view in whatever scrolls the form."""

    def __init__(self, form: QWidget) -> None:
        self._form = form
        self._shown: Editor | None = None
        self._next_turn = NextTurn(form, self._scroll)

    def go_to(self, editor: Editor, *, anew: bool = False) -> None:
        """Give it the keyboard, and show it; with ``anew`` typing replaces what stands there."""
        editor.focus(anew=anew)
        self.show(editor)

    def show(self, editor: Editor) -> None:
        """Bring it into view, now and once a sentence below it is laid out."""
        self._shown = editor
        self._scroll()
        self._next_turn.start()

    def _scroll(self) -> None:
        area, editor = scrolled_by(self._form), self._shown
        if area is not None and editor is not None:
            whole = editor.height() < area.viewport().height()
            area.ensureWidgetVisible(editor if whole else editor.first(), 0, sizes.MARGIN)
            # An editor higher than the view is read from its question on.
            area.ensureWidgetVisible(editor.label, 0, sizes.MARGIN)
