"""After which entries a register may lack something that was recorded in it."""

from typing import Final

from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.record.register.register_facts import (
    RegisterRestoredFact,
    SetbackAcceptedFact,
)
from il2nurse.domain.record.register.setback import SetbackKind

LACKING_KINDS: Final = (Kind.REGISTER_RESTORED, Kind.SETBACK_ACCEPTED)
DOUBT_KINDS: Final = (*LACKING_KINDS, Kind.ACCESS_LOST)
"""With what tells of a loss that only some of it bears on people and approvals."""


class Lacking:
    """Follows the entries of ``LACKING_KINDS``, oldest first; a loss is one, whoever meets it."""

    def __init__(self) -> None:
        """Nothing is lost yet."""
        self._met: set[tuple[str, str]] = set()
        self.new = False
        """Whether, by the newest of them, entries are lost, or may be, of which none told yet."""

    def follow(self, entry: Entry) -> bool:
        """Take the next one; whether it is ``new``.

        Where nothing tells how far a lost register went, entries may be lost. A second station that
        saw the same newest entry, or one before it in the same history, decides on the same loss.
        A register of another ward lacks nothing of its own.
        """
        self.new = self._is_new(entry)
        return self.new

    def _is_new(self, entry: Entry) -> bool:
        if entry.kind is Kind.REGISTER_RESTORED:
            restored = RegisterRestoredFact.read(entry)
            return restored.lost_to is None or restored.lost_to > restored.number
        accepted = SetbackAcceptedFact.read(entry)
        if accepted.setback is SetbackKind.FORGOTTEN:
            return True
        if accepted.setback is SetbackKind.FOREIGN:
            return False
        known = (accepted.register, accepted.seal) in self._met
        self._met |= {(accepted.register, each) for each in (accepted.seal, *accepted.seals)}
        return not known
