"""A regimen that is injected, made of the shipped file: no bag, and by levels or by weight."""

import re
from typing import Final

from il2nurse.domain.regimen import vocabulary
from il2nurse.domain.rules.assessment.functions import OF_BAG, OF_WEIGHT
from il2nurse.regimens.figures import BY_WEIGHT, IN_BAG, IN_MINUTES
from tests.normal import FILE

OF_BAGS: Final = ("bag_", "full_from_percent", "most_given_percent")
NO_BAG: Final = (vocabulary.BAG.id, vocabulary.DEXTROSE_LOT.id)
OF_WEIGHTS: Final = ("weight_", "dose_mg_per_kg")
LEVELS: Final = """
[[dose_level]]
id = "low"
international_units = 4_500_000
source = "A test"
confidence = "proposal"

[[dose_level]]
id = "middle"
international_units = 6_000_000
source = "A test"
confidence = "proposal"

[[dose_level]]
id = "high"
international_units = 7_500_000
source = "A test"
confidence = "proposal"

"""
SYRINGE: Final = """
[[figure]]
id = "syringe_limit_hours"
value = 12
unit = "h"
source = "A test"
confidence = "proposal"

[[field]]
id = "injection_site"
label = "Where it goes"
short = "Site"
kind = "choice"
choices = [
  { word = "thigh_left", label = "Thigh, left" },
  { word = "thigh_right", label = "Thigh, right" },
]
usual = "thigh_left"
source = "A test"
confidence = "proposal"
"""


def _id(part: str) -> str:
    found = re.search(r'^\s*id = "(\w+)"', part, re.MULTILINE)
    return found[1] if found else ""


def _belongs(part: str, *, by_weight: bool) -> bool:
    part, name = part.lstrip(), _id(part)
    if part.startswith("[[figure]]"):
        if name in IN_BAG or name in IN_MINUTES or name.startswith(OF_BAGS):
            return False
        return by_weight or not (name in BY_WEIGHT or name.startswith(OF_WEIGHTS))
    if part.startswith("[[field]]"):
        if name in NO_BAG:
            return False
        unasked = OF_BAG if by_weight else OF_WEIGHT | OF_BAG
        return not re.search(rf'expect = "({"|".join(unasked)})"', part)
    if part.startswith(("[[step.rule]]", "[step.witness]")):
        of_bag = (*(f'function = "{name}"' for name in OF_BAG), *(f'"{name}"' for name in NO_BAG))
        return not any(each in part for each in of_bag)
    if part.startswith("[[weight_mark]]"):
        return by_weight
    return not part.startswith(("[[bag]]", "[[on_bag]]", "[[pause_reason]]", "[[stop_reason]]"))


def _without_criteria(parts: list[str], *, by_weight: bool) -> list[str]:
    """Without the criteria that need the dosing weight, and their limits."""
    kept, within = [], False
    for part in parts:
        head = part.lstrip()
        if not head.startswith("[[criterion."):
            judged = re.search(r'^function = "(\w+)"', part, re.MULTILINE)
            of_weight = judged is not None and judged[1] in OF_WEIGHT
            within = not by_weight and head.startswith("[[criterion]]") and of_weight
        if not within:
            kept.append(part)
    return kept


def injected_text(*, by_weight: bool = False) -> str:
    """The text of the file: whole, and refused where anything of the other way is left."""
    text = FILE.read_text(encoding="utf-8")
    parts = _without_criteria(re.split(r"(?m)^(?= *\[)", text), by_weight=by_weight)
    kept = "".join(part for part in parts if _belongs(part, by_weight=by_weight))
    if not by_weight:
        kept = kept.replace('"urine_rate_watch", ', "")
    for part in parts:
        if part.startswith("[[field]]") and not _belongs(part, by_weight=by_weight):
            kept = kept.replace(f'"{_id(part)}", ', "").replace(f', "{_id(part)}"', "")
    kept = kept.replace('act = "infuse"', 'act = "inject"\nfields = ["injection_site"]')
    kept = kept.replace('diluent = "5% dextrose"\n', "")
    kept = kept.replace('id = "aldesleukin-high-dose-iv"', 'id = "injected"', 1)
    return (
        re.sub(r"(?m)^during = .*\n", "", kept, count=1) + SYRINGE + ("" if by_weight else LEVELS)
    )
