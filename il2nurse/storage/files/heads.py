"""What this station remembers outside the register: the newest entry it saw in each."""

import json
from pathlib import Path

from il2nurse.domain.record.register.seal import Head
from il2nurse.files.reading import BadFile, read_utf8
from il2nurse.files.writing import make_private_folder, write_over
from il2nurse.workflow.register import Register


class StationHeads:
    """The heads a station saw, in a small file that must not lie beside the register."""

    def __init__(self, path: Path) -> None:
        """Use this file; it is made when the first head is remembered."""
        self._path = path

    def check(self, register: Register) -> str:
        """A sentence where the register does not hold what the station saw; "" where it does.

        A register that this station never saw is fine.
        """
        try:
            seen = self.seen(register.identity().register)
        except (BadFile, OSError, ValueError, RecursionError):
            return (
                f"This station's memory of the register at {self._path} is unreadable. "
                "Nothing was changed; compare the newest printed record with the register."
            )
        return "" if seen is None else compare(seen, register)

    def seen(self, register: str) -> Head | None:
        """The newest head seen of this register; ``ValueError`` where the file is damaged."""
        found = self._read().get(register)
        if found is None:
            return None
        match found:
            case {"number": int(number), "seal": str(seal)}:
                return Head(number, seal)
            case _:
                raise ValueError("The head of a register is incomplete.")

    def remember(self, register: str, head: Head) -> None:
        """Remember a newer head; an older one is not taken in its place.

        Raises ``ValueError`` where the file is damaged and ``OSError`` where it cannot be written.
        """
        seen = self.seen(register)
        if seen is None or head.number > seen.number:
            self.accept(register, head)

    def accept(self, register: str, head: Head) -> None:
        """Remember this head whatever was seen before, as after a copy was put back on purpose."""
        heads = self._read()
        heads[register] = {"number": head.number, "seal": head.seal}
        make_private_folder(self._path.parent)
        write_over(self._path, json.dumps(heads, indent=1))

    def _read(self) -> dict[str, object]:
        try:
            found = json.loads(read_utf8(self._path))
        except FileNotFoundError:
            return {}
        match found:
            case dict():
                return found
            case _:
                raise ValueError("The memory of heads is damaged.")


def compare(seen: Head, register: Register) -> str:
    """A sentence where the register is older than what was seen or tells another story."""
    head = register.head()
    if head.number < seen.number:
        return (
            f"The register went backwards: this station saw entry {seen.number} and the newest "
            f"is now {head.number}. An older copy may lie in its place; nothing was changed. "
            "Do not record in it; tell the ward's IT and compare the printed records."
        )
    at = register.since(seen.number - 1, limit=1)
    if seen.number and (not at or at[0].seal != seen.seal):
        return (
            f"The register's history was changed: entry {seen.number} is not the one that this "
            "station saw. Nothing was overwritten now. Do not record in it; tell the ward's IT "
            "and compare the printed records."
        )
    return ""
