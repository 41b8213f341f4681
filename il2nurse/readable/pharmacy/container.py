"""Bag or syringe: an act on what pharmacy makes, by the name of what the regimen makes."""

import re
from typing import Final

from il2nurse.domain.regimen.regimen import Regimen

_NAMES: Final = {"bag": "syringe", "Bag": "Syringe"}


def in_syringe(regimen: Regimen) -> bool:
    """Whether the drug is not diluted in a bag, and stays in the syringe."""
    return regimen.preparation.dilution is None


def of_container(regimen: Regimen, sentence: str) -> str:
    """The sentence about a bag as it is said of what this regimen makes."""
    if not in_syringe(regimen):
        return sentence
    return re.sub(r"\b[Bb]ag\b", lambda found: _NAMES[found[0]], sentence)
