"""What follows in a step from one answer to another: flow, checks, ticks made again."""

from typing import Final

from PySide6.QtCore import QObject

from il2nurse.domain.regimen.fields import Answer, FieldKind
from il2nurse.domain.regimen.regimen import Step
from il2nurse.ui.chart.read_together import ReadTogether
from il2nurse.ui.chart.room_air import RoomAirFlow
from il2nurse.ui.editors.editor import Editor
from il2nurse.ui.forms.form import Form

RESTS_ON: Final = frozenset({FieldKind.CHOICE, FieldKind.MANY, FieldKind.VIALS})
ANEW: Final = "“{}” is another answer now: tick again what was done for this one."


def follow_answers(form: Form, step: Step) -> None:
    """Have the answers of a step's form follow one another."""
    RoomAirFlow(form)
    TickedAnew(form)
    ReadTogether(form, step.checks)


class TickedAnew(QObject):
    """Takes the ticks back that stand after a chosen answer, or vials, which changed since."""

    def __init__(self, form: Form) -> None:
        super().__init__(form)
        self._form = form
        self._known: dict[str, Answer] = {}
        form.changed.connect(self._follow)

    def _follow(self) -> None:
        changed = [each for each in self._form.editors.values() if self._is_another(each)]
        for each in changed:
            self._take_back_after(each)

    def _is_another(self, editor: Editor) -> bool:
        answer, name = editor.answer(), editor.field.id
        if editor.field.kind not in RESTS_ON or not answer:
            return False
        before = self._known.get(name)
        self._known[name] = answer
        return before is not None and before != answer

    def _take_back_after(self, changed: Editor) -> None:
        ordered = list(self._form.editors.values())
        for each in ordered[ordered.index(changed) + 1 :]:
            if each.field.kind is FieldKind.TICKS and each.answer():
                each.set_answer(())
                each.show_slip(ANEW.format(changed.field.label))
