"""That a regimen is research only: what is said of it everywhere, and what a prescriber attests."""

from dataclasses import dataclass

from il2nurse.domain.regimen.fields import Choice


@dataclass(frozen=True, slots=True)
class Research:
    """A regimen that is given under a protocol only.

    ``say`` stands on every screen and paper about a patient who is treated by it. Its order names
    the protocol, and the prescriber attests each of ``attest``.
    """

    say: str
    attest: tuple[Choice, ...]
    source: str
    confidence: str
