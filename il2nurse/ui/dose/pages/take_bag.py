"""Pharmacy's bag at the bedside: what was recorded of it, and the scan that takes it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from il2nurse.domain.record.pharmacy.bag import Bag, BagAct
from il2nurse.domain.record.register.scan_facts import WhyUnread
from il2nurse.domain.regimen.fields import Choice
from il2nurse.domain.regimen.regimen import Step
from il2nurse.domain.rules.bags.fitting import limit_of, lots_of
from il2nurse.domain.rules.bags.standing import STATES, state_of
from il2nurse.domain.rules.bags.steps import bag_steps
from il2nurse.domain.rules.dose.order_questions import against_hanging
from il2nurse.domain.values.bag_number import EXAMPLE
from il2nurse.domain.values.quantity import in_full
from il2nurse.readable.pharmacy.made_line import limit_beside
from il2nurse.readable.pharmacy.work_state import bag_work
from il2nurse.readable.unread_words import WHY_UNREAD
from il2nurse.readable.words import NOT_RECORDED
from il2nurse.ui.dose.dialogs.ask_pharmacy import AskPharmacyDialog, ask_for_bag
from il2nurse.ui.dose.stage import MainAct, Stage
from il2nurse.ui.editors.text import TextEditor
from il2nurse.ui.forms.form import Form
from il2nurse.ui.forms.questions import one_of, text
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.pharmacy.bag_marks import bag_mark
from il2nurse.ui.session import Heard, Session
from il2nurse.ui.widgets.action import Action
from il2nurse.ui.widgets.chips import Chips
from il2nurse.ui.widgets.facts import FactRow, Facts
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.workflow.dose.bag.taking import take_bag
from il2nurse.workflow.dose.view import DoseView
from il2nurse.workflow.pharmacy.bags import usable_bag
from il2nurse.workflow.pharmacy.lots import quarantined
from il2nurse.workflow.site import Mixing

CODE: Final = "bag_code"
WHY: Final = "why_typed"
SCAN: Final = (
    "Scan the label of the bag. The program holds it against this patient, this dose and its time "
    "limit. If it cannot be read, type the number below the code."
)
WAIT: Final = "On this ward pharmacy prepares every bag; nobody mixes one at the bedside."
NONE_HERE: Final = "No bag of pharmacy is here for this dose."
NOT_YET: Final = Mark(Tone.WARN, "Not yet", Sign.CLOCK)
REFUSED: Final = Mark(Tone.DANGER, "Do not hang", Sign.HOLD)
ANSWERED: Final = Mark(Tone.INFO, "Pharmacy", Sign.CHECK)


def waits_for_bag(view: DoseView, step: Step) -> bool:
    """Whether pharmacy's bag is taken at this step, in place of mixing it here."""
    if step not in bag_steps(view.regimen):
        return False
    bag = usable_bag(view.moment, view.dose.key)
    return bag is not None or view.station.mixing is Mixing.PHARMACY


def bag_in_short(view: DoseView, step: Step) -> str | None:
    """What the page of a bag shows, so that another bag or state makes it anew."""
    if not waits_for_bag(view, step):
        return None
    bag = usable_bag(view.moment, view.dose.key)
    asked = [each for each in view.moment.case.requests if each.dose == view.dose.key]
    answered = sum(each.answer is not None for each in asked)
    return f"bag {bag.number if bag else ''} {bag.state if bag else ''} {len(asked)} {answered}"


class TakeBagPage(Stage):
    """The bag that pharmacy made for this dose; what is not there is asked for."""

    recorded = Signal(bool)

    def __init__(
        self, session: Session, view: DoseView, step: Step, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, view, "Take pharmacy's bag", SCAN, parent=parent)
        self.step = step
        self._request = session.station.new_id()
        self._chips = Chips()
        self._found = FindingBox()
        self._answer = FindingBox()
        self._facts = Facts()
        hint = f"Scan it, or type its number, like {EXAMPLE}."
        why = (Choice(word, say) for word, say in WHY_UNREAD.items())
        asked = (
            text(CODE, "Label of the bag", hint),
            one_of(WHY, "Reason for typing it", why, required=False),
        )
        self.form = Form(asked, view.station.zone, view.station.clock, listed=frozenset({WHY}))
        self.form.changed.connect(self.main_changed)
        editor = self.form.editors[CODE]
        if isinstance(editor, TextEditor):
            editor.line.set_scanned()
            editor.line.scanned.connect(self.act)
        self.note = Action("ask_pharmacy", "Ask pharmacy, with a note")
        self.note.set_key("Alt+P")
        self.note.clicked.connect(self._ask_with_note)
        for part in (self._chips, self._found, self._answer, self.form, self._facts):
            self.body.addWidget(part)
        self.body.addWidget(self.note, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_view(view)

    @property
    def bag(self) -> Bag | None:
        """Pharmacy's bag for this dose, as far as one is in use."""
        return usable_bag(self.view.moment, self.key)

    def show_view(self, view: DoseView) -> None:
        """Show where the bag stands, and what is recorded of it."""
        super().show_view(view)
        bag = self.bag
        state = bag_work(view.moment, self.key, quarantined(view.station)).state
        mark = bag_mark(state)._replace(word=f"Pharmacy: {state.value.lower()}")
        self._chips.show_marks((mark,))
        self.say.setText(SCAN if bag else WAIT)
        self._facts.setVisible(bag is not None)
        self.form.setVisible(bag is not None)
        self.note.setVisible(not self._asked)
        self._found.hide()
        if bag is None:
            self._found.show_mark(NOT_YET, NONE_HERE)
            self._found.show()
        else:
            self._show_bag(bag)
        self._show_answer()

    def main(self) -> MainAct:
        """Take the bag, or ask pharmacy for it."""
        if self.bag is None:
            return MainAct("Ask pharmacy for the bag", ready=not self._asked)
        return MainAct("Take this bag", ready=bool(self.form.typed().get(CODE)))

    def start(self) -> None:
        """The code is typed where it cannot be scanned."""
        if self.bag is not None:
            self.form.focus_first()
        else:
            self.setFocus()

    def enter(self) -> None:
        """Take what was typed."""
        if self.bag is None or not self.form.advance():
            self.act()

    def act(self) -> None:
        """Take the bag by what was typed, or ask for it."""
        if self.bag is None:
            ask_for_bag(self.session, self.key, self._request)
        elif code := str(self.form.answers().get(CODE, "")):
            why = str(self.form.answers().get(WHY, ""))
            self._take(code, WhyUnread(why) if why else None)

    def scanned(self, code: str) -> Heard:
        """A scanned label takes the bag."""
        return Heard.TAKEN if self._take(code) else Heard.REFUSED

    def refuse(self, field: str, sentence: str) -> None:
        """Show why it was not taken."""
        if not self.form.show_slip(field, sentence):
            self._found.show_mark(REFUSED, sentence)
            self._found.show()
            self.session.refuse(sentence)

    @property
    def _asked(self) -> bool:
        requests = self.view.moment.case.requests
        return any(each.dose == self.key and each.answer is None for each in requests)

    def _take(self, code: str, why: WhyUnread | None = None) -> bool:
        session, key, request = self.session, self.key, self._request
        taken = session.attempt(
            lambda: take_bag(
                session.station, session.who, key, code, why_typed=why, request=request
            ),
            self.refuse,
        )
        if taken:
            self.recorded.emit(False)
        else:
            self._request = session.station.new_id()
        return taken is not None

    def _ask_with_note(self) -> None:
        self.asked.emit(AskPharmacyDialog(self.session, self.key))

    def _show_answer(self) -> None:
        told = [each for each in self.view.moment.case.requests if each.dose == self.key]
        self._answer.setVisible(bool(told))
        if not told:
            return
        last, words = told[-1], self.view.words
        if last.answer and last.answered_at:
            who = words.name(last.answered_by or "")
            said = f"{last.answer} ({who}, {words.clock(last.answered_at)})"
        else:
            said = f"Asked for at {words.clock(last.at)}; no answer yet."
        self._answer.show_mark(ANSWERED, said)

    def _show_bag(self, bag: Bag) -> None:
        view, words = self.view, self.view.words
        held = quarantined(view.station)
        against = [each.say for each in against_hanging(view.moment, self.key, bag, held)]
        if against:
            self._found.show_mark(REFUSED, " ".join(against))
            self._found.show()
        released, limit = bag.done.get(BagAct.RELEASE), limit_of(view.moment, bag)
        state = STATES[state_of(view.moment.text(bag.regimen_digest), bag)]
        rows = [
            FactRow("Bag", bag.number, state, large=True),
            FactRow("Dose", in_full(bag.international_units)),
            FactRow("Vials", f"lot {', '.join(lots_of(bag))}" if lots_of(bag) else NOT_RECORDED),
            FactRow("Prepared by", ", ".join(sorted(map(words.name, bag.preparers)))),
        ]
        if bag.agreed:
            rows.append(
                FactRow("Checked by", words.name(bag.agreed.by), words.clock(bag.agreed.at))
            )
        if released:
            rows.append(FactRow("Released by", words.name(released.by), words.clock(released.at)))
        if limit:
            what = "Infusion must end by" if view.regimen.infusion else "Inject by"
            beside = limit_beside(view.moment, bag)
            rows.append(FactRow(what, words.day_time(limit.ends), beside))
        self._facts.show_facts("What pharmacy recorded", rows)
