"""How the key of the register is kept, in sentences."""

from typing import Final

from il2nurse.workflow.people.keys import KeyStanding

IN_FILE: Final = (
    "Unless this disk is encrypted, whoever steals it can read every patient: key and register "
    "both lie on it. Have the ward's IT encrypt it. Copies elsewhere are protected."
)


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
