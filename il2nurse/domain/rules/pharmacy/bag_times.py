"""The times of a bag: when it was dissolved, and when its infusion must have ended."""

from collections.abc import Mapping
from datetime import datetime

from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.regimen import Regimen


def reconstituted_at(answers: Mapping[str, Answer]) -> datetime | None:
    """When the bag's clock began, as answered; ``None`` where that is not on record."""
    answer = answers.get(vocabulary.RECONSTITUTED_AT.id)
    return datetime.fromisoformat(answer) if isinstance(answer, str) and answer else None


def use_by(answers: Mapping[str, Answer]) -> datetime | None:
    """Pharmacy's own limit for the bag; ``None`` where none was entered."""
    answer = answers.get(vocabulary.USE_BY)
    return datetime.fromisoformat(answer) if isinstance(answer, str) and answer else None


def bag_limit_of(regimen: Regimen, answers: Mapping[str, Answer]) -> datetime | None:
    """When the infusion must have ended: the regimen's limit or pharmacy's, the earlier one.

    ``None`` where the time of dissolving is not on record.
    """
    began, pharmacy = reconstituted_at(answers), use_by(answers)
    if began is None:
        return None
    own = began + regimen.bag_limit
    return own if pharmacy is None else min(own, pharmacy)
