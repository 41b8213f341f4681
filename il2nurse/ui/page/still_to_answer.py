"""What is still to be answered, beside the main action, in no more than one line."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject

from il2nurse.ui.forms.still_open import open_in_short, open_in_words
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.foot import Foot
from il2nurse.ui.widgets.label import Label


class StillToAnswer(Label):
    """Names all where the foot has the room, else how many there are and which comes next.

    Who rests the mouse on it or has it read aloud always gets every name.
    """

    def __init__(self) -> None:
        super().__init__(role="strong")
        self.setObjectName("still_to_answer")
        self._names: tuple[str, ...] = ()
        self._foot: Foot | None = None
        self._actions: tuple[Action, ...] = ()

    def put_on(self, foot: Foot, actions: Sequence[Action]) -> Foot:
        """Stand on this foot in front of its actions; gives the foot back."""
        foot.row.insertWidget(foot.row.indexOf(actions[0]), self)
        self._foot, self._actions = foot, tuple(actions)
        foot.installEventFilter(self)
        return foot

    def show_names(self, names: Sequence[str]) -> None:
        """Say these; nothing is shown where none is left."""
        self._names = tuple(names)
        self._fit()
        self.setVisible(bool(names))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another width of the foot has room for more, or less."""
        if watched is self._foot and event.type() == QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        whole = open_in_words(self._names)
        self.setToolTip(whole)
        self.setAccessibleName(whole)
        self.ensurePolished()
        fits = self.fontMetrics().horizontalAdvance(whole) < self._room()
        self.setText(whole if fits or not self._names else open_in_short(self._names))

    def _room(self) -> int:
        """How much the foot leaves between its edge and the actions."""
        if self._foot is None:
            return 0
        row = self._foot.row
        margins = row.contentsMargins()
        room = self._foot.width() - margins.left() - margins.right()
        return room - sum(each.sizeHint().width() + row.spacing() for each in self._actions)
