"""The sum by which a dose can be prepared, or why it cannot."""

from decimal import Decimal

from il2nurse.domain.people import NotAllowed
from il2nurse.domain.record.dose.made import Made
from il2nurse.domain.rules.moment import Moment
from il2nurse.domain.rules.pharmacy.calculation import Calculation
from il2nurse.readable.pharmacy.sum_warnings import blocks_in_words


def fitting_calculation(
    moment: Moment, bag_ml: Decimal | None, made: Made | None = None
) -> Calculation:
    """The sum in the recorded bag, else in the usual one, else in the bag that fits, if any.

    It goes by how the bag of ``made`` is made, and before one is begun by the site. Raises
    ``NotAllowed`` with the reasons where the dose cannot be prepared.
    """
    worked = moment.calculation(bag_ml, made)
    bag = worked.in_bag
    if bag_ml is None and bag and not bag.concentration_ok and bag.suggested_bag_ml is not None:
        worked = moment.calculation(bag.suggested_bag_ml, made)
    if worked.blocks:
        raise NotAllowed("\n".join((*blocks_in_words(worked), "No preparation sheet was printed.")))
    return worked
