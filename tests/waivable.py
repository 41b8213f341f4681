"""The shipped regimen as a site wrote it that lets a prescriber waive the chest X-ray."""

from tests.normal import FILE
from tests.shipped import ShippedRegimens

TABLE = """
[[waivable]]
field = "chest_x_ray"
missing = ["not_done"]
say = "Only where a CT of the chest of the same weeks was read instead."
source = "Made up for the tests"
confidence = "proposal"
"""


def waivable(table: str = TABLE) -> ShippedRegimens:
    """The regimen with what it lets a prescriber waive."""
    made = ShippedRegimens()
    made.use(FILE.read_text(encoding="utf-8") + table)
    return made
