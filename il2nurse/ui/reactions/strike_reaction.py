"""Striking out a reaction that was recorded by mistake; it stays readable."""

from typing import Final

from il2nurse.domain.people import Role
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.record.dose.reaction import Reaction
from il2nurse.domain.rules.moment import Moment
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form, focus_in
from il2nurse.ui.forms.questions import text
from il2nurse.ui.forms.witness_box import FIELDS as SIGNED
from il2nurse.ui.forms.witness_box import WitnessBox
from il2nurse.ui.reactions.reaction_outcome import reaction_line
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.dose.striking_reaction import (
    Mistake,
    closed_by,
    strike_reaction,
    takes_two,
)

WHY: Final = "reason"
TWO: Final = "Something was stopped for this reaction: a witness looks at it and signs."
PRESCRIBER: Final = (
    "This reaction closed the course. Struck out it closes nothing any more: a prescriber is one "
    "of the two who sign."
)


class StrikeReactionDialog(Dialog):
    """Why it is struck out, and the witness where something was stopped for it."""

    def __init__(self, session: Session, moment: Moment, dose: Dose, reaction: Reaction) -> None:
        super().__init__(
            "strike_reaction",
            "Strike a reaction out",
            "It stays readable. A signature over the dose falls; the dose is signed again. What "
            "is right is recorded anew, with its own grade and in its own patient's record.",
        )
        self._session, self._dose, self._reaction = session, dose, reaction
        self._request = session.station.new_id()
        self.about = reaction.reference
        line = f"Reaction: {reaction_line(session, moment, dose, reaction)}"
        self.body.addWidget(Label(line, "heading").set_wrapping())
        asked = text(WHY, "Why it is struck out", "Such as: of another patient, another grade.")
        self.add_form(Form((asked,), session.station.zone, session.station.clock))
        closed = closed_by(moment, reaction) is not None
        alone = closed and session.who.role is not Role.PRESCRIBER
        roles = frozenset({Role.PRESCRIBER}) if alone else frozenset[Role]()
        self.witness = WitnessBox(session, roles) if takes_two(moment, reaction) else None
        if self.witness:
            self.body.addWidget(Label(PRESCRIBER if closed else TWO, "muted").set_wrapping())
            self.body.addWidget(self.witness)
        self.set_main("record_strike_reaction", "Strike it out")

    def enter(self) -> None:
        """From the reason to the witness, and then record."""
        focus = focus_in(self)
        signs = self.witness and focus and self.witness.isAncestorOf(focus)
        if signs or not (self.form and self.form.advance()):
            self.act()

    def act(self) -> None:
        """Record it; the witness is asked where one is needed."""
        session, form = self._session, self.form
        if form is None:
            return
        reason = session.attempt(lambda: str(form.editors[WHY].read()), self.refuse)
        if not reason or (self.witness and self.witness.advance()):
            return
        witness = self.witness.take() if self.witness else None

        def act() -> bool:
            mistake = Mistake(self._reaction.seq, reason)
            station, who, key = session.station, session.who, self._dose.key
            strike_reaction(station, who, key, mistake, witness, request=self._request)
            return True

        if session.attempt_in_thread(act, self.refuse):
            session.warn("The reaction is struck out; it stays readable.")
            self.close_dialog()

    def refuse(self, field: str, sentence: str) -> None:
        """Show why nothing was changed where it is to be mended."""
        if self.witness and field in SIGNED:
            self.witness.show_slip(sentence)
        else:
            super().refuse(field, sentence)
