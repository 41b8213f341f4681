"""Where a bag stands, as a mark."""

from collections.abc import Mapping
from typing import Final

from il2nurse.readable.pharmacy.work_state import WorkState
from il2nurse.ui.look.tones import Mark, Sign, Tone

_LOOK: Final[Mapping[WorkState, tuple[Tone, Sign | None]]] = {
    WorkState.HELD: (Tone.DANGER, Sign.HOLD),
    WorkState.DO_NOT_HANG: (Tone.DANGER, Sign.HOLD),
    WorkState.NOT_NEEDED: (Tone.WARN, Sign.BACK),
    WorkState.ORDER_TO_CHECK: (Tone.WARN, Sign.PEN),
    WorkState.WAIT: (Tone.WARN, Sign.CLOCK),
    WorkState.TO_PREPARE: (Tone.INFO, Sign.PLAY),
    WorkState.IN_PREPARATION: (Tone.INFO, Sign.PEN),
    WorkState.TO_CHECK: (Tone.WARN, Sign.QUESTION),
    WorkState.TO_RELEASE: (Tone.WARN, Sign.PEN),
    WorkState.RELEASED: (Tone.GOOD, Sign.CHECK),
    WorkState.ON_WARD: (Tone.GOOD, Sign.CHECK),
    WorkState.HUNG: (Tone.GOOD, Sign.PLAY),
    WorkState.FINISHED: (Tone.PLAIN, Sign.CHECK),
    WorkState.RETURNED: (Tone.PLAIN, Sign.BACK),
    WorkState.QUARANTINED: (Tone.DANGER, Sign.LOCK),
    WorkState.WASTED: (Tone.PLAIN, Sign.CROSS),
}


def bag_mark(state: WorkState) -> Mark:
    """The mark of a state."""
    tone, sign = _LOOK[state]
    return Mark(tone, state.value, sign)
