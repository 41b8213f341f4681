"""``il2nurse regimen print``: all that a regimen file says."""

from argparse import Namespace
from collections.abc import Iterator

from il2nurse.app.shelf import find_regimen, is_guided
from il2nurse.cli.speaking import ExitCode, say, say_json
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.readable.course.regimen import RegimenTable, regimen_tables

NOT_LOOKED_UP = (
    "Whether two people approved this text, letter by letter, stands in each ward's register: page "
    "“Regimens” (F10)."
)

UNGUIDED = "The program does not guide its doses yet; nobody can order by it."


def run(asked: Namespace) -> ExitCode:
    """Tell the regimen as Markdown, or as JSON; ``BadRegimen`` names what is wrong with it."""
    regimen = find_regimen(str(asked.regimen))
    tables = regimen_tables(regimen)
    if asked.json:
        say_json(_as_json(regimen, tables))
    else:
        say("\n".join(_lines(regimen, tables)))
    return ExitCode.DONE


def _as_json(regimen: Regimen, tables: tuple[RegimenTable, ...]) -> dict[str, object]:
    parts = {
        table.title: [dict(zip(table.headings, row, strict=True)) for row in table.rows]
        for table in tables
    }
    return {
        "id": regimen.id,
        "version": regimen.version,
        "digest": regimen.digest,
        "overlay_reason": regimen.overlay_reason,
        **parts,
    }


def _lines(regimen: Regimen, tables: tuple[RegimenTable, ...]) -> Iterator[str]:
    yield f"# {regimen.title}"
    yield f"\nRegimen {regimen.id}, version {regimen.version}, checksum {regimen.digest}."
    yield f"\n{regimen.first_notice}"
    yield f"\n{NOT_LOOKED_UP if is_guided(regimen) else UNGUIDED}"
    for table in tables:
        yield f"\n## {table.title}\n"
        yield _row(table.headings)
        yield "|" + "---|" * len(table.headings)
        yield from (_row(row) for row in table.rows)


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def notice_of(regimen: Regimen) -> dict[str, object]:
    """What stands over every answer about a regimen of research, or that nobody can order by."""
    told = is_guided(regimen) and regimen.research is None
    return {} if told else {"notice": regimen.first_notice}


def by_regimen(regimen: Regimen) -> str:
    """By which regimen an answer was worked out."""
    return f"By {regimen.title}, regimen {regimen.version}."


def say_notice(regimen: Regimen) -> None:
    """Say it before the answer."""
    for sentence in notice_of(regimen).values():
        say(f"{sentence}\n" if is_guided(regimen) else f"{sentence} {UNGUIDED}\n")
