"""What a site says in the station file of its bags: who makes them, how, and for how long."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Final

from il2nurse.files.station_file import BadSettings, one_of, text, yes

# Who mixes the doses: the ward, where a bag of pharmacy is hung too, or pharmacy alone.
MIXING: Final = ("ward", "pharmacy")
# How the drug goes into its bag; domain/values/bag_making.py says what each word means.
METHODS: Final = ("add", "withdraw", "empty")
BAG_KEYS: Final = (
    *("mixing", "bag_method", "bag_fill_ml", "bag_limit_hours", "prepared_under_hood"),
)
MOST_HOURS: Final = 240
MOST_OVERFILL: Final = 2


@dataclass(frozen=True, slots=True)
class SiteBags:
    """What a site says of its bags.

    ``fills`` are what is printed on a bag and what it holds, in mL. ``limit_hours`` and ``hood``
    are ``None`` where the site says nothing of it.
    """

    mixing: str = MIXING[0]
    method: str = METHODS[0]
    fills: tuple[tuple[Decimal, Decimal], ...] = ()
    limit_hours: int | None = None
    hood: bool | None = None


PRINTED_BAGS: Final = SiteBags()


def read_site_bags(given: Mapping[str, object]) -> SiteBags:
    """What a station file says of bags; raises ``BadSettings`` for what cannot be meant."""
    mixing = one_of(text(given, "mixing") or MIXING[0], MIXING, "mixing: ")
    method = one_of(text(given, "bag_method") or METHODS[0], METHODS, "bag_method: ")
    fills = _fills(given.get("bag_fill_ml", {}))
    if fills and method == "empty":
        raise BadSettings(
            'With bag_method = "empty" the fluid is measured, so that no bag holds more than '
            "its volume. Leave out bag_fill_ml."
        )
    hours, hood = _hours(given), None
    if "prepared_under_hood" in given:
        hood = yes(given, "prepared_under_hood")
    if hood is False and hours is None:
        raise BadSettings(
            "With prepared_under_hood = false write bag_limit_hours too: for how many hours a bag "
            "that is prepared without a hood may be used."
        )
    return SiteBags(mixing, method, fills, hours, hood)


def _hours(given: Mapping[str, object]) -> int | None:
    found = given.get("bag_limit_hours")
    if found is None:
        return None
    if not isinstance(found, int) or isinstance(found, bool) or not 1 <= found <= MOST_HOURS:
        raise BadSettings(
            f"Write bag_limit_hours as whole hours from 1 to {MOST_HOURS}, like "
            "bag_limit_hours = 24."
        )
    return found


def _fills(given: object) -> tuple[tuple[Decimal, Decimal], ...]:
    if not isinstance(given, Mapping):
        raise BadSettings(_LIKE)
    return tuple(sorted(_fill(str(size), holds) for size, holds in given.items()))


def _fill(size: str, holds: object) -> tuple[Decimal, Decimal]:
    """One bag: what is printed on it, and what it holds; no less, and less than twice that."""
    if isinstance(holds, bool) or not isinstance(holds, int | float):
        raise BadSettings(_LIKE)
    try:
        printed, fill = Decimal(size), Decimal(str(holds))
    except InvalidOperation as error:
        raise BadSettings(_LIKE) from error
    if not (printed.is_finite() and fill.is_finite() and printed > 0):
        raise BadSettings(_LIKE)
    if not printed <= fill < printed * MOST_OVERFILL:
        raise BadSettings(
            f"bag_fill_ml: a bag of {size} mL cannot hold {holds} mL. It holds its printed volume "
            "or more, and less than twice that."
        )
    return printed, fill


_LIKE: Final = (
    "Write bag_fill_ml as what is printed on each bag and what it really holds, like "
    "bag_fill_ml = { 50 = 53, 100 = 107 }."
)
