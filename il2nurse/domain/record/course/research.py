"""The order of research: the number of its protocol, and what its prescriber attested."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ResearchOrder:
    """What an order by a regimen that is research only says besides.

    ``say`` is what the regimen says of itself everywhere, ``attested`` what its prescriber
    confirmed, both in the words of the day of the order.
    """

    say: str
    protocol: str
    attested: tuple[str, ...]
