"""What a step's editors know of the dose before anything is typed."""

from il2nurse.domain.regimen.regimen import Step
from il2nurse.ui.editors.choice import ChoiceEditor
from il2nurse.ui.editors.consequence import CONTINUE, consequences
from il2nurse.ui.editors.vials import VialsEditor
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.form_blocks import fitting_consequences
from il2nurse.workflow.dose.view import DoseView


def prepare_editors(form: Form, view: DoseView, step: Step) -> None:
    """Ask for as many vials as the sum needs, and say at each choice what follows from it."""
    for editor in form.editors.values():
        if isinstance(editor, VialsEditor):
            editor.set_required(view.calculation().vials)
        elif isinstance(editor, ChoiceEditor):
            _show_consequences(editor, view, step)


def _show_consequences(editor: ChoiceEditor, view: DoseView, step: Step) -> None:
    marks = consequences(editor.field, step.rules, view.regimen.criteria, view.moment.today)
    if any(mark != CONTINUE for mark in marks.values()):
        editor.show_consequences(fitting_consequences(editor.field, marks))
