"""What pages say, in the message strip, with the patient it is about."""

from collections.abc import Callable

from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.ui.look.tones import Tone
from il2nurse.ui.page.page import Page
from il2nurse.ui.session import Session
from il2nurse.ui.shell.alarm_strip import AlarmStrip
from il2nurse.ui.shell.message_strip import MessageStrip
from il2nurse.workflow.register import NotSaved


class Saying:
    """Takes what the session says to the strip."""

    def __init__(
        self,
        session: Session,
        strip: MessageStrip,
        alarms: AlarmStrip,
        page: Callable[[], Page | None],
    ) -> None:
        """Listen to the session; ``page`` gives the page on show."""
        self._session, self._strip, self._alarms, self._page = session, strip, alarms, page
        session.said.connect(self._say)
        session.insisted.connect(self._insist)

    def _say(self, tone: str, sentence: str) -> None:
        """Say it; nothing is all green while an alarm of this patient waits for someone."""
        page = self._page()
        alarmed = page is not None and self._alarms.stands_for(page.about)
        shown = Tone.INFO.value if alarmed and tone == Tone.GOOD.value else tone
        self._strip.show_message(shown, sentence, self._patient(page))

    def _insist(self, sentence: str) -> None:
        self._strip.show_standing(sentence, self._patient(self._page()))

    def _patient(self, page: Page | None) -> str:
        """Bed and name of the patient on show; "" where there is none, or cannot be read."""
        if page is None or not page.about:
            return ""
        try:
            patient = self._session.station.case(page.about).patient
        except (BrokenRegister, NotSaved, LookupError):
            return ""
        return f"{patient.bed} {patient.name}"
