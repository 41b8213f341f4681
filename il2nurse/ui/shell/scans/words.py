"""What is said of a scan that is not taken: nothing is opened, and the next thing to do."""

from typing import Final

from il2nurse.ui.qt.arrival import UNREADABLE, Arrival, Doubt, by_hand, in_sentence, shown

LOCKED: Final = "{} was scanned, but the window is locked. Nothing was opened; type your PIN."
NOBODY: Final = (
    "{} was scanned, but nobody is signed in, and it is no badge of this ward. Nothing was opened; "
    "type your name."
)
_CUT: Final = (
    "{} does not begin with “{}”, as every code of this station's scanner does. It was cut off, "
    "or came from another scanner or a hand. Nothing was opened or recorded; scan it again."
)
_UNREADABLE: Final = (
    "“{}” holds characters that no code of this ward has. Nothing was opened or recorded; scan the "
    "right code, or type it."
)
_SHORT: Final = (
    "{} and {} came together, too few to be told from a hand's keys. Nothing was opened or "
    "recorded. If you pressed them, press one key at a time; if it was a scan, type the code into "
    "“Find or scan patient”."
)
_TORN: Final = (
    "{} came too soon after other keys: it may be the rest of a code with a late key. Nothing was "
    "opened or recorded by it. Scan again; if you pressed it yourself, press it once more."
)


_IN_BOX: Final = (
    "{} came like a scan into a box that asks for no code. It was taken out of the box; nothing "
    "was opened or recorded. If you typed it there, type it more slowly, with a rest in between."
)


def refusal_of(arrival: Arrival, prefix: str) -> str | None:
    """Why a code is taken on no page at all; ``None`` where it may be."""
    code = arrival.code
    if arrival.doubt is Doubt.IN_BOX:
        return _IN_BOX.format(in_sentence(code))
    if code and arrival.doubt is Doubt.SHORT and not prefix:
        return _SHORT.format(in_sentence(code), arrival.end or "a rest")
    if arrival.doubt is Doubt.TORN:
        return _TORN.format(in_sentence(code) if code else arrival.end)
    if prefix and not code.startswith(prefix):
        return f"{_CUT.format(in_sentence(code), prefix)}{by_hand(code)}"
    return (
        None if code.isprintable() and UNREADABLE not in code else _UNREADABLE.format(shown(code))
    )
