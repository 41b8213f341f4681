"""The questions of a call to the prescriber: one of the list, or somebody who is not on it."""

from datetime import datetime
from typing import Final

from il2nurse.domain.record.dose.call import Call
from il2nurse.domain.regimen.fields import Choice, Field
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.pair import in_two_columns
from il2nurse.ui.session import Session
from il2nurse.workflow.prescribers import prescribers

# No id of a person has a space.
NOT_LISTED: Final = "not listed"
UNLISTED: Final = ("unlisted", "phone")
LISTED: Final = frozenset({"prescriber"})


def ordered() -> Field:
    """What the prescriber ordered; it is read back, so it is never left out."""
    return questions.text("order", "What the prescriber ordered", "Or that nothing was ordered.")


def call_fields(session: Session, *, listed_alone: bool = False) -> tuple[Field, ...]:
    """Who was called, when, what was ordered, read back.

    Who lets a dose go on is ``listed_alone``; whoever holds or stops one may be anyone.
    """
    known = tuple(Choice(each.id, each.shown) for each in prescribers(session.station))
    away = Choice(NOT_LISTED, "Someone who is not on this list")
    unlisted = (
        questions.text(
            "unlisted", "Full name of the prescriber", "A charge nurse will check who that is."
        ),
        questions.text("phone", "Telephone number to call back", "Such as 555-0142, or ext. 4410."),
    )
    offered = known if listed_alone else (*known, away)
    return (
        questions.one_of("prescriber", "Prescriber who was called", offered),
        *(() if listed_alone else unlisted),
        questions.time("called_at", "Time of the call", short="called"),
        ordered(),
        questions.read_back(),
    )


def make_call_form(
    session: Session,
    fields: tuple[Field, ...],
    *listed: str,
    beside: frozenset[str] = frozenset(),
    second: str | None = None,
) -> Form:
    """A form with these questions; name and number are asked of an unlisted prescriber alone.

    The prescriber, and what is ``listed``, is chosen from a list in one line; what is ``beside``
    stands to the right of the question before, and a second column begins at ``second``.
    """
    lists = LISTED | {*listed}
    form = Form(fields, session.station.zone, session.station.clock, listed=lists, beside=beside)
    if second:
        in_two_columns(form, form.editors[second])
    if set(UNLISTED) <= {each.id for each in fields}:
        form.ask_only_for("prescriber", NOT_LISTED, UNLISTED)
    return form


def read_call(form: Form) -> Call:
    """The call as typed; raises ``Slip`` where a part of it cannot be read."""
    editors = form.editors
    prescriber, phone = str(editors["prescriber"].read()), ""
    if prescriber == NOT_LISTED:
        prescriber, phone = (str(editors[name].read()) for name in UNLISTED)
    return Call(
        prescriber=prescriber,
        at=datetime.fromisoformat(str(editors["called_at"].read())),
        read_back=bool(editors["read_back"].answer()),
        order=str(editors["order"].read()) or None,
        phone=phone,
    )
