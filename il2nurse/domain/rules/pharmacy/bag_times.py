"""The times of a bag: when it was dissolved, and when its infusion must have ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.values.bag_making import BagMaking


def reconstituted_at(answers: Mapping[str, Answer]) -> datetime | None:
    """When the bag's clock began, as answered; ``None`` where that is not on record."""
    answer = answers.get(vocabulary.RECONSTITUTED_AT.id)
    return datetime.fromisoformat(answer) if isinstance(answer, str) and answer else None


def use_by(answers: Mapping[str, Answer]) -> datetime | None:
    """Pharmacy's own limit for the bag; ``None`` where none was entered."""
    answer = answers.get(vocabulary.USE_BY)
    return datetime.fromisoformat(answer) if isinstance(answer, str) and answer else None


class LimitBy(StrEnum):
    """Who set a limit: the label, by the regimen; the site; or the pharmacist, for this bag."""

    LABEL = "label"
    SITE = "site"
    PHARMACIST = "pharmacist"


@dataclass(frozen=True, slots=True)
class BagLimit:
    """When the infusion must have ended, how long after dissolving that is, and who says so."""

    ends: datetime
    after: timedelta
    by: LimitBy


def shortest_limit(
    regimen: Regimen, answers: Mapping[str, Answer], making: BagMaking
) -> BagLimit | None:
    """The shortest of the limits of label, site and pharmacist; of equal ones the first.

    ``None`` where the time of dissolving is not on record.
    """
    began, pharmacist = reconstituted_at(answers), use_by(answers)
    if began is None:
        return None
    limits = [BagLimit(began + regimen.bag_limit, regimen.bag_limit, LimitBy.LABEL)]
    if making.limit_hours is not None:
        site = timedelta(hours=making.limit_hours)
        limits.append(BagLimit(began + site, site, LimitBy.SITE))
    if pharmacist is not None:
        limits.append(BagLimit(pharmacist, pharmacist - began, LimitBy.PHARMACIST))
    return min(limits, key=lambda each: each.ends)


def bag_limit_of(
    regimen: Regimen, answers: Mapping[str, Answer], making: BagMaking
) -> datetime | None:
    """When the infusion must have ended; ``None`` where the time of dissolving is not known."""
    limit = shortest_limit(regimen, answers, making)
    return limit.ends if limit else None
