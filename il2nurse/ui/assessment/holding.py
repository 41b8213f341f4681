"""Holding the dose from the page of the criteria: whether it is offered, and whom to call."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from il2nurse.domain.people import May, NotAllowed
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.regimen.rules import Verdict
from il2nurse.domain.rules.assessment.assessment import Assessment
from il2nurse.domain.rules.dose.against import held_ahead
from il2nurse.domain.rules.dose.decisions import allow_account, dose_ahead
from il2nurse.domain.rules.dose.standing import Standing
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.dose.call_lines import whom_to_call
from il2nurse.ui.dose.dialogs.hold import HoldDialog
from il2nurse.ui.dose.dialogs.not_given import NotGivenDialog
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.session import Session
from il2nurse.workflow.dose.view import look_at_dose

NOT_DUE: Final = " Due {}; newer values may change this."
HELD: Final = "Recorded: dose {} is held."


@dataclass(frozen=True, slots=True)
class HoldOffer:
    """A dose that the criteria hold: ``call`` says who is told first.

    ``now`` says that nothing is left but to hold it; else newer values may change that.
    """

    key: DoseKey
    begun: bool
    now: bool
    call: str

    def dialog(self, session: Session, moment: Moment) -> Dialog:
        """What asks for the reason and the call."""
        if not self.begun:
            return NotGivenDialog(session, moment, self.key.slot)
        made = HoldDialog(session, look_at_dose(session.station, self.key))
        made.held.connect(lambda: session.done(HELD.format(self.key.slot)))
        return made


def offer_hold(
    session: Session, moment: Moment, assessment: Assessment, standing: Standing | None
) -> HoldOffer | None:
    """The dose that may be held now because a criterion is met; ``None`` where none is."""
    key = dose_ahead(moment)
    if key is None or not session.who.may(May.GIVE):
        return None
    dose = moment.case.open_dose
    if dose and standing:
        met = standing.must_hold or assessment.verdict not in (Verdict.GIVE, Verdict.NOT_EVALUABLE)
        if dose.given or not met:
            return None
        now, later = standing.must_hold and not standing.passes, ""
    else:
        if not held_ahead(moment) or not _may(lambda: allow_account(moment)):
            return None
        due = moment.slots[key.slot - 1]
        now = moment.at >= due - moment.regimen.timetable.window
        later = "" if now else NOT_DUE.format(session.words.clock(due))
    telephones = session.station.telephones
    call = whom_to_call(moment, key.cycle, session.words, telephones)
    return HoldOffer(key, dose is not None, now, f"{call}{later}")


def _may(act: Callable[[], object]) -> bool:
    try:
        act()
    except NotAllowed:
        return False
    return True
