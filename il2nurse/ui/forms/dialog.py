"""The dialog: a part of the window that lies over a page, for one act that is done now."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QVBoxLayout, QWidget

from il2nurse.domain.regimen.fields import Answer, Slip
from il2nurse.ui.forms.enter_keys import EnterKeys
from il2nurse.ui.forms.entry_options import EntryOptions
from il2nurse.ui.forms.form import Form, focus_in
from il2nurse.ui.forms.refusing import show_refusal
from il2nurse.ui.forms.tab_ring import next_in_ring, tab_reason, takes_tab
from il2nurse.ui.forms.typed import Keeping, put_back, typed_in
from il2nurse.ui.look import labels, sizes
from il2nurse.ui.qt.drafts import TypedDraft
from il2nurse.ui.qt.more_below import MoreBelow
from il2nurse.ui.qt.next_turn import NextTurn
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.ui.widgets.foot import Foot
from il2nurse.ui.widgets.label import Label

# As wide as the bar beside what scrolls.
BAR = 10
GIVE_UP = (
    "What you typed here is not recorded. Press Esc again to discard it, or Enter to continue."
)


class Dialog(QFrame):
    """Title, content, and at the bottom the way back and the one action.

    ``about`` names what it is about where that is more than the patient: the dose, or the entry.
    What is typed is a draft under that name, unless the dialog ``keeps_drafts`` of nothing.

    A dialog stays a child of its page: what was typed into it survives locking, and timers go on.
    ``asked`` brings another dialog that shall lie above this one.
    """

    closed = Signal()
    asked = Signal(QFrame)
    keeps_drafts = True
    # Many questions have the whole page, so that all are in sight.
    whole_width = False

    def __init__(self, name: str, title: str, say: str = "", found: str = "") -> None:
        """``found`` is what led here: it stays in view, whatever of the body is."""
        super().__init__()
        self.setObjectName(f"dialog_{name}")
        self.setAccessibleName(title)
        self.setProperty("part", "dialog")
        self.body = QVBoxLayout()
        self.form: Form | None = None
        self.about = ""
        self.keeping: Keeping | None = None
        self._warned_once = False
        self._reached: QWidget | None = None
        self._next_turn = NextTurn(self, self._show_reached)
        self.main = Action("dialog_main", labels.RECORD)
        self.cancel = Action("cancel", labels.CANCEL)
        self._title = Label(title, "title").set_wrapping()
        self._say = Label(say, "muted").set_wrapping()
        self._led_here = Label(found, "strong").set_wrapping()
        self._led_here.setObjectName("found")
        self._problem = FindingBox()
        self._scroll = QScrollArea()
        self._scroll.setObjectName("dialog_scroll")
        self._scroll.setAccessibleName(title)
        self.foot = Foot((self.cancel, self.main))
        self._on_top = QVBoxLayout()
        self._lay_out()
        self._keys = EnterKeys(self)
        self._keys.entered.connect(self.enter)
        self._keys.recorded.connect(self.act)
        self.main.clicked.connect(self.act)
        self.cancel.clicked.connect(self.leave)

    def act(self) -> None:
        """Do what the dialog is for."""
        raise NotImplementedError

    def start(self) -> None:
        """Take the keyboard: the first thing that is to be answered."""
        if self.form:
            self.form.focus_first()
        else:
            self.main.setFocus()

    def enter(self) -> None:
        """Go on to the next thing that is not answered, or act."""
        if not (self.form and self.form.advance()) and self.main.isEnabled():
            self.act()

    def close_dialog(self) -> None:
        """Leave without doing anything."""
        self.closed.emit()

    def leave(self) -> None:
        """Leave; where something was typed, ask once before it is given up."""
        if not (self.keeping and self.keeping.changed) or self._warned_once:
            self.close_dialog()
            return
        self._warned_once = True
        self._problem.show_problem(GIVE_UP)
        self._problem.show()

    def unrecorded(self) -> dict[str, Answer]:
        """What is typed here, by name."""
        return typed_in(self)

    def restore(self, draft: TypedDraft) -> None:
        """Show again what was typed here before."""
        for options in self.findChildren(EntryOptions):
            options.restore(draft)
        put_back(self, draft.answers)

    def keep_drafts(self, session: Session, place: str) -> None:
        """From now on keep what is typed; offer back what was typed in this place before."""
        if self.keeps_drafts and self.keeping is None:
            self.keeping = Keeping(session, self, self.unrecorded, self.restore)
            self.closed.connect(self.keeping.end)
            self.keeping.begin(f"{place} {self.objectName()} {self.about}".strip())

    def set_main(self, name: str, text: str, weight: Weight = Weight.MAIN) -> None:
        """Name the one action."""
        self.main.setObjectName(name)
        self.main.set_text(text)
        self.main.set_weight(weight)

    def add_form(self, form: Form) -> None:
        """Put the questions of the dialog into it."""
        self.form = form
        form.changed.connect(self._note_typing)
        self.body.addWidget(form)

    def keep_on_top(self, part: QLayout) -> None:
        """Let it stand below the title, above what scrolls: it is read first, and never cut."""
        self._on_top.setContentsMargins(sizes.MARGIN, 0, sizes.MARGIN + BAR, sizes.TIGHT)
        self._on_top.addLayout(part)

    def say_more(self, say: str) -> None:
        """Say something else below the title."""
        self._say.setText(say)

    def read_form(self) -> dict[str, Answer] | None:
        """Every answer to what is asked; ``None`` where one cannot be read, which is then shown."""
        if self.form is None:
            return None
        try:
            editors = self.form.editors.items()
            return {name: editor.read() if editor.asked else "" for name, editor in editors}
        except Slip as slip:
            self.refuse(slip.field, str(slip))
            return None

    def show_title(self, title: str) -> None:
        """Say something else at the top."""
        self._title.setText(title)
        self.setAccessibleName(title)

    def refuse(self, field: str, sentence: str) -> None:
        """Show why nothing was recorded, at the field where that is known."""
        show_refusal(self.form.refusals if self.form else None, self._problem, field, sentence)

    def reach(self, widget: QWidget, seen: QWidget | None = None) -> None:
        """Give it the keyboard, and bring it into view, or what is ``seen`` around it."""
        widget.setFocus()
        # Only once what is above it is laid out is it known where it stands.
        self._reached = seen or widget
        self._next_turn.start()

    def _show_reached(self) -> None:
        if self._reached and self.isAncestorOf(self._reached):
            self._scroll.ensureWidgetVisible(self._reached)

    def clear_problem(self) -> None:
        """Take the last refusal away once something else is typed."""
        self._problem.hide()

    def _note_typing(self) -> None:
        self._warned_once = False
        self.clear_problem()

    def event(self, event: QEvent) -> bool:
        """Take Escape before the message strip does: the dialog is nearer."""
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - the signature is Qt's
        """Keep Tab inside the dialog; Qt calls this for every widget in it, and as it hides."""
        if not self.isVisible():
            return True
        focus = focus_in(self)
        here = self if focus is None else focus
        widget = next_in_ring(here, forward=forward)
        while widget is not here:
            if self.isAncestorOf(widget) and takes_tab(widget):
                widget.setFocus(tab_reason(forward=forward))
                self._scroll.ensureWidgetVisible(widget)
                return True
            widget = next_in_ring(widget, forward=forward)
        return True

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(sizes.MARGIN, sizes.ROOM, sizes.MARGIN, sizes.SPACE)
        head.setSpacing(sizes.TIGHT)
        head.addWidget(self._title)
        for told in (self._led_here, self._say):
            head.addWidget(told)
            if not told.text():
                told.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._on_top)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.foot)
        self._fill_scroll()
        self._problem.hide()
        self.cancel.show_key("Esc")
        self.main.show_key("Return")
        self.main.set_weight(Weight.MAIN)

    def _fill_scroll(self) -> None:
        content = QWidget()
        content.setProperty("ground", "none")
        outer = QVBoxLayout(content)
        outer.setContentsMargins(sizes.MARGIN, 0, sizes.MARGIN, sizes.SPACE)
        self.body.setSpacing(sizes.SPACE)
        outer.addLayout(self.body)
        outer.addWidget(self._problem)
        outer.addStretch()
        self._scroll.setWidget(content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        MoreBelow(self._scroll).watch(content)
