"""Which editor asks which kind of field."""

from collections.abc import Callable, Mapping
from datetime import tzinfo

from il2nurse.domain.regimen.fields import Field, FieldKind
from il2nurse.domain.regimen.vocabulary import ORIENTATION
from il2nurse.domain.values.clock import Clock
from il2nurse.ui.editors.choice import ChoiceEditor
from il2nurse.ui.editors.date import DateEditor
from il2nurse.ui.editors.editor import Editor
from il2nurse.ui.editors.grouped import GroupedEditor
from il2nurse.ui.editors.many import AskedEditor, ManyEditor
from il2nurse.ui.editors.number import NumberEditor
from il2nurse.ui.editors.pick import PickEditor
from il2nurse.ui.editors.text import TextEditor
from il2nurse.ui.editors.ticks import TicksEditor
from il2nurse.ui.editors.time import TimeEditor
from il2nurse.ui.editors.vials import VialsEditor

PLAIN: Mapping[FieldKind, Callable[[Field], Editor]] = {
    FieldKind.CHOICE: ChoiceEditor,
    FieldKind.MANY: ManyEditor,
    FieldKind.TICKS: TicksEditor,
    FieldKind.NUMBER: NumberEditor,
    FieldKind.TEXT: TextEditor,
}
DATED: Mapping[FieldKind, Callable[[Field, tzinfo, Clock], Editor]] = {
    FieldKind.DATE: DateEditor,
    FieldKind.TIME: TimeEditor,
    FieldKind.VIALS: VialsEditor,
}
COMPACT = frozenset({FieldKind.CHOICE, FieldKind.NUMBER, FieldKind.TEXT, FieldKind.DATE})
"""Kinds that can stand in a grid."""


def editor_for(field: Field, zone: tzinfo, clock: Clock) -> Editor:
    """A new, empty editor for the field."""
    if field.kind in DATED:
        return DATED[field.kind](field, zone, clock)
    if field.kind is FieldKind.CHOICE and any(choice.group for choice in field.choices):
        return GroupedEditor(field)
    if field.id == ORIENTATION.id:
        return AskedEditor(field)
    return PLAIN[field.kind](field)


def compact_editor_for(field: Field, zone: tzinfo, clock: Clock) -> Editor:
    """A new, empty editor for a grid; raises ``KeyError`` for a kind that needs more room."""
    if field.kind not in COMPACT:
        raise KeyError(field.kind)
    return PickEditor(field) if field.kind is FieldKind.CHOICE else editor_for(field, zone, clock)
