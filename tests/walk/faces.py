"""The counts of a course as each face shows them: slot, doses of the cycle, doses of the course."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from il2nurse.cli.patient.eligibility import eligibility_answer
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.rules.assessment.inputs_at import inputs_at
from il2nurse.domain.rules.course.calendar import counters, slots_of_course
from il2nurse.domain.rules.course.slots import next_slot
from il2nurse.domain.rules.course.units_given import units_of_course
from il2nurse.domain.rules.dose.eligibility import open_gates, shut_gates
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.course.calendar_words import counters_in_words, cycle_so_far
from il2nurse.readable.course.eligibility import gate_rows
from il2nurse.readable.downtime.current import next_key
from il2nurse.readable.downtime.strip import strip_of
from il2nurse.readable.flowsheet.marks import NEVER_BEGUN, every_dose_mark
from il2nurse.readable.pharmacy.order_rows import count_of
from il2nurse.readable.wording import Wording
from il2nurse.ui.patient.doses import dose_rows, strip_slots
from il2nurse.workflow.station import Station
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import WardRow, ward_row
from tests.papers import summary_of
from tests.ward import MRN

NUMBERED: Final = re.compile(
    r"slot (\d+) of \d+ in cycle (\d+) · (?:dose (\d+) of the|not given; (\d+) given before)"
)


@dataclass(frozen=True, slots=True)
class Seen:
    """One look at a patient: the moment, the ward's row, and the words of the station."""

    moment: Moment
    row: WardRow
    words: Wording

    @property
    def doses(self) -> tuple[Dose, ...]:
        """The doses of the newest course."""
        return self.moment.case.doses_of(self.moment.course)

    @property
    def now(self) -> tuple[Dose, ...]:
        """Those of its newest cycle."""
        number = self.moment.course.current.number
        return tuple(each for each in self.doses if each.key.cycle == number)

    @property
    def slot(self) -> int | None:
        """The dose that is open and not given, else the next slot."""
        dose = self.moment.case.open_dose
        return dose.key.slot if dose and not dose.given else next_slot(self.moment)


def faces_differ(station: Station) -> Iterator[str]:
    """Every face that counts otherwise than the doses on record do."""
    words = Wording(station.people(), station.zone, station.today(station.now().at))
    seen = Seen(station.moment(MRN), ward_row(station, MRN), words)
    yield from _unlike("doses of the course", _given(seen.doses), _of_course(seen))
    yield from _unlike("doses of the cycle", _given(seen.now), _of_cycle(seen))
    yield from _unlike("not given in the cycle", _held(seen.now), _not_given(seen))
    yield from _unlike("slot", seen.slot, _slots(seen))
    yield from _boxes_unlike(seen)
    yield from _unlike("open gates", len(open_gates(seen.moment.case, seen.moment)), _gates(seen))
    yield from _records_unlike(station, seen)


def _unlike(what: str, plain: int | None, faces: dict[str, int | None]) -> Iterator[str]:
    for name, shown in faces.items():
        if shown != plain:
            yield f"{what}: {plain} on record, {shown} by {name}"


def _given(doses: Iterable[Dose]) -> int:
    return sum(each.given is not None for each in doses)


def _held(doses: Iterable[Dose]) -> int:
    return sum(each.held is not None for each in doses)


def _first(text: str) -> int:
    word = text.split(maxsplit=1)[0].rstrip(":")
    return 0 if word == "none" else int(word)


def _of_course(seen: Seen) -> dict[str, int | None]:
    moment = seen.moment
    shown = dict(counters_in_words(counters(moment, next_slot(moment))))
    before_next = dict(cycle_so_far(moment, seen.words))
    going_in = sum(bool(each.given and each.given.until is None) for each in seen.doses)
    faces: dict[str, int | None] = {
        "the calendar": _first(shown["Doses given in the course"]),
        "the page of the next cycle": _first(before_next["Doses given in the course"]),
        "the units": units_of_course(moment).doses + going_in,
        "the calendar's slots": sum(bool(e.dose and e.dose.given) for e in slots_of_course(moment)),
    }
    key = next_key(moment)
    if key and key not in moment.case.doses:
        faces["the preparation sheet"] = int(count_of(moment, key).split()[1]) - 1
    return faces


def _of_cycle(seen: Seen) -> dict[str, int | None]:
    moment = seen.moment
    number = moment.course.current.number
    shown = dict(counters_in_words(counters(moment, next_slot(moment))))
    before_next = dict(cycle_so_far(moment, seen.words))
    judged = inputs_at(moment.case, moment.regimen, moment.course, moment.at)
    # The criteria are asked of the dose that is open: it is not among those before it.
    dose = moment.case.open_dose
    itself = bool(dose and dose in seen.now and dose.given)
    strip = strip_slots(moment, seen.row, seen.words)
    name = f"Doses given in cycle {number}"
    return {
        "the calendar": _first(shown[name]),
        "the page of the next cycle": _first(before_next[name]),
        "the criteria": int(str(judged[vocabulary.DOSES_GIVEN.id].value)) + itself,
        "the strip": sum(each.start is not None for each in strip),
    }


def _not_given(seen: Seen) -> dict[str, int | None]:
    moment, number = seen.moment, seen.moment.course.current.number
    told = [
        _first(what)
        for name, what in cycle_so_far(moment, seen.words)
        if name.endswith(f" in cycle {number}") and not name.startswith("Doses given")
    ]
    every = sum(each.held is not None for each in moment.case.doses.values())
    marks = sum(each.became in NEVER_BEGUN for each in every_dose_mark(moment))
    return {
        "the page of the next cycle": sum(told),
        "the flowsheet": _held(seen.now) + marks - every,
    }


def _slots(seen: Seen) -> dict[str, int | None]:
    key, row, dose = next_key(seen.moment), seen.row, seen.moment.case.open_dose
    faces: dict[str, int | None] = {"the downtime pack": key.slot if key else None}
    if row.slot is not None and not (dose and dose.given):
        faces["the ward"] = row.slot
    return faces


def _boxes_unlike(seen: Seen) -> Iterator[str]:
    """The strip, that of the downtime pack and the list say the same of a dose that is over."""
    strip = strip_slots(seen.moment, seen.row, seen.words)
    pack = {int(each.number): each for each in strip_of(seen.moment, seen.words, None)}
    rows = dose_rows(seen.moment, seen.words)
    listed = {row.key: next(cell for cell in row.cells if cell.mark) for row in rows}
    if [each.number for each in strip] != sorted(pack):
        yield "the strips have other slots"
    for dose in seen.now:
        if dose.given or dose.held:
            box = next(each for each in strip if each.number == dose.key.slot)
            words = {box.mark.word, pack[dose.key.slot].state.word}
            words |= {mark.word for mark in (listed[dose.key.stream].mark,) if mark}
            if len(words) > 1:
                yield f"slot {dose.key.slot} is called {sorted(words)}"


def _gates(seen: Seen) -> dict[str, int | None]:
    """How many gates each face counts; a patient with none is eligible on all of them."""
    moment = seen.moment
    gates = open_gates(moment.case, moment)
    answer = eligibility_answer(MRN, moment, gates)
    told = answer["open"]
    assert isinstance(told, list)
    rows = gate_rows(gates)
    faces: dict[str, int | None] = {
        "the command line": len(told),
        "the eligibility page and paper": sum(each.count for each in rows),
        "the command line's answer": 0 if answer["eligible"] else len(gates),
    }
    if seen.row.state is WardState.NOT_ELIGIBLE and not shut_gates(moment):
        faces["the ward, where a dose is kept back"] = None
    return faces


def _records_unlike(station: Station, seen: Seen) -> Iterator[str]:
    """The printed record of the newest dose that is over: its slot, and which dose it is.

    What the record says to people is read, not what it was made from.
    """
    over = [each for each in seen.doses if each.given or each.held]
    given = _given(over)
    for dose in over[-1:]:
        found = NUMBERED.search(str(summary_of(station, dose.key)))
        told = tuple(map(int, (each for each in found.groups() if each))) if found else ()
        if told != (dose.key.slot, dose.key.cycle, given):
            yield f"slot {dose.key.slot}: the record says {told}, and {given} were given"
