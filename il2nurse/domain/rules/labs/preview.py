"""What an import would do, row by row, before anything is recorded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from il2nurse.domain.record.labs.results import Received
from il2nurse.domain.regimen.labs.tests import LabTest
from il2nurse.domain.rules.labs.table import ImportColumn


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row as it would be kept. A row with a ``problem`` cannot be taken.

    ``stranger`` tells that it names another patient: nothing of such a table is taken. A row with
    ``no_result`` holds no number, which is no fault of the table. A row that is ``known`` stands on
    the chart or above it already, exactly the same; it is left out. ``notice`` is something to
    confirm, such as a value quite unlike the last one.
    """

    line: int
    cells: Mapping[ImportColumn, str]
    test: LabTest | None = None
    received: Received | None = None
    at: datetime | None = None
    problem: str | None = None
    no_result: str | None = None
    known: str | None = None
    notice: str | None = None
    stranger: bool = False

    @property
    def remark(self) -> str | None:
        """What to know of a row that is taken, such as a range that cannot be read."""
        return self.received.range_remark if self.received else None

    @property
    def sentences(self) -> str:
        """Everything that a person has to read about the row."""
        why = self.problem or self.no_result or self.known or self.notice
        return " ".join(filter(None, (why, "" if self.problem or self.known else self.remark)))


@dataclass(frozen=True, slots=True)
class Preview:
    """What an import would do; nothing is recorded yet."""

    rows: tuple[ReadRow, ...]
    left_out: tuple[str, ...] = ()
    names_patient: bool = False

    @property
    def problems(self) -> tuple[ReadRow, ...]:
        """The rows that cannot be taken."""
        return tuple(row for row in self.rows if row.problem)

    @property
    def strangers(self) -> tuple[ReadRow, ...]:
        """The rows that name another patient; while there is one, nothing is taken."""
        return tuple(row for row in self.rows if row.stranger)

    @property
    def no_results(self) -> tuple[ReadRow, ...]:
        """The rows for which the laboratory gave no number."""
        return tuple(row for row in self.rows if row.no_result)

    @property
    def new(self) -> tuple[ReadRow, ...]:
        """The rows that would be recorded."""
        return tuple(row for row in self.rows if not (row.problem or row.no_result or row.known))

    @property
    def known(self) -> tuple[ReadRow, ...]:
        """The rows that are left out, because they stand on the chart already."""
        return tuple(row for row in self.rows if row.known and not row.problem)

    @property
    def notices(self) -> tuple[ReadRow, ...]:
        """The rows to be confirmed."""
        return tuple(row for row in self.new if row.notice)
