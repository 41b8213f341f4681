"""The copies that lie beside a register: which is the newest of its history, and which stay."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from il2nurse.storage.files.keeping import to_keep
from il2nurse.storage.files.kept_copies import Copy, find_copies, remove_copy
from il2nurse.storage.files.restorings import holds

if TYPE_CHECKING:
    from il2nurse.storage.register import SqliteRegister


def thin_copies(register: "SqliteRegister", made: Path) -> None:
    """Take away the copies beside the register that are not to be kept; the one just made is."""
    thin_out(register, copies_beside(register), made)


def copies_beside(register: "SqliteRegister") -> tuple[Copy, ...]:
    """The copies that lie beside the register, oldest first."""
    return find_copies(register.path.parent, register.path.name, register.identity().register)


def newest_of(register: "SqliteRegister", copies: Sequence[Copy]) -> Copy | None:
    """The copy that holds most of the register as it stands; times are only a wall clock's."""
    held = [copy for copy in copies if holds(register, copy.head)]
    return max(held, key=lambda copy: (copy.head.number, copy.at), default=None)


def newest_made_at(
    register: "SqliteRegister", copies: Sequence[Copy], at: datetime
) -> datetime | None:
    """When the newest copy of those that hold most of the register was made.

    One that only an older time makes new is not: on a station whose clock was set back those of
    before lie within the hour. One of a wrong clock's future tells nothing.
    """
    held = [copy for copy in copies if holds(register, copy.head)]
    most = max((copy.head.number for copy in held), default=0)
    made = [copy.at for copy in held if copy.head.number == most and copy.at <= at]
    return max(made, default=None)


def thin_out(register: "SqliteRegister", copies: Sequence[Copy], made: Path) -> None:
    """Take away the copies that are not to be kept.

    One with entries that the register lacks stays: it may be all that is left of them. So do
    the one just made and the one that holds most: on a station whose clock was set back all others
    are newer by time.
    """
    held = [copy for copy in copies if holds(register, copy.head)]
    kept, most = to_keep([copy.at for copy in held]), newest_of(register, held)
    for copy in held:
        if copy.at not in kept and copy != most and copy.path != made:
            remove_copy(copy)
