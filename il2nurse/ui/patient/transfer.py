"""Handing a patient over to another ward, unit or hospital, from the patient's page."""

from datetime import datetime

from il2nurse.ui.course.unshown import unshown_box
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form
from il2nurse.ui.session import Session
from il2nurse.workflow.patient.transferring import Handover, transfer

FIELDS = (
    questions.text("to", "Transferred to", "Ward, unit or hospital."),
    questions.time("left_at", "Left this ward at"),
    questions.text("handed_over_to", "Handed over to", "Name and role of who was told."),
)


class TransferDialog(Dialog):
    """Where the patient went, when, and to whom they were handed over."""

    def __init__(self, session: Session, mrn: str) -> None:
        name = session.station.case(mrn).patient.name
        super().__init__(
            "transfer",
            f"Transfer {name}",
            "No dose is begun or started while the patient is away. Admit the patient again "
            "under the same MRN: courses, chart and every stop are kept. Another bed on this "
            "ward is not a transfer: correct it under Data.",
        )
        self._session, self._mrn = session, mrn
        self._request = session.station.new_id()
        self.about = mrn
        self.add_form(Form(FIELDS, session.station.zone, session.station.clock))
        if box := unshown_box(session, mrn, "Say so at the hand-over."):
            self.body.addWidget(box)
        self.set_main("record_transfer", "Record the transfer")

    def act(self) -> None:
        """Record that the patient left."""
        form, session = self.form, self._session
        if form is None:
            return

        def act() -> bool:
            read = {name: str(editor.read()) for name, editor in form.editors.items()}
            left = datetime.fromisoformat(read["left_at"])
            handover = Handover(read["to"], left, read["handed_over_to"])
            transfer(session.station, session.who, self._mrn, handover, self._request)
            return True

        if session.attempt(act, self.refuse):
            session.done("The transfer is on record.")
            self.close_dialog()
