"""A random course with holds, late starts, parts, moves and pauses, and what is known of it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import cache
from random import Random
from typing import Final
from zoneinfo import ZoneInfo

from il2nurse.domain.record.dose.call import Call, Grounds
from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.values.form_number import make_number
from il2nurse.domain.values.quantity import round_half_up
from il2nurse.readable.dose.injection_rows import injection_sites
from il2nurse.workflow.course import cycle_plan, moving, planning
from il2nurse.workflow.course.changes.pausing import pause_order, resume_order
from il2nurse.workflow.course.prescribing import OwnPin
from il2nurse.workflow.course.weighing import Weighing
from il2nurse.workflow.dose import holding
from il2nurse.workflow.dose.given_on_form import enter_given
from il2nurse.workflow.dose.told_by_form import GivenOnForm
from il2nurse.workflow.forms import PaperForm
from il2nurse.workflow.people.sign_in import Witness
from tests.walk.ordered import Begins, ordered_ward
from tests.walk.texts import texts_of
from tests.walk.treatments import Treatment
from tests.ward import DOCTOR, IDENTITY, MRN, NURSE, PIN, SECOND, Ward

ZONES: Final = (
    "Europe/Paris",
    "America/New_York",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "Pacific/Apia",
)
HOUR, MINUTE, DAY = timedelta(hours=1), timedelta(minutes=1), timedelta(days=1)
KINDS: Final = ("given", "given", "late", "part", "held", "missed", "moved", "passed")
TENTH: Final = Decimal(100_000)
TWO: Final = Decimal("0.01")
NO_CHANGE: Final = datetime(2026, 12, 31, tzinfo=UTC)


@dataclass
class Lived:
    """What was done in a course, written down beside it: by cycle and slot."""

    ward: Ward
    treatment: Treatment
    due: dict[tuple[int, int], datetime] = field(default_factory=dict)
    became: dict[tuple[int, int], str] = field(default_factory=dict)
    units: Decimal = Decimal(0)
    cycle: int = 1
    forms: int = 0

    @property
    def moment(self) -> Moment:
        """What the program sees now."""
        return self.ward.station.moment(MRN)

    def wait(self, until: datetime) -> None:
        """Let time pass up to then; never back."""
        now = self.ward.station.now().at
        self.ward.clock.move(max(until - now, timedelta()))

    def grounds(self, reason: str) -> Grounds:
        """A reason, and the call."""
        return Grounds(reason, Call(DOCTOR.id, self.moment.at, read_back=True, order="As agreed"))


@cache
def changes_of(zone: ZoneInfo) -> list[datetime]:
    """Every hour of 2026 at which the clocks of the zone change; the end of a year where none."""
    begin = datetime(2026, 1, 1, tzinfo=UTC)
    hours = (begin + n * HOUR for n in range(365 * 24))
    found = [at for at in hours if _offset(at, zone) != _offset(at - HOUR, zone)]
    return found or [NO_CHANGE]


def _offset(at: datetime, zone: ZoneInfo) -> timedelta | None:
    return at.astimezone(zone).utcoffset()


def first_slot(dice: Random, zone: ZoneInfo, interval: timedelta) -> datetime:
    """A first slot some days before the clocks change: now and then a later one is on midnight.

    Or on the change itself, or half an hour into the hour that comes twice.
    """
    change = dice.choice(changes_of(zone))
    back = dice.randrange(1, 4) * interval
    local = change.astimezone(zone)
    midnight = local.replace(hour=0, minute=0).astimezone(UTC)
    aim = dice.choice((midnight, midnight - MINUTE, change, change - HOUR / 2, change + HOUR / 2))
    return aim - back if dice.randrange(4) else change - dice.randrange(4 * 24 * 60) * MINUTE


def live(seed: int, treatment: Treatment, zone_name: str) -> Lived:
    """A course of one or two cycles, up to some slot of the last one."""
    dice, zone = Random(seed), ZoneInfo(zone_name)
    texts = texts_of(treatment)
    (regimen, *_) = texts.today().values()
    table = regimen.timetable
    first = first_slot(dice, zone, table.interval)
    ward = ordered_ward(texts, treatment, dice, Begins(first, first - HOUR, zone))
    lived = Lived(ward, treatment)
    cycles = dice.choice((1, treatment.cycles))
    for number in range(1, cycles + 1):
        lived.cycle = number
        if number > 1:
            first = next_cycle(lived, dice)
        plan(lived, 1, first)
        last = number == cycles
        _slots(lived, dice, dice.randrange(treatment.doses_per_cycle) if last else None)
    return lived


def plan(lived: Lived, slot: int, at: datetime) -> None:
    """From this slot on every one is due so much after the one before it."""
    interval = lived.moment.regimen.timetable.interval
    for number in range(slot, lived.treatment.doses_per_cycle + 1):
        lived.due[lived.cycle, number] = at + (number - slot) * interval


def next_cycle(lived: Lived, dice: Random) -> datetime:
    """The next cycle after the rest, ordered a day before its first slot."""
    lived.wait(max(lived.due.values()) + 15 * DAY)
    first = lived.moment.at + dice.randrange(60, 1440) * MINUTE
    weighing = Weighing(Decimal(70), lived.moment.today, Witness(SECOND.id, PIN), confirmed=True)
    plan = cycle_plan.CyclePlan(OwnPin(PIN), weighing, first)
    planning.plan_cycle(lived.ward.station, DOCTOR, MRN, plan)
    return first


def _slots(lived: Lived, dice: Random, until: int | None) -> None:
    slot = 1
    while slot <= lived.treatment.doses_per_cycle and slot - 1 != until:
        kind = dice.choice(KINDS)
        if lived.due[lived.cycle, slot] > lived.moment.cycle_ends:
            return
        if kind in ("missed", "passed") and _waited_for(lived, slot) > lived.moment.cycle_ends:
            kind = "held"
        if kind == "moved" and _moved(lived, dice, slot):
            continue
        if kind == "passed" and slot < lived.treatment.doses_per_cycle:
            _pass(lived, slot)
        elif kind in ("held", "missed", "passed", "moved"):
            _hold(lived, slot, missed=kind == "missed")
        else:
            give(lived, dice, slot, kind)
        slot += 1


def _moved(lived: Lived, dice: Random, slot: int) -> bool:
    """This slot and all that follow are due later, where the days of the cycle allow it."""
    due, moment = lived.due[lived.cycle, slot], lived.moment
    lived.wait(due - HOUR)
    to = max(due, moment.at) + dice.randrange(10, 300) * MINUTE
    if to + moment.regimen.timetable.interval > moment.cycle_ends or slot == 1:
        return False
    moving.move_slots(lived.ward.station, DOCTOR, MRN, OwnPin(PIN), to, "In the scanner")
    plan(lived, slot, to)
    return True


def _waited_for(lived: Lived, slot: int) -> datetime:
    """When nobody can start the slot any more."""
    return lived.due[lived.cycle, slot] + lived.moment.regimen.timetable.window + MINUTE


def _pass(lived: Lived, slot: int) -> None:
    """The order is paused until the slot's time is over, and goes on from the next one."""
    station = lived.ward.station
    lived.wait(lived.due[lived.cycle, slot] - HOUR)
    pause_order(station, DOCTOR, MRN, OwnPin(PIN), "The dentist looks first")
    lived.wait(_waited_for(lived, slot))
    resume_order(station, DOCTOR, MRN, slot + 1, "The tooth is out", PIN)
    lived.became[lived.cycle, slot] = "passed"


def _hold(lived: Lived, slot: int, *, missed: bool) -> None:
    lived.wait(_waited_for(lived, slot) if missed else lived.due[lived.cycle, slot])
    grounds = lived.grounds("late" if missed else "refused")
    holding.hold_unbegun(lived.ward.station, NURSE, MRN, grounds)
    lived.became[lived.cycle, slot] = "held"


def give(lived: Lived, dice: Random, slot: int, kind: str) -> None:
    """Given on time or late, all of it or a half, and entered afterwards."""
    moment, due = lived.moment, lived.due[lived.cycle, slot]
    late = dice.randrange(1, int(moment.regimen.timetable.window / MINUTE)) * MINUTE
    starts = max(due + (late if kind == "late" else timedelta()), moment.at)
    worked = moment.calculation()
    total = round_half_up(worked.in_bag.total_ml if worked.in_bag else worked.draw_up_ml, TWO)
    ml = round_half_up(total / 2, TWO) if kind == "part" else total
    runs = moment.regimen.infusion
    ended = starts + (runs / 2 if kind == "part" else runs)
    lived.wait(ended + MINUTE)
    stops, sites = moment.regimen.stop_reasons, injection_sites(moment.regimen)
    part = kind == "part"
    given = GivenOnForm(
        started=starts,
        ended=ended,
        given_ml=ml,
        gave=NURSE.id,
        checked=SECOND.id,
        reason=stops[0].word if part and stops else None,
        text="The needle slipped out" if part and not stops else None,
        site=sites[slot % len(sites)].word if sites else None,
        confirmed=True,
    )
    lived.forms += 1
    form = PaperForm(make_number(IDENTITY.register, "random", lived.forms))
    key = DoseKey(MRN, 1, lived.cycle, slot)
    enter_given(lived.ward.station, NURSE, key, form, given, PIN)
    whole = worked.dose_international_units
    lived.units += round_half_up(whole * ml / _of(lived, key), TENTH) if part else whole
    lived.became[lived.cycle, slot] = "given"


def _of(lived: Lived, key: DoseKey) -> Decimal:
    given = lived.moment.case.doses[key].given
    assert given is not None
    return given.total_ml
