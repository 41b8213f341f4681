"""How the key of the register is kept, in sentences."""

from typing import Final

from il2nurse.ui.look.tones import Mark, Sign, Tone
from il2nurse.ui.widgets.finding import FindingBox
from il2nurse.workflow.people.keys import KeyStanding

ON_DISK: Final = Mark(Tone.WARN, "Key on this disk", Sign.WARNING)
IN_FILE: Final = (
    "Unless this disk is encrypted, whoever steals it can read every patient: key and register "
    "both lie on it. Have the ward's IT encrypt it. Copies elsewhere are protected."
)


class KeyOnDisk(FindingBox):
    """Warns of a key that lies beside the register."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("key_on_disk")

    def show_standing(self, standing: KeyStanding | None) -> None:
        """Warn where it does."""
        self.show_found((ON_DISK, IN_FILE) if standing and standing.in_file else None)


def standing_in_words(standing: KeyStanding) -> str:
    """How the key is kept, in sentences."""
    lies = f"The register is encrypted. Its key is named {standing.name}."
    sheet = (
        "Its recovery sheet was confirmed."
        if standing.confirmed
        else "Nobody has confirmed yet that the ward holds its recovery sheet: do 1 and 2 below."
    )
    lines = [lies, sheet]
    if standing.others:
        older = ", ".join(standing.others)
        lines.append(f"Older keys are known too, and copies of before may need them: {older}.")
    lines += [f"Not encrypted: the copy {copy}." for copy in standing.plain_copies]
    return "\n".join((*lines, f"The key is kept in {standing.where}."))
