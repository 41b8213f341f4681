"""The dialogs that open in one state of a patient or dose alone: each with how it comes to that."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import NamedTuple

from il2nurse.domain.people import Person, Role
from il2nurse.domain.record.chart.facts import KnownFrom, ObservedFact
from il2nurse.domain.record.course.waivers import Waiver
from il2nurse.domain.record.dose.facts import ReactionFact
from il2nurse.domain.record.pharmacy.bag import Bag
from il2nurse.domain.record.pharmacy.requests import BagRequest
from il2nurse.domain.record.pharmacy.stock import Lot
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.regimen import WitnessRule
from il2nurse.domain.rules.assessment.step_findings import findings_of
from il2nurse.domain.rules.labs.reading import TypedResult
from il2nurse.domain.rules.moment import Moment
from il2nurse.ui.chart.dose_correction import DoseCorrectionDialog
from il2nurse.ui.chart.entry_list import ChartedDialog
from il2nurse.ui.chart.no_fluid import NoFluidDialog
from il2nurse.ui.course.asked.answering import SuitabilityDialog
from il2nurse.ui.course.changes.change_order import ChangeOrderDialog
from il2nurse.ui.course.changes.pause_order import PauseOrderDialog, ResumeOrderDialog
from il2nurse.ui.course.changes.switch_regimen import SwitchRegimenDialog
from il2nurse.ui.course.changes.verify_version import VerifyVersionDialog
from il2nurse.ui.course.check_weight import CheckWeightDialog
from il2nurse.ui.course.close_cycle import CloseCycleDialog
from il2nurse.ui.course.correct_response import CorrectResponseDialog
from il2nurse.ui.course.countersign_order import CountersignOrderDialog, waiting_for_me
from il2nurse.ui.course.dosing import witness_fields
from il2nurse.ui.course.move_doses import MoveDosesDialog
from il2nurse.ui.course.reopen import ReopenDialog
from il2nurse.ui.course.respond import ResponseDialog
from il2nurse.ui.course.teaching_dialog import TeachingDialog
from il2nurse.ui.course.verify_order import SignedFor, VerifyOrderDialog
from il2nurse.ui.dose.dialogs.complete import CompleteDialog
from il2nurse.ui.dose.dialogs.not_given import NotGivenDialog
from il2nurse.ui.dose.dialogs.override import OverrideDialog, offer_override
from il2nurse.ui.dose.dialogs.signing import SignDialog
from il2nurse.ui.dose.dialogs.stop import StopDialog
from il2nurse.ui.dose.dialogs.unrecorded import UnrecordedDialog
from il2nurse.ui.dose.seen_against import seen_against
from il2nurse.ui.forms.dialog import Dialog
from il2nurse.ui.forms.witness_dialog import WitnessDialog
from il2nurse.ui.labs.entry import CorrectResultDialog
from il2nurse.ui.labs.importing import ImportDialog
from il2nurse.ui.labs.prescriber_call import PrescriberCallDialog, calls_to_make
from il2nurse.ui.labs.striking import StrikeResultDialog
from il2nurse.ui.papers.taking_off import TakeReportOffDialog
from il2nurse.ui.patient.eligibility.pre_tests import PreTestsDialog
from il2nurse.ui.patient.eligibility.reports import AttachReportDialog, tests_on_file
from il2nurse.ui.patient.eligibility.waivers import TakeBackDialog, WaiveDialog
from il2nurse.ui.patient.going_home import DischargeDialog
from il2nurse.ui.patient.stopped_drugs import StoppedDrugsDialog
from il2nurse.ui.pharmacy.bag_acts import (
    RETURN,
    ClearBagDialog,
    ReasonDialog,
    ReleaseDialog,
    WasteDialog,
)
from il2nurse.ui.pharmacy.bag_check import BagCheckDialog
from il2nurse.ui.pharmacy.check_order import CheckOrderDialog
from il2nurse.ui.pharmacy.stock_dialogs import receiving, wasting
from il2nurse.ui.pharmacy.ward_requests import AnswerDialog
from il2nurse.ui.reactions.reaction_outcome import OutcomeDialog, reactions_of
from il2nurse.ui.session import Session
from il2nurse.ui.widgets.facts import FactRow
from il2nurse.workflow.course.changes.changing import OrderChange, change_order
from il2nurse.workflow.course.changes.pausing import pause_order
from il2nurse.workflow.course.closing import CloseReason, close_cycle
from il2nurse.workflow.course.prescribing import ByTelephone, OwnPin
from il2nurse.workflow.course.responding import TumourResponse, record_response
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.dose import administration
from il2nurse.workflow.dose.reacting import react, stop_for_reaction
from il2nurse.workflow.dose.view import DoseView, look_at_dose
from il2nurse.workflow.labs.results import record_result
from il2nurse.workflow.patient.pre_tests import BesideResults, chart_pre_tests
from il2nurse.workflow.patient.reports import report_of
from tests.laboratory import LABORATORY
from tests.newer import newer_text
from tests.pdfs import pdf
from tests.shipped import ShippedRegimens
from tests.waivable import waivable
from tests.ward import DOCTOR, MRN, NURSE, PHARMACIST, PIN, Ward, approve, key
from tests.workflow.patient.drugs import to_be_stopped
from tests.workflow.pharmacy.made import Pharmacy

OfMoment = Callable[[Session, Moment], Dialog]
REACTION = ReactionFact("chest_pain", "Pressure", "ECG", grade=3)
FIRST = {"weight_again_kg": Decimal(70), "dose_again_million": Decimal(42)}
ORDERED = SignedFor(FIRST, (FactRow("First dose", "20-Nov-2026 09:00"),), ())


class Scene(NamedTuple):
    """What has happened to the patient, who sits there, and the dialogs that open then."""

    happens: Callable[[Ward], None]
    person: Person
    dialogs: dict[str, OfMoment]


def ordered(ward: Ward) -> None:
    """Nothing is given yet; a result asks for a call."""
    at = ward.station.now().at - timedelta(hours=1)
    typed = TypedResult("potassium", "6.8", "mEq/L", at)
    record_result(ward.station, NURSE, MRN, LABORATORY, typed, confirmed=True)


def begun(ward: Ward) -> None:
    """A dose is begun, with a value over a limit that may be overridden."""
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("hold_criteria", heart_rate_per_min="125")


def running(ward: Ward) -> None:
    """The infusion runs."""
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.start()
    ward.pass_time(5)


def stopped(ward: Ward) -> None:
    """A reaction stopped the infusion, and with it the course."""
    running(ward)
    stop_for_reaction(ward.station, NURSE, key())
    react(ward.station, NURSE, key(), REACTION)


def closed_by_telephone(ward: Ward) -> None:
    """A nurse wrote down the order to close the cycle."""
    called = ByTelephone(DOCTOR.id, ward.station.now().at, read_back=True)
    why = CloseReason("prescriber", "The patient goes home.")
    close_cycle(ward.station, NURSE, MRN, called, why)


def assessed(ward: Ward) -> None:
    """A dose was given, the rest of the cycle is closed, and the tumour shrank."""
    ward.give()
    close_cycle(ward.station, DOCTOR, MRN, OwnPin(PIN), CloseReason("prescriber", "Goes home."))
    today = ward.station.today(ward.station.now().at)
    seen = TumourResponse(today, "partial", "Target lesions 42 mm, now 25 mm")
    record_response(ward.station, DOCTOR, MRN, seen, PIN, course=1)


def paused(ward: Ward) -> None:
    """The order is paused, and a dose passed since."""
    pause_order(ward.station, DOCTOR, MRN, OwnPin(PIN), "The dentist looks at a tooth first")
    ward.pass_time(60 * 9)


def reported(ward: Ward) -> None:
    """A test is on file with its report, and speaks against a dose."""
    typed = ObservedFact(
        {"chest_x_ray": "normal", "chest_x_ray_date": "2026-11-14"}, source=KnownFrom.REPORT
    )
    report = report_of(pdf())
    chart_pre_tests(ward.station, NURSE, MRN, typed, beside=BesideResults({"chest_x_ray": report}))
    lung = {"pulmonary_function": "normal", "pulmonary_function_date": "2026-11-14"}
    against = ObservedFact({**lung, "fev1_l": "1.8"}, source=KnownFrom.REPORT)
    chart_pre_tests(ward.station, NURSE, MRN, against)


def changed(ward: Ward) -> None:
    """The order has another weight, which nobody has verified."""
    weighing = Weighing(Decimal(68), ward.station.today(ward.station.now().at), confirmed=True)
    change, why = OrderChange(weighing), "The scale was not tared"
    change_order(ward.station, DOCTOR, MRN, change, why, PIN)


def newer(ward: Ward) -> None:
    """Another version of the regimen is in effect, which asks for another indication."""
    book = ShippedRegimens()
    text = newer_text('{ word = "kidney_cancer", label', '{ word = "renal_cancer", label')
    book.use(text.replace('usual = "kidney_cancer"', 'usual = "renal_cancer"'))
    ward.station.regimens = book
    approve(ward.station)


def of_dose(make: Callable[[Session, DoseView], Dialog]) -> OfMoment:
    """What is made of the dose as it is looked at."""
    return lambda session, _: make(session, look_at_dose(session.station, key()))


def override(session: Session, moment: Moment) -> Dialog:
    offer = offer_override(moment, moment.case.doses[key()])
    assert offer
    return OverrideDialog(session, key(), offer)


def with_bag(ward: Ward) -> None:
    """The order was checked, and the bag of the first dose is prepared and labelled."""
    made = Pharmacy(ward)
    made.check_order(PHARMACIST)
    made.begin(by=PHARMACIST)
    made.prepare(by=PHARMACIST)
    made.label(by=PHARMACIST)


def unrecorded(session: Session, moment: Moment) -> Dialog:
    step = moment.regimen.step("lethargy")
    typed: dict[str, Answer] = {"alertness": "drowsy", "mental_status": "confused"}
    findings, _ = findings_of(moment, moment.case.doses[key()], step, typed)
    seen = seen_against(step, typed, findings)
    assert seen
    view = look_at_dose(session.station, key())
    return UnrecordedDialog(session, view, seen, "Somebody recorded “Alertness” at 07:15.")


def of_result(
    make: Callable[..., CorrectResultDialog | StrikeResultDialog], *more: object
) -> OfMoment:
    """What is made of the newest potassium."""
    return lambda session, moment: make(
        session, MRN, *more, moment.case.chart.results_of("potassium")[-1]
    )


def verify_order(session: Session, moment: Moment) -> Dialog:
    return VerifyOrderDialog(session, witness_fields(moment.regimen.preparation), ORDERED)


def witness(session: Session, moment: Moment) -> Dialog:
    signed = [(each.title, each.say or "") for each in moment.regimen.steps]
    rule = WitnessRule(frozenset({Role.NURSE, Role.CHARGE_NURSE}), "I read it too.")
    return WitnessDialog(session, rule, signed)


def waive(session: Session, moment: Moment) -> Dialog:
    regimen = next(iter(waivable().today().values()))
    return WaiveDialog(session, replace(moment, regimen=regimen))


def take_back(session: Session, moment: Moment) -> Dialog:
    waiver = Waiver("chest_x_ray", "Chest X-ray", "A CT was read", DOCTOR.id, moment.at, 1)
    course = replace(moment.course, waivers=(waiver,))
    regimen = next(iter(waivable().today().values()))
    return TakeBackDialog(session, replace(moment, course=course, regimen=regimen))


def of_bag(make: Callable[[Session, Moment, Bag], Dialog]) -> OfMoment:
    """What is made of the newest bag."""
    return lambda session, moment: make(session, moment, moment.case.bags[-1])


def a_lot(session: Session) -> Lot:
    return Lot("AL2207", session.station.today(session.station.now().at), received=10)


BY_STATE = (
    Scene(
        ordered,
        PHARMACIST,
        {
            "check_order_in_pharmacy": CheckOrderDialog,
            "answer_ward": lambda session, moment: AnswerDialog(
                session, ((moment.case.patient, BagRequest(key(), None, NURSE.id, moment.at, 0)),)
            ),
            "receive_vials": lambda session, _: receiving(session),
            "waste_vials": lambda session, _: wasting(session, a_lot(session)),
        },
    ),
    Scene(
        with_bag,
        PHARMACIST,
        {
            "check_bag": of_bag(BagCheckDialog),
            "clear_bag": of_bag(lambda session, _, bag: ClearBagDialog(session, bag)),
            "release_bag": of_bag(lambda session, _, bag: ReleaseDialog(session, bag)),
            "waste_bag": of_bag(lambda session, _, bag: WasteDialog(session, bag)),
            "return_bag": of_bag(
                lambda session, _, bag: ReasonDialog(
                    session, bag, ("return_bag", "Return bag", RETURN), lambda _: None
                )
            ),
        },
    ),
    Scene(
        ordered,
        NURSE,
        {
            "not_given": lambda session, moment: NotGivenDialog(session, moment, 1),
            "discharge": lambda session, _: DischargeDialog(session, MRN),
            "import": lambda session, _: ImportDialog(session, MRN, LABORATORY),
            "prescriber_call": lambda session, moment: PrescriberCallDialog(
                session, moment, calls_to_make(session, moment)
            ),
            "correct_result": of_result(CorrectResultDialog, LABORATORY),
            "strike_result": of_result(StrikeResultDialog),
            "verify_order": verify_order,
            "move_doses": MoveDosesDialog,
            "pause_order": PauseOrderDialog,
            "close_cycle": CloseCycleDialog,
            "teaching": TeachingDialog,
            "suitability": SuitabilityDialog,
            "no_fluid": lambda session, _: NoFluidDialog(session, MRN),
            "charted": lambda session, _: ChartedDialog(session, MRN),
            "witness": witness,
        },
    ),
    Scene(
        ordered,
        DOCTOR,
        {
            "check_weight": CheckWeightDialog,
            "response": ResponseDialog,
            "move_doses by the prescriber": MoveDosesDialog,
            "pause_order by the prescriber": PauseOrderDialog,
            "change_order": ChangeOrderDialog,
            "waive_test": waive,
            "take_waiver_back": take_back,
        },
    ),
    Scene(
        reported,
        NURSE,
        {
            "attach_report": lambda session, moment: AttachReportDialog(
                session, moment, tests_on_file(moment)["chest_x_ray"]
            ),
            "take_report_off": lambda session, moment: TakeReportOffDialog(
                session, moment, tests_on_file(moment)["chest_x_ray"]
            ),
            "pre_tests before a witness": PreTestsDialog,
        },
    ),
    Scene(assessed, DOCTOR, {"correct_response": CorrectResponseDialog}),
    Scene(paused, DOCTOR, {"resume_order": ResumeOrderDialog}),
    Scene(newer, DOCTOR, {"switch_regimen": SwitchRegimenDialog}),
    Scene(to_be_stopped, NURSE, {"stopped_drugs": StoppedDrugsDialog}),
    Scene(changed, NURSE, {"verify_version": VerifyVersionDialog}),
    Scene(
        begun,
        NURSE,
        {"override": override, "sign": of_dose(SignDialog), "unrecorded": unrecorded},
    ),
    Scene(
        running,
        NURSE,
        {
            "stop": of_dose(StopDialog),
            "complete": of_dose(CompleteDialog),
            "dose_correction": lambda session, moment: DoseCorrectionDialog(
                session, moment.case.doses[key()]
            ),
        },
    ),
    Scene(
        stopped,
        DOCTOR,
        {
            "reopen": ReopenDialog,
            "outcome": lambda session, moment: OutcomeDialog(session, moment, reactions_of(moment)),
        },
    ),
    Scene(
        closed_by_telephone,
        DOCTOR,
        {
            "countersign": lambda session, moment: CountersignOrderDialog(
                session, moment, waiting_for_me(session, moment)
            )
        },
    ),
)
