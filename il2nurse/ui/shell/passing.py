"""What whoever passes a locked or signed-out station sees of the ward: beds, and no name."""

from collections.abc import Sequence
from dataclasses import dataclass

from il2nurse.domain.record.alarms.facts import FOR_CHARGE_NURSES
from il2nurse.domain.record.dose.dose import DoseState
from il2nurse.domain.record.dose.infusion import Infusion, InfusionState
from il2nurse.readable.words import ALARM_WORDS, DOSE_WORDS
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.workflow.station import Station
from il2nurse.workflow.ward.alarms import alarms_and_unread
from il2nurse.workflow.ward.overdue import overdue_beds
from il2nurse.workflow.ward.ward import open_infusions

MOST_ALARMS = 5
PAUSED, INFUSING = (DOSE_WORDS[each].within for each in (DoseState.PAUSED, DoseState.RUNNING))


@dataclass(frozen=True, slots=True)
class Running:
    """An infusion that stays in view: its bed, and until when it runs or since when not."""

    bed: str
    infusion: Infusion
    until: str

    @property
    def told(self) -> str:
        """That it runs or not, with the time."""
        return self.until if self.paused else f"{INFUSING}, {self.until}"

    @property
    def paused(self) -> bool:
        """True while nothing flows."""
        return self.infusion.state is InfusionState.PAUSED


def running_infusions(station: Station) -> tuple[Running, ...]:
    """Those that are paused first, then those that end first."""
    now = station.now()
    found = [
        Running(case.patient.bed, dose.infusion, _until(station, dose.infusion))
        for case, dose in open_infusions(station)
        if dose.infusion
    ]
    return tuple(sorted(found, key=lambda each: (not each.paused, each.infusion.left(now))))


def alarmed_beds(station: Station) -> tuple[str, ...]:
    """In which beds an alarm waits for someone, and of what kind."""
    found, unread = alarms_and_unread(station)
    waiting = [
        (each.bed, each.alarm.kind) for each in found if each.alarm.kind not in FOR_CHARGE_NURSES
    ]
    alarms = [each.in_passing for each in unread]
    alarms += [f"Bed {bed}: {ALARM_WORDS[kind]}" for bed, kind in dict.fromkeys(waiting)]
    more = len(alarms) - MOST_ALARMS
    return (*alarms[:MOST_ALARMS], *([f"{more} more"] if more > 0 else []))


def alarm_marks(beds: Sequence[str]) -> list[Mark]:
    """A chip for each bed with an alarm."""
    return [Mark(Tone.DANGER, bed, Sign.WARNING) for bed in beds]


def overdue_marks(beds: Sequence[str]) -> list[Mark]:
    """One chip for all beds whose vital signs are overdue."""
    many = "Beds" if len(beds) > 1 else "Bed"
    said = f"{many} {', '.join(beds)}: vital signs overdue"
    return [Mark(Tone.DANGER, said, Sign.WARNING)] if beds else []


def marks_in_passing(station: Station) -> list[Mark]:
    """All of it as chips, for a station at which nobody is signed in."""
    found = alarm_marks(alarmed_beds(station)) + overdue_marks(overdue_beds(station))
    for each in running_infusions(station):
        tone, sign = (Tone.WARN, Sign.PAUSE) if each.paused else (Tone.INFO, Sign.PLAY)
        found.append(Mark(tone, f"Bed {each.bed}: {each.told}", sign))
    return found


def _until(station: Station, infusion: Infusion) -> str:
    now, words = station.now(), station.words
    if infusion.state is InfusionState.PAUSED:
        return f"{PAUSED} since {words.clock(infusion.pauses[-1].since.at)}"
    if not infusion.left(now):
        return f"time was up {words.clock(now.at - infusion.over(now))}"
    return f"ends about {words.clock(infusion.ends_at(now))}"
