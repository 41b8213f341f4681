"""Saying that nothing went in, or came out, over a period: not the same as nothing charted."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final, NamedTuple

from il2nurse.domain.record.chart.facts import NoFluidFact
from il2nurse.domain.record.chart.fluids import FLUID_KINDS, Direction, FluidKind
from il2nurse.domain.regimen.fields import Choice, Slip
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.questions import one_of, text, time
from il2nurse.ui.look import labels
from il2nurse.ui.session import Session
from il2nurse.workflow.chart.fluids import chart_no_fluid

SAY: Final = "Only say this where someone looked. A period in which nobody charted is not known."
FROM, UNTIL, LATE = "from", "at", "late_reason"


class NoFluidChoice(NamedTuple):
    """What there can be none of: one kind, or every kind of a direction."""

    word: str
    direction: Direction
    kind: str
    label: str


ANY: Final = (
    NoFluidChoice("output", "out", "", "No output of any kind"),
    NoFluidChoice("intake", "in", "", "No intake of any kind"),
)


def what_there_can_be_none_of(kinds: Iterable[FluidKind]) -> tuple[NoFluidChoice, ...]:
    """The kinds whose row says how their absence is called, output first, around all of a kind."""
    mine = [NoFluidChoice(k.id, k.direction, k.id, k.no_fluid) for k in kinds if k.no_fluid]
    came_out = [each for each in mine if each.direction == "out"]
    return (*came_out, *ANY, *(each for each in mine if each.direction == "in"))


class NoFluidDialog(Dialog):
    """What there was none of, from when, until when."""

    def __init__(
        self, session: Session, mrn: str, kinds: Iterable[FluidKind] = FLUID_KINDS
    ) -> None:
        super().__init__("no_fluid", "Nothing in a period", SAY)
        self._session, self._mrn = session, mrn
        self._request = session.station.new_id()
        self._choices = what_there_can_be_none_of(kinds)
        fields = (
            one_of(
                "kind", "What there was none of", (Choice(e.word, e.label) for e in self._choices)
            ),
            time(FROM, "From"),
            time(UNTIL, "Until"),
            text(LATE, "Why it is entered only now, if it ended long ago", required=False),
        )
        self.add_form(Form(fields, session.station.zone, session.station.clock))
        self.set_main("record_nothing", labels.RECORD)

    def act(self) -> None:
        """Chart the period."""
        charted = self._session.attempt(self._chart, self.refuse)
        if charted is not None:
            self._session.done(charted)
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
        chosen = next(each for each in self._choices if each.word == word)
        start, end = self._time(FROM), self._time(UNTIL)
        late = str(self.form.answers()[LATE])
        session = self._session
        chart_no_fluid(
            session.station,
            session.who,
            self._mrn,
            NoFluidFact(chosen.direction, chosen.kind, start, late_reason=late),
            end,
            self._request,
        )
        words = session.words
        return f"{chosen.label} from {words.clock(start)} to {words.clock(end)} is on the chart."

    def _time(self, name: str) -> datetime:
        if self.form is None:
            raise Slip(name, "Type the time.")
        return datetime.fromisoformat(str(self.form.editors[name].read()))
