"""What stands in the middle of the bedside page: one step, the timer, or what is left to do."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.regimen.fields import Answer
from il2nurse.ui.dose.parts.parts import PartedArea, StepParts
from il2nurse.ui.dose.seen_against import SeenAgainst
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.typed import RESTORED, put_back, typed_in
from il2nurse.ui.look import sizes
from il2nurse.ui.qt.drafts import TypedDraft
from il2nurse.ui.session import Heard, Session
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.dose.view import DoseView

# What a wheel turns by at a time, in the eighths of a degree of Qt.
NOTCH: Final = 120
# An Enter meant for the step before must neither start the pump nor record what nobody read.
ARMED_AFTER_MS: Final = 700
NEXT_PART: Final = "Next part"
"""What the main button says while a question was never in view."""


@dataclass(frozen=True, slots=True)
class MainAct:
    """What the main button says will happen, and whether it may be pressed.

    A ``quiet`` one stands back behind something on the page that is to be done first.
    """

    label: str
    ready: bool = True
    dangerous: bool = False
    quiet: bool = False


class StageContent(QWidget):
    """What a stage holds; ``moved`` says that something in it may be higher or lower now."""

    moved = Signal()

    def event(self, event: QEvent) -> bool:
        """Say that something is laid out anew."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.moved.emit()
        return super().event(event)


class Stage(PartedArea):
    """A title, what to do, and the content; the page asks it what the main button does.

    What is higher than the window comes in parts (see ``StepParts``); nothing scrolls.

    ``main_changed`` says that the main button says something else; ``asked`` brings a dialog
    that shall be opened; ``wanted_hold`` that the dose shall be held now.
    """

    restored = RESTORED
    main_changed = Signal()
    asked = Signal(Dialog)
    answered = Signal()
    wanted_hold = Signal()

    def __init__(
        self,
        session: Session,
        view: DoseView,
        title: str,
        say: str,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.view = view
        self._wheel = 0
        self._in_view = QElapsedTimer()
        self._in_view.start()
        self.body = QVBoxLayout()
        self.body.setSpacing(sizes.SPACE)
        self.title = Label(title, "title").set_wrapping()
        self.say = Label(say, "muted").set_wrapping()
        self.setAccessibleName(title)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = StageContent()
        content.setProperty("ground", "none")
        column = QVBoxLayout(content)
        column.setContentsMargins(sizes.ROOM, sizes.ROOM, sizes.ROOM, sizes.ROOM)
        column.setSpacing(sizes.TIGHT)
        column.addWidget(self.title)
        column.addWidget(self.say)
        column.addSpacing(sizes.GAP)
        column.addLayout(self.body)
        column.addStretch()
        self.setWidget(content)
        self.parts = StepParts(self)
        content.moved.connect(self.parts.fit_soon)
        self.parts.turned.connect(self.main_changed)

    @property
    def armed(self) -> bool:
        """True once the page has been in view long enough for Enter to mean what it shows."""
        return self._in_view.hasExpired(ARMED_AFTER_MS)

    @property
    def key(self) -> DoseKey:
        """The dose on show."""
        return self.view.dose.key

    def show_view(self, view: DoseView) -> None:
        """Show the same thing as it stands now."""
        self.view = view

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another size has room for more, or for less."""
        super().resizeEvent(event)
        self.parts.fit_soon()

    def showEvent(self, event: QShowEvent) -> None:
        """Show no more than has room, from the first moment."""
        super().showEvent(event)
        self._in_view.restart()
        self.parts.fit()
        self.parts.fit_soon()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """One notch turns to the part before or after."""
        self._wheel += event.angleDelta().y()
        if abs(self._wheel) >= NOTCH:
            self.parts.turn(-1 if self._wheel > 0 else 1)
            self._wheel = 0
        event.accept()

    def ensureWidgetVisible(self, widget: QWidget, _x: int = 0, _y: int = 0) -> None:
        """Bring the part in which it stands into view."""
        self.parts.bring(widget)

    def main(self) -> MainAct:
        """What the main button does now."""
        raise NotImplementedError

    def act(self) -> None:
        """Do it."""
        raise NotImplementedError

    def enter(self) -> None:
        """Enter was pressed: go on to what is not answered, else act."""
        if self.main().ready:
            self.act()

    def start(self) -> None:
        """Take the keyboard: a question that is to be answered, else nothing in particular.

        Where nothing has the ring, Enter presses the main button.
        """
        self.setFocus()

    def unrecorded(self) -> dict[str, Answer]:
        """What was typed and is not recorded."""
        return typed_in(self)

    def drafted(self) -> list[str]:
        """What was typed and is not recorded, as people read it."""
        return [draft for form in self.findChildren(Form) for draft in form.drafted()]

    def seen_against(self) -> SeenAgainst | None:
        """What is typed here against the dose; a page without questions has none."""
        return None

    def restore(self, draft: TypedDraft) -> None:
        """Show again what was typed before."""
        put_back(self, draft.answers)

    def scanned(self, _code: str) -> Heard | None:
        """What became of a scanned code; ``None`` where it belongs to nothing here."""
        return None
