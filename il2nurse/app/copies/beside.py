"""The copies that lie beside a register: which is the newest of its history, and which stay."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from il2nurse.storage.files.keeping import to_keep
from il2nurse.storage.files.kept_copies import Copy, find_copies, remove_copy
from il2nurse.storage.files.restorings import holds

if TYPE_CHECKING:
    from il2nurse.storage.register import SqliteRegister


def thin_copies(register: "SqliteRegister") -> None:
    """Take away the copies beside the register that are not to be kept."""
    thin_out(register, copies_beside(register))


def copies_beside(register: "SqliteRegister") -> tuple[Copy, ...]:
    """The copies that lie beside the register, oldest first."""
    return find_copies(register.path.parent, register.path.name, register.identity().register)


def newest_of(register: "SqliteRegister", copies: Sequence[Copy]) -> Copy | None:
    """The copy that holds most of the register as it stands; times are only a wall clock's."""
    held = [copy for copy in copies if holds(register, copy.head)]
    return max(held, key=lambda copy: (copy.head.number, copy.at), default=None)


def thin_out(register: "SqliteRegister", copies: Sequence[Copy]) -> None:
    """Take away the copies that are not to be kept.

    One with entries that the register lacks stays: it may be all that is left of them.
    """
    held = [copy for copy in copies if holds(register, copy.head)]
    kept = to_keep([copy.at for copy in held])
    for copy in held:
        if copy.at not in kept:
            remove_copy(copy)
