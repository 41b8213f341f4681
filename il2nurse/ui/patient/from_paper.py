"""Entering afterwards what a form of the downtime pack has: a dose given, or one held."""

from collections.abc import Callable
from typing import Final

from il2nurse.domain.people import May
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.regimen.fields import Answer, Choice, Field, Slip
from il2nurse.domain.rules.chart.unusual import Oddity, Unusual
from il2nurse.domain.rules.dose.on_form import enterable
from il2nurse.domain.rules.moment import Moment, slots_of
from il2nurse.ui.forms import questions
from il2nurse.ui.forms.form import Form, focus_in
from il2nurse.ui.forms.signed_dialog import SignedDialog
from il2nurse.ui.forms.unusual_box import UnusualBox
from il2nurse.ui.patient.form_questions import (
    NOBODY,
    asking_names,
    form_field,
    person_fields,
    volume,
)
from il2nurse.ui.patient.given_form import (
    TOTAL,
    ask_end_unless_running,
    end_beside,
    end_first,
    given_of,
    infusion_fields,
    injected_of,
    injection_fields,
    past_only,
)
from il2nurse.ui.patient.ordered_dose import OrderedDose
from il2nurse.ui.session import Session
from il2nurse.workflow.dose.given_on_form import enter_given
from il2nurse.workflow.dose.own_course import own_moments, own_texts
from il2nurse.workflow.forms import FORM, PaperForm, unused_form

STAND_BY: Final = (
    "Nothing was recorded. Look at the form and type what stands there, or confirm it; a charge "
    "nurse sees it then."
)
SAY: Final = (
    "Enter the vital signs and fluids of that time first, then the forms of doses in their order. "
    "It is kept as a late entry, with what the rules would have said, and a charge nurse sees it."
)


def may_enter(session: Session, moment: Moment) -> bool:
    """True for who gives, while there is a dose of which nothing final is on record."""
    courses = own_moments(session.station, moment.case.patient.subject)
    return session.who.may(May.GIVE) and any(enterable(each) for each in courses)


def open_doses(session: Session, moment: Moment) -> Field:
    """Which of the doses that may be entered it was; those of earlier courses come last."""
    courses = own_moments(session.station, moment.case.patient.subject)
    choices = (
        Choice(key.stream, _told(session, moment, own, key))
        for own in courses
        for key in enterable(own)
    )
    return questions.one_of("dose", "Which dose", choices)


def _told(session: Session, moment: Moment, own: Moment, key: DoseKey) -> str:
    """A dose by its place and when it was due; of an earlier course, which one."""
    due = slots_of(own.course.cycles[key.cycle - 1], own.regimen)[key.slot - 1]
    earlier = "" if key.course == moment.course.number else f" of course {key.course}"
    at = session.words.day_time(due) if earlier else session.words.clock(due)
    return f"Dose {key.slot} of cycle {key.cycle}{earlier}, due {at}"


class FromPaperDialog(SignedDialog):
    """What both kinds have in common: the form, the dose, and the PIN of whoever enters it."""

    whole_width = True

    def prepare(self, session: Session, moment: Moment) -> None:
        """Take the session and the doses that may be entered."""
        self.session, self.request = session, session.station.new_id()
        self.about = moment.case.patient.subject
        courses = own_moments(session.station, self.about)
        self.texts = own_texts(session.station, self.about)
        self.doses = {key.stream: key for own in courses for key in enterable(own)}
        of_course = {own.course.number: own for own in courses}
        self.ordered = OrderedDose(session, self.doses, lambda key: of_course[key.course])
        self.keep_on_top(self.ordered)
        self.stood_by = set[tuple[str, str]]()
        self.odd: tuple[Oddity, ...] = ()
        self.unusual = UnusualBox("Confirmed: it is written so on the form")
        self.unusual.sure.connect(self._stand_by)
        self.body.addWidget(self.unusual)

    def add_form(self, form: Form) -> None:
        """What stands on a form was before."""
        super().add_form(form)
        past_only(form)
        self.ordered.follow(form)

    def enter(self) -> None:
        """From question to question; a number that is none is said before the next is asked."""
        editor = self.form.editors[FORM] if self.form else None
        if editor and editor.answer() and editor.isAncestorOf(focus_in(self) or self):
            try:
                typed = PaperForm(str(editor.answer()), sure=True)
                unused_form(self.session.station, self.about, typed)
            except Slip as slip:
                self.refuse(slip.field, str(slip))
                return
        super().enter()

    def read_form(self) -> dict[str, Answer] | None:
        """Every answer as it is kept; what is not asked now, such as a name, is empty."""
        self.odd = ()
        editors = self.form.editors if self.form else {}
        try:
            return {name: each.read() if each.asked else "" for name, each in editors.items()}
        except Slip as slip:
            self.refuse(slip.field, str(slip))
            return None

    def enter_form(self, typed: str, act: Callable[[PaperForm], None]) -> None:
        """Enter it under the number of the form; what is unusual is asked about."""
        form = PaperForm(typed, sure=self.stands_by(FORM))

        def entered() -> bool:
            try:
                act(form)
            except Unusual as unusual:
                self.odd = unusual.oddities
                raise
            return True

        if self.session.attempt_in_thread(entered, self.refuse):
            self.entered()

    def refuse(self, field: str, sentence: str) -> None:
        """Show why nothing was recorded; what is unusual can be stood by."""
        self.unusual.ask(self.odd, STAND_BY)
        if self.odd:
            self.reach(self.unusual.confirm, self.unusual)
        else:
            super().refuse(field, sentence)

    def _stand_by(self) -> None:
        """The form has it as it was typed; the PIN is asked again."""
        self.stood_by |= {(each.field, self._typed(each.field)) for each in self.odd}
        self.odd = ()
        self.unusual.ask(())
        self.reach(self.pin)

    def stands_by(self, *fields: str) -> bool:
        """True where a person stood by one of these as it is typed now."""
        return any((field, self._typed(field)) in self.stood_by for field in fields)

    def _typed(self, field: str) -> str:
        return str(self.form.answers()[field]) if self.form else ""

    def key_of(self, read: dict[str, Answer]) -> DoseKey:
        """The dose that was chosen."""
        return self.doses[str(read["dose"])]

    def entered(self) -> None:
        """Say that the dose is on record, and close."""
        self.session.done("It is entered. Keep the form with the record.")
        self.close_dialog()


class GivenOnPaperDialog(FromPaperDialog):
    """A dose that was given: both times, what went in, who gave and who checked it."""

    def __init__(self, session: Session, moment: Moment) -> None:
        say = " ".join((SAY, *end_first(session, moment)))
        super().__init__("given_on_paper", "Enter from paper: a dose that was given", say)
        self.prepare(session, moment)
        self.infused = bool(moment.regimen.infusion)
        fields = (
            form_field(),
            open_doses(session, moment),
            *(infusion_fields(self.texts) if self.infused else injection_fields(moment)),
            *person_fields(session, "gave", "Who gave it"),
            *person_fields(
                session, "checked", "Who checked it", Choice(NOBODY, "Nobody checked it")
            ),
            *((volume("total_ml", TOTAL, required=False),) if self.infused else ()),
            questions.text("text", "What else is on the form", required=False),
        )
        listed = frozenset({"dose", "reason", "site", "gave", "checked"})
        beside = frozenset({"started_at", "given_ml", "gave_name", "checked_name"})
        zone, clock = session.station.zone, session.station.clock
        form = Form(fields, zone, clock, listed=listed, beside=beside)
        end_beside(form)
        if self.infused:
            ask_end_unless_running(form)
        self.add_form(asking_names(form, "gave", "checked"))
        self.add_own_pin(session, "paper_pin")
        self.set_main("enter_given", "Record the dose from paper")

    def sign(self, pin: str) -> None:
        """Enter it under the PIN."""
        read = self.read_form()
        if read is None:
            return
        session, key, request = self.session, self.key_of(read), self.request
        sure = self.infused and self.stands_by("total_ml", "given_ml")
        given = given_of(read, confirmed=sure) if self.infused else injected_of(read)

        def act(form: PaperForm) -> None:
            enter_given(session.station, session.who, key, form, given, pin, request=request)

        self.enter_form(str(read["form"]), act)
