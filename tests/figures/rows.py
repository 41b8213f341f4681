"""All rows of the table of figures, in its order."""

from typing import Final

from tests.figures import copies, damage, fuzzing, kills, ordinary, races, tampering
from tests.figures.canary import looking
from tests.figures.cut_off import kills as cut_off
from tests.figures.powercut import cuts
from tests.figures.row import Row
from tests.figures.window import kills as window

ROWS: Final[tuple[Row, ...]] = (
    kills.ROW,
    window.ROW,
    cut_off.RESTORING,
    cut_off.KEYS,
    cuts.ROW,
    races.ROW,
    damage.PLAIN,
    damage.KEYED,
    tampering.ROW,
    ordinary.FULL,
    ordinary.READ_ONLY,
    looking.ROW,
    copies.DRILL,
    copies.WEEK,
    fuzzing.ROW,
    fuzzing.EACH_FILE,
)
