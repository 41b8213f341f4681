"""Where a refusal is shown, and for how long: until something else is typed."""

from collections.abc import Callable, Mapping

from il2nurse.domain.regimen.fields import Answer
from il2nurse.ui.editors.editor import Editor
from il2nurse.ui.forms.reach import Reach
from il2nurse.ui.widgets.finding import FindingBox


class Refusals:
    """Why the answers of one form were not recorded; it stays until one of them is another."""

    def __init__(
        self,
        editors: Mapping[str, Editor],
        typed: Callable[[], Mapping[str, Answer]],
        reach: Reach,
    ) -> None:
        self._editors, self._typed, self._reach = editors, typed, reach
        self._of: Mapping[str, Answer] | None = None

    def show(self, field: str, sentence: str) -> bool:
        """Show a refusal at its field and go there; False where the form has no such field."""
        self.forget()
        editor = self._editors.get(field)
        if editor is None:
            return False
        editor.refuse(sentence)
        self._of = self._typed()
        self._reach.go_to(editor)
        return True

    def follow(self) -> None:
        """Take it away where something else stands there now; leaving a line changes nothing."""
        if self._of is not None and self._typed() != self._of:
            self.forget()

    def forget(self) -> None:
        """Take it away."""
        self._of = None
        for editor in self._editors.values():
            editor.forget_refusal()


def show_refusal(refusals: Refusals | None, box: FindingBox, field: str, sentence: str) -> None:
    """Show why nothing was recorded, at its question where that is known."""
    if refusals and refusals.show(field, sentence):
        return
    box.show_problem(sentence)
    box.show()
