"""The doses of a patient as boxes in a strip, and as rows of a list."""

from collections.abc import Mapping
from typing import Final

from il2nurse.domain.record.course.course import Cycle
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.rules.course.calendar import SlotOfCourse, slots_of_cycle
from il2nurse.domain.rules.course.slot_states import SlotState, slot_state
from il2nurse.domain.rules.dose.standing import may_go_on
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.course.slot_words import (
    SLOT_WORDS,
    given_from_to,
    slot_in_words,
    started_in_short,
    why_in_short,
)
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import ORDER_PAUSED, UNVERIFIED
from il2nurse.ui.look.dose_marks import dose_mark
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.page.who import day_month
from il2nurse.ui.patient.dose_marks import NEXT, dose_story
from il2nurse.ui.patient.dose_strip import StripSlot
from il2nurse.ui.widgets.table_rows import Cell, Row
from il2nurse.workflow.ward.attention import was_changed_after_signing
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import WardRow

OVERDUE = Mark(Tone.DANGER, SLOT_WORDS[SlotState.OVERDUE], Sign.WARNING)
PAUSED = Mark(Tone.WARN, ORDER_PAUSED, Sign.PAUSE)
TO_VERIFY = Mark(Tone.WARN, UNVERIFIED, Sign.PEN)
MARKS: Final[Mapping[SlotState, Mark]] = {
    SlotState.OPEN: Mark(Tone.PLAIN, SLOT_WORDS[SlotState.OPEN]),
    SlotState.OVERDUE: OVERDUE,
    SlotState.MISSED: Mark(Tone.WARN, SLOT_WORDS[SlotState.MISSED], Sign.CLOCK),
    SlotState.CLOSED: Mark(Tone.PLAIN, SLOT_WORDS[SlotState.CLOSED]),
    SlotState.PASSED: Mark(Tone.PLAIN, SLOT_WORDS[SlotState.PASSED], Sign.CROSS),
}
CHANGED = Mark(Tone.WARN, "changed after signing", Sign.WARNING)


def strip_slots(
    moment: Moment, row: WardRow, words: Wording, of: Cycle | None = None
) -> list[StripSlot]:
    """Every slot of a cycle, the newest where none is named, with what became of it."""
    cycle = of or moment.course.current
    newest = cycle.number == moment.course.current.number
    return [
        _slot(each, moment, words, row if newest and each.number == row.slot else None)
        for each in slots_of_cycle(moment, cycle)
    ]


def _slot(slot: SlotOfCourse, moment: Moment, words: Wording, here: WardRow | None) -> StripSlot:
    """One slot; ``here`` is the patient's row where it speaks of this one."""
    local, dose = words.local(slot.due), slot.dose
    mark = _mark_here(slot, moment, here)
    story = dose_story(dose, moment.regimen_of(dose), moment.at) if dose else None
    return StripSlot(
        slot.number,
        f"{local:%H:%M}",
        mark,
        slot_in_words(slot, mark.word, story, words),
        "today" if local.date() == words.day else day_month(local.date()),
        here=here is not None,
        why=why_in_short(dose, moment.regimen_of(dose)) if dose else None,
        start=started_in_short(slot, words),
        paper=bool(dose and dose.on_form),
    )


def _mark_here(slot: SlotOfCourse, moment: Moment, here: WardRow | None) -> Mark:
    late = here is not None and here.state is WardState.OVERDUE
    if slot.dose:
        return OVERDUE if late else _mark(slot.dose, moment)
    state = slot_state(moment, slot)
    if state not in (SlotState.OPEN, SlotState.OVERDUE):
        return MARKS[state]
    if here and moment.course.paused:
        return PAUSED
    if here and moment.course.current.unverified:
        return TO_VERIFY
    if here:
        return OVERDUE if late else NEXT
    return MARKS[state]


def _mark(dose: Dose, moment: Moment) -> Mark:
    """Where a dose stands; one that waits for its order need not be held."""
    standing = may_go_on(moment, dose)
    course = moment.course
    if standing.passes and (course.paused or course.current.unverified):
        return PAUSED if course.paused else TO_VERIFY
    return dose_mark(dose, standing, moment.regimen_of(dose))


def dose_rows(moment: Moment, words: Wording) -> list[Row]:
    """Every dose that was begun, the newest first, over all courses and cycles."""
    doses = sorted(moment.case.doses.values(), key=lambda dose: dose.begun_at, reverse=True)
    return [_row(dose, moment, words) for dose in doses]


def _row(dose: Dose, moment: Moment, words: Wording) -> Row:
    key = dose.key
    changed = CHANGED if was_changed_after_signing(dose) else None
    return Row(
        key.stream,
        (
            Cell(f"{key.slot}", strong=True),
            Cell(f"{key.course} · {key.cycle}", muted=True),
            Cell(words.clock(dose.due)),
            Cell(given_from_to(dose, words)),
            Cell(mark=_mark(dose, moment)),
            Cell(dose_story(dose, moment.regimen_of(dose), moment.at), changed),
            Cell(words.name(_by(dose))),
        ),
    )


def _by(dose: Dose) -> str:
    if dose.held:
        return dose.held.by
    return dose.given.by if dose.given else dose.begun_by
