"""The words of a scenario's acts: what can be done, what each takes, what can be expected."""

from collections.abc import Mapping

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
    "next",
    "left",
    "ml_given",
    "stopped",
)

# Keys that tell by whose authority something is ordered, and how its weight was verified.
ORDERED = ("prescriber", "called_at", "read_back", "own_pin")
WEIGHED = ("weight_kg", "weighed_on", "with", "pin", "confirmed")

# Keys that tell of the call behind a dose that is not given.
CALLED = ("prescriber", "phone", "read_back", "order", "called_at")

# Keys that tell on which line of a paper form it stands.
LINE = ("form", "line")

ACTS: Mapping[str, tuple[str, ...]] = {
    "approve": ("from", "own_pin"),
    "withdraw": ("reason", "own_pin"),
    "admit": (),
    "order": (*ORDERED, *WEIGHED, "first_slot"),
    "plan_cycle": (*ORDERED, *WEIGHED, "first_slot", "reason", "resolved", "stop_named"),
    "check_weight": (*WEIGHED, "own_pin"),
    "close_cycle": (*ORDERED, "reason", "text"),
    "response": ("assessed_on", "response", "text", "own_pin"),
    "countersign_order": ("own_pin",),
    "tell_suitability": (),
    "move_slots": (*ORDERED, "first_slot", "reason"),
    "teach": ("points", "to", "understood", "interpreter", "text"),
    "reopen": ("reason", "resolved", "stop_named", "own_pin"),
    "discharge": (),
    "transfer": ("to", "left_at", "handed_over_to"),
    "correct_patient": ("to", "reason", "with", "pin"),
    "sign_in": ("pin",),
    "begin": (),
    "confirm": ("step", "with", "pin"),
    "steps": ("through", "each", "with"),
    "dose": ("each", "with", "times"),
    "results": ("taken_at", "confirmed"),
    "double_check": ("with", "pin", "seconds"),
    "interrupted": (),
    "start": (),
    "pause": ("reason", "text"),
    "resume": (),
    "stop": ("reason", "text", "given_ml"),
    "complete": ("given_ml", "confirmed"),
    "hold": (*CALLED, "reason", "text"),
    "hold_missed": (*CALLED, "reason", "text"),
    "given_on_paper": (
        *("form", "slot", "started_at", "ended_at", "given_ml", "total_ml", "gave", "checked"),
        *("reason", "text", "confirmed", "pin"),
    ),
    "held_on_paper": (
        *CALLED,
        "form",
        "slot",
        "held_at",
        "held_by",
        "reason",
        "text",
        "confirmed",
        "pin",
    ),
    "vital_signs": (*LINE, "taken_at", "partial", "partial_text", "confirmed", "late_reason"),
    "fluid": (*LINE, "in", "out", "ml", "taken_at", "confirmed", "late_reason"),
    "nothing": ("in", "out", "since", "until", "late_reason"),
    "correct_fluid": ("ml", "kind", "reason", "confirmed"),
    "correct_dose": ("field", "slot", "to", "reason", "text", "with", "pin"),
    "strike_out": ("field", "reason"),
    "call_prescriber": CALLED,
    "react": ("term", "text", "action", "seen_at"),
    "write_note": ("text",),
    "correct": ("field", "to", "reason"),
    "sign": ("meaning", "pin"),
    "look": (),
    "clock_jump": ("moves",),
    "restart": ("machine",),
    "print": ("paper", "size", "since", "until"),
}
