"""The doses of a patient as boxes in a strip, and as rows of a list."""

from datetime import datetime

from il2nurse.domain.record.course.course import Cycle
from il2nurse.domain.record.dose.dose import Dose
from il2nurse.domain.rules.course.calendar import slots_of_cycle
from il2nurse.domain.rules.dose.standing import may_go_on
from il2nurse.domain.rules.moment import Moment
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import ORDER_PAUSED, PASSED_IN_PAUSE, UNVERIFIED
from il2nurse.ui.look.dose_marks import dose_mark
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.page.who import day_month
from il2nurse.ui.patient.dose_marks import LATER, NEXT, dose_story
from il2nurse.ui.patient.dose_strip import StripSlot
from il2nurse.ui.widgets.table_rows import Cell, Row
from il2nurse.workflow.ward.attention import was_changed_after_signing
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import WardRow

CLOSED = Mark(Tone.PLAIN, "Closed", None)
OVERDUE = Mark(Tone.DANGER, "Overdue", Sign.WARNING)
PAUSED = Mark(Tone.WARN, ORDER_PAUSED, Sign.PAUSE)
TO_VERIFY = Mark(Tone.WARN, UNVERIFIED, Sign.PEN)
SKIPPED = Mark(Tone.PLAIN, PASSED_IN_PAUSE, Sign.CROSS)
FROM_PAPER = "from paper"
CHANGED = Mark(Tone.WARN, "changed after signing", Sign.WARNING)


def strip_slots(
    moment: Moment, row: WardRow, words: Wording, of: Cycle | None = None
) -> list[StripSlot]:
    """Every slot of a cycle, the newest where none is named, with what became of it."""
    cycle = of or moment.course.current
    newest = cycle.number == moment.course.current.number
    return [
        StripSlot(each.number, "", SKIPPED)
        if each.number in cycle.skipped and each.dose is None
        else _slot(each.number, each.due, each.dose, moment, row, words, newest=newest)
        for each in slots_of_cycle(moment, cycle)
    ]


def _slot(
    number: int,
    due: datetime,
    dose: Dose | None,
    moment: Moment,
    row: WardRow,
    words: Wording,
    *,
    newest: bool,
) -> StripSlot:
    here = newest and number == row.slot
    local = words.local(dose.due if dose else due)
    time, day = f"{local:%H:%M}", "today" if local.date() == words.day else day_month(local.date())
    if dose:
        missed = here and row.state is WardState.OVERDUE
        mark = OVERDUE if missed else _mark(dose, moment)
        story = dose_story(dose, moment.regimen, moment.at)
        day = FROM_PAPER if dose.on_form else day
        return StripSlot(number, time, mark, day, story, here)
    over = not newest or moment.cycle_over or due > moment.cycle_ends
    if row.state is WardState.STOPPED or moment.course.current.closed or over:
        return StripSlot(number, "", CLOSED)
    late = here and row.state is WardState.OVERDUE
    mark = OVERDUE if late else NEXT if here else LATER
    if here and moment.course.current.unverified:
        mark = TO_VERIFY
    mark = PAUSED if moment.course.paused else mark
    return StripSlot(number, time, mark, day, None, here)


def _mark(dose: Dose, moment: Moment) -> Mark:
    """Where a dose stands; one that waits for its order need not be held."""
    standing = may_go_on(moment, dose)
    course = moment.course
    if standing.passes and (course.paused or course.current.unverified):
        return PAUSED if course.paused else TO_VERIFY
    return dose_mark(dose, standing)


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
            Cell(mark=_mark(dose, moment)),
            Cell(dose_story(dose, moment.regimen, moment.at), changed),
            Cell(words.name(_by(dose))),
        ),
    )


def _by(dose: Dose) -> str:
    if dose.held:
        return dose.held.by
    return dose.given.by if dose.given else dose.begun_by
