"""The second place of copies, another disk or a share: it may be away, full, slow or silent."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from il2nurse.app.copies.beside import copies_beside, newest_of, thin_out
from il2nurse.files.errands import PATIENCE_S, ask
from il2nurse.files.making import clear_making
from il2nurse.storage.files.kept_copies import Copy, find_copies, place_copy
from il2nurse.workflow.register import NotSaved

if TYPE_CHECKING:
    from il2nurse.storage.register import SqliteRegister

NO_SECOND_PLACE: Final = (
    "Copies of the register lie on its own disk only. Ask the ward's IT to name a second place for "
    "them: second_place in the station file."
)
ON_OWN_DISK: Final = "Ask the ward's IT; until then copies lie on the register's own disk only."
AWAY: Final = f"The second place for copies, {{}}, cannot be reached. {ON_OWN_DISK}"
FAULT: Final = f"The second place for copies, {{}}, cannot be used: {{}}. {ON_OWN_DISK}"


def second_folder(second_place: Path, register: "SqliteRegister") -> Path:
    """This register's own folder in the second place: other wards may use the place too."""
    return folder_of(second_place, register.path.name, register.identity().register)


def folder_of(second_place: Path, name: str, register: str) -> Path:
    """The folder in the second place of the register of this name and id."""
    return second_place / f"{name}-{register[:8]}"


def copies_of(path: Path, second_place: Path | None, register: str) -> tuple[Copy, ...]:
    """The copies of a register beside its file and in the second place, where that answers."""
    beside = find_copies(path.parent, path.name, register)
    if second_place is None:
        return beside
    folder = folder_of(second_place, path.name, register)
    return beside + ask(lambda: find_copies(folder, path.name, register), ())


def copies_named(second_place: Path | None, name: str) -> tuple[Copy, ...]:
    """The copies in the second place of all registers with this file name, where it answers."""

    def look() -> tuple[Copy, ...]:
        folders = sorted(second_place.glob(f"{name}-*")) if second_place else []
        return tuple(copy for folder in folders for copy in find_copies(folder, name))

    return ask(look, ())


def copy_to_second(register: "SqliteRegister", second_place: Path | None) -> str | None:
    """Place the newest copy in the second place too; the sentence why not, else ``None``."""
    if second_place is None:
        return NO_SECOND_PLACE
    try:
        there = second_place.is_dir()
        return _bring(register, second_place) if there else AWAY.format(second_place)
    except NotSaved as problem:
        return str(problem)
    except OSError as error:
        return fault_in_words(second_place, error)


def fault_in_words(second_place: Path, error: OSError) -> str:
    """Why the second place has no new copy, as sentences."""
    return FAULT.format(second_place, error.strerror or error)


def _bring(register: "SqliteRegister", second_place: Path) -> str | None:
    copy = newest_of(register, copies_beside(register))
    if copy is None:
        return None
    folder = second_folder(second_place, register)
    if not any(there.head == copy.head for there in find_copies(folder, register.path.name)):
        clear_making(folder)
        placed = place_copy(copy, folder)
        thin_out(register, find_copies(folder, register.path.name), placed.path)
    return warn_of_same_disk(register.path, second_place)


def lies_in_second(register: "SqliteRegister", second_place: Path) -> bool:
    """Whether the newest copy lies in the second place too."""
    copy = newest_of(register, copies_beside(register))
    there = copies_in_second(register, second_place)
    return copy is not None and any(each.head == copy.head for each in there)


def copies_in_second(register: "SqliteRegister", second_place: Path) -> tuple[Copy, ...]:
    """The copies of a register in the second place; none where it does not answer."""
    return copies_seen(register, second_place) or ()


def copies_seen(
    register: "SqliteRegister", second_place: Path, patience_s: float = PATIENCE_S
) -> tuple[Copy, ...] | None:
    """The copies of a register in the second place; ``None`` where it does not answer in time."""
    folder, identity = second_folder(second_place, register), register.identity().register
    return ask(lambda: find_copies(folder, register.path.name, identity), None, patience_s)


def warn_of_same_disk(register: Path, second_place: Path) -> str | None:
    """A sentence where both places are one disk, as when a share is away; else ``None``."""
    if second_place.stat().st_dev != register.stat().st_dev:
        return None
    return (
        f"The second place for copies, {second_place}, lies on the register's own disk: one fault "
        "would take both. Ask the ward's IT to name another disk or a share."
    )
