"""Correcting what was recorded about a dose: its hold, the volume given, the end."""

from datetime import datetime
from typing import Final

from il2nurse.domain.record.dose.corrected import DoseValue
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen.fields import Choice, Field, FieldKind, Slip
from il2nurse.domain.values.form_number import form_in_words
from il2nurse.domain.values.quantity import show
from il2nurse.readable.dose.corrected_words import DOSE_VALUE_WORDS
from il2nurse.readable.dose.infusion_rows import reason_label
from il2nurse.readable.dose.injection_rows import injection_sites, site_in_words
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form, focus_in
from il2nurse.ui.forms.questions import SOURCE, one_of, text, time
from il2nurse.ui.forms.witness_box import FIELDS as SIGNED
from il2nurse.ui.forms.witness_box import WitnessBox
from il2nurse.ui.look import labels
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.label import Label
from il2nurse.workflow.dose.correcting import TAKES_TWO, correct_dose
from il2nurse.workflow.dose.dose_change import DoseChange

TWO: Final = "What counts as given or held: a witness looks at it and signs."
STRIKE_HOLD: Final = "Strike the hold out: it belongs to another dose or patient"
STRIKE_INJECTION: Final = "Strike the injection out: it belongs to another dose or patient"
STRIKE_FORM: Final = "Strike out {}: it is of another dose or patient, or its start is wrong"
WHY: Final = "reason"


class DoseCorrectionDialog(Dialog):
    """What is wrong, what is right, why, and the witness where it changes what counts."""

    def __init__(self, session: Session, dose: Dose) -> None:
        moment = session.station.moment(dose.key.mrn)
        super().__init__(
            "dose_correction",
            f"Correct dose {dose.key.slot}",
            "The old value stays readable. If the dose is signed, it must be signed again.",
        )
        self._session, self._dose, self._regimen = session, dose, moment.regimen
        self._request = session.station.new_id()
        self.about = dose.key.stream
        station = session.station
        self.what = Form(
            (one_of("what", "What is wrong?", self._choices()),), station.zone, station.clock
        )
        self.add_form(self.what)
        self.right: Form | None = None
        self.place = Label()
        self.body.addWidget(self.place)
        self.witness = WitnessBox(session, frozenset())
        self._two = Label(TWO, "muted").set_wrapping()
        self.body.addWidget(self._two)
        self.body.addWidget(self.witness)
        self.what.changed.connect(self._chosen)
        self.what.editors["what"].completed.connect(self._go_on)
        self.set_main("record_dose_correction", labels.RECORD_CORRECTION)
        self._chosen()

    @property
    def chosen(self) -> str:
        """What is wrong, "" while nothing is chosen."""
        return str(self.what.answers()["what"] or "")

    def enter(self) -> None:
        """From what is wrong to what is right, to the witness, and then record."""
        focus = focus_in(self)
        if self.right is None:
            self.what.focus_first()
        elif focus is None or not (
            self.right.isAncestorOf(focus) or self.witness.isAncestorOf(focus)
        ):
            self.right.focus_first()
        elif not (self.right.isAncestorOf(focus) and self.right.advance()):
            self.act()

    def act(self) -> None:
        """Record the correction; the witness is asked where one is needed."""
        session = self._session
        change = session.attempt(self._read, self.refuse)
        if change is None:
            return
        two = change.what in TAKES_TWO
        if two and self.witness.advance():
            return
        witness = self.witness.take() if two else None

        def act() -> bool:
            station, who, key = session.station, session.who, self._dose.key
            correct_dose(station, who, key, change, witness, request=self._request)
            return True

        if session.attempt_in_thread(act, self.refuse):
            session.warn("It is corrected; the old value stays readable.")
            self.close_dialog()

    def refuse(self, field: str, sentence: str) -> None:
        """Show why nothing was changed where it is to be mended."""
        if field in SIGNED:
            self.witness.show_slip(sentence)
        elif self.right is None or not self.right.show_slip(field, sentence):
            super().refuse(field, sentence)

    def _read(self) -> DoseChange:
        if self.right is None:
            raise Slip("what", "Choose what is wrong. Nothing was changed.")
        what, read = DoseValue(self.chosen), self.right.editors
        now = str(read[what].read()) if what in read else ""
        if what in (DoseValue.ENDED, DoseValue.INJECTED_AT):
            now = datetime.fromisoformat(now).isoformat()
        words = str(read["text"].answer()) if "text" in read else ""
        return DoseChange(what, now, str(read[WHY].answer()), words)

    def _choices(self) -> tuple[Choice, ...]:
        dose, words = self._dose, self._session.words
        if dose.held:
            reason = reason_label(self._regimen.hold_reasons, dose.held.reason)
            label = f"{DOSE_VALUE_WORDS[DoseValue.REASON]}: {reason}"
            return Choice(DoseValue.REASON, label), Choice(DoseValue.HELD, STRIKE_HOLD)
        paper = dose.on_form
        strike = STRIKE_FORM.format(form_in_words(paper.form)) if paper else ""
        form = (Choice(DoseValue.ON_PAPER, strike),) if paper else ()
        if dose.injection:
            injection, site = dose.injection, site_in_words(self._regimen, dose.injection.site)
            standing = {
                DoseValue.SITE: site,
                DoseValue.INJECTED_AT: words.clock(injection.at),
                DoseValue.INJECTED_ML: f"{show(injection.given_ml)} mL",
            }
            right = (Choice(w, f"{DOSE_VALUE_WORDS[w]}: {now}") for w, now in standing.items())
            return *right, *(form or (Choice(DoseValue.INJECTED, STRIKE_INJECTION),))
        infusion = dose.infusion
        struck = form if infusion else ()
        if infusion is None or infusion.ended is None or infusion.recorded_given_ml is None:
            return struck
        given = f"{DOSE_VALUE_WORDS[DoseValue.GIVEN]}: {show(infusion.recorded_given_ml)} mL"
        ended = f"{DOSE_VALUE_WORDS[DoseValue.ENDED]}: {words.clock(infusion.ended.at)}"
        return Choice(DoseValue.GIVEN, given), Choice(DoseValue.ENDED, ended), *struck

    def _chosen(self) -> None:
        """Ask for the right value of what is chosen, for the reason, and for the witness."""
        if self.right is not None:
            # Without a parent it would be a window until it is gone, and might have the keyboard.
            self.right.setParent(self.parentWidget())
            self.right.hide()
            self.right.deleteLater()
            self.right = None
        two = self.chosen in TAKES_TWO
        self.witness.setVisible(two)
        self._two.setVisible(two)
        if self.chosen:
            station = self._session.station
            self.right = Form(self._asked(DoseValue(self.chosen)), station.zone, station.clock)
            self.body.insertWidget(self.body.indexOf(self.place), self.right)

    def _go_on(self) -> None:
        """A number key chose what is wrong: the next keys are the right value's."""
        if self.right is not None:
            self.right.focus_first()

    def _asked(self, what: DoseValue) -> tuple[Field, ...]:
        why = text(WHY, "Why it is corrected", "Such as: read wrongly, recorded for another dose.")
        match what:
            case DoseValue.HELD | DoseValue.ON_PAPER | DoseValue.INJECTED:
                return (why,)
            case DoseValue.SITE:
                return one_of(what, "The right site", injection_sites(self._regimen)), why
            case DoseValue.INJECTED_AT:
                return time(what, "When it was injected"), why
            case DoseValue.INJECTED_ML:
                less = text("text", "Why less went in than was drawn up", required=False)
                return _volume(what, "Volume that was injected"), less, why
            case DoseValue.REASON:
                other = text("text", "In words, if it is another reason", required=False)
                reasons = one_of(what, "The right reason", self._regimen.hold_reasons)
                return reasons, other, why
            case DoseValue.GIVEN:
                return _volume(what, "Volume that was given"), why
            case DoseValue.ENDED:
                return time(what, "When it ended"), why


def _volume(what: DoseValue, label: str) -> Field:
    return Field(what, label, FieldKind.NUMBER, SOURCE, "", unit="mL", places=2)
