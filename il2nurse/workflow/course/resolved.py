"""What a prescriber answers of a stop before the treatment goes on after it."""

from dataclasses import dataclass

from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.values.text import has_words


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a prescriber says of the stop before: that it was this stop, and how it has resolved."""

    confirmed: bool
    text: str


def demand_resolved(stopped: str, resolved: Resolved | None, left_undone: str) -> Resolved:
    """The answer; raises ``Slip`` until the stop is confirmed and how it resolved is written.

    ``stopped`` is the sentence that names the stop.
    """
    if resolved is None or not resolved.confirmed:
        raise Slip("stop_named", f"{stopped} Confirm that this is what stopped it. {left_undone}")
    if not has_words(resolved.text):
        raise Slip("resolved", f"{stopped} Write in words how that has resolved. {left_undone}")
    return resolved
