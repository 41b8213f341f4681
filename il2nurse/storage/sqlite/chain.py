"""The quick check of the chain: SQLite spells out what each seal covers, in one pass."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any, Final

from il2nurse.domain.record.register.seal import FIRST, SEPARATOR, SEPARATORS, Head, Verification
from il2nurse.storage.sqlite.rows import COLUMNS

# All columns but the seal, with the seal's separator between them, as bytes. Only our own names
# and a number go into this statement.
SPELT: Final = f"CAST(concat_ws(char({ord(SEPARATOR)}), {', '.join(COLUMNS[:-1])}) AS BLOB)"
LINKS: Final = f"SELECT number, previous_seal, seal, {SPELT} FROM entry"  # noqa: S608 - made of constants of this program only
UNREADABLE: Final = (None, None, None, None)
BETWEEN: Final = SEPARATOR.encode()


def verify_links(links: Iterable[Sequence[Any]]) -> Verification:
    """Walk the chain over what ``LINKS`` selects; means what ``domain.seal.verify`` means.

    A column without a value is left out of the spelling, so that a separator is missing then.
    """
    number, seal = 0, FIRST
    digest, separator, separators = hashlib.sha256, BETWEEN, SEPARATORS
    for link in links:
        found, previous, own, spelt = link
        if (
            found != number + 1
            or previous != seal
            or digest(spelt).hexdigest() != own
            or spelt.count(separator) != separators
        ):
            what = find_misfit(link, number, seal)
            return Verification(Head(number, seal), number, number + 1, what)
        number, seal = found, own
    return Verification(Head(number, seal), number)


def find_misfit(link: Sequence[Any], number: int, seal: str) -> str:
    """Why the link does not follow the entry with this number and seal."""
    if link[0] is None:
        return "cannot be read"
    if link[0] != number + 1:
        return "is missing"
    if link[1] != seal:
        return "does not follow the entry before it"
    return "was changed after it was written"
