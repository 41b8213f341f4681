"""Every number and every text of a regimen file by the way to it, with the line where it stands."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import TypeAlias

from il2nurse.domain.values.quantity import show_grouped
from il2nurse.regimens.toml.lines import Path, line_of
from il2nurse.regimens.toml.table import SECONDS

Number: TypeAlias = Decimal | timedelta

_DURATION = re.compile(r"([0-9]{1,5}) (min|h|days?)")


@dataclass(frozen=True, slots=True)
class Written:
    """One leaf of the file: its name by ids, its line, and what is written there."""

    name: str
    line: int
    written: str
    number: Number | None = None

    @property
    def key(self) -> str:
        """The last part of the name."""
        return self.name.rpartition(".")[2]


def number_of(value: object) -> Number | None:
    """A number or a length of time; none for anything else."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | Decimal):
        return Decimal(value)
    match = _DURATION.fullmatch(value) if isinstance(value, str) else None
    return timedelta(seconds=int(match[1]) * SECONDS[match[2]]) if match else None


def places_of(document: Mapping[str, object], lines: Mapping[Path, int]) -> Mapping[str, Written]:
    """Every leaf of the file by its name."""
    found: dict[str, Written] = {}
    _walk(document, (), "", lines, found)
    return found


def _walk(
    part: object, path: Path, name: str, lines: Mapping[Path, int], found: dict[str, Written]
) -> None:
    if isinstance(part, dict):
        for key, value in part.items():
            _walk(value, (*path, key), f"{name}.{key}" if name else key, lines, found)
    elif isinstance(part, list):
        for item, value in enumerate(part):
            _walk(value, (*path, item), f"{name}.{_called(value, item)}", lines, found)
    else:
        number = number_of(part)
        written = show_grouped(number) if isinstance(number, Decimal) else str(part)
        found[name] = Written(name, line_of(lines, path), written, number)


def _called(value: object, item: int) -> object:
    if isinstance(value, dict):
        return value.get("id", value.get("name", value.get("word", item)))
    return item


def line_of_any(places: Mapping[str, Written], *names: str) -> int:
    """The line of the first of these that the file has; that of its kind where it has none."""
    return next((places[name].line for name in (*names, "regimen.kind") if name in places), 1)
