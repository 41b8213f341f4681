"""Recording later what became of a reaction; what was recorded before stays readable."""

from collections.abc import Sequence
from datetime import datetime

from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.record.dose.facts import ReactionUpdatedFact
from il2nurse.domain.record.dose.reaction import Reaction
from il2nurse.domain.regimen.fields import Choice, Field
from il2nurse.domain.rules.moment import Moment
from il2nurse.ui.editors.time import without_now
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.form import Form
from il2nurse.ui.look.tones import Tone
from il2nurse.ui.reactions.grades import CLOSES, UNTIL, grade_field
from il2nurse.ui.reactions.reaction import CLOSED
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.workflow.dose.reacting import update_reaction


def reactions_of(moment: Moment) -> tuple[tuple[Dose, Reaction], ...]:
    """Every reaction of the course with its dose; those that go on first, the newest first."""
    found = [(d, each) for d in moment.case.doses_of(moment.course) for each in d.reactions]
    newest = sorted(found, key=lambda pair: pair[1].at, reverse=True)
    return tuple(sorted(newest, key=lambda pair: not pair[1].ongoing))


def reaction_line(session: Session, moment: Moment, dose: Dose, reaction: Reaction) -> str:
    """A reaction in one line: term, grade, onset, dose."""
    term = moment.regimen_of(dose).reaction(reaction.term)
    graded = f", grade {reaction.grade_now}" if reaction.grade_now else ", not graded"
    at = session.words.clock(reaction.at)
    return f"{term.label if term else reaction.term}{graded}, began {at} (dose {dose.key.slot})"


def led_by(session: Session, moment: Moment) -> tuple[Field, ...]:
    """The question which reaction led to a hold; none where no reaction is on record."""
    which = [
        Choice(each.reference, reaction_line(session, moment, dose, each))
        for dose, each in reactions_of(moment)
    ]
    label = "For a reaction that is on record?"
    return (questions.one_of("reaction", label, which, required=False),) if which else ()


class OutcomeDialog(Dialog):
    """Which reaction, how it came out, its grade now, when, and words for the rest."""

    def __init__(
        self, session: Session, moment: Moment, found: Sequence[tuple[Dose, Reaction]]
    ) -> None:
        super().__init__(
            "outcome", "Outcome of a reaction", "What was recorded before stays in the record."
        )
        self._session = session
        self._found = {str(at): pair for at, pair in enumerate(found, 1)}
        self.about = " ".join(f"{dose.key.stream} {each.seq}" for dose, each in found)
        self._request = session.station.new_id()
        which = [
            Choice(word, reaction_line(session, moment, dose, each))
            for word, (dose, each) in self._found.items()
        ]
        fields = (
            questions.one_of("reaction", "Which reaction", which),
            questions.one_of("outcome", "Outcome", moment.regimen.outcomes),
            grade_field(moment.regimen, "Grade now, if it is another one", required=False),
            questions.time("at", "Since when, if not now", required=False),
            questions.text("text", "What you saw, if more needs saying", required=False),
        )
        form = Form(fields, session.station.zone, session.station.clock)
        without_now(form.editors)
        if len(which) == 1:
            form.set_answers({"reaction": which[0].word})
        self.add_form(form)
        self._regimen = moment.regimen
        self._closing = FindingBox()
        self._closing.hide()
        self.body.addWidget(self._closing)
        form.changed.connect(self._tell_what_follows)
        self.set_main("record_outcome", "Record the outcome")

    def _tell_what_follows(self) -> None:
        """Whether the new grade closes the course."""
        answers = self.form.answers() if self.form else {}
        pair, grade = self._found.get(str(answers.get("reaction"))), answers.get("grade")
        term = self._regimen.reaction(pair[1].term) if pair else None
        if pair and term and grade:
            closes = pair[1].is_worse(int(str(grade))) and term.closes(int(str(grade)))
        else:
            closes = False
        self._closing.setVisible(closes)
        if closes and term:
            warning = f"{term.label}, grade {grade}: {UNTIL}"
            self._closing.show_mark(CLOSES, warning)

    def act(self) -> None:
        """Record it."""
        if self.form is None:
            return
        form, session, request = self.form, self._session, self._request

        def act() -> Reaction:
            read = {name: str(editor.read()) for name, editor in form.editors.items()}
            dose, reaction = self._found[read["reaction"]]
            at = datetime.fromisoformat(read["at"]) if read["at"] else None
            outcome = ReactionUpdatedFact(
                reaction.seq,
                reaction.term,
                read["outcome"],
                read["text"] or None,
                grade=int(read["grade"]) if read["grade"] else None,
            )
            by, key = session.who, dose.key
            return update_reaction(session.station, by, key, outcome, at=at, request=request)

        kept = session.attempt(act, self.refuse)
        if kept:
            sentence, closed = "The outcome is recorded with the reaction.", kept.updates[-1].closed
            tone = Tone.DANGER if closed else Tone.GOOD
            session.say(tone, f"{sentence} {CLOSED}" if closed else sentence)
            self.close_dialog()
