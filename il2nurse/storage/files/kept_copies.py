"""The copies of a register in a folder: names, the heads beside them, a copy's second place."""

import json
import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from il2nurse.domain.record.register.seal import Head
from il2nurse.files.duplicating import copy_bytes
from il2nurse.files.making import making_beside
from il2nurse.files.moving import move_into_place, remove_making
from il2nurse.files.private import make_private_folder
from il2nurse.files.reading import BadFile, read_utf8
from il2nurse.files.writing import write_over
from il2nurse.workflow.register import NotSaved

COPY: Final = re.compile(r"(?P<name>.+)\.backup-(?P<at>\d{8}T\d{6})Z")
STAMP: Final = "%Y%m%dT%H%M%S"


@dataclass(frozen=True, slots=True)
class Copy:
    """A verified copy of a register: its file, when it was made, and which head it has.

    ``key`` is what the key is called that it is encrypted with, as far as that is known.
    ``restored`` is the newest entry in it by which the register goes on after a loss: restored, or
    set back and accepted. By that two histories of one register are told apart in a list.
    """

    path: Path
    at: datetime
    register: str
    head: Head
    key: str | None = None
    restored: Head | None = None


def free_name(folder: Path, name: str, at: datetime) -> Path:
    """The first free name from this second on."""
    while True:
        target = folder / f"{name}.backup-{at.astimezone(UTC):{STAMP}}Z"
        if not target.exists():
            return target
        at += timedelta(seconds=1)


def is_copy(path: Path) -> bool:
    """Whether a file is named as a copy; nothing is recorded in one."""
    return COPY.fullmatch(path.name) is not None


def why_read_only(path: Path) -> str:
    """Why nothing may be recorded in a register file that can be read, and what to do."""
    if is_copy(path):
        return (
            f"{path} is a copy, and nothing is recorded in a copy: it could not be restored any "
            "more. Name the register, or restore the copy first: il2nurse restore."
        )
    return (
        f"the register at {path} is open for reading only. Ask for the right to write to it, then "
        "open it again."
    )


def manifest_of(copy: Path) -> Path:
    """Where the copy's head is written."""
    return copy.with_name(f"{copy.name}.head.json")


def write_manifest(copy: Copy) -> None:
    """Write the copy's register, head, time and key's name beside it, whole or not at all."""
    manifest: dict[str, str | int | list[int | str]] = {
        "register": copy.register,
        "number": copy.head.number,
        "seal": copy.head.seal,
        "made_at": copy.at.astimezone(UTC).isoformat(),
    }
    if copy.key is not None:
        manifest["key"] = copy.key
    if copy.restored is not None:
        manifest["restored"] = [copy.restored.number, copy.restored.seal]
    write_over(manifest_of(copy.path), json.dumps(manifest, indent=1))


def read_copy(path: Path) -> Copy | None:
    """The copy at a path by its name and its head; ``None`` where one of them is no copy's."""
    named = COPY.fullmatch(path.name)
    if not named or not path.is_file():
        return None
    try:
        at = datetime.strptime(named["at"], STAMP).replace(tzinfo=UTC)
        manifest = json.loads(read_utf8(manifest_of(path)))
    except (BadFile, OSError, ValueError, RecursionError):
        return None
    match manifest:
        case {"register": str(register), "number": int(number), "seal": str(seal)}:
            made_at, key = manifest.get("made_at"), manifest.get("key")
            exact = _exact(made_at) if isinstance(made_at, str) else None
            called = key if isinstance(key, str) else None
            restored = _restored(manifest.get("restored"))
            return Copy(path, exact or at, register, Head(number, seal), called, restored)
        case _:
            return None


def _restored(found: object) -> Head | None:
    """The newest entry in a copy by which it goes on after a loss, as its head has it."""
    match found:
        case [int(number), str(seal)]:
            return Head(number, seal)
        case _:
            return None


def _exact(made_at: str) -> datetime | None:
    """When a copy was made, as its head has it: two of one second have names a second apart."""
    try:
        return datetime.fromisoformat(made_at).astimezone(UTC)
    except ValueError:
        return None


def find_copies(folder: Path, name: str, register: str | None = None) -> tuple[Copy, ...]:
    """The complete copies in a folder of a register file of this name, oldest first.

    With ``register`` only those of the register with this id.
    """
    try:
        found = [read_copy(path) for path in folder.iterdir() if path.name.startswith(f"{name}.")]
    except OSError:
        return ()
    copies = [
        copy for copy in found if copy and named(copy) == name and register in (None, copy.register)
    ]
    return tuple(sorted(copies, key=lambda copy: copy.at))


def named(copy: Copy) -> str:
    """The name of the register file that was copied."""
    found = COPY.fullmatch(copy.path.name)
    return found["name"] if found else ""


def last_copy(register: Path) -> Path | None:
    """The newest complete copy beside the register; None where there is none."""
    copies = find_copies(register.parent, register.name)
    return copies[-1].path if copies else None


def remove_copy(copy: Copy) -> None:
    """Take a copy away, and its head after it."""
    copy.path.unlink(missing_ok=True)
    manifest_of(copy.path).unlink(missing_ok=True)


def _name_there(copy: Copy, folder: Path) -> Path:
    """Its own name, unless a copy of another history has that already, made in the same second."""
    target = folder / copy.path.name
    there = read_copy(target)
    if not target.exists() or (there and there.head == copy.head):
        return target
    return free_name(folder, named(copy), copy.at)


def place_copy(copy: Copy, folder: Path) -> Copy:
    """The same copy in another folder, read back there; ``NotSaved`` where it did not come whole.

    It goes byte by byte: on a share a database's locks cannot be trusted.
    """
    target = _name_there(copy, folder)
    making = making_beside(target)
    try:
        make_private_folder(folder)
        copy_bytes(copy.path, making)
        write_manifest(replace(copy, path=target))
        move_into_place(making, target)
    except FileExistsError:
        # Another station placed it in this moment.
        return replace(copy, path=target)
    except OSError as error:
        raise NotSaved(
            f"No copy of the register was placed in {folder}: {error.strerror or error}. The copy "
            f"{copy.path.name} beside the register is complete."
        ) from error
    finally:
        remove_making(making)
    return replace(copy, path=target)
