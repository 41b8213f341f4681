"""What a code stands on, and why it could not be read, in words."""

from collections.abc import Mapping
from typing import Final

from il2nurse.domain.record.register.scan_facts import CodeOn, WhyUnread

CODES_ON: Final[Mapping[CodeOn, str]] = {
    CodeOn.WRISTBAND: "Wristband",
    CodeOn.VIAL: "Vial or its pack",
    CodeOn.BAG: "Label of a bag or syringe",
    CodeOn.PAPER: "Paper",
    CodeOn.BADGE: "Badge",
    CodeOn.OTHER: "Something else",
}
WHY_UNREAD: Final[Mapping[WhyUnread, str]] = {
    WhyUnread.SMUDGED: "Wet or smudged",
    WhyUnread.TORN: "Torn or folded",
    WhyUnread.MISSING: "No code on it",
    WhyUnread.POOR_PRINT: "Badly printed",
    WhyUnread.CURVED: "Bent round or shining",
    WhyUnread.SCANNER: "The scanner does not work",
    WhyUnread.NO_SCANNER: "No scanner here",
    WhyUnread.OTHER: "Another reason",
}
