"""Saying that nothing went in, or came out, over a period: not the same as nothing charted."""

from datetime import datetime
from typing import Final

from il2nurse.domain.record.chart.fluids import Direction
from il2nurse.domain.regimen.fields import Choice, Slip
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.questions import one_of, text, time
from il2nurse.ui.look.tones import Tone
from il2nurse.ui.session import Session
from il2nurse.workflow.chart.charting import chart_no_fluid

WHAT: Final[tuple[tuple[str, Direction, str, str], ...]] = (
    ("urine", "out", "urine", "No urine"),
    ("output", "out", "", "No output of any kind"),
    ("intake", "in", "", "No intake of any kind"),
    ("oral", "in", "oral", "Nothing to drink"),
)
SAY: Final = "Only say this where someone looked. A period in which nobody charted is not known."
FROM, UNTIL, LATE = "from", "at", "late_reason"


class NoFluidDialog(Dialog):
    """What there was none of, from when, until when."""

    def __init__(self, session: Session, mrn: str) -> None:
        super().__init__("nothing", "Nothing in a period", SAY)
        self._session, self._mrn = session, mrn
        fields = (
            one_of("kind", "What there was none of", (Choice(w, said) for w, _, _, said in WHAT)),
            time(FROM, "From"),
            time(UNTIL, "Until", "N is now."),
            text(LATE, "Why it is entered only now, if it ended long ago", required=False),
        )
        self.add_form(Form(fields, session.station.zone, session.station.clock))
        self.set_main("record_nothing", "Record")

    def act(self) -> None:
        """Chart the period."""
        said = self._session.attempt(self._chart, self.refuse)
        if said is not None:
            self._session.say(Tone.GOOD, said)
            self.close_dialog()

    def enter(self) -> None:
        """Go on; the last line is left open unless it is asked for."""
        if self.form and all(self.form.answers()[name] for name in ("kind", FROM, UNTIL)):
            self.act()
        else:
            super().enter()

    def _chart(self) -> str:
        if self.form is None:
            raise Slip("kind", "Choose what there was none of.")
        word = str(self.form.editors["kind"].read())
        _, way, kind, said = next(each for each in WHAT if each[0] == word)
        start, end = self._time(FROM), self._time(UNTIL)
        late = str(self.form.answers()[LATE])
        session = self._session
        chart_no_fluid(
            session.station, session.who, self._mrn, way, start, end, kind=kind, late_reason=late
        )
        words = session.words
        return f"{said} from {words.clock(start)} to {words.clock(end)} is on the chart."

    def _time(self, name: str) -> datetime:
        if self.form is None:
            raise Slip(name, "Type the time.")
        return datetime.fromisoformat(str(self.form.editors[name].read()))
