"""What a prescriber answers of a stop before the treatment goes on after it."""

from dataclasses import dataclass

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.course.course import Cycle
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.values.text import has_words, kept_text
from il2nurse.workflow.course.prescribing import Authority, OwnPin


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a prescriber says of the stop before: that it was this stop, and how it has resolved.

    ``shown`` is the stop as they had it before their eyes, where a page showed it.
    """

    confirmed: bool
    text: str
    shown: str | None = None


def demand_resolved(stopped: str, resolved: Resolved | None, left_undone: str) -> Resolved:
    """The answer; raises ``Slip`` until the stop is confirmed and how it resolved is written.

    ``stopped`` is the sentence that names the stop.
    """
    if resolved is None or not resolved.confirmed:
        raise Slip("stop_named", f"{stopped} Confirm that this is what stopped it. {left_undone}")
    if not has_words(resolved.text):
        raise Slip("resolved", f"{stopped} Write in words how that has resolved. {left_undone}")
    return resolved


def allow_after_stop(
    last: Cycle | None,
    authority: Authority,
    resolved: Resolved | None,
    does: str,
    left_undone: str,
) -> str | None:
    """How what stopped the last cycle has resolved; ``None`` after a cycle that nothing stopped.

    Raises ``NotAllowed`` unless the prescriber goes on after it in person; ``does`` is what only
    they can do.
    """
    if last is None or not last.stopped:
        return None
    stopped = f"Cycle {last.number} was stopped: {last.stopped}."
    if not isinstance(authority, OwnPin):
        raise NotAllowed(
            f"{stopped} Only the prescriber can {does} after it, signed in here and with their "
            f"own PIN. {left_undone}"
        )
    return kept_text(demand_resolved(stopped, resolved, left_undone).text)
