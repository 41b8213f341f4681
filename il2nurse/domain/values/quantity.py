"""Numbers as people type, read and say them: Decimal in, unmistakable text out."""

import re
from collections.abc import Callable, Iterator
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from typing import Final

ARITHMETIC: Final = Context(prec=50, rounding=ROUND_HALF_UP)
"""Wide enough that products of clinical figures are exact, whatever the caller's own context."""

MOST_DIGITS: Final = 15
MOST_QUOTED: Final = 30
THOUSANDS_GROUP: Final = 3
MILLION: Final = Decimal(1_000_000)
WHOLE: Final = Decimal(1)
TENTH: Final = Decimal("0.1")
HUNDREDTH: Final = Decimal("0.01")
"""To how many decimals a number is shown."""

_GROUPED = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")
_PLAIN = re.compile(r"-?([0-9]+)(?:[.,]([0-9]+))?")
_EXPONENT = re.compile(r"-?[0-9]+(?:[.,][0-9]*)?[eE][+-]?[0-9]+")
_SMALL = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ("", " thousand", " million", " billion", " trillion")


class NotANumber(ValueError):
    """What was typed cannot be read as one number; the text is a sentence for the nurse."""


def parse_decimal(text: str) -> Decimal:
    """Read a typed number; one '.' or ',' is the decimal mark, nothing else is guessed.

    Raises NotANumber with the reason and what to type instead.
    """
    typed = text.strip()
    match = _PLAIN.fullmatch(typed)
    if match is None:
        raise NotANumber(_why_unreadable(typed))
    whole, decimals = match[1], match[2] or ""
    if len(whole) + len(decimals) > MOST_DIGITS:
        raise NotANumber(
            f"{_quote(typed)} has too many digits. Check the number and type it again."
        )
    if len(decimals) == THOUSANDS_GROUP >= len(whole) and not whole.startswith("0"):
        raise NotANumber(_why_ambiguous(typed, decimals))
    return Decimal(typed.replace(",", ".")) + Decimal(0)


def parse_within(text: str, places: int | None, fits: Callable[[Decimal], bool]) -> Decimal:
    """Read a number; "1.234" as the one of its two readings that fits, if only one does.

    ``places`` are the decimals that are allowed. Raises NotANumber where both readings are
    possible, naming what can be typed instead, and for what is no number.
    """
    typed = text.strip()
    try:
        return parse_decimal(typed)
    except NotANumber:
        if not _GROUPED.fullmatch(typed) or typed.startswith("0"):
            raise
    value = parse_decimal(f"{typed}0")
    decimal, thousands = fits(value), fits(value * 1000)
    if decimal and thousands:
        raise NotANumber(_why_ambiguous(typed, typed[-THOUSANDS_GROUP:], places))
    # Where neither is possible, the one that people write more is told to be out of the limits.
    return value if decimal or (not thousands and "." in typed) else value * 1000


def _quote(typed: str) -> str:
    return f'"{typed}"' if len(typed) <= MOST_QUOTED else f'"{typed[:MOST_QUOTED]}..."'


def _why_ambiguous(typed: str, decimals: str, places: int | None = None) -> str:
    """Both readings, each as it can be typed; one that has too many decimals is not advised."""
    whole = typed.replace(".", "").replace(",", "")
    before = typed[: -1 - THOUSANDS_GROUP]
    kept = decimals.rstrip("0")
    decimal = f"{before}.{kept}" if kept else before
    allowed = THOUSANDS_GROUP - 1 if places is None else min(places, THOUSANDS_GROUP - 1)
    if len(kept) > allowed:
        counted = {0: "no decimals", 1: "one decimal"}.get(allowed, "two decimals")
        decimal = f"the number with {counted}"
    return f"{_quote(typed)} can be read as thousands or as a decimal. Write {whole} or {decimal}."


def _why_unreadable(typed: str) -> str:
    quoted = _quote(typed)
    body = typed.removeprefix("-")
    if not body:
        return "No number was typed. Type a number such as 70.5."
    words = any(mark.isalpha() for mark in body)
    if not words and any(mark.isspace() or mark in "'’_" for mark in body):
        return f"{quoted} is divided into groups. Type the number without blanks or marks, as 1500."
    if _EXPONENT.fullmatch(typed):
        return f"{quoted} has an exponent. Type the number in full, as 1500."
    strange = body.strip("0123456789.,").strip()
    return _why_strange(quoted, strange[0]) if strange else _why_marks(quoted, typed)


def _why_strange(quoted: str, mark: str) -> str:
    if mark.isdigit():
        return f"{quoted} has a digit this program cannot read. Use only the digits 0 to 9."
    return f'{quoted} is not a number: "{mark}" does not belong in it. Type digits only, as 70.5.'


def _why_marks(quoted: str, typed: str) -> str:
    if not any(mark.isdigit() for mark in typed):
        return f"{quoted} has no digits. Type a number such as 70.5."
    if typed.count(".") + typed.count(",") > 1:
        return f"{quoted} has more than one mark. Type no thousands marks and one decimal mark."
    if typed[-1] in ".,":
        return f"{quoted} ends with the decimal mark. Write {typed[:-1]}, or the missing digits."
    whole = typed.replace(".", "0.").replace(",", "0,")
    return f"{quoted} begins with the decimal mark. Write the zero before it, as {whole}."


def round_half_up(value: Decimal, step: Decimal) -> Decimal:
    """Round to the nearest multiple of ``step``; a half goes away from zero.

    Raises ValueError unless ``step`` is above zero.
    """
    if not step > 0:
        raise ValueError(f"A rounding step must be above zero, not {step}.")
    with localcontext(ARITHMETIC):
        steps, rest = divmod(abs(value), step)
        rounded = (steps + (1 if 2 * rest >= step else 0)) * step
        return -rounded if value < 0 else rounded


def show(value: Decimal, places: int | None = None) -> str:
    """Write a number for display: leading zero, no exponent, never "-0".

    Without ``places`` it is exact and has no trailing zeros; with ``places`` it is rounded half up
    and keeps them, for values whose precision matters.
    """
    return _written(value, places, grouped=False)


def most_decimals(places: int) -> str:
    """How many decimals a number may have, in words."""
    if not places:
        return "no decimals"
    return f"at most {places} decimal{'' if places == 1 else 's'}"


def show_grouped(value: Decimal) -> str:
    """Write a number as ``show`` does, with commas between thousands: 42,000,000."""
    return _written(value, None, grouped=True)


def _written(value: Decimal, places: int | None, *, grouped: bool) -> str:
    if not value.is_finite():
        raise NotANumber(f"{value} is not a number that can be shown.")
    if places is not None:
        value = round_half_up(value, Decimal(1).scaleb(-places))
    text = f"{value.copy_abs():,f}" if grouped else f"{value.copy_abs():f}"
    if places is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return f"-{text}" if value < 0 else text


def in_words(international_units: Decimal) -> str:
    """Name a dose without abbreviations: "49.5 million international units"."""
    return f"{amount_in_words(international_units)} international units"


def in_full(international_units: Decimal) -> str:
    """The same with its number spelt, and in digits where it is named in millions.

    "42 million international units (forty-two million; 42,000,000)": misread in one, not in three.
    """
    digits = show_grouped(international_units)
    spelt = spell(international_units)
    both = spelt if international_units.copy_abs() < MILLION else f"{spelt}; {digits}"
    return f"{in_words(international_units)} ({both})"


def amount_in_words(value: Decimal) -> str:
    """Write an amount with the word million when it is a million or more: "42 million"."""
    if value.copy_abs() < MILLION:
        return show_grouped(value)
    return f"{show_grouped(value.scaleb(-6, ARITHMETIC))} million"


def spell(value: Decimal) -> str:
    """Spell a number for reading back aloud: 70.5 is "seventy point five".

    Raises NotANumber for a thousand million million and above.
    """
    sign = "minus " if value < 0 else ""
    whole, _, decimals = show(value.copy_abs()).partition(".")
    if len(whole) > MOST_DIGITS:
        raise NotANumber(f"{_quote(whole)} is too large to be read out. Check the number.")
    spoken = _spell_whole(int(whole))
    point = "".join(f" {_SMALL[int(digit)]}" for digit in decimals)
    return f"{sign}{spoken} point{point}" if point else f"{sign}{spoken}"


def _spell_whole(number: int) -> str:
    if number == 0:
        return _SMALL[0]
    groups: list[str] = []
    for scale in _SCALES:
        number, group = divmod(number, 1000)
        if group:
            groups.append(_spell_below_thousand(group) + scale)
    return " ".join(reversed(groups))


def _spell_below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    words = [f"{_SMALL[hundreds]} hundred"] if hundreds else []
    if 0 < rest < len(_SMALL):
        words.append(_SMALL[rest])
    elif rest:
        tens, ones = divmod(rest, 10)
        words.append(f"{_TENS[tens - 2]}-{_SMALL[ones]}" if ones else _TENS[tens - 2])
    return " ".join(words)


def rising(low: Decimal, high: Decimal, step: Decimal) -> Iterator[Decimal]:
    """From ``low`` up to ``high``, a step at a time."""
    value = low
    while value <= high:
        yield value
        value += step
