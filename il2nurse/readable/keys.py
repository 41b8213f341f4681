"""The keys of the acts and of typing, each once.

The keys of the whole window stand in ``readable.window_keys``, those that lead to a page in its row
of ``readable.routes``.
"""

from collections.abc import Mapping
from typing import Final

from il2nurse.domain.regimen.rules import Verdict
from il2nurse.readable.words import VERDICT_WORDS

OF_PATIENT: Final[Mapping[str, tuple[str, str]]] = {
    "begin_dose": ("Begin the dose, or go on with it", "B"),
    "vital_signs": ("Vital signs", "V"),
    "fluids": ("Intake and output", "I"),
    "correct_chart": ("Correct the record", "C"),
    "not_given": ("Record that a dose is not given", "G"),
    "record_pdf": ("Print the record of the dose", "P"),
    "preparation_pdf": ("Print the preparation sheet", "S"),
    "calendar": ("Calendar of the course", "Alt+K"),
    "more_acts": ("Move the doses, pause or change the order, transfer", "Alt+M"),
}
"""The acts on the patient's page, by the names of their buttons, with their keys."""

OF_WARD: Final[Mapping[str, tuple[str, str]]] = {
    "new_patient": ("New patient", "N"),
    "turn_order": ("By bed, or by what is most urgent", "B"),
    "turn_below": ("All that needs a charge nurse", "A"),
    "downtime_pack": ("Downtime pack", "Ctrl+D"),
}
"""The acts on the ward page, by the names of their buttons."""

OF_PHARMACY: Final[Mapping[str, tuple[str, str]]] = {
    "answer_ward": ("Answer the ward’s request", "A"),
    "next_of_bag": ("What is next with the bag", "B"),
    "more_of_bag": ("Label, return, waste, quarantine", "M"),
    "receive_vials": ("Take vials into stock", "I"),
}
"""The acts on pharmacy's pages, by the names of their buttons; the menu names its own keys."""

OF_DOSE: Final[Mapping[str, tuple[str, str]]] = {
    "hold_dose": (VERDICT_WORDS[Verdict.HOLD].word, "F8"),
    "stop_infusion": ("Stop the infusion, record the call about it", "F9"),
    "interrupted": ("I was interrupted", "F6"),
    "note_button": ("Add a note", "F4"),
    "back": ("Back to the step before", "Alt+Left"),
}
"""The acts at the foot of a dose."""

OF_FORMS: Final = (
    ("Vital signs or fluids from a form", "Alt+F"),
    ("Given on paper: enter the form", "Ctrl+E"),
    ("Held on paper: enter the form", "Ctrl+H"),
)
"""What enters the forms of a downtime pack."""

TYPING: Final = (
    ("Go on to what is not answered yet, then record", "Enter"),
    ("Record at once", "Ctrl+Enter"),
    ("Back, or give up a dialog", "Esc"),
    ("Past a question without an answer", "Tab"),
    ("Choose an answer", "1 to 9, 0, a, b …"),
    ("Move without choosing, then choose", "arrows, blank"),
    ("Take an answer back; then go back", "Backspace"),
    ("Today, yesterday, the date above", "T, Y, S"),
    ("Now, where a time is asked", "N"),
    ("The other vials are of the lot above", "Alt+S"),
    ("All as listed, where the list offers it", "A"),
    ("Close a message", "F3"),
    ("Find a patient on the ward page", "/"),
    ("Turn the parts of a step", "PgDown, PgUp"),
)
"""What works wherever something is asked."""
