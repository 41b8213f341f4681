"""The one order of hold and stop criteria, at a step and on the page of the patient."""

from collections.abc import Iterable
from typing import Final, Protocol, TypeVar

from il2nurse.domain.regimen.rules import Result

# What is met comes first, then what is missing; what nobody has asked yet, and what is clear.
_PLACES: Final = (
    Result.STOP,
    Result.ABSOLUTE,
    Result.HOLD,
    Result.RELATIVE,
    Result.WATCH,
    Result.BLOCK,
    Result.NOT_EVALUABLE,
    None,
    Result.CLEAR,
)


class HasResult(Protocol):
    """A criterion with what it came to; ``None`` where it was not asked yet."""

    @property
    def result(self) -> Result | None:
        """What it came to."""

    @property
    def overridden_by(self) -> str | None:
        """By whose order it was put aside."""


Row = TypeVar("Row", bound=HasResult)


def what_is_met_first(rows: Iterable[Row]) -> list[Row]:
    """What was overridden comes after what still decides with the same result."""
    return sorted(rows, key=lambda row: (_PLACES.index(row.result), bool(row.overridden_by)))
