"""What values say against a running infusion that were taken, or put on record, since its start."""

from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.rules.alarms.alarms import alarms
from il2nurse.readable.words import STOP_ASKED
from il2nurse.workflow.dose.view import DoseView


def stop_alarms(view: DoseView) -> str:
    """The sentences of the alarms that ask to stop, else ""."""
    found = (each for each in alarms(view.moment, view.now) if each.kind is AlarmKind.STOP)
    return " ".join(f"{each.say.removeprefix(STOP_ASKED).strip()}." for each in found)
