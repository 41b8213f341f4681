"""Which page stands in the middle of the bedside page, for the dose as it is now."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtWidgets import QWidget

from il2nurse.domain.people import Person
from il2nurse.domain.regimen.regimen import Act, Step
from il2nurse.ui.dose.alarm import Bell
from il2nurse.ui.dose.pages.after import AfterPage
from il2nurse.ui.dose.pages.double_check import DoubleCheckPage
from il2nurse.ui.dose.pages.infusion import InfusionPage
from il2nurse.ui.dose.pages.inject import InjectPage
from il2nurse.ui.dose.pages.must_hold import MustHoldPage
from il2nurse.ui.dose.pages.result import ResultPage
from il2nurse.ui.dose.pages.sign import SignPage
from il2nurse.ui.dose.pages.start import StartPage
from il2nurse.ui.dose.pages.step import StepPage
from il2nurse.ui.dose.pages.take_bag import TakeBagPage, bag_in_short, waits_for_bag
from il2nurse.ui.dose.stage import Stage
from il2nurse.ui.session import Session
from il2nurse.workflow.dose.view import DoseView

PAGES: Final[Mapping[Act, Callable[[Session, DoseView, Step, QWidget], Stage]]] = {
    Act.ANSWER: StepPage,
    Act.DOUBLE_CHECK: DoubleCheckPage,
    Act.INFUSE: StartPage,
    Act.INJECT: InjectPage,
    Act.OBSERVE_AFTER: AfterPage,
    Act.SIGN: SignPage,
}


def place_of(view: DoseView, person: Person | None) -> str:
    """Names what is to be shown; as long as it stays the same, so does the page with its text."""
    who = person.id if person else ""
    return f"{who} {view.dose.key.stream} {_stage(view)}"


def _stage(view: DoseView) -> str:
    dose, step = view.dose, view.step
    if dose.held or step is None:
        return "result"
    if view.standing.must_hold:
        rules = (f"{each.rule} {each.result}" for each in view.standing.findings)
        return " ".join(["must hold", *rules])
    if dose.infusing:
        return "infusing"
    done = dose.steps.get(step.id)
    begun_again = len(dose.interruptions(step.id)) + sum(each.discards for each in dose.refused)
    bag = bag_in_short(view, step) or ""
    return f"{step.id} {begun_again} {done.number if done else 0} {bag}".rstrip()


def make_stage(session: Session, view: DoseView, alarm: Bell, parent: QWidget) -> Stage:
    """The page for the dose as it is now, made where it will stand."""
    dose, step = view.dose, view.step
    if dose.held or step is None:
        return ResultPage(session, view, parent)
    if view.standing.must_hold:
        return MustHoldPage(session, view, parent)
    if dose.infusing:
        return InfusionPage(session, view, step, alarm, parent)
    if waits_for_bag(view, step):
        return TakeBagPage(session, view, step, parent)
    return PAGES[step.act](session, view, step, parent)
