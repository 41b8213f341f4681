"""A laboratory's flag behind a number, as in "5.1 H" or "5.1*": no part of the number."""

import re
from typing import Final

from il2nurse.domain.record.labs.results import Received
from il2nurse.domain.regimen.fields import Slip
from il2nurse.domain.regimen.labs.tests import LabTest

_FLAGGED: Final = re.compile(r"(.*[0-9])\s*(?:\(\s*(HH?|LL?)\s*\)|(HH?|LL?)|[*!]+)[*!]*", re.DOTALL)
SAYS: Final = {"H": "high", "L": "low"}


def without_flag(text: str) -> tuple[str, str | None]:
    """The number, and whether the laboratory flags it high or low, if it says either."""
    found = _FLAGGED.fullmatch(text.strip())
    if found is None:
        return text, None
    letters = found[2] or found[3]
    return found[1], SAYS[letters[0]] if letters else None


def check_flag(test: LabTest, received: Received, flag: str | None, text: str) -> None:
    """Raise ``Slip`` where the laboratory says high of what is below its range, or low of above."""
    usual = received.range
    if usual is None:
        return
    below = usual.low is not None and received.own < usual.low
    above = usual.high is not None and received.own > usual.high
    if (flag == "high" and below) or (flag == "low" and above):
        where = "below" if below else "above"
        raise Slip(
            "value",
            f"{test.label}: the laboratory calls “{text.strip()}” {flag}, and it is {where} the "
            "range. Ask the laboratory what it measured.",
        )
