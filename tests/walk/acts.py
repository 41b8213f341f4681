"""All that can happen in a random course: one row an act, with who does it and what leads on."""

from tests.walk.amending import ALLERGIC, AMENDING, amend
from tests.walk.from_paper import FROM_PAPER, enter
from tests.walk.gates import ANY_RESULT, GATES
from tests.walk.nursing import MEANWHILE, NURSES, correct, hold, observe, react, stop, strike
from tests.walk.prescribing import CHANGED, PRESCRIBERS, UNASKED, WAY, close, move
from tests.walk.scene import Deed, seldom
from tests.walk.versions import APPROVED, NEWER, VERSIONS

DEEDS: tuple[Deed, ...] = (
    *NURSES,
    *GATES,
    *APPROVED,
    *MEANWHILE,
    *AMENDING,
    *FROM_PAPER,
    *PRESCRIBERS,
    *WAY,
)
BESIDES: tuple[Deed, ...] = (
    *MEANWHILE,
    *AMENDING,
    *FROM_PAPER,
    *UNASKED,
    *ANY_RESULT,
    *VERSIONS,
    *map(seldom, (*CHANGED, ALLERGIC, NEWER)),
)
OFTEN_CHANGED: tuple[Deed, ...] = (
    *CHANGED,
    *VERSIONS,
    *ANY_RESULT,
    ALLERGIC,
    NEWER,
    *(each for each in MEANWHILE if each.name in {"pause", "stop infusion"}),
)
"""What happens besides where the order, its text and what is known of the patient change often."""
OFTEN_DOWN: tuple[Deed, ...] = (
    *FROM_PAPER,
    *FROM_PAPER,
    *(each for each in BESIDES if each.name in {"correct an infusion", "pause", "move unasked"}),
)
"""What happens besides where the program cannot be used for hours, again and again."""
BETWEEN = (observe, observe, correct, strike, hold, stop, react, close, move, amend, enter)
"""What another station may do between a decision and its entry."""
