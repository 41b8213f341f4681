"""All that can happen in a random course: one row an act, with who does it and what leads on."""

from tests.walk.nursing import MEANWHILE, NURSES, correct, hold, observe, react, stop, strike
from tests.walk.prescribing import PRESCRIBERS, WAY, close, move
from tests.walk.scene import Deed

DEEDS: tuple[Deed, ...] = (*NURSES, *MEANWHILE, *PRESCRIBERS, *WAY)
BESIDES: tuple[Deed, ...] = (*MEANWHILE, *(each for each in PRESCRIBERS if each.do is close))
BETWEEN = (observe, observe, correct, strike, hold, stop, react, close, move)
"""What another station may do between a decision and its entry."""
