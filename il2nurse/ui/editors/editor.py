"""What every editor shares: label, on-file line, the place for slips and findings."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from il2nurse.domain.regimen.fields import Answer, Field, Slip
from il2nurse.domain.regimen.rules import Finding
from il2nurse.domain.regimen.typed_answers import read_answer
from il2nurse.ui.editors.messages import Messages
from il2nurse.ui.look import labels, sizes
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.label import Label

CHARTED = ", charted "
"""Between an answer on file and since when it is."""


class Editor(QFrame):
    """Asks one field and gives back what was typed; nothing is filled in beforehand.

    ``changed`` follows every edit, ``left`` the end of one, ``filed`` an answer on file. While one
    on file serves, ``answer`` is empty and the editor is closed until a new result is asked for.
    ``completed`` says that keys answered it to the end, ``back_asked`` that Backspace found nothing
    to take back.
    """

    changed = Signal()
    left = Signal()
    filed = Signal()
    completed = Signal()
    back_asked = Signal()

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.spoken = f"{field.label}, {field.unit}" if field.unit else field.label
        self.setProperty("part", "editor")
        self.label = Label(_titled(field), "heading").set_wrapping()
        self.hint = Label(field.hint or "", "muted").set_wrapping()
        # Shown before it has a parent, it would be a window of its own for a moment.
        if not field.hint:
            self.hint.hide()
        self.body = QFrame()
        self.messages = Messages(self.spoken)
        self.asked = True
        self._against: str | None = None
        self._refusal = ""
        self._file: OnFile | None = None
        self._compact = self._in_row = False
        self._column = QVBoxLayout(self)
        self._lay_out()
        self.left.connect(self.show_own_slip)

    def answer(self) -> Answer:
        """What was typed, for ``Field.read``; empty where nothing was."""
        raise NotImplementedError

    @property
    def scanned(self) -> bool:
        """Whether a scanner filled it in, and no hand changed it since."""
        return False

    def take_scan(self, code: str) -> None:
        """Show what a scanner sent for this field."""
        self.set_answer(code)

    def set_answer(self, answer: Answer) -> None:
        """Show an answer in its kept spelling; an empty one clears the editor."""
        raise NotImplementedError

    def show_raw(self, text: str) -> None:
        """Show what was typed and cannot be read, as it was typed."""
        self.set_answer(text)

    def read(self) -> Answer:
        """The answer in its kept spelling; raises ``Slip`` with the sentence for the nurse."""
        return read_answer(self.field, self.answer())

    def focus(self, *, anew: bool = False) -> None:
        """Put the keyboard into this editor; with ``anew`` typing replaces what stands there."""
        part = self._file.new if self._file and self.on_file else self.first()
        part.setFocus()
        if isinstance(part, QLineEdit) and (anew or self.messages.slip):
            part.selectAll()

    def first(self) -> QWidget:
        """The part that takes the keyboard first."""
        return self.body

    @property
    def on_file(self) -> bool:
        """Whether an answer on file serves instead of a typed one."""
        return self._file is not None and not self._file.isHidden()

    def set_asked(self, *, asked: bool) -> None:
        """Ask, or leave the question away; what was typed is kept."""
        self.asked = asked
        self.setVisible(asked)

    def show_on_file(self, text: str) -> None:
        """Close the editor: "Normal, 12-Nov-2026 (8 days)" is on file and still good."""
        if self._file is None:
            self._file = OnFile(self.field)
            self._file.new.clicked.connect(self.open_anew)
            self._column.insertWidget(self._column.indexOf(self.body), self._file)
        # In a row of a table the heads say what stands there, and when it was charted tells less.
        self._file.text.setText(text.partition(CHARTED)[0] if self._in_row else f"On file: {text}")
        self._file.new.setVisible(not self._in_row)
        self._file.show()
        self.body.hide()
        self.hint.hide()
        self.filed.emit()

    def open_anew(self) -> None:
        """Ask for a new result in place of the one on file."""
        if self._file:
            self._file.hide()
        self.body.show()
        self.hint.setVisible(bool(self.field.hint))
        self.focus()
        self.changed.emit()

    def show_slip(self, sentence: str) -> None:
        """Say why what was typed is refused; an empty sentence takes it back."""
        self.messages.show_slip(sentence)

    def refuse(self, sentence: str) -> None:
        """Say why it was not recorded; that stays until it is forgotten."""
        self._refusal = sentence
        self.show_slip(sentence)

    def forget_refusal(self) -> None:
        """Say no more why it was not recorded: something else is typed."""
        refusal, self._refusal = self._refusal, ""
        if refusal and self.messages.slip == refusal:
            self.show_slip("")

    @property
    def slipped(self) -> bool:
        """Whether what stands here must be mended first; what was refused may be tried again."""
        return bool(self.messages.slip) and self.messages.slip != self._refusal

    def show_own_slip(self) -> None:
        """Say at once where what was typed cannot be meant; nothing typed is no slip.

        What was refused stays refused while it is left as it is.
        """
        sentence = self._against or self._refusal
        if self.answer():
            try:
                self.read()
            except Slip as slip:
                sentence, self._refusal = str(slip), ""
        self.show_slip(sentence)

    def show_against(self, sentence: str | None) -> None:
        """Say why it cannot be meant beside another answer; none takes that back."""
        before, self._against = self._against, sentence
        if sentence or before:
            self.show_own_slip()

    def ask(self) -> None:
        """Say that Enter goes on only once this is answered."""
        self.show_slip(f"{self.field.label}: not answered yet. {self.how} Tab goes on without it.")

    @property
    def how(self) -> str:
        """How it is answered by keyboard."""
        return "Type it."

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show what the rules say about the answer as it stands."""
        self.messages.show_findings(findings)

    def set_demanded(self) -> None:
        """Be asked as what must be answered, because another question needs it."""
        self.label.setText(self.field.label)

    def set_compact(self) -> None:
        """Take little room, in a grid that shows the messages elsewhere."""
        self._compact = True
        self.label.setText(self.field.short or self.field.label)
        self.label.set_role("key")
        self.hint.hide()
        self._column.removeWidget(self.messages)
        self._column.setSpacing(sizes.TIGHT)

    def set_in_row(self) -> None:
        """Stand in a row of a table, which shows the question and the messages elsewhere."""
        self._in_row = True
        self._column.removeWidget(self.messages)

    def layout_below(self, widget: QWidget) -> None:
        """Put a widget between the body and the messages."""
        self._column.insertWidget(self._column.indexOf(self.body) + 1, widget)

    def _lay_out(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(sizes.TIGHT)
        for widget in (self.label, self.hint, self.body, self.messages):
            self._column.addWidget(widget)


class OnFile(QFrame):
    """Says which answer on file serves, and lets one ask for a new result."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.text = Label(role="strong").set_wrapping()
        self.new = Action(f"new_{field.id}", labels.NEW_RESULT)
        self.new.set_small()
        self.new.setAccessibleName(f"New result for {field.label}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.text, 1)
        row.addWidget(self.new)


def _titled(field: Field) -> str:
    clear = field.required or ", if " in field.label
    some = "anything" if field.label.startswith("What") else "any"
    return field.label if clear else f"{field.label}, if {some}"
