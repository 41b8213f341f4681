"""The columns of the ward list, and what stands in them of one patient."""

from datetime import datetime, timedelta
from decimal import Decimal

from il2nurse.domain.record.alarms.facts import FOR_CHARGE_NURSES, AlarmKind
from il2nurse.domain.regimen.inputs import age_by_clock
from il2nurse.domain.regimen.rules import Result
from il2nurse.domain.values.quantity import round_half_up, show
from il2nurse.readable.research import named_with_research
from il2nurse.readable.wording import Wording
from il2nurse.readable.words import NO_VALUE as NONE
from il2nurse.readable.words import RESULT_WORDS
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.page.ward_marks import due_mark, mark_of, score_mark, wait_mark
from il2nurse.ui.widgets.table_rows import Cell, Row, TableColumn
from il2nurse.workflow.station import Station
from il2nurse.workflow.ward.states import WardState
from il2nurse.workflow.ward.ward import WardRow

# An older score says nothing of how the patient is now.
OLDEST_SCORE = timedelta(hours=24)
TOO_OLD = "too old"
TO_CALL = "Call the prescriber"
COLUMNS = (
    TableColumn("Bed", 50),
    TableColumn("Patient", 218),
    TableColumn("MRN", 104),
    TableColumn("Dose", 74),
    TableColumn("Due", 60),
    TableColumn("Status", 160),
    TableColumn("NEWS2", 68, whole=True),
    TableColumn("Vital signs due", 130, yields=1),
    TableColumn("Urine mL/h", 98, yields=2),
    TableColumn("Next action"),
)


def patient_row(station: Station, row: WardRow, similar: Mark | None = None) -> Row:
    """One patient's line: a cell for each column; ``similar`` marks one like another patient."""
    patient = row.case.patient
    now = station.now().at
    words = Wording(station.people(), station.zone, station.today(now))
    course = row.case.course
    of = station.regimen_of(course).relative_stop_count if course else 0
    cells = (
        Cell(patient.bed),
        Cell(named_with_research(row.case), similar, strong=True),
        Cell(patient.mrn),
        Cell(f"{row.slot} of {row.doses_per_cycle}" if row.slot else NONE),
        Cell(_due(row, words)),
        Cell(mark=mark_of(row, now)),
        _score(row, now),
        _vital_signs(row, now, words),
        Cell(_urine(row, now)),
        Cell(_of_alarm(row) or _next_action(row) or NONE, _matter(row, of)),
    )
    return Row(patient.subject, cells)


def _vital_signs(row: WardRow, now: datetime, words: Wording) -> Cell:
    """When the next vital signs are due, with a word and a sign once they are."""
    due = row.vital_signs_due
    if due is None:
        return Cell(NONE)
    # Of several the patient's page says since when; here the count needs the room.
    return Cell("" if due.missed > 1 else words.clock(due.at), due_mark(due, now))


def _score(row: WardRow, now: datetime) -> Cell:
    """The early warning score; one of values too old to count says that, and no number."""
    if row.news2 is not None:
        return Cell(str(row.news2), score_mark(row.news2))
    last = row.last_score
    if last is None or now - last.at > OLDEST_SCORE:
        return Cell(NONE)
    return Cell(TOO_OLD, muted=True)


def _due(row: WardRow, words: Wording) -> str:
    """When the dose is due; and that the one before was entered from paper."""
    due = words.clock(row.due) if row.due else NONE
    return f"{due}\n{row.from_paper} from paper" if row.from_paper else due


def _of_alarm(row: WardRow) -> str | None:
    """What an alarm that nobody took on asks for: it comes before all else of its patient."""
    for each in row.alarms:
        if not each.open:
            continue
        first = each.say.partition(". ")[0]
        if each.kind is AlarmKind.RESULT:
            value = first.rpartition(" at ")[0]
            named = value if value[1:2].isupper() else value[:1].lower() + value[1:]
            return f"{TO_CALL}: {named}"
        if each.kind is AlarmKind.CALL_OWED:
            told = TO_CALL.lower() in first.lower()
            return first if told else f"{TO_CALL}: {first[:1].lower()}{first[1:]}"
        if each.kind in (AlarmKind.EMERGENCY, AlarmKind.REACTION):
            return first
    return None


def _next_action(row: WardRow) -> str:
    """What is to be done, in short and a verb first; all of it stands on the patient's page.

    What was stopped stands in the status, and here only why.
    """
    said = row.next_action
    first, more, _ = said.partition(". ")
    first = f"{first}." if more else first
    match row.state:
        case WardState.STOPPED:
            return f"Give no dose. {first.partition(': ')[2]}"
        case WardState.MUST_HOLD:
            return f"Hold dose {row.slot}. {first}"
        case WardState.IN_STEPS:
            return f"Go on: {first}"
        case WardState.TRANSFERRED:
            return said
        case _:
            return first


def _urine(row: WardRow, now: datetime) -> str:
    """The urine of 8 hours in mL per hour, and how long ago they ended."""
    rate = row.urine_ml_per_h
    if rate is None:
        return NONE
    age = f"\n{age_by_clock(now - row.urine_age, now)} ago" if row.urine_age else ""
    return f"{show(round_half_up(rate, Decimal(1)))}{age}"


def _matter(row: WardRow, of: int) -> Mark | None:
    """What stands behind the next action: alarms, relative criteria, or that its day has come."""
    return _marked(_alarm(row), _relative(row, of)) or wait_mark(row)


def _marked(alarm: Mark | None, relative: Mark | None) -> Mark | None:
    """Both as one, where both are."""
    if alarm and relative:
        return alarm._replace(word=f"{alarm.word} · {relative.word}")
    return alarm or relative


def _alarm(row: WardRow) -> Mark | None:
    """That an alarm of this patient waits for someone, and how many do."""
    count = sum(each.open and each.kind not in FOR_CHARGE_NURSES for each in row.alarms)
    word = "Alarm" if count == 1 else f"{count} alarms"
    return Mark(Tone.DANGER, word, Sign.WARNING) if count else None


def _relative(row: WardRow, of: int) -> Mark | None:
    """How many criteria are relative, where any is; nothing is called fine."""
    if not row.relative:
        return None
    word = RESULT_WORDS[Result.RELATIVE].within
    return Mark(Tone.WARN, f"{row.relative} of {of} {word}", Sign.WARNING)
