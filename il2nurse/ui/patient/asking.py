"""What the acts about a patient ask: the dialog that each of them opens."""

from collections.abc import Callable

from il2nurse.domain.rules.moment import Moment
from il2nurse.ui.course.asked.answering import SuitabilityDialog
from il2nurse.ui.course.changes.change_order import ChangeOrderDialog
from il2nurse.ui.course.changes.pause_order import PauseOrderDialog, ResumeOrderDialog
from il2nurse.ui.course.changes.switch_regimen import SwitchRegimenDialog
from il2nurse.ui.course.changes.verify_version import VerifyVersionDialog
from il2nurse.ui.course.check_weight import CheckWeightDialog
from il2nurse.ui.course.close_cycle import CloseCycleDialog
from il2nurse.ui.course.correct_response import CorrectResponseDialog
from il2nurse.ui.course.countersign_order import CountersignOrderDialog, waiting_for_me
from il2nurse.ui.course.move_doses import MoveDosesDialog
from il2nurse.ui.course.reopen import ReopenDialog
from il2nurse.ui.course.respond import ResponseDialog
from il2nurse.ui.course.same_person import SamePersonDialog
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.labs.prescriber_call import ask_prescriber_call
from il2nurse.ui.page.patient_page import PatientPage
from il2nurse.ui.patient.acts import PatientActs, PatientDataActs
from il2nurse.ui.patient.from_paper import GivenOnPaperDialog
from il2nurse.ui.patient.going_home import DischargeDialog, WentHomeDialog
from il2nurse.ui.patient.held_from_paper import HeldOnPaperDialog
from il2nurse.ui.patient.patient_data import PatientDataDialog
from il2nurse.ui.patient.stopped_drugs import StoppedDrugsDialog
from il2nurse.ui.patient.transfer import TransferDialog
from il2nurse.ui.reactions.reaction_outcome import OutcomeDialog, reactions_of
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.action import Action

OfMoment = Callable[[Session, Moment], Dialog]
OfPatient = Callable[[Session, str], Dialog]


def ask_by_acts(page: PatientPage, acts: PatientActs, data_acts: PatientDataActs) -> None:
    """Have each act open its dialog on the page."""
    by_moment: tuple[tuple[Action, OfMoment], ...] = (
        (acts.reopen, ReopenDialog),
        (acts.suitability, SuitabilityDialog),
        (acts.same_person, SamePersonDialog),
        (acts.check_weight, CheckWeightDialog),
        (acts.close_cycle, CloseCycleDialog),
        (acts.respond, ResponseDialog),
        (acts.correct_response, CorrectResponseDialog),
        (acts.given_on_paper, GivenOnPaperDialog),
        (acts.held_on_paper, HeldOnPaperDialog),
        (acts.move_doses, MoveDosesDialog),
        (acts.pause_order, PauseOrderDialog),
        (acts.resume_order, ResumeOrderDialog),
        (acts.change_order, ChangeOrderDialog),
        (acts.verify_order, VerifyVersionDialog),
        (acts.switch_regimen, SwitchRegimenDialog),
        (acts.stopped_drugs, StoppedDrugsDialog),
        (acts.outcome, _outcome),
        (acts.countersign, _countersigning),
    )
    for action, dialog in by_moment:
        action.clicked.connect(_asking_of_moment(page, dialog))
    by_patient: tuple[tuple[Action, OfPatient], ...] = (
        (data_acts.correct, PatientDataDialog),
        (data_acts.leave, DischargeDialog),
        (data_acts.home, WentHomeDialog),
        (data_acts.transfer, TransferDialog),
        (acts.transfer, TransferDialog),
    )
    for action, about in by_patient:
        action.clicked.connect(_asking_of_patient(page, about))
    acts.call.clicked.connect(lambda: ask_prescriber_call(page))


def _asking_of_moment(page: PatientPage, dialog: OfMoment) -> Callable[[], None]:
    return lambda: page.ask(dialog(page.session, page.session.station.moment(page.mrn)))


def _asking_of_patient(page: PatientPage, dialog: OfPatient) -> Callable[[], None]:
    return lambda: page.ask(dialog(page.session, page.mrn))


def _outcome(session: Session, moment: Moment) -> Dialog:
    return OutcomeDialog(session, moment, reactions_of(moment))


def _countersigning(session: Session, moment: Moment) -> Dialog:
    return CountersignOrderDialog(session, moment, waiting_for_me(session, moment))
