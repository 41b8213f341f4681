"""Every sentence that keeps a dose from being begun, gone on with or started: a role leads on."""

import ast
import inspect
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from random import Random

import pytest

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.chart.facts import ObservedFact
from il2nurse.domain.record.dose.call import Grounds
from il2nurse.domain.regimen.regimen import Act, Regimen
from il2nurse.domain.rules.course import paused as pauses
from il2nurse.domain.rules.course import slots, standing, unverified
from il2nurse.domain.rules.dose import decisions
from il2nurse.workflow.chart import charting, correcting
from il2nurse.workflow.chart.correcting import ValueChange
from il2nurse.workflow.course import closing, moving
from il2nurse.workflow.course.changes import changing, pausing
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.dose import administration, holding
from il2nurse.workflow.patient import admission
from tests.shipped import ShippedRegimens
from tests.walk.acts import DEEDS
from tests.walk.scene import Scene
from tests.walk.test_every_limit import begun, chart, too_soon
from tests.ward import DOCTOR, MRN, NURSE, PIN, Ward, key, make_ward

KEEPING_BACK = (
    decisions.allow_begin,
    decisions.allow_account,
    decisions.dose_to_come,
    decisions.current_step,
    decisions.allow_step,
    decisions._not_in_window,  # noqa: SLF001 - every sentence of the start is looked at
    decisions._too_soon,  # noqa: SLF001 - the same
    decisions._bag_too_old,  # noqa: SLF001 - the same
    decisions._record_forbids,  # noqa: SLF001 - the same
    slots.refuse_ended_cycle,
    slots.days_over,
    pauses.refuse_paused,
    pauses.paused_since,
    pauses.refuse_in_pause,
    unverified.unverified_order,
    unverified.changed_at,
    standing.refuse_after_stop,
)
SHORTEST = 14
"""A shorter piece of a sentence tells nothing."""


def pieces(function: Callable[..., object]) -> Iterator[str]:
    """The fixed pieces of every sentence that a function says."""
    tree = ast.parse(inspect.getsource(function))
    told = ast.get_docstring(tree.body[0]) if isinstance(tree.body[0], ast.FunctionDef) else None
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
            if (
                len(text) >= SHORTEST
                and not text.startswith("%")
                and inspect.cleandoc(text) != told
            ):
                yield text


def held(ward: Ward) -> None:
    """The open dose is held."""
    begun(ward)
    holding.hold(ward.station, NURSE, key(), Grounds("kidney", ward.call()))


def forbidden(ward: Ward) -> None:
    """A value speaks against the open dose."""
    begun(ward)
    chart(ward, "creatinine_mg_dl = 3.2")


def cycle_stopped(ward: Ward) -> None:
    """A hold stopped the cycle."""
    forbidden(ward)
    holding.hold(ward.station, NURSE, key(), Grounds("kidney", ward.call()))


def stopped(ward: Ward) -> None:
    """A hold stopped the treatment for good."""
    begun(ward)
    chart(ward, "rhythm = ventricular_tachycardia")
    holding.hold(ward.station, NURSE, key(), Grounds("rhythm", ward.call()))


def closed(ward: Ward) -> None:
    """A prescriber closed the rest of the cycle."""
    why = closing.CloseReason("prescriber", "The patient has had enough of it.")
    closing.close_cycle(ward.station, DOCTOR, MRN, OwnPin(PIN), why)


def paused(ward: Ward) -> None:
    """A prescriber paused the order."""
    pausing.pause_order(ward.station, DOCTOR, MRN, OwnPin(PIN), "The dentist looks at a tooth")


def changed(ward: Ward) -> None:
    """A prescriber changed the weight of the order."""
    weighing = Weighing(Decimal(68), ward.station.today(ward.station.now().at), confirmed=True)
    change = changing.OrderChange(weighing)
    changing.change_order(ward.station, DOCTOR, MRN, change, "The scale was not tared", PIN)


def discharged(ward: Ward) -> None:
    """The patient is at home."""
    closed(ward)
    admission.discharge(ward.station, NURSE, MRN)


def days_over(ward: Ward) -> None:
    """Nobody recorded anything for six days."""
    ward.clock.move(timedelta(days=6))


def window_over(ward: Ward) -> None:
    """Nobody came to the dose."""
    ward.clock.move(timedelta(hours=3))


def just_begun(ward: Ward) -> None:
    """No step is recorded."""
    administration.begin(ward.station, NURSE, MRN)


def ready(ward: Ward) -> None:
    """Everything but the start is recorded."""
    just_begun(ward)
    ward.walk("line")


def ready_too_late(ward: Ward) -> None:
    """Nobody started what was ready."""
    ready(ward)
    ward.clock.move(timedelta(hours=3))


def ready_too_early(ward: Ward) -> None:
    """The dose was moved when everything was ready."""
    ready(ward)
    to, why = ward.station.now().at + timedelta(hours=5), "The patient was in the scanner"
    moving.move_slots(ward.station, DOCTOR, MRN, OwnPin(PIN), to, why)


def bag_too_old(ward: Ward) -> None:
    """The bag was forgotten for two days."""
    ready(ward)
    ward.clock.move(timedelta(hours=48))


def use_by_over(ward: Ward) -> None:
    """Pharmacy's own time is nearly over."""
    just_begun(ward)
    ward.walk("hold_criteria")
    until = ward.station.now().at + timedelta(minutes=25)
    ward.walk("line", use_by=until.isoformat())
    ward.clock.move(timedelta(minutes=20))


def given(ward: Ward) -> None:
    """The dose is given and signed."""
    ward.give()


def none_given(ward: Ward) -> None:
    """No dose of the cycle was given, for a reason that does not count."""
    for _ in range(ward.regimen.timetable.doses_per_cycle):
        holding.hold_unbegun(ward.station, NURSE, MRN, Grounds("line", ward.call()))


def result_against(ward: Ward) -> None:
    """The stress test on file is abnormal."""
    told = ObservedFact({"thallium_stress_test": "abnormal"})
    tests = (ward.regimen.fields["thallium_stress_test"],)
    charting.observe(ward.station, NURSE, MRN, tests, told)


def weight_corrected(ward: Ward) -> None:
    """The charted weight that the order goes by was corrected."""
    weight = ward.regimen.fields["weight_kg"]
    told = ObservedFact({weight.id: "70"})
    kept = charting.observe(ward.station, NURSE, MRN, (weight,), told)
    ward.pass_time(5)
    correcting.correct(
        ward.station, NURSE, MRN, ValueChange(kept.seq, weight, "64", "The scale was not tared")
    )


def ask_begin(ward: Ward) -> object:
    """Ask to begin a dose."""
    return decisions.allow_begin(ward.station.moment(MRN))


def ask_account(ward: Ward) -> object:
    """Ask to say of the next dose that it was not given."""
    return decisions.allow_account(ward.station.moment(MRN))


def ask_step(slot: int = 1) -> Callable[[Ward], object]:
    """Ask for the next step."""
    return lambda ward: decisions.current_step(ward.station.moment(MRN), ward.dose(slot))


def ask_start(slot: int = 1) -> Callable[[Ward], object]:
    """Ask to start the infusion."""
    return lambda ward: decisions.allow_start(ward.station.moment(MRN), ward.dose(slot))


def out_of_order(ward: Ward) -> None:
    """Ask for a step before its turn."""
    step = ward.regimen.step("vital_signs")
    decisions.allow_step(ward.station.moment(MRN), ward.dose(), step, Act.ANSWER)


def the_wrong_way(ward: Ward) -> None:
    """Sign where something is answered."""
    step = ward.regimen.step("identify")
    decisions.allow_step(ward.station.moment(MRN), ward.dose(), step, Act.SIGN)


@dataclass(frozen=True, slots=True)
class Row:
    """A built state, who asks for what there, and which acts of which roles lead on."""

    build: Callable[[Ward], None]
    ask: Callable[[Ward], object]
    leads: Mapping[str, str]


FULL = "the course has all its doses"
MOVE_OR_HOLD = {"next step": "nurse", "hold": "nurse", "move the doses": "prescriber"}
PLAN = {"plan the next cycle": "prescriber"}
BEGIN = {"begin": "nurse"}
GO_ON = {"next step": "nurse"}
HOLD = {"hold": "nurse"}
ROWS: Mapping[str, Row] = {
    "the window is over": Row(
        window_over,
        ask_begin,
        {"account for a late dose": "nurse", "move the doses": "prescriber"},
    ),
    "a result speaks against a dose": Row(
        result_against, ask_begin, {"enter new reports": "nurse"}
    ),
    "the weight of the order is in doubt": Row(
        weight_corrected, ask_begin, {"check the weight": "prescriber"}
    ),
    "the order is paused": Row(paused, ask_begin, {"resume the order": "prescriber"}),
    "its time lies in the pause": Row(paused, ask_account, {"resume the order": "prescriber"}),
    "the order is not verified": Row(changed, ask_begin, {"verify the order": "nurse"}),
    "discharged": Row(discharged, ask_begin, {"readmit": "nurse"}),
    "stopped for good": Row(stopped, ask_begin, {"reopen": "prescriber"}),
    "a dose is open": Row(begun, ask_begin, GO_ON),
    "the cycle is stopped": Row(cycle_stopped, ask_begin, PLAN),
    "the rest is closed": Row(closed, ask_begin, PLAN),
    "the days of the cycle are over": Row(days_over, ask_begin, PLAN),
    "all doses are accounted for": Row(none_given, ask_begin, PLAN),
    "the dose is held": Row(held, ask_step(), BEGIN),
    "a value speaks against it": Row(forbidden, ask_step(), HOLD),
    "the last start was too near": Row(too_soon, ask_step(2), HOLD),
    "the dose is closed": Row(given, ask_step(), BEGIN),
    "out of order": Row(just_begun, out_of_order, GO_ON),
    "another way": Row(just_begun, the_wrong_way, GO_ON),
    "too early to start": Row(ready_too_early, ask_start(), GO_ON),
    "too late to start": Row(ready_too_late, ask_start(), MOVE_OR_HOLD),
    "too near to start": Row(too_soon, ask_start(2), HOLD),
    "a value forbids the start": Row(forbidden, ask_start(), HOLD),
    "the bag's time is unknown": Row(begun, ask_start(), GO_ON),
    "the bag is too old": Row(bag_too_old, ask_start(), MOVE_OR_HOLD),
    "pharmacy's time is over": Row(use_by_over, ask_start(), GO_ON),
    FULL: Row(given, ask_begin, {"discharge": "nurse"}),
}


class OneDose(ShippedRegimens):
    """The shipped regimen, but one dose ends a course: 28 of them would take a minute."""

    def today(self) -> Mapping[str, Regimen]:
        """The regimens by id."""
        return {
            name: replace(each, timetable=replace(each.timetable, doses_per_course=1))
            for name, each in super().today().items()
        }


def refusal(name: str) -> tuple[str, Ward]:
    """What is said in the state of a row, and the ward then."""
    book = OneDose() if name == FULL else ShippedRegimens()
    ward = make_ward(book=book)
    ROWS[name].build(ward)
    with pytest.raises(NotAllowed) as refused:
        ROWS[name].ask(ward)
    return str(refused.value), ward


def test_every_sentence_is_said_in_a_built_state_and_a_role_leads_on() -> None:
    said = {name: refusal(name) for name in ROWS}
    leading = {name: _leading(ward) for name, (_, ward) in said.items()}
    assert leading == {name: row.leads for name, row in ROWS.items()}
    everything = "\n".join(sentence for sentence, _ in said.values())
    silent = {
        function.__name__: [text for text in pieces(function) if text not in everything]
        for function in KEEPING_BACK
    }
    assert not {name: texts for name, texts in silent.items() if texts}


def _leading(ward: Ward) -> dict[str, str]:
    scene = Scene(ward.station, Random(0))
    return {deed.name: deed.role.value for deed in DEEDS if deed.leads(scene)}
