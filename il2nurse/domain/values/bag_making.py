"""How a site makes its bags: what they really hold, how the drug goes in, and for how long."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final


class BagMethod(StrEnum):
    """How the drug goes into its bag.

    It is added to the full bag; or as much is drawn out of the full bag first as goes in; or fluid
    is measured into an empty bag, and the drug is added to that.
    """

    ADD = "add"
    WITHDRAW = "withdraw"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class BagFill:
    """What a bag with this volume printed on it really holds."""

    bag_ml: Decimal
    fill_ml: Decimal


@dataclass(frozen=True, slots=True)
class BagMaking:
    """How a site makes its bags, or made one of them.

    A bag that ``fills`` does not name holds what the regimen says. What is made is good for
    ``limit_hours`` by the site, and was made under a hood or not; ``None`` where the site does not
    say so.
    """

    method: BagMethod
    fills: tuple[BagFill, ...] = ()
    limit_hours: int | None = None
    hood: bool | None = None

    def fill_of(self, bag_ml: Decimal) -> Decimal | None:
        """What a bag of this site holds; ``None`` where the site does not say."""
        return next((each.fill_ml for each in self.fills if each.bag_ml == bag_ml), None)


TO_FULL_BAG: Final = BagMaking(BagMethod.ADD)
"""How a bag is made where no site says anything, and how all were before one could."""
