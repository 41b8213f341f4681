"""Which doses stand on the work list of pharmacy, beside the next one of each patient."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from il2nurse.domain.record.dose.dose import DoseKey
from il2nurse.domain.rules.dose.preparing import doses_to_prepare
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.site import Mixing

SHOWN: Final = timedelta(hours=24)
"""So long a bag that is over stays on the list."""


def bags_listed(moment: Moment, mixing: Mixing) -> Iterator[DoseKey]:
    """Where pharmacy mixes each dose due in the next hours; and every dose that has a bag.

    A bag that is over stays for a day. Who is away has no dose to be prepared.
    """
    if mixing is Mixing.PHARMACY and not moment.case.patient.discharged:
        yield from doses_to_prepare(moment)
    for bag in moment.case.bags:
        last = bag.entries[-1].occurred_at
        if bag.open or moment.at - last <= SHOWN:
            yield bag.key
