"""Bringing a file of laboratory results in: what it holds, line by line, and what is recorded."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from il2nurse.cli.printing import find_person
from il2nurse.cli.speaking import ExitCode, Refused, complain, say, say_json, say_table
from il2nurse.domain.record.labs.facts import ResultSource
from il2nurse.domain.regimen.labs.laboratory import Laboratory
from il2nurse.domain.rules.labs.preview import Preview, ReadRow
from il2nurse.domain.rules.labs.table import MOST_BYTES, BadTable
from il2nurse.domain.rules.labs.text_files import read_text_file
from il2nurse.files.reading import read_bytes
from il2nurse.readable.words import NO_VALUE
from il2nurse.workflow.labs.importing import SentTable, import_results, preview_import
from il2nurse.workflow.station import Station


def bring_in(station: Station, laboratory: Laboratory, asked: Namespace) -> ExitCode:
    """Import a file, all rows or none unless wrong ones are left out; ``--dry-run`` only says."""
    if asked.file is None:
        raise Refused("Name the table: --file FILE.")
    text = read_file(asked.file)
    found = preview_import(station, asked.mrn, laboratory, text)
    if asked.dry_run:
        say_preview(found, asked, recorded=0)
        refused = found.strangers if asked.leave_out_wrong else found.problems
        return ExitCode.REFUSED if refused else ExitCode.DONE
    by = find_person(station, asked.by)
    if by is None:
        raise Refused("Say who imports: --by PERSON.")
    entries = import_results(
        station,
        by,
        asked.mrn,
        laboratory,
        SentTable(text, ResultSource.FILE, asked.file.name, asked.leave_out_wrong),
        confirmed=asked.confirmed,
    )
    say_preview(found, asked, recorded=len(entries))
    return ExitCode.DONE


def read_file(path: Path) -> str:
    """The text of a file; raises ``Refused`` where it is too large or not surely text."""
    try:
        return read_text_file(read_bytes(path, MOST_BYTES))
    except FileNotFoundError as error:
        raise Refused(f"There is no file {path}.") from error
    except BadTable as error:
        raise Refused(f"{path.name}: {error}") from error


def say_preview(found: Preview, asked: Namespace, *, recorded: int) -> None:
    """Say every row and what becomes of it."""
    if asked.json:
        say_json(
            {
                "recorded": recorded,
                "new": len(found.new),
                "known": len(found.known),
                "problems": len(found.problems),
                "no_result": len(found.no_results),
                "names_patient": found.names_patient,
                "left_out_columns": list(found.left_out),
                "rows": [row_answer(row) for row in found.rows],
            }
        )
        return
    say_table([row_line(row) for row in found.rows])
    done = f"{recorded} recorded" if recorded else "nothing was recorded"
    counts = [f"{len(found.new)} new", f"{len(found.known)} known already"]
    counts += [f"{len(found.no_results)} without a result"] if found.no_results else []
    say(f"{', '.join(counts)}, {done}.")
    wrong = "1 row is" if len(found.problems) == 1 else f"{len(found.problems)} rows are"
    if found.problems and recorded:
        complain(f"{wrong} wrong and left out: {lines_of(found.problems)}.")
    elif found.problems:
        complain(f"{wrong} wrong. Correct them, or check them and add --leave-out-wrong.")


def lines_of(rows: Sequence[ReadRow]) -> str:
    """The lines of rows, as people look them up."""
    lines = ", ".join(str(row.line) for row in rows)
    return f"line {lines}" if len(rows) == 1 else f"lines {lines}"


def row_answer(row: ReadRow) -> dict[str, object]:
    """One row of an import as JSON."""
    received = row.received
    return {
        "line": row.line,
        "test": row.test.id if row.test else None,
        "value": received.shown if received else None,
        "own": f"{received.measure.kept} {received.own_unit}".strip() if received else None,
        "problem": row.problem or "",
        "no_result": row.no_result or "",
        "remark": row.remark or "",
        "known": row.known or "",
        "confirm": row.notice or "",
    }


def row_line(row: ReadRow) -> tuple[str, str, str, str]:
    """One row of an import for reading."""
    label = row.test.label if row.test else NO_VALUE
    shown = row.received.shown if row.received else NO_VALUE
    what = row.sentences or "new"
    return (f"Line {row.line}", label, shown, what)
