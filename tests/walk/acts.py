"""All that can happen in a random course: one row an act, with who does it and what leads on."""

from tests.walk.amending import AMENDING, amend
from tests.walk.from_paper import FROM_PAPER, enter
from tests.walk.gates import ANY_RESULT, GATES
from tests.walk.nursing import MEANWHILE, NURSES, correct, hold, observe, react, stop, strike
from tests.walk.prescribing import PRESCRIBERS, UNASKED, WAY, close, move
from tests.walk.scene import Deed

DEEDS: tuple[Deed, ...] = (
    *NURSES,
    *GATES,
    *MEANWHILE,
    *AMENDING,
    *FROM_PAPER,
    *PRESCRIBERS,
    *WAY,
)
BESIDES: tuple[Deed, ...] = (*MEANWHILE, *AMENDING, *FROM_PAPER, *UNASKED, *ANY_RESULT)
OFTEN_DOWN: tuple[Deed, ...] = (
    *FROM_PAPER,
    *FROM_PAPER,
    *(each for each in BESIDES if each.name in {"correct an infusion", "pause", "move unasked"}),
)
"""What happens besides where the program cannot be used for hours, again and again."""
BETWEEN = (observe, observe, correct, strike, hold, stop, react, close, move, amend, enter)
"""What another station may do between a decision and its entry."""
