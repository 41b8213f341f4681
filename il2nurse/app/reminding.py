"""Reminding the ward: of a drill that is due, and of a register that was restored."""

from datetime import datetime, timedelta
from typing import Final

from il2nurse.app.packs import before_notice
from il2nurse.domain.record.register.entries import Kind
from il2nurse.domain.record.register.register_facts import RegisterRestoredFact, RestoreDrilledFact
from il2nurse.settings import Settings
from il2nurse.workflow.register import Register

EVERY: Final = timedelta(days=90)
TOLD_FOR: Final = timedelta(days=1)
WAITING: Final = {
    0: "",
    1: "Entries of one patient are lost and not settled: no dose of theirs is started.",
}
MANY: Final = "Entries of {} patients are lost and not settled: no dose of theirs is started."
REMINDER: Final = (
    "Nobody has tried for {} days whether the register can be restored from a copy. Ask the "
    "administrator for a restore drill."
)


def remind(settings: Settings, register: Register, at: datetime) -> tuple[str, ...]:
    """What the ward is to be told of its register beside the age of its copies."""
    notices = (
        restored_notice(register, at),
        before_notice(settings, register, at),
        drill_reminder(register, at),
    )
    return tuple(each for each in notices if each)


def drill_reminder(register: Register, at: datetime) -> str | None:
    """A sentence where no drill has passed for 90 days; ``None`` where one has."""
    drilled = register.of_kind(Kind.RESTORE_DRILLED)
    passed = [each for each in drilled if RestoreDrilledFact.read(each).passed]
    since = passed[-1] if passed else register.since(0, limit=1)[0]
    days = (at - since.recorded_at) // timedelta(days=1)
    return REMINDER.format(days) if at - since.recorded_at > EVERY else None


def restored_notice(register: Register, at: datetime) -> str | None:
    """What the ward has to enter again after a restoring or setback; ``None`` for nothing.

    It is told for a day, and however long until the losses of every patient are settled.
    """
    waiting = unsettled_patients(register)
    restored = register.of_kind(Kind.REGISTER_RESTORED)
    newest = restored[-1] if restored else None
    told = None
    if newest and (waiting or at - newest.recorded_at <= TOLD_FOR):
        told = restoring_in_words(RegisterRestoredFact.read(newest))
    sentences = (told, WAITING.get(waiting, MANY.format(waiting)))
    return " ".join(each for each in sentences if each) or None


def unsettled_patients(register: Register) -> int:
    """Of how many patients lost entries wait for a charge nurse."""
    waiting = set[str]()
    for entry in register.of_kind(Kind.ENTRIES_LOST, Kind.LOSS_SETTLED):
        if entry.kind is Kind.ENTRIES_LOST:
            waiting.add(entry.subject)
        else:
            waiting.discard(entry.subject)
    return len(waiting)


def restoring_in_words(fact: RegisterRestoredFact) -> str:
    """What a restoring means for the ward, as sentences."""
    begun = f"The register was restored from a copy that ends with entry {fact.number}."
    if fact.lost_to is None:
        return (
            f"{begun} How much was recorded after it is not known: compare the printed papers, and "
            "enter from paper what is missing."
        )
    if fact.lost_to <= fact.number:
        return f"{begun} Nothing is known to be missing."
    first = fact.number + 1
    lost = f"Entries {first} to {fact.lost_to} are"
    lost = f"Entry {first} is" if fact.lost_to == first else lost
    return f"{begun} {lost} missing: enter from paper what they said."
