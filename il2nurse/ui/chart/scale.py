"""Choosing the SpO₂ scale of the early warning score, by a prescriber's word."""

from il2nurse.domain.people import Role
from il2nurse.domain.regimen.fields import Choice
from il2nurse.domain.rules.chart.early_warning import SCALES
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.questions import one_of, prescriber, text
from il2nurse.ui.session import Session
from il2nurse.workflow.chart.scale import choose_scale
from il2nurse.workflow.prescribers import prescribers

SAY = "Scale 2 is for patients whose prescribed saturation is 88 to 92 %. A prescriber chooses it."
DETAILS = ("Target 94 % and above", "Target 88 to 92 %")


class ScaleDialog(Dialog):
    """The scale, who said so, and why; it holds from now on."""

    def __init__(self, session: Session, mrn: str) -> None:
        super().__init__("scale", "SpO₂ scale of NEWS2", SAY)
        self._session, self._mrn = session, mrn
        self._request = session.station.new_id()
        station = session.station
        now = station.case(mrn).chart.scale(station.now().at)
        self.show_title(f"SpO₂ scale of NEWS2: scale {now} holds now")
        scales = (
            Choice(str(scale), f"Scale {scale}", detail)
            for scale, detail in zip(SCALES, DETAILS, strict=True)
        )
        fields = [one_of("scale", "Scale from now on", scales)]
        if session.who.role is not Role.PRESCRIBER:
            fields.append(prescriber(prescribers(station), "Prescriber who said so"))
        fields.append(text("reason", "Reason", "Such as the target saturation."))
        self.add_form(Form(fields, station.zone, station.clock))
        self.set_main("record_scale", "Record the scale")

    def act(self) -> None:
        """Record the choice."""
        if self.form is None:
            return
        form, session = self.form, self._session

        def act() -> int:
            answers = form.answers()
            scale = int(str(form.editors["scale"].read()))
            named = str(answers.get("prescriber", ""))
            reason = str(answers["reason"])
            station, by, request = session.station, session.who, self._request
            choose_scale(station, by, self._mrn, scale, named, reason, request=request)
            return scale

        scale = session.attempt(act, self.refuse)
        if scale is not None:
            session.done(f"Scale {scale} holds for NEWS2 from now on.")
            self.close_dialog()
