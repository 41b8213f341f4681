"""Why no course may be ordered for a patient, said before anybody is called."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.ui.course.authority import prescribes
from il2nurse.ui.course.order_questions import stopped_before
from il2nurse.ui.editors.choosing import ChoosingEditor
from il2nurse.ui.forms.form import Form
from il2nurse.ui.session import Session
from il2nurse.workflow.approvals import to_order, unapproved
from il2nurse.workflow.course.orderable import allow_order
from il2nurse.workflow.course.research import in_person
from il2nurse.workflow.station import Station

BY_THE_PRESCRIBER: Final = (
    "The last cycle was stopped, so only the prescriber can plan the next one: signed in here, "
    "and with their own PIN."
)


def why_no_order(
    session: Session, mrn: str, chosen: Regimen | None, first_slot: datetime | None
) -> str | None:
    """Why none may be ordered by the chosen regimen, or by any where none is; else ``None``."""
    station, found = session.station, list[str]()
    if away := station.regimens.away():
        return f"{away} Nothing was ordered."
    if not prescribes(session) and stopped_before(station, mrn):
        return BY_THE_PRESCRIBER
    if not prescribes(session) and chosen and chosen.research:
        return in_person(chosen.research)
    for regimen in (chosen,) if chosen else to_order(station).values():
        try:
            allow_order(station, mrn, regimen, first_slot)
        except NotAllowed as reason:
            found.append(str(reason))
        else:
            return None
    return found[0] if found else None


class WhyNotChosen:
    """Why none may be ordered by the regimen that is chosen; looked up once for each choice."""

    def __init__(self, look: Callable[[], str | None]) -> None:
        self._look = look
        self.forget()

    def forget(self) -> None:
        """Look up anew, as for another patient."""
        self._chosen: str | None = None
        self.why: str | None = None

    def asked(self, chosen: Regimen | None) -> Regimen | None:
        """The chosen regimen, where one may order by it: of another nothing is asked."""
        digest = chosen.digest if chosen else None
        if digest != self._chosen:
            self._chosen, self.why = digest, self._look() if chosen else None
        return None if self.why else chosen


def close_unapproved(station: Station, form: Form | None) -> bool:
    """A regimen by which nobody may order cannot be chosen; its card says why.

    True where none is left to choose.
    """
    editor = form.editors.get("regimen") if form else None
    if not isinstance(editor, ChoosingEditor):
        return False
    closed = unapproved(station)
    editor.close_words(closed)
    return closed.keys() >= set(editor.field.words())
