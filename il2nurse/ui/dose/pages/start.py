"""Before the infusion: what to set on the pump, and every reason why it may not start."""

from collections.abc import Callable

from il2nurse.domain.rules.pharmacy.bag_times import shortest_limit
from il2nurse.domain.values.quantity import TENTH, in_words, round_half_up, show
from il2nurse.domain.values.text import length_in_words
from il2nurse.readable.pharmacy.limit_words import SET_BY
from il2nurse.readable.pharmacy.total_volume import pump_total, rounded_from
from il2nurse.ui.dose.pages.give import GivePage, start_window
from il2nurse.ui.dose.pages.infusion_words import checked_by
from il2nurse.workflow.dose.infusing import start
from il2nurse.workflow.dose.view import DoseView


class StartPage(GivePage):
    """The nurse starts the pump, then the timer here."""

    ready = "This program does not start the pump: see that it runs, then start the timer here."
    given = "Pump is running: start the timer"

    def give(self) -> Callable[[], object]:
        """Start the infusion."""
        session, key, request = self.session, self.key, self.request
        raw = self.form.answers()
        return lambda: start(session.station, session.who, key, raw, request=request)

    def figures(self, view: DoseView) -> list[tuple[str, str]]:
        """Dose, rate and volume, and the times within which all of it goes in."""
        worked = view.calculation()
        total, rounded = pump_total(worked), rounded_from(worked)
        answers, making = view.moment.case.all_answers(view.dose), view.moment.making_of(view.dose)
        limit = shortest_limit(view.regimen, answers, making)
        figures = [
            ("Dose", in_words(worked.dose_international_units)),
            ("Rate", f"{show(round_half_up(worked.bag.rate_ml_per_h, TENTH))} mL/h"),
            (
                f"Volume, {rounded}" if rounded else "Volume",
                f"{total} mL in {length_in_words(view.regimen.infusion)}",
            ),
            start_window(view),
        ]
        if limit:
            figures.append((f"Bag expires, {SET_BY[limit.by]}", view.clock(limit.ends)))
        if by := checked_by(view):
            figures.append(("Checked by", by))
        return figures
