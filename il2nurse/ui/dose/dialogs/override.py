"""Overriding a hold for this dose: reason, the prescriber's order, and a witness."""

from dataclasses import dataclass

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.record.dose.dose import Dose, DoseKey
from il2nurse.domain.record.dose.override import Override
from il2nurse.domain.regimen.fields import Field, Slip
from il2nurse.domain.regimen.inputs import shown_age
from il2nurse.domain.regimen.rules import Limit
from il2nurse.domain.rules.assessment.assessing import assess_now
from il2nurse.domain.rules.assessment.assessment import Assessed
from il2nurse.domain.rules.assessment.overrides import overridable_limit
from il2nurse.domain.rules.dose.decisions import allow_override
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.assessment.criterion_rows import criterion_row
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import focus_in
from il2nurse.ui.forms.prescriber_called import call_fields, make_call_form, read_call
from il2nurse.ui.forms.witness_box import FIELDS, WitnessBox
from il2nurse.ui.look.verdicts import RESULTS
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.ui.widgets.notice import Notice
from il2nurse.workflow.dose.overriding import override

SAY = "The result stays readable. Only this hold is overridden, for this dose and these values."


@dataclass(frozen=True, slots=True)
class Offer:
    """A hold that the regimen lets be overridden. ``refused`` says why not now, if it may not."""

    assessed: Assessed
    limit: Limit
    value: str
    refused: str | None = None

    @property
    def witnesses(self) -> str:
        """The roles that may sign it beside."""
        allowed = self.limit.override
        roles = allowed.roles if allowed else ()
        return " or ".join(sorted(each.label.lower() for each in roles))


def offer_override(moment: Moment, dose: Dose | None) -> Offer | None:
    """The hold that may be overridden now, or why it may not; ``None`` where none is met."""
    for assessed in assess_now(moment).criteria:
        limit = overridable_limit(moment.regimen, assessed.rule) if assessed.decides else None
        if limit:
            value = criterion_row(moment.regimen, assessed).value
            return Offer(assessed, limit, value, _refused(moment, dose, assessed.rule))
    return None


def _refused(moment: Moment, dose: Dose | None, rule: str) -> str | None:
    if dose is None:
        return "Only a prescriber orders an override, at the hold criteria of an open dose."
    try:
        allow_override(moment, dose, rule)
    except NotAllowed as problem:
        return str(problem)
    return None


class OverrideDialog(Dialog):
    """The nurse types the order; the role that the regimen names signs beside."""

    def __init__(self, session: Session, key: DoseKey, offer: Offer) -> None:
        super().__init__("override", "Override this hold", SAY)
        self._session, self._key, self._offer = session, key, offer
        self.about = f"{key.stream} {offer.assessed.rule}"
        self._request = session.station.new_id()
        allowed = offer.limit.override
        roles = allowed.roles if allowed else frozenset()
        self.witness = WitnessBox(session, roles)
        self.witness.changed.connect(self.clear_problem)
        assessed, box, notice = offer.assessed, FindingBox(), Notice()
        sentence = f"{assessed.title}, {offer.value}. {assessed.say}"
        box.show_mark(RESULTS[assessed.result], sentence, assessed.source)
        lasts = shown_age(allowed.lasts) if allowed else "0 min"
        notice.show_text(
            f"Witnessed by a {offer.witnesses}. It ends after {lasts}, and at once when one of the "
            "values behind it is measured again or another criterion is met. The "
            "prescriber, who is on record here, countersigns it; the charge nurse adds one who is "
            "missing.",
            lead="What the override means",
        )
        self.body.addWidget(box)
        self.body.addWidget(notice)
        self.add_form(make_call_form(session, _asked(session)))
        self.body.addWidget(self.witness)
        self.set_main("record_override", "Sign and override")

    def enter(self) -> None:
        """Through the questions, then to the witness."""
        focus = focus_in(self)
        below = focus is not None and self.witness.isAncestorOf(focus)
        if not below and self.form and self.form.advance():
            return
        if not self.witness.advance():
            self.act()

    def act(self) -> None:
        """Record it."""
        if self.form is None or not self._signs():
            return
        session, key, request = self._session, self._key, self._request
        rule, reason = self._offer.assessed.rule, str(self.form.answers()["reason"])
        try:
            grounds = Grounds(reason, read_call(self.form))
        except Slip as slip:
            self.refuse(slip.field, str(slip))
            return
        witness = self.witness.take()

        def act() -> Override:
            return override(
                session.station, session.who, key, rule, grounds, witness, request=request
            )

        kept = session.attempt_in_thread(act, self.refuse)
        if kept:
            title = self._offer.assessed.title
            session.warn(f"{title}: the hold is overridden for this dose. Judge again.")
            self.close_dialog()

    def refuse(self, field: str, sentence: str) -> None:
        """Show why it was not recorded, at the witness where it is about the signature."""
        if field in FIELDS:
            self.witness.show_slip(sentence)
        else:
            super().refuse(field, sentence)

    def _signs(self) -> bool:
        if self.witness.people.person() and self.witness.pin.text():
            return True
        self.witness.show_slip("Choose the witness, and let them type their PIN.")
        return False


def _asked(session: Session) -> tuple[Field, ...]:
    why = questions.text("reason", "Why this hold is overridden", "It is kept in the record.")
    return (why, *call_fields(session, listed_alone=True))
