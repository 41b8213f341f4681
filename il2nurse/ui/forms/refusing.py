"""Where a refusal is shown: at its question, else in the box of page or dialog."""

from il2nurse.ui.forms.form import Form
from il2nurse.ui.widgets.finding import FindingBox


def show_refusal(form: Form | None, box: FindingBox, field: str, sentence: str) -> None:
    """Show why nothing was recorded, at its question where that is known."""
    if form and form.show_slip(field, sentence):
        return
    box.show_problem(sentence)
    box.show()
