"""The keys of the window, each once: what leads to a page, what works on every page, the acts."""

from collections.abc import Mapping
from enum import StrEnum, unique
from typing import Final, NamedTuple

from il2nurse.domain.people import May, Person
from il2nurse.domain.regimen.rules import Verdict
from il2nurse.readable.words import VERDICT_WORDS


class Way(NamedTuple):
    """What is written on a way to a page, its key, and what one must be allowed to go there."""

    text: str
    key: str
    may: May | None = None

    def open_to(self, person: Person) -> bool:
        """Whether this person may go there."""
        return self.may is None or person.may(self.may)


@unique
class WindowKey(StrEnum):
    """Keys of the whole window."""

    MENU = "F10"
    THEME = "Ctrl+T"
    LOCK = "Ctrl+L"
    SIGN_OUT = "Ctrl+Shift+L"
    PACE = "Ctrl+Shift+T"
    REACTION = "F12"
    ACKNOWLEDGE = "F7"


WINDOW_KEYS: Final[Mapping[WindowKey, str]] = {
    WindowKey.MENU: "Menu",
    WindowKey.REACTION: "Reaction, on every page about a patient",
    WindowKey.ACKNOWLEDGE: "Take an alarm on",
    WindowKey.LOCK: "Lock the window",
    WindowKey.SIGN_OUT: "Sign out",
    WindowKey.THEME: "Light, dark, high contrast",
    WindowKey.PACE: "Speed of the practice clock",
}

BAR: Final[Mapping[str, Way]] = {
    "ward": Way("Ward", "Ctrl+1"),
    "patient": Way("Patient", "Ctrl+2"),
    "pharmacy": Way("Pharmacy", "Ctrl+3"),
    "audit": Way("Audit", "Ctrl+4", May.AUDIT),
}
"""The pages in the bar on top."""

TABS: Final[Mapping[str, Way]] = {
    "patient": Way("Doses", "D"),
    "flowsheet": Way("Flowsheet", "F"),
    "laboratory": Way("Laboratory", "R"),
    "assessment": Way("Hold criteria", "H"),
    "neuro": Way("Neuro", "E"),
}
"""The pages about one patient, side by side."""

MENU: Final[Mapping[str, Way]] = {
    "help": Way("Help", "F1"),
    "people": Way("People of this ward", "Ctrl+5", May.MANAGE_PEOPLE),
    "scanner": Way("Scanner: prefix and test", "Ctrl+6"),
    "paper_check": Way("Check a paper", "Ctrl+7", May.AUDIT),
    "own_pin": Way("Change my PIN", "Ctrl+8"),
    "regimens": Way("Regimens", "Ctrl+0"),
    "recovery_sheet": Way("Recovery sheet and key", "Ctrl+K", May.KEEP_KEY),
    "copies": Way("Copies and restore drill", "Ctrl+B", May.RESTORE),
}
"""The pages in the menu."""

OF_PATIENT: Final[Mapping[str, tuple[str, str]]] = {
    "begin_dose": ("Begin the dose, or go on with it", "B"),
    "vital_signs": ("Vital signs", "V"),
    "fluids": ("Intake / output", "I"),
    "correct_chart": ("Correct the record", "C"),
    "not_given": ("Record that a dose is not given", "G"),
    "record_pdf": ("Print the record of the dose", "P"),
    "preparation_pdf": ("Print the preparation sheet", "S"),
}
"""The acts on the patient's page, by the names of their buttons, with their keys."""

OF_DOSE: Final[Mapping[str, tuple[str, str]]] = {
    "hold_dose": (VERDICT_WORDS[Verdict.HOLD].word, "F8"),
    "stop_infusion": ("Stop the infusion", "F9"),
    "interrupted": ("I was interrupted", "F6"),
    "note_button": ("Add a note", "F4"),
    "back": ("Back to the step before", "Alt+Left"),
}
"""The acts at the foot of a dose."""

TYPING: Final = (
    ("Go on to what is not answered yet, then record", "Enter"),
    ("Record at once", "Ctrl+Enter"),
    ("Back, or give up a dialog", "Esc"),
    ("Past a question without an answer", "Tab"),
    ("Choose an answer", "1 to 9, 0, a, b …"),
    ("Move without choosing, then choose", "arrows, blank"),
    ("Take a choice back", "Delete"),
    ("Close a message", "F3"),
    ("Find a patient on the ward page", "/"),
)
"""What works wherever something is asked."""
