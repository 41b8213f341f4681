"""Whether a bag fits its dose wherever it stands: its order, its lots, its limit."""

from typing import Final

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.pharmacy.bag import Bag
from il2nurse.domain.rules.bags.fitting import WhyNot
from il2nurse.domain.rules.dose.order_questions import against_hanging
from il2nurse.domain.rules.moment import Moment
from il2nurse.workflow.pharmacy.beginning import refuse_against
from il2nurse.workflow.pharmacy.lots import quarantined
from il2nurse.workflow.station import Station

OF_STATE: Final = frozenset({WhyNot.UNRELEASED})
"""What only says that the bag is not released yet."""


def refuse_unfit(station: Station, moment: Moment, bag: Bag) -> None:
    """Raise ``NotAllowed`` with all that speaks against this bag, or else against its dose."""
    against = [
        each.say
        for each in against_hanging(moment, bag.key, bag, quarantined(station))
        if each.why not in OF_STATE
    ]
    if against:
        said = "\n".join(against)
        raise NotAllowed(f"{said}\nNothing was recorded.")
    refuse_against(moment, bag.key)
