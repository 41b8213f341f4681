"""The one way in which commands come to a register: looked at, verified whole, heads compared."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from il2nurse.app.head_watch import check_heads, remember_growth
from il2nurse.app.keys import open_known
from il2nurse.domain.record.register.entries import BrokenRegister
from il2nurse.domain.record.register.seal import Verification
from il2nurse.settings import load_settings
from il2nurse.storage.register import SqliteRegister


@contextmanager
def sound_register(path: Path, *, to_read: bool = False) -> Iterator[SqliteRegister]:
    """A register whose chain holds and which has all that this station saw of it.

    Raises ``BrokenRegister`` with the reason where it must not be used: nothing is answered then.
    One that is opened ``to_read`` takes no entry, and nothing is laid beside it.
    """
    register = open_known(path, to_read=to_read)
    try:
        refuse_unsound(register)
        remember_growth(load_settings(), register)
        yield register
    finally:
        register.close()


def refuse_unsound(register: SqliteRegister) -> None:
    """Raise ``BrokenRegister`` where the chain, a guard or what the station saw does not hold."""
    found = register.verify(reports=False)
    if not found.intact:
        raise BrokenRegister(sentence(register.path, found))
    if warning := check_heads(load_settings(), register):
        raise BrokenRegister(warning)


def sentence(path: Path, found: Verification) -> str:
    """What is wrong with a register, and how far it can be trusted."""
    return (
        f"{path}: {found.fault}. Entries 1 to {found.head.number} are whole. "
        "Nothing was changed; do not record in this register, and compare the printed records."
    )
