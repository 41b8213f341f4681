"""The telephone numbers of the ward, as its station file has them."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Telephones:
    """``prescriber`` is answered for the prescriber of an order by day and night.

    ``None`` where the site told no number.
    """

    prescriber: str | None = None
    team: str | None = None


NO_TELEPHONES: Final = Telephones()


def with_number(who: str, number: str | None) -> str:
    """Who is called, and under which number, where the site told it."""
    return f"{who}, tel. {number}" if number else who
