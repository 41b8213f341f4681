"""Which PINs may be chosen: long enough for the site, and not among those that are tried first."""

from itertools import pairwise
from typing import Final

from il2nurse.domain.people import NotAllowed
from il2nurse.settings import FEWEST_PIN_DIGITS
from il2nurse.workflow.station import Station

KEYPAD_LINES: Final = ("147", "258", "369", "123", "456", "789", "159", "357", "0258", "2580")
TRIED_FIRST: Final = frozenset({"1004", "1122", "1313", "4711", "0815", "112233", "121314"})
CENTURIES: Final = ("19", "20")
ANOTHER: Final = "Nothing was changed; choose another one."


def check_new_pin(station: Station, pin: str) -> None:
    """Raise ``NotAllowed`` for a PIN that is too short, not of digits, or easily guessed."""
    check_pin_rules(pin, fewest_digits(station), plain=station.register.identity().practice)


def fewest_digits(station: Station) -> int:
    """How many digits a new PIN has at least.

    The PINs of a practice ward are shown to everyone and protect nothing; they may be short.
    """
    practice = station.register.identity().practice
    return FEWEST_PIN_DIGITS if practice else station.pin_digits


def check_pin_rules(pin: str, digits: int, *, plain: bool = False) -> None:
    """Raise ``NotAllowed`` unless the PIN has so many digits and, unless ``plain``, no pattern."""
    if len(pin) < digits or not (pin.isascii() and pin.isdigit()):
        raise NotAllowed(f"A PIN is {digits} digits or more. {ANOTHER}")
    if len(set(pin)) == 1:
        raise NotAllowed(f"A PIN of one repeated digit is too easy. {ANOTHER}")
    pattern = "" if plain else pattern_of(pin)
    if pattern:
        raise NotAllowed(f"This PIN {pattern}; such PINs are guessed first. {ANOTHER}")


def pattern_of(pin: str) -> str | None:
    """What makes the PIN easy to guess, after the words “This PIN”; ``None`` where nothing does."""
    if pin in TRIED_FIRST:
        return "is one that many people choose"
    steps = {(int(right) - int(left)) % 10 for left, right in pairwise(pin)}
    if len(steps) == 1:
        return "counts up or down by equal steps"
    if any(pin == pin[:size] * (len(pin) // size) for size in range(1, len(pin) // 2 + 1)):
        return "repeats itself"
    if len(set(pin)) <= 2:  # noqa: PLR2004 - two digits, as the sentence says
        return "has only two different digits"
    if _years(pin):
        return "begins or ends with a year"
    if _keypad(pin):
        return "is a line on the keypad"
    return None


def _years(pin: str) -> bool:
    return pin.startswith(CENTURIES) or pin[-4:-2] in CENTURIES


def _keypad(pin: str) -> bool:
    """Whether the whole PIN is made of lines of the keypad, up or down."""
    if not pin:
        return True
    lines = (line[::way] for line in KEYPAD_LINES for way in (1, -1))
    return any(pin.startswith(line) and _keypad(pin[len(line) :]) for line in lines)
