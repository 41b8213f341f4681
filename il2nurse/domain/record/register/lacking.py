"""After which entry a register may lack something that was recorded in it."""

from typing import Final

from il2nurse.domain.record.register.entries import Entry, Kind
from il2nurse.domain.record.register.register_facts import RegisterRestoredFact

LACKING_KINDS: Final = (Kind.REGISTER_RESTORED, Kind.SETBACK_ACCEPTED)
DOUBT_KINDS: Final = (*LACKING_KINDS, Kind.ACCESS_LOST)
"""With what tells of a loss that only some of it bears on people and approvals."""


def may_lack(entry: Entry) -> bool:
    """Whether, by this entry of ``LACKING_KINDS``, entries of before are lost or may be.

    Where nothing tells how far the lost register went, they may.
    """
    if entry.kind is Kind.SETBACK_ACCEPTED:
        return True
    fact = RegisterRestoredFact.read(entry)
    return fact.lost_to is None or fact.lost_to > fact.number
