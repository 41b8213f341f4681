"""The dialogs into which one types, by name: how each is made, opened and filled."""

from collections.abc import Callable
from datetime import timedelta

from il2nurse.domain.record.chart.fluids import FLUID_KINDS
from il2nurse.domain.record.dose.facts import ReactionFact
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.form_number import EXAMPLE
from il2nurse.readable.chart.charted_items import charted_items
from il2nurse.ui.chart.correction import CorrectionDialog
from il2nurse.ui.chart.fluids import FluidsDialog
from il2nurse.ui.chart.scale import ScaleDialog
from il2nurse.ui.chart.vital_signs import VitalSignsDialog
from il2nurse.ui.course.same_person import SamePersonDialog
from il2nurse.ui.dose.dialogs.ask_pharmacy import AskPharmacyDialog
from il2nurse.ui.dose.dialogs.hold import HoldDialog
from il2nurse.ui.dose.dialogs.note import NoteDialog
from il2nurse.ui.dose.dialogs.pause import PauseDialog
from il2nurse.ui.dose.dialogs.resume import ResumeDialog
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.labs.entry import AddResultsDialog
from il2nurse.ui.labs.importing import ImportDialog
from il2nurse.ui.neuro.neuro_dialog import NeuroDialog
from il2nurse.ui.page.patient_page import PatientPage
from il2nurse.ui.patient.eligibility.pre_tests import PreTestsDialog
from il2nurse.ui.patient.from_paper import GivenOnPaperDialog
from il2nurse.ui.patient.going_home import WentHomeDialog
from il2nurse.ui.patient.held_from_paper import HeldOnPaperDialog
from il2nurse.ui.patient.patient_data import PatientDataDialog
from il2nurse.ui.patient.settle_loss import SettleLossDialog
from il2nurse.ui.patient.transfer import TransferDialog
from il2nurse.ui.reactions.reaction import ReactionDialog
from il2nurse.ui.reactions.strike_reaction import StrikeReactionDialog
from il2nurse.ui.session import Session
from il2nurse.ui.ward.unread import UnreadDialog
from il2nurse.workflow.dose.reacting import react
from il2nurse.workflow.dose.view import look_at_dose
from tests.laboratory import LABORATORY
from tests.ui.hands import write
from tests.ui.seed import Seat
from tests.ward import MRN, NURSE, key

Asked = Callable[[Session], Dialog]


def moment(session: Session) -> Moment:
    return session.station.moment(MRN)


def vital_signs(session: Session) -> Dialog:
    return VitalSignsDialog.of_patient(session, moment(session))


def hold(session: Session) -> Dialog:
    return HoldDialog(session, look_at_dose(session.station, key()))


def reaction(session: Session) -> Dialog:
    return ReactionDialog(session, look_at_dose(session.station, key()))


def correction(session: Session) -> Dialog:
    now = session.station.now().at
    chart = session.station.case(MRN).chart
    item = charted_items(chart, now - timedelta(days=1), now + timedelta(minutes=1))[0]
    return CorrectionDialog(session, MRN, item)


def strike_reaction(session: Session) -> Dialog:
    if not moment(session).case.doses[key()].reactions:
        react(session.station, NURSE, key(), ReactionFact("chills", None, "Blanket", grade=1))
    now = moment(session)
    dose = now.case.doses[key()]
    return StrikeReactionDialog(session, now, dose, dose.reactions[0])


DIALOGS: dict[str, Asked] = {
    "vital_signs": vital_signs,
    "fluids": lambda session: FluidsDialog(session, MRN),
    "neuro": lambda session: NeuroDialog(session, moment(session)),
    "results": lambda session: AddResultsDialog(session, MRN, LABORATORY),
    "hold": hold,
    "reaction": reaction,
    "strike_reaction": strike_reaction,
    "correction": correction,
    "given_on_paper": lambda session: GivenOnPaperDialog(session, moment(session)),
    "settle_loss": lambda session: SettleLossDialog(session, MRN),
    "held_on_paper": lambda session: HeldOnPaperDialog(session, moment(session)),
    "same_person": lambda session: SamePersonDialog(session, moment(session)),
    "pre_tests": lambda session: PreTestsDialog(session, moment(session)),
}


PLAIN: dict[type[Dialog], tuple[str, str]] = {
    GivenOnPaperDialog: ("form", EXAMPLE),
    HeldOnPaperDialog: ("form", EXAMPLE),
    SettleLossDialog: ("reason", "The forms are entered again"),
    HoldDialog: ("order", "Hold this dose"),
    PreTestsDialog: ("fev1_l", "2.5"),
    StrikeReactionDialog: ("reason", "Of the next bed"),
    SamePersonDialog: ("because", "Both numbers are on the wristband"),
}


def fill(dialog: Dialog) -> None:
    """Type into each kind of box that the dialogs have."""
    match dialog:
        case FluidsDialog():
            dialog.kinds.choose(FLUID_KINDS[0])
            write(dialog.typed.editors["ml"].first(), "250")
        case ImportDialog():
            dialog.text.setPlainText("test,value,unit,specimen")
        case AddResultsDialog():
            write(dialog.line.test, "creatinine")
            dialog.line.settle()
            write(dialog.line.value, "97")
        case ReactionDialog():
            write(dialog.terms.line, "chills")
            text_box(dialog, "action", "Blanket and pethidine")
        case CorrectionDialog():
            first = dialog.what.editors["what"]
            first.set_answer("at")
            assert dialog.right
            write(dialog.right.editors["reason"].first(), "Read wrongly")
        case NeuroDialog():
            text_box(dialog, "serial_sevens", "93 86 79")
            dialog.pad.write_back(("10,20 40,60", "80,30"))
        case _:
            text_box(dialog, *PLAIN.get(type(dialog), ("heart_rate_per_min", "88")))


def text_box(dialog: Dialog, field: str, text: str) -> None:
    assert dialog.form
    write(dialog.form.editors[field].first(), text)


KEPT: dict[str, Asked] = DIALOGS | {
    "import": lambda session: ImportDialog(session, MRN, LABORATORY),
}
EVERY: dict[str, Asked] = DIALOGS | {
    "scale": lambda session: ScaleDialog(session, MRN),
    "data": lambda session: PatientDataDialog(session, MRN),
    "transfer": lambda session: TransferDialog(session, MRN),
    "went_home": lambda session: WentHomeDialog(session, MRN),
    "note": lambda session: NoteDialog(session, look_at_dose(session.station, key())),
    "pause": lambda session: PauseDialog(session, look_at_dose(session.station, key())),
    "resume": lambda session: ResumeDialog(session, look_at_dose(session.station, key())),
    "unread": UnreadDialog,
    "ask_pharmacy": lambda session: AskPharmacyDialog(session, key()),
}


def opened(seat: Seat, asked: Asked, mrn: str = MRN) -> Dialog:
    """The dialog, open on the patient's page."""
    seat.session.go("patient", mrn)
    page = seat.page
    assert isinstance(page, PatientPage)
    page.ask(asked(seat.session))
    assert page.drawer.top
    return page.drawer.top
