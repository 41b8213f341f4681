"""The times of a bag on its preparation sheet, to be filled in or as answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.rules.pharmacy.bag_times import bag_limit_of, reconstituted_at
from il2nurse.domain.values.text import written_length
from il2nurse.readable.wording import Wording


@dataclass(frozen=True, slots=True)
class BagTimes:
    """The limits of the bag; ``None`` where the preparation has not begun."""

    rule: str
    begun: str | None
    end_by: str | None
    start_by: str | None


def bag_times(moment: Moment, wording: Wording, answers: Mapping[str, Answer]) -> BagTimes:
    """When the bag was dissolved, and by when its infusion must have ended."""
    regimen, began = moment.regimen, reconstituted_at(answers)
    hours = regimen.bag_limit // timedelta(hours=1)
    rule = (
        f"The infusion must END within {hours} hours of the first vial being dissolved, so it "
        f"must START {written_length(regimen.infusion)} before that. A shorter time set by "
        "pharmacy counts first."
    )
    if began is None:
        return BagTimes(rule, None, None, None)
    ends = bag_limit_of(regimen, answers) or began + regimen.bag_limit
    starts = ends - regimen.infusion
    return BagTimes(rule, *(wording.day_time(at) for at in (began, ends, starts)))
