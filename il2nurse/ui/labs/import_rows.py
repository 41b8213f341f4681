"""The lines of a file of results before they are recorded: what each is taken for."""

from collections.abc import Collection
from typing import Final

from il2nurse.domain.rules.labs.preview import Preview, ReadRow
from il2nurse.domain.rules.labs.table import ImportColumn
from il2nurse.readable.wording import Wording
from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.widgets.table_rows import Cell, Row, TableColumn

COLUMNS: Final = (
    TableColumn("Line", 52),
    TableColumn("Result", 214),
    TableColumn("State", 144),
    TableColumn("Why"),
)

# The column that says how a row stands.
STATE: Final = 2

# What is wrong with a row: it names somebody else, contradicts a result, or cannot be read.
STRANGER: Final = Mark(Tone.DANGER, "Other patient", Sign.CROSS)

CONFLICT: Final = Mark(Tone.DANGER, "Conflicts", Sign.CROSS)

NOT_READ: Final = Mark(Tone.DANGER, "Not read", Sign.CROSS)

NO_RESULT: Final = Mark(Tone.PLAIN, "No result", Sign.QUESTION)

KNOWN: Final = Mark(Tone.PLAIN, "On the chart")

ODD: Final = Mark(Tone.WARN, "To confirm", Sign.WARNING)

SURE: Final = Mark(Tone.GOOD, "Confirmed", Sign.CHECK)

DATED: Final = (ImportColumn.SPECIMEN, ImportColumn.DATE, ImportColumn.CLOCK)

NEW: Final = Mark(Tone.GOOD, "New", Sign.PLUS)


def in_words(found: Preview, *, leave_out: bool, sure: Collection[int] = ()) -> str:
    """What the import would do, in words; ``sure`` are the lines that somebody confirmed."""
    bad = len(found.problems)
    asked = sum(row.line not in sure for row in found.notices)
    rows = "1 row is" if bad == 1 else f"{bad} rows are"
    if found.strangers:
        return "A row names another patient: nothing can be imported until that is corrected."
    named = "" if found.names_patient else " The table names no patient: compare the report."
    if bad and not leave_out:
        they = "it is" if bad == 1 else "they are"
        confirm = f" {asked} more to confirm." if asked else ""
        until = f"nothing is imported until {they} corrected or left out"
        return f"{rows} wrong: {until}.{confirm}{named}"
    counts = [f"{len(found.new)} new"]
    counts += [f"{len(found.known)} left out, known already"] if found.known else []
    counts += [f"{len(found.no_results)} without a result"] if found.no_results else []
    counts += [f"{asked} to confirm on its row"] if asked == 1 else []
    counts += [f"{asked} to confirm on their rows"] if asked > 1 else []
    counts += [f"{rows} wrong and left out"] if bad else []
    return f"{', '.join(counts)}.{named}"


def done_words(recorded: int, found: Preview | None) -> str:
    """What was recorded, and how many rows were not."""
    one = recorded == 1
    sentence = "1 result is on the chart." if one else f"{recorded} results are on the chart."
    if found and found.problems:
        lines = ", ".join(str(row.line) for row in found.problems)
        rows = "1 row was" if len(found.problems) == 1 else f"{len(found.problems)} rows were"
        sentence += f" {rows} wrong and left out: line {lines}."
    if found and found.no_results:
        sentence += f" {len(found.no_results)} without a result."
    return sentence


def import_row(row: ReadRow, words: Wording, *, sure: bool = False) -> Row:
    """One line of the file as a row of the table."""
    return Row(
        str(row.line),
        (
            Cell(str(row.line), muted=True),
            Cell(_result(row, words)),
            Cell(mark=SURE if sure and row.notice else _mark(row)),
            Cell(row.sentences),
        ),
    )


def _mark(row: ReadRow) -> Mark:
    if row.problem:
        if row.stranger:
            return STRANGER
        return CONFLICT if row.received else NOT_READ
    if row.no_result:
        return NO_RESULT
    return KNOWN if row.known else ODD if row.notice else NEW


def _result(row: ReadRow, words: Wording) -> str:
    """The result as it would be kept; the cells as they stand where it cannot be read.

    A time that was understood is written as everywhere else.
    """
    if row.test and row.received and row.at:
        return f"{row.test.label} {row.received.shown}, {words.clock(row.at)}"
    known = DATED if row.at else ()
    told = [cell for column, cell in row.cells.items() if cell and column not in known]
    return " · ".join([*told, words.clock(row.at)] if row.at else told)
