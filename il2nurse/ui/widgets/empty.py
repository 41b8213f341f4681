"""What stands in the place of the rows where a list has none: why, and the one act that helps."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractItemView, QBoxLayout, QWidget

from il2nurse.ui.look import sizes
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.label import Label

NOTHING = "Nothing is on record."
# A lower place has the act beside the words.
LOW = 90
# Where the act comes, goes, may be done or says something else.
KINDS = (
    QEvent.Type.Resize,
    QEvent.Type.ShowToParent,
    QEvent.Type.HideToParent,
    QEvent.Type.EnabledChange,
)


class EmptyPlace(QWidget):
    """Lies over the rows of a table or a list while there are none.

    The act is another button of the page: it is offered here where the page offers it.
    """

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view.viewport())
        self.setObjectName(f"{view.objectName()}_empty")
        self._view = view
        self._act: Action | None = None
        self._say = Label(NOTHING, "muted").set_wrapping()
        self._say.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._button: Action | None = None
        self._whole = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._whole.setContentsMargins(sizes.SPACE, sizes.TIGHT, sizes.SPACE, sizes.TIGHT)
        self._whole.setSpacing(sizes.GAP)
        self._whole.addStretch()
        self._whole.addWidget(self._say)
        self._whole.addStretch()
        view.viewport().installEventFilter(self)
        rows = view.model()
        for changed in (rows.modelReset, rows.rowsInserted, rows.rowsRemoved):
            changed.connect(self.look)
        self.look()

    @property
    def words(self) -> str:
        """What it says."""
        return self._say.text()

    def say(self, text: str, act: Action | None = None) -> None:
        """Say why there is nothing, and offer what the page's own button does."""
        self._say.setText(text)
        if act is not self._act:
            self._act = act
            if act is not None:
                act.installEventFilter(self)
                self._button = self._button or self._made()
        self.look()

    def look(self) -> None:
        """Be there where there are no rows; the list says the same to a screen reader."""
        empty = not self._view.model().rowCount()
        act = self._act
        offered = act is not None and not act.isHidden()
        if act is not None and self._button is not None:
            self._button.set_text(act.text())
            self._button.show_key(act.key)
            self._button.setEnabled(act.isEnabled())
        if self._button is not None:
            self._button.setVisible(offered)
        self._view.setAccessibleDescription(self._say.text() if empty else "")
        room = self._view.viewport().rect()
        low, beside = room.height() < LOW, QBoxLayout.Direction.LeftToRight
        self._whole.setDirection(beside if low else QBoxLayout.Direction.TopToBottom)
        self.setGeometry(room)
        self.setVisible(empty)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fill the place of the rows, and offer the act as long as the page does."""
        if event.type() in KINDS and (watched is self._act or watched is self._view.viewport()):
            self.look()
        return False

    def _made(self) -> Action:
        made = Action("empty_act", "")
        made.set_small()
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(self._do)
        self._whole.insertWidget(self._whole.count() - 1, made, 0, Qt.AlignmentFlag.AlignCenter)
        return made

    def _do(self) -> None:
        if self._act is not None:
            self._act.click()
