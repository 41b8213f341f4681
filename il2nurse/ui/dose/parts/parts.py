"""The parts of a step: one is in view, nothing scrolls, and what takes the keyboard comes along."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from il2nurse.ui.dose.parts.dividing import PartRow, StepPart, divide, lines
from il2nurse.ui.dose.parts.rows import rows_of
from il2nurse.ui.dose.parts.turner import HIGH, PartTurner
from il2nurse.ui.editors.editor import Editor
from il2nurse.ui.forms.form import Form, focus_in
from il2nurse.ui.forms.still_open import demanded
from il2nurse.ui.look import sizes
from il2nurse.ui.qt.next_turn import NextTurn


class PartedArea(QScrollArea):
    """An area whose viewport is as high as what is to be in view."""

    def show_lines(self, top: int, bottom: int) -> None:
        """Show what stands from here to there, and nothing below it."""
        self.setViewportMargins(0, 0, 0, max(self.height() - (bottom - top), 0))
        self.verticalScrollBar().setValue(top)


class StepParts(QObject):
    """Divides what an area holds by its height, again whenever either changes.

    ``turned`` says that another part came into view. A question counts as seen once its end was.
    """

    turned = Signal()

    def __init__(self, area: PartedArea) -> None:
        super().__init__(area)
        self._area = area
        self._parts: tuple[StepPart, ...] = ()
        self._here = 0
        self._seen: set[Editor] = set()
        self._forms: Sequence[Form] = ()
        self._fixed = False
        self.turner = PartTurner()
        self.turner.setParent(area)
        self.turner.before.clicked.connect(lambda: self.turn(-1))
        self.turner.after.clicked.connect(lambda: self.turn(1))
        self._again = NextTurn(self, self.fit)
        area.verticalScrollBar().valueChanged.connect(self._hold_still)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    @property
    def count(self) -> int:
        """How many parts there are."""
        return max(len(self._parts), 1)

    @property
    def here(self) -> int:
        """Which part is in view, from 0."""
        return self._here

    def fit_soon(self) -> None:
        """Something may be higher now: look once everything is laid out."""
        self._again.start()

    def fit(self) -> None:
        """Divide by the room there is now; what has the keyboard, else what was in view, stays."""
        area, content = self._area, self._area.widget()
        if content is None or not area.isVisible():
            return
        _lay_out_now()
        self._again.stop()
        # What is asked moves what stands there: it is looked for where anything moved.
        self._forms = area.findChildren(Form)
        room = area.height()
        rows = rows_of(content, room)
        end = max((row.bottom for row in rows), default=0)
        if end <= room:
            parts: tuple[StepPart, ...] = (StepPart(0, room),)
        else:
            parts = _parts_of(content, room - HIGH - sizes.GAP)
        before = self._parts[self._here].top if self._parts else 0
        changed = parts != self._parts
        self._parts = parts
        focus = focus_in(area)
        y = self._top_of(focus) if focus is not None and content.isAncestorOf(focus) else before
        self._show(self._at(y), changed=changed)

    def turn(self, step: int) -> None:
        """Go to the part after or before this one, and to its first question."""
        to = self._here + step
        if not 0 <= to < len(self._parts) or in_dialog(focus_in(self._area)):
            return
        self._show(to)
        part = self._parts[to]
        stops = (stop for each in self.questions() for stop in _stops(each))
        found = next((stop for stop in stops if part.holds(self._top_of(stop))), None)
        (found or self._area).setFocus(Qt.FocusReason.TabFocusReason)

    def _settle(self) -> None:
        """Divide anew where anything moved since it was divided last."""
        _lay_out_now()
        if self._again.isActive() or not self._parts:
            self.fit()

    def bring(self, widget: QWidget) -> None:
        """Have this in view."""
        self._settle()
        if self._parts:
            self._show(self._at(self._top_of(widget)))

    def begin(self) -> None:
        """Show what is read first."""
        if self._parts:
            self._show(0)

    @property
    def unseen(self) -> bool:
        """Whether a question never was in view; what would be recorded with it nobody has read."""
        return bool(self._parts) and self._first_unseen() is not None

    def show_unseen(self) -> bool:
        """Show the first question that never was in view; False where all were."""
        self._settle()
        found = self._first_unseen() if self._parts else None
        if found is not None:
            self.turn(self._at(self._top_of(found)) - self._here)
        return found is not None

    def show_rest(self) -> bool:
        """Show the rest of the answered question that has the keyboard; False where all was seen.

        What is chosen in a list counts once its end was read.
        """
        self._settle()
        focus = focus_in(self._area)
        here = (e for e in self.questions() if focus is not None and e.isAncestorOf(focus))
        editor = next(here, None)
        if editor is None or editor in self._seen or not editor.answer():
            return False
        self.turn(1)
        return True

    def _first_unseen(self) -> Editor | None:
        return next((each for each in self._asked() if each not in self._seen), None)

    def questions(self) -> Sequence[Editor]:
        """What is asked now, in its order."""
        return list(self._asked())

    def _asked(self) -> Iterator[Editor]:
        content = self._area.widget()
        editors = (each for form in self._forms for each in form.editors.values())
        return (each for each in editors if content is not None and each.isVisibleTo(content))

    def _show(self, at: int, *, changed: bool = True) -> None:
        moved, self._here = changed or at != self._here, at
        part, many = self._parts[at], len(self._parts) > 1
        area = self._area
        self._fixed = True
        area.show_lines(part.top - self._gap(at), part.bottom + self._gap(at + 1))
        self._fixed = False
        self.turner.setVisible(many)
        questions = self.questions()
        self._seen.update(e for e in questions if part.holds(self._top_of(e) + e.height() - 1))
        if many:
            self.turner.setGeometry(0, area.height() - HIGH, area.width(), HIGH)
            forms = [list(form.editors.values()) for form in self._forms]
            asked = [e for each in forms for e in demanded(each) if e in questions]
            here = [e for e in asked if part.holds(self._top_of(e))]
            self.turner.show_place(at, len(self._parts), _counted(here), _counted(asked))
        area.setAccessibleDescription(self.turner.spoken if many else "")
        if moved:
            self.turned.emit()

    def _gap(self, at: int) -> int:
        """How much of the room between this part and the one before stands at its edge."""
        if at == 0 or len(self._parts) == 1:
            return 0
        if at == len(self._parts):
            return sizes.GAP
        return min(max(self._parts[at].top - self._parts[at - 1].bottom, 0), sizes.GAP)

    def _at(self, y: int) -> int:
        """In which part something at this height stands."""
        return max((at for at, part in enumerate(self._parts) if part.top <= y), default=0)

    def _top_of(self, widget: QWidget) -> int:
        content = self._area.widget()
        inside = content is not None and content.isAncestorOf(widget)
        return widget.mapTo(content, QPoint()).y() if content is not None and inside else 0

    def _hold_still(self) -> None:
        """Undo what Qt scrolls by itself."""
        if self._parts and not self._fixed:
            self._show(self._here, changed=False)

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        content = self._area.widget()
        if now is not None and content is not None and content.isAncestorOf(now):
            self.bring(now)


def _counted(asked: Sequence[Editor]) -> tuple[int, int]:
    """How many of these questions have an answer, and how many there are."""
    return sum(bool(e.on_file or e.answer()) for e in asked), len(asked)


def _lay_out_now() -> None:
    """Give what changed a moment ago its place; where it stands is known only then."""
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def _parts_of(content: QWidget, room: int) -> tuple[StepPart, ...]:
    """The parts; a title does not stand alone where what follows is as high as the room."""
    rows = lines(rows_of(content, room))
    head = next((row.top for row in rows if not row.sticks), 0)
    parts = divide(rows, room)
    if parts[0].bottom <= head:
        rows = lines(rows_of(content, room - head))
        parts = divide(rows, room)
    if parts[0].bottom <= head:
        first = next(row for row in rows if not row.sticks)
        rest = [row for row in rows if row.top > first.top]
        parts = divide([PartRow(0, first.bottom), *rest], room)
    return (StepPart(0, parts[0].bottom), *parts[1:])


def _stops(editor: Editor) -> list[QWidget]:
    """What of a question Tab stops at; nothing where an answer on file serves."""
    tab = Qt.FocusPolicy.TabFocus.value
    return [
        part
        for part in editor.findChildren(QWidget)
        if not editor.on_file and part.isVisible() and part.focusPolicy().value & tab
    ]


def in_dialog(part: QWidget | None) -> bool:
    """Whether the keyboard is in a dialog over the page, which leaves the page as it is."""
    while part is not None and part.property("part") != "dialog":
        part = part.parentWidget()
    return part is not None
