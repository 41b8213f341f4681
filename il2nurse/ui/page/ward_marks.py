"""How the states of the ward list look: a tone, a word and a sign for each."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TypeAlias

from il2nurse.domain.record.alarms.facts import AlarmKind
from il2nurse.domain.record.dose.dose import DoseState
from il2nurse.domain.rules.chart.due import Due
from il2nurse.domain.values.text import written_length
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import DOSE_WORDS, MUST_BE_HELD, SAME_BED, STOP_ASKED
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.workflow.likeness.similar import alike_by_name, alike_by_number
from il2nurse.workflow.patient.beds import in_one_bed
from il2nurse.workflow.ward.attention import late_minutes
from il2nurse.workflow.ward.states import OTHER_STATES, REST_OVER, Others, WardState
from il2nurse.workflow.ward.urgency import asks_to_stop
from il2nurse.workflow.ward.waiting import WaitsFor
from il2nurse.workflow.ward.ward import WardRow

Group: TypeAlias = WardState | WaitsFor | Others
MINUTE = timedelta(minutes=1)
SECOND = timedelta(seconds=1)
MARKS: Mapping[WardState, tuple[Tone, Sign]] = {
    WardState.NO_ORDER: (Tone.PLAIN, Sign.PEN),
    WardState.PRE_TESTS: (Tone.WARN, Sign.QUESTION),
    WardState.NOT_ELIGIBLE: (Tone.DANGER, Sign.HOLD),
    WardState.WAITING: (Tone.PLAIN, Sign.CLOCK),
    WardState.DUE: (Tone.GOOD, Sign.CHECK),
    WardState.OVERDUE: (Tone.DANGER, Sign.WARNING),
    WardState.IN_STEPS: (Tone.INFO, Sign.PEN),
    WardState.RUNNING: (Tone.INFO, Sign.PLAY),
    WardState.PAUSED: (Tone.WARN, Sign.PAUSE),
    WardState.TIME_UP: (Tone.DANGER, Sign.CLOCK),
    WardState.AFTER: (Tone.INFO, Sign.CLOCK),
    WardState.MUST_HOLD: (Tone.DANGER, Sign.HOLD),
    WardState.LOST: (Tone.DANGER, Sign.WARNING),
    WardState.SAME_PERSON: (Tone.DANGER, Sign.HOLD),
    WardState.UNVERIFIED: (Tone.WARN, Sign.PEN),
    WardState.ORDER_PAUSED: (Tone.WARN, Sign.PAUSE),
    WardState.HELD: (Tone.WARN, Sign.HOLD),
    WardState.RESTING: (Tone.PLAIN, Sign.PAUSE),
    WardState.STOPPED: (Tone.DANGER, Sign.CROSS),
    WardState.COURSE_ENDED: (Tone.PLAIN, Sign.CHECK),
    WardState.TRANSFERRED: (Tone.PLAIN, Sign.CHECK),
    WardState.DISCHARGED: (Tone.PLAIN, Sign.CHECK),
}
# How a number of patients in a state is told: "2 overdue", "1 past the infusion time".
COUNTED: Mapping[WardState, str] = {
    WardState.OVERDUE: "overdue",
    WardState.MUST_HOLD: MUST_BE_HELD.within,
    WardState.LOST: "with lost entries",
    WardState.SAME_PERSON: "perhaps stopped under another number",
    WardState.TIME_UP: "past the infusion time",
    WardState.RUNNING: DOSE_WORDS[DoseState.RUNNING].within,
    WardState.PAUSED: DOSE_WORDS[DoseState.PAUSED].within,
    WardState.DUE: "due",
    WardState.IN_STEPS: DOSE_WORDS[DoseState.BEGUN].within,
    WardState.AFTER: DOSE_WORDS[DoseState.AFTER].within,
    WardState.HELD: "held at the last dose",
    WardState.UNVERIFIED: "with an order to verify",
    WardState.ORDER_PAUSED: "with a paused order",
    WardState.NOT_ELIGIBLE: "not cleared yet",
    WardState.PRE_TESTS: "pre-tests",
    WardState.STOPPED: "stopped",
}
# How a number of patients is told who wait for something, at home or on the ward.
WAITING: Mapping[WaitsFor, str] = {
    WaitsFor.REST: "resting",
    WaitsFor.CYCLE: "next cycle due",
    WaitsFor.LABS: "blood due",
    WaitsFor.REVIEW: "review due",
    WaitsFor.COURSE: "next course due",
}
TWO = Mark(Tone.WARN, SAME_BED.lower(), Sign.WARNING)
SIMILAR = Mark(Tone.WARN, "similar", Sign.WARNING)


def similar_marks(rows: Iterable[WardRow]) -> dict[str, Mark]:
    """The mark of each patient in a list whose name, MRN or bed is like another one's in it."""
    everyone = [row.case.patient for row in rows]
    similar = dict.fromkeys(alike_by_number(everyone) | alike_by_name(everyone), SIMILAR)
    return similar | dict.fromkeys(in_one_bed(everyone), TWO)


def mark_of(row: WardRow, now: datetime) -> Mark:
    """What the row's chip shows."""
    if asks_to_stop(row):
        return Mark(Tone.DANGER, STOP_ASKED, Sign.HOLD)
    tone, sign = MARKS[row.state]
    return Mark(tone, _word(row, now), sign)


def _word(row: WardRow, now: datetime) -> str:
    match row.state:
        case WardState.RUNNING if row.left is not None:
            return f"{row.state.value} · {_left(row.left)} left"
        case WardState.PAUSED if row.left is not None:
            return f"{row.state.value} · {_left(row.left)} left"
        case WardState.TIME_UP if over := minutes_over(row):
            return f"Infusion {over} min over"
        case WardState.OVERDUE if row.due:
            return f"Overdue {late_minutes(now - row.due)}"
        case WardState.STOPPED:
            return row.next_action.partition(":")[0]
        case WardState.RESTING if row.due and row.due <= now:
            return REST_OVER
        case _:
            return row.state.value


def rest_sentence(ends: datetime, now: datetime, words: Wording) -> str:
    """When the rest ends; once it is over, since when, and that the next cycle is not planned."""
    at = f"{words.local(ends):%a} {words.clock(ends)}"
    if ends > now:
        return f"The rest ends {at}. "
    return f"The rest has been over since {at}, and the next cycle is not planned yet. "


def _left(left: timedelta) -> str:
    """Whole minutes, as 08:00 beside clocks reads like a time of day; at last the seconds."""
    minutes = -(-left // MINUTE)
    return written_length(minutes * MINUTE) if minutes > 1 else f"{-(-left // SECOND)} s"


def minutes_over(row: WardRow) -> int:
    """For how many minutes the row's infusion has been running past its end."""
    return max((each.level for each in row.alarms if each.kind is AlarmKind.OVER), default=0)


def state_counts(rows: Sequence[WardRow]) -> dict[Group, Mark]:
    """For each state that asks for something, how many patients are in it, and how many others.

    Each patient counts there once. Behind them how many of all rest, and for how many the day of
    what they wait for has come, at home too.
    """
    found = Counter(row.state for row in rows)
    counts: dict[Group, Mark] = {
        state: Mark(MARKS[state][0], f"{found[state]} {words}", MARKS[state][1])
        for state, words in COUNTED.items()
        if found[state]
    }
    if counts and (others := sum(found[state] for state in OTHER_STATES)):
        counts[Others.OTHERS] = Mark(Tone.PLAIN, f"{others} other{'s' * (others > 1)}", None)
    for what, words in WAITING.items():
        if many := sum(row.is_one_of(what) for row in rows):
            counts[what] = Mark(Tone.PLAIN, f"{many} {words}", None)
    return counts


def wait_mark(row: WardRow) -> Mark | None:
    """That the day of what the patient waits for has come."""
    due = any(each.due for each in row.waits if each.what is not WaitsFor.LABS or _is_away(row))
    return Mark(Tone.WARN, "due", Sign.CLOCK) if due else None


def _is_away(row: WardRow) -> bool:
    return row.case.patient.discharged


def score_mark(total: int | None) -> Mark | None:
    """The early warning score's sign: 5 and above asks for a review, 7 and above for help now."""
    if total is None or total < 5:
        return None
    return Mark(Tone.DANGER, "", Sign.WARNING) if total >= 7 else Mark(Tone.WARN, "", Sign.UP)


def due_mark(due: Due, now: datetime) -> Mark | None:
    """Vital signs that are due now or overdue; nothing while they are due later."""
    if due.overdue:
        word = f"{due.missed} sets overdue" if due.missed > 1 else "overdue"
        return Mark(Tone.DANGER, word, Sign.WARNING)
    return Mark(Tone.WARN, "due", Sign.CLOCK) if now >= due.at else None
