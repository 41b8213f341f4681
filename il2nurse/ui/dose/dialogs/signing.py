"""Signing the record of a dose: what is signed in short, what the signature means, the PIN."""

from PySide6.QtCore import Signal

from il2nurse.domain.regimen.regimen import Act
from il2nurse.domain.rules.chart.monitoring import times_not_taken
from il2nurse.domain.rules.dose.not_given import not_given_as
from il2nurse.domain.values.quantity import show
from il2nurse.readable.dose.signature import signature_meaning
from il2nurse.readable.words import NOT_GIVEN_WORDS, NOT_RECORDED, infusion_words
from il2nurse.ui.chart.schedule import STATES
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.facts import FactRow, Facts
from il2nurse.ui.widgets.label import Label
from il2nurse.ui.widgets.notice import Notice
from il2nurse.ui.widgets.pin import PinLine
from il2nurse.workflow.dose.administration import add_note, sign
from il2nurse.workflow.dose.view import DoseView


class SignDialog(Dialog):
    """The PIN again; ``signed`` follows once the signature is on record."""

    signed = Signal()

    def __init__(self, session: Session, view: DoseView, words: str | None = None) -> None:
        super().__init__("sign", "Sign the record", "Read it. Sign only if it is what happened.")
        self._session, self._key, self._words = session, view.dose.key, words
        self._meaning = signature_meaning(view.dose)
        self._request = session.station.new_id()
        self._note_request = session.station.new_id()
        facts = Facts()
        facts.show_facts("What is signed", dose_facts(view))
        notice = Notice()
        notice.show_text(f"“{self._meaning}”", lead="What the signature means")
        self.pin = PinLine("pin", "Your PIN")
        who = session.person.shown if session.person else ""
        self.body.addWidget(facts)
        self.body.addWidget(notice)
        self.body.addWidget(Label(f"PIN of {who}", "heading"))
        self.body.addWidget(self.pin)
        self.set_main("sign", "Sign")

    def start(self) -> None:
        """Ask for the PIN."""
        self.pin.setFocus()

    def act(self) -> None:
        """Sign; a note typed before is recorded first and is covered by the signature."""
        session, key, meant = self._session, self._key, self._meaning
        pin, words, request = self.pin.take(), self._words, self._request
        if not pin:
            self.refuse("", "Type your PIN. Nothing was signed.")
            return

        def write() -> bool:
            if words and words.strip():
                once = self._note_request
                add_note(session.station, session.who, key, words, request=once)
            return True

        def act() -> bool:
            sign(session.station, session.who, key, meant, pin, request)
            return True

        if not session.attempt(write, self.refuse):
            return
        self._words = None
        if session.attempt_in_thread(act, self.refuse):
            self.signed.emit()
            self.close_dialog()

    def refuse(self, field: str, sentence: str) -> None:
        """Show why nothing was signed, and ask for the PIN again."""
        super().refuse(field, sentence)
        self.pin.setFocus()


def dose_facts(view: DoseView) -> list[FactRow]:
    """The dose in a few lines."""
    dose = view.dose
    facts = [FactRow("Dose", f"{dose.key.slot} of {view.regimen.timetable.doses_per_cycle}")]
    facts += _infused(view)
    facts += _missed(view)
    if dose.held and (how := not_given_as(dose, view.regimen)):
        reasons = {choice.word: choice.label for choice in view.regimen.hold_reasons}
        why = reasons.get(dose.held.reason, dose.held.reason)
        facts.append(FactRow(NOT_GIVEN_WORDS[how].word, why))
        facts.append(FactRow("Found", dose.held.text or "nothing noted"))
        who, at = dose.held.call.shown, view.clock(dose.held.call.at)
        facts.append(FactRow("Prescriber called", f"{who} at {at}, read back"))
        if dose.held.call.order:
            facts.append(FactRow("Ordered", dose.held.call.order))
    # As the rail ticks them: what has expired or is asked again counts no more.
    steps = [step for step in view.regimen.steps if step.act is not Act.SIGN]
    done = sum(dose.is_done(step, view.moment.at) for step in steps)
    facts.append(FactRow("Steps on record", f"{done} of the {len(steps)} before the signature"))
    facts.append(FactRow("Reactions", _counted(len(dose.reactions))))
    facts.append(FactRow("Interruptions", _counted(len(dose.interrupted))))
    facts.append(FactRow("Notes", _counted(len(dose.notes))))
    return facts


def _infused(view: DoseView) -> list[FactRow]:
    infusion = view.dose.infusion
    if infusion is None or infusion.ended is None:
        return []
    start, end = view.words.exact(infusion.started.at), view.words.exact(infusion.ended.at)
    given, total = show(infusion.given_ml(view.now)), show(infusion.total_ml)
    late = [FactRow("End, over its time", infusion.end_reason)] if infusion.end_reason else []
    return [
        FactRow("Infusion", f"{start} to {end}, {infusion_words(infusion).within}"),
        *late,
        FactRow("Given", f"{given} mL of {total} mL"),
    ]


def _missed(view: DoseView) -> list[FactRow]:
    """The vital signs around the dose that were due and are not on record."""
    missed = [view.clock(due) for due in times_not_taken(view.moment, view.dose)]
    told = FactRow(f"Vital signs {NOT_RECORDED}", f"due {', '.join(missed)}", mark=STATES["missed"])
    return [told] if missed else []


def _counted(count: int) -> str:
    return str(count) if count else "none"
