"""Registers with very many entries, sealed by the program's own seal and written in one go."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from il2nurse.domain.record.chart.chart import chart_stream
from il2nurse.domain.record.register.entries import Body, Kind, canonical, write_instant
from il2nurse.domain.record.register.seal import seal_columns
from il2nurse.storage.sqlite.connection import connect
from il2nurse.storage.sqlite.driver import Database
from il2nurse.storage.sqlite.guards import GUARDS
from il2nurse.storage.sqlite.rows import INSERT, SELECT
from tests.normal import VITALS

# Each patient of a big register has so many sets of vital signs, as over some years of stays.
SETS_EACH = 500
# An odd number; its multiples lie as far apart as the random requests of a real register.
SPREAD = 0x9E3779B97F4A7C15F39CC0605CEDC835
FIRST_DAY = datetime(2016, 1, 1, tzinfo=UTC)
NEWEST = f"{SELECT} ORDER BY number DESC LIMIT 1"
OBSERVED: Body = {"values": dict(VITALS), "dose": ""}
DRUNK: Body = {"direction": "in", "kind": "oral", "ml": "200", "dose": ""}
VOIDED: Body = {"direction": "out", "kind": "urine", "ml": "150", "dose": ""}


class Charted(NamedTuple):
    """One entry to write: about whom, the place in the patient's chart, when, and what."""

    mrn: str
    seq: int
    at: datetime
    kind: Kind
    body: Body


def fill(path: Path, count: int) -> None:
    """Append sets of vital signs of other patients until the register holds ``count`` entries."""
    with closing(connect(path, None)) as database:
        first = int(database.execute(NEWEST).fetchone()[0]) + 1
        others = (_other(first, number) for number in range(first, count + 1))
        _write(database, others)


def _other(first: int, number: int) -> Charted:
    patient, seq = divmod(number - first, SETS_EACH)
    at = FIRST_DAY + timedelta(minutes=5 * number)
    return Charted(f"B{first}-{patient}", seq, at, Kind.OBSERVED, OBSERVED)


def fill_chart(path: Path, mrn: str, seq: int, count: int, last: datetime) -> None:
    """Append ``count`` charted things of one patient from place ``seq`` on, up to ``last``."""
    kinds = ((Kind.OBSERVED, OBSERVED), (Kind.FLUID, DRUNK), (Kind.FLUID, VOIDED))
    with closing(connect(path, None)) as database:
        _write(
            database,
            (
                Charted(
                    mrn, seq + each, last - timedelta(minutes=10 * (count - each)), *kinds[each % 3]
                )
                for each in range(count)
            ),
        )


def _write(database: Database, all_charted: Iterable[Charted]) -> None:
    """Write in one transaction; the guards are put aside for it and stand again after it."""
    database.execute("PRAGMA cache_size = -400000")
    database.execute("BEGIN EXCLUSIVE")
    for name in GUARDS:
        database.execute(f"DROP TRIGGER {name}")
    for row in _rows(database, all_charted):
        database.execute(INSERT, row)
    for sql in GUARDS.values():
        database.execute(sql)
    database.execute("COMMIT")


def _rows(database: Database, all_charted: Iterable[Charted]) -> Iterator[tuple[str | int, ...]]:
    newest = database.execute(NEWEST).fetchone()
    number, seal = int(newest[0]), str(newest[16])
    spelt: dict[int, str] = {id(body): canonical(body) for body in (OBSERVED, DRUNK, VOIDED)}
    for mrn, seq, at, kind, body in all_charted:
        number += 1
        when = write_instant(at)
        place = (number, chart_stream(mrn), seq, kind.value, mrn, when, when, "America/New_York")
        who = ("okafor", "nurse", "WOW-03", "bench", str(UUID(int=number * SPREAD % 2**128)))
        columns = (*place, *who, 0, spelt[id(body)], seal)
        seal = seal_columns(columns)
        yield (*columns, seal)
