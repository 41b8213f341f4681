"""The times of a bag or syringe on its preparation sheet, to be filled in or as answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.rules.pharmacy.bag_times import bag_limit_of, reconstituted_at
from il2nurse.domain.values.text import written_length
from il2nurse.readable.wording import Wording


@dataclass(frozen=True, slots=True)
class BagTimes:
    """The limits of a bag, or of a syringe; ``None`` where the preparation has not begun.

    A syringe is emptied at one moment: of it ``start_by`` and ``end_by`` are the same.
    """

    infused: bool
    rule: str
    begun: str | None
    end_by: str | None
    start_by: str | None


def bag_times(moment: Moment, wording: Wording, answers: Mapping[str, Answer]) -> BagTimes:
    """When the drug was dissolved, and by when its infusion must have ended, or it is injected."""
    regimen, began = moment.regimen, reconstituted_at(answers)
    infused, rule = bool(regimen.infusion), _rule(regimen)
    if began is None:
        return BagTimes(infused, rule, None, None, None)
    ends = bag_limit_of(regimen, answers) or began + regimen.bag_limit
    starts = ends - regimen.infusion
    return BagTimes(infused, rule, *(wording.day_time(at) for at in (began, ends, starts)))


def _rule(regimen: Regimen) -> str:
    hours = regimen.bag_limit // timedelta(hours=1)
    dissolved = f"within {hours} hours of the first vial being dissolved"
    shorter = "A shorter time set by pharmacy counts first."
    if not regimen.infusion:
        return f"It is INJECTED {dissolved}. {shorter}"
    length = written_length(regimen.infusion)
    return f"The infusion must END {dissolved}, so it must START {length} before that. {shorter}"
