"""Recording vital signs or single results now: one row by keyboard, danger shown while typing."""

from collections.abc import Sequence

from il2nurse.domain.fields import Answer, Field
from il2nurse.domain.moment import Moment
from il2nurse.domain.rules import Finding
from il2nurse.domain.unusual import Unusual
from il2nurse.ui.bedside.dialog import Dialog
from il2nurse.ui.bedside.form import Form
from il2nurse.ui.bedside.view import View
from il2nurse.ui.editors.factory import COMPACT
from il2nurse.ui.session import Session
from il2nurse.ui.tones import Tone
from il2nurse.workflow.charting import observe


class VitalSignsDialog(Dialog):
    """A set of observations for the chart; of a dose where one is open."""

    def __init__(
        self, session: Session, moment: Moment, fields: Sequence[Field], dose: str, title: str
    ) -> None:
        super().__init__("vital_signs", title, "Enter goes on to the next value, then records.")
        self._session, self._moment, self._dose = session, moment, dose
        self._fields = tuple(fields)
        self._confirmed: tuple[str, ...] = ()
        compact = frozenset(field.id for field in fields if field.kind in COMPACT)
        self.add_form(Form(fields, session.station.zone, session.station.clock, compact))
        if self.form:
            self.form.changed.connect(self._judge)
        self.set_main("record_observations", "Record")

    @classmethod
    def around_dose(cls, session: Session, view: View) -> "VitalSignsDialog":
        """The regimen's set, for the dose on show."""
        return cls.of_patient(session, view.moment, view.dose.key.stream)

    @classmethod
    def of_patient(cls, session: Session, moment: Moment, dose: str = "") -> "VitalSignsDialog":
        """The regimen's set, for a patient with or without an open dose."""
        regimen = moment.regimen
        fields = [regimen.fields[name] for name in regimen.monitoring.fields]
        return cls(session, moment, fields, dose, "Record vital signs")

    @classmethod
    def of_fields(cls, session: Session, view: View, fields: Sequence[Field]) -> "VitalSignsDialog":
        """Single results that are missing or too old."""
        return cls(session, view.moment, fields, view.dose.key.stream, "Record what is missing")

    def act(self) -> None:
        """Record the set."""
        if self.form is None:
            return
        session, mrn, answers = self._session, self._moment.case.patient.mrn, self.form.answers()
        fields, dose, sure = self._fields, self._dose, self._confirmed

        def act() -> bool:
            try:
                observe(
                    session.station,
                    session.who,
                    mrn,
                    fields,
                    answers,
                    dose=dose,
                    confirmed=sure,
                )
            except Unusual as unusual:
                self._ask_again((*sure, *unusual.fields))
                raise
            return True

        if session.attempt(act, self.refuse):
            session.say(Tone.GOOD, "The values are on the chart.")
            self.close_dialog()

    def _ask_again(self, fields: tuple[str, ...]) -> None:
        """Pressed once more with nothing changed, the unusual values are meant."""
        self._confirmed = fields
        self.main.set_text("Record: the values are right")

    def _judge(self) -> None:
        self._confirmed = ()
        self.main.set_text("Record")
        if self.form:
            self.form.show_findings(dangers(self._moment, self.form.readable()))


def dangers(moment: Moment, answers: dict[str, Answer]) -> tuple[Finding, ...]:
    """What the rules of all steps say about these answers, each by its own field."""
    return tuple(
        Finding(rule.id, rule.result, rule.say, rule.source, rule.when.field)
        for step in moment.regimen.steps
        for rule in step.rules
        if not rule.when.function
        and (answer := answers.get(rule.when.field))
        and rule.when.holds(answer, moment.today)
    )
