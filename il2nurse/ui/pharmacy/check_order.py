"""A pharmacist checks an order: the dose worked out unseen, each question answered, the PIN."""

from decimal import Decimal
from typing import Final

from il2nurse.domain.regimen.doses import PerKg
from il2nurse.domain.regimen.fields import Field, FieldKind
from il2nurse.domain.rules.dose.order_questions import order_questions
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.quantity import MILLION, in_words, show, show_grouped
from il2nurse.domain.values.text import written_date
from il2nurse.readable.dosed_by import cycle_dosed_by
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.questions import SOURCE, text
from il2nurse.ui.forms.signed_dialog import SignedDialog
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.facts import FactRow, Facts
from il2nurse.workflow.course.checking_order import CheckedOrder, check_order

DOSE: Final = "dose_million"
VOLUME: Final = "draw_up_ml"
PLACES: Final = 3
SAY: Final = (
    "Work dose and volume out yourself from the order; what the program worked out is not shown. "
    "Answer each question in words. No bag is begun before."
)


class CheckOrderDialog(SignedDialog):
    """What is read from the order, what is worked out from it, and every question it raises."""

    def __init__(self, session: Session, moment: Moment) -> None:
        cycle = moment.course.current
        super().__init__("check_order", "Check the order", SAY)
        self._session, self._mrn = session, moment.course.mrn
        self.about = f"{moment.course.number} {cycle.number} {cycle.version}"
        self._request = session.station.new_id()
        self._questions = order_questions(moment)
        self.order = Facts()
        self.order.show_facts("", _order(session, moment))
        self.body.addWidget(self.order)
        asked = (*_worked_out(moment), *(_question(each.id, each.say) for each in self._questions))
        self.add_form(Form(asked, session.station.zone, session.station.clock))
        self.add_own_pin(session, "check_order_pin")
        self.set_main("sign_order_check", "Sign: the order is checked")

    def sign(self, pin: str) -> None:
        """Record it under this PIN."""
        read = self.read_form()
        if read is None:
            return
        session, mrn, request = self._session, self._mrn, self._request
        seen = CheckedOrder(
            Decimal(str(read[DOSE])) * MILLION,
            Decimal(str(read[VOLUME])),
            {each.id: str(read[each.id]) for each in self._questions},
        )

        def act() -> bool:
            check_order(session.station, session.who, mrn, seen, pin, request=request)
            return True

        if session.attempt_in_thread(act, self.refuse):
            session.done("The order is checked. Its bags may be prepared.")
            self.close_dialog()


def _order(session: Session, moment: Moment) -> list[FactRow]:
    """What is read from the order: whom, by which regimen, what the doses go by; no result."""
    cycle, words = moment.course.current, session.words
    dosed = cycle_dosed_by(cycle)
    product = moment.regimen.preparation.product
    return [
        FactRow("Patient", f"{moment.case.patient.name}, MRN {moment.case.patient.mrn}"),
        FactRow("Regimen", f"{moment.regimen.title}, version {moment.regimen.version}"),
        FactRow("Ordered by", words.order(moment.course, cycle)),
        FactRow(dosed.label, dosed.value, _weighed(moment)),
        FactRow("Once dissolved", f"{in_words(product.international_units_per_ml)} per mL"),
        FactRow("Allergies", moment.case.patient.allergy_text),
    ]


def _weighed(moment: Moment) -> str | None:
    weight = moment.course.current.weight
    return f"weighed on {written_date(weight.weighed_on)}" if weight else None


def _worked_out(moment: Moment) -> tuple[Field, ...]:
    """What the pharmacist works out: the dose and the volume that is drawn up."""
    preparation = moment.regimen.preparation
    dosing = preparation.dosing
    by = (
        f"{show_grouped(dosing.international_units)} international units for each kg."
        if isinstance(dosing, PerKg)
        else "As ordered."
    )
    step = preparation.step_ml(moment.calculation().exact_draw_up_ml)
    rounded = f"Rounded to {show(step)} mL."
    unit = "million international units"
    number = FieldKind.NUMBER
    return (
        Field(DOSE, "One dose", number, SOURCE, "", unit=unit, hint=by, places=PLACES),
        Field(VOLUME, "To draw up", number, SOURCE, "", unit="mL", hint=rounded, places=PLACES),
    )


def _question(name: str, say: str) -> Field:
    return text(name, say, "What you found, or did about it.")
