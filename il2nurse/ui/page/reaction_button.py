"""The button that tells a reaction: the same wherever it stands."""

from il2nurse.readable.window_keys import WindowKey
from il2nurse.ui.look import sizes
from il2nurse.ui.look.tones import Sign
from il2nurse.ui.widgets.action import Action, Weight


def reaction_button() -> Action:
    """A small red button with its key; the page listens to the key, also under a dialog."""
    made = Action("reaction", "Reaction")
    made.set_small()
    made.setMinimumHeight(sizes.TARGET)
    made.show_key(WindowKey.REACTION)
    made.set_sign(Sign.FLAG)
    made.set_weight(Weight.DANGER)
    return made
