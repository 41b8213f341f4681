"""The actions at the foot of the assessment page: measure what is missing, chart, override."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from il2nurse.ui.look import sizes
from il2nurse.ui.look.icons import Sign
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.ui.widgets.label import Label


class AssessmentFoot(QFrame):
    """What the regimen does not allow is not offered; what is not allowed now says why."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("part", "foot")
        self.setFixedHeight(sizes.ACTION_BAR)
        self.override = _action("override", "Override this hold", "O", Sign.PEN, Weight.DANGER)
        self.results = _action("type_results", "Type results", "T", Sign.PLUS)
        self.fluids = _action("fluids", "Intake / output", "I", Sign.PLUS)
        self.vitals = _action("vital_signs", "Vital signs", "V", Sign.PLUS)
        self.measure = _action("measure", "Measure what is missing", "M", Sign.PLUS, Weight.MAIN)
        self._why = Label(role="small").set_wrapping()
        self._why.setObjectName("override_refused")
        self._listening, self._refused = True, ""
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 20, 0)
        row.setSpacing(sizes.SPACE)
        row.addWidget(self.override)
        row.addWidget(self._why, 1)
        for action in (self.results, self.fluids, self.vitals, self.measure):
            row.addWidget(action)

    def show_state(self, *, chart: bool, missing: bool, overridable: bool, refused: str) -> None:
        """Offer what fits; ``refused`` says why a hold cannot be overridden now."""
        self._refused = refused
        self.override.setVisible(overridable)
        self._why.setText(refused if overridable else "")
        for action in (self.results, self.fluids, self.vitals):
            action.setVisible(chart)
        self.measure.setVisible(chart and missing)
        self._enable()

    def set_listening(self, listening: bool) -> None:  # noqa: FBT001  (a setter)
        """Leave the keys to a dialog that is open."""
        self._listening = listening
        self._enable()

    def _enable(self) -> None:
        for action in (self.results, self.fluids, self.vitals, self.measure):
            action.setEnabled(self._listening)
        self.override.setEnabled(self._listening and not self._refused)


def _action(name: str, text: str, key: str, sign: Sign, weight: Weight = Weight.PLAIN) -> Action:
    made = Action(name, text)
    made.set_key(key)
    made.set_sign(sign)
    made.set_weight(weight)
    return made
