"""What the chart holds beside each box of a result, with its age, and the hours of the urine."""

from typing import Final

from il2nurse.domain.regimen.fields import Field
from il2nurse.domain.regimen.inputs import age_by_clock
from il2nurse.domain.regimen.vocabulary import URINE_8H
from il2nurse.domain.rules.chart.urine import EIGHT_HOURS
from il2nurse.domain.rules.course.waived import standing_waivers
from il2nurse.readable.course_notes import waived_by
from il2nurse.ui.editors.number import NumberEditor
from il2nurse.ui.forms.form import Form
from il2nurse.workflow.dose.view import DoseView

NONE_BEFORE: Final = "none on the chart"


def show_last(form: Form, view: DoseView) -> None:
    """Show what the chart holds beside each box of a result, and which hours the urine is of."""
    for name, editor in form.editors.items():
        if not isinstance(editor, NumberEditor) or editor.field.on_file is None:
            continue
        editor.show_last(_last(view, editor.field))
        if name == URINE_8H.id:
            begun = view.clock(view.now.at - EIGHT_HOURS)
            hours = f"From {begun} to {view.clock(view.now.at)}."
            editor.hint.setText(f"{hours} {editor.field.hint or ''}".strip())


def show_waived(form: Form, view: DoseView) -> None:
    """Say at each waived test by whom it was waived, and why."""
    for waiver in standing_waivers(view.moment.course, view.moment.regimen):
        if editor := form.editors.get(waiver.test):
            editor.hint.setText(waived_by(waiver, view.words))


def _last(view: DoseView, field: Field) -> str:
    moment = view.moment
    observed = moment.case.chart.newest(field.id, moment.at)
    if observed is None:
        return NONE_BEFORE
    value = view.words.answer(field, observed.values[field.id]).removesuffix(field.unit).strip()
    return f"last {value}, {age_by_clock(observed.at, moment.at)} ago"
