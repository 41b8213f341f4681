"""What a step's editors know of the dose before anything is typed."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from il2nurse.domain.regimen.comparisons import Op
from il2nurse.domain.regimen.fields import Field
from il2nurse.domain.regimen.regimen import Act, Panel, Step
from il2nurse.domain.regimen.rules import Rule
from il2nurse.domain.regimen.vocabulary import ALERTNESS
from il2nurse.domain.rules.assessment.step_findings import answers_on_file, findings_of
from il2nurse.domain.rules.chart.neuro_checks import emergencies_of
from il2nurse.ui.dose.pages.follow_answers import follow_answers
from il2nurse.ui.dose.pages.last_values import show_last, show_waived
from il2nurse.ui.dose.pages.step_words import on_file_in_words
from il2nurse.ui.editors.choice import ChoiceEditor
from il2nurse.ui.editors.date import DateEditor
from il2nurse.ui.editors.vials import VialsEditor
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.form_blocks import fitting_consequences
from il2nurse.ui.look.consequence import CONTINUE, consequences
from il2nurse.workflow.dose.view import DoseView


def prepare_editors(form: Form, view: DoseView, step: Step) -> None:
    """Ask for as many vials as the sum needs, and say at each choice what follows from it."""
    follow_answers(form, step)
    for editor in form.editors.values():
        if isinstance(editor, VialsEditor):
            editor.set_required(view.calculation().vials)
        elif isinstance(editor, ChoiceEditor):
            _show_consequences(editor, view, step)
        elif isinstance(editor, DateEditor) and (days := _good_for(editor.field, step)):
            editor.set_good_for(days)


def show_on_file(form: Form, view: DoseView, step: Step) -> None:
    """Show what is charted already: what serves, else the last value, and how old each is."""
    form.show_on_file(on_file_in_words(view, step))
    show_last(form, view)
    show_waived(form, view)
    for name, (_, answer, _) in answers_on_file(view.moment, step).items():
        editor = form.editors[name]
        if isinstance(editor, DateEditor) and isinstance(answer, str) and editor.on_file:
            editor.show_day_on_file(date.fromisoformat(answer))


def _good_for(field: Field, step: Step) -> int | None:
    """How many days a rule of the step lets a date be old; the fewest where there are several."""
    days = [
        int(each.operand)
        for rule in step.rules
        if rule.when.field == field.id
        for each in rule.when.comparisons
        if each.op is Op.OLDER_THAN_DAYS and isinstance(each.operand, Decimal)
    ]
    return min(days, default=None)


def compact_fields(view: DoseView, step: Step) -> frozenset[str]:
    """The questions that stand in a grid: vital signs that are measured now."""
    if step.panel is not Panel.EARLY_WARNING or step.act is not Act.ANSWER:
        return frozenset()
    kept = answers_on_file(view.moment, step)
    return frozenset(field.id for field in step.fields if field.id not in kept)


def _open_words(field: Field, rules: Sequence[Rule], view: DoseView, step: Step) -> set[str]:
    """The words of which no card knows what follows: that waits for another answer, or a list."""
    today, about = view.moment.today, {rule.id for rule in rules if rule.about == field.id}
    found = set()
    for word in field.words():
        passing = [rule for rule in rules if rule.unless and rule.when.field == field.id]
        told, _ = (
            findings_of(view.moment, view.dose, step, {field.id: word}) if about else ((), None)
        )
        if any(rule.when.holds(word, today) for rule in passing) or about & {f.rule for f in told}:
            found.add(word)
    return found


def _show_consequences(editor: ChoiceEditor, view: DoseView, step: Step) -> None:
    regimen, today = view.regimen, view.moment.today
    calls = emergencies_of(regimen) if editor.field.id == ALERTNESS.id else ()
    suited = view.moment.course.suited
    ordered = suited.answers if suited else {}
    rules = [rule for rule in step.rules if rule.is_of_order(ordered, today)]
    marks = consequences(editor.field, rules, regimen.criteria, today, calls)
    unknown = _open_words(editor.field, rules, view, step)
    marks = {word: mark for word, mark in marks.items() if word not in unknown}
    if any(mark != CONTINUE for mark in marks.values()):
        editor.show_consequences(fitting_consequences(editor.field, marks))
