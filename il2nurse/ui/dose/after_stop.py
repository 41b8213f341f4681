"""What a stop leads on to: the call to the prescriber, then the reaction, which is offered."""

from collections.abc import Callable

from il2nurse.domain.rules.dose.owed_after_answers import owes_call
from il2nurse.domain.rules.dose.owed_after_stops import asks_for_call
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.labs.prescriber_call import PrescriberCallDialog, calls_to_make
from il2nurse.ui.reactions.reaction import ReactionDialog
from il2nurse.ui.session import Session
from il2nurse.workflow.dose.view import DoseView, look_at_dose

NOT_YOURS = "Tell a nurse or the charge nurse at once: they call the prescriber and record it."


class StopLeadingOn:
    """Opens its dialogs with ``ask``, for the dose that is ``shown``."""

    def __init__(
        self,
        session: Session,
        shown: Callable[[], DoseView | None],
        ask: Callable[[Dialog], None],
    ) -> None:
        self._session, self._shown, self._ask = session, shown, ask

    def lead_on(self) -> None:
        """The call first; however that is left, a reaction is offered where none is on record."""
        view = self._now()
        if view is None or asks_for_call(view.regimen, view.dose) is None:
            return
        dialog = self._call(view)
        if dialog is None:
            self._offer_reaction()
        else:
            dialog.closed.connect(self._offer_reaction)
            self._ask(dialog)

    def follow(self, dialog: Dialog) -> None:
        """Go on to the call once a reaction is told that ends the infusion."""
        view = self._shown()
        if isinstance(dialog, ReactionDialog) and view and view.dose.infusing:
            dialog.closed.connect(self.call)

    def call(self) -> None:
        """Record the call about the dose, where one is owed and none is on record."""
        view = self._now()
        if view and owes_call(view.regimen, view.moment.case, view.dose):
            dialog = self._call(view)
            if dialog is None:
                self._session.warn(NOT_YOURS)
            else:
                self._ask(dialog)

    def _now(self) -> DoseView | None:
        view = self._shown()
        return look_at_dose(self._session.station, view.dose.key) if view else None

    def _call(self, view: DoseView) -> PrescriberCallDialog | None:
        owed = calls_to_make(self._session, view.moment)
        return PrescriberCallDialog(self._session, view.moment, owed) if owed else None

    def _offer_reaction(self) -> None:
        view = self._now()
        reason = asks_for_call(view.regimen, view.dose) if view else None
        if view is None or reason is None or view.dose.reactions:
            return
        dialog = ReactionDialog(self._session, view)
        if reason.reaction:
            dialog.terms.choose(reason.reaction)
        self._ask(dialog)
