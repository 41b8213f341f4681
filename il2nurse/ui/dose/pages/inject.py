"""The injection: how much, where, and whether all of the syringe went in."""

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from PySide6.QtWidgets import QWidget

from il2nurse.domain.regimen.fields import Choice, Field, FieldKind
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.values.quantity import in_words, show
from il2nurse.readable.dose.injection_rows import injection_sites
from il2nurse.ui.dose.pages.give import GivePage, start_window
from il2nurse.ui.forms.questions import SOURCE, one_of, text
from il2nurse.ui.session import Session
from il2nurse.workflow.dose.infusing import bag_limit_at
from il2nurse.workflow.dose.injecting import GIVEN_ML, WHY_LESS, inject
from il2nurse.workflow.dose.view import DoseView

WENT_IN: Final = "went_in"
ALL, LESS = "all", "less"


class InjectPage(GivePage):
    """The nurse injects, then says here where it went and that all of it went in."""

    ready = "Ready to inject. Inject first, then record here where it went and how much."
    given = "Injected: record it"

    def __init__(
        self, session: Session, view: DoseView, step: Step, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, view, step, parent, _volume(view))
        self.form.ask_only_for(WENT_IN, LESS, (GIVEN_ML, WHY_LESS))

    def give(self) -> Callable[[], object]:
        """Record the injection; raises ``Slip`` where it is not told how much went in."""
        session, key, request = self.session, self.key, self.request
        answers = self.form.answers()
        raw = {each.id: answers[each.id] for each in self.step.fields}
        editors = self.form.editors
        if editors[WENT_IN].read() == ALL:
            return lambda: inject(session.station, session.who, key, raw, request=request)
        given = Decimal(str(editors[GIVEN_ML].read()))
        why = str(editors[WHY_LESS].read())
        return lambda: inject(
            session.station, session.who, key, raw, given_ml=given, text=why, request=request
        )

    def figures(self, view: DoseView) -> list[tuple[str, str]]:
        """Dose and volume, the place of the last one, and the times within which it is injected."""
        worked = view.calculation()
        limit = bag_limit_at(view.moment, view.dose)
        figures = [
            ("Dose", in_words(worked.dose_international_units)),
            ("In the syringe", f"{show(worked.draw_up_ml)} mL"),
            *_last_place(view),
            start_window(view),
        ]
        if limit:
            figures.append(("Use the syringe by", view.clock(limit)))
        return figures


def _last_place(view: DoseView) -> tuple[tuple[str, str], ...]:
    """Where the injection before went; nothing before the first."""
    last = view.moment.case.last_site(view.dose.key)
    sites = {each.word: each.label for each in injection_sites(view.regimen)}
    return (("The last one went", sites.get(last, last)),) if last else ()


def _volume(view: DoseView) -> tuple[Field, ...]:
    """Whether all of the syringe went in; else how much, and why."""
    drawn = show(view.calculation().draw_up_ml)
    given = Field(
        GIVEN_ML,
        "Volume that went in",
        FieldKind.NUMBER,
        SOURCE,
        "",
        unit="mL",
        hint=f"Of {drawn} mL.",
        lowest=Decimal(0),
        highest=view.calculation().draw_up_ml,
        places=2,
    )
    how_much = (Choice(ALL, f"All of it, {drawn} mL"), Choice(LESS, "Less than that"))
    return (
        one_of(WENT_IN, "How much went in", how_much),
        given,
        text(WHY_LESS, "Why less went in"),
    )
