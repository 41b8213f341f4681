"""Asking pharmacy for the bag of a dose, with what pharmacy should know."""

from typing import Final

from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.questions import text
from il2nurse.ui.session import Refused, Session
from il2nurse.workflow.pharmacy.requests import request_bag

NOTE: Final = "note"
SAY: Final = "Pharmacy sees it above its list; the answer stands at this step."
DONE: Final = "Pharmacy is asked for the bag; the answer stands here."


class AskPharmacyDialog(Dialog):
    """What is said beside the patient and the dose, which pharmacy sees by itself."""

    def __init__(self, session: Session, key: DoseKey) -> None:
        super().__init__("ask_pharmacy", "Ask for the bag of this dose", SAY)
        self._session, self._key = session, key
        self._request = session.station.new_id()
        self.about = f"the bag of dose {key.slot}"
        hint = "Such as: it says released, and is not on the ward."
        asked = (text(NOTE, "What pharmacy should know", hint),)
        self.add_form(Form(asked, session.station.zone, session.station.clock))
        self.set_main("ask_for_bag", "Ask pharmacy")

    def act(self) -> None:
        """Ask."""
        read = self.read_form()
        if read is None:
            return
        note = str(read[NOTE])
        if ask_for_bag(self._session, self._key, self._request, note, self.refuse):
            self.close_dialog()


def ask_for_bag(
    session: Session,
    key: DoseKey,
    request: str,
    note: str | None = None,
    refused: Refused | None = None,
) -> bool:
    """Ask pharmacy for the bag of a dose; says what became of it."""

    def act() -> bool:
        request_bag(session.station, session.who, key, note, request=request)
        return True

    if not session.attempt(act, refused):
        return False
    session.done(DONE)
    return True
