"""A regimen by weight whose bags run over days, made of the shipped file: five bags of a day."""

import re
from typing import Final

from tests.normal import FILE

FIGURES: Final = {
    "interval_hours": "24",
    "doses_per_cycle": "5",
    "doses_per_course": "10",
    "earliest_hours_after_start": "20",
    "slot_window_minutes": "360",
}
ADDED: Final = """
[[figure]]
id = "end_soon_minutes"
value = 60
unit = "min"
source = "A test"
confidence = "proposal"

[[additive]]
id = "albumin"
label = "human albumin 200 mg/mL"
mg_per_ml = 1
stock_mg_per_ml = 200
lot = "sterile_water_lot"
source = "A test"
confidence = "proposal"
"""
CHANGED: Final = (
    ('id = "aldesleukin-high-dose-iv"', 'id = "over-days"'),
    (
        'id = "infusion_minutes"\nvalue = 15\nunit = "min"',
        'id = "infusion_hours"\nvalue = 24\nunit = "h"',
    ),
    ('during = ["5 min", "10 min"]', 'during = ["4 h", "12 h"]'),
    ('after = ["15 min", "30 min", "60 min", "120 min"]', 'after = ["24 h", "25 h"]'),
    ('before_signing = "30 min"', 'before_signing = "24 h"'),
)


def over_days_text() -> str:
    """The text of the file; every place that it changes is there."""
    text = FILE.read_text(encoding="utf-8")
    for old, new in CHANGED:
        assert old in text
        text = text.replace(old, new, 1)
    for name, value in FIGURES.items():
        text, found = re.subn(rf'(id = "{name}"\nvalue = )\S+', rf"\g<1>{value}", text)
        assert found == 1
    text = text.replace("when = { at_least = 14 }", "when = { at_least = 5 }")
    text = text.replace("when = { below = 7 }\n  result", "when = { below = 20 }\n  result")
    # A pump that gives a small bag in a day is slow.
    return text.replace("lowest = 40\nhighest = 1_100", "lowest = 1\nhighest = 1_100") + ADDED
