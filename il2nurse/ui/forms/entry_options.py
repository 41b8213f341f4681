"""What an entry may have beside its values: another time, and the reason for leaving some open."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from il2nurse.domain.regimen.charting import Charting
from il2nurse.domain.regimen.fields import Choice, Field
from il2nurse.domain.values.form_number import EXAMPLE, read_number
from il2nurse.ui.editors.editor import Editor
from il2nurse.ui.forms.form import Form, focus_in
from il2nurse.ui.forms.questions import one_of, text, time
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark, Tone
from il2nurse.ui.qt.drafts import TypedDraft
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.chip import Chip
from il2nurse.ui.widgets.wrap_row import WrapRow
from il2nurse.workflow.chart.entering import OTHER
from il2nurse.workflow.forms import FORM

AT: Final = "at"
LATE: Final = "late_reason"
PARTIAL: Final = "partial"
PARTIAL_TEXT: Final = "partial_text"
LISTED: Final = frozenset({PARTIAL})
NOW_ELSE: Final = "Empty means now."
ON_FORM: Final = "As written on the form, not the time now."
MINUTE: Final = timedelta(minutes=1)


class EntryOptions(QWidget):
    """Two keys open what is rarely needed; left closed, the entry is whole and of now."""

    changed = Signal()

    def __init__(
        self,
        session: Session,
        rules: Charting,
        reasons: Sequence[Choice] = (),
        *,
        lines: bool = False,
    ) -> None:
        """With ``lines`` it may have been charted on a line of a form."""
        super().__init__()
        self._session, self._rules = session, rules
        self._fields = _fields(reasons)
        self._form: Form | None = None
        self.earlier = _action("measured_earlier", "Measured earlier", "Alt+T")
        self.part = _action("partial_set", "Partial set", "Alt+P")
        if not reasons:
            self.part.hide()
        self.on_form = _action("from_form", "From a form", "Alt+F")
        if not lines:
            self.on_form.hide()
        self._late = Chip(parent=self)
        self._late.hide()
        row = self._row = WrapRow()
        row.setSpacing(sizes.GAP)
        for widget in (self.earlier, self.on_form, self.part, self._late):
            row.addWidget(widget)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(sizes.GAP)
        self._column.addLayout(row)
        self.earlier.toggled.connect(lambda on: self._toggle(AT, shown=on))
        self.part.toggled.connect(lambda on: self._toggle(PARTIAL, shown=on))
        self.on_form.toggled.connect(lambda on: self._toggle(FORM, shown=on))

    @property
    def form(self) -> Form:
        """The questions, made when the first of them is opened."""
        if self._form is None:
            station = self._session.station
            self._form = Form(self._fields, station.zone, station.clock, listed=LISTED)
            for editor in self._form.editors.values():
                editor.hide()
            self._form.hide()
            self._column.addWidget(self._form)
            self._form.changed.connect(self._changed)
        return self._form

    @property
    def _editors(self) -> Mapping[str, Editor]:
        return self._form.editors if self._form else {}

    @property
    def partial(self) -> str:
        """The reason why the set is partial, empty where it is meant whole."""
        return self._text(PARTIAL)

    @property
    def partial_text(self) -> str:
        """What the other reason is."""
        return self._text(PARTIAL_TEXT)

    @property
    def paper(self) -> str | None:
        """The line of a form from which it is charted, as typed; ``None`` where from none."""
        return self._text(FORM) or None

    @property
    def late_reason(self) -> str:
        """Why it is entered only now."""
        return self._text(LATE)

    def at(self) -> datetime | None:
        """The typed time, ``None`` for now; raises ``Slip`` for a time that is not one."""
        editor = self._editors.get(AT)
        if editor is None or editor.isHidden() or not editor.answer():
            return None
        return datetime.fromisoformat(str(editor.read()))

    def restore(self, draft: TypedDraft) -> None:
        """Open what was typed here before; an entry without a time is of when it was typed."""
        at = draft.at.replace(second=0, microsecond=0).isoformat()
        for name in (field.id for field in self._fields):
            answer = draft.answers.get(name) or (at if name == AT else "")
            if answer:
                self._show(name, shown=True)
                self.form.editors[name].set_answer(answer)
        self._changed()

    def clear(self) -> None:
        """Now, and whole."""
        if self._form:
            self._form.clear()
        for name in self._editors:
            self._show(name, shown=False)
        self._changed()

    def refuse(self, field: str, sentence: str) -> bool:
        """Show a refusal at its field; False where it is about something else."""
        if not any(field == each.id for each in self._fields):
            return False
        self._show(field, shown=True)
        return self.form.show_slip(field, sentence)

    def add_action(self, action: Action) -> None:
        """Put another rarely needed key beside these."""
        self._row.insertWidget(3, action)

    def has_keyboard(self) -> bool:
        """True while one types here."""
        focus = focus_in(self)
        return focus is not None and self._form is not None and self._form.isAncestorOf(focus)

    def advance(self) -> bool:
        """Go on to what is open here and not answered, or wrong; False where nothing is."""
        if self.paper and self._refuses_number(self.paper):
            return True
        for name, editor in self._editors.items():
            if editor.isHidden() or (name == AT and not self.paper):
                continue
            if not editor.answer():
                editor.focus()
                return True
        return False

    def _refuses_number(self, typed: str) -> bool:
        """Say at once that a number is that of no form; whether it serves is said in recording."""
        try:
            read_number(typed)
        except ValueError as wrong:
            self.form.show_slip(FORM, str(wrong))
            return True
        return False

    def _text(self, name: str) -> str:
        editor = self._editors.get(name)
        return "" if editor is None or editor.isHidden() else str(editor.answer() or "")

    def _toggle(self, name: str, *, shown: bool) -> None:
        """Ask for it, or no more, however its button came to stand so; a form has its time too."""
        editor = self.form.editors[name]
        if shown != editor.isHidden():
            return
        if not shown:
            editor.set_answer("")
        self._show(name, shown=shown)
        if shown:
            editor.focus()
        self._changed()
        if name == FORM and shown:
            self._show(AT, shown=True)

    def _show(self, name: str, *, shown: bool) -> None:
        self.form.editors[name].setVisible(shown)
        if name == FORM:
            self.form.editors[AT].hint.setText(ON_FORM if shown else NOW_ELSE)
        self.form.setVisible(any(not each.isHidden() for each in self.form.editors.values()))
        for action, mine in ((self.earlier, AT), (self.part, PARTIAL), (self.on_form, FORM)):
            if name == mine:
                action.setChecked(shown)

    def _changed(self) -> None:
        if PARTIAL in self._editors:
            self._show(PARTIAL_TEXT, shown=self.partial == OTHER)
            self._editors[PARTIAL].hint.show_sentence(self._said_of_reason())
        self._show_late()
        self.changed.emit()

    def _said_of_reason(self) -> str:
        choices = self._editors[PARTIAL].field.choices
        return next((each.detail or "" for each in choices if each.word == self.partial), "")

    def _show_late(self) -> None:
        typed = self._editors.get(AT)
        answer = "" if typed is None or typed.isHidden() else str(typed.answer())
        at = _instant(answer)
        now = self._session.station.now().at
        late = at is not None and self._rules.is_late(at, now)
        self._late.setVisible(late)
        if at is None or not late:
            if self._form:
                self._show(LATE, shown=False)
            return
        self._late.show_mark(Mark(Tone.WARN, f"late entry, {(now - at) // MINUTE} min"))
        self._show(LATE, shown=now - at > self._rules.past_entry and not self.paper)


def _instant(answer: str) -> datetime | None:
    try:
        return datetime.fromisoformat(answer) if answer else None
    except ValueError:
        return None


def _fields(reasons: Sequence[Choice]) -> tuple[Field, ...]:
    when = time(AT, "Time of the measurement", NOW_ELSE)
    late = text(LATE, "Why it is entered only now")
    line = text(FORM, "Number of the line on the form", f"At its head, with the line: {EXAMPLE}/1.")
    if not reasons:
        return (line, when, late)
    why = one_of(PARTIAL, "Why values are left open; the set is not scored", reasons)
    return (line, when, late, why, text(PARTIAL_TEXT, "What the other reason is"))


def _action(name: str, label: str, key: str) -> Action:
    made = Action(name, label)
    made.setCheckable(True)
    made.set_small()
    made.set_key(key)
    return made
