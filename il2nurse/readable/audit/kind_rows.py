"""One row per kind of entry: its group in the audit list, and what colleagues are told of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from il2nurse.domain.record.register.entries import Kind


class Group(StrEnum):
    """What kind of thing happened, as the list's chips and its filter say it."""

    RECORDED = "Recorded"
    SIGNED = "Signed"
    HOLD = "Hold or stop"
    REACTION = "Reaction"
    CORRECTION = "Correction"
    PAPER = "Paper"
    SECURITY = "Security"
    REGISTER = "Register"


@dataclass(frozen=True, slots=True)
class KindRow:
    """How a kind of entry is told.

    ``news`` says what a colleague did, to whoever has the dose open at another station; ``None``
    for a kind that never stands in a dose.
    """

    group: Group
    news: str | None


KIND_ROWS: Final[Mapping[Kind, KindRow]] = {
    Kind.REGISTER_CREATED: KindRow(Group.REGISTER, None),
    Kind.REGISTER_OPENED: KindRow(Group.REGISTER, None),
    Kind.PERSON_ADDED: KindRow(Group.SECURITY, None),
    Kind.PIN_CHANGED: KindRow(Group.SECURITY, None),
    Kind.SIGNED_IN: KindRow(Group.SECURITY, None),
    Kind.SIGN_IN_REFUSED: KindRow(Group.SECURITY, None),
    Kind.SIGNED_OUT: KindRow(Group.SECURITY, None),
    Kind.LOCKED: KindRow(Group.SECURITY, None),
    Kind.PATIENT_ADMITTED: KindRow(Group.RECORDED, None),
    Kind.PATIENT_DISCHARGED: KindRow(Group.RECORDED, None),
    Kind.PATIENT_READMITTED: KindRow(Group.RECORDED, None),
    Kind.PATIENT_CORRECTED: KindRow(Group.RECORDED, None),
    Kind.COURSE_ORDERED: KindRow(Group.RECORDED, None),
    Kind.CYCLE_PLANNED: KindRow(Group.RECORDED, None),
    Kind.CYCLE_STOPPED: KindRow(Group.HOLD, None),
    Kind.COURSE_STOPPED: KindRow(Group.HOLD, None),
    Kind.COURSE_REOPENED: KindRow(Group.HOLD, None),
    Kind.OBSERVED: KindRow(Group.RECORDED, None),
    Kind.HANDWRITING: KindRow(Group.RECORDED, None),
    Kind.FLUID: KindRow(Group.RECORDED, None),
    Kind.NO_FLUID: KindRow(Group.RECORDED, None),
    Kind.SCALE_CHOSEN: KindRow(Group.RECORDED, None),
    Kind.LABORATORY: KindRow(Group.RECORDED, None),
    Kind.DOSE_BEGUN: KindRow(Group.RECORDED, "began the dose"),
    Kind.STEP_CONFIRMED: KindRow(Group.RECORDED, "recorded a step"),
    Kind.DOUBLE_CHECKED: KindRow(Group.SIGNED, "checked the dose"),
    Kind.INTERRUPTED: KindRow(Group.RECORDED, "was interrupted"),
    Kind.INFUSION_STARTED: KindRow(Group.RECORDED, "started the infusion"),
    Kind.INFUSION_PAUSED: KindRow(Group.RECORDED, "paused the infusion"),
    Kind.INFUSION_RESUMED: KindRow(Group.RECORDED, "resumed the infusion"),
    Kind.INFUSION_STOPPED: KindRow(Group.HOLD, "stopped the infusion"),
    Kind.INFUSION_COMPLETED: KindRow(Group.RECORDED, "completed the infusion"),
    Kind.CLOCK_DIFFERED: KindRow(Group.REGISTER, "found the clock changed"),
    Kind.OVERRIDDEN: KindRow(Group.HOLD, "put a hold aside on an order"),
    Kind.DOSE_HELD: KindRow(Group.HOLD, "held this dose"),
    Kind.REACTION: KindRow(Group.REACTION, "recorded a reaction"),
    Kind.REACTION_UPDATED: KindRow(Group.REACTION, "recorded what became of a reaction"),
    Kind.NOTE: KindRow(Group.RECORDED, "added a note"),
    Kind.CORRECTED: KindRow(Group.CORRECTION, "corrected a value"),
    Kind.STRUCK_OUT: KindRow(Group.CORRECTION, "struck an entry out"),
    Kind.SIGNED: KindRow(Group.SIGNED, "signed the record"),
    Kind.PRINTED: KindRow(Group.PAPER, None),
}
