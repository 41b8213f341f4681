"""Saying that a code could not be read; and how codes came in on this ward, week by week."""

from collections.abc import Iterator
from typing import Final

from il2nurse.domain.record.register.scan_facts import CodeOn, CodeUnreadFact, WhyUnread
from il2nurse.domain.regimen.fields import Choice
from il2nurse.domain.values.text import written_date
from il2nurse.readable.unread_words import CODES_ON, WHY_UNREAD
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.questions import one_of, text
from il2nurse.ui.look import labels
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.facts import FactRow
from il2nurse.workflow.scan_counts import report_unread, scans_by_week
from il2nurse.workflow.station import Station

ON: Final = "code_on"
WHY: Final = "why_unread"
TEXT: Final = "text"
SAY: Final = (
    "Type the number that stands beside the code; it is then recorded as typed by hand. What you "
    "say here is counted for the ward, so that bad labels and scanners are found."
)
WEEKS: Final = 4
DONE: Final = "Recorded. Type what stands beside the code where it is asked for."


class UnreadDialog(Dialog):
    """What the code stands on, and why it cannot be read."""

    def __init__(self, session: Session) -> None:
        super().__init__("code_unread", "A code cannot be read", SAY)
        self._session = session
        self._request = session.station.new_id()
        self.about = "a code that cannot be read"
        asked = (
            one_of(ON, "Where is the code?", (Choice(on, say) for on, say in CODES_ON.items())),
            one_of(WHY, "Why?", (Choice(why, say) for why, say in WHY_UNREAD.items())),
            text(TEXT, "More, such as which scanner", required=False),
        )
        self.add_form(Form(asked, session.station.zone, session.station.clock))
        self.set_main("record_code_unread", labels.RECORD)

    def act(self) -> None:
        """Record it."""
        read = self.read_form()
        if read is None:
            return
        fact = CodeUnreadFact(
            CodeOn(str(read[ON])), WhyUnread(str(read[WHY])), str(read.get(TEXT, "")) or None
        )

        def record() -> bool:
            report_unread(self._session.station, self._session.who, fact, request=self._request)
            return True

        if self._session.attempt(record, self.refuse):
            self._session.done(DONE)
            self.close_dialog()


def week_rows(station: Station) -> Iterator[FactRow]:
    """A row for each of the last weeks, with the reasons below, the most frequent first."""
    for week in scans_by_week(station, WEEKS):
        failed = sum(week.unread.values())
        told = f"{week.scanned} scanned · {week.typed} typed by hand · {failed} not readable"
        most = sorted(week.unread.items(), key=lambda each: (-each[1], each[0]))
        why = [f"{CODES_ON[on]}: {WHY_UNREAD[why].lower()}, {n}" for (on, why), n in most]
        yield FactRow(f"Week of {written_date(week.monday)}", told, "; ".join(why))
