"""A pasted or imported table of results: its columns by their names, its cells as they stand."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MOST_BYTES: Final = 1_000_000
DELIMITERS: Final[Mapping[str, str]] = {",": "comma", ";": "semicolon", "\t": "tab"}

# Signs alone, as "++" or "--", compute nothing; neither does a number below zero.
# "=<106" is at most 106, and no spreadsheet's formula begins so.
_FORMULA: Final = re.compile(r"(?!=[<>]\s*[0-9])[=+@][^\w]*\w|-[^\w]*[^\W0-9]")
_SEP: Final = re.compile(
    r"(\ufeff?\"?sep=(?P<mark>[,;\t])[,;\t]*\"?[,;\t]*)(?:\r|\n)", re.IGNORECASE
)


class ImportColumn(StrEnum):
    """What a column holds."""

    TEST = "test"
    CODE = "code"
    VALUE = "value"
    COMPARATOR = "comparator"
    UNIT = "unit"
    RANGE = "range"
    SPECIMEN = "specimen"
    DATE = "date"
    CLOCK = "time"
    MRN = "mrn"
    LEFT_OUT = "left out"


# The words by which laboratories name their columns; letters only, small.
WORDS: Final[Mapping[ImportColumn, tuple[str, ...]]] = {
    ImportColumn.TEST: ("test", "test name", "analyte", "name", "component", "parameter"),
    ImportColumn.CODE: ("code", "loinc", "loinc code", "test code"),
    ImportColumn.VALUE: ("value", "result", "result value"),
    ImportColumn.COMPARATOR: ("comparator", "operator", "sign"),
    ImportColumn.UNIT: ("unit", "units"),
    ImportColumn.RANGE: (
        "range",
        "reference range",
        "ref range",
        "reference interval",
        "normal range",
    ),
    ImportColumn.SPECIMEN: (
        *("specimen", "specimen time", "specimen taken", "collected", "collection time"),
        *("collected at", "sample time", "taken", "drawn", "date and time", "date time"),
    ),
    ImportColumn.DATE: ("date", "specimen date", "collection date"),
    ImportColumn.CLOCK: ("time", "clock time"),
    ImportColumn.MRN: ("mrn", "patient", "patient id", "patient mrn", "medical record number"),
    ImportColumn.LEFT_OUT: ("flag", "comment", "comments", "laboratory", "lab", "reported", "row"),
}
_BY_WORD: Final = {"".join(word.split()): each for each, words in WORDS.items() for word in words}


class BadTable(ValueError):
    """A text that is no table of results; nothing of it was taken. The text is for the nurse."""


@dataclass(frozen=True, slots=True)
class CsvRow:
    """One row: its line in the text, its cells by column, and what is wrong with its form."""

    line: int
    cells: Mapping[ImportColumn, str]
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class CsvTable:
    """The rows of a text. ``left_out`` names columns that are known and hold nothing to keep."""

    delimiter: str
    columns: tuple[ImportColumn, ...]
    left_out: tuple[str, ...]
    rows: tuple[CsvRow, ...]


def read_table(text: str) -> CsvTable:
    """The table of a text; raises ``BadTable`` where it cannot be read as one at all."""
    if len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise BadTable("The text is larger than 1 MB. Nothing was read; split it.")
    plain, declared = _without_sep_line(text.removeprefix("\ufeff"))
    header = next((line for line in plain.splitlines() if line.strip()), "")
    if not header:
        raise BadTable(
            "There is nothing to read. Nothing was taken; the first line names the columns."
        )
    delimiter = declared or _find_delimiter(header)
    names, *rows = _read_lines(plain, delimiter)
    columns = _find_columns(names[1])
    left = [
        name
        for name, each in zip(names[1], columns, strict=True)
        if each is ImportColumn.LEFT_OUT and name.strip()
    ]
    if not rows:
        raise BadTable(
            "There are column names and no result below them. Nothing was read; add the results."
        )
    found = tuple(_row(line, cells, columns) for line, cells in rows)
    return CsvTable(delimiter, columns, tuple(left), found)


def _without_sep_line(text: str) -> tuple[str, str]:
    """The text without the line "sep=;" that spreadsheets put first, and the mark it tells."""
    found = _SEP.match(text)
    if found is None:
        return text, ""
    return text[found.end(1) :], found["mark"]


def _fold(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalpha())


def _find_delimiter(header: str) -> str:
    """The mark that divides the header into the most names that are known."""
    known = {
        mark: sum(_fold(cell) in _BY_WORD for cell in header.split(mark)) for mark in DELIMITERS
    }
    best = max(known, key=lambda mark: known[mark])
    if list(known.values()).count(known[best]) > 1:
        raise BadTable(
            f"The first line, “{header.strip()[:80]}”, does not name the columns. Nothing was "
            "read; it must name at least test, value, unit and specimen time, divided by commas, "
            "semicolons or tabs."
        )
    return best


def _read_lines(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    """The rows with the line in which each begins; a cell in quotation marks may hold several."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    lines, begins = [], 1
    try:
        for cells in reader:
            lines.append((begins, cells))
            begins = reader.line_num + 1
    except csv.Error as error:
        raise BadTable(
            f"Line {reader.line_num} cannot be read: {error}. Nothing was read; look at the "
            "quotation marks in this line."
        ) from error
    return [(line, cells) for line, cells in lines if any(cell.strip() for cell in cells)]


def _find_columns(names: list[str]) -> tuple[ImportColumn, ...]:
    found = []
    for name in names:
        column = _BY_WORD.get(_fold(name)) if name.strip() else ImportColumn.LEFT_OUT
        if column is None:
            raise BadTable(
                f"The column “{name.strip()[:40]}” is not known. Nothing was read; take it "
                f"out, or name it as one of: {', '.join(words[0] for words in WORDS.values())}."
            )
        if column is not ImportColumn.LEFT_OUT and column in found:
            raise BadTable(
                f"Two columns hold the {column}. Nothing was read; take one of them out."
            )
        found.append(column)
    return _with_time(found)


def _with_time(found: list[ImportColumn]) -> tuple[ImportColumn, ...]:
    """The columns with one that tells when the specimen was taken; refuse what is missing."""
    if ImportColumn.SPECIMEN not in found and not {ImportColumn.DATE, ImportColumn.CLOCK} <= set(
        found
    ):
        found = [
            ImportColumn.SPECIMEN if each in (ImportColumn.DATE, ImportColumn.CLOCK) else each
            for each in found
        ]
    missing = [str(each) for each in (ImportColumn.VALUE, ImportColumn.UNIT) if each not in found]
    if ImportColumn.TEST not in found and ImportColumn.CODE not in found:
        missing.insert(0, "test")
    if ImportColumn.SPECIMEN not in found and ImportColumn.DATE not in found:
        missing.append("specimen time")
    if missing:
        raise BadTable(f"A column is missing: {', '.join(missing)}. Nothing was read; add it.")
    if ImportColumn.SPECIMEN in found and ImportColumn.DATE in found:
        raise BadTable(
            "Two columns tell when the specimen was taken. Nothing was read; take one of them out."
        )
    return tuple(found)


def _row(line: int, cells: list[str], columns: tuple[ImportColumn, ...]) -> CsvRow:
    """One row. Columns that are not kept are not judged, whatever stands in them."""
    kept: dict[ImportColumn, str] = {
        column: cell.strip()
        for column, cell in zip(columns, cells, strict=False)
        if column is not ImportColumn.LEFT_OUT
    }
    return CsvRow(line, kept, _wrong_number(cells, columns) or _wrong_cell(kept.values()))


def _wrong_number(cells: list[str], columns: tuple[ImportColumn, ...]) -> str | None:
    """What is wrong with the number of cells; empty ones at the end of a row do not count."""
    missing = columns[len(cells) :]
    if not any(cells[len(columns) :]) and set(missing) <= {ImportColumn.LEFT_OUT}:
        return None
    return (
        f"It has {len(cells)} cells and the first line names {len(columns)} columns. A number "
        "with a decimal comma stands in quotation marks where commas divide the columns."
    )


def _wrong_cell(cells: Iterable[str]) -> str | None:
    """What is wrong with the form of a cell that is kept."""
    for cell in cells:
        if _FORMULA.match(cell):
            return f"“{cell[:30]}” looks like a formula. Only plain text and numbers are read."
        if not cell.isprintable():
            return "It holds a character that cannot be printed."
    return None
