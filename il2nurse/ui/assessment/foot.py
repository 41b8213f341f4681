"""The actions at the foot of the assessment page: measure what is missing, chart, override."""

from il2nurse.ui.look.tones import Sign
from il2nurse.ui.widgets.action import Weight
from il2nurse.ui.widgets.foot import Foot, foot_action
from il2nurse.ui.widgets.label import Label

WHY = 220


class AssessmentFoot(Foot):
    """What the regimen does not allow is not offered; what is not allowed now says why."""

    def __init__(self) -> None:
        super().__init__(stretch=False)
        self.override = foot_action("override", "Override this hold", "O", Sign.PEN, Weight.DANGER)
        self.results = foot_action("type_results", "Type results", "T", Sign.PLUS)
        self.fluids = foot_action("fluids", "Intake and output", "I", Sign.PLUS)
        self.vitals = foot_action("vital_signs", "Vital signs", "V", Sign.PLUS)
        self.measure = foot_action(
            "measure", "Measure what is missing", "M", Sign.PLUS, Weight.MAIN
        )
        self._why = Label(role="small").set_wrapping()
        self._why.setObjectName("override_refused")
        self._why.setMinimumWidth(WHY)
        self._listening = True
        self._refused: str | None = None
        self.row.addWidget(self.override)
        self.row.addWidget(self._why)
        self.row.addStretch()
        for action in (self.results, self.fluids, self.vitals, self.measure):
            self.row.addWidget(action)

    def show_state(
        self, *, chart: bool, missing: bool, overridable: bool, refused: str | None
    ) -> None:
        """Offer what fits; ``refused`` says why a hold cannot be overridden now."""
        self._refused = refused
        self.override.setVisible(overridable)
        self._why.show_sentence(refused or "" if overridable else "")
        for action in (self.results, self.fluids, self.vitals):
            action.setVisible(chart)
        self.measure.setVisible(chart and missing)
        self._enable()

    def set_listening(self, listening: bool) -> None:  # noqa: FBT001 - one switch, and its name says which
        """Leave the keys to a dialog that is open."""
        self._listening = listening
        self._enable()

    def _enable(self) -> None:
        for action in (self.results, self.fluids, self.vitals, self.measure):
            action.setEnabled(self._listening)
        self.override.setEnabled(self._listening and not self._refused)
