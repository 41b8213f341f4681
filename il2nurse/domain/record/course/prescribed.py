"""Whose order it is: a prescriber on record, by their own PIN or by telephone."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Prescribed:
    """The prescriber's id; ``called_at`` where a nurse took the order by telephone.

    A telephoned order was read back, and waits for the prescriber to countersign it.
    """

    person: str
    called_at: datetime | None = None
    read_back: bool = False

    @property
    def telephoned(self) -> bool:
        """True where a nurse wrote the order down for the prescriber."""
        return self.called_at is not None
