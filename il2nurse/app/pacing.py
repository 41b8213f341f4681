"""The pace of a practice ward's clock in a small file beside its register, for every window."""

import json
from datetime import datetime
from decimal import Decimal
from pathlib import Path

from il2nurse.domain.values.clock import Reading
from il2nurse.files.reading import BadFile, read_utf8
from il2nurse.files.writing import write_over
from il2nurse.workflow.clocks import Pace


def pace_file(register: Path) -> Path:
    """Where the pace of a practice register stands."""
    return register.with_name(f"{register.name}.pace.json")


class FilePace:
    """Reads the file again only when it was replaced; what cannot be read is no pace."""

    def __init__(self, path: Path) -> None:
        """Nothing is read yet."""
        self._path = path
        self._mark = (0, 0)
        self._pace: Pace | None = None

    def load(self) -> Pace | None:
        """The pace kept last by any window."""
        try:
            found = self._path.stat()
        except OSError:
            return None
        mark = (found.st_mtime_ns, found.st_ino)
        if mark != self._mark:
            self._pace, self._mark = self._read(), mark
        return self._pace

    def save(self, pace: Pace) -> None:
        """Keep the pace; the file is replaced whole."""
        text = json.dumps(
            {
                "since_at": pace.since.at.isoformat(),
                "since_boot": pace.since.boot_id,
                "since_ms": pace.since.boot_ms,
                "at": pace.at.isoformat(),
                "boot_ms": pace.boot_ms,
                "factor": str(pace.factor),
                "run": pace.run,
            }
        )
        write_over(self._path, text)

    def _read(self) -> Pace | None:
        try:
            kept = json.loads(read_utf8(self._path))
            since = Reading(
                datetime.fromisoformat(kept["since_at"]), kept["since_boot"], kept["since_ms"]
            )
            at = datetime.fromisoformat(kept["at"])
            return Pace(since, at, kept["boot_ms"], Decimal(kept["factor"]), kept["run"])
        except (BadFile, OSError, ValueError, KeyError, TypeError, ArithmeticError):
            return None
