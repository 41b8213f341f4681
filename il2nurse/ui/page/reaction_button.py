"""The button that tells a reaction: the same wherever it stands."""

from il2nurse.domain.people import May, Person
from il2nurse.domain.record.case import Case
from il2nurse.readable.window_keys import WindowKey
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Sign
from il2nurse.ui.reactions.reaction import ReactionDialog
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action, Weight
from il2nurse.workflow.dose.view import look_at_dose

NO_REACTION = (
    "A reaction is recorded with a dose, by someone who charts; none was begun for this patient "
    "here, or you do not chart."
)


def reaction_button() -> Action:
    """A small red button with its key; the page listens to the key, also under a dialog."""
    made = Action("reaction", "Reaction")
    made.set_small()
    made.setMinimumHeight(sizes.TARGET)
    made.show_key(WindowKey.REACTION)
    made.set_sign(Sign.FLAG)
    made.set_weight(Weight.DANGER)
    return made


def offers_reaction(person: Person, case: Case) -> bool:
    """Whether the button stands there: for someone who charts, of everybody on the ward."""
    return person.may(May.CHART) and not case.patient.discharged


def may_react(person: Person, case: Case) -> bool:
    """Whether a reaction may be told: of a patient with a dose, by someone who charts."""
    return offers_reaction(person, case) and bool(case.doses)


def asked_reaction(session: Session, mrn: str) -> ReactionDialog | None:
    """The dialog of a patient's reaction; where there is none, it is said why not."""
    case = session.station.case(mrn) if mrn else None
    if case is not None and may_react(session.who, case):
        return reaction_dialog(session, case)
    session.warn(NO_REACTION)
    return None


def reaction_dialog(session: Session, case: Case) -> ReactionDialog:
    """Asks for a reaction: it belongs to the open dose, else to the last one."""
    dose = case.open_dose or max(case.doses.values(), key=lambda each: each.begun_at)
    return ReactionDialog(session, look_at_dose(session.station, dose.key))
