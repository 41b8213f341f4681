"""The entry, the one thing the register holds, its kinds, and what is said of a broken one."""

import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Final, TypeAlias

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"
Body: TypeAlias = Mapping[str, Json]
# ``fromisoformat`` alone takes more spellings than one.
_INSTANT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z")

_SPELL: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


class Kind(StrEnum):
    """Every kind of entry; the word is stored and shown in the audit list."""

    REGISTER_CREATED = "register_created"
    REGISTER_OPENED = "register_opened"
    SETBACK_ACCEPTED = "setback_accepted"
    REGIMEN_APPROVED = "regimen_approved"
    REGIMEN_WITHDRAWN = "regimen_withdrawn"
    APPROVAL_CONFIRMED = "approval_confirmed"
    CLOCK_APART = "clock_apart"
    REGISTER_RESTORED = "register_restored"
    RESTORE_DRILLED = "restore_drilled"
    ACCESS_LOST = "access_lost"
    KEY_HANDLED = "key_handled"
    PERSON_ADDED = "person_added"
    PIN_CHANGED = "pin_changed"
    SIGNED_IN = "signed_in"
    SIGN_IN_REFUSED = "sign_in_refused"
    PIN_CONFIRMED = "pin_confirmed"
    SIGN_IN_OPENED = "sign_in_opened"
    WITNESS_REFUSED = "witness_refused"
    ACCESS_CONFIRMED = "access_confirmed"
    BADGE_SET = "badge_set"
    SIGNED_OUT = "signed_out"
    LOCKED = "locked"
    PATIENT_ADMITTED = "patient_admitted"
    PATIENT_DISCHARGED = "patient_discharged"
    PATIENT_WENT_HOME = "patient_went_home"
    PATIENT_TRANSFERRED = "patient_transferred"
    PATIENT_READMITTED = "patient_readmitted"
    PATIENT_CORRECTED = "patient_corrected"
    ENTRIES_LOST = "entries_lost"
    LOSS_SETTLED = "loss_settled"
    COURSE_ORDERED = "course_ordered"
    CYCLE_PLANNED = "cycle_planned"
    ORDER_COUNTERSIGNED = "order_countersigned"
    WEIGHT_CHECKED = "weight_checked"
    CYCLE_CLOSED = "cycle_closed"
    SLOTS_MOVED = "slots_moved"
    ORDER_PAUSED = "order_paused"
    ORDER_RESUMED = "order_resumed"
    ORDER_CHANGED = "order_changed"
    ORDER_VERIFIED = "order_verified"
    ORDER_CHECKED = "order_checked"
    REGIMEN_SWITCHED = "regimen_switched"
    PRE_TEST_WAIVED = "pre_test_waived"
    WAIVER_TAKEN_BACK = "waiver_taken_back"
    CYCLE_STOPPED = "cycle_stopped"
    COURSE_STOPPED = "course_stopped"
    RESPONSE_RECORDED = "response_recorded"
    RESPONSE_CORRECTED = "response_corrected"
    COURSE_REOPENED = "course_reopened"
    STOP_ELSEWHERE_DECIDED = "stop_elsewhere_decided"
    SUITABILITY = "suitability"
    TEACHING_GIVEN = "teaching_given"
    OBSERVED = "observed"
    REPORT_ATTACHED = "report_attached"
    REPORT_TAKEN_OFF = "report_taken_off"
    HANDWRITING = "handwriting"
    FLUID = "fluid"
    NO_FLUID = "no_fluid"
    SCALE_CHOSEN = "scale_chosen"
    LABORATORY = "laboratory"
    ACKNOWLEDGED = "acknowledged"
    PRESCRIBER_CALLED = "prescriber_called"
    DOSE_BEGUN = "dose_begun"
    STEP_CONFIRMED = "step_confirmed"
    ANSWER_REFUSED = "answer_refused"
    DOUBLE_CHECKED = "double_checked"
    INTERRUPTED = "interrupted"
    DOSE_INJECTED = "dose_injected"
    INFUSION_STARTED = "infusion_started"
    INFUSION_PAUSED = "infusion_paused"
    INFUSION_RESUMED = "infusion_resumed"
    INFUSION_STOPPED = "infusion_stopped"
    INFUSION_COMPLETED = "infusion_completed"
    CLOCK_DIFFERED = "clock_differed"
    OVERRIDDEN = "overridden"
    DOSE_HELD = "dose_held"
    DOSE_CORRECTED = "dose_corrected"
    DOSE_GIVEN_ON_PAPER = "dose_given_on_paper"
    FORM_ENTERED = "form_entered"
    REACTION = "reaction"
    REACTION_UPDATED = "reaction_updated"
    REACTION_STRUCK = "reaction_struck"
    NOTE = "note"
    CORRECTED = "corrected"
    STRUCK_OUT = "struck_out"
    SIGNED = "signed"
    PRINTED = "printed"
    BAG_BEGUN = "bag_begun"
    BAG_CHECKED = "bag_checked"
    BAG_LABELLED = "bag_labelled"
    REST_WASTED = "rest_wasted"
    BAG_RELEASED = "bag_released"
    BAG_RECEIVED = "bag_received"
    BAG_HUNG = "bag_hung"
    BAG_FINISHED = "bag_finished"
    BAG_RETURNED = "bag_returned"
    BAG_WASTED = "bag_wasted"
    BAG_QUARANTINED = "bag_quarantined"
    BAG_CLEARED = "bag_cleared"
    BAG_REFUSED = "bag_refused"
    BAG_REQUESTED = "bag_requested"
    REQUEST_ANSWERED = "request_answered"
    VIALS_RECEIVED = "vials_received"
    VIALS_COUNTED = "vials_counted"
    VIALS_WASTED = "vials_wasted"
    LOT_QUARANTINED = "lot_quarantined"
    LOT_CLEARED = "lot_cleared"
    CODE_UNREAD = "code_unread"

    @property
    def label(self) -> str:
        """The kind in words."""
        return self.value.replace("_", " ")


STARTS = frozenset({Kind.INFUSION_STARTED, Kind.DOSE_GIVEN_ON_PAPER})
"""With one of these an infusion begins."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who writes, in which role, at which station, with which program version."""

    person: str
    role: str
    station: str
    program: str


class Read:
    """What an entry says, beside the entry: nothing in it changes, so nobody reads it twice."""

    __slots__ = ("said",)
    said: object


@dataclass(frozen=True, slots=True)
class Entry(Read):
    """One kept entry. Nothing in it ever changes; a correction is a later entry."""

    number: int
    stream: str
    seq: int
    kind: Kind
    subject: str
    occurred_at: datetime
    recorded_at: datetime
    zone: str
    person: str
    role: str
    station: str
    program: str
    request: str
    part: int
    body: Body
    previous_seal: str
    seal: str


class BrokenRegister(Exception):
    """The register cannot be opened or does not verify; nothing was overwritten."""


class KeyMissing(BrokenRegister):
    """The register is encrypted, as it seems, and this station has no key that opens it."""


class BrokenRecord(BrokenRegister):
    """One entry cannot be read; nothing in it is guessed."""

    def __init__(self, entry: Entry, what: str) -> None:
        """Say which entry it is and what is wrong with it."""
        super().__init__(
            f"Entry {entry.number} ({entry.kind.label}) cannot be read: {what}. Nothing was "
            "changed, and nothing is guessed; keep the register as it is and call the ward's IT."
        )


def normalise(value: Json) -> Json:
    """The same value with all its text in Unicode form NFC."""
    match value:
        case str():
            return normalise_key(value)
        case list():
            return [normalise(item) for item in value]
        case dict():
            return {normalise_key(key): normalise(item) for key, item in value.items()}
        case _:
            return value


def normalise_key(key: str) -> str:
    """A key in Unicode form NFC."""
    return key if key.isascii() else unicodedata.normalize("NFC", key)


def write_instant(at: datetime) -> str:
    """An aware time as the register keeps it: UTC, microseconds, "Z" at the end."""
    if at.tzinfo is None:
        raise ValueError("A time without a zone cannot be kept.")
    utc = at.astimezone(UTC).replace(tzinfo=None)
    return f"{utc.isoformat(timespec='microseconds')}Z"


def read_instant(text: str) -> datetime:
    """The aware UTC time that ``write_instant`` wrote; ``ValueError`` in every other spelling."""
    if _INSTANT.fullmatch(text) is None:
        raise ValueError(f"“{text}” is no time as it is kept.")
    return datetime.fromisoformat(text)


def canonical(body: Body) -> str:
    """The one spelling of a body: sorted keys, no blanks, NFC text."""
    spelled = _SPELL(dict(body))
    # What is ASCII throughout is in form NFC as it stands.
    return spelled if spelled.isascii() else _SPELL(normalise(dict(body)))
