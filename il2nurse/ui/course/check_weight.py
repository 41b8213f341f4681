"""The prescriber and a witness check the order's weight after it was corrected."""

from datetime import date
from decimal import Decimal

from il2nurse.domain.people import Person, Role
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.rules.course.weight_doubt import weight_doubt
from il2nurse.domain.rules.moment import Moment
from il2nurse.ui.course.changes.each_dose import EachDose
from il2nurse.ui.course.dosing import dosing_fields
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.signed_dialog import SignedDialog
from il2nurse.ui.forms.witness_box import FIELDS as SIGNED
from il2nurse.ui.forms.witness_box import WitnessBox
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.course.checking_weight import check_order_weight
from il2nurse.workflow.course.weighing import WEIGHERS, Weighing


def may_check_weight(person: Person, moment: Moment) -> bool:
    """True for a prescriber while the order's weight is in doubt."""
    here = person.role is Role.PRESCRIBER and not moment.case.patient.discharged
    return here and bool(weight_doubt(moment.case, moment.zone, moment.course.current))


class CheckWeightDialog(SignedDialog):
    """The weight as it is measured now, the witness, and the prescriber's own PIN."""

    def __init__(self, session: Session, moment: Moment) -> None:
        cycle = moment.course.current
        doubt = weight_doubt(moment.case, moment.zone, cycle)
        super().__init__("check_weight", f"Check the weight of cycle {cycle.number}", doubt or "")
        self._session, self._mrn = session, moment.case.patient.subject
        self._request, self._asked = session.station.new_id(), ""
        self.about = f"{moment.course.number} {cycle.number}"
        asked = dosing_fields(moment.regimen.preparation)
        form = Form(asked, session.station.zone, session.station.clock)
        self.add_form(form)
        self.body.addWidget(EachDose(moment.regimen.preparation, form))
        self.body.addWidget(Label("A second person reads the scale too, and signs.", "muted"))
        self.witness = WitnessBox(session, WEIGHERS)
        self.body.addWidget(self.witness)
        self.add_own_pin(session, "check_weight_pin")
        self.set_main("record_check_weight", "Sign the weight")

    def sign(self, pin: str) -> None:
        """Record it; a weight unlike those before is asked about once, and then confirmed."""
        read = self.read_form()
        if read is None or self.witness.advance():
            return
        session, mrn, request = self._session, self._mrn, self._request
        kg = str(read["dosing_weight_kg"])
        weighing = Weighing(
            Decimal(kg),
            date.fromisoformat(str(read["weighed_on"])),
            self.witness.take(),
            confirmed=self._asked == kg,
        )
        self._asked = kg

        def act() -> Entry:
            return check_order_weight(session.station, session.who, mrn, weighing, pin, request)

        if session.attempt_in_thread(act, self.refuse):
            session.done("The order's weight is checked; doses may go on.")
            self.close_dialog()

    def refuse(self, field: str, sentence: str) -> None:
        """Show why nothing was recorded, beside the witness where it is about them."""
        if field in SIGNED:
            self.witness.show_slip(sentence)
        else:
            super().refuse(field, sentence)
