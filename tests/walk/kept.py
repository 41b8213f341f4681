"""What must hold of the entries themselves, whatever the program made of them."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TypeAlias

from il2nurse.domain.record.course.facts import (
    CourseOrderedFact,
    CourseReopenedFact,
    CourseStoppedFact,
    CycleClosedFact,
    CyclePlannedFact,
    OrderCountersignedFact,
    SlotsMovedFact,
)
from il2nurse.domain.record.course.order_facts import OrderPausedFact
from il2nurse.domain.record.course.prescribed import Prescribed
from il2nurse.domain.record.dose.corrected import DoseCorrectedFact, DoseValue
from il2nurse.domain.record.dose.facts import DoseBegunFact, OverriddenFact, ReactionStruckFact
from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.workflow.ward.attention import attention_list
from il2nurse.workflow.ward.ward import ward_row
from tests.walk.at_once import ran_at_once
from tests.walk.scene import Scene
from tests.walk.treatments import Treatment
from tests.walk.whole_dose import given_in_part
from tests.walk.whole_order import course_of, ordered_in_part
from tests.ward import DOCTOR, MRN

SECOND_CYCLE = 2
Key: TypeAlias = tuple[str, int, bool, int | None]
"""A telephoned order: its course, its cycle, whether it closes that, and the move that it is."""
Order: TypeAlias = (
    CourseOrderedFact | CyclePlannedFact | CycleClosedFact | SlotsMovedFact | OrderPausedFact
)
ORDERS: dict[Kind, type[Order]] = {
    each.KIND: each
    for each in (
        CourseOrderedFact,
        CyclePlannedFact,
        CycleClosedFact,
        SlotsMovedFact,
        OrderPausedFact,
    )
}
BEGINS = frozenset({Kind.DOSE_BEGUN, Kind.INFUSION_STARTED, Kind.DOSE_INJECTED})
GOES_ON = BEGINS | {Kind.COURSE_ORDERED, Kind.CYCLE_PLANNED}
STARTS = BEGINS | {Kind.INFUSION_RESUMED}
COUNTED = {
    Kind.INFUSION_STARTED: Kind.INFUSION_STARTED,
    Kind.DOSE_INJECTED: Kind.INFUSION_STARTED,
    Kind.DOSE_GIVEN_ON_PAPER: Kind.INFUSION_STARTED,
    Kind.DOSE_HELD: Kind.DOSE_HELD,
}
CHANGES = frozenset({Kind.ORDER_CHANGED, Kind.REGIMEN_SWITCHED, Kind.SUITABILITY})
WITHDRAWN = {DoseValue.HELD: Kind.DOSE_HELD, DoseValue.ON_PAPER: Kind.INFUSION_STARTED}
LEFT = frozenset({Kind.PATIENT_DISCHARGED, Kind.PATIENT_TRANSFERRED})
BACK = frozenset({Kind.PATIENT_ADMITTED, Kind.PATIENT_READMITTED})


def kept_wrong(scene: Scene) -> Iterator[str]:
    """Every fault that stands in the patient's entries."""
    entries = scene.station.entries(MRN)
    yield from _miscounted(entries, scene.treatment)
    yield from ran_at_once(entries)
    yield from _after_a_stop(_went_on(entries))
    yield from _away(_went_on(entries))
    yield from _in_a_pause(_went_on(entries), scene.moment.regimen.timetable.window)
    yield from _unverified(_not_held_at_once(_went_on(entries)))
    yield from _by_nobody(entries)
    yield from _unsigned(scene, entries)
    yield from ordered_in_part(scene, entries)
    yield from given_in_part(scene, entries)


def _miscounted(entries: tuple[Entry, ...], most: Treatment) -> Iterator[str]:
    """One start or one hold that stands a slot; no more slots a cycle, and doses a course."""
    accounts: dict[str, Counter[str]] = defaultdict(Counter)
    for entry in entries:
        if entry.kind in COUNTED:
            accounts[entry.stream][COUNTED[entry.kind]] += 1
        elif entry.kind is Kind.DOSE_CORRECTED and (withdrawn := _withdraws(entry)):
            accounts[entry.stream][withdrawn] -= 1
    cycles: Counter[str] = Counter()
    given: Counter[str] = Counter()
    for stream, kinds in accounts.items():
        cycles[stream.rsplit("/", 1)[0]] += kinds.total()
        given[stream.rsplit("/", 2)[0]] += kinds[Kind.INFUSION_STARTED]
        if kinds.total() > 1 or min(kinds.values()) < 0:
            yield f"{stream}: {dict(kinds)}"
    yield from (f"{cycle}: {n} slots" for cycle, n in cycles.items() if n > most.doses_per_cycle)
    yield from (f"{course}: {n} doses" for course, n in given.items() if n > most.doses_per_course)
    planned = Counter(e.stream for e in entries if e.kind is Kind.CYCLE_PLANNED)
    yield from (f"{course}: {n + 1} cycles" for course, n in planned.items() if n >= most.cycles)


def _withdraws(entry: Entry) -> Kind | None:
    return WITHDRAWN.get(DoseCorrectedFact.read(entry).what)


def _went_on(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """All but what was given or held on paper, and is entered afterwards whatever came since."""
    from_paper = {entry.request for entry in entries if entry.kind is Kind.FORM_ENTERED}
    return tuple(entry for entry in entries if entry.request not in from_paper)


def _not_held_at_once(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """All but the begin of a dose that was only accounted for as held, in the same act."""
    held = {entry.request for entry in entries if entry.kind is Kind.DOSE_HELD}
    return tuple(e for e in entries if e.kind is not Kind.DOSE_BEGUN or e.request not in held)


def _after_a_stop(entries: tuple[Entry, ...]) -> Iterator[str]:
    """A stop for good survives all but a prescriber's decision, or that its reaction was none."""
    stopped: set[tuple[str, str | None]] = set()
    for entry in entries:
        if entry.kind is Kind.COURSE_STOPPED:
            stopped.add((entry.stream, CourseStoppedFact.read(entry).reaction))
        elif entry.kind is Kind.COURSE_REOPENED and not CourseReopenedFact.read(entry).cycle:
            stopped = {each for each in stopped if each[0] != entry.stream}
        elif entry.kind is Kind.REACTION_STRUCK:
            struck = ReactionStruckFact.read(entry)
            rested = {each for each in stopped if each[1] == f"{entry.stream}#{struck.seq}"}
            if rested and DOCTOR.id not in (entry.person, struck.witness):
                yield f"{entry.stream} goes on without a prescriber"
            stopped -= rested
        elif entry.kind in GOES_ON and stopped:
            yield f"{entry.kind} ({entry.stream}) although {sorted(map(str, stopped))} stood"


def _away(entries: tuple[Entry, ...]) -> Iterator[str]:
    """Nothing goes on while the patient is not here."""
    here = True
    for entry in entries:
        here = (here and entry.kind not in LEFT) or entry.kind in BACK
        if not here and entry.kind in GOES_ON:
            yield f"{entry.kind} ({entry.stream}) while the patient was not here"


def _in_a_pause(entries: tuple[Entry, ...], window: timedelta) -> Iterator[str]:
    """No dose is begun, started or let run on while its order is paused.

    It is accounted for as not given only where its time was over before the pause.
    """
    held = {entry.request for entry in entries if entry.kind is Kind.DOSE_HELD}
    paused: dict[str, datetime] = {}
    for entry in entries:
        if entry.kind is Kind.ORDER_PAUSED:
            paused[entry.stream] = entry.occurred_at
        elif entry.kind is Kind.ORDER_RESUMED:
            paused.pop(entry.stream, None)
            if entry.person != DOCTOR.id:
                yield f"resumed by {entry.person}"
        elif entry.kind in STARTS and (since := paused.get(course_of(entry))):
            told = entry.kind is Kind.DOSE_BEGUN and entry.request in held
            if not told or DoseBegunFact.read(entry).due + window >= since:
                yield f"{entry.kind} ({entry.stream}) while the order was paused"


def _unverified(entries: tuple[Entry, ...]) -> Iterator[str]:
    """No dose is begun or started by a version of the order that one person alone made."""
    changed: dict[str, set[str]] = defaultdict(set)
    for entry in entries:
        if entry.kind in CHANGES and entry.body.get("version"):
            changed[entry.stream].add(entry.person)
        elif entry.kind is Kind.ORDER_VERIFIED:
            made = changed.pop(entry.stream, set())
            if not made or entry.person in made:
                yield f"verified by {entry.person}"
        elif entry.kind is Kind.CYCLE_PLANNED:
            changed.pop(entry.stream, None)
        elif entry.kind in BEGINS and course_of(entry) in changed:
            yield f"{entry.kind} ({entry.stream}) by an order that nobody verified"


def _by_nobody(entries: tuple[Entry, ...]) -> Iterator[str]:
    """What only a prescriber decides is theirs, and tells of the stop that it goes on after."""
    stopped: set[str] = set()
    for entry in entries:
        match entry.kind:
            case Kind.CYCLE_STOPPED:
                stopped.add(entry.stream)
            case Kind.DOSE_CORRECTED:
                # A hold that was put right can take the stop that rests on it away.
                stopped.discard(course_of(entry))
            case Kind.ORDER_COUNTERSIGNED if entry.person != DOCTOR.id:
                yield f"countersigned by {entry.person}"
            case Kind.COURSE_REOPENED:
                yield from _reopened(entry, stopped)
            case Kind.CYCLE_PLANNED:
                yield from _planned(entry, stopped)
            case Kind.COURSE_ORDERED:
                yield from _ordered(entry, stopped)
            case _:
                continue


def _reopened(entry: Entry, stopped: set[str]) -> Iterator[str]:
    fact = CourseReopenedFact.read(entry)
    if entry.person != DOCTOR.id or not (fact.was and fact.reason):
        yield f"“{fact.was}” reopened by {entry.person}"
    if (entry.stream in stopped or not fact.cycle) and not fact.resolved:
        yield f"reopened after “{fact.was}”, which nobody said has resolved"
    stopped.discard(entry.stream)


def _planned(entry: Entry, stopped: set[str]) -> Iterator[str]:
    fact = CyclePlannedFact.read(entry)
    if entry.stream in stopped and not (fact.after_stop and fact.resolved):
        yield f"planned after “{fact.after_stop}”, resolved “{fact.resolved}”"
    if fact.after_stop and entry.person != DOCTOR.id:
        yield f"planned after a stop by {entry.person}"
    stopped.discard(entry.stream)


def _ordered(entry: Entry, stopped: set[str]) -> Iterator[str]:
    fact = CourseOrderedFact.read(entry)
    before = entry.stream.removesuffix(str(fact.course)) + str(fact.course - 1)
    told = fact.after_stop and fact.resolved and entry.person == DOCTOR.id
    if before in stopped and not told:
        yield f"ordered by {entry.person} after {before} was stopped, resolved “{fact.resolved}”"


def _unsigned(scene: Scene, entries: tuple[Entry, ...]) -> Iterator[str]:
    """A telephoned order whose time to be countersigned is over is with the charge nurse."""
    waiting: dict[Key | str, Entry] = {}
    for entry in entries:
        if entry.kind is Kind.ORDER_COUNTERSIGNED:
            signed = OrderCountersignedFact.read(entry)
            if signed.override:
                waiting.pop(signed.override, None)
                continue
            at = signed.pause if signed.move is None else signed.move
            waiting.pop((entry.stream, signed.cycle, bool(signed.closing), at), None)
        elif entry.kind is Kind.COURSE_REOPENED:
            waiting.pop((entry.stream, CourseReopenedFact.read(entry).cycle, True, None), None)
        elif entry.kind is Kind.OVERRIDDEN and OverriddenFact.read(entry).countersign:
            waiting[f"{entry.stream}#{entry.seq}"] = entry
        elif (order := _ordered_by(entry)) and order.telephoned:
            waiting[_key(entry)] = entry
    before = scene.station.now().at - scene.station.countersign_within
    overdue = sum(entry.occurred_at < before for entry in waiting.values())
    shown = attention_list(scene.station, (ward_row(scene.station, MRN),))
    told = sum("is not countersigned yet" in each.say for each in shown)
    if told != overdue:
        yield f"{overdue} orders wait too long for a signature, the charge nurse sees {told}"


def _ordered_by(entry: Entry) -> Prescribed | None:
    fact = ORDERS[entry.kind].read(entry) if entry.kind in ORDERS else None
    return fact.ordered_by if fact else None


def _key(entry: Entry) -> Key:
    match entry.kind:
        case Kind.ORDER_PAUSED:
            return entry.stream, OrderPausedFact.read(entry).cycle, False, entry.seq
        case Kind.SLOTS_MOVED:
            return entry.stream, SlotsMovedFact.read(entry).cycle, False, entry.seq
        case Kind.CYCLE_CLOSED:
            return entry.stream, CycleClosedFact.read(entry).cycle, True, None
        case Kind.COURSE_ORDERED:
            return entry.stream, 1, False, None
        case _:
            return entry.stream, SECOND_CYCLE, False, None
