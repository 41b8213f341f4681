"""The order beside a form that is entered: what was to be given, of which dose, by which weight."""

from collections.abc import Callable, Mapping
from typing import Final

from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.rules.moment import Moment, slots_of
from il2nurse.domain.rules.pharmacy.dosing import calculate_ordered
from il2nurse.domain.values.quantity import HUNDREDTH, amount_in_words, round_half_up, show
from il2nurse.readable.dosed_by import cycle_dosed_by
from il2nurse.ui.forms.form import Form
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.finding import FindingList

ORDERED: Final = Mark(Tone.INFO, "Ordered", Sign.PEN)
CHOOSE: Final = "Choose the dose: its order stands here then."
IN_ALL: Final = " In the usual bag {} mL in all."


class OrderedDose(FindingList):
    """Says what the order of the chosen dose was when it was due; asks for one until then."""

    def __init__(
        self, session: Session, doses: Mapping[str, DoseKey], own: Callable[[DoseKey], Moment]
    ) -> None:
        super().__init__()
        self.setSpacing(sizes.TIGHT)
        self._session, self._doses, self._own = session, doses, own
        self._shown: str | None = None

    def follow(self, form: Form) -> None:
        """Show the order of the dose that the form names, also once another is chosen."""

        def show_chosen() -> None:
            chosen = str(form.editors["dose"].answer())
            if chosen != self._shown:
                self._shown = chosen
                key = self._doses.get(chosen)
                self.show_marks([(ORDERED, CHOOSE if key is None else self._told(key))])

        form.changed.connect(show_chosen)
        show_chosen()

    def _told(self, key: DoseKey) -> str:
        moment = self._own(key)
        regimen, planned = moment.regimen, moment.course.cycles[key.cycle - 1]
        due = slots_of(planned, regimen)[key.slot - 1]
        cycle = planned.weighed_at(due)
        worked, by = calculate_ordered(regimen.preparation, cycle), cycle_dosed_by(cycle)
        which = f"Dose {key.slot} of {regimen.timetable.doses_per_cycle}"
        place = f"course {key.course}, cycle {key.cycle}, due {self._session.words.day_time(due)}"
        amount = f"{amount_in_words(worked.dose_international_units)} international units"
        weight = f" for {by.value}" if worked.weight_kg is not None else ""
        total = round_half_up(worked.in_bag.total_ml, HUNDREDTH) if worked.in_bag else None
        bag = "" if total is None else IN_ALL.format(show(total))
        return f"{amount}{weight}. {which}, {place}.{bag}"
