"""The form: one editor for each field, and Enter that goes on to what is not answered yet."""

from collections.abc import Callable, Container, Mapping, Sequence
from datetime import tzinfo

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from il2nurse.domain.regimen.fields import Answer, Field, FieldKind
from il2nurse.domain.regimen.rules import Finding
from il2nurse.domain.values.clock import Clock
from il2nurse.ui.editors.choosing import ChoosingEditor
from il2nurse.ui.editors.editor import Editor
from il2nurse.ui.editors.factory import compact_editor_for, editor_for
from il2nurse.ui.editors.grid import EditorGrid
from il2nurse.ui.editors.pick import PickEditor
from il2nurse.ui.forms.dated_table import DatedTable, rows_of_table
from il2nurse.ui.forms.form_blocks import Block, BlockShape, card_columns, field_blocks, in_pieces
from il2nurse.ui.forms.going_on import GoingOn
from il2nurse.ui.forms.joined import join_editors
from il2nurse.ui.forms.pair import pair_of
from il2nurse.ui.forms.reach import Reach
from il2nurse.ui.forms.refusing import Refusals
from il2nurse.ui.forms.still_open import demanded, first_missing, first_to_answer, first_to_mend
from il2nurse.ui.look import sizes
from il2nurse.ui.widgets.scrolling import DIVIDED


class Form(QFrame):
    """Editors in the order of their fields; it holds what was typed and nothing else."""

    changed = Signal()

    def __init__(
        self,
        fields: Sequence[Field],
        zone: tzinfo,
        clock: Clock,
        compact: frozenset[str] = frozenset(),
        *,
        listed: frozenset[str] = frozenset(),
        beside: frozenset[str] = frozenset(),
        between: Callable[[], None] = lambda: None,
    ) -> None:
        """``compact`` fields stand in a grid, ``listed`` choices in a list that opens.

        ``beside``: to the right of the one before; ``between`` lets the window draw in a long form.
        """
        super().__init__()
        self.setProperty(DIVIDED, True)
        self._listed, self._between, self._zone, self._clock = listed, between, zone, clock
        self.editors: dict[str, Editor] = {}
        self._closed: set[str] = set()
        self._reach = Reach(self)
        self.refusals = Refusals(self.editors, self.typed, self._reach)
        self.changed.connect(self.refusals.follow)
        self._anew: set[str] = set()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(sizes.ROOM)
        for block in field_blocks(fields, compact, beside):
            column.addWidget(self._made(block))
            between()
        join_editors(self.editors)
        for editor in self.editors.values():
            editor.changed.connect(self._edited)
            if (timing := self.editors.get(editor.field.timed_by or "")) is not None:
                timing.set_demanded()
        self.going_on = GoingOn(self, self.editors, self._reach)

    def answers(self) -> dict[str, Answer]:
        """What was typed, by field; closed and empty editors give empty answers."""
        return {name: editor.answer() for name, editor in self.editors.items()}

    def scanned(self) -> frozenset[str]:
        """The fields that a scanner filled in, and no hand changed since."""
        return frozenset(name for name, editor in self.editors.items() if editor.scanned)

    def readable(self) -> dict[str, Answer]:
        """What was typed and can be read, in its kept spelling; slips are left out."""
        found: dict[str, Answer] = {}
        for name, editor in self.editors.items():
            if editor.answer():
                try:
                    found[name] = editor.read()
                except ValueError:
                    continue
        return found

    def typed(self) -> dict[str, Answer]:
        """What was typed, read where it can be read and else as it stands."""
        return {name: a for name, a in self.answers().items() if a} | self.readable()

    def put_back(self, typed: Mapping[str, Answer]) -> None:
        """Show again what stood here; what could not be read stands there as it did."""
        for name, answer in typed.items():
            try:
                self.set_answers({name: answer})
            except ValueError:
                self.editors[name].blockSignals(False)
                self.editors[name].show_raw(str(answer))

    def drafted(self) -> list[str]:
        """What was typed as people read it; what cannot be read stands as typed."""
        read = self.readable()
        return [
            f"{editor.field.label} "
            f"{editor.field.shown(read[name]) if name in read else _raw(editor.answer())}"
            for name, editor in self.editors.items()
            if editor.answer()
        ]

    def set_answers(self, answers: Mapping[str, Answer]) -> None:
        """Show answers that were typed before; others stay empty."""
        for name, answer in answers.items():
            editor = self.editors.get(name)
            if editor and answer:
                editor.blockSignals(True)
                if editor.on_file:
                    editor.open_anew()
                editor.set_answer(answer)
                editor.blockSignals(False)
        self.changed.emit()

    def clear(self) -> None:
        """Empty every editor."""
        for editor in self.editors.values():
            editor.set_answer(())

    def show_on_file(self, values: Mapping[str, str]) -> None:
        """Close the editors of answers on file; open those whose answer no longer serves."""
        for name, editor in self.editors.items():
            if name in values and not editor.answer() and name not in self._anew:
                if not editor.on_file:
                    editor.show_on_file(values[name])
                    self._closed.add(name)
            elif name not in values and editor.on_file:
                self._closed.discard(name)
                editor.open_anew()

    def unanswered_anew(self) -> str:
        """The first for which a new result was asked and not typed, empty where there is none."""
        asked = (name for name in self.editors if name in self._anew)
        return next((name for name in asked if not self.editors[name].answer()), "")

    def ask_only_for(self, field: str, word: str, names: Sequence[str]) -> None:
        """Ask the named fields only while another one is answered with this word."""

        def follow() -> None:
            for name in names:
                self.editors[name].set_asked(asked=self.editors[field].answer() == word)

        self.changed.connect(follow)
        follow()

    def whole(self) -> bool:
        """True where every required field has an answer, typed or on file."""
        ordered = list(self.editors.values())
        return all(e.on_file or e.answer() for e in demanded(ordered))

    def served(self) -> bool:
        """True where answers on file serve, and nothing was typed and nothing must be."""
        editors = self.editors.values()
        return self.whole() and any(e.on_file for e in editors) and not any(self.answers().values())

    def show_findings(self, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """Show each finding at its field; gives back those that belong to none."""
        for name, editor in self.editors.items():
            editor.show_findings([finding for finding in findings if finding.field == name])
        return tuple(finding for finding in findings if finding.field not in self.editors)

    def show_slip(self, field: str, sentence: str) -> bool:
        """Show a refusal at its field and go there; False where the form has no such field."""
        return self.refusals.show(field, sentence)

    def go_to_first(self, fields: Container[str | None]) -> None:
        """Give the keyboard to the first of these fields; typing replaces what stands there."""
        found = next((each for name, each in self.editors.items() if name in fields), None)
        if found:
            self._reach.go_to(found, anew=True)

    def focus_first(self) -> None:
        """Go to the first field without an answer, else to the first.

        When results were measured is not asked first where none is to be typed; Tab goes there.
        """
        ordered = list(self.editors.values())
        editor = first_to_answer(ordered) or next(iter(ordered), None)
        if editor:
            self._reach.go_to(editor)

    def demand(self) -> bool:
        """Go to what is wrong or missing and must be answered; False where nothing is."""
        ordered = list(self.editors.values())
        editor = first_to_mend(ordered) or first_missing(ordered)
        if editor:
            self._reach.go_to(editor)
        return editor is not None

    def advance(self) -> bool:
        """Go on to the next field without an answer; False where nothing is left to answer."""
        return self.going_on.advance()

    @property
    def turning(self) -> bool:
        """Whether the keyboard is about to go on to the next part by itself."""
        return self.going_on.turning

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001 - the signature is Qt's
        """Leave Tab to the page, unless the keyboard just went on by itself."""
        return (forward and self.going_on.just_arrived()) or super().focusNextPrevChild(forward)

    def _edited(self) -> None:
        opened = {name for name in self._closed if not self.editors[name].on_file}
        self._closed -= opened
        self._anew |= opened
        self.changed.emit()

    def _made(self, block: Block) -> QWidget:
        fields = in_pieces(block.fields, self._between)
        if block.shape is BlockShape.COMPACT:
            zone, clock = self._zone, self._clock
            grid = EditorGrid([compact_editor_for(each, zone, clock) for each in fields])
            self.editors.update(grid.editors)
            return grid
        tabled = block.shape is BlockShape.TABLE
        made = [self._editor(field, listed=tabled) for field in fields]
        if tabled:
            return DatedTable(tuple(rows_of_table(made)))
        return made[0] if len(made) == 1 else pair_of(made)

    def _editor(self, field: Field, *, listed: bool) -> Editor:
        if field.id in self._listed or (listed and field.kind is FieldKind.CHOICE):
            editor: Editor = PickEditor(field)
        else:
            editor = editor_for(field, self._zone, self._clock)
        if isinstance(editor, ChoosingEditor):
            editor.set_columns(card_columns(field))
        self.editors[field.id] = editor
        return editor


def _raw(answer: Answer) -> str:
    return answer if isinstance(answer, str) else "; ".join(answer)


def focus_in(widget: QWidget) -> QWidget | None:
    """What has the keyboard in the widget's window; ``None`` where nothing has."""
    found: QWidget | None = widget.window().focusWidget()
    return found
