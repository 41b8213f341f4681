"""A regimen that doses by levels and is injected, made of the shipped file: no weight, no bag."""

import re
from typing import Final

from il2nurse.domain.rules.assessment.functions import OF_BAG, OF_WEIGHT
from il2nurse.regimens.figures import BY_WEIGHT, IN_BAG
from tests.normal import FILE

ALSO: Final = ("weight_", "bag_", "full_from_percent", "most_given_percent", "dose_mg_per_kg")
ADDED: Final = """
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

[[figure]]
id = "syringe_limit_hours"
value = 12
unit = "h"
source = "A test"
confidence = "proposal"
"""


def _id(part: str) -> str:
    found = re.search(r'^\s*id = "(\w+)"', part, re.MULTILINE)
    return found[1] if found else ""


def _belongs(part: str) -> bool:
    part, name = part.lstrip(), _id(part)
    if part.startswith("[[figure]]"):
        return name not in {**BY_WEIGHT, **IN_BAG} and not name.startswith(ALSO)
    if part.startswith("[[field]]"):
        return not re.search(rf'expect = "({"|".join(OF_WEIGHT | OF_BAG)})"', part)
    if part.startswith("[[step.rule]]"):
        return not any(f'function = "{name}"' in part for name in OF_BAG)
    return not part.startswith(("[[bag]]", "[[on_bag]]", "[[pause_reason]]", "[[stop_reason]]"))


def injected_text() -> str:
    """The text of the file: whole, and refused where anything of the weight or the bag is left."""
    text = FILE.read_text(encoding="utf-8")
    parts = re.split(r"(?m)^(?= *\[)", text)
    kept = "".join(part for part in parts if _belongs(part))
    for part in parts:
        if part.startswith("[[field]]") and not _belongs(part):
            kept = kept.replace(f'"{_id(part)}", ', "").replace(f', "{_id(part)}"', "")
    kept = kept.replace('act = "infuse"', 'act = "inject"')
    kept = kept.replace('diluent = "5% dextrose"\n', "")
    kept = kept.replace('id = "aldesleukin-high-dose-iv"', 'id = "injected"', 1)
    return re.sub(r"(?m)^during = .*\n", "", kept, count=1) + ADDED
