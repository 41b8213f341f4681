"""A prescriber countersigns what was ordered by telephone."""

from collections.abc import Sequence

from il2nurse.domain.record.dose.override import Override
from il2nurse.domain.record.register.entries import Entry
from il2nurse.domain.rules.course.unsigned import Unsigned, to_countersign
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.rules.pharmacy.dosing import calculate_ordered
from il2nurse.readable.dosed_by import cycle_dosed_by
from il2nurse.readable.drug_answers import drug_rows
from il2nurse.readable.moved import moved_from_to
from il2nurse.readable.pharmacy.sum_lines import each_dose
from il2nurse.readable.words import NOT_RECORDED
from il2nurse.ui.forms.signed_dialog import SignedDialog
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.facts import FactRow, Facts
from il2nurse.ui.widgets.notice import Notice
from il2nurse.workflow.course.prescribing import countersign_order, signs_for

MEANING = "I ordered this by telephone, and what stands here is what I ordered."


def waiting_for_me(session: Session, moment: Moment) -> tuple[Unsigned, ...]:
    """The telephoned orders of the course that the person at the window is to countersign."""
    station, who = session.station, session.person
    if who is None:
        return ()
    waiting = to_countersign(moment.case, moment.course)
    return tuple(each for each in waiting if signs_for(station, who, each))


def waiting_line(session: Session, order: Unsigned) -> str:
    """That a telephoned order waits for its prescriber, in a sentence."""
    words, number = session.words, order.cycle.number
    what = f"Cycle {number} was ordered"
    if order.closing:
        what = f"That the rest of cycle {number} is closed was ordered"
    if order.move:
        what = f"That dose {order.move.slot} and those after it are moved was ordered"
    if order.version:
        what = f"Version {order.version.number} of the order of cycle {number} was ordered"
    if order.pause:
        what = "That the order is paused was ordered"
    if order.override:
        what = f"That a hold of dose {order.dose} is overridden was ordered"
    at = f" on {words.day_time(order.called_at)}" if order.called_at else ""
    return f"{what} by telephone{at}. To be countersigned by {words.name(order.of)}."


def _rows(session: Session, moment: Moment, order: Unsigned) -> list[FactRow]:
    """What was ordered, and who wrote it down."""
    words, cycle = session.words, order.cycle
    closed = cycle.closed
    if order.closing and closed:
        return [
            FactRow("Not given", f"From dose {closed.first} on"),
            FactRow("Why", closed.text),
            FactRow("Taken by", words.name(closed.by)),
        ]
    if order.move:
        move = order.move
        moved = moved_from_to(move.slot, move.was, move.to, words)
        return [
            FactRow("What", moved),
            FactRow("Why", move.reason),
            FactRow("Taken by", words.name(move.by)),
        ]
    if order.pause:
        return [
            FactRow("Paused since", words.day_time(order.pause.at)),
            FactRow("Why", order.pause.reason),
            FactRow("Taken by", words.name(order.pause.by)),
        ]
    if order.version:
        return [
            *(FactRow("Changed", each) for each in order.version.changes),
            FactRow("Why", order.version.reason),
            FactRow("Taken by", words.name(order.version.by)),
        ]
    if order.override:
        return _overridden(session, moment, order.override)
    dosed = cycle_dosed_by(cycle)
    return [
        FactRow("Regimen", moment.regimen.title),
        *((FactRow(dosed.label, dosed.value),) if cycle.weight else ()),
        FactRow(*each_dose(calculate_ordered(moment.regimen.preparation, cycle))),
        FactRow("First dose", words.day_time(cycle.first_slot)),
        *(FactRow(*row) for row in drug_rows(moment.course, words)),
        FactRow("Taken by", words.name(cycle.weighed_by)),
    ]


def _overridden(session: Session, moment: Moment, override: Override) -> list[FactRow]:
    """Which hold was overridden, why, on what words, and who signed there."""
    words = session.words
    titles = {each.id: each.title for each in moment.regimen.criteria}
    return [
        FactRow("Hold overridden", titles.get(override.criterion, override.criterion)),
        FactRow("Why", override.reason),
        FactRow("Ordered", override.call.order or NOT_RECORDED),
        FactRow("Taken by", words.name(override.by)),
        FactRow("Witnessed by", words.name(override.witness)),
    ]


class CountersignOrderDialog(SignedDialog):
    """What was ordered, who wrote it down, and the prescriber's own PIN."""

    def __init__(self, session: Session, moment: Moment, orders: Sequence[Unsigned]) -> None:
        super().__init__("countersign_order", "Countersign the telephoned order")
        self._session, self._mrn = session, moment.course.mrn
        self._request = session.station.new_id()
        for order in orders:
            facts = Facts()
            facts.show_facts(waiting_line(session, order), _rows(session, moment, order))
            self.body.addWidget(facts)
        meaning = Notice()
        meaning.show_text(MEANING, lead="What your signature means")
        self.body.addWidget(meaning)
        self.add_own_pin(session, "countersign_pin")
        self.set_main("sign_order", "Countersign")

    def sign(self, pin: str) -> None:
        """Countersign what was ordered."""
        session, mrn, request = self._session, self._mrn, self._request

        def act() -> tuple[Entry, ...]:
            return countersign_order(session.station, session.who, mrn, pin, request)

        if session.attempt_in_thread(act, self.refuse):
            session.done("The telephoned order is countersigned.")
            self.close_dialog()
