"""Where a station stands: its name, the ward's clock, its program, and what the ward keeps to."""

from dataclasses import dataclass
from datetime import time, timedelta, tzinfo
from enum import StrEnum

from il2nurse.domain.values.bag_making import TO_FULL_BAG, BagFill, BagMaking, BagMethod
from il2nurse.domain.values.telephones import NO_TELEPHONES, Telephones
from il2nurse.files.label_paper import USUAL, LabelPaper
from il2nurse.files.site_bags import SiteBags
from il2nurse.files.site_texts import NO_TEXTS, SiteTexts
from il2nurse.settings import CLOCK_APART, COUNTERSIGN, GIVEN_PIN, PIN_DIGITS, SHIFTS


class Mixing(StrEnum):
    """Who mixes the doses of a ward.

    Where the ward does, a bag that pharmacy made is hung all the same.
    """

    WARD = "ward"
    PHARMACY = "pharmacy"


def making_of(bags: SiteBags) -> BagMaking:
    """How a site makes its bags, by its station file."""
    return BagMaking(
        BagMethod(bags.method),
        tuple(BagFill(*each) for each in bags.fills),
        bags.limit_hours,
        bags.hood,
    )


@dataclass(frozen=True, slots=True)
class Site:
    """What a station is told of its ward.

    A telephoned order waits ``countersign_within`` before a charge nurse is told; a new PIN has
    ``pin_digits`` or more; the clocks of two stations may be ``clock_apart``; who gave a PIN and
    who got it are no two people for as long as ``given_pin`` says. ``texts`` is what the site wrote
    of itself: whom to call, and what stands on each label; ``telephones`` reach the prescriber and
    the emergency team. ``mixing`` says who mixes the doses, ``making`` how, and ``labels`` what
    their labels are printed on.
    """

    name: str
    zone: tzinfo
    program: str
    shift_starts: tuple[time, ...] = SHIFTS
    countersign_within: timedelta = COUNTERSIGN.usual
    pin_digits: int = PIN_DIGITS
    clock_apart: timedelta = CLOCK_APART.usual
    given_pin: timedelta = GIVEN_PIN.usual
    texts: SiteTexts = NO_TEXTS
    telephones: Telephones = NO_TELEPHONES
    mixing: Mixing = Mixing.WARD
    labels: LabelPaper = USUAL
    making: BagMaking = TO_FULL_BAG
