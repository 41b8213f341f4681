"""All acts of a scenario: each with the function that does it and the words that it takes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from il2nurse.play import (
    approving,
    chart_acts,
    course_acts,
    dose_acts,
    form_acts,
    order_acts,
    patient_acts,
    pharmacy_acts,
    reaction_acts,
    stock_acts,
    texts,
    walking,
)
from il2nurse.play.played import Played
from il2nurse.play.scenario import Given, Scenario, ScenarioAct, Variation, table_of
from il2nurse.play.scene import Scene
from il2nurse.play.spelling import one_of

Does = Callable[[Scene], Played]

EXPECTATIONS = ("recorded", "refused", "mismatch")

# Keys that every act may have.
ALWAYS = (
    "do",
    "at",
    "by",
    "patient",
    "station",
    "vary",
    "but",
    "expect",
    "say",
    "found",
    "verdict",
    "fields",
    "state",
    "ward",
    "bag",
    "gates",
    "next",
    "left",
    "ml_given",
    "stopped",
)

# Keys that tell by whose authority something is ordered, and how its weight or level was verified.
ORDERED = ("prescriber", "called_at", "read_back", "own_pin")
WEIGHED = ("weight_kg", "weighed_on", "with", "pin", "confirmed")
DOSED_BY = (*WEIGHED, "dose_million")

# Keys that tell how what stopped the treatment has resolved.
AFTER_STOP = ("resolved", "stop_named")

# Keys that tell of the call behind a dose that is not given.
CALLED = ("prescriber", "phone", "read_back", "order", "called_at")

# Keys that tell which vials.
VIALS = ("lot", "expiry", "vials")

# Keys that tell on which line of a paper form it stands.
LINE = ("form", "line")

# Keys that tell what a form says of the dose.
TIMES = ("started_at", "ended_at", "running")
GIVEN = ("form", "slot", *TIMES, "given_ml", "total_ml", "gave", "checked")
HELD = ("form", "slot", "held_at", "held_by")


@dataclass(frozen=True, slots=True)
class ActRow:
    """What does an act, and the keys that it takes; ``None`` where the player does it itself."""

    does: Does | None
    takes: tuple[str, ...]


def _row(does: Does | None, *takes: str) -> ActRow:
    return ActRow(does, takes)


ACTS: Final[Mapping[str, ActRow]] = {
    "approve": _row(approving.approve, "from", "own_pin", "regimen"),
    "withdraw": _row(approving.withdraw, "reason", "own_pin"),
    "admit": _row(patient_acts.admit, "another_because"),
    "order": _row(
        course_acts.order,
        *(*ORDERED, *DOSED_BY, "first_slot", "another_because", *AFTER_STOP),
        *("protocol", "attested", "suitability", "tolerated", "level_reason", "regimen", "drugs"),
        "became",
    ),
    "plan_cycle": _row(
        course_acts.plan_cycle, *ORDERED, *DOSED_BY, "first_slot", "reason", *AFTER_STOP, "drugs"
    ),
    "check_weight": _row(course_acts.check_weight, *WEIGHED, "own_pin"),
    "close_cycle": _row(course_acts.close_cycle, *ORDERED, "reason", "text"),
    "response": _row(course_acts.respond, "course", "assessed_on", "response", "text", "own_pin"),
    "correct_response": _row(
        course_acts.correct_response,
        "course",
        "was_assessed_on",
        "reason",
        "assessed_on",
        "response",
        "text",
        "own_pin",
    ),
    "countersign_order": _row(course_acts.countersign_order, "own_pin"),
    "tell_suitability": _row(course_acts.tell_suitability, *ORDERED, "reason", "drugs"),
    "move_slots": _row(course_acts.move_slots, *ORDERED, "first_slot", "reason"),
    "pause_order": _row(order_acts.pause_order, *ORDERED, "reason"),
    "resume_order": _row(order_acts.resume_order, "slot", "reason", "own_pin"),
    "change_order": _row(
        order_acts.change_order, *DOSED_BY, "level_reason", "first_slot", "reason", "own_pin"
    ),
    "newer_text": _row(texts.newer_text, "version", "was", "now"),
    "switch_regimen": _row(order_acts.switch_regimen, "reason", "own_pin"),
    "verify_order": _row(order_acts.verify_order, "weight_kg", "dose_million", "own_pin"),
    "check_order": _row(order_acts.check_order, "dose_million", "draw_up_ml", "answers", "own_pin"),
    "begin_bag": _row(pharmacy_acts.begin_bag, "slot"),
    "prepare_bag": _row(pharmacy_acts.prepare_bag, "step", "answers", "with", "pin", "confirmed"),
    "label_bag": _row(pharmacy_acts.label_bag),
    "check_bag": _row(pharmacy_acts.check_bag, "answers", "label", "seconds"),
    "release_bag": _row(pharmacy_acts.release_bag, "own_pin"),
    "receive_bag": _row(pharmacy_acts.receive_bag),
    "take_bag": _row(pharmacy_acts.take_bag, "code"),
    "return_bag": _row(pharmacy_acts.return_bag, "reason"),
    "waste_bag": _row(pharmacy_acts.waste_bag, "ml", "reason", "with", "pin"),
    "waste_rest": _row(pharmacy_acts.waste_rest, "ml", "with", "pin"),
    "quarantine_bag": _row(pharmacy_acts.quarantine_bag, "reason"),
    "clear_bag": _row(pharmacy_acts.clear_bag, "reason"),
    "request_bag": _row(pharmacy_acts.request_bag, "text"),
    "answer_request": _row(pharmacy_acts.answer_request, "answer"),
    "receive_vials": _row(stock_acts.receive_vials, *VIALS),
    "count_vials": _row(stock_acts.count_vials, *VIALS, "reason"),
    "waste_vials": _row(stock_acts.waste_vials, *VIALS, "reason", "with", "pin"),
    "quarantine_lot": _row(stock_acts.quarantine_lot, "lot", "reason"),
    "clear_lot": _row(stock_acts.clear_lot, "lot", "reason"),
    "waive": _row(patient_acts.waive, "field", "reason", "own_pin"),
    "attach_report": _row(patient_acts.attach_report, "field", "text"),
    "take_report_off": _row(patient_acts.take_report_off, "field", "reason"),
    "unwaive": _row(patient_acts.unwaive, "field", "reason", "own_pin"),
    "teach": _row(course_acts.teach, "points", "to", "understood", "interpreter", "showed", "text"),
    "reopen": _row(course_acts.reopen, "reason", *AFTER_STOP, "own_pin"),
    "decide_elsewhere": _row(patient_acts.decide_elsewhere, "same", "reason", "own_pin"),
    "discharge": _row(patient_acts.discharge, "went_home"),
    "went_home": _row(patient_acts.went_home, "went_home", "reason"),
    "transfer": _row(patient_acts.transfer, "to", "left_at", "handed_over_to"),
    "stop_drugs": _row(patient_acts.stop_drugs, "drugs", "in_place"),
    "correct_patient": _row(patient_acts.correct_patient, "to", "reason", "with", "pin"),
    "sign_in": _row(dose_acts.enter, "pin"),
    "begin": _row(dose_acts.begin),
    "confirm": _row(dose_acts.confirm, "step", "with", "pin"),
    "steps": _row(walking.steps, "through", "each", "with"),
    "dose": _row(walking.doses, "each", "with", "times"),
    "results": _row(chart_acts.results, "taken_at", "confirmed"),
    "enter_results": _row(chart_acts.enter_results, "with", "pin", "source", "told_by", "regimen"),
    "double_check": _row(dose_acts.double_check, "with", "pin", "seconds"),
    "interrupted": _row(dose_acts.interrupted),
    "start": _row(dose_acts.start),
    "inject": _row(dose_acts.inject, "given_ml", "text"),
    "pause": _row(dose_acts.pause, "reason", "text"),
    "resume": _row(dose_acts.resume, "with", "rate_ml_per_h"),
    "stop": _row(dose_acts.stop, "reason", "text", "given_ml", "ended_at"),
    "complete": _row(dose_acts.complete, "given_ml", "confirmed", "ended_at", "late_reason"),
    "hold": _row(dose_acts.hold, *CALLED, "reason", "text"),
    "override": _row(dose_acts.override, *CALLED, "rule", "reason", "with", "pin"),
    "hold_missed": _row(dose_acts.hold_missed, *CALLED, "reason", "text"),
    "given_on_paper": _row(form_acts.given_on_paper, *GIVEN, "reason", "text", "confirmed", "pin"),
    "held_on_paper": _row(
        form_acts.held_on_paper, *CALLED, *HELD, "reason", "text", "confirmed", "pin"
    ),
    "vital_signs": _row(
        chart_acts.vital_signs,
        *LINE,
        "taken_at",
        "partial",
        "partial_text",
        "confirmed",
        "late_reason",
    ),
    "fluid": _row(
        chart_acts.fluid, *LINE, "in", "out", "ml", "taken_at", "confirmed", "late_reason"
    ),
    "nothing": _row(chart_acts.no_fluid, "in", "out", "since", "until", "late_reason"),
    "correct_fluid": _row(chart_acts.correct_fluid, "ml", "kind", "reason", "confirmed"),
    "correct_dose": _row(
        course_acts.correct_dose, "field", "slot", "to", "reason", "text", "with", "pin"
    ),
    "strike_out": _row(chart_acts.strike_out, "field", "reason"),
    "call_prescriber": _row(chart_acts.call_prescriber, *CALLED),
    "react": _row(reaction_acts.react, "term", "text", "action", "seen_at", "grade", "outcome"),
    "reaction_outcome": _row(reaction_acts.reaction_outcome, "outcome", "grade", "text", "seen_at"),
    "strike_reaction": _row(reaction_acts.strike_reaction, "reason", "with", "pin"),
    "write_note": _row(dose_acts.write_note, "text"),
    "correct": _row(chart_acts.correct, "field", "to", "reason"),
    "sign": _row(dose_acts.sign, "meaning", "pin"),
    "look": _row(dose_acts.look),
    "clock_jump": _row(dose_acts.clock_jump, "moves"),
    "restart": _row(None, "machine"),
    "print": _row(None, "paper", "size", "since", "until"),
}


def acts_of(scenario: Scenario, variation: Variation) -> tuple[ScenarioAct, ...]:
    """The acts with a case's changes in them; raises ``BadScenario`` for a strange word."""
    names = [str(raw["vary"]) for _, raw in scenario.acts if "vary" in raw]
    for name in variation.changes:
        one_of(name, names, f"{scenario.file}, case “{variation.title}”")
    return tuple(_act(place, raw, variation) for place, raw in scenario.acts)


def _act(place: str, raw: Given, variation: Variation) -> ScenarioAct:
    change = variation.changes.get(str(raw.get("vary", "")), {})
    given = {**raw, **change}
    if all(isinstance(each.get("but", {}), dict) for each in (raw, change)):
        given["but"] = {**table_of(raw, "but"), **table_of(change, "but")}
    do = one_of(str(given.get("do", "")), ACTS, f"{place}: do")
    act = ScenarioAct(f"{place} ({do})", do, given)
    for key in given:
        one_of(key, (*ALWAYS, *ACTS[do].takes), act.where)
    one_of(str(given.get("expect", "recorded")), EXPECTATIONS, act.where)
    return act
