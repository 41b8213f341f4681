"""The actions at the foot of the assessment page: hold the dose, chart, measure what is missing."""

from il2nurse.domain.regimen.rules import Verdict
from il2nurse.readable.words import VERDICT_WORDS
from il2nurse.ui.assessment.holding import HoldOffer
from il2nurse.ui.look.tones import Sign
from il2nurse.ui.widgets.action import Weight
from il2nurse.ui.widgets.foot import Foot, foot_action


class AssessmentFoot(Foot):
    """Where a criterion is met, holding stands at the left as at the bedside."""

    def __init__(self) -> None:
        super().__init__(stretch=False)
        said = VERDICT_WORDS[Verdict.HOLD].word
        self.hold = foot_action("hold_dose", said, "F8", Sign.HOLD, Weight.STOP)
        self.results = foot_action("type_results", "Enter results", "T", Sign.PLUS)
        self.fluids = foot_action("fluids", "Intake and output", "I", Sign.PLUS)
        self.vitals = foot_action("vital_signs", "Vital signs", "V", Sign.PLUS)
        self.measure = foot_action(
            "measure", "Measure what is missing", "M", Sign.PLUS, Weight.MAIN
        )
        self.row.addWidget(self.hold)
        self.row.addStretch()
        for action in (self.results, self.fluids, self.vitals, self.measure):
            self.row.addWidget(action)

    def show_state(self, *, chart: bool, missing: bool, hold: HoldOffer | None) -> None:
        """Offer what fits; one action stands out: the hold where nothing else is left."""
        must = hold is not None and hold.now
        self.hold.setVisible(hold is not None)
        self.hold.set_weight(Weight.STOP if must else Weight.DANGER)
        for action in (self.results, self.fluids, self.vitals):
            action.setVisible(chart)
        self.measure.setVisible(chart and missing)
        self.measure.set_weight(Weight.PLAIN if must else Weight.MAIN)

    def set_listening(self, *, on: bool) -> None:
        """Leave the keys to a dialog that is open."""
        for action in (self.hold, self.results, self.fluids, self.vitals, self.measure):
            action.setEnabled(on)
