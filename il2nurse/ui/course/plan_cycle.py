"""Planning the next cycle of a course: a weight of its own, and what became of a stop before."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.regimen.fields import Answer, Field
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.readable.course.calendar_words import cycle_so_far
from il2nurse.ui.course.authority import prescribes
from il2nurse.ui.course.dosing import dosing_fields
from il2nurse.ui.course.order import OrderPage
from il2nurse.ui.course.order_questions import (
    show_morning_after_rest,
    slot_after_rest,
    stop_answered,
    stop_fields,
)
from il2nurse.ui.course.why_no_order import BY_THE_PRESCRIBER
from il2nurse.ui.forms.questions import text
from il2nurse.ui.place import Place
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.facts import FactRow, Facts
from il2nurse.workflow.course.another import refuse_doubted_person
from il2nurse.workflow.course.cycle_plan import CyclePlan, Dosed
from il2nurse.workflow.course.planning import plan_cycle
from il2nurse.workflow.course.prescribing import Authority


class PlanCyclePage(OrderPage):
    """The next cycle of the same course, with a weight of its own."""

    asks_once = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent, "plan_cycle", "Plan the next cycle")
        self.drugs.only_open = True
        self.so_far = Facts()
        self.side.insertWidget(0, self.so_far)

    def open(self, place: Place) -> None:
        """Ask for another patient, beside how the course stands."""
        super().open(place)
        moment, words = self.session.station.moment(self.mrn), self.session.words
        told = cycle_so_far(moment, words)
        number = moment.course.current.number + 1
        self._title.setText(f"Plan cycle {number} · {moment.regimen.title}")
        show_morning_after_rest(self.form, moment)
        self.so_far.show_facts("The course so far", [FactRow(name, value) for name, value in told])

    def questions(self) -> tuple[Field, ...]:
        """What became of a stop before, when the cycle begins, and why before the rest is over."""
        moment = self.session.station.moment(self.mrn)
        hint = "Only if it begins before the rest is over."
        early = text("early_reason", "Reason for an early start", hint, required=False)
        last = moment.course.current
        return (
            *stop_fields(f"cycle {last.number}", last.stopped),
            slot_after_rest(moment, self.session.words),
            early,
        )

    def dosing_questions(self, regimen: Regimen) -> tuple[Field, ...]:
        """What is asked of every cycle; research was asked at the order."""
        return dosing_fields(regimen.preparation)

    def refused(self, _first_slot: datetime | None = None) -> str | None:
        """Why nobody here may plan: a stop asks for the prescriber; signing says the rest."""
        moment = self.session.station.moment(self.mrn)
        try:
            refuse_doubted_person(moment, "Nothing was planned.")
        except NotAllowed as reason:
            return str(reason)
        stopped = moment.course.current.stopped
        return BY_THE_PRESCRIBER if stopped and not prescribes(self.session) else None

    def regimen(self) -> Regimen | None:
        """The regimen of the course."""
        return self.session.station.moment(self.mrn).regimen if self.mrn else None

    def ask_drugs(self, _asked: Regimen | None) -> None:
        """Ask of the drugs that no order of this course answered."""
        moment = self.session.station.moment(self.mrn)
        self.drugs.show_drugs(moment.regimen, moment.case.patient, moment.course.drugs)

    def record(self, answers: dict[str, Answer], authority: Authority, dosed_by: Dosed) -> None:
        """Record the plan; runs in a thread."""
        session = self.session
        first = datetime.fromisoformat(str(answers["first_slot"]))
        reason = str(answers.get("early_reason", ""))
        plan_cycle(
            session.station,
            session.who,
            self.mrn,
            CyclePlan(
                authority,
                dosed_by,
                first,
                resolved=stop_answered(answers),
                drugs=self.drugs.told(),
                allergies_read=self.allergies_read,
            ),
            reason,
            request=self.request,
        )

    def recorded(self) -> str:
        """The sentence that is shown once it is on record."""
        return "The next cycle is planned."
