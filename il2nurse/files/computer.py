"""What the computer says when it refuses something, as a sentence."""

from typing import Final

LONGEST: Final = 200


def computer_says(problem: OSError) -> str:
    """The reason and the file; a name without end is shown by its beginning."""
    name = str(problem.filename) if problem.filename else ""
    shown = f"{name[:LONGEST]}…" if len(name) > LONGEST else name
    where = f" ({shown})" if shown else ""
    return f"The computer says: {problem.strerror or problem}{where}."
