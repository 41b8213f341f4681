"""What is done next with a bag as one button, and everything else that may be done to it."""

from collections.abc import Callable

from il2nurse.domain.people import May
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.record.pharmacy.bag import Bag, BagAct, BagKey
from il2nurse.domain.record.pharmacy.facts import RECEIVED_BY_HAND
from il2nurse.domain.rules.bags.sums import rest_of
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.papers import LABEL
from il2nurse.readable.pharmacy.container import of_container
from il2nurse.readable.pharmacy.work_state import BagWork, WorkState
from il2nurse.ui.look.tones import Sign
from il2nurse.ui.page.more import More
from il2nurse.ui.page.patient_page import PatientPage
from il2nurse.ui.pharmacy.bag_acts import (
    QUARANTINE,
    RETURN,
    ClearBagDialog,
    ReasonDialog,
    ReleaseDialog,
    WasteDialog,
)
from il2nurse.ui.pharmacy.bag_check import BagCheckDialog
from il2nurse.ui.pharmacy.check_order import CheckOrderDialog
from il2nurse.ui.pharmacy.next_of_bag import closing, may_do, next_text
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.workflow.pharmacy import beginning, moving


class BagActs:
    """The main button and the menu of a page about one bag."""

    def __init__(self, session: Session, page: PatientPage) -> None:
        self._session, self._page = session, page
        self._moment: Moment | None = None
        self._key: DoseKey | None = None
        self._work: BagWork | None = None
        self._request = session.station.new_id()
        self.main = Action("next_of_bag", "Prepare the bag")
        self.main.set_weight(Weight.MAIN)
        self.main.set_key("B")
        self.main.clicked.connect(self._go)
        self.label = self._entry("label_bag", "Print the label", "L", self._label)
        self.rest = self._entry("waste_rest", "Throw the rest of the vials away", "V", self._rest)
        self.back = self._entry("return_bag", "Return to pharmacy", "T", self._return)
        self.waste = self._entry("waste_bag", "Throw the bag away", "W", self._waste)
        self.hold = self._entry("quarantine_bag", "Put in quarantine", "Q", self._quarantine)
        self.clear = self._entry("clear_bag", "End the quarantine", "E", self._clear)
        self.other = self._entry("other_bag", "Another bag of this dose", "A", self._other)
        acts = (self.label, self.rest, self.back, self.waste, self.hold, self.clear, self.other)
        self.more = More("more_of_bag", "M", acts)
        self.more.set_sign(Sign.DOWN)

    @property
    def works_out_unseen(self) -> bool:
        """Whether this person is to work out or read off next what must not be shown before."""
        state = self._work.state if self._work else None
        return self.has_main and state in (WorkState.ORDER_TO_CHECK, WorkState.TO_CHECK)

    @property
    def has_main(self) -> bool:
        """Whether this person has a next act here."""
        return not self.main.isHidden()

    def show_work(self, moment: Moment, key: DoseKey, work: BagWork, *, at_bedside: bool) -> None:
        """Show what this person may do to the bag of this dose now.

        Where its steps are recorded ``at_bedside`` no bag is begun beside them.
        """
        self._moment, self._key = moment, key
        self._work = work
        self._request = self._session.station.new_id()
        text = next_text(moment, work, self._session.who)
        self.main.setVisible(text is not None and not at_bedside)
        if text:
            self.main.set_text(text)
        self.waste.set_text(of_container(moment.regimen, "Throw the bag away"))
        allowed = {
            BagAct.LABEL: (self.label,),
            BagAct.RETURN: (self.back,),
            BagAct.WASTE: (self.waste,),
            BagAct.QUARANTINE: (self.hold,),
            BagAct.CLEAR: (self.clear,),
        }
        for act, entries in allowed.items():
            for entry in entries:
                entry.setVisible(self._may(moment, work.bag, act))
        # What the label says is read off by who did not prepare it, and not seen before.
        may_see = not self.works_out_unseen and not work.replaced
        self.label.setVisible(not self.label.isHidden() and may_see)
        left = rest_of(moment, work.bag)[0] if work.bag and work.bag.steps else 0
        wasted = sum(each.ml for each in work.bag.rests) if work.bag else 0
        makes = self._session.who.may(May.MAKE_BAGS)
        self.rest.setVisible(makes and left > wasted and self._may(moment, work.bag, BagAct.WASTE))
        self.other.setVisible(len(moment.case.bags_of(key)) > 1)
        self.more.show_offered()

    def _may(self, moment: Moment, bag: Bag | None, act: BagAct) -> bool:
        return may_do(moment, bag, act, self._session.who)

    def _entry(self, name: str, text: str, key: str, act: Callable[[], None]) -> Action:
        made = Action(name, text)
        made.set_key(key)
        made.clicked.connect(act)
        made.hide()
        return made

    # ------------------------------------------------------------ the next act

    def _go(self) -> None:
        moment, work, key = self._moment, self._work, self._key
        if moment is None or work is None or key is None:
            return
        closes = closing(moment, work, self._session.who)
        if closes is None:
            self._go_on(moment, work, key)
        else:
            (self._return if closes is BagAct.RETURN else self._waste)()

    def _go_on(self, moment: Moment, work: BagWork, key: DoseKey) -> None:
        match work.state:
            case WorkState.ORDER_TO_CHECK:
                self._page.ask(CheckOrderDialog(self._session, moment))
            case WorkState.TO_PREPARE | WorkState.WAIT:
                self._begin(key)
            case WorkState.IN_PREPARATION:
                self._session.go("bag_step", key.mrn, key)
            case WorkState.TO_CHECK if work.bag:
                self._check(moment, work.bag)
            case WorkState.TO_RELEASE if work.bag:
                self._page.ask(ReleaseDialog(self._session, work.bag))
            case WorkState.RELEASED if work.bag:
                self._receive(work.bag)
            case _:
                pass

    def _begin(self, key: DoseKey) -> None:
        session, request = self._session, self._request
        made = session.attempt(
            lambda: beginning.begin_bag(session.station, session.who, key, request=request)
        )
        if made:
            session.go("bag_step", key.mrn, key)

    def _check(self, moment: Moment, bag: Bag) -> None:
        if not bag.label:
            self._session.refuse(
                f"The label of bag {bag.number} is checked too, and is not printed yet. Ask who "
                "prepared it to print it. Nothing was recorded."
            )
            return
        self._page.ask(BagCheckDialog(self._session, moment, bag))

    def _receive(self, bag: Bag) -> None:
        session, key, request = self._session, _key(bag), self._request

        def act() -> bool:
            moving.receive_bag(session.station, session.who, key, RECEIVED_BY_HAND, request=request)
            return True

        if session.attempt(act):
            session.done("Received on the ward.")

    # ------------------------------------------------------------ the menu

    def _label(self) -> None:
        if bag := self._bag:
            self._session.go("preview", bag.key.mrn, bag.key, paper=LABEL.name)

    def _rest(self) -> None:
        if self._moment and (bag := self._bag):
            ml, units = rest_of(self._moment, bag)
            for each in bag.rests:
                ml, units = ml - each.ml, units - each.international_units
            self._page.ask(WasteDialog(self._session, bag, rest=(ml, units)))

    def _waste(self) -> None:
        if bag := self._bag:
            self._page.ask(WasteDialog(self._session, bag))

    def _return(self) -> None:
        self._for_a_reason(("return_bag", "Return bag", RETURN), moving.return_bag)

    def _quarantine(self) -> None:
        told = ("quarantine_bag", "Put in quarantine: bag", QUARANTINE)
        self._for_a_reason(told, moving.quarantine_bag)

    def _clear(self) -> None:
        if bag := self._bag:
            self._page.ask(ClearBagDialog(self._session, bag))

    def _other(self) -> None:
        """The bag before this one, and behind the first the newest."""
        if self._moment and (bag := self._bag):
            nth = bag.nth - 1 or len(self._moment.case.bags_of(bag.key))
            self._session.go("preparation", bag.key.mrn, bag.key, bag=nth)

    def _for_a_reason(self, told: tuple[str, str, str], act: Callable[..., None]) -> None:
        session, bag, request = self._session, self._bag, self._request
        if bag is None:
            return

        def do(reason: str) -> None:
            act(session.station, session.who, _key(bag), reason, request=request)

        self._page.ask(ReasonDialog(session, bag, told, do))

    @property
    def _bag(self) -> Bag | None:
        return self._work.bag if self._work else None


def _key(bag: Bag) -> BagKey:
    return BagKey(bag.key, bag.nth)
