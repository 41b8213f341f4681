"""What is asked of a form of the downtime pack: its number, people, volumes."""

from collections.abc import Iterator
from typing import Final

from il2nurse.domain.people import May
from il2nurse.domain.regimen.fields import Answer, Choice, Field, FieldKind
from il2nurse.domain.values.form_number import EXAMPLE
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.form import Form
from il2nurse.ui.session import Session

# No id of a person has a space.
AWAY: Final = "not listed"
NOBODY: Final = "nobody at all"


def form_field() -> Field:
    """The number at the head of the form, or what else tells of the dose."""
    return questions.text(
        "form",
        "Number of the form",
        f"At the top of the form, such as {EXAMPLE}, or the code at the foot of a printed paper. "
        "For lost entries without a paper: “lost entry” and the number of the entry.",
    )


def person_fields(session: Session, field: str, label: str, *more: Choice) -> Iterator[Field]:
    """One of the people who give or witness, or a name as the form has it."""
    known = (
        Choice(each.id, each.shown)
        for each in sorted(session.station.people().values(), key=lambda one: one.name)
        if each.may(May.WITNESS)
    )
    away = Choice(AWAY, "Someone who is not on this list")
    yield questions.one_of(field, label, (*known, away, *more))
    yield questions.text(f"{field}_name", "Full name, as it stands on the form")


def volume(name: str, label: str, *, required: bool) -> Field:
    """A volume in mL as the form has it."""
    return Field(
        name, label, FieldKind.NUMBER, questions.SOURCE, "", unit="mL", required=required, places=2
    )


def name_of(read: dict[str, Answer], field: str) -> str:
    """The id of the person who was chosen, else the name as it was typed."""
    chosen = str(read[field])
    return str(read[f"{field}_name"]) if chosen == AWAY else chosen


def asking_names(form: Form, *fields: str) -> Form:
    """The form with a name asked for only of who is not listed."""
    for field in fields:
        form.ask_only_for(field, AWAY, (f"{field}_name",))
    return form
