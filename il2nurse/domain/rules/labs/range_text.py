"""Reference ranges as laboratories write them: their limits, their unit, whose they are."""

import re
from decimal import Decimal
from typing import Final

from il2nurse.domain.regimen.labs.tests import LabTest, Range
from il2nurse.domain.rules.labs.numbers import read_number
from il2nurse.domain.values.quantity import NotANumber
from il2nurse.domain.values.reported_units import LabUnit

_DASHES: Final = str.maketrans(dict.fromkeys("‐‑‒–—―−﹘﹣－~～", "-"))  # noqa: RUF001 - look-alikes are what it reads
# Thousands apart by blanks, or by two marks and more, can be no decimals.
_NUMBER: Final = (
    r"[0-9]{1,3}(?: [0-9]{3})+|[0-9]{1,3}(?:[.,'’][0-9]{3}){2,}|[0-9]+(?:[.,'’][0-9]+)?"
)
_BETWEEN: Final = re.compile(
    rf"(?P<low>{_NUMBER})(?: ?(?P<first>[^0-9\s-][^\s-]*))? ?(?:-|to|bis|à|hasta|\.\.) ?"
    rf"(?P<high>{_NUMBER})(?P<unit>.*)",
    re.IGNORECASE,
)
_UP_TO: Final = re.compile(
    r"(?P<low>)(?P<first>)"
    r"(?:<=|=<|<(?: ?or ?=)?|≤|-|up to|bis|at most|less than(?: or equal to)?|below|under|"
    r"max(?:imum|\.)?) ?"
    rf"(?P<high>{_NUMBER})(?P<unit>.*)",
    re.IGNORECASE,
)
_FROM: Final = re.compile(
    r"(?:>=|=>|>(?: ?or ?=)?|≥|from|ab|at least|(?:more|greater) than(?: or equal to)?|above|over|"
    r"min(?:imum|\.)?) ?"
    rf"(?P<low>{_NUMBER})(?P<first>)(?P<high>)(?P<unit>.*)",
    re.IGNORECASE,
)
# What laboratories write around a range: whose it is, what it is, and the flag of the value.
_SEX: Final = r"males?|females?|m[ae]n|wom[ae]n|m|f"
_AROUND: Final = re.compile(
    r"(?:(?:normal|ref(?:erence)?\.?)(?: range| interval)?\s*[:=]?\s*)?"
    rf"(?:(?P<who>{_SEX})\b\s*[:=]?\s*)?(?P<range>.*?)(?:\s*\(?\b(?P<whose>{_SEX})\b\)?)?"
    r"(?:\s*\*+|\s+\(?(?:HH?|LL?|N|\*+)\)?)?",
    re.IGNORECASE,
)
_GROUPED: Final = re.compile(r"[0-9]{1,3}([.,])[0-9]{3}")


def read_range(test: LabTest, unit: LabUnit, text: str, sex: str) -> Range | None:
    """A range as reported, in the test's own unit; ``None`` where it names no limits.

    It is in the unit of the value where it names none of its own: "53-106", "53 to 106 µmol/L",
    "up to 106", "-106", "<106", ">60". "Male 60-110" is read for a man, and for nobody else.
    """
    plain = " ".join(text.translate(_DASHES).split()).strip("()[] ")
    around = _AROUND.fullmatch(plain)
    bare = around["range"].strip("()[] ") if around else plain
    if around and not {_sex_of(around["who"]), _sex_of(around["whose"])} <= {None, sex}:
        return None
    return _bare_range(test, unit, plain) or _bare_range(test, unit, bare)


def _sex_of(word: str | None) -> str | None:
    if not word:
        return None
    return "female" if word.casefold().startswith(("f", "w")) else "male"


def _bare_range(test: LabTest, unit: LabUnit, plain: str) -> Range | None:
    found = next((hit for way in (_BETWEEN, _UP_TO, _FROM) if (hit := way.fullmatch(plain))), None)
    if found is None:
        return None
    first, named = found["first"] or "", found["unit"].strip(" )]")
    here = test.find_unit(named) if named else unit
    if here is None or (first and test.find_unit(first) is not here):
        return None
    try:
        low, high = _ends(test, here, found["low"], found["high"])
    except NotANumber:
        return None
    if low is not None and high is not None and low >= high:
        return None
    return Range(low, high)


def _ends(test: LabTest, unit: LabUnit, *texts: str) -> tuple[Decimal | None, Decimal | None]:
    """Both ends in the test's own unit; a mark means the same in both.

    Raises ``NotANumber`` where an end is no number, or both may be thousands or decimals.
    """
    plain = [_without_groups(text) for text in texts]
    marks = {hit[1] for text in plain if (hit := _GROUPED.fullmatch(text))}
    if all(map(_GROUPED.fullmatch, plain)) and len(marks) == 1:
        ends = [Decimal(text.replace(",", ".")) for text in plain]
        scales = [
            scale for scale in (1, 1000) if all(_fits(test, unit, each * scale) for each in ends)
        ]
        if len(scales) == 1:
            return unit.to_own(ends[0] * scales[0]), unit.to_own(ends[1] * scales[0])
    low, high = (unit.to_own(read_number(test, unit, each)) if each else None for each in plain)
    return low, high


def _fits(test: LabTest, unit: LabUnit, value: Decimal) -> bool:
    return test.lowest <= unit.to_own(value) <= test.highest


def _without_groups(text: str) -> str:
    """The number without what can only stand between thousands."""
    bare = re.sub(r"[ '’]", "", text)
    return re.sub(r"[.,]", "", bare) if len(re.findall(r"[.,]", bare)) > 1 else bare
