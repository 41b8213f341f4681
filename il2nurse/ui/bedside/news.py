"""What another station recorded in the dose that is open here."""

from il2nurse.domain.entries import Entry, Kind
from il2nurse.ui.bedside.view import View

SAID = {
    Kind.DOUBLE_CHECKED: "checked the dose",
    Kind.INTERRUPTED: "was interrupted",
    Kind.INFUSION_STARTED: "started the infusion",
    Kind.INFUSION_PAUSED: "paused the infusion",
    Kind.INFUSION_RESUMED: "resumed the infusion",
    Kind.INFUSION_STOPPED: "stopped the infusion",
    Kind.INFUSION_COMPLETED: "completed the infusion",
    Kind.DOSE_HELD: "held this dose",
    Kind.REACTION: "recorded a reaction",
    Kind.NOTE: "added a note",
    Kind.SIGNED: "signed the record",
}


def news_of(before: View, now: View) -> str:
    """A sentence about the newest entry by another station; empty where there is none."""
    new = now.dose.entries[len(before.dose.entries) :]
    theirs = [entry for entry in new if entry.station != now.station.name]
    if not theirs:
        return ""
    last = theirs[-1]
    who, at = now.words.name(last.person), now.clock(last.recorded_at)
    return (
        f"{who} at {last.station} {_did(now, last)} at {at}. This page shows what is on record; "
        "what you had typed for it was not recorded."
    )


def _did(view: View, entry: Entry) -> str:
    if entry.kind is Kind.STEP_CONFIRMED:
        title = next((s.title for s in view.regimen.steps if s.id == entry.text("step")), "a step")
        return f"recorded “{title}”"
    return SAID.get(entry.kind, "recorded something in this dose")
