"""The times of a bag or syringe on its preparation sheet, to be filled in or as answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from il2nurse.domain.record.dose.made import Made
from il2nurse.domain.regimen.fields import Answer
from il2nurse.domain.regimen.regimen import Regimen
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.rules.pharmacy.bag_times import reconstituted_at, shortest_limit
from il2nurse.domain.values.bag_making import BagMaking
from il2nurse.domain.values.text import written_length
from il2nurse.readable.pharmacy.limit_words import HOOD, SHORTEST
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


def bag_times(
    moment: Moment, wording: Wording, answers: Mapping[str, Answer], made: Made | None
) -> BagTimes:
    """When the drug was dissolved, and by when its infusion must have ended, or it is injected."""
    regimen, making, began = moment.regimen, moment.making_of(made), reconstituted_at(answers)
    limit = shortest_limit(regimen, answers, making)
    says = [_rule(regimen, making)]
    says += [SHORTEST[limit.by]] if limit else []
    says += [HOOD[making.hood]] if making.hood is not None else []
    infused, rule = bool(regimen.infusion), " ".join(says)
    if began is None or limit is None:
        return BagTimes(infused, rule, None, None, None)
    times = (began, limit.ends, limit.ends - regimen.infusion)
    return BagTimes(infused, rule, *map(wording.day_time, times))


def _rule(regimen: Regimen, making: BagMaking) -> str:
    hours, site = regimen.bag_limit // timedelta(hours=1), making.limit_hours
    dissolved = f"within {hours} hours of the first vial being dissolved"
    if site is not None and site < hours:
        dissolved = (
            f"within {site} hours of the first vial being dissolved (this site's limit; the "
            f"label's is {hours} hours)"
        )
    shorter = "A shorter time set by pharmacy counts first."
    if not regimen.infusion:
        return f"It is INJECTED {dissolved}. {shorter}"
    length = written_length(regimen.infusion)
    return f"The infusion must END {dissolved}, so it must START {length} before that. {shorter}"
