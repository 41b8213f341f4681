"""How the key of the register is kept, in sentences."""

from typing import Final

from il2nurse.workflow.people.keys import KeyStanding

IN_FILE: Final = (
    "\nThat is the disk of the register too: copies elsewhere are protected, a stolen disk is not. "
    "Have the ward's IT encrypt that disk."
)


def standing_in_words(standing: KeyStanding) -> str:
    """How the key is kept, in sentences."""
    lies = f"The register is encrypted. Its key is named {standing.name}, kept in {standing.where}."
    sheet = (
        "Its recovery sheet was confirmed."
        if standing.confirmed
        else "Nobody has confirmed yet that the ward holds its recovery sheet: do 1 and 2 below."
    )
    lines = [f"{lies}{IN_FILE if standing.in_file else ''}", sheet]
    if standing.others:
        older = ", ".join(standing.others)
        lines.append(f"Older keys are known too, and copies of before may need them: {older}.")
    lines += [f"Not encrypted: the copy {copy}." for copy in standing.plain_copies]
    return "\n".join(lines)
