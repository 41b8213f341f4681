"""Each kind of entry stands on paper where its row says: the paper changes there when it comes."""

import lzma
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from itertools import chain
from pathlib import Path
from typing import Final

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.case_replay import replay_case
from il2nurse.domain.record.chart.facts import KnownFrom, ObservedFact
from il2nurse.domain.record.course.course import Course
from il2nurse.domain.record.dose.call import Call
from il2nurse.domain.record.dose.corrected import DoseValue
from il2nurse.domain.record.dose.facts import ReactionFact
from il2nurse.domain.record.patient.loss_facts import LossAnswer
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.rules.alarms.alarms import alarms
from il2nurse.domain.rules.labs.calls import owed_calls
from il2nurse.domain.rules.labs.reading import TypedResult
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.form_number import make_number
from il2nurse.domain.values.instants import Stretch
from il2nurse.readable.audit.kind_row import OnPaper
from il2nurse.readable.audit.kind_rows import KIND_ROWS
from il2nurse.readable.content import Content, Sources, Subject
from il2nurse.readable.course.regimen_paper import RegimenPaper
from il2nurse.readable.course.teaching import TeachingSheet
from il2nurse.readable.dose.summary import Summary
from il2nurse.readable.flowsheet.paper import FlowPaper
from il2nurse.readable.papers import FLOWSHEET, RECORD, REGIMEN, TEACHING
from il2nurse.storage.register import open_register
from il2nurse.workflow.chart.charting import observe
from il2nurse.workflow.chart.correcting import ValueChange, correct
from il2nurse.workflow.clocks import SimulatedClock
from il2nurse.workflow.course.another import decide_elsewhere
from il2nurse.workflow.course.approving import withdraw_regimen
from il2nurse.workflow.course.changes.changing import OrderChange, change_order
from il2nurse.workflow.course.changes.pausing import pause_order, resume_order
from il2nurse.workflow.course.changes.verifying import WorkedOut, verify_order
from il2nurse.workflow.course.checking_weight import check_order_weight
from il2nurse.workflow.course.closing import CloseReason, close_cycle
from il2nurse.workflow.course.moving import move_slots
from il2nurse.workflow.course.ordering import order_course
from il2nurse.workflow.course.prescribing import ByTelephone, OwnPin, countersign_order
from il2nurse.workflow.course.responding import (
    ResponseChange,
    TumourResponse,
    correct_response,
    record_response,
)
from il2nurse.workflow.course.suitability import tell_suitability
from il2nurse.workflow.course.teaching import record_teaching
from il2nurse.workflow.course.waiving import take_waiver_back, waive_test
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.dose import administration, ending
from il2nurse.workflow.dose.confirming import confirm
from il2nurse.workflow.dose.correcting import correct_dose
from il2nurse.workflow.dose.dose_change import DoseChange
from il2nurse.workflow.dose.given_on_form import enter_given
from il2nurse.workflow.dose.reacting import react
from il2nurse.workflow.dose.striking_reaction import Mistake, strike_reaction
from il2nurse.workflow.dose.told_by_form import GivenOnForm
from il2nurse.workflow.filled_step import FilledStep
from il2nurse.workflow.forms import PaperForm
from il2nurse.workflow.labs.results import record_result
from il2nurse.workflow.papers.subjects import sources_of
from il2nurse.workflow.patient.admission import admit, discharge
from il2nurse.workflow.patient.calling import record_call
from il2nurse.workflow.patient.data import correct_patient
from il2nurse.workflow.patient.going_home import tell_home
from il2nurse.workflow.patient.pre_tests import chart_pre_tests
from il2nurse.workflow.patient.reports import attach_report, report_of, take_report_off
from il2nurse.workflow.patient.settling import settle_loss
from il2nurse.workflow.patient.transferring import Handover, transfer
from il2nurse.workflow.people.sign_in import Witness
from il2nurse.workflow.station import Station
from il2nurse.workflow.ward.acknowledging import acknowledge
from tests.injected import injected_text
from tests.laboratory import LABORATORY
from tests.lost import lose
from tests.newer import newer_text, switch, with_newer
from tests.pdfs import pdf
from tests.shipped import ShippedRegimens
from tests.suitable import SUITABLE, TAUGHT
from tests.waivable import waivable
from tests.ward import (
    CHARGE,
    DOCTOR,
    IDENTITY,
    MRN,
    NURSE,
    PATIENT,
    PIN,
    SECOND,
    ZONE,
    key,
    make_station,
    make_ward,
    plan,
)

OLD: Final = Path(__file__).parents[2] / "old" / "every-kind.register.xz"
LOOKED_AT: Final = datetime(2026, 12, 31, 12, tzinfo=UTC)
SHIFTS: Final = (time(7), time(19))
# Which parts of a paper's content a place is made of.
PARTS: Final[Mapping[OnPaper, frozenset[str]]] = {
    OnPaper.HEAD: frozenset({"patient"}),
    OnPaper.SUITABILITY: frozenset({"suitability"}),
    OnPaper.TEACHING: frozenset({"points", "sessions", "teaching"}),
    OnPaper.OUTCOME: frozenset({"outcome"}),
    OnPaper.STEPS: frozenset({"sections"}),
    OnPaper.CHECKS: frozenset({"checks"}),
    OnPaper.EVENTS: frozenset({"dose_events"}),
    OnPaper.HEAD_AND_EVENTS: frozenset({"patient", "dose_events"}),
    OnPaper.SIGNATURES: frozenset({"signatures"}),
    OnPaper.CHART: frozenset({"rows", "labs"}),
    OnPaper.RESULTS: frozenset({"labs"}),
    OnPaper.REGIMEN: frozenset({"approval"}),
}
Papers = Mapping[tuple[object, str], object]


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Station]:
    """A register with nearly every kind in it."""
    path = tmp_path_factory.mktemp("old") / "every.register"
    path.write_bytes(lzma.decompress(OLD.read_bytes()))
    register = open_register(path)
    yield make_station(register, SimulatedClock(LOOKED_AT))
    register.close()


def stopped() -> Station:
    """An infusion runs over its time, somebody takes the alarm on, and it is stopped."""
    ward = make_ward()
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("line")
    ward.start()
    ward.pass_time(20)
    (alarm,) = alarms(ward.station.moment(MRN), ward.station.now())
    acknowledge(ward.station, NURSE, MRN, alarm)
    taken = TypedResult("potassium", "6.8", "mEq/L", ward.station.now().at)
    record_result(ward.station, NURSE, MRN, LABORATORY, taken)
    call = Call(DOCTOR.id, ward.station.now().at, read_back=True, order="Draw it again")
    record_call(ward.station, NURSE, MRN, owed_calls(ward.station.moment(MRN)), call)
    ending.stop(ward.station, NURSE, key(), "prescriber", given_ml=Decimal(10))
    return ward.station


def refused() -> Station:
    """An answer that a rule refuses."""
    ward = make_ward()
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("identify")
    with pytest.raises(NotAllowed):
        ward.confirm("pre_tests", thallium_stress_test="abnormal")
    return ward.station


def moved() -> Station:
    """A patient whose data change, and who comes again."""
    ward = make_ward()
    ward.give()
    allergic = replace(PATIENT, allergies=("latex",))
    correct_patient(ward.station, NURSE, MRN, allergic, "The family told of it")
    why = CloseReason("prescriber", "The patient goes home.")
    close_cycle(ward.station, DOCTOR, MRN, OwnPin(PIN), why)
    discharge(ward.station, NURSE, MRN)
    ward.pass_time(5)
    home = ward.station.now().at
    admit(ward.station, NURSE, replace(allergic, bed="714-B"))
    tell_home(ward.station, NURSE, MRN, home, "Read from the wrong line")
    return ward.station


def suited_and_taught() -> Station:
    """What is asked once of a course is answered after a dose, and the patient is taught."""
    ward = make_ward()
    ward.give()
    tell_suitability(ward.station, NURSE, MRN, SUITABLE)
    record_teaching(ward.station, NURSE, MRN, TAUGHT)
    return ward.station


def reported() -> Station:
    """The report of a test is attached to its result, and a dose goes by it."""
    ward = make_ward()
    typed = ObservedFact(
        {"chest_x_ray": "normal", "chest_x_ray_date": "2026-11-14"}, source=KnownFrom.REPORT
    )
    chart_pre_tests(ward.station, NURSE, MRN, typed)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("identify")
    answers = {n: a for n, a in ward.answers("pre_tests").items() if n not in typed.values}
    confirm(ward.station, NURSE, key(), FilledStep("pre_tests", answers))
    report = report_of(pdf())
    attach_report(ward.station, NURSE, MRN, "chest_x_ray", report)
    take_report_off(ward.station, NURSE, MRN, "chest_x_ray", report.digest, "Of bed 4")
    return ward.station


def postponed() -> Station:
    """A dose that was begun is moved, with all that follow."""
    ward = make_ward()
    administration.begin(ward.station, NURSE, MRN)
    later = ward.dose().due + timedelta(hours=1)
    move_slots(ward.station, DOCTOR, MRN, OwnPin(PIN), later, "The line is changed first")
    return ward.station


def paused() -> Station:
    """An order is paused after a dose, and goes on from a later one."""
    ward = make_ward()
    ward.give()
    pause_order(ward.station, DOCTOR, MRN, OwnPin(PIN), "The dentist looks at a tooth first")
    ward.pass_time(60 * 20)
    resume_order(ward.station, DOCTOR, MRN, 4, "The tooth is out", PIN)
    return ward.station


def changed() -> Station:
    """An order is changed after a dose, and verified."""
    ward = make_ward()
    ward.give()
    today = ward.station.today(ward.station.now().at)
    change = OrderChange(Weighing(Decimal(68), today, confirmed=True))
    change_order(ward.station, DOCTOR, MRN, change, "The scale was not tared", PIN)
    verify_order(ward.station, SECOND, MRN, WorkedOut(Decimal(40_800_000), Decimal(68)), PIN)
    return ward.station


def switched() -> Station:
    """A course goes on by another version of its regimen after a dose."""
    ward, newer = with_newer(newer_text(), given=1)
    switch(ward, newer)
    return ward.station


def waived() -> Station:
    """A test is waived for a course, and asked for again after a dose."""
    ward = make_ward(book=waivable())
    waive_test(ward.station, DOCTOR, MRN, "chest_x_ray", "A CT of the chest was read", PIN)
    ward.give()
    take_waiver_back(ward.station, DOCTOR, MRN, "chest_x_ray", "The CT was too old", PIN)
    return ward.station


def telephoned() -> Station:
    """The rest of a cycle is closed on the telephone, countersigned, and the tumour assessed."""
    ward = make_ward()
    ward.give()
    called = ByTelephone(DOCTOR.id, ward.station.now().at, read_back=True)
    close_cycle(ward.station, NURSE, MRN, called, CloseReason("prescriber", "Goes home."))
    countersign_order(ward.station, DOCTOR, MRN, PIN)
    today = ward.station.today(ward.station.now().at)
    word = ward.regimen.responses[0].word
    seen = TumourResponse(today, word, "The lung lesions are smaller.")
    kept = record_response(ward.station, DOCTOR, MRN, seen, PIN, course=1)
    change = ResponseChange(1, kept.seq, "The scan was of another patient")
    correct_response(ward.station, DOCTOR, MRN, change, PIN)
    return ward.station


def put_right() -> Station:
    """A reaction and what the pump gave are put right, and the patient goes to another ward."""
    ward = make_ward()
    ward.give()
    kept = react(ward.station, NURSE, key(), ReactionFact("chills", None, "Blanket", grade=1))
    strike_reaction(ward.station, NURSE, key(), Mistake(kept.seq, "Of the next bed"))
    change = DoseChange(DoseValue.GIVEN, "20", "Read from the wrong pump")
    correct_dose(ward.station, NURSE, key(), change, Witness(SECOND.id, PIN))
    left = ward.station.now().at
    transfer(ward.station, NURSE, MRN, Handover("Step-down unit", left, "Sam Ortiz, RN"))
    return ward.station


def weight_checked() -> Station:
    """The charted weight behind the order is corrected, and the order's weight is checked."""
    ward = make_ward()
    weight, both = (ward.regimen.fields["weight_kg"],), Witness(SECOND.id, PIN)
    typed = ObservedFact({"weight_kg": "70"})
    observe(ward.station, NURSE, MRN, weight, typed)
    ward.give()
    for each in ward.station.case(MRN).chart.with_value("weight_kg"):
        correct(
            ward.station,
            NURSE,
            MRN,
            ValueChange(each.seq, weight[0], "66", "The scale was not tared"),
        )
    today = ward.station.today(ward.station.now().at)
    weighing = Weighing(Decimal(66), today, both, confirmed=True)
    check_order_weight(ward.station, DOCTOR, MRN, weighing, PIN)
    return ward.station


def given_on_paper() -> Station:
    """A dose was given while the program could not be used, and is entered from its form."""
    ward = make_ward()
    started = ward.station.now().at
    ward.pass_time(60)
    ended = started + timedelta(minutes=15)
    given = GivenOnForm(started, ended, Decimal("52.3"), NURSE.id, SECOND.id)
    enter_given(
        ward.station, NURSE, key(), PaperForm(make_number(IDENTITY.register, "pack", 1)), given, PIN
    )
    return ward.station


def lost_and_settled() -> Station:
    """Entries are lost, and a charge nurse settles it."""
    ward = make_ward()
    ward.give()
    lose(ward.station)
    how = "The forms agree with the chart"
    settle_loss(ward.station, CHARGE, MRN, LossAnswer.NOTHING_MISSING, how, PIN)
    return ward.station


def decided_elsewhere() -> Station:
    """Treatment under another number of perhaps the same person is stopped: it is another one."""
    ward = make_ward()
    ward.give()
    again = replace(
        PATIENT, bed="713-A", mrn="77777777", another_because="A cousin of the same name"
    )
    admit(ward.station, NURSE, again)
    first = ward.station.now().at + timedelta(hours=1)
    order_course(
        ward.station,
        DOCTOR,
        again.mrn,
        ward.regimen,
        replace(plan(), first_slot=first),
        suitability=SUITABLE,
    )
    dose = administration.begin(ward.station, NURSE, again.mrn)
    seen = ReactionFact("myocardial_infarction", "Chest pain", "ECG")
    react(ward.station, NURSE, dose.key, seen)
    why = "Another birth place on the passport"
    decide_elsewhere(ward.station, DOCTOR, MRN, why, PIN, same=False)
    return ward.station


def injected() -> Station:
    """A dose is injected."""
    book = ShippedRegimens()
    book.use(injected_text(by_weight=True))
    ward = make_ward(book=book)
    administration.begin(ward.station, NURSE, MRN)
    ward.walk("infuse")
    return ward.station


def told_parts(told: Content) -> Iterator[tuple[str, object]]:
    """What a paper says, part by part."""
    assert isinstance(told, Summary | FlowPaper | TeachingSheet)
    return ((each.name, getattr(told, each.name)) for each in fields(told))


def parts(station: Station, entries: Sequence[Entry]) -> Papers:
    """Every part of every paper that could be made when these were the entries."""
    kept, case = tuple(entries), replay_case(entries)
    first = kept[0].recorded_at
    found: dict[tuple[object, str], object] = {}

    def sources(course: Course, subject: Subject) -> Sources:
        moment = Moment(case, course, station.regimen_of(course), LOOKED_AT, ZONE)
        return Sources(subject, moment, kept, station.people(), SHIFTS)

    for dose in case.doses:
        course = next(each for each in case.courses if each.number == dose.course)
        told = RECORD.tell(sources(course, Subject(MRN, dose)))
        found |= {(dose, name): says for name, says in told_parts(told)}
    if case.courses:
        period = Stretch(first - timedelta(days=1), first + timedelta(days=30))
        told = FLOWSHEET.tell(sources(case.courses[-1], Subject(MRN, stretch=period)))
        sheet = TEACHING.tell(sources(case.courses[-1], Subject(MRN)))
        found |= {("teaching", name): says for name, says in told_parts(sheet)}
        found |= {("flowsheet", name): says for name, says in told_parts(told)}
    return found


def changes(station: Station) -> Iterator[tuple[Kind, frozenset[str]]]:
    """The kind of each entry and the parts of the papers that it changed."""
    entries = station.entries(MRN)
    before: Papers = {}
    for place in range(1, len(entries) + 1):
        after = parts(station, entries[:place])
        new = (part for part, says in after.items() if before.get(part) != says)
        yield entries[place - 1].kind, frozenset(name for _, name in new)
        before = after


def approval_told() -> Iterator[tuple[Kind, frozenset[str]]]:
    """What the regimen's paper says otherwise once it is withdrawn, and of a newer order."""
    ward = make_ward()
    station = ward.station

    def told(of: Station) -> object:
        paper = REGIMEN.tell(sources_of(of, Subject(MRN)))
        assert isinstance(paper, RegimenPaper)
        return paper.approval

    before = told(station)
    assert "Approved by Amal Haddad, PharmD and Erin Vance, MD, from 20-Nov-2026 on" in str(before)
    yield Kind.REGIMEN_APPROVED, frozenset({"approval"})
    withdraw_regimen(station, DOCTOR, ward.regimen.digest, "Another vial", PIN)
    assert told(station) != before
    yield Kind.REGIMEN_WITHDRAWN, frozenset({"approval"})


@pytest.fixture(scope="module")
def seen(every: Station) -> Mapping[Kind, frozenset[str]]:
    """Every part that an entry of a kind changed, by kind."""
    found: dict[Kind, frozenset[str]] = {}
    told = (
        every,
        stopped(),
        refused(),
        moved(),
        suited_and_taught(),
        postponed(),
        reported(),
        paused(),
        changed(),
        switched(),
        waived(),
        telephoned(),
        put_right(),
        weight_checked(),
        given_on_paper(),
        lost_and_settled(),
        decided_elsewhere(),
        injected(),
    )
    for kind, names in chain(*map(changes, told), approval_told()):
        found[kind] = found.get(kind, frozenset()) | names
    return found


@pytest.mark.parametrize("kind", [each for each in Kind if KIND_ROWS[each].paper in PARTS])
def test_paper_tells_of_it_where_its_row_says(
    kind: Kind, seen: Mapping[Kind, frozenset[str]]
) -> None:
    if kind is Kind.PATIENT_ADMITTED:
        assert not seen[kind]  # There is no paper before the order.
    else:
        assert seen[kind] & PARTS[KIND_ROWS[kind].paper]


def test_a_move_is_told_at_the_head_and_in_the_record_of_its_dose(
    seen: Mapping[Kind, frozenset[str]],
) -> None:
    assert KIND_ROWS[Kind.SLOTS_MOVED].paper is OnPaper.HEAD_AND_EVENTS
    assert PARTS[OnPaper.HEAD_AND_EVENTS] <= seen[Kind.SLOTS_MOVED]


@pytest.mark.parametrize("kind", [each for each in Kind if KIND_ROWS[each].paper not in PARTS])
def test_paper_is_silent_where_its_row_says_so(
    kind: Kind, seen: Mapping[Kind, frozenset[str]]
) -> None:
    assert KIND_ROWS[kind].paper is OnPaper.NOWHERE
    assert not seen.get(kind)
