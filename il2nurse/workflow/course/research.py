"""The order of research: only by a prescriber in person, under a protocol, with all attested."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.course.research import ResearchOrder
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.regimen.research import Research
from il2nurse.workflow.course.prescribing import Authority, OwnPin

PROTOCOL: Final = "research_protocol"
ATTESTED: Final = "research_attested"
LEFT: Final = "Nothing was ordered."


@dataclass(frozen=True, slots=True)
class Attestation:
    """The number of the protocol, and the words of what the prescriber attests."""

    protocol: str
    attested: Collection[str] = ()


def research_order(
    regimen: Regimen, authority: Authority, told: Attestation | None
) -> ResearchOrder | None:
    """What the order says of research; ``None`` where the regimen is none.

    Raises ``NotAllowed`` where it is not ordered in person, ``Slip`` as ``refuse_unattested``.
    """
    refuse_unattested(regimen, told)
    if regimen.research is None or told is None:
        return None
    if not isinstance(authority, OwnPin):
        raise NotAllowed(f"{in_person(regimen.research)} {LEFT}")
    said = tuple(each.label for each in regimen.research.attest)
    return ResearchOrder(regimen.research.say, told.protocol.strip(), said)


def in_person(research: Research) -> str:
    """That nobody but a prescriber orders it, and how."""
    return (
        f"{research.say} Only a prescriber orders it, signed in here and with their own PIN: the "
        "attestation cannot be telephoned."
    )


def refuse_unattested(regimen: Regimen, told: Attestation | None) -> None:
    """Raise ``Slip`` without the number of the protocol, or without every attestation.

    Either of a regimen that is no research is refused too.
    """
    research = regimen.research
    if research is None:
        if told is not None:
            raise Slip(PROTOCOL, f"“{regimen.title}” is given under no protocol. {LEFT}")
        return
    if told is None or not any(map(str.isalnum, told.protocol)):
        raise Slip(PROTOCOL, f"{research.say} Type the number of the protocol. {LEFT}")
    missing = [each.label for each in research.attest if each.word not in told.attested]
    if missing:
        raise Slip(ATTESTED, f"Not attested yet: {'; '.join(missing)}. {LEFT}")
