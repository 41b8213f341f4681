"""The steps as the rail shows them."""

from il2nurse.domain.regimen.regimen import PHASE_TITLES, Act, Step
from il2nurse.ui.dose.rail import RailItem
from il2nurse.ui.dose.rail_row import Progress
from il2nurse.workflow.dose.view import DoseView


def rail_items(view: DoseView, looking: str | None = None) -> list[RailItem]:
    """Every step with how far it is; ``looking`` is the step that is only looked at."""
    return [
        RailItem(
            id=step.id,
            phase=PHASE_TITLES[step.phase],
            number=number,
            title=view.dose.worded(step).short,
            progress=_progress(view, step, looking),
            time=_time(view, step),
        )
        for number, step in enumerate(view.regimen.steps, 1)
    ]


def _progress(view: DoseView, step: Step, looking: str | None) -> Progress:
    if step.id == looking:
        return Progress.LOOKED_AT
    dose, here = view.dose, view.step
    if not dose.given and view.standing.against(step.id):
        return Progress.BLOCKED
    if here and step.id == here.id and not view.standing.must_hold:
        return Progress.HERE
    return Progress.DONE if dose.is_done(step, view.moment.at) else Progress.OPEN


def _time(view: DoseView, step: Step) -> str:
    dose = view.dose
    if step.act is Act.SIGN:
        return view.clock(dose.signatures[-1].at) if dose.signatures else ""
    done = dose.steps.get(step.id)
    if done is None or not dose.is_done(step, view.moment.at):
        return ""
    if step.act is Act.INFUSE and dose.given and dose.given.until:
        return view.clock(dose.given.until)
    return view.clock(done.at)
