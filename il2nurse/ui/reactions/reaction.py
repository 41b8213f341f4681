"""A reaction: the infusion is stopped first, then what helps, then what was seen and done."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from il2nurse.domain.record.dose.facts import ReactionFact
from il2nurse.domain.record.dose.reaction import Reaction
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.reactions import GRADES
from il2nurse.ui.editors.choosing import ChoosingEditor
from il2nurse.ui.editors.time import without_now
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Tone
from il2nurse.ui.one_press import OnePress
from il2nurse.ui.qt.drafts import TypedDraft
from il2nurse.ui.reactions.asked import GRADE, ONSET, more_questions, reaction_questions
from il2nurse.ui.reactions.emergency import EmergencyCard
from il2nurse.ui.reactions.grades import UNTIL, closing_grades, grade_label, names_of
from il2nurse.ui.reactions.term_list import TermList
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.workflow.dose.reacting import react, stop_for_reaction
from il2nurse.workflow.dose.view import DoseView

TERM = "term"
BESIDES = "Alt+W"
NEXT = "Next: its grade"
IDLE = "Reaction · no infusion is running"
CLOSED = "The course is closed until a prescriber decides."
STOPPED = "Reaction · infusion stopped at {}, on record"
# What stands on the alarm strip from the stop on leaves the list this room.
FEW = 3


class ReactionDialog(Dialog):
    """While the drug runs, one press stops it; what to do stands on top all the time."""

    def __init__(self, session: Session, view: DoseView) -> None:
        super().__init__("reaction", "Reaction", "")
        self._session, self._key = session, view.dose.key
        self._press = OnePress(session)
        self._view = view
        self.about = view.dose.key.stream
        self._stopping = view.dose.infusing
        idle = view.regimen.infusion and not view.dose.infusing
        self._named = IDLE if idle else "Reaction"
        self._since: datetime | None = None
        self._request = session.station.new_id()
        self._running = Action("go_on_running", "Go on without stopping")
        self._running.set_weight(Weight.LINK)
        self._running.clicked.connect(self._tell)
        self._emergency = EmergencyCard(view.regimen, view.reach, infusing=view.dose.infusing)
        self.terms = TermList(view.regimen.reactions)
        station = session.station
        asked = reaction_questions(view.regimen)
        self._form = Form(asked, station.zone, station.clock, beside=frozenset({ONSET}))
        self._rest = Form(more_questions(view.regimen), station.zone, station.clock)
        without_now(self._form.editors)
        self._besides = Action("ask_besides", "Outcome, notes")
        self._besides.set_key(BESIDES)
        self._besides.set_small()
        self._besides.clicked.connect(self._ask_besides)
        grades = self._form.editors["grade"]
        if isinstance(grades, ChoosingEditor):
            grades.set_close()
        for form in (self._form, self._rest):
            form.changed.connect(self.clear_problem)
        self._form.changed.connect(self._tell_what_follows)
        self.terms.changed.connect(self._tell_what_follows)
        self.terms.settled.connect(self._ask_grade)
        self._fill()
        if self._stopping:
            self._ask_to_stop()
        else:
            self._tell()

    def start(self) -> None:
        """Ask for the stop, or for the reaction."""
        (self.main if self._stopping else self.terms.line).setFocus()

    def unrecorded(self) -> dict[str, Answer]:
        """The reaction beside its questions."""
        return super().unrecorded() | {TERM: self.terms.term()}

    def restore(self, draft: TypedDraft) -> None:
        """Find the reaction again too."""
        self.terms.choose(str(draft.answers.get(TERM, "")))
        super().restore(draft)
        if self.terms.term() and not self._stopping:
            self._ask_grade()
        if any(draft.answers.get(name) for name in self._rest.editors):
            self._ask_besides()

    def enter(self) -> None:
        """Go on to what is missing, or act."""
        if not self._stopping and (self._form.isHidden() or self.terms.has_keyboard()):
            self._ask_grade()
        else:
            super().enter()

    def act(self) -> None:
        """Stop the infusion, or record the reaction."""
        if self._stopping:
            self._stop()
        else:
            self._record()

    def _stop(self) -> None:
        session, key = self._session, self._key
        at = self._press.attempt(
            key,
            lambda once: stop_for_reaction(session.station, session.who, key, request=once),
            self.refuse,
        )
        if at:
            self._since = at
            onset = f"When it began, if not at the stop, {self._view.clock(at)}"
            self._form.editors[ONSET].label.setText(onset)
            self._named = STOPPED.format(self._view.clock(at))
            self.terms.show_rows(FEW)
            self._tell()

    def _record(self) -> None:
        session, key, term = self._session, self._key, self.terms.term()
        if not term or self._form.isHidden():
            self._ask_grade()
            return
        editors, request = self._form.editors | self._rest.editors, self._request

        def act() -> Reaction:
            read = {name: str(editor.read()) for name, editor in editors.items()}
            seen = ReactionFact(
                term=term,
                text=read["text"] or None,
                action=read["action"],
                grade=int(read["grade"]),
                outcome=read["outcome"] or None,
            )
            at = datetime.fromisoformat(read["at"]) if read["at"] else self._since
            return react(session.station, session.who, key, seen, at, request=request)

        kept = session.attempt(act, self.refuse)
        if kept:
            sentence = f"The reaction is in the record of dose {key.slot}."
            tone = Tone.DANGER if kept.closed else Tone.GOOD
            session.say(tone, f"{sentence} {CLOSED}" if kept.closed else sentence)
            self.close_dialog()

    def refuse(self, field: str, sentence: str) -> None:
        """Show why nothing was recorded, also at what is asked besides."""
        if field in self._rest.editors:
            self._ask_besides()
            self._rest.show_slip(field, sentence)
        else:
            super().refuse(field, sentence)

    def _ask_grade(self) -> None:
        """Once it is said what is seen: its grade and what was done, which have the room then."""
        if not self.terms.term():
            self.terms.show_slip("Choose the reaction from the list. Nothing was recorded yet.")
            return
        self.terms.settle()
        self._emergency.shrink()
        self.body.setSpacing(sizes.GAP)
        self.foot.row.insertWidget(0, self._emergency.unfold)
        self._form.show()
        self._besides.setVisible(self._rest.isHidden())
        self.set_main("record_reaction", "Record the reaction", Weight.MAIN)
        self._form.focus_first()

    def _ask_besides(self) -> None:
        """Ask for what need not be said now."""
        self._besides.hide()
        self._rest.show()
        self._rest.focus_first()

    def _tell_what_follows(self) -> None:
        """The grades in the words of the term, and whether it closes the course."""
        regimen = self._view.regimen
        term = regimen.reaction(self.terms.term())
        grades = self._form.editors["grade"]
        if isinstance(grades, ChoosingEditor):
            for card, grade in zip(grades.cards, GRADES, strict=True):
                card.show_label(f"{grade} · {regimen.grading.text(term, grade)}")
        self._emergency.show_seen(names_of(regimen, term))
        asked = grade_label(regimen, GRADE)
        closing = closing_grades(term) if term else None
        chosen = str(grades.answer() or "")
        closes = term is not None and bool(chosen) and term.closes(int(chosen))
        at_any = term is not None and term.closes(int(GRADES[0]))
        if closes or at_any:
            which = "any grade" if at_any else f"grade {chosen}"
            closing = f"{which} closes the course: {UNTIL}"
        grades.label.setText(" · ".join(filter(None, (asked, closing))))
        grades.label.set_role("alarm" if closes or at_any else "heading")

    def _ask_to_stop(self) -> None:
        self.terms.hide()
        self.form = None
        self.show_title("Reaction: stop the infusion")
        self.set_main("stop_for_reaction", "Stop the infusion now", Weight.STOP)

    def _tell(self) -> None:
        """The second half: what was seen and done."""
        self._stopping = False
        self.form = self._form
        self._emergency.fold()
        self._running.hide()
        self.terms.show()
        self.show_title(self._named)
        self.set_main("record_reaction", NEXT, Weight.MAIN)
        self.start()

    def _fill(self) -> None:
        parts: tuple[QWidget, ...] = (
            self._emergency,
            self.terms,
            self._form,
            self._rest,
        )
        for part in parts:
            self.body.addWidget(part)
        for at, action in enumerate((self._running, self._besides)):
            self.foot.row.insertWidget(at, action)
        for part in (self._form, self._besides, self._rest):
            part.hide()
